"""Doses: how one holds back the next."""

import numpy as np
import pytest

from rlsedu.evidence import fact
from rlsedu.supplements.dosing import (
    DAILY,
    PLANS,
    TWICE,
    Dosing,
    Schedule,
    dose_absorption,
    regular,
    signal_after,
)
from rlsedu.supplements.dosing_checks import Levels, day_fall, refitted, signal_shapes


def test_signal_has_the_stated_shape():
    printed = {6: 0.143, 16: 0.978, 22: 1.053, 24: 1.0, 48: 0.132, 72: 0.005}
    assert {h: round(float(signal_after(h)), 3) for h in printed} == printed
    hours = np.linspace(0, 100, 2001)
    assert hours[signal_after(hours).argmax()] == Dosing().peak_h
    assert signal_after(-5) == signal_after(0) == 0


def test_fall_after_a_day():
    assert [round(day_fall(mg)) for mg in (40, 60, 100, 240)] == [32, 36, 41, 46]


def test_a_single_dose_has_its_closed_form():
    d = Dosing()
    found = dose_absorption(Schedule(60, [8]))
    assert found.absorbed_mg[0] == pytest.approx(d.level * d.most_mg * 60 / (d.half_mg + 60))
    assert found.share_percent[0] == pytest.approx(100 * found.absorbed_mg[0] / 60)
    assert dose_absorption(Schedule(60, [16])).absorbed_mg[0] == pytest.approx(d.afternoon * found.absorbed_mg[0])


def test_the_sum_over_earlier_doses_is_the_plain_double_sum():
    rng = np.random.default_rng(1)
    times, dose = np.sort(rng.uniform(0, 900, 60)), rng.uniform(0, 200, 60)
    plain = [sum(dose[j] / 60 * signal_after(times[i] - times[j]) for j in range(i)) for i in range(60)]
    np.testing.assert_allclose(dose_absorption(Schedule(dose, times)).signal, plain, rtol=1e-9, atol=1e-9)


def test_ratios_do_not_depend_on_the_level():
    plan = regular("daily", 60, 14)
    one, two = (dose_absorption(plan, level).absorbed_mg for level in (1.0, 1.541))
    np.testing.assert_allclose(two / one, 1.541)


def test_alternate_days_give_more_per_tablet_and_less_per_day():
    daily, alternate = (dose_absorption(regular(plan, 60, 28)) for plan in ("daily", "alternate"))
    assert alternate.share_percent.mean() > daily.share_percent.mean()
    assert alternate.absorbed_mg.sum() < daily.absorbed_mg.sum()


@pytest.mark.parametrize("plan", PLANS)
def test_no_plan_absorbs_more_than_is_swallowed(plan):
    found = dose_absorption(regular(plan, 400, 60), 2)
    assert (found.absorbed_mg >= 0).all() and (found.share_percent <= 100).all()
    assert len(found.absorbed_mg) == {"none": 0, "alternate": 30, "daily": 60, "twice": 120}[plan]


def test_the_shape_of_the_signal_matters_as_stated():
    ratios = [float(row[3]) for row in signal_shapes().rows[1:]]
    np.testing.assert_allclose(ratios, [0.697, 0.742, 0.784, 0.824, 0.696], atol=0.011)


def test_the_tuned_numbers_are_what_the_two_studies_give():
    d, solved = Dosing(), refitted(Dosing().peak_h, Dosing().power)
    assert (round(solved.strongest, 3), round(solved.half_signal, 3)) == (d.strongest, d.half_signal)
    for key, level in ((DAILY, d.level), (TWICE, Levels().split)):
        first = dose_absorption(Schedule(fact(key).value("dose"), [8]), level)
        assert first.absorbed_mg[0] == pytest.approx(fact(key).value("first-dose-iron-absorbed"), abs=0.05)
        assert first.share_percent[0] == pytest.approx(fact(key).value("first-dose-share-absorbed"), abs=0.15)
    signal = float(signal_after(6))
    held = d.strongest * signal / (signal + d.half_signal)
    left = fact(TWICE).value("second-dose-share-absorbed") / fact(TWICE).value("first-dose-share-absorbed")
    assert round(left / (1 - held), 3) == d.afternoon


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: Schedule(-5, [8]), "dose_mg = -5"),
        (
            lambda: Schedule([60, -60], [8, 32]),
            "dose_mg = [60, -60] is not allowed: give finite numbers from 0 to 400 mg",
        ),
        (lambda: Schedule(60, [32, 8]), "times_h = [32.0, 8.0]"),
        (lambda: Schedule(60, [8, 8]), "times_h = [8.0, 8.0]"),
        (lambda: Schedule(60, [-1]), "times_h = [-1]"),
        (lambda: Schedule(60, [np.nan]), "times_h = [nan]"),
        (lambda: regular("weekly", 60, 14), "plan = 'weekly'"),
        (lambda: regular("daily", 60, 0), "days = 0"),
        (lambda: dose_absorption(Schedule(60, [8]), 0), "level = 0"),
    ],
)
def test_bad_input(call, words):
    with pytest.raises(ValueError, match="is not allowed") as problem:
        call()
    assert words in str(problem.value)


def test_doses_must_match_times():
    with pytest.raises(ValueError, match="3 doses for 2 times"):
        Schedule([1, 2, 3], [8, 32])
