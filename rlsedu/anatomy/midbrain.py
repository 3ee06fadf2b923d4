"""The midbrain in one slice: the shapes of the drawing and of the scanner's phantom, in mm, each with its source."""

import math

from rlsedu.evidence.bounds import checked, numbers_in, record
from rlsedu.evidence.fact_base import fact
from rlsedu.evidence.parameters import status_of
from rlsedu.evidence.tables import Table


@record
class Ellipse:
    """One part of the midbrain, as an ellipse.

    name: the part. x_mm, y_mm: its centre; the origin is the aqueduct, y points to the face. half_length_mm,
    half_width_mm: the semi-axes. tilt_deg: the long axis against x, anticlockwise. paired: it has a mirror twin at -x.
    source: a fact id, "fact-id: how derived", or "assumed: reason".
    """

    name: str
    x_mm: float
    y_mm: float
    half_length_mm: float
    half_width_mm: float
    source: str
    tilt_deg: float = 0.0
    paired: bool = False

    @property
    def sides(self):
        """The ellipse and, for a paired part, its mirror twin."""
        twin = Ellipse(
            self.name, -self.x_mm, self.y_mm, self.half_length_mm, self.half_width_mm, self.source, -self.tilt_deg
        )
        return (self, twin) if self.paired else (self,)

    @checked(x_mm=numbers_in(unit="mm"), y_mm=numbers_in(unit="mm"))
    def contains(self, x_mm, y_mm):
        """Return whether points lie inside this ellipse (not its twin); numbers or arrays in mm."""
        turn = math.radians(self.tilt_deg)
        right, up = x_mm - self.x_mm, y_mm - self.y_mm
        along = (right * math.cos(turn) + up * math.sin(turn)) / self.half_length_mm
        across = (up * math.cos(turn) - right * math.sin(turn)) / self.half_width_mm
        return along**2 + across**2 <= 1


# From back to front: a later part is painted over an earlier one. What no part covers is spinal fluid.
MIDBRAIN = (
    Ellipse("tegmentum", 0, 3, 14.5, 8.5, "midbrain-ap: 17 mm from front to back; the breadth is assumed"),
    Ellipse("colliculi", 4.2, -3.6, 4.3, 3.2, "assumed: two bumps at the back, drawn by eye", paired=True),
    Ellipse(
        "cerebral peduncle",
        11.9,
        13.1,
        8.0,
        4.0,
        "sn-band-distance-derived: its midline about 21.7 mm from the aqueduct; size and tilt are assumed",
        tilt_deg=-33.7,
        paired=True,
    ),
    Ellipse("periaqueductal grey", 0, 0, 2.6, 3.0, "assumed: a ring of grey matter around the aqueduct"),
    Ellipse("aqueduct", 0, 0, 0.8, 0.8, "aqueduct-diameter: 1.6 mm across, inside the reported range"),
    Ellipse("red nucleus", 4.6, 5.2, 2.75, 2.75, "rn-diameter-assumed", paired=True),
    Ellipse(
        "substantia nigra",
        8.8,
        8.5,
        6.4,
        1.6,
        "sn-band-width: 3.2 mm wide, inside the measured spread; length and tilt are assumed",
        tilt_deg=-33.7,
        paired=True,
    ),
)


def midbrain_table():
    """Return the table of the midbrain's shapes: size in mm, source and how sure it is."""
    rows = []
    for part in MIDBRAIN:
        size = f"{2 * part.half_length_mm:g} by {2 * part.half_width_mm:g}"
        head = part.source.partition(":")[0]
        source = "assumed" if head == "assumed" else fact(head)
        rows.append((part.name, size, "mm", source, status_of(part.source)))
    return Table("How big is the drawn midbrain?", ("part", "size", "unit", "source", "how sure"), rows)
