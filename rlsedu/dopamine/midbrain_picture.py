"""The drawn midbrain, with the home of the dopamine cells outlined."""

from matplotlib.patches import Ellipse

from rlsedu.stage import Picture
from rlsedu.stage.midbrain import draw_midbrain
from rlsedu.stage.style import ORANGE


class MidbrainPicture(Picture):
    """A slice through the midbrain; a thick line marks the substantia nigra."""

    size = (7.2, 4.0)
    narrow_size = (4.2, 3.0)

    def build(self, figure):
        axes = figure.subplots()
        line = {"fill": False, "edgecolor": ORANGE, "linewidth": 3}
        self.outlines = [
            self.moving(axes.add_patch(Ellipse(part.center, part.width, part.height, angle=part.angle, **line)))
            for part in draw_midbrain(axes)["substantia nigra"]
        ]

    def show(self, result):
        for outline in self.outlines:
            outline.set_visible(result)
