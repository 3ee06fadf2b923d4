"""Checks of one nerve ending: altered transporters, and meals."""

import numpy as np

from rlsedu.dopamine.judging import RULES, change, percent, times, unmeasured
from rlsedu.dopamine.terminal import steady_state, th_speed, time_course
from rlsedu.dopamine.terminal_numbers import Terminal
from rlsedu.evidence import checked, fact
from rlsedu.evidence.checks import Check, judged
from rlsedu.evidence.conversions import left, more_by

EXTRA, NONE = "salahpour-2008-dat-overexpression", "jones-1998-dat-knockout"
USES, ENDING = (Terminal,), "one nerve ending"


def factory_checks():
    """Return the Checks of one nerve ending, computed now."""
    return [*_altered_transporter(), *_tyrosine()]


def _altered_transporter():
    gone, faster = fact(NONE).value, more_by(fact(EXTRA).value("uptake-rate"))
    for on, about in ((True, ENDING), (False, f"{ENDING}, no autoreceptor")):
        rest, half_more, without = (steady_state(Terminal(autoreceptor=on, dat_density=d)) for d in (1, faster, 0))
        outside = percent(half_more.extracellular_da / rest.extracellular_da)
        what = "dopamine outside, transporters + 50 %, mice"
        yield change(what, (f"{EXTRA}/dopamine-outside-cell",), USES, about, outside)
        # What is left is judged, not what is gone: 14 % left is nearly three times 5 % left.
        for what, name, measured, computed, normal in (
            ("dopamine outside", "dopamine-outside-cell-times", float, without.extracellular_da, rest.extracellular_da),
            ("dopamine made", "synthesis-times-control", float, without.fluxes["th"], rest.fluxes["th"]),
            ("tissue dopamine left", "tissue-dopamine", left, without.tissue_da, rest.tissue_da),
            ("release left", "release", left, without.fluxes["release"], rest.fluxes["release"]),
        ):
            words, place = f"{what}, mice without transporter", f"{NONE}/{name}"
            yield times(words, place, USES, about, measured(gone(name)), float(computed / normal))


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
    for on, about in ((True, ENDING), (False, f"{ENDING}, TH not slowed by tyrosine")):
        tyrosine, dopamine = (100 * swing for swing in meal_swings(on))
        told = f"{about}: tyrosine swings {tyrosine:.0f} %, dopamine {dopamine:.0f} %"
        what = "dopamine does not follow the day's swing of tyrosine, rats (the toy: three meals)"
        rule, result = f"below {RULES.flat:g} % of it", judged(dopamine < RULES.flat / 100 * tyrosine)
        yield Check(what, ("rat-brain-tyrosine-diurnal",), USES, "no match with its swing seen", told, rule, result)
    rest = steady_state(Terminal())
    around = (rest.bh4, rest.cytosolic_da, rest.extracellular_da)
    gain = percent(th_speed(Terminal(), 2 * rest.tyrosine, *around) / rest.fluxes["th"])
    what, places = "more tyrosine speeds TH, rats (the toy: twice as much)", ("wurtman-1974-tyrosine-raises-synthesis",)
    yield unmeasured(what, places, USES, ENDING, gain, judged(bool(gain > RULES.more)), "faster")
