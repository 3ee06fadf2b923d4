"""Foods and drinks with their portions, and the meal that they make together."""

from dataclasses import dataclass

from rlsedu.evidence import Parameters, checked, fact, number_in, one_of, parameter, record
from rlsedu.supplements.meal import Meal


@dataclass(frozen=True)
class Contents(Parameters):
    """What the food tables do not carry: phytate, tannic acid, soy protein, and the haem share of meat iron."""

    phosphorus: float = parameter(
        0.282, "Phosphorus in phytate, share", "nz-phytate-foods: our arithmetic", low=0, high=1
    )
    pulses_pp: float = parameter(
        50.0,
        "Phytate phosphorus in cooked pulses",
        "nz-phytate-foods: 0.62 % of dry weight, cooked in about twice its water (assumed)",
        unit="mg/100g",
    )
    bread_pp: float = parameter(
        60.0, "Phytate phosphorus in white bread", "nz-phytate-foods: low end of most breads", unit="mg/100g"
    )
    oats_pp: float = parameter(
        45.0,
        "Phytate phosphorus in cooked oats",
        "nz-phytate-foods: 1 % of dry weight, one sixth of it dry (assumed)",
        unit="mg/100g",
    )
    bran_pp: float = parameter(
        282.0, "Phytate phosphorus in bran flakes", "nz-phytate-foods: 1 % of dry weight", unit="mg/100g"
    )
    tofu_pp: float = parameter(
        70.0,
        "Phytate phosphorus in tofu",
        "nz-phytate-foods: 1 % of dry weight, a quarter of it dry (assumed)",
        unit="mg/100g",
    )
    nuts_pp: float = parameter(170.0, "Phytate phosphorus in cashews", "assumed: as dry pulses", unit="mg/100g")
    tofu_protein: float = parameter(
        16.0, "Soy protein in firm tofu", "assumed: a usual label; not in the food table used", unit="g/100g"
    )
    tea_mg: float = parameter(
        28.2,
        "Tannic acid in a cup of tea",
        "hallberg-1982-drinks-composite-meal: set so that tea costs 62 %",
        unit="mg",
    )
    coffee_mg: float = parameter(
        12.785,
        "Tannic acid in a cup of coffee",
        "hallberg-1982-drinks-composite-meal: set so that coffee costs 35 %",
        unit="mg",
    )
    tested_meat_g: float = parameter(
        50.0, "Meat in the hamburger meal that set tea and coffee", "assumed: the abstract does not say", unit="g"
    )
    haem_share: float = parameter(
        0.40, "Haem share of the iron in meat", "monsen-1978-heme-fraction: not verified", low=0, high=1
    )


@record
class Food:
    """One portion: `label` for readers, `source` the fact with its composition, and what the tables do not carry."""

    label: str
    source: str = ""
    pp_mg_100g: float = 0.0
    tannic_acid_mg: float = 0.0
    meat: bool = False
    eggs: float = 0.0
    protein_g_100g: float = 0.0

    @checked(name=str)
    def value(self, name):
        """Return a number of the food's fact: "portion" in g, "iron per portion" and so on in mg; 0 for no food."""
        return fact(self.source).value(name) if self.source else 0.0


_C = Contents()
BASES = {
    "beef": Food("beef patty", "food-beef-patty", meat=True),
    "liver": Food("beef liver", "food-beef-liver", meat=True),
    "chicken": Food("chicken breast", "food-chicken-breast", meat=True),
    "salmon": Food("salmon", "food-salmon", meat=True),
    "sardines": Food("sardines", "food-sardines", meat=True),
    "lentils": Food("lentils", "food-lentils", pp_mg_100g=_C.pulses_pp),
    "chickpeas": Food("chickpeas", "food-chickpeas", pp_mg_100g=_C.pulses_pp),
    "beans": Food("kidney beans", "food-kidney-beans", pp_mg_100g=_C.pulses_pp),
    "tofu": Food("tofu", "food-tofu-firm", pp_mg_100g=_C.tofu_pp, protein_g_100g=_C.tofu_protein),
    "oatmeal": Food("oatmeal", "food-oatmeal", pp_mg_100g=_C.oats_pp),
    "bran": Food("bran flakes", "food-bran-flakes", pp_mg_100g=_C.bran_pp),
    "bread": Food("white bread", "food-white-bread", pp_mg_100g=_C.bread_pp),
}
DRINKS = {
    "water": Food("water"),
    "tea": Food("black tea", "food-black-tea", tannic_acid_mg=_C.tea_mg),
    "coffee": Food("coffee", "food-coffee", tannic_acid_mg=_C.coffee_mg),
    "juice": Food("orange juice", "food-orange-juice"),
    "milk": Food("milk", "food-milk-whole"),
}
EXTRAS = {
    "nothing": Food("nothing"),
    "pepper": Food("red pepper", "food-red-pepper"),
    "broccoli": Food("broccoli", "food-broccoli"),
    "spinach": Food("spinach", "food-spinach"),
    "cheese": Food("cheddar", "food-cheddar"),
    "egg": Food("an egg", "food-egg", eggs=1),
    "cashews": Food("cashews", "food-cashews", pp_mg_100g=_C.nuts_pp),
    "apricots": Food("dried apricots", "food-dried-apricots"),
}


@checked(base=one_of(BASES), drink=one_of(DRINKS), extra=one_of(EXTRAS), portion=number_in(0.5, 2))
def plate(base="lentils", drink="water", extra="nothing", portion=1.0):
    """Return the Meal that a base, a drink and an extra make together.

    base, drink, extra: keys of BASES, DRINKS and EXTRAS. portion: 0.5 to 2 portions of the base; drink and extra are
    one portion. Raises ValueError outside. Sources: the facts food-*; phytate, tannic acid and soy protein: Contents.
    """
    parts = [(BASES[base], portion), (DRINKS[drink], 1), (EXTRAS[extra], 1)]

    def total(amount):
        return sum(times * amount(food) for food, times in parts)

    return Meal(
        iron_mg=total(lambda food: food.value("iron per portion")),
        phytate_p_mg=total(lambda food: food.pp_mg_100g * food.value("portion") / 100),
        vitamin_c_mg=total(lambda food: food.value("vitamin C per portion")),
        tannic_acid_mg=total(lambda food: food.tannic_acid_mg),
        calcium_mg=total(lambda food: food.value("calcium per portion")),
        meat_g=total(lambda food: food.meat * food.value("portion")),
        eggs=total(lambda food: food.eggs),
        soy_g=total(lambda food: food.protein_g_100g * food.value("portion") / 100),
        haem_iron_mg=total(lambda food: food.meat * Contents().haem_share * food.value("iron per portion")),
    )
