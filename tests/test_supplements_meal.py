"""Meals: the whole-diet line, the single-meal formula, and the plate built of foods."""

import itertools

import numpy as np
import pytest

from rlsedu.evidence import fact
from rlsedu.supplements.foods import BASES, DRINKS, EXTRAS, plate
from rlsedu.supplements.single_meal import (
    Formula,
    Meal,
    absorbed_mg,
    haem_absorption,
    meal_absorption,
    meal_factors,
    whole_diet_absorption,
)

LENTILS = {"phytate_p_mg": 50}
WORKED = {
    "inhibitor-free roll": ({}, (30.2, 18.2, 9.3)),
    "lentils": (LENTILS, (9.4, 5.7, 2.9)),
    "with tea": ({**LENTILS, "tannic_acid_mg": 28}, (2.4, 1.4, 0.7)),
    "with coffee": ({**LENTILS, "tannic_acid_mg": 13}, (4.0, 2.4, 1.2)),
    "with milk": ({**LENTILS, "calcium_mg": 276}, (4.2, 2.5, 1.3)),
    "with 50 mg of vitamin C": ({**LENTILS, "vitamin_c_mg": 50}, (19.1, 11.5, 5.9)),
    "with 124 mg of vitamin C": ({**LENTILS, "vitamin_c_mg": 124}, (32.3, 19.5, 10.0)),
}


def test_whole_diet_gives_the_printed_numbers():
    ferritin = np.array([6, 15, 30, 51, 80])
    assert np.round(whole_diet_absorption(ferritin), 1).tolist() == [17.9, 9.2, 5.5, 3.7, 2.7]
    key = "collings-2013-regression"
    assert round(whole_diet_absorption(80, -1), 1) == fact(key).value("lowest-absorption")
    assert round(whole_diet_absorption(6, 1), 1) == fact(key).value("highest-absorption")


@pytest.mark.parametrize("name", WORKED)
def test_worked_meals(name):
    contents, shares = WORKED[name]
    assert np.round(meal_absorption(Meal(**contents), np.array([15, 30, 75])), 1).tolist() == list(shares)


def test_a_mixed_meal():
    meal = Meal(phytate_p_mg=20, calcium_mg=150, vitamin_c_mg=30, meat_g=50)
    assert round(float(meal_absorption(meal, 30)), 1) == 8.7


def test_an_empty_meal_has_factors_of_one_and_the_basal_share_at_its_ferritin():
    assert meal_factors(Meal()) == pytest.approx(dict.fromkeys(meal_factors(Meal()), 1.0))
    assert meal_absorption(Meal(), Formula().ferritin) == pytest.approx(Formula().basal)


@pytest.mark.parametrize(
    ("content", "sign"),
    [
        ("phytate_p_mg", -1),
        ("tannic_acid_mg", -1),
        ("calcium_mg", -1),
        ("eggs", -1),
        ("soy_g", -1),
        ("vitamin_c_mg", 1),
        ("meat_g", 1),
    ],
)
def test_each_content_pushes_one_way(content, sign):
    top = 4 if content == "eggs" else 90
    shares = [float(meal_absorption(Meal(**{content: amount}), 40)) for amount in np.linspace(0, top, 8)]
    steps = sign * np.diff(shares)
    assert (steps >= 0).all() and steps.max() > 0


def test_absorption_falls_with_ferritin_and_never_passes_the_cap():
    ferritin = np.geomspace(2, 500, 30)
    rich = Meal(vitamin_c_mg=500, meat_g=100)
    assert (np.diff(meal_absorption(Meal(**LENTILS), ferritin)) < 0).all()
    assert meal_absorption(rich, ferritin).max() == Formula().most
    flat = meal_absorption(Meal(), ferritin, Formula(flat=True))
    assert np.ptp(flat[ferritin > Formula().flat_above]) == 0 < np.ptp(flat)


def test_haem_iron_is_added_and_hindered_by_calcium_only():
    meal = Meal(iron_mg=2, haem_iron_mg=0.8, tannic_acid_mg=28)
    by_hand = 1.2 * meal_absorption(meal, 30) / 100 + 0.8 * haem_absorption(meal, 30) / 100
    assert absorbed_mg(meal, 30) == pytest.approx(by_hand)
    assert haem_absorption(meal, 30) == haem_absorption(Meal(), 30) > haem_absorption(Meal(calcium_mg=300), 30)


def test_every_plate_is_a_meal_whose_iron_goes_somewhere():
    for base, drink, extra, portion in itertools.product(BASES, DRINKS, EXTRAS, (0.5, 2)):
        meal = plate(base, drink, extra, portion)
        assert 0 < absorbed_mg(meal, 30) < meal.iron_mg
    assert len({**BASES, **DRINKS, **EXTRAS}) - 2 >= 20  # water and nothing are not foods


def test_a_plate_adds_up():
    meal = plate("lentils", "juice", "cheese", 2)
    parts = (("food-lentils", 2), ("food-orange-juice", 1), ("food-cheddar", 1))
    for name, field in (("iron", "iron_mg"), ("vitamin-c", "vitamin_c_mg"), ("calcium", "calcium_mg")):
        assert getattr(meal, field) == pytest.approx(sum(n * fact(k).value(f"{name}-portion") for k, n in parts))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: whole_diet_absorption(0), "ferritin = 0"),
        (lambda: whole_diet_absorption(np.array([30, np.nan])), "ferritin = "),
        (lambda: whole_diet_absorption("30"), "ferritin = '30'"),
        (lambda: whole_diet_absorption(30, 2), "modifier = 2"),
        (lambda: meal_absorption(Meal(), -1), "ferritin = -1"),
        (lambda: Meal(vitamin_c_mg=-1), "vitamin_c_mg = -1"),
        (lambda: Meal(iron_mg=1, haem_iron_mg=2), "haem_iron_mg = 2"),
        (lambda: plate("cake"), "base = 'cake'"),
        (lambda: plate(portion=0), "portion = 0"),
    ],
)
def test_bad_input(call, words):
    with pytest.raises(ValueError, match="is not allowed") as problem:
        call()
    assert words in str(problem.value)
