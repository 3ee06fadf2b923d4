"""Food and drinks as simple shapes in their own colours: a plate of radius 1 around (0, 0), and a glass beside it.

Tea is brown and juice orange on dark paper, too: these shapes keep their colours there, on a pale plate.
"""

import functools

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from rlsedu.stage.canvas import Renderer
from rlsedu.stage.dark import DarkRenderer

TURN = np.linspace(0, 2 * np.pi, 17)
GOLDEN = np.pi * (3 - 5**0.5)  # the angle at which seeds follow each other
# pieces, their width and height, how far the heap reaches, how far apart their tilts are, the colour
HEAPS = {
    "beef": (1, 1.25, 1.1, 0, 0, "#6b3f2a"),
    "liver": (1, 1.4, 0.9, 0, 0.3, "#5c2b2b"),
    "chicken": (1, 1.4, 0.85, 0, 0.4, "#dcb483"),
    "salmon": (1, 1.5, 0.75, 0, 0.3, "#ee8f78"),
    "sardines": (5, 0.95, 0.19, 0.42, 0.5, "#8796a1"),
    "lentils": (70, 0.17, 0.15, 0.66, 1, "#8a6d3b"),
    "chickpeas": (46, 0.22, 0.2, 0.64, 1, "#d3ab62"),
    "beans": (44, 0.28, 0.16, 0.64, 2.4, "#7d2a2a"),
    "tofu": (9, 0.4, 0.4, 0.56, 0, "#eadfc4"),
    "oatmeal": (60, 0.3, 0.2, 0.6, 0.9, "#d8c494"),
    "bran": (56, 0.28, 0.14, 0.66, 2.1, "#a86f32"),
    "bread": (1, 1.15, 1.15, 0, 0, "#e2c08a"),
    "pepper": (6, 0.44, 0.13, 0.2, 1.7, "#c8322b"),
    "broccoli": (8, 0.24, 0.24, 0.22, 0, "#3f7d3a"),
    "spinach": (9, 0.36, 0.2, 0.22, 1.9, "#2c6a45"),
    "cheese": (3, 0.34, 0.26, 0.16, 0, "#f2c14e"),
    "egg": (1, 0.66, 0.54, 0, 0.4, "#f7f3e6"),
    "yolk": (1, 0.28, 0.26, 0, 0, "#f4b02e"),
    "cashews": (11, 0.2, 0.12, 0.24, 2.3, "#e0c08c"),
    "apricots": (6, 0.26, 0.22, 0.22, 1, "#e8872e"),
}
CUT = ("tofu", "bread", "cheese")  # with four corners
DRINKS = {"water": "#cfe6f5", "tea": "#9a4f1c", "coffee": "#3b2418", "juice": "#f6a623", "milk": "#f8f5ea"}
WARE = {False: ("#ffffff", "#f6f6f6"), True: ("#c4c4c4", "#b4b4b4")}  # rim and middle of a plate; on dark paper or not
COLOURS = (*(heap[-1] for heap in HEAPS.values()), *DRINKS.values(), *WARE[True])
GLASS = Path([(-0.48, -0.8), (0.48, -0.8), (0.6, 0.45), (-0.6, 0.45), (-0.48, -0.8)])  # what is in it
RIM = Path([(-0.7, 0.75), (-0.54, -0.86), (0.54, -0.86), (0.7, 0.75)])
BESIDE = (0.5, -0.52)  # where the extra lies on the plate


class _TrueColours:
    """An artist that is drawn in its own colours, on dark paper as well."""

    def draw(self, renderer):
        """Draw it with a plain pen in place of one for dark paper."""
        if isinstance(renderer, DarkRenderer):
            plain = object.__new__(Renderer)
            vars(plain).update(vars(renderer))
            plain._update_methods()
            renderer = plain
        super().draw(renderer)


class Food(_TrueColours, PathCollection):
    """Outlines of food in true colours."""


class Ware(_TrueColours, PathPatch):
    """A plate, a glass or what is in it, in true colours."""


@functools.cache
def food_shapes(base, extra):
    """Return the outlines of the food on the plate, and the colour of each; names as in the demo."""
    heaps = [(base, 0, 0)]
    if extra != "nothing":
        heaps = [(base, -0.16, 0.14), (extra, *BESIDE), *([("yolk", *BESIDE)] if extra == "egg" else [])]
    return [_heap(*heap) for heap in heaps], [HEAPS[name][-1] for name, *_ in heaps]


def _heap(name, x, y):
    """One outline of all pieces of a heap, spread as the seeds of a sunflower."""
    pieces, wide, high, reach, tilt, _ = HEAPS[name]
    turn = TURN if name not in CUT else TURN[::4] + np.pi / 4
    shapes = []
    for i in range(pieces):
        away, angle = reach * np.sqrt((i + 0.5) / pieces), GOLDEN * i
        right, up = wide / 2 * np.cos(turn), high / 2 * np.sin(turn)
        if name in CUT:
            right, up = right * 2**0.5, up * 2**0.5
        lean = tilt * (i % 7 - 3) / 3 if pieces > 1 else tilt
        across, along = right * np.cos(lean) - up * np.sin(lean), right * np.sin(lean) + up * np.cos(lean)
        shapes.append(
            Path(np.column_stack([x + away * np.cos(angle) + across, y + away * np.sin(angle) + along]), closed=True)
        )
    return Path.make_compound_path(*shapes)
