"""One nerve ending that makes, stores, releases and takes back dopamine (Best, Nijhout and Reed 2009).

A toy for teaching, in uM and hours: one nerve ending, one volume. The room's `model.md` says what is left out.
"""

from dataclasses import fields

import numpy as np

from rlsedu.dopamine.solve import follow, rest
from rlsedu.dopamine.terminal_numbers import REST, Terminal
from rlsedu.evidence import checked, fact, numbers_in, record


@record
class TerminalState:
    """What one nerve ending holds (uM) and moves (`fluxes`, uM/h by name); numbers, or arrays over time."""

    bh2: float
    bh4: float
    tyrosine: float
    tyrosine_pool: float
    l_dopa: float
    cytosolic_da: float
    vesicular_da: float
    extracellular_da: float
    hva: float
    fluxes: dict
    tissue_da: float


STATES = tuple(field.name for field in fields(TerminalState))[:9]


def _holo_th(iron, half):
    """Return the share of TH that carries its iron, times normal: 1 at `iron` = 1, 0 without iron."""
    return (1 + half) * iron / (half + iron)


def _brake(terminal, outside):
    """Return how the autoreceptor changes the speed of TH: 1 at rest, 0.5 to 5. outside: dopamine outside, uM."""
    if not terminal.autoreceptor:
        return 1.0
    seen = terminal.d2_density * outside if terminal.autoreceptor_follows_d2 else outside
    t = terminal
    return t.brake_gain / (t.brake_slope * (seen / t.e_rest) ** t.brake_power + 1) + t.brake_floor


def _th_speed(terminal, tyrosine, bh4, cytosolic_da, outside):
    """Return the speed of TH (uM/h) at these concentrations (uM) for the terminal's iron and amount of TH."""
    t = terminal
    slowing = t.th_prefactor / (1 + (tyrosine if t.substrate_inhibition else t.tyrosine_rest) / t.th_ki_tyrosine)
    needed = t.th_km_tyrosine * (bh4 + t.th_km_bh4 * (1 + cytosolic_da / t.th_ki_dopamine))
    speed = t.th_vmax * tyrosine * bh4 / (tyrosine * bh4 + needed)
    return t.th_expression * _holo_th(t.iron, t.iron_half) * _brake(t, outside) * slowing * speed


UM = numbers_in(unit="uM")
brake = checked(terminal=Terminal, outside=UM)(_brake)
th_speed = checked(terminal=Terminal, tyrosine=UM, bh4=UM, cytosolic_da=UM, outside=UM)(_th_speed)


def _fluxes(terminal, state, th=1.0, dat=1.0, levodopa=0.0, agonist=0.0, serum_tyrosine=None):
    """Return every flux (uM/h) of nerve endings in `state`, an array (9, ...) of uM in the order of STATES.

    th, dat: further factors on TH and on the transporter. levodopa: intake, uM/h. agonist: what an agonist adds for
    the receptors, as uM of dopamine outside. serum_tyrosine: uM, in place of the terminal's own.
    """
    t, (bh2, bh4, tyrosine, pool, l_dopa, inside, stored, outside, hva) = terminal, state
    serum = t.serum_tyrosine if serum_tyrosine is None else serum_tyrosine
    forward = t.dhpr_forward * bh2 * t.nadph / ((t.dhpr_k_bh2 + bh2) * (t.dhpr_k_nadp + t.nadph))
    backward = t.dhpr_backward * bh4 * t.nadp / ((t.dhpr_k_bh4 + bh4) * (t.dhpr_k_nadp + t.nadp))
    return {
        "import": t.import_vmax * serum / (t.import_km + serum),
        "th": th * _th_speed(t, tyrosine, bh4, inside, outside + agonist),
        "levodopa": levodopa,
        "dhpr": forward - backward,
        "pool": t.to_pool * tyrosine - t.from_pool * pool,
        "tyrosine_loss": t.tyrosine_loss * tyrosine,
        "pool_loss": t.tyrosine_loss * pool,
        "aadc": t.aadc_vmax * l_dopa / (t.aadc_km + l_dopa),
        "vmat": t.vmat_vmax * inside / (t.vmat_km + inside) - t.vmat_leak * stored,
        "release": t.firing * stored,
        "dat": dat * t.dat_density * t.dat_vmax * outside / (t.dat_km + outside),
        "breakdown_inside": t.cytosolic_loss * inside,
        "breakdown_outside": t.outside_vmax * outside / (t.outside_km + outside),
        "removal": t.removal * outside,
        "hva_loss": t.hva_loss * hva,
    }


