"""Spinal fluid as a test: two overlapping curves, a cut-off, and what a positive result is worth."""

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from rlsedu.brain_iron.population import Brain, Fluid, People
from rlsedu.evidence import Parameters, checked, number_in, parameter, record
from rlsedu.statistics.roc import positive_predictive_value

HIGHEST_NG_ML = 10.0


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
    """Densities (per ng/mL) over ferritin_ng_ml; the ROC curve; and at the cut-off shares from 0 to 1.

    sensitivity, area and rls_density are of early onset, late_sensitivity of late onset. true_positives: of the
    positive results, the share that is right when People.early_share of those with restless legs have early onset.
    """

    test: FluidTest
    ferritin_ng_ml: np.ndarray
    control_density: np.ndarray
    rls_density: np.ndarray
    roc_false_alarms: np.ndarray
    roc_sensitivity: np.ndarray
    sensitivity: float
    late_sensitivity: float
    specificity: float
    area: float
    true_positives: float


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
    x = np.linspace(HIGHEST_NG_ML / 200, HIGHEST_NG_ML, 200)  # grid: points
    cut, early = math.log(test.cutoff_ng_ml), People().early_share
    late = log_curves(test.d * Fluid().d_fluid_late / Fluid().d_fluid_early)[1]
    sensitivity, late_sensitivity, specificity = rls.cdf(cut), late.cdf(cut), 1 - controls.cdf(cut)
    found = early * sensitivity + (1 - early) * late_sensitivity
    cuts = [math.log(value) for value in np.geomspace(0.1, 40, 120)]  # grid: wide enough for both ends of the curve
    return FluidResult(
        test=test,
        ferritin_ng_ml=x,
        control_density=_density(x, controls),
        rls_density=_density(x, rls),
        roc_false_alarms=np.array([controls.cdf(value) for value in cuts]),
        roc_sensitivity=np.array([rls.cdf(value) for value in cuts]),
        sensitivity=sensitivity,
        late_sensitivity=late_sensitivity,
        specificity=specificity,
        area=NormalDist().cdf((controls.mean - rls.mean) / math.hypot(controls.stdev, rls.stdev)),
        true_positives=positive_predictive_value(found, specificity, test.rls_of_100 / 100),
    )


def _density(x, curve):
    z = (np.log(x) - curve.mean) / curve.stdev
    return np.exp(-(z**2) / 2) / (x * curve.stdev * math.sqrt(2 * math.pi))
