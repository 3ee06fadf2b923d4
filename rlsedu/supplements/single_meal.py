"""A meal: how much of its iron is absorbed, by a whole-diet line and by a single-meal formula (a toy)."""

from dataclasses import dataclass

import numpy as np

from rlsedu.evidence import Parameters, check, checked, from_fact, number_in, numbers_in, parameter

NOT_VERIFIED = "coefficients not verified"
RECALLED = "not verified"  # how the formula's coefficients were derived: they were recalled, not read
LINE, LEVELLING = "collings-2013-regression", "galetti-2021-upregulation-threshold"
TEA, CALCIUM, MEAT = "hallberg-2000-eq-polyphenol", "hallberg-2000-eq-calcium", "hallberg-2000-eq-meat-egg-soy"
VITAMIN_C, HAEM = "hallberg-2000-eq-ascorbic", "hallberg-2000-eq-heme"
FERRITIN = numbers_in(2, 500, "ug/L")


@dataclass(frozen=True)
class WholeDiet(Parameters):
    """The line measured over whole diets: log10 of the share absorbed falls with log10 of ferritin."""

    slope: float = parameter(from_fact(LINE, "slope"), "Whole diet: fall of absorption with ferritin")
    modifier: float = parameter(
        from_fact(LINE, "modifier-coefficient"), "Whole diet: effect of a helping or hindering diet"
    )
    intercept: float = parameter(
        from_fact(LINE, "intercept"), "Whole diet: level of the line (log10 of %)", low=0, high=2
    )


@dataclass(frozen=True)
class Formula(Parameters):
    """The single-meal formula. Only its start and its slope with ferritin were read in a paper."""

    basal: float = parameter(
        from_fact("hallberg-2000-basal", "basal-absorption"), "One meal: plain wheat roll absorbed", unit="%"
    )
    ferritin: float = parameter(
        from_fact("hallberg-2000-ref-ferritin", "ferritin"),
        "One meal: ferritin that goes with it",
        RECALLED,
        unit="ug/L",
    )
    slope: float = parameter(from_fact(LINE, "slope"), "One meal: fall of absorption with ferritin")
    phytate: float = parameter(from_fact("hallberg-2000-eq-phytate", "exponent"), "One meal: phytate, power", RECALLED)
    vitamin_c: float = parameter(from_fact(VITAMIN_C, "linear-coefficient"), "One meal: vitamin C, per mg", RECALLED)
    vitamin_c_power: float = parameter(
        from_fact(VITAMIN_C, "exponent"), "One meal: vitamin C against phytate, power", RECALLED
    )
    tannin_start: float = parameter(from_fact(TEA, "start"), "One meal: tea and coffee, start", RECALLED)
    tannin: float = parameter(from_fact(TEA, "tannic-acid-power"), "One meal: tea and coffee, power", RECALLED)
    tannin_vitamin_c: float = parameter(
        from_fact(TEA, "vitamin-c"), "One meal: vitamin C against tea and coffee", RECALLED
    )
    tannin_meat: float = parameter(
        from_fact(TEA, "meat-gram"), "One meal: meat against tea and coffee, per g", RECALLED
    )
    calcium_floor: float = parameter(
        from_fact(CALCIUM, "floor"), "One meal: calcium, lowest factor", RECALLED, low=0, high=1
    )
    calcium_span: float = parameter(from_fact(CALCIUM, "span"), "One meal: calcium, span", RECALLED, low=0, high=1)
    calcium_middle: float = parameter(from_fact(CALCIUM, "middle"), "One meal: calcium, middle (log10 of mg)", RECALLED)
    calcium_slope: float = parameter(from_fact(CALCIUM, "slope"), "One meal: calcium, slope", RECALLED)
    meat: float = parameter(from_fact(MEAT, "meat-gram"), "One meal: meat, per g", RECALLED)
    meat_phytate: float = parameter(from_fact(MEAT, "meat-phytate-mg"), "One meal: meat with phytate, per mg", RECALLED)
    egg: float = parameter(from_fact(MEAT, "egg"), "One meal: loss per egg", RECALLED)
    soy: float = parameter(from_fact(MEAT, "soy-gram"), "One meal: loss per g of soy protein", RECALLED)
    haem: float = parameter(
        from_fact(HAEM, "intercept"), "One meal: haem iron, level (log10 of %)", RECALLED, low=0, high=2
    )
    haem_slope: float = parameter(from_fact(HAEM, "slope"), "One meal: haem iron, fall with ferritin", RECALLED)
    most: float = parameter(60.0, "One meal: most that is absorbed", "assumed: no meal was measured above", unit="%")
    flat: bool = parameter(False, "Option: flat above the ferritin where absorption stops falling", LEVELLING)
    flat_above: float = parameter(from_fact(LEVELLING, "ferritin-threshold"), "Option: flat above", unit="ug/L")


