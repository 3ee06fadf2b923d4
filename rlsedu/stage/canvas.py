"""A drawing surface on which words that were drawn before cost next to nothing."""

import ctypes
import math
import re
from dataclasses import dataclass

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg

MARGIN_PX = 4  # room for letters that reach beyond their measured box
MOST_PIECES = 300
PIECES = re.compile(r"\d|[^\d ]+ ?| ")  # a new number is made of old digits


class Canvas(FigureCanvasAgg):
    """matplotlib's Agg canvas, whose renderer remembers words; `pen` is the kind of renderer."""

    _look = pen = None

    def get_renderer(self):
        """Return the renderer of the figure's present size."""
        size, pen = (*self.get_width_height(physical=True), self.figure.dpi), self.pen or Renderer
        if (size, pen) != self._look:
            self.renderer, self._look = pen(*size), (size, pen)
        return self.renderer

    def get_width_height(self, *, physical=False):
        """Return the width and the height in whole dots; matplotlib before 3.11 cuts 459.999 to 459."""
        share = 1 if physical else self.device_pixel_ratio
        return tuple(round(side / share) for side in self.figure.bbox.max)

    def free(self):
        """Give the pixels back; nothing can be drawn afterwards.

        The parts of a figure point at each other: left alone, they keep their pixels until Python looks for such rings.
        """
        self.get_renderer().__dict__.clear()


@dataclass(frozen=True)
class Piece:
    """A word or a digit: its pixels, how far it moves the pen, its height over and its depth under the line, in px."""

    image: np.ndarray
    below: int
    advance: float
    height: float
    descent: float


class Renderer(RendererAgg):
    """matplotlib's Agg renderer; level, opaque words are drawn once and then copied.

    matplotlib draws text letter by letter, a tenth of a millisecond each. In a picture with moving labels that was most
    of the time of a frame.
    """

    def __init__(self, width, height, dpi):
        super().__init__(width, height, dpi)
        self._pieces = {}

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        """Draw the words `s` with the pen starting at (x, y), in pixels from the upper left corner."""
        if angle or ismath or gc.get_alpha() != 1:
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
            return
        for piece in self._cut(s, prop, gc.get_rgb()):
            self.draw_image(gc, round(x) - MARGIN_PX, self.height - round(y) - piece.below, piece.image)
            x += piece.advance

    def get_text_width_height_descent(self, s, prop, ismath):
        """Return the width, height and descent of `s` in pixels."""
        if ismath or not s:
            return super().get_text_width_height_descent(s, prop, ismath)
        pieces = self._cut(s, prop, (0, 0, 0))
        descent = max(piece.descent for piece in pieces)
        return sum(piece.advance for piece in pieces), max(piece.height for piece in pieces) + descent, descent

    def _cut(self, s, prop, colour):
        if len(self._pieces) > MOST_PIECES:
            self._pieces.clear()
        found = []
        for word in PIECES.findall(s):
            key = (word, hash(prop), tuple(colour))
            if key not in self._pieces:
                self._pieces[key] = self._draw_apart(word, prop, colour)
            found.append(self._pieces[key])
        return found

    def _draw_apart(self, word, prop, colour):
        def measure(text):
            return RendererAgg.get_text_width_height_descent(self, text, prop, False)

        width, height, descent = measure(word)
        advance = measure(f"|{word}|")[0] - measure("||")[0]
        below, above = math.ceil(descent) + MARGIN_PX, math.ceil(height - descent) + MARGIN_PX
        apart = RendererAgg(math.ceil(max(width, advance)) + 2 * MARGIN_PX, above + below, self.dpi)
        pen = apart.new_gc()
        pen.set_foreground(colour)
        apart.draw_text(pen, MARGIN_PX, above, word, prop, 0)
        return Piece(np.array(apart.buffer_rgba())[::-1], below, advance, height - descent, descent)


def give_back():
    """Hand memory that was freed back to the machine; glibc keeps what large arrays leave, 200 MiB of a chapter's."""
    if _trim is not None:
        _trim(0)


def _find_trim():
    try:
        return getattr(ctypes.CDLL(None), "malloc_trim", None)
    except (OSError, TypeError):  # no C library to ask: Windows, the browser
        return None


_trim = _find_trim()