def _change(terminal, v):
    """Return the rates of change (uM/h), an array (9, ...) in the order of STATES, for the fluxes `v`."""
    left = terminal.surviving_terminals
    return np.stack(
        np.broadcast_arrays(
            v["th"] - v["dhpr"],
            v["dhpr"] - v["th"],
            v["import"] - v["th"] - v["pool"] - v["tyrosine_loss"],
            v["pool"] - v["pool_loss"],
            v["th"] + v["levodopa"] - v["aadc"],
            v["aadc"] - v["vmat"] + v["dat"] - v["breakdown_inside"],
            v["vmat"] - v["release"],
            left * (v["release"] - v["dat"]) - v["breakdown_outside"] - v["removal"],
            left * v["breakdown_inside"] + v["breakdown_outside"] - v["hva_loss"],
        )
    )


def _resting(terminal):
    """Return where the search for rest begins, uM, an array (9,): the recorded steady state, fill-ins computed."""
    t, recorded = terminal, fact(REST).value
    bh4 = t.biopterin * recorded("bh4") / (recorded("bh2") + recorded("bh4"))
    inside = recorded("dopamine-cell-fluid")
    pool = t.to_pool * t.tyrosine_rest / (t.from_pool + t.tyrosine_loss)
    hva = t.cytosolic_loss * inside / t.hva_loss
    start = [t.biopterin - bh4, bh4, t.tyrosine_rest, pool, recorded("l-dopa"), inside]
    return np.array([*start, recorded("dopamine-vesicles"), t.e_rest, hva])


@checked(terminal=Terminal)
def steady_state(terminal):
    """Return the TerminalState in which nothing changes any more.

    terminal: Terminal. Concentrations in uM, fluxes in uM/h. Raises ValueError if no steady state is found.
    """
    state = rest(lambda y: _change(terminal, _fluxes(terminal, y)), _resting(terminal))
    return _snapshot(terminal, state, _fluxes(terminal, state))


@checked(
    terminal=Terminal,
    hours=numbers_in(unit="h", ndim=1),
    start=TerminalState,
    serum_tyrosine=numbers_in(20, 400, "uM", ndim=1),
)
def time_course(terminal, hours, start=None, serum_tyrosine=None):
    """Follow a nerve ending from `start` (default: normal rest) through `hours`.

    terminal: Terminal. hours: increasing times, the first is the start. start: a TerminalState. serum_tyrosine: one
    value (uM) for each stretch between two times, held constant there. Returns a TerminalState of arrays over `hours`.
    Raises ValueError for hours that do not increase and for tyrosine outside the terminal's range.
    """
    if len(hours) < 2 or not np.all(np.diff(hours) > 0):
        raise ValueError(f"hours = {hours!r} is not allowed: give at least two increasing times in h")
    if serum_tyrosine is None:
        serum_tyrosine = [terminal.serum_tyrosine] * (len(hours) - 1)
    serum = np.asarray(serum_tyrosine)
    if len(serum) != len(hours) - 1:
        raise ValueError(f"serum_tyrosine = {serum!r} is not allowed: give {len(hours) - 1} numbers, one a stretch")
    start = steady_state(Terminal()) if start is None else start
    path, shortest = [np.array([getattr(start, name) for name in STATES])], 0.01
    for first, last, level in zip(hours[:-1], hours[1:], serum, strict=True):

        def rates(_, y, level=level):
            return _change(terminal, _fluxes(terminal, y, serum_tyrosine=level))

        path.append(follow(rates, path[-1], first, [last], shortest)[:, -1])
        shortest = 4.0  # only the first moments are abrupt
    state = np.stack(path, axis=1)
    return _snapshot(terminal, state, _fluxes(terminal, state, serum_tyrosine=np.array([*serum, serum[-1]])))


def _snapshot(terminal, state, moving):
    """Return a TerminalState from the array `state` (9, ...) and the fluxes `moving`; tissue dopamine included."""
    values = dict(zip(STATES, state, strict=True))
    tissue = terminal.surviving_terminals * (values["cytosolic_da"] + values["vesicular_da"])
    return TerminalState(**values, fluxes=moving, tissue_da=tissue + values["extracellular_da"])
