"""The head and its midbrain: where the dopamine cells sit, and one of them with its long fibre."""

from rlsedu.stage import midbrain
from rlsedu.stage.head import fibre
from rlsedu.stage.meanings import dots_of, line_of
from rlsedu.stage.style import INK, SMALL_SIZE

NIGRA = (-11.0, 6.6)  # where the name points at, in mm
HERE = (10.5, 6.6)


class MidbrainPicture(midbrain.MidbrainPicture):
    """A slice through the midbrain with the substantia nigra outlined; in the head, a cell's fibre and its endings."""

    name = "A head from the side, a slice through its midbrain, and the long fibre of a dopamine cell"

    def build(self, figure):
        super().build(figure)
        axes = figure.axes[0]
        line, ends = fibre(*self.head)
        self.line = self.moving(axes.plot(*line, **line_of("dopamine"), linewidth=2.6, zorder=4)[0])
        self.ends = self.moving(
            axes.plot(*ends, **dots_of("dopamine"), markersize=6.5 if self._narrow else 7.5, zorder=5)[0]
        )
        axes.annotate(
            "substantia\nnigra",
            NIGRA,
            (-21.5, -8.5),
            va="top",
            fontsize=SMALL_SIZE,
            color=INK,
            arrowprops={"arrowstyle": "-", "color": INK, "linewidth": 0.9, "shrinkA": 2, "shrinkB": 0},
        )

    def show(self, result):
        for artist in (self.line, self.ends):
            artist.set_visible(result)
        if result:
            end = self.ends.get_xydata()[1]
            words = "dopamine cells: bodies\nbelow, endings up here"
            self.point.say(words, end, (0.99, 0.97) if self._narrow else (0.0, 1.0))
        elif self._narrow:
            self.point.say("dopamine\ncells sit\nhere", HERE, (0.99, 0.17))
        else:
            self.point.say("dopamine cells\nsit here", HERE, (0.8, 0.13))
