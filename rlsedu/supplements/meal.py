"""A meal: how much of its iron is absorbed, by a whole-diet line and by a single-meal formula (a toy)."""

from dataclasses import dataclass

import numpy as np

from rlsedu.evidence import Parameters, check, checked, number_in, numbers_in, parameter

NOT_VERIFIED = "coefficients not verified"
FERRITIN = numbers_in(2, 500, "ug/L")


@dataclass(frozen=True)
class WholeDiet(Parameters):
    """The line measured over whole diets: log10 of the share absorbed falls with log10 of ferritin."""

    slope: float = parameter(-0.73, "Whole diet: fall of absorption with ferritin", "collings-2013-regression")
    modifier: float = parameter(0.11, "Whole diet: effect of a helping or hindering diet", "collings-2013-regression")
    intercept: float = parameter(
        1.82, "Whole diet: level of the line (log10 of %)", "collings-2013-regression", low=0, high=2
    )


@dataclass(frozen=True)
class Formula(Parameters):
    """The single-meal formula. Only its start and its slope with ferritin were read in a paper."""

    basal: float = parameter(22.1, "One meal: plain wheat roll absorbed", "hallberg-2000-basal", unit="%")
    ferritin: float = parameter(
        23.0, "One meal: ferritin that goes with it", "hallberg-2000-ref-ferritin: not verified", unit="ug/L"
    )
    slope: float = parameter(-0.73, "One meal: fall of absorption with ferritin", "collings-2013-regression")
    phytate: float = parameter(-0.30, "One meal: phytate, power", "hallberg-2000-eq-phytate: not verified")
    vitamin_c: float = parameter(0.01, "One meal: vitamin C, per mg", "hallberg-2000-eq-ascorbic: not verified")
    vitamin_c_power: float = parameter(
        0.8875, "One meal: vitamin C against phytate, power", "hallberg-2000-eq-ascorbic: not verified"
    )
    tannin_start: float = parameter(
        0.4515, "One meal: tea and coffee, start", "hallberg-2000-eq-polyphenol: not verified"
    )
    tannin: float = parameter(0.715, "One meal: tea and coffee, power", "hallberg-2000-eq-polyphenol: not verified")
    tannin_vitamin_c: float = parameter(
        0.1825, "One meal: vitamin C against tea and coffee", "hallberg-2000-eq-polyphenol: not verified"
    )
    tannin_meat: float = parameter(
        0.01, "One meal: meat against tea and coffee, per g", "hallberg-2000-eq-polyphenol: not verified"
    )
    calcium_floor: float = parameter(
        0.4081, "One meal: calcium, lowest factor", "hallberg-2000-eq-calcium: not verified", low=0, high=1
    )
    calcium_span: float = parameter(
        0.5919, "One meal: calcium, span", "hallberg-2000-eq-calcium: not verified", low=0, high=1
    )
    calcium_middle: float = parameter(
        2.022, "One meal: calcium, middle (log10 of mg)", "hallberg-2000-eq-calcium: not verified"
    )
    calcium_slope: float = parameter(2.919, "One meal: calcium, slope", "hallberg-2000-eq-calcium: not verified")
    meat: float = parameter(0.00628, "One meal: meat, per g", "hallberg-2000-eq-meat-egg-soy: not verified")
    meat_phytate: float = parameter(
        0.006, "One meal: meat with phytate, per mg", "hallberg-2000-eq-meat-egg-soy: not verified"
    )
    egg: float = parameter(0.27, "One meal: loss per egg", "hallberg-2000-eq-meat-egg-soy: not verified")
    soy: float = parameter(0.022, "One meal: loss per g of soy protein", "hallberg-2000-eq-meat-egg-soy: not verified")
    haem: float = parameter(
        1.9897, "One meal: haem iron, level (log10 of %)", "hallberg-2000-eq-heme: not verified", low=0, high=2
    )
    haem_slope: float = parameter(
        -0.3092, "One meal: haem iron, fall with ferritin", "hallberg-2000-eq-heme: not verified"
    )
    most: float = parameter(60.0, "One meal: most that is absorbed", "assumed: no meal was measured above", unit="%")
    flat: bool = parameter(
        False, "Option: flat above the ferritin where absorption stops falling", "galetti-2021-upregulation-threshold"
    )
    flat_above: float = parameter(51.1, "Option: flat above", "galetti-2021-upregulation-threshold", unit="ug/L")


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
