"""Checks of the meal models: published effects of single foods beside what the formula gives."""

from dataclasses import dataclass
from functools import partial

from rlsedu.evidence import Parameters, checked, fields_of, one_of, parameter
from rlsedu.evidence.roles import FREE, PERHAPS, SAME_STUDY, SET
from rlsedu.supplements.checks import OWN_LAB, Check, published
from rlsedu.supplements.foods import DRINKS, Contents
from rlsedu.supplements.meal import Meal, meal_factors, whole_diet_absorption


@dataclass(frozen=True)
class TestMeals(Parameters):
    """What the test meals held, where the abstracts do not say; and molecules into milligrams."""

    __test__ = False
    some_phytate_mg: float = parameter(5.0, "Trace of phytate in a purified meal", "assumed: 0 and 5 tried", unit="mg")
    rice_iron_mg: float = parameter(4.0, "Iron in the rice meal", "assumed: the abstract does not say", unit="mg")
    rice_phytate_mg: float = parameter(
        20.0, "Phytate in the rice meal", "assumed: the abstract does not say", unit="mg"
    )
    vitamin_c_g_mol: float = parameter(176.1, "Vitamin C, mass of a mole", "assumed: chemistry", unit="g")
    iron_g_mol: float = parameter(55.85, "Iron, mass of a mole", "assumed: chemistry", unit="g")
    some_beans_mg: float = parameter(
        20.0,
        "Phytate in the hamburger meal with beans",
        "assumed: 0 and 20 tried; the abstract does not say",
        unit="mg",
    )
    bran_phytate_mg: float = parameter(
        58.0, "Most phytate phosphorus in the bran meal", "siegenberg-1991-ascorbic-counters", unit="mg"
    )


def meal_checks():
    """Return the Checks of the single-meal formula and of the whole-diet line."""
    return [*_single_inhibitors(), *_tea_and_coffee(), *_milk_and_juice(), *_vitamin_c(), *_whole_diet()]


@checked(factor=one_of(meal_factors(Meal())), contents=fields_of(Meal))
def loss(factor, **contents):
    """Return the loss in % that one factor of the formula gives for a meal with these contents."""
    return 100 * (1 - meal_factors(Meal(**contents))[factor])


_check = partial(Check, "meal")


def _single_inhibitors():
    for mg in (2, 25, 250):  # from hallberg-1989-phytate-dose
        found = published("hallberg-1989-phytate-dose", f"{mg} mg, reduction")
        model = loss("phytate", phytate_p_mg=mg)
        yield _check(
            f"phytate phosphorus, {mg} mg: loss",
            PERHAPS,
            *found,
            model,
            "%",
            "hallberg-1989-phytate-dose",
            note=OWN_LAB,
        )
    for mg in (5, 25, 100):  # from brune-1989-tannic-acid
        found = published("brune-1989-tannic-acid", f"{mg} mg, reduction")
        model = loss("tannin", tannic_acid_mg=mg)
        yield _check(f"tannic acid, {mg} mg: loss", PERHAPS, *found, model, "%", "brune-1989-tannic-acid", note=OWN_LAB)
    for mg, key in (
        (165, "hallberg-1991-calcium-165-dairy"),  # from hallberg-1991-calcium-165-dairy
        (300, "hallberg-1991-calcium-300-600"),  # from hallberg-1991-calcium-300-600
        (600, "hallberg-1991-calcium-300-600"),  # from hallberg-1991-calcium-300-600
    ):
        model = loss("calcium", calcium_mg=mg)
        yield _check(f"calcium, {mg} mg: loss", PERHAPS, *published(key, "reduction"), model, "%", key, note=OWN_LAB)


