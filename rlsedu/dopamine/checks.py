"""Measured results that did not set the model, and whether it meets them: hits and misses, computed when asked."""

from dataclasses import dataclass, replace

import numpy as np

from rlsedu.dopamine.augmentation import augmentation, median_days
from rlsedu.dopamine.day import simulate_day
from rlsedu.dopamine.scenario import Dose, Rhythm, Scenario, evidence_weighted, healthy, parkinson, simple_story
from rlsedu.dopamine.terminal import Terminal, steady_state, th_speed, time_course
from rlsedu.evidence import Parameters, Table, fact, parameter

STORIES = {"simple story": simple_story, "evidence-weighted": evidence_weighted}


@dataclass(frozen=True)
class Rules(Parameters):
    """How near the model must come to be called a hit, and the meals and the medicine that are tried."""

    close: float = parameter(20.0, "beside a measured number: within this share of it", "assumed: our rule", unit="%")
    same: float = parameter(10.0, "where nothing changed: within", "assumed: our rule", unit="%")
    flat: float = parameter(25.0, "dopamine against tyrosine over meals, below", "assumed: our rule", unit="%")
    most: float = parameter(50.0, "“most of it” means more than", "assumed: the plain meaning", unit="%")
    fasted: float = parameter(0.75, "serum tyrosine between meals, times normal", "assumed: no number was read")
    fed: float = parameter(2.0, "serum tyrosine after a meal, times normal", "assumed: no number was read")
    breakfast: float = parameter(7.0, "first meal", "assumed: a usual day", unit="h")
    lunch: float = parameter(12.0, "second meal", "assumed: a usual day", unit="h")
    dinner: float = parameter(18.0, "third meal", "assumed: a usual day", unit="h")
    shared: float = parameter(0.15, "swing of TH and of the transporter where both share it", "assumed: half each")
    later: float = parameter(8.0, "HVA peaks after dopamine, at most", "assumed: a third of a day", unit="h")
    meal_h: float = parameter(3.0, "a meal lasts", "assumed: a slow meal", unit="h")
    levodopa: float = parameter(27.0, "levodopa, highest inflow", "assumed: what TH makes at rest", unit="uM/h")


RULES = Rules()


@dataclass(frozen=True)
class Check:
    """One measured result, what a model gives for it, and whether that is a hit."""

    what: str
    fact_id: str
    measured: str
    model: str
    computed: str
    hit: bool


def _percent(ratio):
    return 100 * (ratio - 1)


def _near(computed, measured):
    return abs(computed - measured) <= RULES.close / 100 * abs(measured)


def _change(what, fact_id, measured, model, computed):
    """A check of a change in %; `measured` is a number, a pair (low, high), or 0 for no difference."""
    if isinstance(measured, tuple):
        words, hit = f"{measured[0]:+.0f} to {measured[1]:+.0f} %", measured[0] <= computed <= measured[1]
    elif measured == 0:
        words, hit = "no difference", abs(computed) <= RULES.same
    else:
        words, hit = f"{measured:+.0f} %", _near(computed, measured)
    return Check(what, fact_id, words, model, f"{computed:+.0f} %", bool(hit))


def _times(what, fact_id, measured, model, computed):
    """A check of a ratio; `measured` is a number or a pair (low, high)."""
    if isinstance(measured, tuple):
        words, hit = f"times {measured[0]:g} to {measured[1]:g}", measured[0] <= computed <= measured[1]
    else:
        words, hit = f"times {measured:g}", _near(computed, measured)
    return Check(what, fact_id, words, model, f"times {computed:.2g}", bool(hit))


def _iron_poor_brain():
    measured = fact("beard-1994-id-extracellular-da").value
    low, high = fact("nelson-1997-id-reversible").value("dopamine outside"), measured("dopamine")
    for name, story in STORIES.items():
        change = {key: _percent(value) for key, value in simulate_day(story()).means.items()}
        outside, hva = change["extracellular_da"], change["hva"]
        yield _change("dopamine outside, iron-poor rats", "beard-1994-id-extracellular-da", (low, high), name, outside)
        yield _change("HVA in spinal fluid", "earley-2001-csf", 0, name, hva)
        yield _change("HVA outside, iron-poor rats", "beard-1994-id-extracellular-da", measured("HVA"), name, hva)
        yield _change("tissue dopamine, iron-poor rats", "nelson-1997-id-reversible", 0, name, change["tissue_da"])
        made = change["th_flux"]
        yield Check("more 3-OMD, so more L-DOPA made?", "allen-2009-3omd", "higher", name, f"{made:+.0f} %", made > 0)
    back = evidence_weighted()
    back = replace(back, terminal=replace(back.terminal, iron=1.0))
    outside = _percent(simulate_day(back).means["extracellular_da"])
    what = "dopamine outside after iron into the midbrain, slow uptake left"
    yield _change(what, "unger-2014-no-net-flux", 0, "evidence-weighted", outside)


