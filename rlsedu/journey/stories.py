"""Four made-up people: what the rooms' models say of their iron, and what was counted among people like them."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from rlsedu.brain_iron.population import Population, VirtualPeople, sample_people
from rlsedu.evidence import SEED, Parameters, checked, fact, from_fact, one_of, parameter, record, whole_in
from rlsedu.evidence.conversions import middle, rounded
from rlsedu.journey.borrowed import borrowed
from rlsedu.journey.counted import BIRTH_WK, WEEKS, Counted, donor_studies, pregnant_stages, stage_of
from rlsedu.journey.laws import body_of
from rlsedu.supplements.dosing import regular
from rlsedu.supplements.stores import Body, Person, simulate_stores

PEOPLE = 1000
SEXES = ("woman", "man")  # as the supplements room calls them
NEW_OR_WORSE = "rottach-2008-antidepressants"
MEDICINES = {  # words, value of the fact
    "all": ("medicines for depression, all together", "new-or-worse-rls"),
    "mirtazapine": ("mirtazapine", "mirtazapine"),
    "others": ("most others", "most-other-agents"),
    "reboxetine": ("reboxetine", "reboxetine"),
}


@record
class YearOfIron:
    """A year of one made-up person: ferritin (ug/L) by week, weeks of giving blood; and shares in people like them.

    No range goes with ferritin: the supplements room has one for tablets only. rows: Counted. chosen: the row of the
    week looked at; None where the week does not matter. week: the week looked at.
    """

    week: float
    weeks: np.ndarray
    ferritin: np.ndarray
    gifts: np.ndarray
    rows: tuple[Counted, ...]
    chosen: int | None = None

    @property
    def now(self):
        """Ferritin in ug/L at the week looked at; None where the model does not know it."""
        return float(np.interp(self.week, self.weeks, self.ferritin)) if self.week <= self.weeks[-1] else None

    @property
    def whole_week(self):
        """The week looked at, in whole weeks that have passed."""
        return int(self.week)

    @property
    def so_far(self):
        """Weeks and ferritin up to the week looked at, or as far as the model knows them."""
        week = min(self.week, self.weeks[-1])
        past = np.searchsorted(self.weeks, week)
        now = np.interp(week, self.weeks, self.ferritin)
        return np.append(self.weeks[:past], week), np.append(self.ferritin[:past], now)

    @property
    def given(self):
        """Weeks of the gifts of blood up to the week looked at, and the ferritin at each."""
        weeks = self.gifts[self.gifts <= self.week]
        return weeks, np.interp(weeks, self.weeks, self.ferritin)


@dataclass(frozen=True)
class Donor(Parameters):
    """A regular blood donor."""

    donations: float = parameter(3.0, "Blood donations in a year", "assumed: the reader's choice", low=0, high=6)
    ferritin: float = parameter(
        60.0, "Ferritin at the start", "assumed: the reader's choice", unit="ug/L", low=20, high=120
    )
    who: str = parameter("woman", "Who", "assumed: the reader's choice", choices=SEXES)
    week: float = parameter(
        float(WEEKS), "Look at this week", "assumed: the reader's choice", unit="wk", low=0, high=WEEKS
    )


@dataclass(frozen=True)
class Expecting(Parameters):
    """A pregnant woman."""

    ferritin: float = parameter(
        40.0, "Ferritin at the start", "assumed: the reader's choice", unit="ug/L", low=15, high=100
    )
    week: float = parameter(
        34.0,
        f"Look at this week (birth is at {BIRTH_WK})",
        "assumed: the reader's choice",
        unit="wk",
        low=0,
        high=WEEKS,
    )


@dataclass(frozen=True)
class Windows(Parameters):
    """What counts as a normal blood test and as little iron in spinal fluid."""

    normal_from: float = parameter(
        from_fact("winkelman-2025-iron-thresholds", "ferritin-most"),
        "Call blood ferritin normal from",
        unit="ug/L",
        low=15,
        high=150,
    )
    low_below: float = parameter(
        2.0, "Call spinal-fluid ferritin low below", "assumed: no limit is agreed", unit="ng/mL", low=0.5, high=6
    )
    shift: float = parameter(
        borrowed(Population, "d_fluid_early"),
        "Spinal-fluid ferritin lower in early restless legs by (SD)",
        "assumed: direction as in earley-2005-csf-night; the first report, 1.98, is not verified",
        low=0,
        high=borrowed(Population, "d_fluid_early", "high"),
    )


@dataclass(frozen=True)
class Medicine(Parameters):
    """A new medicine, and what would have happened anyway."""

    medicine: str = parameter("all", "The new medicine", NEW_OR_WORSE, choices=tuple(MEDICINES))
    before: float = parameter(
        from_fact("song-2024-global", "global", by=rounded(0)),
        "Had restless legs before",
        "rounded",
        unit="%",
        low=0,
        high=20,
    )
    by_chance: float = parameter(
        1.0,
        "Would have got them new or worse in these weeks anyway",
        "assumed: nobody counted this",
        unit="%",
        low=0,
        high=10,
    )


@record
class TwoWindows:
    """windows, people: what was set and drawn. share_rls, share_others: share low in fluid among normal blood tests.

    normal_rls: people with restless legs and a normal blood test.
    """

    windows: Windows
    people: VirtualPeople
    share_rls: float
    share_others: float
    normal_rls: int

    @property
    def rls_of_100(self):
        """How many of 100 with restless legs and a normal blood test have little ferritin in spinal fluid."""
        return round(100 * self.share_rls)


@record
class NewSymptoms:
    """Counts of PEOPLE who start a medicine: had it before; new or worse from the medicine, or anyway.

    The last two together are what a study counts.
    """

    medicine: Medicine
    before: int
    from_medicine: int
    by_chance: int

    @property
    def new(self):
        """All that a study counts."""
        return self.from_medicine + self.by_chance


@checked(donor=Donor)
def donor_year(donor):
    """Return the YearOfIron of a Donor, from the supplements room; the shares do not depend on the ferritin."""
    person = Person(ferritin=donor.ferritin, donations_per_year=donor.donations, **body_of(donor.who))
    return YearOfIron(donor.week, *_year(person, WEEKS), donor_studies())


@checked(expecting=Expecting)
def expecting_year(expecting):
    """Return the YearOfIron of an Expecting woman: ferritin and shares come from the rooms that model them.

    Ferritin ends at birth: the supplements room leaves out the iron that comes back afterwards.
    """
    person = Person(ferritin=expecting.ferritin, pregnant=True, **body_of("woman"))
    return YearOfIron(expecting.week, *_year(person, BIRTH_WK), pregnant_stages(), stage_of(expecting.week))


@lru_cache(maxsize=8)
def _year(person, weeks):
    """Weeks, ferritin, and the weeks of giving blood."""
    stores = simulate_stores(person, regular("none", 0, 7 * weeks), 7 * weeks)
    gives = np.diff(stores.haemoglobin_deficit_mg) > Body().unit_mg / 2
    return stores.day / 7, stores.ferritin, stores.day[:-1][gives] / 7


@checked(windows=Windows, n=whole_in(100, 100_000), seed=SEED)
def two_windows(windows, n=2000, seed=3):
    """Return TwoWindows for n people (100 to 100 000), half of them with restless legs, from the brain iron room."""
    people = _people(n, seed, windows.shift)
    normal = people.serum_ferritin_ug_l >= windows.normal_from
    low = people.csf_ferritin_ng_ml < windows.low_below
    rls = people.group != "control"
    shares = [float(low[normal & group].mean()) if (normal & group).any() else 0.0 for group in (rls, ~rls)]
    return TwoWindows(windows, people, *shares, int((normal & rls).sum()))


@lru_cache(maxsize=4)
def _people(n, seed, shift):
    return sample_people(n, seed=seed, d_fluid_early=shift, early_share=1.0)


@checked(medicine=one_of(MEDICINES))
def share_by_medicine(medicine):
    """Return the share (%) with new or worse restless legs: a key of MEDICINES; the middle where a range is given."""
    _, name = MEDICINES[medicine]
    found = fact(NEW_OR_WORSE).quantity(name)
    return found.value if found.value is not None else middle(found.low, found.high)


@checked(medicine=Medicine)
def new_symptoms(medicine):
    """Return NewSymptoms of PEOPLE who start a Medicine.

    The share that the study counted holds all new or worse cases. So those who would have got them anyway are a part
    of it: they are subtracted, not added.
    """
    counted = round(PEOPLE * share_by_medicine(medicine.medicine) / 100)
    anyway = min(counted, round(PEOPLE * medicine.by_chance / 100))
    return NewSymptoms(medicine, round(PEOPLE * medicine.before / 100), counted - anyway, anyway)
