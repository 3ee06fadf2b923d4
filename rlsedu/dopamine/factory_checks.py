"""Checks of one nerve ending: altered transporters, and meals."""

import numpy as np

from rlsedu.dopamine.checks import RULES, Check, change, judged, percent, times
from rlsedu.dopamine.terminal import Terminal, steady_state, th_speed, time_course
from rlsedu.evidence import checked, fact


def factory_checks():
    """Return the Checks of one nerve ending, computed now."""
    return [*_altered_transporter(), *_tyrosine()]


def _altered_transporter():
    extra, none = "salahpour-2008-dat-overexpression", "jones-1998-dat-knockout"
    more, gone = fact(extra).value, fact(none).value
    faster = 1 + more("uptake rate") / 100
    for on, name in ((True, "one nerve ending"), (False, "one nerve ending, no autoreceptor")):
        rest, half_more, without = (steady_state(Terminal(autoreceptor=on, dat_density=d)) for d in (1, faster, 0))
        outside = percent(half_more.extracellular_da / rest.extracellular_da)
        yield change("dopamine outside, transporters + 50 %, mice", extra, more("dopamine outside"), name, outside)
        outside, made = without.extracellular_da / rest.extracellular_da, without.fluxes["th"] / rest.fluxes["th"]
        yield times("dopamine outside, mice without transporter", none, gone("dopamine outside"), name, outside)
        yield times("dopamine made, mice without transporter", none, gone("synthesis"), name, made)
        tissue, released = without.tissue_da / rest.tissue_da, without.fluxes["release"] / rest.fluxes["release"]
        # What is left is judged, not what is gone: 14 % left is nearly three times 5 % left.
        yield times("tissue dopamine left, mice without transporter", none, 1 + gone("tissue") / 100, name, tissue)
        yield times("release left, mice without transporter", none, 1 + gone("release") / 100, name, released)


@checked(substrate_inhibition=bool)
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
        result = judged(dopamine < RULES.flat / 100 * tyrosine)
        what, key = (
            "dopamine does not follow the day's swing of tyrosine, rats (the toy: three meals)",
            "rat-brain-tyrosine-diurnal",
        )
        yield Check(what, (key,), "no match with its swing seen", name, words, result)
    rest = steady_state(Terminal())
    around = (rest.bh4, rest.cytosolic_da, rest.extracellular_da)
    gain = percent(th_speed(Terminal(), 2 * rest.tyrosine, *around) / rest.fluxes["th"])
    what, key = "more tyrosine speeds TH, rats (the toy: twice as much)", "wurtman-1974-tyrosine-raises-synthesis"
    yield Check(what, (key,), "faster", "one nerve ending", f"{gain:+.0f} %", judged(gain > RULES.more))
