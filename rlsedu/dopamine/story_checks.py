"""Checks of the stories: the iron-poor brain, the clock, lost endings, and medicines."""

from dataclasses import replace

import numpy as np

from rlsedu.dopamine.augmentation import augmentation, median_days
from rlsedu.dopamine.checks import HIT, MISS, OPEN, RULES, Check, change, judged, near, percent
from rlsedu.dopamine.day import Day, simulate_day
from rlsedu.dopamine.scenario import (
    Dose,
    Rhythm,
    Scenario,
    healthy,
    more_made,
    parkinson,
    pumps_and_brake,
    simple_story,
)
from rlsedu.evidence import checked, fact, number_in, one_of
from rlsedu.evidence.roles import SAME_STUDY

STORIES = {made().name: made for made in (simple_story, pumps_and_brake, more_made)}


def story_checks():
    """Return the Checks of the stories, computed now."""
    parts = (_iron_poor_brain, _iron_put_back, _symptom_hours, _clock, _lost_endings, _levodopa, _augmentation)
    return [check for part in parts for check in part()]


def _iron_poor_brain():
    measured = fact("beard-1994-id-extracellular-da").value
    low, high = fact("nelson-1997-id-reversible").value("dopamine outside"), measured("dopamine")
    for name, story in STORIES.items():
        found = {key: percent(value) for key, value in simulate_day(story()).means.items()}
        outside, hva, made = found["extracellular_da"], found["hva"], found["th_flux"]
        facts = ("nelson-1997-id-reversible", "beard-1994-id-extracellular-da")
        yield change("dopamine outside, iron-poor rats", facts, (low, high), name, outside)
        few, result = "no clear difference (16 v 14 people)", OPEN if abs(hva) <= RULES.few else MISS
        yield Check("HVA in spinal fluid", ("earley-2001-csf",), few, name, f"{hva:+.0f} %", result)
        yield change("HVA outside, iron-poor rats", "beard-1994-id-extracellular-da", measured("HVA"), name, hva)
        yield _stored(name, found["tissue_da"])
        what, result = "more 3-OMD in spinal fluid, perhaps since more L-DOPA is made", judged(made > RULES.more)
        facts, words = ("earley-2006-csf-day-night", "allen-2009-3omd"), "higher at 22:00; wanted: more made"
        yield Check(what, facts, words, name, f"{made:+.0f} %", result, SAME_STUDY)


def _stored(name, computed):
    """Stored dopamine of iron-poor rats: one study saw no difference, another saw less; only more would be a miss."""
    facts = ("nelson-1997-id-reversible", "unger-2014-no-net-flux")
    words, result = "no difference; lower", OPEN if computed <= RULES.same else MISS
    return Check("stored dopamine, iron-poor rats", facts, words, name, f"{computed:+.0f} %", result)


def _iron_put_back():
    """Iron into the midbrain: dopamine outside went back to normal while uptake stayed slow."""
    pumps = pumps_and_brake()
    lost = pumps.terminal.dat_density
    back = {
        pumps.name: replace(pumps, terminal=replace(pumps.terminal, iron=1.0)),
        more_made().name: replace(more_made(1.0), terminal=replace(more_made(1.0).terminal, dat_density=lost)),
    }
    what = "dopamine outside after iron into the midbrain, slow uptake left"
    for name, scenario in back.items():
        poor, now = (percent(simulate_day(one).means["extracellular_da"]) for one in (STORIES[name](), scenario))
        result = HIT if abs(now) <= RULES.same else OPEN if now < poor else MISS
        words = f"{poor:+.0f} % before, {now:+.0f} % after"
        yield Check(what, ("unger-2014-no-net-flux",), "reversed (no number read)", name, words, result)


def _is_symptom_hour(day):
    value = fact("symptoms:michaud-2005-circadian-x-rest").value
    clock = day.clock_h[:-1]
    return (clock >= value("start of the window")) & (clock < 24 + value("end of that window"))


@checked(day=Day)
def weakest_hours(day):
    """Return how many % of a Day's weakest hours of signal are hours of symptoms (as many hours as those have)."""
    inside = _is_symptom_hour(day)
    return 100 * float(inside[np.argsort(day.d2_signal[:-1])[: inside.sum()]].mean())


def _symptom_hours():
    """What a signal that explains the evening would have to do; the hour of the trough was put in by hand."""
    worst, best, helps = (
        "symptoms:michaud-2005-circadian-x-rest",
        "symptoms:trenkwalder-1999-peak-trough",
        "scholz-2011-agonists",
    )
    usual = simulate_day(healthy()).d2_signal
    least, most = usual.min(), usual.max()
    by_chance = 100 * _is_symptom_hour(simulate_day(healthy())).mean()
    for name, story in STORIES.items():
        day = simulate_day(story())
        share, top, low = weakest_hours(day), day.d2_signal.max(), day.d2_signal.min()
        what, words = "the weakest hours are the hours of symptoms", f"wanted: at least {RULES.nearly_all:g} %"
        computed = f"{share:.0f} % of them (chance: {by_chance:.0f} %)"
        yield Check(what, (worst,), words, name, computed, judged(share >= RULES.nearly_all))
        what = "in the best hour legs are least restless, so the signal is as in the healthy toy"
        words = f"wanted: {least:.2f} to {most:.2f}"
        yield Check(what, (best,), words, name, f"{top:.2f}", judged(least <= top <= most))
        what, words = (
            "medicines that raise the signal help, so the evening signal is too weak",
            f"wanted: below {least:.2f}, the healthy toy's worst",
        )
        yield Check(what, (helps,), words, name, f"{low:.2f}", judged(low < least))