def _altered_transporter():
    extra, none = "salahpour-2008-dat-overexpression", "jones-1998-dat-knockout"
    more, gone = fact(extra).value, fact(none).value
    faster = 1 + more("uptake rate") / 100
    for on, name in ((True, "one nerve ending"), (False, "one nerve ending, no autoreceptor")):
        rest, half_more, without = (steady_state(Terminal(autoreceptor=on, dat_density=d)) for d in (1, faster, 0))
        outside = _percent(half_more.extracellular_da / rest.extracellular_da)
        yield _change("dopamine outside, transporters + 50 %", extra, more("dopamine outside"), name, outside)
        outside, made = without.extracellular_da / rest.extracellular_da, without.fluxes["th"] / rest.fluxes["th"]
        yield _times("dopamine outside, no transporter", none, gone("dopamine outside"), name, outside)
        yield _times("dopamine made, no transporter", none, gone("synthesis"), name, made)
        tissue, released = without.tissue_da / rest.tissue_da, without.fluxes["release"] / rest.fluxes["release"]
        yield _change("tissue dopamine, no transporter", none, gone("tissue"), name, _percent(tissue))
        yield _change("release, no transporter", none, gone("release"), name, _percent(released))


def meal_swings(substrate_inhibition=True):
    """Return how far three meals a day move tyrosine and dopamine in the cell, as (largest - least) / mean.

    Meals are assumed: twice the normal serum tyrosine for 3 h, three quarters of it between. The third day counts.
    """
    terminal = Terminal(substrate_inhibition=substrate_inhibition)
    hours = np.arange(0, 3 * 24 + 0.5, 0.5)
    after = [min((hour - meal) % 24 for meal in (RULES.breakfast, RULES.lunch, RULES.dinner)) for hour in hours[:-1]]
    serum = [terminal.serum_tyrosine * (RULES.fed if since < RULES.meal_h else RULES.fasted) for since in after]
    path = time_course(terminal, hours, serum_tyrosine=serum)
    last = [values[hours >= 48] for values in (path.tyrosine, path.cytosolic_da)]
    return tuple(float((v.max() - v.min()) / v.mean()) for v in last)


def _tyrosine():
    for on, name in ((True, "one nerve ending"), (False, "one nerve ending, TH not slowed by tyrosine")):
        tyrosine, dopamine = (100 * swing for swing in meal_swings(on))
        words = f"tyrosine swings {tyrosine:.0f} %, dopamine {dopamine:.0f} %"
        hit = dopamine < RULES.flat / 100 * tyrosine
        yield Check("meals hardly move dopamine", "rat-brain-tyrosine-diurnal", "no swing seen", name, words, hit)
    rest = steady_state(Terminal())
    around = (rest.bh4, rest.cytosolic_da, rest.extracellular_da)
    gain = _percent(th_speed(Terminal(), 2 * rest.tyrosine, *around) / rest.fluxes["th"])
    what, key = "twice the tyrosine speeds TH", "wurtman-1974-tyrosine-raises-synthesis"
    yield Check(what, key, "faster", "one nerve ending", f"{gain:+.0f} %", bool(gain > 0))


def _brake():
    key, what = "best-2009-qualitative-claims", "the brake softens a change of TH"
    for times in (0.5, 2):
        left = []
        for on in (True, False):
            rest, moved = (steady_state(Terminal(autoreceptor=on, th_expression=th)) for th in (1, times))
            left.append(moved.extracellular_da / rest.extracellular_da)
        words, hit = f"{left[0]:.2f}, without it {left[1]:.2f}", abs(np.log(left[0])) < abs(np.log(left[1]))
        yield Check(f"{what} times {times:g}", key, "softer", "one nerve ending", words, bool(hit))


