"""How strong and how often: one distribution of symptoms over people, cut at different lines (a toy)."""

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from rlsedu.evidence import SEED, Parameters, checked, from_fact, one_of, parameter, record, tuned, whole_in
from rlsedu.symptoms.discomfort import Severity, susceptibility_at

DEFINITIONS = ("any", "weekly", "bothersome")
NIGHTS_IN_A_WEEK = 7  # arithmetic: days of a week
DEGREES = 500  # grid: points of the sum over degrees of strength
OFTEN = {"unit": "1/wk", "low": 0.1, "high": NIGHTS_IN_A_WEEK}


@dataclass(frozen=True)
class Burden(Parameters):
    """How often and how strongly people with symptoms have them: one joint distribution for all three definitions."""

    any_share: float = parameter(
        from_fact("song-2024-global", "global"), "Adults with any symptoms", unit="%", low=0, high=100
    )
    median_nights: float = parameter(
        2.0,
        "Nights with symptoms, middle person",
        "assumed: half of the people lie on each side of the agreed line between rare and lasting symptoms",
        unit="1/wk",
        low=0.1,
        high=7,
    )
    spread: float = parameter(
        tuned(1.3, "allen-2005-rest-prevalence", "weekly", "bothersome"),
        "Spread of the nights between people (on a log scale)",
        "set so that the weekly share meets the survey of six countries, which therefore does not test it",
        low=0.1,
        high=3,
    )
    link: float = parameter(
        0.3,
        "Link between how strong and how often (correlation)",
        "assumed: 0.2 to 0.4 change the bothersome share by little",
        low=0,
        high=0.95,
    )
    weekly_nights: float = parameter(
        from_fact("allen-2005-rest-prevalence", "weekly-means"), "Weekly means at least", **OFTEN
    )
    bothersome_nights: float = parameter(
        from_fact("allen-2005-rest-prevalence", "bothersome-means"),
        "Bothersome means at least (and moderate or worse)",
        **OFTEN,
    )


@record
class Population:
    """Drawn people: has_symptoms (bool), nights_per_week (0 to 7), band (0 none to 3 severe), susceptibility (0 to 1).

    All are arrays of one value for each person; people without symptoms have zeros.
    """

    has_symptoms: np.ndarray
    nights_per_week: np.ndarray
    band: np.ndarray
    susceptibility: np.ndarray

    @checked(definition=one_of(DEFINITIONS))
    def share(self, definition):
        """Return the share (0 to 1) of all people who count by a definition; ValueError for an unknown one."""
        burden = Burden()
        often = {"any": 0.0, "weekly": burden.weekly_nights, "bothersome": burden.bothersome_nights}[definition]
        counted = self.has_symptoms & (self.nights_per_week >= often)
        return float(np.mean(counted & (self.band > 1) if definition == "bothersome" else counted))


@checked(n=whole_in(1, 1_000_000), seed=SEED)
def severity_population(n, seed):
    """Draw people from the one severity-frequency distribution.

    n: number of people, 1 to 1 000 000. seed: whole number. Returns a Population with arrays of length n. Bands and
    susceptibility: hogl-2005-bruneck, garcia-borreguero-2013-msit; nights: see Burden. ValueError outside the ranges.
    """
    burden, severity = Burden(), Severity()
    rng = np.random.default_rng(seed)
    has_symptoms = rng.random(n) < burden.any_share / 100
    strength = rng.standard_normal(n)
    rank = (np.argsort(np.argsort(strength)) + 0.5) / n
    frequency = burden.link * strength + math.sqrt(1 - burden.link**2) * rng.standard_normal(n)
    nights = np.minimum(burden.median_nights * np.exp(burden.spread * frequency), NIGHTS_IN_A_WEEK)
    band = 1 + np.searchsorted([severity.mild_share / 100, 1 - severity.severe_share / 100], rank)
    return Population(has_symptoms, nights * has_symptoms, band * has_symptoms, susceptibility_at(rank) * has_symptoms)


@checked(definition=one_of(DEFINITIONS), burden=Burden)
def share_of_affected(definition, burden=None):
    """Return the share (0 to 1) of people with any symptoms who also count by a definition, without drawing anybody.

    definition: one of DEFINITIONS. burden: a Burden. It adds up the joint distribution over degrees of strength.
    """
    burden, normal = burden or Burden(), NormalDist()
    if definition == "any":
        return 1.0
    nights = burden.weekly_nights if definition == "weekly" else burden.bothersome_nights
    rank = (np.arange(DEGREES) + 0.5) / DEGREES
    if definition == "bothersome":
        mild = Severity().mild_share / 100
        rank = mild + rank * (1 - mild)
    strength = np.array([normal.inv_cdf(r) for r in rank])
    line = math.log(nights / burden.median_nights) / burden.spread
    gap = (line - burden.link * strength) / math.sqrt(1 - burden.link**2)
    often = np.mean([1 - normal.cdf(g) for g in gap])
    return float(often * (1 - mild) if definition == "bothersome" else often)
