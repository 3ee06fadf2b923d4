"""Checks of the meal models: published effects of single foods beside what the formula gives."""

from dataclasses import dataclass
from functools import partial

from rlsedu.evidence import Parameters, checked, fact, fields_of, from_fact, one_of, parameter
from rlsedu.supplements.foods import DRINKS, DRUNK_WITH_MEAL, Contents
from rlsedu.supplements.misses import beside, published
from rlsedu.supplements.single_meal import LINE, Formula, Meal, WholeDiet, meal_factors, whole_diet_absorption

PHYTATE, TANNIC_ACID = "hallberg-1989-phytate-dose", "brune-1989-tannic-acid"
CALCIUM = (  # studies, and their values of calcium
    ("hallberg-1991-calcium-165-dairy", "calcium"),
    ("hallberg-1991-calcium-300-600", "calcium.low"),
    ("hallberg-1991-calcium-300-600", "calcium.high"),
)
HAMBURGER, PURIFIED, TEA_RICE = "morck-1983-hamburger", "morck-1983-semipurified", "thankachan-2008-tea-rice"
VITAMIN_C, VITAMIN_C_RICE, BRAN = (
    "cook-1977-ascorbic-dose",
    "thankachan-2008-ascorbic-rice",
    "siegenberg-1991-ascorbic-counters",
)
OWN_LAB = "the formula's own laboratory"
MEALS, PLATES = (Formula, Meal), (Formula, Meal, Contents)  # what sets a meal, and a meal of foods and drinks


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
        from_fact(BRAN, "bran-phytate.high"), "Most phytate phosphorus in the bran meal", unit="mg"
    )
    bran_vitamin_c_mg: float = parameter(
        from_fact(BRAN, "vitamin-c-against-phytate"), "Vitamin C with the bran meal", unit="mg"
    )


def meal_checks():
    """Return the Checks of the single-meal formula and of the whole-diet line."""
    return [*_single_inhibitors(), *_tea_and_coffee(), *_milk_and_juice(), *_vitamin_c(), *_whole_diet()]


@checked(factor=one_of(meal_factors(Meal())), contents=fields_of(Meal))
def loss(factor, **contents):
    """Return the loss in % that one factor of the formula gives for a meal with these contents."""
    return 100 * (1 - meal_factors(Meal(**contents))[factor])


_check = partial(beside, "meal")


def _single_inhibitors():
    own = {"note": OWN_LAB, "own_lab": True}
    for key, words, factor, content in (
        (PHYTATE, "phytate phosphorus", "phytate", "phytate_p_mg"),
        (TANNIC_ACID, "tannic acid", "tannin", "tannic_acid_mg"),
    ):
        for dose in ("small-dose", "middle-dose", "large-dose"):
            mg, places = fact(key).value(dose), (f"{key}/{dose}-reduction",)
            model = loss(factor, **{content: mg})
            yield _check(f"{words}, {mg:g} mg: loss", places, MEALS, model, "%", **own)
    for key, dose in CALCIUM:
        mg = fact(key).value(dose)
        model = loss("calcium", calcium_mg=mg)
        yield _check(f"calcium, {mg:g} mg: loss", (f"{key}/reduction",), MEALS, model, "%", **own)


def _tea_and_coffee():
    contents = Contents()
    cups = (("tea", "tea", contents.tea_mg), ("coffee", "coffee", contents.coffee_mg))
    for key, end, year, sign in ((DRUNK_WITH_MEAL, "", "1982", -1), (HAMBURGER, "-reduction", "1983", 1)):
        for drink, words, mg in cups:
            place = f"{key}/{drink}{end}"
            model = loss("tannin", tannic_acid_mg=mg, meat_g=contents.tested_meat_g)
            ends = published(place, times=sign)
            yield _check(f"{words}, hamburger meal {year}: loss", (place,), PLATES, model, "%", ends)
    coffee, alone = loss("tannin", tannic_acid_mg=contents.coffee_mg), fact(PURIFIED).value("no-coffee")
    for kind, words in (("filter-coffee", "filter"), ("instant-coffee", "instant")):
        found = 100 * (1 - fact(PURIFIED).value(kind) / alone)
        places = (f"{PURIFIED}/{kind}", f"{PURIFIED}/no-coffee")
        yield _check(f"{words} coffee, purified meal: loss", places, PLATES, coffee, "%", (found, found))
    for cups, value, words in ((1, "one-cup", "one cup"), (2, "two-cups", "two cups")):
        places = tuple(f"{TEA_RICE}/{group}-{value}" for group in ("enough-iron", "anaemic"))
        model = loss("tannin", tannic_acid_mg=cups * contents.tea_mg)
        yield _check(f"tea, rice meal, {words}: loss", places, PLATES, model, "%")