def _clock():
    peaks = fact("poceta-2009-csf-rhythm").value
    even = Rhythm(th_swing=RULES.shared, dat_swing=RULES.shared)
    for name, rhythm in (("TH sets the rhythm", Rhythm()), ("transporter shares the rhythm", even)):
        day = simulate_day(Scenario("", rhythm=rhythm))
        first, later = (day.clock_h[values.argmax()] % 24 for values in (day.extracellular_da, day.hva))
        words = f"{peaks('dopamine'):.0f}:00, then HVA {peaks('HVA'):.0f}:00"
        computed = f"{first:.0f}:00, then HVA {later:.0f}:00"
        hit = 0 < (later - first) % 24 <= RULES.later
        yield Check("dopamine peaks before HVA", "poceta-2009-csf-rhythm", words, name, computed, bool(hit))
    whole, alone = (
        np.ptp(simulate_day(Scenario("", rhythm=r)).extracellular_da) for r in (Rhythm(), Rhythm(th_swing=0))
    )
    what, key = "the transporter makes the daily swing", "ferris-2014-dat-governs"
    share = 100 * alone / whole
    yield Check(what, key, "most of it", "TH sets the rhythm", f"{share:.0f} % of it", bool(share > RULES.most))


def _lost_endings():
    lost = parkinson(1 - fact("acnp-6ohda-80-percent").value("tissue loss") / 100)
    means = simulate_day(lost).means
    left = means["extracellular_da"]
    what = "dopamine outside when 80 % is lost, rats"
    yield _change(what, "acnp-6ohda-80-percent", 0, "Parkinson", _percent(left))
    per_ending = means["tissue_da"] / lost.terminal.surviving_terminals
    for value in fact("intracellular-da-pd-meta").values:
        what = f"dopamine in each ending left, {value.name.rpartition(', ')[2]}"
        yield _times(what, "intracellular-da-pd-meta", (value.low, value.high), "Parkinson", per_ending)


def levodopa_rise(scenario, clock, name):
    """Return the largest rise of a Day's quantity through the same levodopa (27 uM/h at its peak) at a clock time."""
    before, after = simulate_day(scenario), simulate_day(scenario.with_dose(levodopa=RULES.levodopa, clock=clock))
    return float((getattr(after, name) - getattr(before, name)).max())


def _medicine():
    rats, people = "bianco-2008-levodopa-id-rat", "garcia-borreguero-2004-levodopa-night"
    measured, night_h = fact(rats).value("dopamine response"), fact(people).value("second test, clock time")
    usual = levodopa_rise(healthy(), Dose.clock, "extracellular_da")
    usual_night = levodopa_rise(healthy(), night_h, "d2_signal")
    for name, story in STORIES.items():
        rise = _percent(levodopa_rise(story(), Dose.clock, "extracellular_da") / usual)
        yield _change("rise after levodopa, iron-poor rats", rats, measured, name, rise)
        night = _percent(levodopa_rise(story(), night_h, "d2_signal") / usual_night)
        yield Check("D2 answer to levodopa at 23:00", people, "larger", name, f"{night:+.0f} %", night > 0)
    key, model = "hogl-2010-augmentation-levodopa", "constant risk"
    days, half = fact(key).value("median time"), median_days("levodopa", 6)
    what = "half of those with augmentation have it by"
    yield Check(what, key, f"day {days:.0f}", model, f"day {half:.0f}", bool(_near(half, days)))
    key = "allen-2011-augmentation-community"
    years, seen = fact(key).value("time on treatment"), fact(key).value("definite")
    share = 100 * augmentation("community", 12 * years)
    what = f"augmentation after {years:g} years"
    yield Check(what, key, f"at least {seen:.0f} %", model, f"{share:.0f} %", bool(_near(share, seen)))


def run_checks():
    """Run every check and return the list of Check."""
    parts = (_iron_poor_brain, _clock, _lost_endings, _medicine, _altered_transporter, _tyrosine, _brake)
    return [check for part in parts for check in part()]


def checks():
    """Return the table of all checks: measured, computed, hit or miss."""
    found = run_checks()
    hits = sum(check.hit for check in found)
    rows = [
        (
            c.what,
            fact(c.fact_id),
            fact(c.fact_id).population,
            c.measured,
            f"{c.model}: {c.computed}",
            "hit" if c.hit else "MISS",
        )
        for c in found
    ]
    caption = (
        f"{len(found)} checks against results that did not set the model: {hits} hits, {len(found) - hits} misses. "
        f"A hit lies in the measured range, or within {RULES.close:g} % of the measured number, or within "
        f"{RULES.same:g} % where nothing changed."
    )
    return Table(caption, ("what", "source", "in whom", "measured", "model", "result"), rows)
