"""What each demo looks at: the models of this chapter run for one setting of the controls."""

from dataclasses import dataclass, replace

import numpy as np

from rlsedu.evidence import SEED, Parameters, checked, from_fact, number_in, one_of, parameter, record, whole_in
from rlsedu.supplements.dosing import DOSE, LEVEL, PLANS, Absorption, Limits, dose_absorption, regular
from rlsedu.supplements.foods import BASES, DRINKS, EXTRAS, plate
from rlsedu.supplements.people import WHO
from rlsedu.supplements.resampled_trial import EFFECTS, Trial, curve, overlap, trial
from rlsedu.supplements.single_meal import Meal, absorbed_mg, meal_absorption, whole_diet_absorption
from rlsedu.supplements.stores import YEAR_D, Body, Person, Pregnancy, Stores, ferritin_band, simulate_stores

WHOLE_DIETS = "collings-2013-regression"
PLAN_WORDS = {"none": "no tablets", "alternate": "every other day", "daily": "once a day", "twice": "twice a day"}


@dataclass(frozen=True)
class Look(Parameters):
    """What the demos let a reader change, and what they hold still."""

    portion: float = parameter(1.0, "Portions of the meal", "assumed: the reader's choice", low=0.5, high=2)
    at_ferritin: float = parameter(30.0, "Ferritin at which the dots are counted", "assumed: an example", unit="ug/L")
    low_ferritin: float = parameter(
        from_fact(WHOLE_DIETS, "ferritin.low"), "Lowest ferritin drawn", "range studied", unit="ug/L"
    )
    high_ferritin: float = parameter(
        from_fact(WHOLE_DIETS, "ferritin.high"), "Highest ferritin drawn", "range studied", unit="ug/L"
    )
    dose_mg: float = parameter(60.0, "Iron in one tablet", "assumed: the reader's choice", unit="mg", low=20, high=120)
    tablet_mg: float = parameter(
        from_fact("tablet-elemental-iron", "ferrous-sulfate-325-mg"), "Iron in one tablet", unit="mg", low=5, high=100
    )
    days: float = parameter(28.0, "Days of tablets shown", "assumed: four weeks", unit="d")
    tablets: float = parameter(
        from_fact("stoffel-2017-cumulative-fia", "doses"), "Tablets compared", "as in the trial of alternate days"
    )
    ferritin: float = parameter(
        30.0, "Ferritin at the start", "assumed: the reader's choice", unit="ug/L", low=6, high=100
    )
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


LOOK = Look()


@record
class MealView:
    """One meal at one ferritin, and shares (%) over a range of ferritin (ug/L) beside the whole diet's.

    absorbed_mg, plain_mg: iron that gets in (mg) from the meal, and from its main food with water only.
    """

    words: str
    meal: Meal
    at_ferritin: float
    absorbed_mg: float
    plain_mg: float
    ferritin: np.ndarray
    share: np.ndarray
    plain_share: np.ndarray
    hindering: np.ndarray
    usual: np.ndarray
    helping: np.ndarray

    @checked(line=one_of(("share", "plain_share", "hindering", "usual", "helping")))
    def here(self, line):
        """Return one of the lines at the ferritin of the plate, in %."""
        return float(np.interp(self.at_ferritin, self.ferritin, getattr(self, line)))

    @property
    def absorbed_words(self):
        """The iron that gets in, as written: "0.32" or "under 0.01"."""
        return hundredths(self.absorbed_mg)

    @property
    def plain_words(self):
        """The same for the main food with water only."""
        return hundredths(self.plain_mg)


@checked(mg=number_in(0, 1e5, "mg"))
def hundredths(mg):
    """Write mg with two decimals, or that there are fewer."""
    return f"{mg:.2f}" if mg >= 0.01 else "under 0.01"


