"""Telling two groups apart: effect sizes, ROC curves, and what a test result means."""

import math
from statistics import NormalDist

import numpy as np

from rlsedu.evidence import ROW, check, checked, number_in

NORMAL, SHARE = NormalDist(), number_in(0, 1)
MOST_PEOPLE = 100_000


@checked(d=number_in(-10, 10))
def auc(d):
    """Return the area under the ROC curve of two bell curves of equal width, d standard deviations apart.

    d: -10 to 10. Returns 0 to 1; 0.5 is a coin. Raises ValueError otherwise.
    """
    return NORMAL.cdf(d / math.sqrt(2))


@checked(d=number_in(-10, 10), specificity=number_in(1e-9, 1 - 1e-9))
def sensitivity_at(d, specificity):
    """Return the sensitivity at a specificity (between 0 and 1) for two bell curves of equal width, d apart."""
    return NORMAL.cdf(d - NORMAL.inv_cdf(specificity))


@checked(first=tuple | list, second=tuple | list)
def effect_size(first, second):
    """Return Cohen's d: how many pooled standard deviations the second group's mean lies above the first's.

    first, second: (mean, standard deviation, people) of each group; people from 2. Raises ValueError for bad input.
    """
    (m1, s1, n1), (m2, s2, n2) = (_group(name, group) for name, group in (("first", first), ("second", second)))
    return (m2 - m1) / math.sqrt(((n1 - 1) * s1**2 + (n2 - 1) * s2**2) / (n1 + n2 - 2))


def _group(name, group):
    if len(group) != 3:
        raise ValueError(f"{name} = {group!r} is not allowed: give mean, standard deviation and people")
    mean, sd, people = group
    mean = check(f"mean of the {name} group", mean, -1e9, 1e9)
    return (
        mean,
        check(f"SD of the {name} group", sd, 1e-9, 1e9),
        int(check(f"people in it ({name})", people, 2, MOST_PEOPLE)),
    )


@checked(cases=ROW, controls=ROW)
def auc_of(cases, controls):
    """Return the chance that a random case lies below a random control, ties counting half: the measured ROC area.

    cases, controls: arrays of a quantity that is lower in cases. Returns 0 to 1.
    """
    controls = np.sort(controls)
    below = np.searchsorted(controls, cases, side="left")
    ties = np.searchsorted(controls, cases, side="right") - below
    return float(1 - np.mean(below + ties / 2) / len(controls))


@checked(sensitivity=SHARE, specificity=SHARE, prevalence=SHARE)
def positive_predictive_value(sensitivity, specificity, prevalence):
    """Return the share of positive results that are true, by Bayes' rule.

    sensitivity, specificity, prevalence: shares from 0 to 1. Returns a share from 0 to 1; if no result can be positive
    (prevalence 0 with specificity 1, say) it returns 0. Raises ValueError outside the ranges.
    """
    true, false = sensitivity * prevalence, (1 - specificity) * (1 - prevalence)
    return true / (true + false) if true + false > 0 else 0.0
