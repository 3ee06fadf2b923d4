"""The call-out of a picture: its point in a few words, in a box, with a line to the mark that shows it."""

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from rlsedu.evidence import checked, numbers_in
from rlsedu.stage.style import INK, PAPER, Axes

SIZES = (12.5, 11)  # points on a wide screen and on a phone
PAD_PX, EDGE_PX = (5, 4), 3  # at 100 dots an inch: round the words in the box, and round the box inside its axes
OVER = 8.85  # the order of a mark that hides the end of the line
MOST_WORDS = 300  # that are measured and remembered
PLACE = numbers_in(ndim=1, least=2)
NAME = "call-out"  # the gid of its words: one in each picture


class Callout:
    """Words on the picture beside the mark that shows them. Made by `Picture.callout`, moved by `say`.

    artists: a line, a box and the words; three plain ones, as an annotation of matplotlib costs three times as much.
    """

    @checked(axes=Axes, narrow=bool)
    def __init__(self, axes, narrow):
        place = {"transform": axes.transAxes, "clip_on": False}
        self._axes, self._sizes = axes, {}
        self.line = axes.add_line(Line2D([], [], color=INK, linewidth=1.2, zorder=8.8, **place))
        self.box = axes.add_patch(Rectangle((0, 0), 0, 0, facecolor=PAPER, edgecolor=INK, linewidth=1.2, zorder=8.9))
        self.box.set(**place)
        font = {"fontsize": SIZES[narrow], "fontweight": "bold", "color": INK, "ha": "center", "va": "center"}
        self.words = axes.add_artist(Text(0.5, 0.5, "", zorder=9, gid=NAME, **font, **place))
        self.artists = self.line, self.box, self.words

    @checked(words=str, at=PLACE, put=PLACE)
    def say(self, words, at=None, put=(0.5, 0.9)):
        """Write the words; empty ones hide the box.

        at: the mark that shows it, in the units of the axes; None for no line. put: where the middle of the box should
        stand, as shares of the axes' width and height; it is moved so that the box stays inside the axes.
        """
        for artist in self.artists:
            artist.set_visible(bool(words))
        if not words:
            return
        self.words.set_text(words)
        if self._axes.get_aspect() != "auto":
            self._axes.apply_aspect()  # how large they will be
        size = self._size(words)
        edge = np.minimum(size / 2 + EDGE_PX * self._dot / self._axes.bbox.size, 0.5)
        middle = np.clip(put, edge, 1 - edge)
        self.words.set_position(middle)
        self.box.set(x=middle[0] - size[0] / 2, y=middle[1] - size[1] / 2, width=size[0], height=size[1])
        self.line.set_visible(at is not None)
        if at is not None:
            x, y = self._axes.transAxes.inverted().transform(self._axes.transData.transform(at))
            self.line.set_data([middle[0], x], [middle[1], y])

    @property
    def _dot(self):
        return self._axes.get_figure().dpi / 100

    def _size(self, words):
        """Return the size of the box as shares of the axes' width and height."""
        home = self._axes.bbox.size
        key = (words, *home)
        if key not in self._sizes:
            if len(self._sizes) >= MOST_WORDS:
                self._sizes.clear()
            found = self.words.get_window_extent(self._axes.get_figure().canvas.get_renderer())
            self._sizes[key] = (found.size + 2 * np.array(PAD_PX) * self._dot) / home
        return self._sizes[key]
