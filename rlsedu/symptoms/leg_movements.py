"""One night is a sample: leg movements of several people on several nights (a toy)."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from rlsedu.evidence import SEED, Parameters, checked, fact, from_fact, parameter, record, tuned, whole_in

MANY = 2000  # assumed: enough people for shares to the nearest per cent
SHOWN = fact("trotti-2009-night-variance").size()  # as many people as the study had, and as the picture holds
MOST_NIGHTS = 10  # assumed: as many nights as the picture holds


@dataclass(frozen=True)
class Nights(Parameters):
    """How leg movements per hour differ between people and from night to night; both spreads are on a log scale."""

    median_per_h: float = parameter(
        tuned(12.35, "trotti-2009-night-variance", "best-to-worst"),
        "Leg movements, middle person",
        "set so that best and worst of 12 nights differ by 25.1 per hour on average",
        unit="1/h",
        low=1,
        high=60,
    )
    spread: float = parameter(
        tuned(1.02, "shin-2016-plms-korea", "above-15"),
        "Spread between people (log scale)",
        "set so that 42.3 % of single nights lie above 15 per hour",
        low=0.1,
        high=2,
    )
    ratio: float = parameter(
        from_fact("trotti-2009-night-variance", "variance-ratio"),
        "How many times more people differ than nights",
        "ratio of the variances",
        low=1,
        high=20,
    )
    cut_off_per_h: float = parameter(
        from_fact("shin-2016-plms-korea", "upper-line"),
        "“Many leg movements” means more than",
        unit="1/h",
        low=5,
        high=30,
    )


@record
class NightsResult:
    """movements_per_h: people x nights; usual_per_h: each person's long-run mean; people in order of it.

    share_one_night: share of single nights above the line. share_any: share of people above it on at least one of the
    nights measured. wrong_one, wrong_mean: share of people whom one night, or the mean of all nights measured, puts on
    another side of the line than their long-run mean. The shares are out of 2000 drawn people. mean_per_h, wrong: of
    each person shown, the mean of the nights measured, and whether it lies on another side than their long-run mean.
    """

    nights: Nights
    n_nights: int
    movements_per_h: np.ndarray
    usual_per_h: np.ndarray
    mean_per_h: np.ndarray
    wrong: np.ndarray
    share_one_night: float
    share_any: float
    wrong_one: float
    wrong_mean: float


@checked(nights=Nights)
def night_spread(nights):
    """Return the night-to-night spread (log scale) that gives the wanted ratio of the variances in movements per hour.

    nights: a Nights. With both spreads on a log scale, the variance of people's means is to the mean variance of their
    nights as (1 - exp(-s^2)) to (exp(w^2) - 1).
    """
    return math.sqrt(math.log(1 + (1 - math.exp(-(nights.spread**2))) / nights.ratio))


@checked(n_people=whole_in(1, 200_000), n_nights=whole_in(1, 50), seed=SEED, nights=Nights)
def leg_movement_nights(n_people, n_nights, seed, nights=None):
    """Draw leg movements per hour of sleep, as an array of people x nights.

    n_people: 1 to 200 000. n_nights: 1 to 50. seed: whole number. nights: a Nights (trotti-2009-night-variance,
    shin-2016-plms-korea). ValueError outside the ranges.
    """
    return _draw(n_people, n_nights, seed, *_spreads(nights or Nights()))[0]


def _spreads(nights):
    return nights.median_per_h, nights.spread, night_spread(nights)


def _draw(n_people, n_nights, seed, median_per_h, spread, within):
    rng = np.random.default_rng(seed)
    person = median_per_h * np.exp(spread * rng.standard_normal((n_people, 1)))
    nights = person * np.exp(within * rng.standard_normal((n_people, n_nights)))
    return nights, person[:, 0] * math.exp(within**2 / 2)


_drawn = lru_cache(16)(_draw)  # the same people, while the nights run or the line moves


@checked(n_nights=whole_in(1, MOST_NIGHTS), nights=Nights, seed=SEED, n_people=whole_in(1, 100))
def compare_nights(n_nights, nights=None, seed=1, n_people=SHOWN):
    """Return what one night and what `n_nights` nights say about the same people.

    n_nights: 1 to 10. nights: a Nights. seed: whole number. n_people: how many people are shown, 1 to 100.
    """
    nights = nights or Nights()
    line, spreads = nights.cut_off_per_h, _spreads(nights)
    many, usual = _drawn(MANY, MOST_NIGHTS, 0, *spreads)
    many, above = many[:, :n_nights], usual > line
    shown, level = _drawn(n_people, MOST_NIGHTS, seed, *spreads)
    order = np.argsort(level)
    shown, level = shown[order, :n_nights], level[order]
    mean = shown.mean(axis=1)
    return NightsResult(
        nights,
        n_nights,
        shown,
        level,
        mean,
        (mean > line) != (level > line),
        float(np.mean(many > line)),
        float(np.mean((many > line).any(axis=1))),
        float(np.mean((many[:, 0] > line) != above)),
        float(np.mean((many.mean(axis=1) > line) != above)),
    )
