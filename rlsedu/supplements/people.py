"""People to follow over a year: how much iron each loses, and how their diet answers."""

from dataclasses import dataclass, replace

from rlsedu.evidence import Parameters, checked, from_fact, parameter
from rlsedu.supplements.stores import Person

LOSSES, SLOPES = "hunt-2009-iron-losses", "fairweather-tait-2017-slopes-derived"


@checked(low=float, high=float)
def half_way(low, high):
    """Return half the way from one number to another, to two places."""
    return round((high - low) / 2, 2)


@dataclass(frozen=True)
class Groups(Parameters):
    """Losses, diet slopes and weights of the groups that a reader can choose."""

    man_loss: float = parameter(from_fact(LOSSES, "men-median"), "Iron lost a day, men", unit="mg/d")
    man_slope: float = parameter(from_fact(SLOPES, "slope-men"), "Fall of absorption from food, men")
    man_kg: float = parameter(82.0, "Body weight, man", "assumed: a usual weight", unit="kg")
    later_loss: float = parameter(
        from_fact(LOSSES, "after-menopause-median"), "Iron lost a day, after the menopause", unit="mg/d"
    )
    later_slope: float = parameter(
        from_fact(SLOPES, "slope-women-after-menopause"), "Fall of absorption from food, after the menopause"
    )
    later_kg: float = parameter(68.0, "Body weight, woman after the menopause", "assumed: a usual weight", unit="kg")
    heavy_mg_d: float = parameter(
        from_fact(LOSSES, "menstruating-women-median", "menstruating-women-median.high", by=half_way),
        "Iron lost a day on top with heavy periods",
        "assumed, half the way from the median to the highest",
        unit="mg/d",
    )
    donations: float = parameter(4.0, "Blood donations a year", "assumed: a regular donor")


_G = Groups()
_GIVES = f"gives blood {_G.donations:g} times a year"
_MAN = Person(loss_mg_d=_G.man_loss, diet_slope=_G.man_slope, weight_kg=_G.man_kg)
WHO = {
    "woman": ("a woman with periods", Person()),
    "heavier": ("a woman whose periods become heavy", Person(extra_mg_d=_G.heavy_mg_d)),
    "pregnant": ("a pregnant woman", Person(pregnant=True)),
    "donor": (f"a woman who {_GIVES}", Person(donations_per_year=_G.donations)),
    "later": (
        "a woman after the menopause",
        Person(loss_mg_d=_G.later_loss, diet_slope=_G.later_slope, weight_kg=_G.later_kg),
    ),
    "man": ("a man", _MAN),
    "man_donor": (f"a man who {_GIVES}", replace(_MAN, donations_per_year=_G.donations)),
}
