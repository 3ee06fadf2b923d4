"""A drawing of the midbrain that every room can use: where it lies in the head, and its parts in one slice."""

from functools import cache

import numpy as np
from matplotlib.patches import Ellipse, Rectangle

from rlsedu.anatomy.midbrain import MIDBRAIN
from rlsedu.evidence import checked, number_in, one_of
from rlsedu.stage.dark import DEEP
from rlsedu.stage.fitted import TICKS
from rlsedu.stage.head import draw_head
from rlsedu.stage.picture import Picture
from rlsedu.stage.style import BLUE, INK, ORANGE, PURPLE, RED, SKY, SOFT, Axes

LOOKS = {  # colour, opacity, hatch
    "tegmentum": (PURPLE, 0.22, ""),
    "colliculi": (PURPLE, 0.22, ""),
    "cerebral peduncle": (BLUE, 0.30, ""),
    "periaqueductal grey": (ORANGE, 0.30, ".."),
    "aqueduct": (SKY, 1.0, ""),
    "red nucleus": (RED, 0.55, ""),
    "substantia nigra": (INK, 0.80, ""),
}
NAMES = {  # of the parts on the right of the drawing: words, their place, and the two ends of a line to the part
    "nerve\nfibres": ((11.9, 13.1), None),
    "red\nnucleus": ((9.2, 1.6), ((6.0, 4.3), (7.2, 3.3))),
    "fluid": ((5.2, -4.0), ((0.5, -0.6), (3.4, -3.0))),
    "grey\nmatter": ((19.0, -3.2), ((1.9, -1.0), (15.6, -2.9))),
}
JOINED = ("tegmentum", "colliculi")  # one piece of tissue: no line between them, no double tint
# Of a wide picture and of a phone's: left, right and bottom of the axes in mm of the slice, the head's place and scale,
# the frame round the slice (left, bottom, width, height), and its two corners to which the lines of the zoom lead
FIELDS = ((-72.5, 25.5, -26), (-28, 28, -17.7))
HEADS = ((-43.5, 2.5, 0.205), (-11.3, 37.0, 0.105))
FRAMES = ((-22.5, -25, 47, 52), (-25, -17, 50, 39.8))
NAMED = ((-49.0, -4.5, "right"), (-3.5, 24.4, "left"))  # where the word "midbrain" stands, and its alignment
CORNERS = (((0, 1), (0, 0)), ((0, 1), (1, 1)))


class MidbrainPicture(Picture):
    """A head with its midbrain, and a slice through it; a thick line marks one part, and its name stands beside it."""

    size = (7.2, 4.0)
    narrow_size = (4.2, 5.0)
    colours = (DEEP,)

    def build(self, figure):
        figure.get_layout_engine().set(w_pad=0, h_pad=0)
        axes = figure.subplots()
        axes.set_axis_off()
        left, right, bottom = FIELDS[self._narrow]
        width, height = figure.get_size_inches()
        axes.set(xlim=(left, right), ylim=(bottom, bottom + (right - left) * height / width))
        self.patches = draw_midbrain(axes, TICKS[self._narrow])
        self.head = HEADS[self._narrow]
        x, y, side = NAMED[self._narrow]
        words = "midbrain, cut across" if self._narrow else "midbrain"
        axes.text(x, y, words, size=TICKS[self._narrow], color=INK, ha=side, va="center")
        _zoom(axes, draw_head(axes, *self.head), FRAMES[self._narrow], CORNERS[self._narrow])
        self.ring = axes.plot(*outline("substantia nigra"), color=ORANGE, linewidth=3)[0]
        self.point = self.callout(axes)

    def write(self, narrow):
        """Keep the substantia nigra, the "black stuff", dark on dark paper, with a rim to be seen."""
        if self.dark:
            for patch in self.patches["substantia nigra"]:
                patch.set(facecolor=DEEP, linewidth=1.2)


@checked(axes=Axes, size=number_in(1, 100, "pt"))
def draw_midbrain(axes, size):
    """Draw a slice through the midbrain, on axes measured in mm. Returns the patches of each part, by name.

    axes: matplotlib axes; their limits and their frame are left as they are. size: of the words, in points. Raises
    ValueError that names a wrong argument.
    """
    patches = {part.name: [_add(axes, side) for side in part.sides] for part in MIDBRAIN}
    words = {"size": size, "color": SOFT, "ha": "center", "va": "center"}
    for x, y, text in ((0, 21, "front"), (0, -9.5, "back"), (-18.5, 21, "right"), (18.5, 21, "left")):
        axes.text(x, y, text, **words)
    for name, (place, line) in NAMES.items():
        axes.text(*place, name, linespacing=1.0, **{**words, "color": INK})
        if line:
            axes.plot(*zip(*line, strict=True), color=INK, linewidth=0.9)
    axes.plot([11, 21], [-8.5, -8.5], color=INK, linewidth=2.5, solid_capstyle="butt")
    axes.text(16, -10.8, "10 mm", **{**words, "color": INK})
    return patches


def _zoom(axes, cut, frame, corners):
    """Draw a frame, and a thin line from each end of the cut to one of its corners (shares of its width and height)."""
    left, bottom, width, height = frame
    axes.add_patch(Rectangle((left, bottom), width, height, facecolor="none", edgecolor=SOFT, linewidth=1))
    for x, y, (across, up) in zip(*cut, corners, strict=True):
        axes.plot([x, left + across * width], [y, bottom + up * height], color=SOFT, linewidth=1, zorder=3)


@checked(name=one_of(LOOKS))
@cache
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
    drawn = np.hstack([part for line in lines for part in (line, gap)])
    drawn.flags.writeable = False
    return drawn


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
    colour, opacity, hatch = LOOKS[ellipse.name]
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
