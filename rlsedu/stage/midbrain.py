"""A drawing of the midbrain that every room can use: the parts in place, named, with directions and a scale."""

import numpy as np
from matplotlib.patches import Ellipse

from rlsedu.anatomy.midbrain import MIDBRAIN
from rlsedu.evidence import checked, one_of
from rlsedu.stage.picture import Picture
from rlsedu.stage.style import BLUE, INK, ORANGE, PAPER, PURPLE, RED, SKY, SMALL_SIZE, SOFT, Axes

# colour, opacity, hatch; and where the name stands: anchor on the part, then the text's place, in mm
LOOKS = {
    "tegmentum": (PURPLE, 0.22, "", (-12.5, 1.0), (-21, -2.0)),
    "colliculi": (PURPLE, 0.22, "", None, None),
    "cerebral peduncle": (BLUE, 0.30, "", (16.0, 11.5), (21, 15.5)),
    "periaqueductal grey": (ORANGE, 0.30, "..", (-1.8, -1.2), (-21, -9.0)),
    "aqueduct": (SKY, 1.0, "", (0.4, -0.3), (21, -9.0)),
    "red nucleus": (RED, 0.55, "", (6.0, 4.4), (21, -1.0)),
    "substantia nigra": (INK, 0.80, "", (11.5, 6.7), (21, 7.0)),
}
JOINED = ("tegmentum", "colliculi")  # one piece of tissue: no line between them, no double tint


class MidbrainPicture(Picture):
    """A slice through the midbrain with its parts by name; a thick line marks one of them."""

    size = (7.2, 4.0)
    narrow_size = (4.2, 3.0)

    def build(self, figure):
        axes = figure.subplots()
        self.patches = draw_midbrain(axes)
        self.ring = self.moving(axes.plot([], [], color=ORANGE, linewidth=3)[0])

    def write(self, narrow):
        """Keep the substantia nigra, the "black stuff", dark on dark paper."""
        if self.dark:
            for patch in self.patches["substantia nigra"]:
                patch.set_facecolor(PAPER)


@checked(axes=Axes)
def draw_midbrain(axes):
    """Draw a slice through the midbrain with its parts named, on axes measured in mm.

    axes: matplotlib axes (limits, aspect and frame are set here). Returns the patches of each part, by name.
    """
    patches = {part.name: [_add(axes, side) for side in part.sides] for part in MIDBRAIN}
    axes.set_aspect("equal")
    axes.set_axis_off()
    axes.set(xlim=(-41, 41), ylim=(-16, 25))
    _name_parts(axes)
    _directions(axes)
    return patches


@checked(name=one_of(LOOKS))
def outline(name):
    """Return the line round what is seen of a part: x and y in mm, with gaps (nan) between its pieces.

    name: a part of the midbrain; of tegmentum and colliculi, which are one piece of tissue, either name gives the line
    round both. Raises ValueError for an unknown part.
    """
    names = JOINED if name in JOINED else (name,)
    seen = [side for part in MIDBRAIN if part.name in names for side in part.sides]
    last = max(place for place, part in enumerate(MIDBRAIN) if part.name in names)
    over = [side for part in MIDBRAIN[last + 1 :] for side in part.sides]
    lines = []
    for side in seen:
        others = [other for other in (*seen, *over) if other is not side]
        lines.append(_edge(side, lambda x, y, others=others: ~_inside(others, x, y)))
    for cover in over:  # where it is painted over, the part ends at the edge of what covers it
        others = [other for other in over if other is not cover]
        edge = _edge(cover, lambda x, y, others=others: _inside(seen, x, y) & ~_inside(others, x, y))
        if np.isnan(edge).any():  # what lies wholly inside does not cut it
            lines.append(edge)
    gap = np.full((2, 1), np.nan)
    return np.hstack([part for line in lines for part in (line, gap)])


def _edge(ellipse, wanted, points=361):
    """The points of an ellipse's edge, those that are not wanted as nan."""
    angle, tilt = np.linspace(0, 2 * np.pi, points), np.radians(ellipse.tilt_deg)
    along, across = ellipse.half_length_mm * np.cos(angle), ellipse.half_width_mm * np.sin(angle)
    x = ellipse.x_mm + along * np.cos(tilt) - across * np.sin(tilt)
    y = ellipse.y_mm + along * np.sin(tilt) + across * np.cos(tilt)
    return np.where(wanted(x, y), [x, y], np.nan)


def _inside(ellipses, x, y):
    return np.any([ellipse.contains(x, y) for ellipse in ellipses] or [np.zeros(len(x), bool)], axis=0)


def _add(axes, ellipse):
    colour, opacity, hatch, *_ = LOOKS[ellipse.name]
    shape = {
        "xy": (ellipse.x_mm, ellipse.y_mm),
        "width": 2 * ellipse.half_length_mm,
        "height": 2 * ellipse.half_width_mm,
        "angle": ellipse.tilt_deg,
    }
    if ellipse.name in JOINED:  # an outline round the whole piece, for pale projectors: its inner half is painted over
        axes.add_patch(Ellipse(**shape, facecolor="none", edgecolor=SOFT, linewidth=1.8, zorder=0.9))
    edge = "none" if ellipse.name in JOINED else INK
    patch = Ellipse(**shape, facecolor=_tint(colour, opacity), edgecolor=edge, linewidth=0.8, hatch=hatch)
    return axes.add_patch(patch)


def _tint(colour, opacity):
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return tuple(opacity * c + (1 - opacity) for c in (red, green, blue))


def _name_parts(axes):
    for name, (_, _, _, anchor, place) in LOOKS.items():
        if anchor is None:
            continue
        axes.annotate(
            name.replace(" ", "\n"),
            anchor,
            place,
            ha="left" if place[0] > 0 else "right",
            va="center",
            fontsize=SMALL_SIZE,
            color=INK,
            arrowprops={"arrowstyle": "-", "color": INK, "linewidth": 0.9, "shrinkA": 2, "shrinkB": 0},
        )


def _directions(axes):
    words = {"size": SMALL_SIZE, "color": SOFT, "ha": "center", "va": "center"}
    axes.text(0, 23, "front (towards the face)", **words)
    axes.text(0, -10.5, "back", **words)
    axes.text(-21, 15.5, "the person's\nright side", **{**words, "ha": "right"})
    axes.plot([-5, 5], [-13, -13], color=INK, linewidth=2.5, solid_capstyle="butt")
    axes.text(0, -15, "10 mm", **{**words, "color": INK})
    axes.text(0, 16.5, "spinal\nfluid", **words)
