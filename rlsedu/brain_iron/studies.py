"""How many people a study needs, and what the published studies of nigral iron could have seen."""

from dataclasses import dataclass

import numpy as np

from rlsedu.evidence import Parameters, Table, checked, fact, from_fact, number_in, parameter, record
from rlsedu.statistics.study_power import Curse, power, reports, sample_size, winners_curse

NONE_SD = 0.005  # assumed: a difference below this is told as none
LOWER, SAME, UNTOLD = "lower", "same", "untold"
# What a study found, as the table says it: no difference seen is not proof that there is none
WORDS = {LOWER: "lower", SAME: "no clear difference", UNTOLD: "not told"}


@record
class Study:
    """One comparison of a published MRI study, by one rule for all: what it found in the nigra, in these two groups.

    A study that split its patients by onset makes two comparisons. id: that of its power in mri-rls-power-derived.
    found: LOWER or SAME (a region that is not named among those that differed), or UNTOLD where we could not read it.
    elsewhere: what other parts of the brain showed.
    """

    id: str
    name: str
    fact_id: str
    people: int
    controls: int
    found: str
    elsewhere: str

    @property
    def told(self):
        """True where the result for the nigra is known."""
        return self.found != UNTOLD


def _study(key, name, fact_id, found, elsewhere, group="rls"):
    """The Study of one group of a fact's people beside its controls."""
    return Study(key, name, fact_id, fact(fact_id).size(group), fact(fact_id).size("controls"), found, elsewhere)


NOTHING = WORDS[SAME]
MULTI = "lower in all regions (clear in four, not named)"
LI = "lower (thalamus, dentate nucleus)"
RIZZO = "lower (thalamus, putamen, pallidum)"
WEI = "lower (red nucleus, pallidum, thalamus, dentate nucleus)"
MARGARITI = "higher (pallidum, subthalamic nucleus)"
KIM = "no clear difference (13 regions; that the nigra is one is assumed)"
BELIVEAU = "higher, or mixed (second-hand; which regions was not read)"
ELSEWHERE = "not told in the abstract"
STUDIES = (
    _study("allen-2001", "Allen 2001", "allen-2001-mri", LOWER, "lower (putamen)"),
    _study("godau-2008", "Godau 2008", "godau-2008-t2", UNTOLD, MULTI),
    _study("margariti-2012", "Margariti 2012", "margariti-2012-opposite", SAME, MARGARITI),
    _study("knake-2010", "Knake 2010", "knake-2010-mri-null", SAME, NOTHING),
    _study("rizzo-2013", "Rizzo 2013", "rizzo-2013-phase", LOWER, RIZZO),
    _study("astrakas-2008", "Astrakas 2008", "astrakas-2008-t2", LOWER, NOTHING),
    _study("moon-2014-late", "Moon 2014, late", "moon-2014-mri-onset", LOWER, ELSEWHERE, "late"),
    _study("kim", "Kim", "kim-qsm-baseline-null", SAME, KIM),
    _study("earley-2006-late", "Earley 2006, late", "earley-2006-mri-nigra", SAME, ELSEWHERE, "late"),
    _study("moon-2014-early", "Moon 2014, early", "moon-2014-mri-onset", SAME, ELSEWHERE, "early"),
    _study("earley-2006-early", "Earley 2006, early", "earley-2006-mri-nigra", LOWER, ELSEWHERE, "early"),
    _study("li-2016", "Li 2016", "li-2016-7t", SAME, LI),
    _study("wei-2014", "Wei 2014", "wei-2014-phase", LOWER, WEI),
    _study("beliveau-2022", "Beliveau 2022", "beliveau-2022-largest", UNTOLD, BELIVEAU),
)


@dataclass(frozen=True)
class Plan(Parameters):
    """A planned study: the true difference, which nobody knows, and its size."""

    d: float = parameter(
        from_fact("earley-2006-mri-effect-size-derived", "effect-size-d"),
        "True difference in nigral iron (SD)",
        "early onset; it may be less, even 0",
        low=0,
        high=1,
    )
    per_group: float = parameter(15.0, "People in each group", "assumed: the reader's choice", low=4, high=200)


@record
class HowMany:
    """reported_d: what a hundred studies of this size report (SD), from low to high; curse: at this size.

    find_less, find_more: how many of the hundred find less iron, or more (the highest and the lowest of reported_d).
    power_here: the chance of a study to find a difference, study_power: that of each of STUDIES.
    needed: people per group for 80 % power, 0 if the difference is too small to be worth a number (below 0.1).
    told: how many of STUDIES tell what the nigra showed; expected: how many of those should find the difference if it
    were d in all of them; found: how many did.
    """

    plan: Plan
    reported_d: np.ndarray
    find_less: int
    find_more: int
    study_power: np.ndarray
    power_here: float
    curse: Curse
    needed: int
    told: int
    expected: float
    found: int

    @property
    def none(self):
        """Whether the true difference is too small to be told from none."""
        return self.plan.d < NONE_SD


@checked(plan=Plan)
def plan_study(plan):
    """Return HowMany for a Plan; its size is rounded to whole people."""
    here = round(plan.per_group)
    study_power = np.array([power(plan.d, study.people, study.controls) for study in STUDIES])
    chance, curse = power(plan.d, here), winners_curse(plan.d, here)
    less = round(100 * curse.significant)
    told = np.array([study.told for study in STUDIES])
    return HowMany(
        plan=plan,
        reported_d=reports(plan.d, here),
        find_less=less,
        find_more=round(100 * chance) - less,
        study_power=study_power,
        power_here=chance,
        curse=curse,
        needed=sample_size(plan.d) if plan.d >= 0.1 else 0,
        told=int(told.sum()),
        expected=float(study_power[told].sum()),
        found=sum(study.found == LOWER for study in STUDIES),
    )


@checked(d=number_in(-10, 10))
def published_studies(d=Plan.d):
    """Return the table of the published comparisons: size, what the nigra showed, their power if it differs by d."""
    rows = [
        (
            study.name,
            f"{study.people} v {study.controls}",
            WORDS[study.found],
            study.elsewhere,
            f"{100 * power(d, study.people, study.controls):.0f} of 100",
            fact(study.fact_id).status,
            fact(study.fact_id),
        )
        for study in STUDIES
    ]
    columns = (
        "study",
        "people v controls",
        "iron in the nigra",
        "elsewhere",
        f"power if the true difference is {d:g} SD",
        "how sure",
        "source",
    )
    return Table(
        "MRI studies of iron in restless legs, those with the least power first. Power: of 100 such studies, how many "
        "would find the difference. Each is told of the nigra alone, with its own two groups. No clear difference: "
        "also where the nigra is not named among the regions that differed",
        columns,
        rows,
    )
