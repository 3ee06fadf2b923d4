"""People drawn as a grid of small figures: each kind of person has its own shape as well as its own colour."""

import numpy as np
from matplotlib.path import Path

GRIDS = {100: (20, 5), 1000: (50, 20)}
WIDTH, HEIGHT = 50.0, 20.0


def _person():
    head = Path.circle((0, 0.58), 0.42)
    body = Path(
        [(-0.62, -1), (-0.62, -0.2), (-0.62, 0.12), (0, 0.12), (0.62, 0.12), (0.62, -0.2), (0.62, -1), (-0.62, -1)],
        [Path.MOVETO, Path.LINETO, Path.CURVE3, Path.CURVE3, Path.CURVE3, Path.CURVE3, Path.LINETO, Path.CLOSEPOLY],
    )
    return Path.make_compound_path(head, body)


PERSON = _person()


def people_axes(axes):
    """Make axes for a grid of people; returns the axes."""
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(HEIGHT, 0)
    axes.set_aspect("equal")
    axes.set_axis_off()
    return axes


class People:
    """A grid of 100 or 1000 people, filled row by row with kinds of people in a fixed order.

    kinds: (label, marker, colour, filled) for each kind. `register` is the picture's `moving`.
    """

    def __init__(self, axes, kinds, register):
        self.figure, self.lines = axes.figure, []
        for label, marker, colour, filled in kinds:
            style = {"markerfacecolor": colour if filled else "none", "markeredgecolor": colour, "color": colour}
            line = axes.plot([], [], linestyle="none", marker=marker, label=label, **style)[0]
            self.lines.append(register(line))

    def show(self, counts, people):
        """Draw `people` (100 or 1000) people: `counts` of each kind, in the order of the kinds; they must add up."""
        columns, rows = GRIDS[people]
        place = np.arange(people)
        x = (place % columns + 0.5) * WIDTH / columns
        y = (place // columns + 0.5) * HEIGHT / rows
        cell = self.figure.get_size_inches()[0] * 72 / WIDTH * min(WIDTH / columns, HEIGHT / rows)
        ends = np.cumsum(counts)
        for line, start, end in zip(self.lines, ends - counts, ends, strict=True):
            line.set_data(x[start:end], y[start:end])
            dot = line.get_marker() == "."
            line.set_markersize(cell * (0.4 if dot else 0.72))
            line.set_markeredgewidth(cell * (0.02 if dot else 0.09))