def _tea_and_coffee():
    contents, cups = Contents(), {"tea": Contents().tea_mg, "coffee": Contents().coffee_mg}
    with_meat = {name: loss("tannin", tannic_acid_mg=mg, meat_g=contents.tested_meat_g) for name, mg in cups.items()}
    for name, model in with_meat.items():
        found = published("hallberg-1982-drinks-composite-meal", name, times=-1)
        what = f"{name}, hamburger meal 1982: loss"
        yield _check(what, SET, *found, model, "%", "hallberg-1982-drinks-composite-meal")
    for name, model in with_meat.items():
        found = published("morck-1983-hamburger", f"{name}, reduction")
        yield _check(f"{name}, hamburger meal 1983: loss", FREE, *found, model, "%", "morck-1983-hamburger")
    coffee = loss("tannin", tannic_acid_mg=cups["coffee"])
    alone, filtered, instant = (
        published("morck-1983-semipurified", name)[0] for name in ("no coffee", "filter coffee", "instant coffee")
    )
    for name, with_coffee in (("filter", filtered), ("instant", instant)):
        found = 100 * (1 - with_coffee / alone)
        what = f"{name} coffee, purified meal: loss"
        yield _check(what, FREE, found, found, coffee, "%", "morck-1983-semipurified")
    for words, cup in (("one cup", 1), ("two cups", 2)):
        found = published("thankachan-2008-tea-rice", f"enough iron, {words}", f"anaemic, {words}")
        model = loss("tannin", tannic_acid_mg=cup * cups["tea"])
        yield _check(f"tea, rice meal, {words}: loss", FREE, *found, model, "%", "thankachan-2008-tea-rice")


def _milk_and_juice():
    """The two drinks of the study that set tea and coffee which set nothing; the size of a drink is assumed."""
    key, meals = "hallberg-1982-drinks-composite-meal", TestMeals()
    note = "a usual glass, and no vitamin C in the meal, assumed"
    model = meal_factors(Meal(calcium_mg=DRINKS["milk"].value("calcium per portion")))["calcium"]
    found = published(key, "milk", times=0.01, offset=1)
    yield _check("milk, hamburger meal 1982: times", SAME_STUDY, *found, model, "times", key, decimals=2, note=note)
    found, juice = published(key, "orange juice", times=0.01, offset=1), DRINKS["juice"].value("vitamin C per portion")
    for phytate in (0.0, meals.some_beans_mg):
        with_juice, without = (
            meal_factors(Meal(vitamin_c_mg=mg, phytate_p_mg=phytate))["vitamin_c"] for mg in (juice, 0.0)
        )
        what = f"orange juice, hamburger meal 1982 (phytate {phytate:g} mg): times"
        yield _check(what, SAME_STUDY, *found, with_juice / without, "times", key, decimals=2, note=note)


def _vitamin_c():
    meals, key = TestMeals(), "cook-1977-ascorbic-dose"
    for mg in (25, 1000):  # from cook-1977-ascorbic-dose
        found = published(key, f"ratio at {mg} mg")
        for phytate in (0.0, meals.some_phytate_mg):
            model = meal_factors(Meal(vitamin_c_mg=mg, phytate_p_mg=phytate))["vitamin_c"]
            what = f"vitamin C, {mg} mg (phytate {phytate:g} mg): times"
            yield _check(what, FREE, *found, model, "times", key, decimals=2)
    bran = Meal(
        phytate_p_mg=meals.bran_phytate_mg,
        vitamin_c_mg=published("siegenberg-1991-ascorbic-counters", "vitamin C against phytate")[0],
    )
    factors = meal_factors(bran)
    model = factors["phytate"] * factors["vitamin_c"]
    what = "bran meal with 30 mg of vitamin C, against a meal without bran: times"
    key, note = "siegenberg-1991-ascorbic-counters", "the study says only: overcame the bran; 1 is our reading"
    yield _check(what, FREE, 1, 1, model, "times", key, decimals=2, note=note)
    for ratio in (2, 4):
        mg = ratio * meals.rice_iron_mg * meals.vitamin_c_g_mol / meals.iron_g_mol
        rice = {"phytate_p_mg": meals.rice_phytate_mg}
        gain = meal_factors(Meal(vitamin_c_mg=mg, **rice))["vitamin_c"] / meal_factors(Meal(**rice))["vitamin_c"]
        found = published("thankachan-2008-ascorbic-rice", f"enough iron, {ratio}:1", f"anaemic, {ratio}:1")
        what = f"vitamin C {ratio}:1 with rice: gain"
        key, note = "thankachan-2008-ascorbic-rice", "iron and phytate of the meal assumed"
        yield _check(what, FREE, *found, 100 * (gain - 1), "%", key, decimals=0, note=note)


def _whole_diet():
    key = "collings-2013-regression"
    for name, ferritin, modifier in (
        ("lowest absorption", 80, -1),  # from collings-2013-regression: ferritin 6-80
        ("highest absorption", 6, 1),
    ):
        model = float(whole_diet_absorption(ferritin, modifier))
        yield _check(f"whole diet, {name}", SET, *published(key, name), model, "%", key)
