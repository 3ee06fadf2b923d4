"""A made-up person drawn with a few thick lines: stands, walks, sits or lies, and keeps moving the legs or not.

    self.person = Figure(axes, self.moving)                      # in `build`; without `moving` it is drawn once
    self.person.show("lies", at=(3, 0), phase=0.3, unrest=0.8)   # in `show`; "lies" brings a bed, "sits" a chair
    self.person.hide()

In units of the axes, which have one scale for both directions (`axes.set_aspect("equal")`): upright the person is
`height` high; the bed is 1.4 of it long and the chair half of it wide. `at` is the ground below the middle of all.
"""

import math
from collections.abc import Callable

from matplotlib.collections import LineCollection

from rlsedu.evidence import checked, number_in, numbers_in, one_of
from rlsedu.stage.style import INK, ORANGE, SOFT, Axes

POSES = ("stands", "walks", "sits", "lies")
WIDTHS = {"furniture": 0.06, "body": 0.1, "legs": 0.1, "signs": 0.04, "head": 0.2}  # of the height
COLOURS = {"furniture": SOFT, "body": INK, "legs": INK, "signs": INK, "head": INK}
CALM, SOME = 0.02, 0.25  # below so much unrest the legs lie still and are drawn like the rest; or move a little

# lines of the furniture of a person of height 1
BED = (((-0.68, 0.42), (-0.68, 0.0)), ((-0.68, 0.14), (0.68, 0.14), (0.68, 0.0)), ((-0.62, 0.19), (-0.5, 0.19)))
CHAIR = (((-0.3, 0.68), (-0.22, 0.22), (0.16, 0.22), (0.2, 0.0)), ((-0.22, 0.22), (-0.26, 0.0)))


class _Lines(LineCollection):
    """Lines as thick as their axes are large: `shares` are in the axes' units up and down."""

    shares = ()

    def draw(self, renderer):
        """Draw them, once it is settled how large the axes are."""
        low, high = self.axes.get_ylim()
        points = 72 / self.axes.get_figure().dpi * self.axes.bbox.height / abs(high - low)
        self.set_linewidths([share * points for share in self.shares])
        super().draw(renderer)


class Figure:
    """A person in axes: `show` puts them in a pose, `hide` takes them away.

    axes: where. register: what a picture makes moving artists with (`self.moving`); None: they stay as they are drawn.
    height: of the person upright, in units of the axes. lines: the artist, one for all of them.
    """

    @checked(axes=Axes, register=Callable, height=number_in(1e-6, 1e6))
    def __init__(self, axes, register=None, height=1.0):
        """Make the lines, without a pose yet."""
        self.height = height
        lines = _Lines([], capstyle="round", joinstyle="round", snap=False, zorder=6)
        axes.add_collection(lines, autolim=False)
        self.lines = register(lines) if register else lines

    @checked(pose=one_of(POSES), at=numbers_in(ndim=1, least=2), phase=number_in(-1e9, 1e9), unrest=number_in(0, 1))
    def show(self, pose, at=(0.0, 0.0), phase=0.25, unrest=0.0):
        """Put the person in a pose.

        pose: one of POSES. at: x and y of the ground below them. phase: where they are in a swing of the legs, which
        comes round with every whole number. unrest: how much the legs of one who sits or lies move, 0 (not) to 1; they
        are then orange, with signs of movement. Raises ValueError for anything else.
        """
        parts = POSTURES[pose](2 * math.pi * phase, unrest)
        restless = parts.get("signs")
        (x, y), size, places, shares, colours = at, self.height, [], [], []
        for name, lines in parts.items():
            for line in lines:
                places.append([(x + size * across, y + size * up) for across, up in line])
                shares.append(size * WIDTHS[name])
                colours.append(ORANGE if restless and name in ("legs", "signs") else COLOURS[name])
        self.lines.shares = shares
        self.lines.set_segments(places)
        self.lines.set_colors(colours)
        self.lines.set_visible(True)

    def hide(self):
        """Take the person away."""
        self.lines.set_visible(False)


def _along(x, y, *steps):
    """The corners of a limb: each step is a length and a direction (0 is down, a quarter turn is to the right)."""
    corners = [(x, y)]
    for length, turn in steps:
        x, y = x + length * math.sin(turn), y - length * math.cos(turn)
        corners.append((x, y))
    return corners


def _head(x, y):
    """A dot: a line of next to no length, as thick as the head."""
    return [((x, y - 0.015), (x, y + 0.015))]


def _upright(swing):
    """On two feet, the legs so far apart (in turns of the hip)."""
    hip, neck = (0.0, 0.47), (0.0, 0.74)
    sides = swing, -swing
    return {
        "body": [(neck, hip), *(_along(*neck, (0.17, -0.8 * side - 0.1), (0.16, 0.15 - 0.8 * side)) for side in sides)],
        "legs": [_along(*hip, (0.23, side + 0.12 * abs(swing)), (0.22, side - 0.45 * max(-side, 0))) for side in sides],
        "head": _head(0.02, 0.88),
    }


def _stands(phase, unrest):
    return _upright(0.13)


def _walks(phase, unrest):
    return _upright(0.55 * math.sin(phase))


def _sits(phase, unrest):
    hip, neck = (-0.12, 0.33), (-0.2, 0.62)
    kick = unrest * (0.35 + 0.35 * math.sin(phase))
    legs = [_along(*hip, (0.28, math.pi / 2 + 0.3 * side * unrest), (0.31, side * kick)) for side in (1, 0.2)]
    return {
        "furniture": CHAIR,
        "body": [(neck, hip), _along(*neck, (0.2, 0.35), (0.19, 1.2))],
        "legs": legs,
        "signs": _signs(*legs[0][-1], unrest, 1.5),
        "head": _head(-0.19, 0.77),
    }


def _lies(phase, unrest):
    (x, y), neck = (-0.05, 0.25), (-0.32, 0.25)
    bent, kicks = unrest * (0.6 + 0.4 * math.sin(phase)), unrest * (0.5 - 0.5 * math.sin(phase))
    half = 0.27 - 0.1 * bent  # the foot slides up the bed, and the knee rises
    bent_leg = (x, y), (x + half, y + math.sqrt(0.27**2 - half**2)), (x + 2 * half, y)
    other = _along(x, y, (0.27, math.pi / 2 + 0.4 * kicks), (0.27, math.pi / 2 + 0.25 * kicks))
    return {
        "furniture": BED,
        "body": [(neck, (x, y)), _along(*neck, (0.16, 1.25), (0.14, 1.5))],
        "legs": [bent_leg, other],
        "signs": _signs(*other[-1], unrest, math.pi / 2 + 0.5),
        "head": _head(-0.5, 0.32),
    }


def _signs(x, y, unrest, turn):
    """Small arcs beside a foot: none beside a still one, two where it moves much."""
    arcs = 0 if unrest <= CALM else 1 if unrest <= SOME else 2
    turns = [turn + 0.2 * step for step in range(-3, 4)]
    return [[(x + far * math.sin(t), y - far * math.cos(t)) for t in turns] for far in (0.12, 0.21)[:arcs]]


POSTURES = {"stands": _stands, "walks": _walks, "sits": _sits, "lies": _lies}