def _milk_and_juice():
    """The two drinks of the study that set tea and coffee which set nothing; the size of a drink is assumed."""
    told = {"decimals": 2, "note": "a usual glass, and no vitamin C in the meal, assumed"}
    milk, juice = (f"{DRUNK_WITH_MEAL}/{drink}" for drink in ("milk", "orange-juice"))
    model = meal_factors(Meal(calcium_mg=DRINKS["milk"].value("calcium-portion")))["calcium"]
    ends = published(milk, times=0.01, offset=1)
    yield _check("milk, hamburger meal 1982: times", (milk,), PLATES, model, "times", ends, **told)
    ends, vitamin = published(juice, times=0.01, offset=1), DRINKS["juice"].value("vitamin-c-portion")
    for phytate in (0.0, TestMeals().some_beans_mg):
        with_juice, without = (
            meal_factors(Meal(vitamin_c_mg=mg, phytate_p_mg=phytate))["vitamin_c"] for mg in (vitamin, 0.0)
        )
        what = f"orange juice, hamburger meal 1982 (phytate {phytate:g} mg): times"
        yield _check(what, (juice,), PLATES, with_juice / without, "times", ends, **told)


def _vitamin_c():
    meals = TestMeals()
    for dose in ("small-dose", "large-dose"):
        mg = fact(VITAMIN_C).value(dose)
        for phytate in (0.0, meals.some_phytate_mg):
            model = meal_factors(Meal(vitamin_c_mg=mg, phytate_p_mg=phytate))["vitamin_c"]
            what, places = f"vitamin C, {mg:g} mg (phytate {phytate:g} mg): times", (f"{VITAMIN_C}/{dose}-ratio",)
            yield _check(what, places, MEALS, model, "times", decimals=2)
    factors = meal_factors(Meal(phytate_p_mg=meals.bran_phytate_mg, vitamin_c_mg=meals.bran_vitamin_c_mg))
    model = factors["phytate"] * factors["vitamin_c"]
    what = f"bran meal with {meals.bran_vitamin_c_mg:g} mg of vitamin C, against a meal without bran: times"
    note = "the study says only: overcame the bran; 1 is our reading"
    yield _check(what, (BRAN,), MEALS, model, "times", (1, 1), decimals=2, note=note)
    for dose in ("less", "more"):
        ratio = fact(VITAMIN_C_RICE).value(f"ratio-{dose}")
        mg = ratio * meals.rice_iron_mg * meals.vitamin_c_g_mol / meals.iron_g_mol
        rice = {"phytate_p_mg": meals.rice_phytate_mg}
        gain = meal_factors(Meal(vitamin_c_mg=mg, **rice))["vitamin_c"] / meal_factors(Meal(**rice))["vitamin_c"]
        places = tuple(f"{VITAMIN_C_RICE}/{group}-{dose}" for group in ("enough-iron", "anaemic"))
        what, note = f"vitamin C {ratio:g}:1 with rice: gain", "iron and phytate of the meal assumed"
        yield _check(what, places, MEALS, 100 * (gain - 1), "%", decimals=0, note=note)


def _whole_diet():
    """The two ends of the line as they were printed: what the line itself gives, by its published coefficients."""
    own = tuple(f"{LINE}/{name}" for name in ("slope", "intercept", "modifier-coefficient"))
    for end, words, ferritin, modifier in (
        ("lowest-absorption", "lowest absorption", fact(LINE).value("ferritin.high"), -1),
        ("highest-absorption", "highest absorption", fact(LINE).value("ferritin.low"), 1),
    ):
        place, model = f"{LINE}/{end}", float(whole_diet_absorption(ferritin, modifier))
        yield _check(f"whole diet, {words}", (place, *own), (WholeDiet,), model, "%", published(place))
