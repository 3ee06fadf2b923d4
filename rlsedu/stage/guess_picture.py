"""The picture of a guess: fixed axes, the reader's guess as an open triangle, the answer filled beside it."""

import textwrap
from dataclasses import dataclass

import numpy as np
from matplotlib.lines import Line2D

from rlsedu.stage.picture import Picture, png
from rlsedu.stage.style import BLUE, GRID, INK, ORANGE, PAPER, SMALL_SIZE, SOFT, TEXT_SIZE, clock_axis, plain_axes

NAME_LETTERS = 90
HANDLE_IN = 0.12  # inches beside the axes, for a handle at their edge
GUESS = {"marker": "^", "markersize": 12, "markerfacecolor": PAPER, "markeredgecolor": BLUE, "markeredgewidth": 2.2}
ANSWER = {"marker": "o", "markersize": 11, "color": ORANGE}


@dataclass(frozen=True)
class Reveal:
    """What may be shown: the guess (None before the reader has made one) and the answer (None before the commit)."""

    guess: object = None
    answer: object = None


class GuessPicture(Picture):
    """Base of the three: a hint while there is no guess, and the two marks."""

    hint, hint_at = "Your guess will stand here.", (0.5, 0.5)

    def __init__(self, item):
        self.item, self.name = item, textwrap.shorten(self.describe(item), NAME_LETTERS, placeholder=" …")
        super().__init__()

    def build(self, figure):
        self.axes = figure.add_subplot()
        self.dress(self.axes)
        self.guess = self.moving(self.axes.plot([], [], linestyle="", clip_on=False, zorder=5, **GUESS)[0])
        self.answer = self.moving(self.axes.plot([], [], linestyle="", clip_on=False, zorder=4, **ANSWER)[0])
        self.invitation = self.label(self.hint, SOFT)
        self.invitation.set(position=self.hint_at, ha="center", va="center")

    def show(self, result):
        self.invitation.set_visible(result.guess is None and result.answer is None)
        self.move(result)

    def printed(self):
        """Return the bytes of a PNG of the empty axes, for pages that show nothing but a picture."""
        return png(type(self)(self.item).figure)

    def area(self):
        """Where the axes are: left, bottom, width, height as shares of the picture, then the limits of x and y."""
        (axes,) = self.figure.axes
        return [*axes.get_position().bounds, *axes.get_xlim(), *axes.get_ylim()]

    def label(self, words, colour):
        """Make a label that moves, placed in shares of the axes, with white behind it."""
        white = {"facecolor": PAPER, "edgecolor": "none", "alpha": 0.85, "pad": 1}
        return self.moving(
            self.axes.text(
                0.5, 0.5, words, color=colour, fontsize=TEXT_SIZE, transform=self.axes.transAxes, bbox=white, zorder=6
            )
        )

    def share(self, points):
        """Turn points of the axes (x and y in the last dimension) into shares of their width and height."""
        return self.axes.transAxes.inverted().transform(self.axes.transData.transform(points))


class NumberPicture(GuessPicture):
    """One number line: the guess stands above it, the answer below."""

    size, narrow_size = (7.2, 2.2), (4.2, 2.2)
    hint_at = (0.5, 0.8)

    def describe(self, item):
        return f"Scale for a guess: {item.label}"

    def dress(self, axes):
        item = self.item
        edge = (item.high - item.low) / 40
        limits = (item.low - edge, item.high + edge)
        plain_axes(axes, xlabel=_with_unit(item.label, item), xlim=limits, ylim=(0, 1), grid=False)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        axes.axhline(0.5, color=GRID, linewidth=2)
        self.labels = self.label("", BLUE), self.label("", INK)

    def move(self, result):
        for value, mark, label, words, y, side in (
            (result.guess, self.guess, self.labels[0], "your guess", 0.62, 0.84),
            (result.answer, self.answer, self.labels[1], "answer", 0.38, 0.16),
        ):
            mark.set_data(([], []) if value is None else ([value], [y]))
            label.set_visible(value is not None)
            if value is not None:
                share = float(self.share((value, y))[0])
                label.set(text=f"{words}: {self.item.words(value)}", position=(share, side), va="center")
                label.set_ha("left" if share < 0.3 else "right" if share > 0.7 else "center")


