"""Stores: iron is neither made nor lost, and ferritin goes where it should."""

import dataclasses

import numpy as np
import pytest

from rlsedu.supplements.dosing import PLANS, Schedule, regular
from rlsedu.supplements.stores import Body, Person, Pregnancy, ferritin_band, losses, simulate_stores
from rlsedu.supplements.stores_checks import predictions

NONE = regular("none", 0, 1)
PEOPLE = {
    "usual": Person(),
    "pregnant": Person(pregnant=True, ferritin=8),
    "donor": Person(donations_per_year=6, ferritin=60),
    "anaemic": Person(deficit_mg=600, ferritin=6),
    "many": Person(ferritin=np.linspace(5, 300, 50), loss_mg_d=np.linspace(0.5, 5, 50), pregnant=True),
}


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("linear", [False, True])
def test_iron_is_conserved(name, plan, linear):
    for days in (1, 100, 365):
        run = simulate_stores(PEOPLE[name], regular(plan, 65, days), days, body=Body(linear=linear))
        change = run.body_mg[-1] - run.body_mg[0]
        np.testing.assert_allclose(
            change, run.from_diet_mg + run.from_tablets_mg - run.lost_mg - run.given_mg, rtol=0, atol=1e-9
        )
        assert np.isfinite(run.ferritin).all() and (run.ferritin > 0).all()
        assert (run.haemoglobin_deficit_mg >= -1e-9).all()


def test_many_people_are_the_same_as_one_by_one():
    plan = regular("twice", 65, 200)
    crowd = simulate_stores(Person(ferritin=np.array([8.0, 30, 90]), donations_per_year=np.array([0, 2, 6])), plan, 200)
    for column, (ferritin, times) in enumerate(((8.0, 0), (30, 2), (90, 6))):
        one = simulate_stores(Person(ferritin=ferritin, donations_per_year=times), plan, 200)
        np.testing.assert_allclose(crowd.ferritin[:, column], one.ferritin, rtol=1e-12)


def test_a_balanced_person_stays_where_they_are():
    run = simulate_stores(Person(), NONE, 365)
    np.testing.assert_allclose(run.ferritin, 30.0)
    assert run.from_diet_mg == pytest.approx(run.lost_mg)


def test_printed_predictions():
    printed = [
        ("+23.4", "+18.2", "+33.3"),
        ("+17.5", "+13.0", "+26.5"),
        ("+12.8", "+9.2", "+20.3"),
        ("+7.6", "+5.3", "+12.5"),
    ]
    assert [row[1:] for row in predictions().rows] == printed
    weeks = simulate_stores(Person(), regular("daily", 65, 168), 168).ferritin[[28, 56, 84, 112, 168]]
    assert np.round(weeks, 1).tolist() == [37.9, 43.4, 47.5, 50.7, 55.0]
    doses = [simulate_stores(Person(), regular("daily", mg, 84), 84).ferritin[-1] - 30 for mg in (14, 20, 45, 65, 100)]
    assert np.round(doses, 1).tolist() == [7.6, 9.6, 14.9, 17.5, 20.7]


def test_more_is_more_but_ever_less():
    ends = np.array([simulate_stores(Person(), regular("daily", mg, 84), 84).ferritin[-1] for mg in range(20, 201, 20)])
    assert (np.diff(ends) > 0).all() and (np.diff(ends, 2) < 0).all()


def test_low_starts_gain_more():
    people = Person(ferritin=np.array([10.0, 20, 40, 80, 160]))
    rise = np.diff(simulate_stores(people, regular("daily", 65, 84), 84).ferritin[[0, -1]], axis=0)[0]
    assert (np.diff(rise) < 0).all()


def test_pregnancy_costs_what_was_measured():
    need = Pregnancy()
    lost = losses(Person(pregnant=True), 300)
    assert lost[[0, 91, 189, 280]].tolist() == [need.first_mg_d, need.second_mg_d, need.third_mg_d, Person().loss_mg_d]
    run = simulate_stores(Person(pregnant=True), NONE, 280)
    assert (np.diff(run.ferritin) < 0).all()


def test_each_donation_takes_one_unit():
    for times in (0, 1, 4, 12):
        run = simulate_stores(Person(donations_per_year=times, ferritin=100), NONE, 365)
        assert run.given_mg == pytest.approx(times * Body().unit_mg)


def test_band_is_as_wide_as_the_largest_miss_on_tablets():
    low, high = ferritin_band(np.array([20.0, 40.0]))
    np.testing.assert_allclose(low, [13, 26])
    np.testing.assert_allclose(high, [27, 54])


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: Person(ferritin=0), "ferritin = 0"),
        (lambda: Person(ferritin=np.array([30.0, 0.0])), "ferritin = 0.0"),
        (lambda: Person(ferritin=np.array([30.0, np.nan])), "ferritin = nan"),
        (lambda: Person(loss_mg_d=-1), "loss_mg_d = -1"),
        (lambda: Person(pregnant="yes"), "pregnant = 'yes'"),
        (lambda: simulate_stores(Person(), NONE, 0), "days = 0"),
        (lambda: simulate_stores(Person(), regular("daily", -65, 10), 10), "dose_mg = -65"),
    ],
)
def test_bad_input(call, words):
    with pytest.raises(ValueError, match="is not allowed") as problem:
        call()
    assert words in str(problem.value)


def test_a_dose_after_the_end_is_named():
    with pytest.raises(ValueError, match="before day 10 ends"):
        simulate_stores(Person(), Schedule(65, [240]), 10)


def test_a_person_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Person().ferritin = 5
