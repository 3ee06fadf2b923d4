"""Two windows on one hidden quantity: what a blood cut-off says about iron in the brain."""

from dataclasses import dataclass

import numpy as np

from rlsedu.brain_iron.population import Population, VirtualPeople, sample_people
from rlsedu.evidence import SEED, Parameters, checked, fields_of, from_fact, parameter, record

COUNTED, SHOWN = 20_000, 50  # grid: people counted; and those drawn, few enough to see one by one


@dataclass(frozen=True)
class Reading(Parameters):
    """How the blood test is read, and what counts as little iron in the brain."""

    cutoff_ug_l: float = parameter(
        from_fact("winkelman-2025-iron-thresholds", "ferritin-most"),
        "Cut-off: blood ferritin reassures above",
        unit="ug/L",
        low=15,
        high=200,
    )
    low_share: float = parameter(
        0.25, "Low brain iron: the lowest share of controls", "assumed: a quarter", low=0.01, high=0.99
    )


@record
class TwoWindows:
    """people: those drawn, all with restless legs. low_iron_mg_kg: below this, brain iron counts as low.

    Shares run from 0 to 1. reassured: of people with restless legs and low brain iron, the share above the
    blood cut-off. low: share of people with restless legs whose brain iron is low. alarmed: share of controls below
    the cut-off. put_in: correlation of body iron with brain iron that the model was given (rho). link: correlation of
    what is seen, the logarithm of blood ferritin, with brain iron; sex, age, inflammation and restless legs make it
    smaller.
    """

    reading: Reading
    people: VirtualPeople
    low_iron_mg_kg: float
    reassured: float
    low: float
    alarmed: float
    put_in: float
    link: float


@checked(reading=Reading, seed=SEED, numbers=fields_of(Population))
def read_both(reading, *, seed=3, **numbers):
    """Return TwoWindows for one way of reading the blood test.

    reading: a Reading. seed: for the people drawn. numbers: fields of Population by name, as in `sample_people`.
    """
    people = sample_people(COUNTED, seed=seed, **numbers)
    ferritin, iron = people.serum_ferritin_ug_l, people.brain_iron_mg_kg
    control = people.group == "control"
    low_iron = float(np.quantile(iron[control], reading.low_share))
    low = ~control & (iron < low_iron)
    return TwoWindows(
        reading=reading,
        people=people.only(~control).only(slice(0, SHOWN)),
        low_iron_mg_kg=low_iron,
        reassured=float((ferritin[low] > reading.cutoff_ug_l).mean()),
        low=float(low.sum() / (~control).sum()),
        alarmed=float((ferritin[control] < reading.cutoff_ug_l).mean()),
        put_in=Population(**numbers).rho,
        link=float(np.corrcoef(np.log(ferritin), iron)[0, 1]),
    )
