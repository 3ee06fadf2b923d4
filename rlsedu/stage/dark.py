"""Pictures on dark paper: every colour is given another lightness when it is drawn; its hue stays."""

from functools import lru_cache

import numpy as np
from matplotlib.colors import to_rgb

from rlsedu.stage.canvas import Renderer

DEEP = "#060304"  # the one colour that stays as it is: darker than any paper, for what is black in the body
PAPER_LIGHTNESS, INK_LIGHTNESS = 0.248, 0.94  # of white paper (then JupyterLab's dark grey) and of black ink
# OKLab (B. Ottosson, 2020), where equal steps look equal: linear RGB to cone answers, their cube roots to L, a, b.
CONES = np.array([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566]])
CONES = np.vstack([CONES, [0.0883024619, 0.2817188376, 0.6299787005]])
LAB = np.array([[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099]])
LAB = np.vstack([LAB, [0.0259040371, 0.7827717662, -0.8086757660]])

_DEEP = tuple(round(c, 4) for c in to_rgb(DEEP))


@lru_cache(4096)
def on_dark(rgb):
    """Return what a colour for white paper becomes on dark paper: light is dark and dark is light, of the same hue.

    rgb: red, green and blue from 0 to 1. Returns three such numbers.
    """
    if tuple(round(c, 4) for c in rgb) == _DEEP:
        return rgb
    linear = np.array([c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb])
    lightness, *hue = LAB @ np.cbrt(CONES @ linear)
    # Squared: the house's colours, of middling lightness, must become bright enough for words
    lightness = INK_LIGHTNESS - (INK_LIGHTNESS - PAPER_LIGHTNESS) * min(1.0, lightness) ** 2
    linear = np.linalg.solve(CONES, np.linalg.solve(LAB, [lightness, *hue]) ** 3).clip(0, 1)
    return tuple(float(12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055) for c in linear)


def _repaint(colour):
    """Return a colour, with its opacity if it has one, as it is drawn on dark paper."""
    return (*on_dark(tuple(round(float(c), 4) for c in colour[:3])), *map(float, colour[3:]))


def _pen(renderer, gc):
    """Return a copy of matplotlib's pen with its colours for dark paper."""
    pen = renderer.new_gc()
    pen.copy_properties(gc)
    pen.set_foreground(_repaint(gc.get_rgb()), isRGBA=True)
    if gc.get_hatch_color() is not None:
        pen.set_hatch_color(_repaint(to_rgb(gc.get_hatch_color())))
    return pen


class DarkRenderer(Renderer):
    """Draws lines, faces and words in colours for dark paper; images and their colour bars stay as they are."""

    def _update_methods(self):
        """Set the methods that matplotlib takes from its own core, each with other colours."""
        super()._update_methods()
        markers, collection = self.draw_markers, self.draw_path_collection

        def draw_markers(gc, path, path_transform, places, transform, rgbFace=None):
            markers(_pen(self, gc), path, path_transform, places, transform, rgbFace and _repaint(rgbFace))

        def draw_path_collection(
            gc, transform, paths, transforms, offsets, offset_transform, faces, edges, *more, **named
        ):
            faces, edges = (np.array([_repaint(c) for c in group]).reshape(-1, 4) for group in (faces, edges))
            if "hatchcolors" in named:
                named["hatchcolors"] = np.array([_repaint(c) for c in named["hatchcolors"]]).reshape(-1, 4)
            collection(
                _pen(self, gc), transform, paths, transforms, offsets, offset_transform, faces, edges, *more, **named
            )

        self.draw_markers, self.draw_path_collection = draw_markers, draw_path_collection

    def draw_path(self, gc, path, transform, rgbFace=None):
        """Draw a path in colours for dark paper."""
        super().draw_path(_pen(self, gc), path, transform, None if rgbFace is None else _repaint(rgbFace))

    def draw_text(self, gc, *words, **named):
        """Draw words in colours for dark paper."""
        super().draw_text(_pen(self, gc), *words, **named)
