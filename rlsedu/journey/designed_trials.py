"""A trial of iron against a dummy, planned by the reader and run a thousand times over with other people."""

from dataclasses import dataclass
from operator import neg

import numpy as np

from rlsedu.evidence import SEED, Parameters, check, checked, from_fact, parameter, record, whole_in
from rlsedu.evidence.conversions import rounded
from rlsedu.journey.borrowed import borrowed
from rlsedu.statistics.study_power import t_critical
from rlsedu.supplements.resampled_trial import Effect

TRIALS = 1000
LARGEST = 200  # assumed: larger than any trial of iron


@dataclass(frozen=True)
class Design(Parameters):
    """The plan of a trial, and the truth that the people who run it do not know."""

    n_per_arm: float = parameter(20.0, "People in each group", "assumed: the reader's choice", low=4, high=LARGEST)
    true_effect: float = parameter(
        from_fact("trotti-2019-irls", "irls-difference", by=rounded(1, neg)),
        "The truth: iron helps by",
        "rounded",
        unit="points",
        low=0,
        high=12,
    )
    placebo_response: float = parameter(
        from_fact("silva-2017-placebo", "change-placebo", by=rounded(1, neg)),
        "People get better with a dummy, too, by",
        "rounded",
        unit="points",
        low=0,
        high=15,
    )
    drop_out: float = parameter(15.0, "Share who leave early", "assumed: the reader's choice", unit="%", low=0, high=60)
    spread: float = parameter(
        borrowed(Effect, "iron_sd"), "Spread of the change between people (SD)", unit="points", low=2, high=15
    )
    least_staying: float = parameter(
        2.0, "At least this many stay in each group", "assumed: else no spread is known", low=2, high=4
    )


@record
class Luck:
    """Everybody's chance, drawn once: only what the reader changes moves.

    sums, squares: running sums over people of standard normal draws and of their squares; leaving: 0 to 1, who leaves
    first. Arrays (trials, 2, people). critical: (1 / degrees of freedom, t at which a result is significant).
    """

    sums: np.ndarray
    squares: np.ndarray
    leaving: np.ndarray
    critical: tuple


@record
class Trials:
    """What many trials of one design found; arrays with one entry per trial.

    stayed: people who stayed, (trials, 2). fell: mean fall of the rating in the iron and the dummy group, points,
    (trials, 2). advantage: iron minus dummy, points. half: half of its 95 % interval. significant: the interval does
    not hold 0. found, misled: shares (0 to 1) of trials with a significant advantage of iron, or of the dummy.
    when_found: mean advantage among those that found one, points; None if there are none.
    """

    design: Design
    stayed: np.ndarray
    fell: np.ndarray
    advantage: np.ndarray
    half: np.ndarray
    significant: np.ndarray
    found: float
    misled: float
    when_found: float | None


@checked(n_trials=whole_in(1, 10_000), seed=SEED, people=whole_in(4, LARGEST))
def draw_luck(n_trials=TRIALS, seed=1, people=LARGEST):
    """Return the Luck of `n_trials` trials (1 to 10 000) with up to `people` (4 to 200) people in each group."""
    random = np.random.default_rng(seed)
    z = random.standard_normal((n_trials, 2, people))
    most = 2 * people - 2
    freedom = [df for df in (2, 3, 4, 5, 6, 8, 11, 16, 26, 50, 120) if df < most] + [most]  # grid: dense where t bends
    critical = 1 / np.array(freedom[::-1]), np.array([t_critical(df) for df in freedom[::-1]])
    return Luck(z.cumsum(2), (z * z).cumsum(2), random.random(z.shape, dtype=np.float32), critical)


@checked(design=Design, luck=Luck)
def run_trials(design, luck=None):
    """Return the Trials of one Design.

    design: a Design. luck: a Luck; a new one, always the same, if left out. Each person's change is normal around the
    mean of the group, and people leave by chance: both are assumed. A two-sided t test with pooled spread at 5 %.
    Raises ValueError if the design needs more people than the luck holds.
    """
    luck = luck or draw_luck()
    n = round(check("n_per_arm", design.n_per_arm, 4, luck.sums.shape[2]))
    left = (luck.leaving[:, :, :n] < design.drop_out / 100).sum(axis=2)
    stayed = np.maximum(n - left, int(design.least_staying))
    last = stayed[:, :, None] - 1
    total, square = (np.take_along_axis(part, last, axis=2)[:, :, 0] for part in (luck.sums, luck.squares))
    freedom = stayed.sum(axis=1) - 2
    spread = np.sqrt((square - total**2 / stayed).sum(axis=1) / freedom)
    half = np.interp(1 / freedom, *luck.critical) * design.spread * spread * np.sqrt((1 / stayed).sum(axis=1))
    means = design.placebo_response + np.array([design.true_effect, 0.0])
    fell = means + design.spread * total / stayed
    advantage = fell[:, 0] - fell[:, 1]
    significant = np.abs(advantage) > half
    found = significant & (advantage > 0)
    return Trials(
        design,
        stayed,
        fell,
        advantage,
        half,
        significant,
        found=float(found.mean()),
        misled=float((significant & ~found).mean()),
        when_found=float(advantage[found].mean()) if found.any() else None,
    )
