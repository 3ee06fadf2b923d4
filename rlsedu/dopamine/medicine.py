"""One evening with a medicine, and what many people on it report over the years."""

from dataclasses import dataclass

import numpy as np

from rlsedu.dopamine.augmentation import DRUGS, augmentation
from rlsedu.dopamine.day import Day, simulate_day
from rlsedu.evidence import Parameters, parameter

CURVES = dict(zip(DRUGS, ("levodopa", "dopamine drugs (survey)", "pramipexole", "pregabalin"), strict=True))
RISK = {"levodopa": "levodopa", "agonist": "community"}


@dataclass(frozen=True)
class Amounts(Parameters):
    """How much of a medicine the picture uses; toy amounts, nobody's dose."""

    levodopa: float = parameter(27.0, "levodopa, highest inflow", "assumed: what TH makes at rest", unit="uM/h")
    years: float = parameter(
        8.0, "years shown", "allen-2011-augmentation-community: the rate held at least so long", unit="a"
    )
    agonist: float = parameter(0.5, "agonist, in amounts of resting dopamine outside", "assumed: a clear effect")


@dataclass(frozen=True)
class Evening:
    """A day before and after a medicine taken at `clock_h` (None without), and the share augmented after `months`.

    augmented: 0 to 1; None for lost nerve endings, since augmentation belongs to restless legs.
    """

    medicine: str
    before: Day
    after: Day
    clock_h: float | None
    months: float
    augmented: float | None


def take(scenario, medicine, clock, months):
    """Return the Evening on which a medicine is taken.

    scenario: Scenario. medicine: "none", "levodopa" or "agonist". clock: h, 12 to 35. months: 0 or more.
    """
    before = simulate_day(scenario)
    if medicine == "none":
        return Evening(medicine, before, before, None, months, 0.0)
    dosed = scenario.with_dose(clock=clock, **{medicine: getattr(Amounts(), medicine)})
    lost = scenario.terminal.surviving_terminals < 1
    share = None if lost else float(augmentation(RISK[medicine], months))
    return Evening(medicine, before, simulate_day(dosed), clock, months, share)


def augmentation_courses():
    """Return the augmentation curves by label: months (N,) and per cent of people (N,)."""
    last = 12 * Amounts.years
    months = np.linspace(0, last, int(last) + 1)
    return {label: (months, 100 * augmentation(drug, months)) for drug, label in CURVES.items()}