@checked(base=one_of(BASES), drink=one_of(DRINKS), extra=one_of(EXTRAS), portion=LEVEL)
def view_meal(base, drink, extra, portion):
    """Return the MealView of a plate; arguments and errors as in `plate`."""
    meal, plain = plate(base, drink, extra, portion), plate(base, "water", "nothing", portion)
    span = np.geomspace(LOOK.low_ferritin, LOOK.high_ferritin, 40)  # grid: points of the curve
    ferritin = np.sort(np.append(span, LOOK.at_ferritin))
    grams = portion * BASES[base].value("portion")
    parts = [f"{grams:.0f} g of {BASES[base].label}", DRINKS[drink].label]
    parts += [EXTRAS[extra].label] if extra != "nothing" else []
    return MealView(
        " with ".join(parts[:2]) + (f" and {parts[2]}" if parts[2:] else ""),
        meal,
        LOOK.at_ferritin,
        float(absorbed_mg(meal, LOOK.at_ferritin)),
        float(absorbed_mg(plain, LOOK.at_ferritin)),
        ferritin,
        meal_absorption(meal, ferritin),
        meal_absorption(plain, ferritin),
        *(whole_diet_absorption(ferritin, modifier) for modifier in (-1, 0, 1)),
    )


@record
class PlansView:
    """The same tablet by three plans over the same days; `plan` is the one chosen, `plans` holds an Absorption each."""

    plan: str
    dose_mg: float
    day_mg: float
    days: int
    tablets: int
    upper_mg: float
    plans: dict[str, Absorption]


@checked(plan=one_of(PLANS), dose_mg=DOSE, level=LEVEL)
def view_plans(plan, dose_mg, level):
    """Return the PlansView of a plan ("alternate", "daily" or "twice"), a dose in mg and a level of absorption."""
    plans = {
        name: dose_absorption(regular(name, dose_mg, LOOK.days), level) for name in ("alternate", "daily", "twice")
    }
    return PlansView(plan, dose_mg, _day_mg(plan, dose_mg), int(LOOK.days), int(LOOK.tablets), Limits().upper_mg, plans)


def _day_mg(plan, dose_mg):
    return {"none": 0, "twice": 2}.get(plan, 1) * dose_mg


@record
class YearView:
    """A year of one person's Stores by month, with the band around ferritin and two limits of it (ug/L).

    low, high: the band, or None where no trial of tablets tells how far the model may be off (`has_band`).
    day_mg, upper_mg: iron from tablets on a tablet day, and the US upper level. thirds: months at which the second and
    the last third of a pregnancy begin, and the birth; empty without one.
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
    upper_mg: float = Limits().upper_mg
    limits: tuple = (LOOK.guideline, LOOK.deficient)

    @property
    def told(self):
        """How many days are drawn: with a pregnancy those up to the birth; the model leaves out what comes after."""
        return round(Pregnancy().birth_d) + 1 if self.thirds else len(self.months)


@checked(person=Person, plan=one_of(PLANS))
def has_band(person, plan):
    """Whether the misses on trials of tablets say anything here: tablets, and no pregnancy and no blood donation."""
    return plan != "none" and not person.pregnant and not person.donations_per_year


@checked(who=one_of(WHO), ferritin=number_in(5, 300, "ug/L"), plan=one_of(PLANS), tablet_mg=DOSE)
def view_year(who, ferritin, plan, tablet_mg):
    """Return the YearView of somebody (a key of WHO) with a starting ferritin (ug/L), a plan and a tablet (mg)."""
    words, person = WHO[who]
    schedule = regular(plan, tablet_mg, YEAR_D)
    stores = simulate_stores(replace(person, ferritin=ferritin), schedule, YEAR_D)
    told = PLAN_WORDS[plan] if plan == "none" else f"{tablet_mg:g} mg {PLAN_WORDS[plan]}"
    given = np.flatnonzero(np.diff(stores.haemoglobin_deficit_mg) > Body().unit_mg / 2)
    months, need = 12 * stores.day / YEAR_D, Pregnancy()
    days = (need.second_from_d, need.third_from_d, need.birth_d) if person.pregnant else ()
    thirds = tuple(12 * day / YEAR_D for day in days)
    day_mg, swallowed_mg = _day_mg(plan, tablet_mg), float(schedule.dose_mg.sum())
    band = ferritin_band(stores.ferritin) if has_band(person, plan) else (None, None)
    return YearView(words, told, stores, months, *band, day_mg, swallowed_mg, given, thirds)


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
    change = np.linspace(-LOOK.widest, LOOK.widest, 300)  # grid: points of the curves
    curves = curve(change, truth.iron, truth.iron_sd), curve(change, truth.placebo, truth.placebo_sd)
    return GainView(run, points, run.improved(points), overlap(truth), change, curves)
