"""The parts of the midbrain that the reader can point at, and what is known of iron in each."""

from rlsedu.anatomy.midbrain import MIDBRAIN, Ellipse
from rlsedu.evidence import checked, fact, one_of, record

# The parts by their name in MIDBRAIN: what they are, and a further sentence where there is one
PARTS = {
    "substantia nigra": ("a dark band on each side, rich in iron", "Its name means black substance. "),
    "red nucleus": ("a round patch on each side, rich in iron too", "It lies behind the nigra. "),
    "cerebral peduncle": ("a thick cable of nerve fibres on each side", "It lies in front of the nigra. "),
    "tegmentum": ("the middle part, mixed grey and white matter", ""),
    "periaqueductal grey": ("a ring of grey matter around the aqueduct", ""),
    "aqueduct": ("a narrow channel filled with spinal fluid", ""),
}
# What is known of iron: the fact, and the id of its value in mg/kg
IRON = {
    "substantia nigra": ("hallgren-1958-sn-mean", "substantia-nigra"),
    "red nucleus": ("hallgren-1958-other-means", "red-nucleus"),
}


@record
class Place:
    """One part of the midbrain: its name, its shape, and its mean iron in mg/kg (0 if no number is known here).

    status: how well the iron was checked, in the words of the evidence base.
    """

    part: str
    shape: Ellipse
    iron_mg_kg: float
    status: str


@checked(part=one_of(PARTS))
def find_place(part):
    """Return the Place of a part of the midbrain; part: one of PARTS. Raises ValueError for another name."""
    shape = next(ellipse for ellipse in MIDBRAIN if ellipse.name == part)
    if part not in IRON:
        return Place(part, shape, 0.0, "")
    key, value = IRON[part]
    return Place(part, shape, fact(key).value(value), fact(key).status)
