"""Spinal fluid as a test: two overlapping groups, a cut-off, and what a positive result is worth."""

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from rlsedu.brain_iron.population import Brain, Fluid, People
from rlsedu.evidence import Parameters, checked, number_in, parameter, record
from rlsedu.statistics.roc import positive_predictive_value

CROWD = 100  # grid: people drawn of each group
SCORES = np.array([NormalDist().inv_cdf((one + 0.5) / CROWD) for one in range(CROWD)])  # arithmetic: middles of shares


@dataclass(frozen=True)
class FluidTest(Parameters):
    """A test for early-onset restless legs by ferritin in spinal fluid."""

    d: float = parameter(
        Fluid.d_fluid_early,
        "True difference between the groups (SD)",
        "assumed: half of the first report, 1.98, which is not verified",
        low=0,
        high=2,
    )
    cutoff_ng_ml: float = parameter(
        2.0, "Cut-off: the test says yes below", "assumed: the reader's choice", unit="ng/mL", low=0.5, high=8
    )
    rls_of_100: float = parameter(
        10.0, "Of 100 people tested, have restless legs", "assumed: the reader's choice", low=1, high=90
    )


@record
class FluidResult:
    """What a hundred people of each group have in their fluid, in ng/mL, and at the cut-off shares from 0 to 1.

    The hundred are no draw: each stands for a hundredth of the group, from the lowest to the highest, so that as many
    of them lie below the cut-off as the shares say. sensitivity, area and rls_ng_ml are of early onset,
    late_sensitivity of late onset. true_positives: of the positive results, the share that is right when
    People.early_share of those with restless legs have early onset.
    """

    test: FluidTest
    control_ng_ml: np.ndarray
    rls_ng_ml: np.ndarray
    sensitivity: float
    late_sensitivity: float
    specificity: float
    area: float
    true_positives: float

    @property
    def found(self):
        """How many of the hundred with restless legs lie below the cut-off."""
        return int(np.sum(self.rls_ng_ml < self.test.cutoff_ng_ml))

    @property
    def alarms(self):
        """How many of the hundred without restless legs lie below the cut-off."""
        return int(np.sum(self.control_ng_ml < self.test.cutoff_ng_ml))


@checked(d=number_in(-10, 10))
def log_curves(d):
    """Return the mean and spread of ln ferritin in controls and in early-onset restless legs; d: difference in SD."""
    fluid, brain = Fluid(), Brain()

    def spread(blood_weight):
        shared = fluid.brain_weight**2 + blood_weight**2 + 2 * fluid.brain_weight * blood_weight * brain.rho
        return fluid.fluid_sigma * math.sqrt(shared + fluid.own_weight**2)

    middle = math.log(fluid.fluid_mean_ng_ml)
    return (
        NormalDist(middle, spread(fluid.blood_weight)),
        NormalDist(middle - fluid.fluid_sigma * d, spread(fluid.blood_weight_rls)),
    )


@checked(test=FluidTest)
def read_fluid(test):
    """Return the FluidResult of a FluidTest: closed forms, no random draws."""
    controls, rls = log_curves(test.d)
    cut, early = math.log(test.cutoff_ng_ml), People().early_share
    late = log_curves(test.d * Fluid().d_fluid_late / Fluid().d_fluid_early)[1]
    sensitivity, late_sensitivity, specificity = rls.cdf(cut), late.cdf(cut), 1 - controls.cdf(cut)
    found = early * sensitivity + (1 - early) * late_sensitivity
    return FluidResult(
        test=test,
        control_ng_ml=_crowd(controls),
        rls_ng_ml=_crowd(rls),
        sensitivity=sensitivity,
        late_sensitivity=late_sensitivity,
        specificity=specificity,
        area=NormalDist().cdf((controls.mean - rls.mean) / math.hypot(controls.stdev, rls.stdev)),
        true_positives=positive_predictive_value(found, specificity, test.rls_of_100 / 100),
    )


def _crowd(curve):
    return np.exp(curve.mean + curve.stdev * SCORES)
