"""People to follow over a year: how much iron each loses, and how their diet answers."""

from dataclasses import dataclass, replace

from rlsedu.evidence import Parameters, parameter
from rlsedu.supplements.stores import Person


@dataclass(frozen=True)
class Groups(Parameters):
    """Losses, diet slopes and weights of the groups that a reader can choose."""

    man_loss: float = parameter(1.18, "Iron lost a day, men", "hunt-2009-iron-losses", unit="mg/d")
    man_slope: float = parameter(-0.47, "Fall of absorption from food, men", "fairweather-tait-2017-slopes-derived")
    man_kg: float = parameter(82.0, "Body weight, man", "assumed: a usual weight", unit="kg")
    later_loss: float = parameter(0.99, "Iron lost a day, after the menopause", "hunt-2009-iron-losses", unit="mg/d")
    later_slope: float = parameter(
        -0.40, "Fall of absorption from food, after the menopause", "fairweather-tait-2017-slopes-derived"
    )
    later_kg: float = parameter(68.0, "Body weight, woman after the menopause", "assumed: a usual weight", unit="kg")
    heavy_mg_d: float = parameter(
        1.65,
        "Iron lost a day on top with heavy periods",
        "hunt-2009-iron-losses: assumed, half the way from the median to the highest",
        unit="mg/d",
    )
    donations: float = parameter(4.0, "Blood donations a year", "assumed: a regular donor")


_G = Groups()
_MAN = Person(loss_mg_d=_G.man_loss, diet_slope=_G.man_slope, weight_kg=_G.man_kg)
WHO = {
    "woman": ("a woman with periods", Person()),
    "heavier": ("a woman whose periods become heavy", Person(extra_mg_d=_G.heavy_mg_d)),
    "pregnant": ("a pregnant woman", Person(pregnant=True)),
    "donor": ("a woman who gives blood 4 times a year", Person(donations_per_year=_G.donations)),
    "later": (
        "a woman after the menopause",
        Person(loss_mg_d=_G.later_loss, diet_slope=_G.later_slope, weight_kg=_G.later_kg),
    ),
    "man": ("a man", _MAN),
    "man_donor": ("a man who gives blood 4 times a year", replace(_MAN, donations_per_year=_G.donations)),
}
