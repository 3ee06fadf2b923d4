"""Stores: ferritin over months, day by day, from diet, tablets, losses, pregnancy and blood donation (a toy)."""

import dataclasses
from dataclasses import dataclass

import numpy as np

from rlsedu.evidence import Parameters, checked, from_fact, numbers_in, parameter, record, tuned
from rlsedu.supplements.dosing import DAYS, LEVEL, Dosing, Schedule, dose_absorption

YEAR_D = 365
SIEBENTHAL, CABLE, KISS = "von-siebenthal-2023-ferritin", "cable-2016-donors-8wk", "kiss-2015-donor-recovery"
STORES, NEED = "ferritin-to-stores", "cai-2020-pregnancy-isotope"


@dataclass(frozen=True)
class Person(Parameters):
    """One person at the start; or many at once: any number may be an array, all of one length."""

    ferritin: float = parameter(
        30.0, "Ferritin at the start", "assumed: the reader's choice", unit="ug/L", low=5, high=300
    )
    weight_kg: float = parameter(62.0, "Body weight", "assumed: a woman", unit="kg", low=30, high=200)
    loss_mg_d: float = parameter(
        from_fact("hunt-2009-iron-losses", "menstruating-women-median"),
        "Iron lost a day",
        "menstruating women, median",
        unit="mg/d",
        low=0.1,
        high=6,
    )
    diet_slope: float = parameter(
        from_fact("fairweather-tait-2017-slopes-derived", "slope-women-before-menopause"),
        "Fall of absorption from food with ferritin",
        low=-1,
        high=0,
    )
    extra_mg_d: float = parameter(
        0.0, "Iron lost on top from the first day", "assumed: the reader's choice", unit="mg/d", low=0, high=6
    )
    deficit_mg: float = parameter(
        0.0, "Iron missing in the red blood at the start", "assumed: no anaemia", unit="mg", low=0, high=2000
    )
    donations_per_year: float = parameter(0.0, "Blood donations a year", "assumed: the reader's choice", low=0, high=12)
    pregnant: bool = parameter(False, "Pregnant from the first day", "assumed: the reader's choice")

    def __post_init__(self):
        many = [f.name for f in dataclasses.fields(self) if np.ndim(getattr(self, f.name))]
        if not many:
            return super().__post_init__()
        for end in (np.min, np.max):  # the checks of one person, at both ends of every array
            ends = {name: float(end(getattr(self, name))) for name in many}
            dataclasses.replace(self, **ends)

    @property
    def many(self):
        """True if this stands for many people."""
        return any(np.ndim(getattr(self, field.name)) for field in dataclasses.fields(self))


@dataclass(frozen=True)
class Body(Parameters):
    """How iron moves between food, tablets, stores and red blood; two numbers lump what nobody has measured apart."""

    divisor: float = parameter(
        from_fact("cook-2003-body-iron-equation", "divisor"),
        "Stored mg per kg for ten times the ferritin, inverse",
        "not verified; supported by our arithmetic with published means",
    )
    linear: bool = parameter(False, "Option: a fixed amount of stored iron per ferritin", STORES)
    mg_per_ferritin: float = parameter(
        from_fact(STORES, "stored-iron-ferritin.low"), "Option: stored iron per ug/L", "low end", unit="mg/(ug/L)"
    )
    holds_back: float = parameter(
        tuned(1.885, SIEBENTHAL, "daily-median"),
        "Fall of tablet absorption with ferritin; lumps several unknowns",
        "set so that the daily arm ends at 43.8",
    )
    at_ferritin: float = parameter(
        15.0, "Ferritin at which tablets work as in the trial", "assumed: as those women", unit="ug/L"
    )
    most_gain: float = parameter(1.6, "Largest gain at lower ferritin", "assumed: a limit")
    most_share: float = parameter(0.6, "Largest share of a dose", "assumed: a limit", low=0, high=1)
    urge: float = parameter(
        tuned(3.23, CABLE, "low-ferritin-iron", "low-ferritin-no-iron"),
        "Extra absorption while red blood is being replaced",
        "set on donors with low ferritin, whose start of 14 ug/L is assumed",
        low=0,
        high=10,
    )
    unit_mg: float = parameter(
        230.0, "Iron in one unit of blood", "blood-donation-iron-loss: assumed, within its range", unit="mg"
    )
    rebuild_d: float = parameter(
        tuned(20.0, KISS, "low-ferritin-iron", "higher-ferritin-iron"),
        "Red blood comes back with a time of",
        "set on the arm with iron",
        unit="d",
    )
    release: float = parameter(0.15, "Stores can give, a day and ug/L", "assumed: a slow release", unit="mg/d")
    band: float = parameter(
        0.35,
        "Band around ferritin, as a share",
        "assumed: a little more than the largest miss on trials of tablets",
        low=0,
        high=0.95,
    )


@dataclass(frozen=True)
class Pregnancy(Parameters):
    """Iron that a pregnant body needs a day instead of its usual losses, by thirds of 40 weeks."""

    first_mg_d: float = parameter(from_fact(NEED, "first-trimester"), "Need in the first three months", unit="mg/d")
    second_mg_d: float = parameter(from_fact(NEED, "second-trimester"), "Need in the middle three", unit="mg/d")
    third_mg_d: float = parameter(from_fact(NEED, "third-trimester"), "Need in the last three", unit="mg/d")
    second_from_d: float = parameter(91.0, "Middle third begins", "assumed: 13 weeks", unit="d")
    third_from_d: float = parameter(189.0, "Last third begins", "assumed: 27 weeks", unit="d")
    birth_d: float = parameter(280.0, "Birth", "assumed: 40 weeks", unit="d")


