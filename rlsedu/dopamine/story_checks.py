"""Checks of the stories: the iron-poor brain, the clock, lost endings, and medicines."""

from dataclasses import replace

import numpy as np

from rlsedu.dopamine.augmentation_risk import MONTHS_A_YEAR, Augmented, augmentation, median_days
from rlsedu.dopamine.daily_rhythm import Day, simulate_day
from rlsedu.dopamine.judging import RULES, change, near, percent, unmeasured
from rlsedu.dopamine.scenario import (
    STORIES,
    CellLoss,
    Dose,
    IronLoss,
    Rhythm,
    Scenario,
    healthy,
    more_made,
    parkinson,
    pumps_and_brake,
    simple_story,
)
from rlsedu.dopamine.terminal_numbers import Terminal
from rlsedu.evidence import checked, fact, number_in, one_of
from rlsedu.evidence.checks import HIT, MISS, OPEN, Check, judged
from rlsedu.evidence.conversions import left, next_day

IRON_POOR = (simple_story, pumps_and_brake, more_made)
NELSON, BEARD, FLUID = "nelson-1997-id-reversible", "beard-1994-id-extracellular-da", "earley-2001-csf"
WINDOW, PUT_BACK = "symptoms:michaud-2005-circadian-x-rest", "unger-2014-no-net-flux"
DAY = (Terminal, Rhythm)
POOR, LOST, DOSED = (*DAY, IronLoss), (*DAY, CellLoss), (*DAY, IronLoss, Dose)


def story_checks():
    """Return the Checks of the stories, computed now."""
    parts = (_iron_poor_brain, _iron_put_back, _symptom_hours, _clock, _lost_endings, _levodopa, _augmentation)
    return [check for part in parts for check in part()]


def _words(scenario):
    return STORIES[scenario.name]


def _iron_poor_brain():
    few = "no clear difference ({rls} v {controls} people)".format(**fact(FLUID).n)
    for story in IRON_POOR:
        about = _words(story())
        found = {key: percent(value) for key, value in simulate_day(story()).means.items()}
        outside, hva, stored, made = (found[key] for key in ("extracellular_da", "hva", "tissue_da", "th_flux"))
        places = (f"{NELSON}/dopamine-outside-cell", f"{BEARD}/dopamine")
        yield change("dopamine outside, iron-poor rats", places, POOR, about, outside)
        result = OPEN if abs(hva) <= RULES.few else MISS
        yield unmeasured("HVA in spinal fluid", (FLUID,), POOR, about, hva, result, few)
        yield change("HVA outside, iron-poor rats", (f"{BEARD}/hva",), POOR, about, hva)
        # One study saw no difference, another saw less; only more would be a miss.
        what, result = "stored dopamine, iron-poor rats", OPEN if stored <= RULES.same else MISS
        yield unmeasured(what, (NELSON, PUT_BACK), POOR, about, stored, result, "no difference; lower")
        what = "more 3-OMD in spinal fluid, perhaps since more L-DOPA is made"
        places, told = ("earley-2006-csf-day-night", "allen-2009-3omd"), "higher at 22:00; wanted: more made"
        yield unmeasured(what, places, POOR, about, made, judged(made > RULES.more), told)


def _iron_put_back():
    """Iron into the midbrain: dopamine outside went back to normal while uptake stayed slow."""
    pumps, made = pumps_and_brake(), more_made(1.0)
    slow = pumps.terminal.dat_density
    back = (
        (pumps, replace(pumps, terminal=replace(pumps.terminal, iron=1.0))),
        (more_made(), replace(made, terminal=replace(made.terminal, dat_density=slow))),
    )
    what = "dopamine outside after iron into the midbrain, slow uptake left"
    for scenarios in back:
        poor, now = (percent(simulate_day(one).means["extracellular_da"]) for one in scenarios)
        result = HIT if abs(now) <= RULES.same else OPEN if now < poor else MISS
        told = f"{_words(scenarios[0])}: {poor:+.0f} % before, {now:+.0f} % after"
        rule = f"within {RULES.same:g} % of normal"
        yield Check(what, (PUT_BACK,), POOR, "reversed (no number read)", told, rule, result, number=now)


def _is_symptom_hour(day):
    clock, value = day.clock_h[:-1], fact(WINDOW).value
    return (clock >= value("window-start")) & (clock < next_day(value("window-end")))


@checked(day=Day)
def weakest_hours(day):
    """Return how many % of a Day's weakest hours of signal are hours of symptoms (as many hours as those have)."""
    inside = _is_symptom_hour(day)
    return 100 * float(inside[np.argsort(day.d2_signal[:-1])[: inside.sum()]].mean())


def _symptom_hours():
    """What a signal that explains the evening would have to do; the hour of the trough was put in by hand."""
    usual = simulate_day(healthy()).d2_signal
    least, most = usual.min(), usual.max()
    by_chance = 100 * _is_symptom_hour(simulate_day(healthy())).mean()
    best, helps = "symptoms:trenkwalder-1999-peak-trough", "scholz-2011-agonists"
    for story in IRON_POOR:
        day, about = simulate_day(story()), _words(story())
        share, top, low = weakest_hours(day), day.d2_signal.max(), day.d2_signal.min()
        for what, key, wanted, told, hit in (
            (
                "the weakest hours are the hours of symptoms",
                WINDOW,
                f"at least {RULES.nearly_all:g} %",
                f"{share:.0f} % of them (chance: {by_chance:.0f} %)",
                share >= RULES.nearly_all,
            ),
            (
                "in the best hour legs are least restless, so the signal is as in the healthy toy",
                best,
                f"{least:.2f} to {most:.2f}",
                f"{top:.2f}",
                least <= top <= most,
            ),
            (
                "medicines that raise the signal help, so the evening signal is too weak",
                helps,
                f"below {least:.2f}, the healthy toy's worst",
                f"{low:.2f}",
                low < least,
            ),
        ):
            yield Check(what, (key,), POOR, f"wanted: {wanted}", f"{about}: {told}", wanted, judged(bool(hit)))


