"""How many people a study needs, and what the published studies of nigral iron could have seen."""

from dataclasses import dataclass

import numpy as np

from rlsedu.brain_iron.testing import Curse, power, sample_size, winners_curse
from rlsedu.evidence import Parameters, Table, fact, parameter

SIZES = np.unique(np.geomspace(4, 200, 40).round().astype(int))  # grid: people per group


@dataclass(frozen=True)
class Study:
    """One published MRI study: its size, what it found about iron in restless legs, and where (or in whom)."""

    name: str
    fact_id: str
    people: int
    controls: int
    found: str
    where: str

    @property
    def per_group(self):
        """People per group of an even study that is as precise."""
        return 2 / (1 / self.people + 1 / self.controls)


STUDIES = (
    Study("Allen 2001", "allen-2001-mri", 5, 5, "lower", "nigra"),  # from allen-2001-mri
    Study("Godau 2008", "godau-2008-t2", 6, 19, "lower", "all regions"),  # from godau-2008-t2
    Study("Margariti 2012", "margariti-2012-opposite", 11, 11, "higher", "pallidum"),  # from margariti-2012-opposite
    Study("Knake 2010", "knake-2010-mri-null", 12, 12, "no difference", "12 regions"),  # from knake-2010-mri-null
    Study("Rizzo 2013", "rizzo-2013-phase", 15, 15, "lower", "nigra"),  # from rizzo-2013-phase
    Study("Astrakas 2008", "astrakas-2008-t2", 25, 12, "lower", "nigra"),  # from astrakas-2008-t2
    Study("Kim", "kim-qsm-baseline-null", 31, 20, "no difference", "13 regions"),  # from kim-qsm-baseline-null
    Study("Earley 2006", "earley-2006-mri-nigra", 22, 39, "lower", "nigra, early onset"),  # from earley-2006-mri-nigra
    Study("Li 2016", "li-2016-7t", 39, 29, "no difference", "nigra"),  # from li-2016-7t
    Study("Moon 2014", "moon-2014-mri-onset", 37, 40, "lower", "nigra, late onset"),  # from moon-2014-mri-onset
    Study("Beliveau 2022", "beliveau-2022-largest", 72, 72, "higher", "regions not read"),  # from beliveau-2022-largest
)


@dataclass(frozen=True)
class Plan(Parameters):
    """A planned study: the true difference, which nobody knows, and its size."""

    d: float = parameter(
        0.67,
        "True difference in nigral iron (SD)",
        "earley-2006-mri-effect-size-derived: early onset; larger studies point lower, even to 0",
        low=0,
        high=1,
    )
    per_group: float = parameter(15.0, "People in each group", "assumed: the reader's choice", low=4, high=200)


@dataclass(frozen=True)
class HowMany:
    """power and reported_d: over `sizes` (people per group); study_power: for each of STUDIES; curse: at this size.

    needed: people per group for 80 % power, 0 if the difference is too small to be worth a number (below 0.1).
    expected: how many of STUDIES should be significant if the difference were d in all of them.
    """

    plan: Plan
    sizes: np.ndarray
    power: np.ndarray
    reported_d: np.ndarray
    study_power: np.ndarray
    power_here: float
    curse: Curse
    needed: int
    expected: float


def plan_study(plan):
    """Return HowMany for a Plan; its size is rounded to whole people."""
    here = round(plan.per_group)
    study_power = np.array([power(plan.d, study.people, study.controls) for study in STUDIES])
    return HowMany(
        plan=plan,
        sizes=SIZES,
        power=np.array([power(plan.d, n) for n in SIZES.tolist()]),
        reported_d=np.array([winners_curse(plan.d, n).mean_reported_d for n in SIZES.tolist()]),
        study_power=study_power,
        power_here=power(plan.d, here),
        curse=winners_curse(plan.d, here),
        needed=sample_size(plan.d) if plan.d >= 0.1 else 0,
        expected=float(study_power.sum()),
    )


def published_studies(d=Plan.d):
    """Return the table of the published studies: size, what they reported, and their power if the difference is d."""
    rows = [
        (
            study.name,
            f"{study.people} v {study.controls}",
            f"{study.found} ({study.where})",
            f"{100 * power(d, study.people, study.controls):.0f} %",
            fact(study.fact_id).status,
            fact(study.fact_id),
        )
        for study in STUDIES
    ]
    columns = ("study", "people v controls", "iron in restless legs", f"power if d = {d:g}", "how sure", "source")
    return Table("MRI studies of iron in restless legs, by size", columns, rows)
