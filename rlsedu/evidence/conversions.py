"""How numbers of facts become numbers of a model: the functions that `from_fact(..., by=)` takes."""

import math
from collections.abc import Callable

from rlsedu.evidence.bounds import checked, whole_in

HUNDRED = 100  # per cent in one


@checked(percent=float)
def share(percent):
    """Return a share (0 to 1) for %."""
    return percent / HUNDRED


@checked(percent_lost=float)
def left(percent_lost):
    """Return the share (0 to 1) that is left when so many % are lost; a loss may be told as a negative change."""
    return 1 - abs(percent_lost) / HUNDRED


@checked(percent_change=float)
def lost(percent_change):
    """Return the share (0 to 1) that is lost, for a change of so many %."""
    return abs(percent_change) / HUNDRED


@checked(percent=float)
def more_by(percent):
    """Return the factor of something that is so many % more."""
    return 1 + percent / HUNDRED


@checked(number=float)
def tens(number):
    """Return a number rounded to tenths."""
    return round(number, 1)


@checked(first=float, second=float)
def ratio(first, second):
    """Return the first number divided by the second."""
    return first / second


@checked(low=float, high=float)
def middle(low, high):
    """Return the number half way between two."""
    return (low + high) / 2


@checked(clock_h=float)
def next_day(clock_h):
    """Return a clock time in h, counted on past midnight (1 is 25)."""
    return clock_h + 24


@checked(weeks=float)
def days(weeks):
    """Return days for weeks."""
    return 7.0 * weeks


@checked(clock_h=float)
def to_the_minute(clock_h):
    """Return a clock time in h as whole minutes give it (21.33 is 21:20)."""
    return round(60 * clock_h) / 60


@checked(seconds=float)
def per_hour(seconds):
    """Return how often an hour something happens that comes so many seconds apart."""
    return 3600 / seconds


@checked(steps=Callable)
def then(*steps):
    """Return the function that takes these steps one after the other."""

    def taken(*numbers):
        for step in steps:
            numbers = (step(*numbers),)
        return numbers[0]

    return taken


@checked(number=float)
def whole(number):
    """Return the nearest whole number."""
    return float(round(number))


@checked(half_life=float)
def rate_of_half_life(half_life):
    """Return the share that leaves per unit of time, for a half-life in it."""
    return math.log(2) / half_life


@checked(places=whole_in(0, 12), by=Callable)
def rounded(places, by=float):
    """Return the function that gives what `by` gives, rounded to so many places."""
    return lambda *numbers: round(by(*numbers), places)


@checked(numbers=float)
def total(*numbers):
    """Return the sum of the numbers."""
    return math.fsum(numbers)


@checked(numbers=float)
def alike(*numbers):
    """Return the one number that several values share; ValueError if they differ."""
    if len(set(numbers)) != 1:
        raise ValueError(f"numbers = {numbers!r} is not allowed: give numbers that are all the same")
    return numbers[0]


@checked(first_h=float, second_h=float)
def middle_next_day(first_h, second_h):
    """Return the clock time in h half way between two after midnight, counted on past midnight."""
    return next_day(middle(first_h, second_h))