@dataclass(frozen=True)
class Meal(Parameters):
    """What a meal holds. Haem iron is the part of `iron_mg` that meat, fish and poultry carry as haem."""

    iron_mg: float = parameter(4.0, "Iron in the meal", "assumed: the reader's choice", unit="mg", low=0, high=100)
    phytate_p_mg: float = parameter(
        0.0, "Phytate phosphorus", "assumed: the reader's choice", unit="mg", low=0, high=1000
    )
    vitamin_c_mg: float = parameter(0.0, "Vitamin C", "assumed: the reader's choice", unit="mg", low=0, high=2000)
    tannic_acid_mg: float = parameter(
        0.0, "Tannic acid equivalents", "assumed: the reader's choice", unit="mg", low=0, high=1000
    )
    calcium_mg: float = parameter(0.0, "Calcium", "assumed: the reader's choice", unit="mg", low=0, high=5000)
    meat_g: float = parameter(0.0, "Meat, fish or poultry", "assumed: the reader's choice", unit="g", low=0, high=1000)
    eggs: float = parameter(0.0, "Eggs", "assumed: the reader's choice", low=0, high=10)
    soy_g: float = parameter(0.0, "Soy protein", "assumed: the reader's choice", unit="g", low=0, high=200)
    haem_iron_mg: float = parameter(
        0.0, "Haem iron, part of the iron", "assumed: the reader's choice", unit="mg", low=0, high=100
    )

    def __post_init__(self):
        super().__post_init__()
        check("haem_iron_mg", self.haem_iron_mg, 0, self.iron_mg, "mg")


@checked(ferritin=FERRITIN, modifier=number_in(-1, 1), line=WholeDiet)
def whole_diet_absorption(ferritin, modifier=0, line=WholeDiet()):
    """Return the share of non-haem iron absorbed from a whole diet, in % (scalar or array like ferritin).

    ferritin: 2 to 500 ug/L; measured from 6 to 80. modifier: -1 (a hindering diet) to 1 (a helping one); 0 is usual.
    Raises ValueError outside. Source: collings-2013-regression.
    """
    return 10 ** (line.slope * np.log10(ferritin) + line.modifier * modifier + line.intercept)


@checked(calcium_mg=numbers_in(0, 5000, "mg"), formula=Formula)
def calcium_factor(calcium_mg, formula=Formula()):
    """Return the factor (1 without calcium, about 0.4 with a lot) by which calcium lowers haem and non-haem iron."""
    steep = (formula.calcium_middle - np.log10(calcium_mg + 1)) * formula.calcium_slope
    return formula.calcium_floor + formula.calcium_span / (1 + 10**-steep)


@checked(meal=Meal, formula=Formula)
def meal_factors(meal, formula=Formula()):
    """Return the factors of one meal on non-haem iron as a dict: phytate, vitamin_c, tannin, calcium, meat, egg, soy.

    meal: a Meal. Each is 1 where the meal holds nothing of its kind (with phytate the remembered vitamin C term leaves
    about 1.02 even without vitamin C). The coefficients are not verified (hallberg-2000-eq-phytate and its
    neighbours); an independent test found such formulas poor (rickard-2009-algorithms).
    """
    vitamin, phytate, meat = meal.vitamin_c_mg, meal.phytate_p_mg, meal.meat_g
    per_mg = formula.vitamin_c
    against_phytate = np.log10(1 + phytate) * per_mg * (vitamin + 1) ** formula.vitamin_c_power
    power = formula.tannin - formula.tannin_vitamin_c * np.log10(1 + vitamin)
    tannin = (1 + formula.tannin_meat * meat) * 10**formula.tannin_start * (1 + meal.tannic_acid_mg) ** -power
    return {
        "phytate": (1 + phytate) ** formula.phytate,
        "vitamin_c": 1 + per_mg * vitamin + against_phytate,
        "tannin": min(1.0, tannin),
        "calcium": calcium_factor(meal.calcium_mg, formula),
        "meat": 1 + formula.meat * meat * (1 + formula.meat_phytate * phytate),
        "egg": max(0.0, 1 - formula.egg * meal.eggs),
        "soy": max(0.0, 1 - formula.soy * meal.soy_g),
    }


@checked(meal=Meal, ferritin=FERRITIN, formula=Formula)
def meal_absorption(meal, ferritin, formula=Formula()):
    """Return the share of a meal's non-haem iron that is absorbed, in % (scalar or array like ferritin).

    meal: a Meal. ferritin: 2 to 500 ug/L. Raises ValueError outside. The coefficients are NOT VERIFIED: see
    `meal_factors`. Only the start (hallberg-2000-basal) and the slope (collings-2013-regression) were read.
    """
    if formula.flat:
        ferritin = np.minimum(ferritin, formula.flat_above)
    status = (ferritin / formula.ferritin) ** formula.slope
    return np.minimum(formula.most, formula.basal * status * np.prod(list(meal_factors(meal, formula).values())))


@checked(meal=Meal, ferritin=FERRITIN, formula=Formula)
def haem_absorption(meal, ferritin, formula=Formula()):
    """Return the share of a meal's haem iron that is absorbed, in %; arguments and errors as in `meal_absorption`."""
    share = 10 ** (formula.haem + formula.haem_slope * np.log10(ferritin))
    return share * calcium_factor(meal.calcium_mg, formula)


@checked(meal=Meal, ferritin=FERRITIN, formula=Formula)
def absorbed_mg(meal, ferritin, formula=Formula()):
    """Return the iron absorbed from one meal, haem and non-haem together, in mg; as `meal_absorption`."""
    plain_mg = meal.iron_mg - meal.haem_iron_mg
    plain = meal_absorption(meal, ferritin, formula) * plain_mg
    return (plain + haem_absorption(meal, ferritin, formula) * meal.haem_iron_mg) / 100
