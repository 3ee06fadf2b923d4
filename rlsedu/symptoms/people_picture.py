"""People drawn one by one: a hundred in five rows, or a thousand in ten squares of a hundred."""

import math
from functools import cache

import numpy as np
from matplotlib.path import Path
from matplotlib.textpath import TextPath

from rlsedu.stage.fitted import LARGEST_MARK

SIDE, GAP = 10, 1.0  # people along a side of a square; and between two squares
MANY, FEW = 1000, (20, 5)  # people in squares; columns and rows of a hundred


def _person(*body):
    return Path.make_compound_path(Path.circle((0, 0.58), 0.42), Path(*body))


SHOULDERS = [(-0.62, -1), (-0.62, -0.2), (-0.62, 0.12), (0, 0.12), (0.62, 0.12), (0.62, -0.2), (0.62, -1), (-0.62, -1)]
ROUND = [Path.MOVETO, Path.LINETO, Path.CURVE3, Path.CURVE3, Path.CURVE3, Path.CURVE3, Path.LINETO, Path.CLOSEPOLY]
PERSON, OTHER = _person(SHOULDERS, ROUND), _person([(-0.45, -1), (-0.45, 0.08), (0.45, 0.08), (0.45, -1), (-0.45, -1)])
_MARK = TextPath((0, 0), "?", size=1, prop={"weight": "bold"})
ASKED = Path(_MARK.vertices - _MARK.get_extents().get_points().mean(axis=0), _MARK.codes)  # a question mark, centred


@cache
def places(people, across=5, apart=GAP):
    """Return where each of 100 or 1000 people stands: x from the left, y from the top; so many squares in a row.

    apart: the gap between two rows of squares.
    """
    place = np.arange(people)
    if people == MANY:
        square, inside = np.divmod(place, SIDE * SIDE)
        x = square % across * (SIDE + GAP) + inside % SIDE + 0.5
        return x, square // across * (SIDE + apart) + inside // SIDE + 0.5
    (columns, rows), (width, height) = FEW, extent(across, apart)
    return (place % columns + 0.5) * width / columns, (place // columns + 0.5) * height / rows


def extent(across=5, apart=GAP):
    """Return how wide and how high a thousand people are, in places."""
    return across * (SIDE + GAP) - GAP, math.ceil(MANY / SIDE**2 / across) * (SIDE + apart) - apart


class People:
    """People in kinds, which stand one kind after the other.

    lines: an artist for each kind, with its marker and colours, all in the same axes. across: squares in a row.
    apart: the gap between two rows of squares.
    """

    def __init__(self, lines):
        self.lines, self.across, self.apart, self._people = lines, 5, GAP, None
        for line in lines:
            line.set_markersize(LARGEST_MARK)  # in the key

    def place(self, axes, above, across=5, apart=GAP):
        """Give the axes room for people, and so much above them (1 is the room of one of a thousand)."""
        self.across, self.apart = across, apart
        width, height = extent(across, apart)
        axes.set(xlim=(-0.3, width + 0.3), ylim=(height + 0.3, -above))

    def last(self, count, people):
        """Return where the last of so many people stands."""
        return tuple(place[max(count - 1, 0)] for place in places(people, self.across, self.apart))

    def top(self, count, people):
        """Return where the head of the last of so many people is."""
        x, y = self.last(count, people)
        return x, y - 0.4 * (1 if people == MANY else extent(self.across, self.apart)[1] / FEW[1])

    def show(self, counts, people):
        """Draw `people` (100 or 1000) people: `counts` of each kind, in the order of the kinds; they must add up."""
        x, y = places(people, self.across, self.apart)
        ends = np.cumsum(counts)
        for line, start, end in zip(self.lines, ends - counts, ends, strict=True):
            line.set_data(x[start:end], y[start:end])
        if people != self._people:
            self._people = people
            self._resize(self.lines[0].axes, people)

    def _resize(self, axes, people):
        """Make the marks as large as there is room for them."""
        spans = np.ptp(axes.get_xlim()), np.ptp(axes.get_ylim())
        room = axes.bbox.size * 72 / axes.get_figure().dpi / spans  # points
        if people != MANY:
            room = room * extent(self.across, self.apart) / FEW
        for line in self.lines:
            person = line.get_marker() in (PERSON, OTHER)
            line.set_markersize(min(1.3 * room[0], 0.9 * room[1]) if person else 0.72 * min(room))
            line.set_markeredgewidth((0.1 if person or line.get_marker() == "^" else 0.06) * min(room))