class CurvePicture(GuessPicture):
    """Axes to draw a line on; the answer is a curve."""

    size, narrow_size = (7.2, 3.9), (4.2, 3.9)
    hint, hint_at = "Draw your line here.", (0.5, 0.75)

    def describe(self, item):
        return f"Axes to draw a line on: {item.ylabel} over {item.xlabel.lower()}"

    def build(self, figure):
        figure.get_layout_engine().set(w_pad=HANDLE_IN)
        super().build(figure)
        self.guess.set(linestyle="--", linewidth=2, color=BLUE, markersize=8)

    def dress(self, axes):
        item = self.item
        plain_axes(axes, xlabel=item.xlabel, ylabel=_with_unit(item.ylabel, item), xlim=item.xlim, ylim=item.ylim)
        if item.clock:
            first, last = item.xlim
            clock_axis(axes, int(np.ceil(first)), int(last), max(1, round((last - first) / 6)))
            axes.set_xlim(first, last)
        self.curve = self.moving(axes.plot([], [], color=ORANGE, linewidth=2, zorder=3)[0])
        edge = {"color": ORANGE, "linewidth": 1.2, "linestyle": ":", "zorder": 2.9}
        self.edges = [self.moving(axes.plot([], [], **edge)[0]) for _ in range(2)]
        handles = [Line2D([], [], color=BLUE, linestyle="--", linewidth=2, **{**GUESS, "markersize": 8})]
        handles += [Line2D([], [], linewidth=2, **{**ANSWER, "markersize": 8})]
        where = {"loc": "lower right", "bbox_to_anchor": (1, 1), "ncols": 2, "frameon": False, "borderpad": 0}
        axes.legend(handles, ["your line", "answer"], fontsize=SMALL_SIZE, labelcolor=INK, **where)

    def move(self, result):
        item, (*curve, low, high) = self.item, _with_edges(result.answer)
        for line, height in zip((self.curve, *self.edges), (*curve[1:], low, high), strict=True):
            line.set_data(curve[0], np.clip(height, *item.ylim))
        self.guess.set_data((item.places, result.guess) if result.guess else ([], []))
        x, y = item.judged_place(*item.seen) if len(curve[0]) else ([], [])
        self.answer.set_data(np.atleast_1d(x), np.atleast_1d(y))


def _with_edges(answer):
    """Return x, y and the two edges of the band; where there is no band both edges lie on the curve."""
    if answer is None:
        return [], [], [], []
    return answer if len(answer) == 4 else (*answer, answer[1], answer[1])


class ChoicePicture(GuessPicture):
    """A row for each option, with a column for the guess and one for the answer."""

    hint = "Choose one answer."
    GUESS_X, ANSWER_X, TEXT_X = 0.06, 0.2, 0.3  # shares of the axes' width on a phone

    def __init__(self, item):
        self.rows = list(item.options)
        self.size = (7.2, 0.9 + 0.42 * len(self.rows))
        self.narrow_size = (4.2, 0.7 + 0.6 * len(self.rows))
        super().__init__(item)

    def describe(self, item):
        return f"Answers to choose from: {'; '.join(words.rstrip('.') for words in item.options.values())}"

    def dress(self, axes):
        axes.set_axis_off()
        axes.set_ylim(-0.5, len(self.rows) + 0.3)
        self.words = [axes.text(0, self._y(key), "", va="center", fontsize=TEXT_SIZE, color=INK) for key in self.rows]
        for key in self.rows:
            axes.axhline(self._y(key) + 0.5, color=GRID, linewidth=0.8)
        style = {"ha": "center", "va": "center", "fontsize": SMALL_SIZE, "color": SOFT}
        self.heads = [axes.text(0, len(self.rows) - 0.1, words, **style) for words in ("your\nguess", "answer")]

    def write(self, narrow):
        shrink = 1 if narrow else self.narrow_size[0] / self.size[0]
        self.axes.set_xlim(0, 1 / shrink)
        for text, key in zip(self.words, self.rows, strict=True):
            text.set_text(textwrap.fill(self.item.options[key], 34 if narrow else 74))
            text.set_x(self.TEXT_X)
        for head, x in zip(self.heads, (self.GUESS_X, self.ANSWER_X), strict=True):
            head.set_x(x)
        self.invitation.set(
            transform=self.axes.transData, position=(self.TEXT_X, self.heads[0].get_position()[1]), ha="left"
        )

    def move(self, result):
        for key, mark, x in ((result.guess, self.guess, self.GUESS_X), (result.answer, self.answer, self.ANSWER_X)):
            mark.set_data(([], []) if key is None else ([x], [self._y(key)]))

    def area(self):
        """Return no area: a choice is not a place on the picture."""
        return []

    def _y(self, key):
        return len(self.rows) - 1 - self.rows.index(key)


def _with_unit(label, item):
    return f"{label} ({item.unit_words})" if item.unit_words else label


PICTURES = {"choice": ChoicePicture, "number": NumberPicture, "curve": CurvePicture}