@record
class Stores:
    """day and, per day (and person), ferritin in ug/L, stored iron gained and red-blood iron missing in mg.

    The last four are totals over the whole time in mg: absorbed from the diet and from tablets, lost, and given away.
    """

    person: Person
    day: np.ndarray
    ferritin: np.ndarray
    stores_mg: np.ndarray
    haemoglobin_deficit_mg: np.ndarray
    from_diet_mg: np.ndarray
    from_tablets_mg: np.ndarray
    lost_mg: np.ndarray
    given_mg: np.ndarray

    @property
    def body_mg(self):
        """Change of the iron in stores and red blood together since the start of full blood, in mg."""
        return self.stores_mg - self.haemoglobin_deficit_mg


def _ferritin_of(stores_mg, person, body=Body()):
    """Return the ferritin (ug/L) that goes with `stores_mg` more stored iron than at the start (mg)."""
    if body.linear:
        return np.maximum(person.ferritin + stores_mg / body.mg_per_ferritin, 1.0)
    return person.ferritin * 10 ** (body.divisor * stores_mg / person.weight_kg)


ferritin_of = checked(stores_mg=numbers_in(-5000, 5000, "mg"), person=Person, body=Body)(_ferritin_of)


@checked(ferritin=numbers_in(0, 1e6, "ug/L"), body=Body)
def ferritin_band(ferritin, body=Body()):
    """Return the lower and upper edge of the band drawn around a predicted ferritin, in ug/L: 35 % to each side.

    It is as wide as the largest miss on trials of tablets that did not set the model. People differ by more. It says
    nothing about blood donors, pregnancy or a year without tablets: no such trial was checked, or the model fails it.
    """
    return ferritin * (1 - body.band), ferritin * (1 + body.band)


@checked(person=Person, days=DAYS)
def losses(person, days):
    """Return the iron that leaves the body on each day in mg: `days` numbers, or rows of one number per person."""
    loss = np.asarray(person.loss_mg_d, dtype=float) + person.extra_mg_d
    daily = np.broadcast_to(loss, (days, *loss.shape)).copy()
    if person.pregnant:
        need, day = Pregnancy(), np.arange(days)
        for start, end, mg in (
            (0, need.second_from_d, need.first_mg_d),
            (need.second_from_d, need.third_from_d, need.second_mg_d),
            (need.third_from_d, need.birth_d, need.third_mg_d),
        ):
            daily[(day >= start) & (day < end)] = mg
    return daily


@checked(schedule=Schedule, days=DAYS, level=LEVEL, dosing=Dosing)
def tablets(schedule, days, level=None, dosing=Dosing()):  # noqa: B008 (frozen)
    """Return, per day, the mg swallowed and the mg absorbed by the group in which absorption was measured.

    Raises ValueError if a dose falls after the last day.
    """
    if len(schedule.times_h) and schedule.times_h[-1] >= 24 * days:
        raise ValueError(f"times_h has a dose at {schedule.times_h[-1]:g} h: give times before day {days} ends")
    day = (schedule.times_h // 24).astype(int)
    absorbed = dose_absorption(schedule, level, dosing).absorbed_mg
    return np.bincount(day, schedule.dose_mg, days), np.bincount(day, absorbed, days)


@checked(person=Person, schedule=Schedule, days=DAYS, level=LEVEL, body=Body, dosing=Dosing)
def simulate_stores(person, schedule, days=YEAR_D, level=None, body=Body(), dosing=Dosing()):  # noqa: B008 (frozen)
    """Return ferritin, stores and red-blood deficit for each day: a Stores, arrays of days + 1 (by people, if many).

    person: a Person, one or many. schedule: a Schedule. days: 1 to 3650. level: as in `dose_absorption`. The diet
    balances the losses at the start and rises or falls with ferritin. Iron is conserved: the change of `body_mg` is
    from_diet_mg + from_tablets_mg - lost_mg - given_mg. Raises ValueError for bad input. Sources: Body, Person.
    """
    swallowed, usual = (part.tolist() for part in tablets(schedule, days, level, dosing))
    lost = losses(person, days)
    least, lost_each = (np.minimum, lost) if person.many else (min, lost.tolist())
    shape = np.broadcast_shapes(*(np.shape(getattr(person, f.name)) for f in dataclasses.fields(person)))
    stores, deficit = np.zeros((days + 1, *shape)), np.zeros((days + 1, *shape))
    deficit[0] = person.deficit_mg
    s, e, eaten, taken, given_all = 0.0, person.deficit_mg, 0.0, 0.0, 0.0
    for day in range(days):
        given = body.unit_mg * (_donations(person, day + 1) - _donations(person, day))
        e = e + given
        ferritin = _ferritin_of(s, person, body)
        diet = person.loss_mg_d * (ferritin / person.ferritin) ** person.diet_slope
        gain = 0.0
        if swallowed[day]:
            urge = 1 + body.urge * least(e / body.unit_mg, 1.0)
            gain = usual[day] * least((ferritin / body.at_ferritin) ** -body.holds_back, body.most_gain) * urge
            gain = least(gain, body.most_share * swallowed[day])
        net = diet + gain - lost_each[day]
        used = least(e / body.rebuild_d, net + body.release * ferritin)
        s, e = s + net - used, e - used
        stores[day + 1], deficit[day + 1] = s, e
        eaten, taken, given_all = eaten + diet, taken + gain, given_all + given
    totals = [np.broadcast_to(total, shape) for total in (eaten, taken, lost.sum(axis=0), given_all)]
    return Stores(person, np.arange(days + 1), _ferritin_of(stores, person, body), stores, deficit, *totals)


def _donations(person, day):
    """How many units were given by the start of a day, spread evenly over the year."""
    return (day * person.donations_per_year / YEAR_D + 0.5) // 1
