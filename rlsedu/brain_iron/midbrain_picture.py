"""The picture of the midbrain: its parts by name, the chosen one outlined."""

from rlsedu.stage import Picture
from rlsedu.stage.midbrain import draw_midbrain, outline
from rlsedu.stage.style import ORANGE


class MidbrainPicture(Picture):
    """A slice through the midbrain; a thick line marks the part the reader chose."""

    name = "Drawing of a slice through the midbrain, one part outlined"
    size = (7.2, 4.0)
    narrow_size = (4.2, 3.0)

    def build(self, figure):
        axes = figure.subplots()
        draw_midbrain(axes)
        self.ring = self.moving(axes.plot([], [], color=ORANGE, linewidth=3)[0])

    def show(self, result):
        self.ring.set_data(*outline(result.name))
