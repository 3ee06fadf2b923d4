"""The drawn midbrain, with the home of the dopamine cells outlined."""

from rlsedu.stage import Picture
from rlsedu.stage.midbrain import draw_midbrain, outline
from rlsedu.stage.style import ORANGE


class MidbrainPicture(Picture):
    """A slice through the midbrain; a thick line marks the substantia nigra."""

    name = "Drawing of a slice through the midbrain, with the substantia nigra"
    size = (7.2, 4.0)
    narrow_size = (4.2, 3.0)

    def build(self, figure):
        axes = figure.subplots()
        draw_midbrain(axes)
        self.ring = self.moving(axes.plot(*outline("substantia nigra"), color=ORANGE, linewidth=3)[0])

    def show(self, result):
        self.ring.set_visible(result)
