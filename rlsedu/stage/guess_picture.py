"""The picture of a guess: fixed axes, the reader's guess as an open triangle, the answer filled beside it."""

import itertools
import textwrap
from dataclasses import dataclass

import numpy as np

from rlsedu.stage.picture import Picture, png
from rlsedu.stage.style import BLUE, GRID, INK, ORANGE, PAPER, SMALL_SIZE, SOFT, TEXT_SIZE, clock_axis, plain_axes

NAME_LETTERS = 90
GUESS = {"marker": "^", "markersize": 12, "markerfacecolor": PAPER, "markeredgecolor": BLUE, "markeredgewidth": 2.2}
ANSWER = {"marker": "o", "markersize": 11, "color": ORANGE}
# where a label may stand: right, left, above and below its mark, at the corners, and the same farther off
SIDES = np.array([(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1)]) * np.array([[[1]], [[1.8]]])
SIDES, BESIDE, TOUCH = SIDES.reshape(-1, 2), np.array([0.025, 0.03]), 100  # in points of a line hidden


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


class PointPicture(GuessPicture):
    """Axes to put a point on; the answer is a curve."""

    size, narrow_size = (7.2, 3.9), (4.2, 3.9)

    def describe(self, item):
        return f"Axes for a guess: {item.ylabel} over {item.xlabel.lower()}"

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
        self.labels = self.label("your guess", BLUE), self.label("answer", INK)

    def move(self, result):
        guess, (*curve, low, high) = result.guess, _with_edges(result.answer)
        for line, height in zip((self.curve, *self.edges), (*curve[1:], low, high), strict=True):
            line.set_data(curve[0], np.clip(height, *self.item.ylim))
        self.guess.set_data(([guess[0]], [guess[1]]) if guess else ([], []))
        answer = self.item.right_place(guess[0]) if guess and len(curve[0]) else None
        self.answer.set_data(([answer[0]], [answer[1]]) if answer else ([], []))
        points = [point and self.share(point) for point in (guess, answer)]
        for label, point in zip(self.labels, points, strict=True):
            label.set_visible(point is not None)
        marks = [point for point in points if point is not None]
        for label, place in zip(self.labels, self._places(marks), strict=False):
            label.set(position=place, ha="center", va="center")

    def _places(self, marks):
        """Where the label of each mark stands best: on no line, on no other label, and nearest to its own mark.

        marks: the places of guess and answer, in shares of the axes, as are the places returned.
        """
        renderer, across = self._canvas.get_renderer(), np.linspace(*self.item.xlim, 300)
        lines = [
            [across, np.interp(across, *line.get_data())] for line in (self.curve, *self.edges) if len(line.get_xdata())
        ]
        taken = self.share(np.hstack([[[], []], *lines]).T)
        places = []
        for label, mark in zip(self.labels, marks, strict=False):
            box = label.get_window_extent(renderer)
            half = np.array([box.width, box.height]) / self.axes.bbox.size / 2 + 0.01
            centres = np.clip(mark + SIDES * (half + BESIDE), half, 1 - half)
            places.append([_Place(centre, half, mark, marks, taken) for centre in centres])
        best = min(itertools.product(*places), key=lambda some: sum(p.cost for p in some) + 2 * TOUCH * _touch(*some))
        return [place.centre for place in best]


class _Place:
    """A place where a label may stand, and what is wrong with it."""

    def __init__(self, centre, half, mark, marks, taken):
        self.centre, self.half = centre, half
        hidden = (np.abs(taken - centre) < half).all(axis=1).sum()
        covers = any((np.abs(other - centre) < half + 0.9 * BESIDE).all() for other in marks)
        astray = any(self._away(other) + 0.02 < self._away(mark) for other in marks)
        self.cost = TOUCH * (covers + astray) + hidden + 120 * self._away(mark)

    def _away(self, mark):
        """How far a mark is from the label's edge, in shares of the axes."""
        return np.hypot(*np.maximum(np.abs(mark - self.centre) - self.half, 0))


def _touch(*places):
    return len(places) == 2 and (np.abs(places[0].centre - places[1].centre) < places[0].half + places[1].half).all()


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


PICTURES = {"choice": ChoicePicture, "number": NumberPicture, "point": PointPicture}
