"""The parts of the midbrain that the reader can point at, and what is known of iron in each."""

from rlsedu.anatomy.midbrain import MIDBRAIN, Ellipse
from rlsedu.evidence import checked, fact, one_of, record

# The parts by their name in MIDBRAIN: what they are called on screen, and words about them
PARTS = {
    "substantia nigra": ("substantia nigra", "a dark band, one on each side. Its name means black substance"),
    "red nucleus": ("red nucleus", "a round patch behind the nigra, rich in iron too"),
    "cerebral peduncle": ("cerebral peduncle", "thick cables of nerve fibres in front of the nigra"),
    "tegmentum": ("tegmentum", "the middle of the midbrain, mixed grey and white matter"),
    "periaqueductal grey": ("periaqueductal grey", "a ring of grey matter around the aqueduct"),
    "aqueduct": ("aqueduct", "a narrow channel filled with spinal fluid"),
}
# What is known of iron: the fact, and the id of its value in mg/kg
IRON = {
    "substantia nigra": ("hallgren-1958-sn-mean", "substantia-nigra"),
    "red nucleus": ("hallgren-1958-other-means", "red-nucleus"),
}


@record
class Place:
    """One part of the midbrain: its shape, words about it, and its mean iron in mg/kg (0 if no number is known here).

    part: its key in PARTS; name: what it is called. status: how well the iron was checked, in the words of the evidence
    base.
    """

    part: str
    name: str
    shape: Ellipse
    words: str
    iron_mg_kg: float
    status: str


@checked(part=one_of(PARTS))
def find_place(part):
    """Return the Place of a part of the midbrain; part: one of PARTS. Raises ValueError for another name."""
    shape = next(ellipse for ellipse in MIDBRAIN if ellipse.name == part)
    name, words = PARTS[part]
    if part not in IRON:
        return Place(part, name, shape, words, 0.0, "")
    key, value = IRON[part]
    return Place(part, name, shape, words, fact(key).value(value), fact(key).status)
