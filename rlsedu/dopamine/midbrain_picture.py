"""The head and its midbrain: where the dopamine cells sit, and one of them with its long fibre."""

import numpy as np

from rlsedu.stage import midbrain
from rlsedu.stage.fitted import TICKS
from rlsedu.stage.head import NIGRA as IN_HEAD
from rlsedu.stage.head import fibre
from rlsedu.stage.meanings import dots_of, line_of
from rlsedu.stage.style import INK, PAPER

NIGRA = (-12.4, 5.2)  # where the name points at, in mm
BODIES = ((4.9, 10.9), (7.0, 10.2), (8.4, 8.3), (10.8, 7.7), (12.5, 6.0))  # layout: some of them, in mm, in the nigra

PUT = (0.0, 1.0), (0.99, 0.97)  # layout: where the call-out stands on a wide screen and on a phone


class MidbrainPicture(midbrain.MidbrainPicture):
    """A slice through the midbrain with the substantia nigra outlined; in the head, a cell's fibre and its endings."""

    name = "A head from the side, a slice through its midbrain, and the long fibre of a dopamine cell"

    def build(self, figure):
        super().build(figure)
        axes = figure.axes[0]
        line, ends = fibre(*self.head)
        self.line = self.moving(axes.plot(*line, **line_of("dopamine"), linewidth=3.2, zorder=4)[0])
        self.ends = self.moving(
            axes.plot(*ends, **dots_of("dopamine"), markersize=6.5 if self._narrow else 9, zorder=5)[0]
        )
        x, y, scale = self.head
        body = [x + scale * IN_HEAD[0]], [y + scale * IN_HEAD[1]]
        self.body = self.moving(axes.plot(*body, **dots_of("dopamine"), markersize=9, zorder=5)[0])
        across, up = np.array([(side * x, y) for side in (-1, 1) for x, y in BODIES]).T
        bodies = {**dots_of("dopamine"), "markeredgecolor": PAPER}
        axes.plot(across, up, **bodies, markersize=5 if self._narrow else 7, zorder=5)
        axes.annotate(
            "substantia nigra;\ndots: bodies of\ndopamine cells",
            NIGRA,
            (-21.8, -6.7 if self._narrow else -7.6),
            va="top",
            linespacing=1.1,
            fontsize=TICKS[self._narrow],
            color=INK,
            arrowprops={"arrowstyle": "-", "color": INK, "linewidth": 0.9, "shrinkA": 2, "shrinkB": 0},
        )

    def show(self, result):
        for artist in (self.line, self.ends):
            artist.set_visible(result)
        if result:
            end = self.ends.get_xydata()[1]
            self.point.say("dopamine cells:\nbodies below,\nendings up here", end, PUT[self._narrow])
        else:
            self.point.say("dopamine cells\nsit here", self.body.get_xydata()[0], PUT[self._narrow])
