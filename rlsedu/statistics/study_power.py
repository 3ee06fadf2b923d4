"""What a study can tell: power, p values, sample sizes and the winner's curse."""

import math
from functools import cache

import numpy as np

from rlsedu.evidence import checked, number_in, record, whole_in
from rlsedu.statistics.roc import MOST_PEOPLE

LEVEL = 0.05  # assumed: the custom of the field
ROOT_2 = math.sqrt(2)


def _below(z):
    """Area under the bell curve below z."""
    z = np.asarray(z, dtype=float)
    return np.array([math.erfc(-one / ROOT_2) / 2 for one in z.ravel().tolist()]).reshape(z.shape)


def _bell(z):
    return np.exp(-np.square(z) / 2) / math.sqrt(2 * math.pi)


@cache
def _nodes():
    return np.polynomial.legendre.leggauss(80)  # grid: points


@cache
def _spread_nodes(df):
    """Points s and weights to average over the ratio of a measured to the true standard deviation (chi, df)."""
    reach = 9 / math.sqrt(2 * df)  # grid: nine standard errors
    low, high = max(0.0, 1 - reach), 1 + reach
    x, w = _nodes()
    s = (high + low) / 2 + (high - low) / 2 * x
    log = math.log(2) + df / 2 * math.log(df / 2) - math.lgamma(df / 2) + (df - 1) * np.log(s) - df * s**2 / 2
    return s, w * (high - low) / 2 * np.exp(log)


def _t_above(t, shift, df):
    """Chance that Student's t with df degrees of freedom, moved by `shift`, is above t."""
    s, weights = _spread_nodes(df)
    return float(weights @ _below(shift - t * s))


@checked(df=whole_in(1, 2 * MOST_PEOPLE))
@cache
def t_critical(df):
    """Return the value that |t| must exceed to be significant at 5 % (two-sided); df: degrees of freedom, 1 or more."""
    low, high = 1.9, 13.0  # grid: between the values for very many and for one degree of freedom
    while high - low > 1e-10:
        middle = (low + high) / 2
        low, high = (middle, high) if _t_above(middle, 0.0, df) > LEVEL / 2 else (low, middle)
    return high


def _design(n1, n2):
    n2 = n1 if n2 is None else n2
    unit = math.sqrt(1 / n1 + 1 / n2)  # the standard error of a measured d when the true d is 0
    return unit, n1 + n2 - 2


@checked(d=number_in(-10, 10), n1=whole_in(2, MOST_PEOPLE), n2=whole_in(2, MOST_PEOPLE))
def power(d, n1, n2=None):
    """Return the chance that a study finds a true difference of d standard deviations (two-sided t test at 5 %).

    d: -10 to 10. n1, n2: people per group, 2 to 100 000 (n2 = n1 if left out). Returns 0 to 1.
    """
    unit, df = _design(n1, n2)
    t = t_critical(df)
    return _t_above(t, d / unit, df) + _t_above(t, -d / unit, df)


@checked(d=number_in(-10, 10), n1=whole_in(2, MOST_PEOPLE), n2=whole_in(2, MOST_PEOPLE))
def p_value(d, n1, n2=None):
    """Return how often chance alone gives a measured difference of d or more, either way (two-sided t test).

    d: -10 to 10, in standard deviations. n1, n2: people per group, 2 to 100 000 (n2 = n1 if left out). From 0 to 1.
    """
    unit, df = _design(n1, n2)
    return 2 * _t_above(abs(d) / unit, 0.0, df)


@checked(d=number_in(0.05, 10), power=number_in(0.1, 0.99))
def sample_size(d, power=0.8):  # assumed: the custom of the field
    """Return how many people per group a study needs to find a true difference d with the given power.

    d: 0.05 to 10, in standard deviations. power: 0.1 to 0.99. Two-sided t test at 5 %. Returns a whole number.
    """
    low, high = 1, 2
    while _power(d, high) < power:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _power(d, middle) >= power else (middle, high)
    return high


_power = power  # `sample_size` has an argument of that name


@record
class Curse:
    """What studies of one size report when the true difference is d.

    significant: chance of p < 0.05 in the true direction. mean_reported_d: average d among those. wrong_sign: chance
    that the measured difference points the wrong way, significant or not.
    """

    significant: float
    mean_reported_d: float
    wrong_sign: float


@checked(d=number_in(0, 10), n1=whole_in(2, MOST_PEOPLE), n2=whole_in(2, MOST_PEOPLE))
def reports(d, n1, n2=None):
    """Return the differences that a hundred studies of one size report, from low to high, when the true one is d.

    They are no draw: each stands for a hundredth of all such studies. In standard deviations, d from 0 to 10. n1, n2:
    people per group, 2 to 100 000.
    """
    unit, df = _design(n1, n2)
    s, weights = _spread_nodes(df)
    shares, shift, reach = (np.arange(100) + 0.5) / 100, d / unit, 3.0  # grid: standard errors to either side

    def below(t):
        return 1 - _below(shift - t[:, None] * s) @ weights

    while not ((ends := below(shift + np.array([-reach, reach])))[0] < shares[0] and shares[-1] < ends[1]):
        reach *= 1.25  # grid: a little wider
    t = shift + np.sinh(np.linspace(-1, 1, 101) * math.asinh(reach))  # grid: points
    return np.interp(shares, below(t), t) * unit


@checked(d=number_in(0, 10), n1=whole_in(2, MOST_PEOPLE), n2=whole_in(2, MOST_PEOPLE))
def winners_curse(d, n1, n2=None):
    """Return the Curse: significant results of small studies exaggerate, and they are the ones that get printed.

    d: the true difference, 0 to 10 standard deviations. n1, n2: people per group, 2 to 100 000.
    """
    unit, df = _design(n1, n2)
    t, shift = t_critical(df), d / unit
    s, weights = _spread_nodes(df)
    above = weights @ _below(shift - t * s)
    mean_t = weights @ ((_bell(t * s - shift) + shift * _below(shift - t * s)) / s) / above
    return Curse(float(above), float(mean_t * unit), float(_below(-shift)))
