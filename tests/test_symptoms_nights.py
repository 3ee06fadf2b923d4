"""Nights: what was fitted is met, what was not fitted is compared, and more nights mislead less."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rlsedu import symptoms
from rlsedu.evidence import fact
from rlsedu.symptoms.leg_movements import Nights, compare_nights, leg_movement_nights, night_spread

TROTTI = "trotti-2009-night-variance"


def variance_ratio(nights):
    """People against nights, from drawn numbers: the one-way analysis of variance, not the model's own formula."""
    within = nights.var(axis=1, ddof=1).mean()
    return (nights.mean(axis=1).var(ddof=1) - within / nights.shape[1]) / within


def test_the_fitted_findings_are_met():
    nights = leg_movement_nights(200_000, 12, seed=5)
    best_to_worst = (nights.max(axis=1) - nights.min(axis=1)).mean()
    assert best_to_worst == pytest.approx(fact(TROTTI).value("best-to-worst"), rel=0.05)
    assert variance_ratio(nights) == pytest.approx(fact(TROTTI).value("variance-ratio"), rel=0.1)
    shin = fact("shin-2016-plms-korea").value("above-15")
    assert 100 * (nights[:, 0] > 15).mean() == pytest.approx(shin, abs=1.5)


@given(ratio=st.floats(1, 19), spread=st.floats(0.3, 0.9))
@settings(max_examples=10)
def test_the_ratio_of_the_variances_is_the_one_asked_for(ratio, spread):
    nights = leg_movement_nights(60_000, 6, 1, Nights(ratio=ratio, spread=spread))
    assert variance_ratio(nights) == pytest.approx(ratio, rel=0.15)
    assert night_spread(Nights(ratio=ratio + 1, spread=spread)) < night_spread(Nights(ratio=ratio, spread=spread))


def test_more_nights_mislead_less():
    wrong = [compare_nights(n).wrong_mean for n in (1, 3, 5, 10)]
    print("wrong side of the line after 1, 3, 5, 10 nights:", *(f"{w:.3f}" for w in wrong))
    assert wrong == sorted(wrong, reverse=True) and wrong[-1] < wrong[0] / 2
    assert {compare_nights(n).wrong_one for n in range(1, 11)} == {wrong[0]}  # the same people, however long one looks


def test_a_person_crosses_the_line_more_often_the_more_nights_one_looks():
    results = [compare_nights(n) for n in (1, 2, 5, 10)]
    ever = [r.share_any for r in results]
    assert ever == sorted(ever) and ever[0] == pytest.approx(results[0].share_one_night)
    calm, busy = (compare_nights(5, Nights(cut_off_per_h=line)).share_any for line in (30, 5))
    assert calm < busy


def test_more_nights_of_the_same_people_keep_the_first_ones():
    few, many = compare_nights(3), compare_nights(10)
    assert np.array_equal(few.movements_per_h, many.movements_per_h[:, :3])
    assert (np.diff(many.usual_per_h) >= 0).all()


def test_the_picture_crosses_out_who_is_on_the_wrong_side_of_the_line():
    stage = symptoms.nights()
    for values in ({}, {"n_nights": 10, "ratio": 1}, {"cut_off_per_h": 30}, {"n_nights": 3, "seed": 6}):
        result = stage.set(**values)
        picture, line = stage.picture, result.nights.cut_off_per_h
        mean, usual = result.movements_per_h.mean(axis=1), result.usual_per_h
        wrong = (mean > line) != (usual > line)
        assert np.array_equal(np.minimum(mean[wrong], 60), picture.wrong.get_ydata())
        assert np.array_equal(np.minimum(mean[~wrong], 60), picture.right.get_ydata())
        assert np.array_equal(np.minimum(usual, 60), picture.usual.get_ydata())
        nights = result.movements_per_h if result.n_nights > 1 else np.empty(0)
        assert np.array_equal(np.minimum(nights, 60).ravel(), picture.nights.get_ydata())
        measured = f"{result.n_nights} night{'s' * (result.n_nights > 1)}"
        some, words = wrong.sum(), picture.point.words.get_text()
        assert words == f"{measured}: {f'{some} of 20' if some else 'nobody'}\non the wrong side"
        assert picture.named.get_text() == f"the line:\n{line:.0f} an hour"
        told = f"{some} of these 20 people on the wrong side" if some else "all of these 20 people on the right side"
        assert told in stage.sentence
    stage.close()


def test_the_draw_at_the_start_misleads_as_often_as_many_people():
    demo = symptoms.nights.value()
    for nights in (1, 5):
        result = demo.result(n_nights=nights)
        assert result.wrong.mean() == pytest.approx(result.wrong_mean, abs=0.02)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: leg_movement_nights(0, 5, 1), "n_people = 0 is not allowed"),
        (lambda: leg_movement_nights(5, 51, 1), "n_nights = 51 is not allowed"),
        (lambda: leg_movement_nights(5, 5, -1), "seed = -1 is not allowed"),
        (lambda: compare_nights(11), "n_nights = 11 is not allowed"),
        (lambda: Nights(ratio=0), "ratio = 0 is not allowed: give a number from 1 to 20"),
        (lambda: Nights(cut_off_per_h=float("inf")), "cut_off_per_h = inf is not allowed"),
    ],
)
def test_bad_input_says_what_is_allowed(call, words):
    with pytest.raises(ValueError, match="is not allowed") as problem:
        call()
    assert words in str(problem.value)
