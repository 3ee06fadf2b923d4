"""Trials: the same seed, the published means, and a t test that agrees with scipy's."""

import numpy as np
import pytest
from scipy import stats

from rlsedu.evidence import fact
from rlsedu.statistics.comparing import student_quantile, student_tail, welch
from rlsedu.supplements.resampled_trial import EFFECTS, OWNERS, curve, overlap, trial


def test_large_trials_show_the_published_means_and_spreads():
    run = trial(100_000, "wang-2009", seed=5)
    iron, placebo = map(fact("wang-2009-irls").quantity, ("fall-iron", "fall-placebo"))
    assert -run.iron.mean() == pytest.approx(iron.value, abs=0.1)
    assert -run.placebo.mean() == pytest.approx(placebo.value, abs=0.1)
    assert run.iron.std() == pytest.approx(iron.spread, abs=0.1)
    assert run.placebo.std() == pytest.approx(placebo.spread, abs=0.1)


def test_the_pooled_difference_is_the_published_one():
    truth = OWNERS["cochrane-2019"]()
    assert truth.iron - truth.placebo == pytest.approx(fact("trotti-2019-irls").value("irls-difference"))
    known = fact("trotti-2019-irls")
    middle = (known.value("smallest-placebo-improvement") + known.value("largest-placebo-improvement")) / 2
    assert -truth.placebo == pytest.approx(middle)


@pytest.mark.parametrize("effect", EFFECTS)
@pytest.mark.parametrize("n", [2, 9, 60])
def test_welch_agrees_with_scipy(effect, n):
    run = trial(n, effect, seed=n)
    oracle = stats.ttest_ind(run.iron, run.placebo, equal_var=False)
    assert run.p == pytest.approx(oracle.pvalue, rel=1e-3)
    np.testing.assert_allclose(run.ci, oracle.confidence_interval(), rtol=1e-3)
    assert run.difference == pytest.approx(run.iron.mean() - run.placebo.mean())


def test_student_tail_and_quantile():
    for freedom in (1, 2.5, 8, 40, 400):
        for p in (0.5, 0.05, 0.01):
            assert student_quantile(p, freedom) == pytest.approx(stats.t.isf(p / 2, freedom), rel=1e-3)
        for t in (0.0, 0.7, 2.3, 4.0):
            assert student_tail(t, freedom) == pytest.approx(2 * stats.t.sf(t, freedom), abs=1e-5)


@pytest.mark.parametrize("effect", EFFECTS)
def test_overlap_is_the_shared_area(effect):
    truth = OWNERS[effect]()
    x = np.linspace(-120, 120, 200_001)
    curves = [stats.norm.pdf(x, *pair) for pair in ((truth.iron, truth.iron_sd), (truth.placebo, truth.placebo_sd))]
    np.testing.assert_allclose(curve(x, truth.iron, truth.iron_sd), curves[0])
    assert overlap(truth) == pytest.approx(np.trapezoid(np.minimum(*curves), x), abs=1e-3)
    assert 0.3 < overlap(truth) < 0.95


def test_identical_curves_overlap_wholly():
    same = OWNERS["wang-2009"](iron=-3.0, iron_sd=6.0, placebo=-3.0, placebo_sd=6.0)
    assert overlap(same) == pytest.approx(1.0)


def test_false_positives_come_as_often_as_they_should():
    rng = np.random.default_rng(2)
    hits = [welch(*rng.standard_normal((2, 9)))[2] < 0.05 for _ in range(400)]
    assert 8 <= sum(hits) <= 34  # 5 % of 400, within three standard errors


def test_seed_and_counts():
    one, two = trial(20, seed=1), trial(20, seed=1)
    assert (one.iron == two.iron).all() and (one.iron != trial(20, seed=2).iron).any()
    assert one.improved(3) == ((one.iron <= -3).sum(), (one.placebo <= -3).sum())


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: trial(1), "n_per_arm = 1"),
        (lambda: trial(9, "magic"), "effect = 'magic'"),
        (lambda: trial(9, seed=-1), "seed = -1"),
        (lambda: trial(9).improved(-1), "points = -1"),
    ],
)
def test_bad_input(call, words):
    with pytest.raises(ValueError, match="is not allowed") as problem:
        call()
    assert words in str(problem.value)
