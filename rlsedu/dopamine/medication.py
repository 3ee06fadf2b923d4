"""One evening with a medicine, and what many people on it report over the years."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from rlsedu.dopamine.augmentation_risk import DRUGS, MONTHS_A_YEAR, YEARS, augmentation
from rlsedu.dopamine.daily_rhythm import CLOCK, Day, simulate_day
from rlsedu.dopamine.scenario import Scenario
from rlsedu.evidence import Parameters, checked, fact, from_fact, number_in, one_of, parameter, record

CURVES = dict(zip(DRUGS, ("levodopa", "dopamine drugs (survey)", "pramipexole", "pregabalin"), strict=True))
RISK = {"levodopa": "levodopa", "agonist": "community"}


@dataclass(frozen=True)
class Amounts(Parameters):
    """How much of a medicine the picture uses; toy amounts, nobody's dose."""

    levodopa: float = parameter(27.0, "levodopa, highest inflow", "assumed: what TH makes at rest", unit="uM/h")
    years: float = parameter(
        from_fact("allen-2011-augmentation-community", "rate-held-for"),
        "years shown",
        "the rate held at least so long",
        unit="a",
    )
    agonist: float = parameter(0.5, "agonist, in amounts of resting dopamine outside", "assumed: a clear effect")


@record
class Evening:
    """A day before and after a medicine taken at `clock_h` (None without), and the share augmented after `months`.

    augmented: 0 to 1; None for lost nerve endings, since augmentation belongs to restless legs, and past the last month
    that was studied. now: the place on the clock of the days that is looked at.
    """

    medicine: str
    before: Day
    after: Day
    clock_h: float | None
    months: float
    augmented: float | None
    now: int

    @property
    def own_best(self):
        """The best signal of this person's day without a medicine: that of the morning."""
        return float(self.before.d2_signal.max())

    @property
    def lost_endings(self):
        """Whether nerve endings are lost: augmentation is then not counted."""
        return self.before.scenario.terminal.surviving_terminals < 1

    @property
    def when_taken(self):
        """The signal at the hour at which the medicine is taken."""
        return float(np.interp(self.clock_h, self.before.clock_h, self.before.d2_signal))


@lru_cache(maxsize=16)
def _dosed(scenario, medicine, clock):
    """Return the Day of a scenario and the same with a medicine."""
    dosed = scenario.with_dose(clock=clock, **{medicine: getattr(Amounts(), medicine)})
    return simulate_day(scenario), simulate_day(dosed)


@checked(
    scenario=Scenario,
    medicine=one_of(("none", *RISK)),
    clock=number_in(12, 35, "h"),
    months=number_in(0, 1200, "months"),
    at=number_in(12, 36, "h"),
)
def take(scenario, medicine, clock, months, at=36):
    """Return the Evening on which a medicine is taken.

    scenario: Scenario. medicine: "none", "levodopa" or "agonist". clock: h, 12 to 35. months: 0 or more. at: the hour
    that is looked at, 12 to 36.
    """
    now = int(np.abs(CLOCK - at).argmin())
    if medicine == "none":
        before = simulate_day(scenario)
        return Evening(medicine, before, before, None, months, 0.0, now)
    before, after = _dosed(scenario, medicine, clock)
    lost = scenario.terminal.surviving_terminals < 1
    counted = not lost and months <= last_month(RISK[medicine])
    share = float(augmentation(RISK[medicine], months)) if counted else None
    return Evening(medicine, before, after, clock, months, share, now)


def augmentation_courses():
    """Return the augmentation curves by label, as far as each was studied: months (N,) and per cent of people (N,)."""
    months = {drug: np.arange(last_month(drug) + 1) for drug in CURVES}
    return {label: (months[drug], 100 * augmentation(drug, months[drug])) for drug, label in CURVES.items()}


def pooled():
    """Return how many of 100 had augmentation in many studies of different length, on levodopa and on agonists."""
    value = fact("symptoms:liu-2016-augmentation-meta").value
    return {"levodopa": value("levodopa"), "agonists": value("dopamine-agonists")}


@checked(drug=one_of(DRUGS))
def last_month(drug):
    """Return the last month for which the augmentation on a drug was counted; the survey's rate held for years."""
    return MONTHS_A_YEAR * (Amounts.years if drug == "community" else YEARS[drug])
