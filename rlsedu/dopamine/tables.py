"""The stories and the brake in numbers, computed when asked."""

from rlsedu.dopamine.daily_rhythm import simulate_day
from rlsedu.dopamine.scenario import CellLoss, IronLoss, healthy, more_made, parkinson, pumps_and_brake, simple_story
from rlsedu.dopamine.terminal import steady_state
from rlsedu.dopamine.terminal_numbers import Terminal
from rlsedu.evidence import Table, checked, clock, number_in

MEANS = {
    "th_amount": "TH (amount or activity)",
    "th_flux": "L-DOPA made",
    "tissue_da": "stored dopamine",
    "hva": "HVA",
    "extracellular_da": "dopamine outside",
    "d2_signal": "D2 signal",
}
PUSHES = {
    "a quarter of the TH": {"th_expression": 0.25},
    "half the TH": {"th_expression": 0.5},
    "twice the TH": {"th_expression": 2},
    "four times the TH": {"th_expression": 4},
    "half the release": {"firing": 0.5},
    "twice the release": {"firing": 2},
}


@checked(iron=number_in(0.02, 1), few=number_in(0.02, 1))
def stories(iron=IronLoss.reference_iron, few=CellLoss.few):
    """Return the table of the stories' 24-hour means, healthy = 1, and the hour of the lowest D2 signal.

    iron: 0.02 to 1, 1 is normal. few: share of nerve endings left in the last row, 0.02 to 1.
    """
    hungry = {"iron_half": 3}  # assumed: TH needs seven times as much iron
    rows = [
        _row("healthy", healthy()),
        _row("simple story", simple_story(iron)),
        _row("fewer pumps only", pumps_and_brake(iron, d2_loss=0)),
        _row("fewer receptors (so a weaker brake) only", pumps_and_brake(iron, dat_loss=0)),
        _row("fewer pumps, weaker brake", pumps_and_brake(iron)),
        _row("the same, but the brake keeps its receptors", pumps_and_brake(iron, autoreceptor_follows_d2=False)),
        _row("the same, TH needs more iron", pumps_and_brake(iron, **hungry)),
        _row("more is made", more_made(iron)),
        _row("Parkinson", parkinson()),
        _row(f"Parkinson, {100 * few:.0f} % of endings left", parkinson(few)),
    ]
    columns = ("story", *MEANS.values(), "lowest D2 signal")
    return Table(f"The stories over 24 hours (healthy = 1); little iron means {iron:g} of normal", columns, rows)


def _row(name, scenario):
    day = simulate_day(scenario)
    lowest = f"{day.d2_signal.min():.2f} at {clock(day.trough_clock_h)}"
    return (name, *(f"{day.means[key]:.2f}" for key in MEANS), lowest)


def damping():
    """Return the table of dopamine outside (normal = 1) after a change, with the brake (autoreceptor) and without."""
    rows = []
    for words, change in PUSHES.items():
        found = []
        for on in (True, False):
            rest, moved = steady_state(Terminal(autoreceptor=on)), steady_state(Terminal(autoreceptor=on, **change))
            found.append(f"{moved.extracellular_da / rest.extracellular_da:.2f}")
        rows.append((words, *found))
    return Table(
        "Dopamine outside after a change (normal = 1)", ("change", "with the brake", "without the brake"), rows
    )
