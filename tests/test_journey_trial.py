"""Trials: power, false alarms and the winner's curse against closed forms and scipy; published trials as dots."""

import dataclasses

import numpy as np
import pytest
from scipy import stats

from rlsedu.brain_iron.testing import power, t_critical, winners_curse
from rlsedu.evidence import fact
from rlsedu.journey import sentences
from rlsedu.journey.checks import check_trial
from rlsedu.journey.published import NOT_DRAWN, group_sizes, published_table, published_trials
from rlsedu.journey.trial import Design, draw_luck, run_trials

MANY = 4000


@pytest.fixture(scope="module")
def luck():
    return draw_luck(MANY, seed=7, people=80)


def near(share, expected, trials=MANY, errors=4):
    """Within a few standard errors of a share found in many trials."""
    return abs(share - expected) <= errors * np.sqrt(expected * (1 - expected) / trials)


@pytest.mark.parametrize(("n", "effect"), [(6, 8.0), (20, 3.8), (40, 3.8), (80, 2.0)])
def test_power_and_curse_are_those_of_the_t_test(luck, n, effect):
    found = run_trials(Design(n_per_arm=n, true_effect=effect, drop_out=0.0), luck)
    d = effect / Design().spread
    curse = winners_curse(d, n)
    assert near(found.found, curse.significant)
    assert near(found.found + found.misled, power(d, n))
    clear = found.significant & (found.advantage > 0)
    d_of_each = found.advantage / found.half * t_critical(2 * n - 2) * np.sqrt(2 / n)
    assert d_of_each[clear].mean() == pytest.approx(curse.mean_reported_d, rel=0.03)
    assert found.when_found == found.advantage[clear].mean() > effect


@pytest.mark.parametrize("seed", range(4))
def test_false_alarms_are_five_in_a_hundred(seed):
    found = run_trials(Design(true_effect=0.0), draw_luck(MANY, seed=seed, people=20))
    assert near(found.found, 0.025) and near(found.misled, 0.025)


def test_each_trial_is_the_t_test_of_scipy():
    """The same people, told apart one by one, in place of running sums."""
    luck = draw_luck(20, seed=3, people=30)
    found = run_trials(Design(n_per_arm=30, drop_out=40.0), luck)
    z = np.diff(luck.sums, axis=2, prepend=0.0)
    for trial in range(20):
        iron, dummy = (z[trial, arm, : found.stayed[trial, arm]] * Design().spread for arm in (0, 1))
        iron = iron + Design().true_effect
        told = stats.ttest_ind(iron, dummy)
        interval = told.confidence_interval(0.95)
        assert found.advantage[trial] == pytest.approx(iron.mean() - dummy.mean())
        assert found.half[trial] == pytest.approx((interval.high - interval.low) / 2, rel=2e-3)
        assert found.significant[trial] == (told.pvalue < 0.05)


def test_a_dummy_moves_both_groups_alike(luck):
    few, much = (run_trials(Design(placebo_response=p), luck) for p in (0.0, 12.0))
    assert np.allclose(few.advantage, much.advantage) and few.found == much.found
    assert np.allclose(much.fell - few.fell, 12.0)


def test_leaving_costs_power(luck):
    shares = [run_trials(Design(n_per_arm=40, drop_out=d), luck).found for d in (0.0, 30.0, 60.0)]
    assert shares == sorted(shares, reverse=True) and shares[0] - shares[-1] > 0.2
    stayed = run_trials(Design(n_per_arm=40, drop_out=30.0), luck).stayed
    assert stayed.mean() == pytest.approx(28, rel=0.02)
    assert run_trials(Design(n_per_arm=4, drop_out=60.0), luck).stayed.min() == 2


def test_the_same_luck_gives_the_same_trials():
    assert np.array_equal(run_trials(Design()).advantage, run_trials(Design()).advantage)
    assert not np.array_equal(draw_luck(10, seed=1).sums, draw_luck(10, seed=2).sums)


@pytest.mark.parametrize(
    ("values", "words"),
    [({"n_per_arm": 3}, "4 to 200"), ({"true_effect": -1}, "0 to 12 points"), ({"drop_out": 61}, "0 to 60 %")],
)
def test_bad_designs_are_named(values, words):
    with pytest.raises(ValueError, match=f"{next(iter(values))} = .*{words}"):
        Design(**values)


def test_more_people_than_were_drawn():
    with pytest.raises(ValueError, match=r"n_per_arm = 81.0 is not allowed: give a number from 4 to 80"):
        run_trials(Design(n_per_arm=81), draw_luck(10, people=80))


def test_published_trials_are_the_facts():
    found = {trial.key: trial for trial in published_trials()}
    assert found["wang-2009-irls"].advantage == pytest.approx(10.3 - 1.14)
    assert found["allen-2011-fcm"].advantage == pytest.approx(4.9)
    pooled = found["trotti-2019-irls"]
    assert (pooled.advantage, pooled.low, pooled.high) == (3.78, 1.31, 6.25)
    assert all(trial.low < trial.advantage < trial.high for trial in found.values())
    assert group_sizes("allen-2011-fcm") == (24, 22) and group_sizes("cho-2016-fcm") == (32, 32)


def test_our_ranges_agree_with_the_published_p_values():
    """Not used to make them: the reported p value is below 0.05 exactly where our range leaves out 0."""
    for trial in published_trials():
        told = [v.value for v in fact(trial.key).values if v.name == "p value"]
        if told:
            assert (trial.low > 0) == (told[0] < 0.05), trial


def test_no_trial_is_hidden():
    text = repr(published_table())
    named = {"wang-2009-irls", "davis-2000-null", "earley-2009-iron-sucrose-null", "grote-2009-iron-sucrose"}
    assert named <= {*NOT_DRAWN, *(trial.key for trial in published_trials())}
    assert text.count("not drawn") == len(NOT_DRAWN)


def test_checks_compute_hits():
    rows = list(check_trial())
    assert [row[4] for row in rows] == ["hit", "hit"]
    assert rows[0][1].startswith("25")


def test_the_sentence_tells_power_curse_and_false_alarms(luck):
    found = run_trials(Design(), luck)
    words = sentences.trial_sentence(found)
    assert f"Of {MANY} such trials {round(found.found * MANY)} find it" in words
    assert f"{found.when_found:.1f} points on average" in words and "10.4 points" in words
    none = sentences.trial_sentence(run_trials(Design(true_effect=0.0), luck))
    assert "false alarm" in none and "find it" not in none
    nobody = dataclasses.replace(found, found=0.0, when_found=None)
    assert "None" not in sentences.trial_sentence(nobody)
