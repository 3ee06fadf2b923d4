"""A lognormal curve by the mean of what was measured, its standard error and how many were measured."""

import math

from rlsedu.evidence import checked, number_in

MEAN, ERROR, PEOPLE = number_in(1e-9, 1e9), number_in(0, 1e9), number_in(1, 1e9)


@checked(mean=MEAN, error=ERROR, people=PEOPLE)
def log_spread(mean, error, people):
    """Return the curve's log spread; mean and its standard error in one unit, people: how many were measured."""
    return math.sqrt(math.log1p(people * (error / mean) ** 2))


@checked(mean=MEAN, error=ERROR, people=PEOPLE)
def geometric_mean(mean, error, people):
    """Return the curve's geometric mean, in the unit of the mean and its standard error."""
    return mean / math.exp(log_spread(mean, error, people) ** 2 / 2)
