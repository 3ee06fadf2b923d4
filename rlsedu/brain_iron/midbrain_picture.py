"""The picture of the midbrain: its parts by name, the chosen one outlined."""

from matplotlib.patches import Ellipse

from rlsedu.stage import Picture
from rlsedu.stage.midbrain import draw_midbrain
from rlsedu.stage.style import ORANGE


class MidbrainPicture(Picture):
    """A slice through the midbrain; a thick line marks the part the reader chose."""

    size = (7.2, 4.0)
    narrow_size = (4.2, 3.0)

    def build(self, figure):
        axes = figure.subplots()
        patches = draw_midbrain(axes)
        self.outlines = {name: [self._outline(axes, patch) for patch in found] for name, found in patches.items()}

    def _outline(self, axes, patch):
        ring = Ellipse(
            patch.center, patch.width, patch.height, angle=patch.angle, fill=False, edgecolor=ORANGE, linewidth=3
        )
        return self.moving(axes.add_patch(ring))

    def show(self, result):
        for name, outlines in self.outlines.items():
            for outline in outlines:
                outline.set_visible(name == result.name)
