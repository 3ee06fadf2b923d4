"""Trials: virtual people drawn from the means and spreads of published trials, iron against placebo."""

from dataclasses import dataclass
from operator import neg
from statistics import NormalDist

import numpy as np

from rlsedu.evidence import (
    SEED,
    Parameters,
    checked,
    fact,
    from_fact,
    number_in,
    numbers_in,
    one_of,
    parameter,
    record,
    whole_in,
)
from rlsedu.evidence.conversions import middle
from rlsedu.statistics.comparing import welch

EFFECTS = ("wang-2009", "cochrane-2019", "cho-2018")
TABLETS, POOLED, INFUSION = "wang-2009-irls", "trotti-2019-irls", "cho-2018-500mg-null"
LENGTH = fact("irls-bands").value("very-severe.high")  # of the scale
CHANGE = {"unit": "points", "low": -LENGTH, "high": LENGTH}
SPREAD = {"unit": "points", "low": 0.1, "high": LENGTH}
PER_ARM = fact(TABLETS).size() // 2
PLACEBO_RANGE = ("smallest-placebo-improvement", "largest-placebo-improvement")


@checked(smallest=float, largest=float)
def middle_change(smallest, largest):
    """Return the change (points, below 0 is better) in the middle of two improvements."""
    return -middle(smallest, largest)


@checked(difference=float, smallest=float, largest=float)
def change_beyond(difference, smallest, largest):
    """Return the change that differs by so much from the one in the middle of two improvements, to two places."""
    return round(middle_change(smallest, largest) + difference, 2)


@dataclass(frozen=True)
class Effect(Parameters):
    """Change of the rating scale (points; below 0 is better) in two groups: mean and spread between people."""

    iron: float = parameter(from_fact(TABLETS, "fall-iron", by=neg), "Mean change with iron", **CHANGE)
    iron_sd: float = parameter(from_fact(TABLETS, "fall-iron.spread"), "Spread (SD) with iron", **SPREAD)
    placebo: float = parameter(from_fact(TABLETS, "fall-placebo", by=neg), "Mean change with placebo", **CHANGE)
    placebo_sd: float = parameter(from_fact(TABLETS, "fall-placebo.spread"), "Spread (SD) with placebo", **SPREAD)


@dataclass(frozen=True)
class Pooled(Effect):
    """Seven trials together (six of infusions, one of tablets) give a difference only; the rest is assumed."""

    iron: float = parameter(
        from_fact(POOLED, "irls-difference", *PLACEBO_RANGE, by=change_beyond),
        "Mean change with iron",
        "placebo and the difference of -3.78",
        **CHANGE,
    )
    iron_sd: float = parameter(
        from_fact(TABLETS, "fall-iron.spread"), "Spread (SD) with iron", "assumed as in that trial", **SPREAD
    )
    placebo: float = parameter(
        from_fact(POOLED, *PLACEBO_RANGE, by=middle_change),
        "Mean change with placebo",
        "assumed, the middle of 0.8 to 12",
        **CHANGE,
    )
    placebo_sd: float = parameter(
        from_fact(TABLETS, "fall-placebo.spread"), "Spread (SD) with placebo", "assumed as in that trial", **SPREAD
    )


@dataclass(frozen=True)
class Infusion(Effect):
    """A trial of one 500 mg infusion that did not beat placebo."""

    iron: float = parameter(from_fact(INFUSION, "ferric-carboxymaltose"), "Mean change with iron", **CHANGE)
    iron_sd: float = parameter(from_fact(INFUSION, "ferric-carboxymaltose.spread"), "Spread (SD) with iron", **SPREAD)
    placebo: float = parameter(from_fact(INFUSION, "placebo"), "Mean change with placebo", **CHANGE)
    placebo_sd: float = parameter(from_fact(INFUSION, "placebo.spread"), "Spread (SD) with placebo", **SPREAD)


OWNERS = dict(zip(EFFECTS, (Effect, Pooled, Infusion), strict=True))


@record
class Trial:
    """One trial of virtual people.

    iron, placebo: each person's change in points, below 0 is better. difference: iron minus placebo, in points, with
    its 95 % interval ci = (low, high). p: two-sided p value of Welch's t test.
    """

    effect: str
    truth: Effect
    iron: np.ndarray
    placebo: np.ndarray
    difference: float
    ci: tuple
    p: float

    @checked(points=number_in(0, 40, "points"))
    def improved(self, points):
        """Return how many people in each group got better by at least `points`: (iron, placebo)."""
        return int((self.iron <= -points).sum()), int((self.placebo <= -points).sum())


@checked(n_per_arm=whole_in(2, 100_000), effect=one_of(EFFECTS), seed=SEED)
def trial(n_per_arm=PER_ARM, effect="wang-2009", seed=0):
    """Draw one trial of virtual people from the mean and spread of published trials: a Trial.

    n_per_arm: people in each group, 2 to 100 000. effect: "wang-2009" (tablets, ferritin 15-75), "cochrane-2019"
    (seven trials pooled: six of infusions, one of tablets) or "cho-2018" (an infusion that did not beat placebo).
    seed: whole number of 0 or more; the same seed gives the same people. Changes are drawn from normal curves, which
    is assumed. It resamples trials: it says nothing about one person. Raises ValueError for bad input.
    Sources: Effect, Pooled, Infusion.
    """
    truth = OWNERS[effect]()
    luck = np.random.default_rng(seed).standard_normal((n_per_arm, 2))
    iron = truth.iron + truth.iron_sd * luck[:, 0]
    placebo = truth.placebo + truth.placebo_sd * luck[:, 1]
    return Trial(effect, truth, iron, placebo, *welch(iron, placebo))


@checked(truth=Effect)
def better_of_a_pair(truth):
    """Return the share (0 to 1) of pairs, one on iron and one on placebo, in which the one on iron improves more.

    truth: an Effect. Two bell curves are assumed, as in the rest of this trial.
    """
    spread = float(np.hypot(truth.iron_sd, truth.placebo_sd))
    return NormalDist(truth.iron, spread).cdf(truth.placebo)


@checked(truth=Effect)
def overlap(truth):
    """Return the share (0 to 1) that the two curves of an Effect have in common; 1 if they are the same."""
    spread = max(truth.iron_sd, truth.placebo_sd)
    low, high = (end(truth.iron, truth.placebo) + side * 10 * spread for end, side in ((min, -1), (max, 1)))
    x = np.linspace(low, high, 4001)  # grid: points of the integral
    return float(
        np.minimum(curve(x, truth.iron, truth.iron_sd), curve(x, truth.placebo, truth.placebo_sd)).sum() * (x[1] - x[0])
    )


@checked(x=numbers_in(), mean=number_in(-1e3, 1e3), sd=number_in(1e-3, 1e3))
def curve(x, mean, sd):
    """Return the normal curve with this mean and SD at x, per unit of x."""
    return np.exp(-(((x - mean) / sd) ** 2) / 2) / (sd * np.sqrt(2 * np.pi))
