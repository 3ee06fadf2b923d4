"""The four rooms' models, each asked once on a small grid, so that two thousand people can be sent through at once."""

from dataclasses import dataclass

import numpy as np

from rlsedu.brain_iron.population import Population
from rlsedu.dopamine.daily_rhythm import simulate_day
from rlsedu.dopamine.scenario import pumps_and_brake
from rlsedu.evidence import Parameters, check, checked, conversions, from_fact, one_of, parameter, record
from rlsedu.journey.borrowed import borrowed
from rlsedu.supplements.dosing import regular
from rlsedu.supplements.people import Groups
from rlsedu.supplements.single_meal import whole_diet_absorption
from rlsedu.supplements.stores import Person, simulate_stores
from rlsedu.symptoms.discomfort import Evening, simulate_evening

SUPPERS = {  # food: -1 to 1 as in the supplements room; plan: as there
    "usual": (0, "none"),
    "helping": (1, "none"),
    "hindering": (-1, "none"),
    "daily": (0, "daily"),
    "twice": (0, "twice"),
}
KINDS = ("man", "woman", "later")  # as the supplements room calls them: a woman is below 50, or later from 50
DESIGN = "wang-2009-design"
FERRITIN = np.geomspace(5, 300, 21)  # grid: the range of a Person, points
IRON = np.linspace(0.1, 1, 10)
WALKS_MIN = (20, 40, 60, 120)  # assumed: habits, equally common


@dataclass(frozen=True)
class Supper(Parameters):
    """What the chain asks of the supplements room: three kinds of people, and the tablets of one trial."""

    tablet_mg: float = parameter(from_fact("allen-2018-irlssg-iron", "oral-iron"), "Iron in one tablet", unit="mg")
    days: float = parameter(
        from_fact(DESIGN, "length", by=conversions.days), "Tablets are taken for", "12 weeks", unit="d"
    )
    men_kg: float = parameter(borrowed(Groups, "man_kg"), "Weight, men", "assumed: an average", unit="kg")
    women_kg: float = parameter(
        borrowed(Person, "weight_kg"), "Weight, women below 50", "assumed: an average", unit="kg"
    )
    older_kg: float = parameter(borrowed(Groups, "later_kg"), "Weight, women from 50", "assumed: an average", unit="kg")
    men_mg_d: float = parameter(borrowed(Groups, "man_loss"), "Iron lost a day, men", unit="mg/d")
    women_mg_d: float = parameter(borrowed(Person, "loss_mg_d"), "Iron lost a day, women below 50", unit="mg/d")
    older_mg_d: float = parameter(borrowed(Groups, "later_loss"), "Iron lost a day, women from 50", unit="mg/d")
    men_slope: float = parameter(borrowed(Groups, "man_slope"), "Fall of absorption with ferritin, men")
    women_slope: float = parameter(borrowed(Person, "diet_slope"), "Fall of absorption with ferritin, women below 50")
    older_slope: float = parameter(borrowed(Groups, "later_slope"), "Fall of absorption with ferritin, women from 50")


@record
class Laws:
    """What the rooms say, on grids.

    rise: for each supper, log of the factor on ferritin, (kinds, FERRITIN). normal_mg_kg: brain iron that counts as 1.
    signal: lowest D2 signal of the day for IRON (1 is normal iron; the result is 1 for a healthy day's mean).
    worst: worst discomfort of an evening (0 to 10) at full susceptibility, for WALKS_MIN minutes between walks.
    """

    rise: dict
    normal_mg_kg: float
    signal: np.ndarray
    worst: np.ndarray


@checked(kind=one_of(KINDS))
def body_of(kind):
    """Return weight (kg), iron lost a day (mg) and slope of absorption of one of KINDS, as a Person wants them."""
    s = Supper()
    columns = {
        "weight_kg": (s.men_kg, s.women_kg, s.older_kg),
        "loss_mg_d": (s.men_mg_d, s.women_mg_d, s.older_mg_d),
        "diet_slope": (s.men_slope, s.women_slope, s.older_slope),
    }
    return {name: values[KINDS.index(kind)] for name, values in columns.items()}


def ask_the_rooms():
    """Return the Laws: about twenty calls of the other rooms' public models."""
    signal = [float(simulate_day(pumps_and_brake(iron=iron)).d2_signal.min()) for iron in IRON]
    evenings = [simulate_evening(Evening(susceptibility=1.0, break_every_min=minutes)) for minutes in WALKS_MIN]
    return Laws(
        rise={name: _food(food) + _tablets(plan) for name, (food, plan) in SUPPERS.items()},
        normal_mg_kg=Population().mean_iron_mg_kg,
        signal=np.array(signal),
        worst=np.array([evening.discomfort.max() for evening in evenings]),
    )


def _food(modifier):
    """Log of the factor on ferritin after years of a diet: absorption must equal the same losses again."""
    check("food", modifier, -1, 1)
    grid = np.geomspace(2, 500, 200)  # grid: points of the line
    usual = np.log(whole_diet_absorption(grid, 0))
    other = np.log(whole_diet_absorption(grid, modifier))
    middle = len(grid) // 2
    where = np.interp(-usual[middle], -other, np.log(grid))
    return np.full((len(KINDS), len(FERRITIN)), where - np.log(grid[middle]))


def _tablets(plan):
    """Log of the factor on ferritin after twelve weeks of a plan, for each kind of person and start."""
    supper, kinds = Supper(), [body_of(kind) for kind in KINDS]
    days = int(supper.days)
    start = np.tile(FERRITIN, len(KINDS))
    bodies = {name: np.repeat([body[name] for body in kinds], len(FERRITIN)) for name in kinds[0]}
    end = simulate_stores(Person(ferritin=start, **bodies), regular(plan, supper.tablet_mg, days), days).ferritin[-1]
    return np.log(end / start).reshape(len(KINDS), len(FERRITIN))