def _clock():
    key, peaks = "poceta-2009-csf-rhythm", fact("poceta-2009-csf-rhythm").value
    lag = peaks("HVA") - peaks("dopamine")
    even = Rhythm(th_swing=RULES.shared, dat_swing=RULES.shared)
    for rhythm, name in ((Rhythm(), "TH sets the rhythm"), (even, "the transporter shares it")):
        day = simulate_day(Scenario("", rhythm=rhythm))
        first, later = (day.clock_h[values.argmax()] for values in (day.extracellular_da, day.hva))
        behind = (later - first + 12) % 24 - 12
        words = f"{abs(behind):.1f} h {'later' if behind >= 0 else 'earlier'}"
        what = "HVA peaks after dopamine (fluid of the lower back; the toy: its own ending)"
        result = OPEN if behind >= 0 else MISS  # eight people and another fluid: only the order can be judged
        yield Check(what, (key,), f"{lag:.0f} h later", name, words, result, SAME_STUDY)
    whole, alone = (
        np.ptp(simulate_day(Scenario("", rhythm=r)).extracellular_da) for r in (Rhythm(), Rhythm(th_swing=0))
    )
    what, key, share = "the transporter makes the daily swing", "ferris-2014-dat-governs", 100 * alone / whole
    yield Check(what, (key,), "most of it", "TH sets the rhythm", f"{share:.0f} % of it", judged(share > RULES.most))


def _lost_endings():
    key = "acnp-6ohda-80-percent"
    left = simulate_day(parkinson(1 - fact(key).value("tissue loss") / 100)).means["extracellular_da"]
    yield change("dopamine outside when 80 % is lost, rats", key, 0, "Parkinson", percent(left), "not clearly less")
    early = simulate_day(parkinson()).means
    key = "fearnley-1991-threshold-80-percent"
    stored = percent(early["tissue_da"])
    yield change("stored dopamine when signs begin", key, fact(key).value("striatal"), "Parkinson", stored)
    signal = percent(early["d2_signal"])
    what, result = "the signs have begun, so the signal is clearly weaker", judged(signal < -RULES.more)
    words = (f"wanted: below -{RULES.more:g} %", "Parkinson", f"{signal:+.0f} %")
    yield Check(what, ("heng-2023-dat-early-pd",), *words, result, SAME_STUDY)


@checked(scenario=Scenario, clock=number_in(12, 35, "h"), name=one_of(("extracellular_da", "d2_signal")))
def levodopa_rise(scenario, clock, name):
    """Return the largest rise of a Day's quantity through the same levodopa (27 uM/h at its peak) at a clock time."""
    before, after = simulate_day(scenario), simulate_day(scenario.with_dose(levodopa=RULES.levodopa, clock=clock))
    return float((getattr(after, name) - getattr(before, name)).max())


def _levodopa():
    rats, people = "bianco-2008-levodopa-id-rat", "garcia-borreguero-2004-levodopa-night"
    measured, night_h = fact(rats).value("dopamine response"), fact(people).value("second test, clock time")
    usual = levodopa_rise(healthy(), Dose.clock, "extracellular_da")
    usual_night = levodopa_rise(healthy(), night_h, "d2_signal")
    for name, story in STORIES.items():
        rise = percent(levodopa_rise(story(), Dose.clock, "extracellular_da") / usual)
        yield change("rise after levodopa, iron-poor rats", rats, measured, name, rise)
        night = percent(levodopa_rise(story(), night_h, "d2_signal") / usual_night)
        what = "answer to levodopa at 23:00 (people: two hormones in blood; the toy: D2 signal)"
        yield Check(what, (people,), "larger", name, f"{night:+.0f} %", OPEN)


def _augmentation():
    key, model = "hogl-2010-augmentation-levodopa", "constant risk"
    days, half = fact(key).value("median time"), median_days("levodopa", 6)
    what, result = "half of those with augmentation have it by", HIT if near(half, days) else MISS
    yield Check(what, (key,), f"day {days:.0f}", model, f"day {half:.0f}", result, SAME_STUDY)
    key = "allen-2011-augmentation-community"
    years, seen = fact(key).value("time on treatment"), fact(key).value("definite")
    share = 100 * augmentation("community", 12 * years)
    result = OPEN if share >= seen or near(share, seen) else MISS  # a lower bound; the yearly rate is the same study's
    what, none = f"augmentation after {years:g} years", fact(key).value("no sign")
    yield Check(
        what, (key,), f"at least {seen:.0f} % (no sign: {none:.0f} %)", model, f"{share:.0f} %", result, SAME_STUDY
    )
