"""Foods and drinks with their portions, and the meal that they make together."""

from dataclasses import dataclass

from rlsedu.evidence import Parameters, checked, fact, from_fact, number_in, one_of, parameter, record, tuned
from rlsedu.evidence.conversions import HUNDRED, share
from rlsedu.supplements.single_meal import RECALLED, Meal

PHYTATE, DRUNK_WITH_MEAL = "nz-phytate-foods", "hallberg-1982-drinks-composite-meal"
PULSES_DRY, BREAD_DRY, OATS_DRY, TOFU_DRY = 0.3, 0.6, 1 / 6, 1 / 4  # assumed: the shares that are not water
TO_MG = 5  # assumed: those shares are guesses, so their phytate is told to 5 mg only


@checked(phytate_percent=float, phosphorus_percent=float)
def dry(phytate_percent, phosphorus_percent):
    """Return phytate phosphorus in mg per 100 g of dry food, for % phytate in it and % phosphorus in that."""
    return 1000 * phytate_percent * phosphorus_percent / HUNDRED


@checked(dry_share=number_in(0, 1))
def wet(dry_share):
    """Return the function like `dry` for a food of which this share (0 to 1) is dry."""
    return lambda *percent: float(TO_MG * round(dry_share * dry(*percent) / TO_MG))


@dataclass(frozen=True)
class Contents(Parameters):
    """What the food tables do not carry: phytate, tannic acid, soy protein, and the haem share of meat iron."""

    phosphorus: float = parameter(
        from_fact(PHYTATE, "phosphorus", by=share), "Phosphorus in phytate, share", "our arithmetic", low=0, high=1
    )
    pulses_pp: float = parameter(
        from_fact(PHYTATE, "pulses", "phosphorus", by=wet(PULSES_DRY)),
        "Phytate phosphorus in cooked pulses",
        "0.62 % of dry weight, cooked in about twice its water (assumed)",
        unit="mg/100g",
    )
    bread_pp: float = parameter(
        from_fact(PHYTATE, "most-breads.low", "phosphorus", by=wet(BREAD_DRY)),
        "Phytate phosphorus in white bread",
        "low end of most breads, six tenths of it dry (assumed)",
        unit="mg/100g",
    )
    oats_pp: float = parameter(
        from_fact(PHYTATE, "oats-bran-soya", "phosphorus", by=wet(OATS_DRY)),
        "Phytate phosphorus in cooked oats",
        "1 % of dry weight, one sixth of it dry (assumed)",
        unit="mg/100g",
    )
    bran_pp: float = parameter(
        from_fact(PHYTATE, "oats-bran-soya", "phosphorus", by=dry),
        "Phytate phosphorus in bran flakes",
        "1 % of dry weight",
        unit="mg/100g",
    )
    tofu_pp: float = parameter(
        from_fact(PHYTATE, "oats-bran-soya", "phosphorus", by=wet(TOFU_DRY)),
        "Phytate phosphorus in tofu",
        "1 % of dry weight, a quarter of it dry (assumed)",
        unit="mg/100g",
    )
    nuts_pp: float = parameter(170.0, "Phytate phosphorus in cashews", "assumed: as dry pulses", unit="mg/100g")
    tofu_protein: float = parameter(
        16.0, "Soy protein in firm tofu", "assumed: a usual label; not in the food table used", unit="g/100g"
    )
    tea_mg: float = parameter(
        tuned(28.2, DRUNK_WITH_MEAL, "tea"), "Tannic acid in a cup of tea", "set so that tea costs 62 %", unit="mg"
    )
    coffee_mg: float = parameter(
        tuned(12.785, DRUNK_WITH_MEAL, "coffee"),
        "Tannic acid in a cup of coffee",
        "set so that coffee costs 35 %",
        unit="mg",
    )
    tested_meat_g: float = parameter(
        50.0, "Meat in the hamburger meal that set tea and coffee", "assumed: the abstract does not say", unit="g"
    )
    haem_share: float = parameter(
        from_fact("monsen-1978-heme-fraction", "haem-share"),
        "Haem share of the iron in meat",
        RECALLED,
        low=0,
        high=1,
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
        """Return a number of the food's fact by its id: "portion" in g, "iron-portion" in mg ...; 0 for no food."""
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
        iron_mg=total(lambda food: food.value("iron-portion")),
        phytate_p_mg=total(lambda food: food.pp_mg_100g * food.value("portion") / 100),
        vitamin_c_mg=total(lambda food: food.value("vitamin-c-portion")),
        tannic_acid_mg=total(lambda food: food.tannic_acid_mg),
        calcium_mg=total(lambda food: food.value("calcium-portion")),
        meat_g=total(lambda food: food.meat * food.value("portion")),
        eggs=total(lambda food: food.eggs),
        soy_g=total(lambda food: food.protein_g_100g * food.value("portion") / 100),
        haem_iron_mg=total(lambda food: food.meat * Contents().haem_share * food.value("iron-portion")),
    )
