"""What the demo of a meal looks at: one plate at one ferritin, beside other plates and whole diets."""

import functools

import numpy as np

from rlsedu.evidence import checked, number_in, one_of, record
from rlsedu.supplements.foods import BASES, DRINKS, EXTRAS, plate
from rlsedu.supplements.single_meal import (
    Meal,
    absorbed_mg,
    meal_absorption,
    meal_factors,
    whole_diet_absorption,
)


@record
class MealView:
    """One meal at one ferritin (ug/L), beside other plates of the same main food, and beside whole diets.

    foods: keys of the main food, the extra and the drink. words, dish: for all of it and for the
    main food. absorbed_mg, plain_mg: iron that gets in (mg) from the meal,
    and from its main food with water only. The rest are shares of the non-haem iron that gets in (%): of the meal, of
    its main food with water, the least and the most of its main food with any drink and extra, and of whole diets.
    """

    words: str
    dish: str
    foods: tuple
    meal: Meal
    at_ferritin: float
    absorbed_mg: float
    plain_mg: float
    share: float
    plain_share: float
    least: float
    most: float
    hindering: float
    usual: float
    helping: float

    @property
    def absorbed_words(self):
        """The iron that gets in, as written: "0.32" or "under 0.01"."""
        return hundredths(self.absorbed_mg)


@checked(mg=number_in(0, 1e5, "mg"))
def hundredths(mg):
    """Write mg with two decimals, or that there are fewer."""
    return f"{mg:.2f}" if mg >= 0.01 else "under 0.01"


kept_plate = functools.cache(plate)


@functools.cache
def _worst_and_best(base):
    """The plates of a main food of which least and most gets in, among all drinks and extras."""
    plates = [kept_plate(base, drink, extra) for drink in DRINKS for extra in EXTRAS]
    shares = [np.prod(list(meal_factors(one).values())) for one in plates]
    return plates[np.argmin(shares)], plates[np.argmax(shares)]


@checked(base=one_of(BASES), drink=one_of(DRINKS), extra=one_of(EXTRAS), at_ferritin=number_in(2, 500, "ug/L"))
def view_meal(base, drink, extra, at_ferritin):
    """Return the MealView of a plate at a ferritin (ug/L); the other arguments and errors as in `plate`."""
    meal, plain = kept_plate(base, drink, extra), kept_plate(base)
    grams, dish = BASES[base].value("portion"), BASES[base].label
    beside = f" and {EXTRAS[extra].label}" if extra != "nothing" else ""
    return MealView(
        f"{grams:.0f} g of {dish} with {DRINKS[drink].label}{beside}",
        dish,
        (base, extra, drink),
        meal,
        at_ferritin,
        *(float(absorbed_mg(one, at_ferritin)) for one in (meal, plain)),
        *(float(meal_absorption(one, at_ferritin)) for one in (meal, plain, *_worst_and_best(base))),
        *(float(whole_diet_absorption(at_ferritin, modifier)) for modifier in (-1, 0, 1)),
    )
