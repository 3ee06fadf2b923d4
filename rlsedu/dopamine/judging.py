"""How a published result of this chapter is judged beside the models' own: how near is near enough."""

from dataclasses import dataclass

from rlsedu.evidence import Parameters, checked, fact, numbers_in, parameter
from rlsedu.evidence.checks import Check, judged
from rlsedu.evidence.conversions import HUNDRED


@dataclass(frozen=True)
class Rules(Parameters):
    """How near the model must come to be called a hit, and the meals and the medicine that are tried."""

    close: float = parameter(20.0, "beside a measured number: within this share of it", "assumed: our rule", unit="%")
    same: float = parameter(10.0, "where nothing changed: within", "assumed: our rule", unit="%")
    more: float = parameter(5.0, "“higher” or “lower” means by more than", "assumed: our rule", unit="%")
    flat: float = parameter(25.0, "dopamine against tyrosine over meals, below", "assumed: our rule", unit="%")
    most: float = parameter(50.0, "“most of it” means more than", "assumed: the plain meaning", unit="%")
    nearly_all: float = parameter(90.0, "“the worst hours” are met from", "assumed: the plain meaning", unit="%")
    fasted: float = parameter(0.75, "serum tyrosine between meals, times normal", "assumed: no number was read")
    fed: float = parameter(2.0, "serum tyrosine after a meal, times normal", "assumed: no number was read")
    breakfast: float = parameter(7.0, "first meal", "assumed: a usual day", unit="h", clock=True)
    lunch: float = parameter(12.0, "second meal", "assumed: a usual day", unit="h", clock=True)
    dinner: float = parameter(18.0, "third meal", "assumed: a usual day", unit="h", clock=True)
    meal_h: float = parameter(3.0, "a meal lasts", "assumed: a slow meal", unit="h")
    shared: float = parameter(0.15, "swing of TH and of the transporter where both share it", "assumed: half each")
    few: float = parameter(25.0, "16 v 14 people cannot tell from none: up to", "assumed: a usual spread", unit="%")
    levodopa: float = parameter(27.0, "levodopa, highest inflow", "assumed: what TH makes at rest", unit="uM/h")


RULES = Rules()
CLOSE = f"within {RULES.close:g} % of it"


@checked(ratio=numbers_in())
def percent(ratio):
    """Return by how many per cent a ratio differs from 1."""
    return HUNDRED * (ratio - 1)


@checked(computed=numbers_in(), measured=numbers_in())
def near(computed, measured):
    """Say whether a number lies within the share of the measured one that counts as close."""
    return abs(computed - measured) <= RULES.close / HUNDRED * abs(measured)


@checked(what=str, places=tuple, uses=tuple, about=str, computed=float)
def change(what, places, uses, about, computed):
    """Return the Check of a change in % beside measured ones; with several places any number between them would do.

    what, places, uses: as in Check. about: which model, in words. The ends of a range get the same leeway as a number.
    """
    values = [fact(key).value(name) for key, _, name in (place.partition("/") for place in places)]
    low, high = min(values), max(values)
    told = f"{low:+.0f} %" if low == high else f"{low:+.0f} to {high:+.0f} %"
    hit = low <= computed <= high or near(computed, low) or near(computed, high)
    return Check(what, places, uses, told, f"{about}: {computed:+.0f} %", CLOSE, judged(hit), number=float(computed))


@checked(what=str, places=tuple, uses=tuple, about=str, computed=float, result=str, told=str)
def unmeasured(what, places, uses, about, computed, result, told):
    """Return the Check of a change in % beside a result that is known in words only, judged by us."""
    return Check(what, places, uses, told, f"{about}: {computed:+.0f} %", "our reading", result, number=float(computed))


@checked(what=str, place=str, uses=tuple, about=str, measured=float, computed=float)
def times(what, place, uses, about, measured, computed):
    """Return the Check of a ratio."""
    sides = f"times {measured:.2g}", f"{about}: times {computed:.2g}"
    return Check(what, (place,), uses, *sides, CLOSE, judged(near(computed, measured)), number=float(computed))
