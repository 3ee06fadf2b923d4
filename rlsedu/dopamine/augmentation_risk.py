"""How many people on a medicine have got worse through augmentation, month by month: one constant risk."""

from dataclasses import dataclass, fields

import numpy as np

from rlsedu.evidence import Parameters, checked, from_fact, number_in, numbers_in, one_of, parameter

MONTHS_A_YEAR, DAYS_A_YEAR = 12, 365.25
SHARE = {"unit": "%", "low": 0, "high": 99}  # assumed: at 100 % the risk would have no end
TRIAL = "allen-2014-pregabalin-vs-pramipexole"


@dataclass(frozen=True)
class Augmented(Parameters):
    """The shares with augmentation that were measured, and over how long; each sets one medicine's risk."""

    levodopa: float = parameter(
        from_fact("hogl-2010-augmentation-levodopa", "augmentation-6-months"), "levodopa, 6 months", **SHARE
    )
    community: float = parameter(
        from_fact("allen-2011-augmentation-community", "augmentation-rate"),
        "dopamine medicines of US patients, a year",
        **SHARE,
    )
    pramipexole: float = parameter(
        from_fact(TRIAL, "augmentation-pramipexole-0-5-mg"), "pramipexole, 52 weeks", **SHARE
    )
    pregabalin: float = parameter(
        from_fact(TRIAL, "augmentation-pregabalin-300-mg"), "pregabalin (no dopamine medicine), 52 weeks", **SHARE
    )


YEARS = {"levodopa": 0.5, "community": 1.0, "pramipexole": 1.0, "pregabalin": 1.0}
DRUGS = tuple(field.name for field in fields(Augmented))


@checked(drug=one_of(DRUGS), measured=Augmented)
def hazard(drug, measured=None):
    """Return the risk of augmentation per year (1/a), from the share affected after a known time.

    drug: one of DRUGS. measured: Augmented. Raises ValueError for another drug.
    """
    share = getattr(measured or Augmented(), drug) / 100
    return -np.log(1 - share) / YEARS[drug]


@checked(drug=one_of(DRUGS), months=numbers_in(0, unit="months"), measured=Augmented)
def augmentation(drug, months, measured=None):
    """Return the share (0 to 1) of people on a medicine with augmentation by `months`, if all stay on it.

    drug: "levodopa", "community" (dopamine medicines of US patients), "pramipexole" or "pregabalin". months: a number
    or an array, 0 or more. Raises ValueError for another drug or for months that are negative or not finite.
    """
    return 1 - np.exp(-hazard(drug, measured) * months / MONTHS_A_YEAR)


@checked(drug=one_of(DRUGS), months=number_in(0.1, 1200, "months"), measured=Augmented)
def median_days(drug, months, measured=None):
    """Return by which day half of those affected within `months` are affected, as the constant risk predicts it."""
    affected = augmentation(drug, months, measured)
    if not affected:
        raise ValueError(f"measured = {measured!r} is not allowed: give a share above 0 %, or nobody is ever affected")
    return float(-np.log(1 - affected / 2) / hazard(drug, measured) * DAYS_A_YEAR)