def _clock():
    key, sets = "poceta-2009-csf-rhythm", "TH sets the rhythm"
    lag = fact(key).value("hva-peak-clock-time") - fact(key).value("dopamine-peak-clock-time")
    even = Rhythm(th_swing=RULES.shared, dat_swing=RULES.shared)
    for rhythm, about in ((Rhythm(), sets), (even, "the transporter shares it")):
        day = simulate_day(Scenario("", rhythm=rhythm))
        first, later = (day.clock_h[values.argmax()] for values in (day.extracellular_da, day.hva))
        behind = (later - first + 12) % 24 - 12
        told = f"{about}: {abs(behind):.1f} h {'later' if behind >= 0 else 'earlier'}"
        what = "HVA peaks after dopamine (fluid of the lower back; the toy: its own ending)"
        result = OPEN if behind >= 0 else MISS  # eight people and another fluid: only the order can be judged
        yield Check(what, (f"{key}/hva-peak-clock-time",), DAY, f"{lag:.0f} h later", told, "the order", result)
    whole, alone = (
        np.ptp(simulate_day(Scenario("", rhythm=r)).extracellular_da) for r in (Rhythm(), Rhythm(th_swing=0))
    )
    what, places, share = "the transporter makes the daily swing", ("ferris-2014-dat-governs",), 100 * alone / whole
    rule, result = f"more than {RULES.most:g} %", judged(bool(share > RULES.most))
    yield Check(what, places, DAY, "most of it", f"{sets}: {share:.0f} % of it", rule, result)


def _lost_endings():
    place, about = "acnp-6ohda-80-percent/tissue-loss-outside-dopamine", STORIES["parkinson"]
    rats = parkinson(left(fact("acnp-6ohda-80-percent").value("tissue-loss-outside-dopamine")))
    outside = percent(simulate_day(rats).means["extracellular_da"])
    what, same = "dopamine outside when 80 % is lost, rats", judged(abs(outside) <= RULES.same)
    yield unmeasured(what, (place,), LOST, about, outside, same, "not clearly less")
    early = simulate_day(parkinson()).means
    place, stored = "fearnley-1991-threshold-80-percent/striatal-dopamine", percent(early["tissue_da"])
    yield change("stored dopamine when signs begin", (place,), LOST, about, stored)
    what, signal = "the signs have begun, so the signal is clearly weaker", percent(early["d2_signal"])
    wanted = f"wanted: below -{RULES.more:g} %"
    yield unmeasured(what, ("heng-2023-dat-early-pd",), LOST, about, signal, judged(signal < -RULES.more), wanted)


@checked(scenario=Scenario, clock=number_in(12, 35, "h"), name=one_of(("extracellular_da", "d2_signal")))
def levodopa_rise(scenario, clock, name):
    """Return the largest rise of a Day's quantity through the same levodopa (27 uM/h at its peak) at a clock time."""
    before, after = simulate_day(scenario), simulate_day(scenario.with_dose(levodopa=RULES.levodopa, clock=clock))
    return float((getattr(after, name) - getattr(before, name)).max())


def _levodopa():
    rats, people = "bianco-2008-levodopa-id-rat/dopamine-response-levodopa", "garcia-borreguero-2004-levodopa-night"
    night_h = fact(people).value("second-test-clock-time")
    usual = levodopa_rise(healthy(), Dose.clock, "extracellular_da")
    usual_night = levodopa_rise(healthy(), night_h, "d2_signal")
    for story in IRON_POOR:
        rise = percent(levodopa_rise(story(), Dose.clock, "extracellular_da") / usual)
        yield change("rise after levodopa, iron-poor rats", (rats,), DOSED, _words(story()), rise)
        night = percent(levodopa_rise(story(), night_h, "d2_signal") / usual_night)
        what = "answer to levodopa at 23:00 (people: two hormones in blood; the toy: D2 signal)"
        yield unmeasured(what, (people,), DOSED, _words(story()), night, OPEN, "larger")


def _augmentation():
    key, about, uses = "hogl-2010-augmentation-levodopa", "constant risk", (Augmented,)
    days, half = fact(key).value("median-time"), median_days("levodopa", 6)
    what, result = "half of those with augmentation have it by", HIT if near(half, days) else MISS
    sides = f"day {days:.0f}", f"{about}: day {half:.0f}"
    yield Check(what, (f"{key}/median-time",), uses, *sides, f"within {RULES.close:g} %", result, number=half)
    key = "allen-2011-augmentation-community"
    place, value = f"{key}/definite-or-highly-suggestive", fact(key).value
    years, seen = value("time-treatment"), value("definite-or-highly-suggestive")
    share = float(100 * augmentation("community", MONTHS_A_YEAR * years))
    result = OPEN if share >= seen or near(share, seen) else MISS  # a lower bound; the yearly rate is the same study's
    told = f"at least {seen:.0f} % (no sign: {value('no-sign-augmentation'):.0f} %)"
    what, model, rule = f"augmentation after {years:g} years", f"{about}: {share:.0f} %", "so many or more"
    yield Check(what, (place,), uses, told, model, rule, result, number=share)
