"""What each demo looks at: the models of this chapter run for one setting of the controls."""

import functools
from dataclasses import dataclass, replace

import numpy as np

from rlsedu.evidence import SEED, Parameters, checked, fact, from_fact, number_in, one_of, parameter, record, whole_in
from rlsedu.supplements.dosing import DOSE, LEVEL, PLANS, Absorption, Limits, dose_absorption, regular
from rlsedu.supplements.people import WHO
from rlsedu.supplements.resampled_trial import EFFECTS, Trial, curve, overlap, trial
from rlsedu.supplements.stores import YEAR_D, Body, Person, Pregnancy, Stores, ferritin_band, simulate_stores

WHOLE_DIETS = "collings-2013-regression"
PLAN_WORDS = {"none": "no tablets", "alternate": "every other day", "daily": "once a day", "twice": "twice a day"}


@dataclass(frozen=True)
class Look(Parameters):
    """What the demos let a reader change, and what they hold still."""

    at_ferritin: float = parameter(
        30.0,
        "Ferritin of the one who eats",
        "assumed: the reader's choice",
        unit="ug/L",
        low=fact(WHOLE_DIETS).quantity("ferritin").low,
        high=fact(WHOLE_DIETS).quantity("ferritin").high,
    )
    dose_mg: float = parameter(60.0, "Iron in one tablet", "assumed: the reader's choice", unit="mg", low=20, high=120)
    tablet_mg: float = parameter(
        from_fact("tablet-elemental-iron", "ferrous-sulfate-325-mg"), "Iron in one tablet", unit="mg", low=5, high=100
    )
    days: float = parameter(28.0, "Days of tablets shown", "assumed: four weeks", unit="d")
    day: float = parameter(28.0, "Day", "assumed: the reader's choice", unit="d", low=1, high=28)
    tablets: float = parameter(
        from_fact("stoffel-2017-cumulative-fia", "doses"), "Tablets compared", "as in the trial of alternate days"
    )
    ferritin: float = parameter(
        30.0, "Ferritin at the start", "assumed: the reader's choice", unit="ug/L", low=6, high=100
    )
    month: float = parameter(12.0, "Month", "assumed: the reader's choice", low=0, high=12)
    people: float = parameter(20.0, "People in each group", "assumed: the reader's choice", low=5, high=200)
    points: float = parameter(
        5.0, "Counts as better from", "assumed: the reader's choice", unit="points", low=1, high=20
    )
    widest: float = parameter(
        from_fact("irls-bands", "very-severe.high"), "Largest change drawn", "length of the scale", unit="points"
    )
    guideline: float = parameter(
        from_fact("winkelman-2025-iron-thresholds", "ferritin-most"), "Ferritin limit, consensus", unit="ng/mL"
    )
    deficient: float = parameter(
        from_fact("who-2020-ferritin-deficiency", "healthy-adults-below"), "Ferritin limit, reported", unit="ug/L"
    )
    draw: float = parameter(1.0, "Another draw", "assumed: the reader's choice", low=1, high=100)


LOOK, MONTH = Look(), number_in(0, 12)


@record
class PlansView:
    """The same tablet by three plans; `plan` is the one set beside every other day, `plans` holds an Absorption each.

    day: where the reader stands. taken, total_mg: by plan, the tablets swallowed until then and what they let in.
    same_mg: by plan, what the first `tablets` tablets let in.
    """

    plan: str
    dose_mg: float
    day_mg: float
    day: float
    tablets: int
    upper_mg: float
    plans: dict[str, Absorption]
    taken: dict[str, int]
    total_mg: dict[str, float]
    same_mg: dict[str, float]

    @checked(amounts=dict)
    def times(self, amounts):
        """Return how many times as much of something, by plan, the plan gives as every other day does."""
        return amounts[self.plan] / amounts["alternate"]


@checked(plan=one_of(PLANS[1:]), dose_mg=DOSE, level=LEVEL, day=number_in(1, LOOK.days, "d"))
def view_plans(plan, dose_mg, level, day=LOOK.days):
    """Return the PlansView of a plan ("alternate", "daily" or "twice"), a dose (mg), a level of absorption, a day."""
    plans = _kept_plans(dose_mg, level)
    taken = {name: int((found.schedule.times_h < 24 * day).sum()) for name, found in plans.items()}
    total, same = (
        {name: float(found.absorbed_mg[: count[name]].sum()) for name, found in plans.items()}
        for count in (taken, dict.fromkeys(plans, int(LOOK.tablets)))
    )
    amounts = _day_mg(plan, dose_mg), day, int(LOOK.tablets), Limits().upper_mg
    return PlansView(plan, dose_mg, *amounts, plans, taken, total, same)


