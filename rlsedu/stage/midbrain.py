"""A drawing of the midbrain that every room can use: the parts in place, named, with directions and a scale."""

from matplotlib.patches import Ellipse

from rlsedu.evidence import check_choice
from rlsedu.evidence.midbrain import MIDBRAIN
from rlsedu.stage.style import BLUE, INK, ORANGE, PURPLE, RED, SKY, SMALL_SIZE, SOFT

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
FADED = 0.35


def draw_midbrain(axes, highlight=None, labels=True):
    """Draw a slice through the midbrain on axes measured in mm, and return the patches by name.

    axes: matplotlib axes (limits, aspect and frame are set here). highlight: a part's name, shown strongly while the
    others fade; None shows all alike. labels: False leaves out names, directions and scale, for a small picture.
    Raises ValueError for an unknown part.
    """
    if highlight is not None:
        check_choice("highlight", highlight, tuple(LOOKS))
    patches = {part.name: [_patch(axes, side, highlight) for side in part.sides] for part in MIDBRAIN}
    axes.set_aspect("equal")
    axes.set_axis_off()
    if labels:
        axes.set(xlim=(-41, 41), ylim=(-16, 25))
        _name_parts(axes, highlight)
        _directions(axes)
    else:
        axes.set(xlim=(-21, 21), ylim=(-9, 21))
    return patches


def _patch(axes, ellipse, highlight):
    colour, opacity, hatch, *_ = LOOKS[ellipse.name]
    chosen = highlight == ellipse.name
    faded = highlight is not None and not chosen
    joined = ellipse.name in ("tegmentum", "colliculi")  # one piece of tissue: no line between them, no double tint
    shape = {
        "xy": (ellipse.x_mm, ellipse.y_mm),
        "width": 2 * ellipse.half_length_mm,
        "height": 2 * ellipse.half_width_mm,
        "angle": ellipse.tilt_deg,
    }
    if joined and not chosen:  # an outline round the whole piece, for pale projectors: its inner half is painted over
        axes.add_patch(Ellipse(**shape, facecolor="none", edgecolor=SOFT, linewidth=1.8, zorder=0.9))
    patch = Ellipse(
        **shape,
        facecolor=_tint(colour, 1.0 if chosen else opacity * (FADED if faded else 1)),
        edgecolor=ORANGE if chosen else "none" if joined else SOFT if faded else INK,
        linewidth=2.5 if chosen else 0.8,
        hatch="" if faded else hatch,
    )
    return axes.add_patch(patch)


def _tint(colour, opacity):
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return tuple(opacity * c + (1 - opacity) for c in (red, green, blue))


def _name_parts(axes, highlight):
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
            fontweight="bold" if name == highlight else "normal",
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
