"""Iron in other deep parts of the brain, as it grows with age (equations reported from the chemistry of 1958)."""

from dataclasses import dataclass

import numpy as np

from rlsedu.evidence import Parameters, checked, from_fact, numbers_in, one_of, parameter

NUCLEI = ("pallidum", "putamen", "caudate")
PALLIDUM, PUTAMEN, CAUDATE = (f"hallgren-1958-age-{nucleus}" for nucleus in NUCLEI)
MG_KG_PER_MG_100G = 10


@dataclass(frozen=True)
class AgeCurve(Parameters):
    """iron = plateau (1 - exp(-rate age)) + start, in mg per 100 g of wet tissue, for each nucleus."""

    pallidum_plateau: float = parameter(from_fact(PALLIDUM, "plateau-coefficient"), "Pallidum, plateau", unit="mg/100g")
    pallidum_rate: float = parameter(from_fact(PALLIDUM, "age-rate"), "Pallidum, rate", unit="1/a")
    pallidum_start: float = parameter(from_fact(PALLIDUM, "iron-age-0"), "Pallidum, at birth", unit="mg/100g")
    putamen_plateau: float = parameter(from_fact(PUTAMEN, "plateau-coefficient"), "Putamen, plateau", unit="mg/100g")
    putamen_rate: float = parameter(from_fact(PUTAMEN, "age-rate"), "Putamen, rate", unit="1/a")
    putamen_start: float = parameter(from_fact(PUTAMEN, "iron-age-0"), "Putamen, at birth", unit="mg/100g")
    caudate_plateau: float = parameter(from_fact(CAUDATE, "plateau-coefficient"), "Caudate, plateau", unit="mg/100g")
    caudate_rate: float = parameter(from_fact(CAUDATE, "age-rate"), "Caudate, rate", unit="1/a")
    caudate_start: float = parameter(from_fact(CAUDATE, "iron-age-0"), "Caudate, at birth", unit="mg/100g")


@checked(nucleus=one_of(NUCLEI), age=numbers_in(0, 100, "years"))
def iron_by_age(nucleus, age):
    """Return the reported mean iron of a deep nucleus in mg per kg of wet tissue.

    nucleus: one of NUCLEI. age: 0 to 100 years, number or array. Raises ValueError otherwise. Sources: the table of
    AgeCurve (reported; the paper was not read).
    """
    curve = AgeCurve()
    plateau, rate, start = (getattr(curve, f"{nucleus}_{part}") for part in ("plateau", "rate", "start"))
    return MG_KG_PER_MG_100G * (plateau * (1 - np.exp(-rate * age)) + start)