@functools.lru_cache(maxsize=16)  # while the days run, the plans stay
def _kept_plans(dose_mg, level):
    return {name: dose_absorption(regular(name, dose_mg, LOOK.days), level) for name in PLANS[1:]}


def _day_mg(plan, dose_mg):
    return {"none": 0, "twice": 2}.get(plan, 1) * dose_mg


@record
class YearView:
    """A year of one person's Stores by month, with the band around ferritin and two limits of it (ug/L).

    low, high: the band, or None where no trial of tablets tells how far the model may
    be off (`has_band`). day_mg, upper_mg: iron from tablets on a tablet day, and the US upper level. thirds: months at
    which the second and the last third of a pregnancy begin, and the birth; empty without one. month: where the reader
    stands.
    """

    words: str
    tablet_words: str
    stores: Stores
    months: np.ndarray
    low: np.ndarray | None
    high: np.ndarray | None
    day_mg: float
    swallowed_mg: float
    donation_days: np.ndarray
    thirds: tuple
    month: float
    upper_mg: float = Limits().upper_mg
    limits: tuple = (LOOK.guideline, LOOK.deficient)

    @property
    def told(self):
        """How many days are told: with a pregnancy those up to the birth; the model leaves out what comes after."""
        return round(Pregnancy().birth_d) + 1 if self.thirds else len(self.months)

    @property
    def now(self):
        """The day on which the reader stands: the last one told, or an earlier one."""
        return min(round(self.month / 12 * YEAR_D), self.told - 1)


@checked(person=Person, plan=one_of(PLANS))
def has_band(person, plan):
    """Whether the misses on trials of tablets say anything here: tablets, and no pregnancy and no blood donation."""
    return plan != "none" and not person.pregnant and not person.donations_per_year


@checked(who=one_of(WHO), ferritin=number_in(5, 300, "ug/L"), plan=one_of(PLANS), tablet_mg=DOSE, month=MONTH)
def view_year(who, ferritin, plan, tablet_mg, month=LOOK.month):
    """Return the YearView of a key of WHO with a starting ferritin (ug/L), a plan, a tablet (mg), seen at a month."""
    words, person = WHO[who]
    schedule, stores = _kept_year(who, ferritin, plan, tablet_mg)
    told = PLAN_WORDS[plan] if plan == "none" else f"{tablet_mg:g} mg {PLAN_WORDS[plan]}"
    given = np.flatnonzero(np.diff(stores.haemoglobin_deficit_mg) > Body().unit_mg / 2)
    months, need = 12 * stores.day / YEAR_D, Pregnancy()
    days = (need.second_from_d, need.third_from_d, need.birth_d) if person.pregnant else ()
    thirds = tuple(12 * day / YEAR_D for day in days)
    day_mg, swallowed_mg = _day_mg(plan, tablet_mg), float(schedule.dose_mg.sum())
    band = ferritin_band(stores.ferritin) if has_band(person, plan) else (None, None)
    return YearView(words, told, stores, months, *band, day_mg, swallowed_mg, given, thirds, month)


@functools.lru_cache(maxsize=16)  # while the months run, the year stays
def _kept_year(who, ferritin, plan, tablet_mg):
    schedule = regular(plan, tablet_mg, YEAR_D)
    return schedule, simulate_stores(replace(WHO[who][1], ferritin=ferritin), schedule, YEAR_D)


@record
class GainView:
    """A Trial, how many improved by `points` or more in each group, and the share of area that the curves share.

    change: points of the scale; curves: the two normal curves of the published groups there, iron and placebo.
    """

    trial: Trial
    points: float
    improved: tuple
    overlap: float
    change: np.ndarray
    curves: tuple


@checked(effect=one_of(EFFECTS), people=whole_in(2, 100_000), points=number_in(0, 40, "points"), draw=SEED)
def view_gain(effect, people, points, draw):
    """Return the GainView of a trial: its effect, people in each group, points that count, and draw."""
    run = trial(people, effect, seed=draw)
    truth = run.truth
    change = np.linspace(-LOOK.widest, LOOK.widest, 150)  # grid: points of the curves
    curves = curve(change, truth.iron, truth.iron_sd), curve(change, truth.placebo, truth.placebo_sd)
    return GainView(run, points, run.improved(points), overlap(truth), change, curves)
