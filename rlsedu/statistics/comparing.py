"""Comparing what was counted and measured: Welch's t test, Wilson's range of a share, and a rank correlation."""

import math
from statistics import NormalDist

import numpy as np

from rlsedu.evidence import ROW, checked, number_in, numbers_in


@checked(one=ROW, two=ROW)
def welch(one, two):
    """Compare two groups: the difference of their means, its 95 % interval (low, high) and the two-sided p value.

    one, two: arrays of 2 or more numbers that are not all equal, in one unit. Welch's t test, without equal spreads.
    """
    variances = np.array([one.var(ddof=1) / len(one), two.var(ddof=1) / len(two)])
    error = np.sqrt(variances.sum())
    freedom = variances.sum() ** 2 / (variances**2 / [len(one) - 1, len(two) - 1]).sum()
    difference = float(one.mean() - two.mean())
    half = float(error * student_quantile(0.05, freedom))  # arithmetic: a 95 % interval
    return difference, (difference - half, difference + half), float(student_tail(abs(difference) / error, freedom))


def _student(freedom):
    """Return the tail of Student's t over the angle atan(t / sqrt(freedom)): there its density is a power of cos."""
    angle = np.linspace(0, np.pi / 2, 20001)  # grid: points of the integral
    density = np.cos(angle) ** (freedom - 1)
    steps = (density[1:] + density[:-1]) / 2
    tail = np.append(np.cumsum(steps[::-1])[::-1], 0.0)
    return angle, tail / tail[0]


@checked(t=numbers_in(0), freedom=number_in(1, 1e9))
def student_tail(t, freedom):
    """Return the two-sided p value of a t (0 or more) with `freedom` degrees of freedom (1 or more)."""
    angle, tail = _student(freedom)
    return np.interp(np.arctan(t / np.sqrt(freedom)), angle, tail)


@checked(p=number_in(1e-12, 1), freedom=number_in(1, 1e9))
def student_quantile(p, freedom):
    """Return the t whose two-sided p value is `p` (above 0, to 1) with `freedom` degrees of freedom (1 or more)."""
    angle, tail = _student(freedom)
    return np.sqrt(freedom) * np.tan(np.interp(-p, -tail, angle))


@checked(share=number_in(0, 1), n=number_in(1, 10_000_000), confidence=number_in(1, 99.9, "%"))
def wilson(share, n, confidence):
    """Return the lower and upper limit (0 to 1) of a share found in n people, by Wilson's formula.

    share: 0 to 1. n: number of people, 1 or more. confidence: of the range, 1 to 99.9 %.
    """
    z = NormalDist().inv_cdf((1 + confidence / 100) / 2)
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return middle - half, middle + half


@checked(x=ROW, y=ROW)
def rank_correlation(x, y):
    """Return Spearman's rank correlation of two arrays without ties."""
    return float(np.corrcoef(np.argsort(np.argsort(x)), np.argsort(np.argsort(y)))[0, 1])
