"""The picture of the midbrain: its parts by name, the chosen one outlined."""

from rlsedu.stage import midbrain


class MidbrainPicture(midbrain.MidbrainPicture):
    """A slice through the midbrain; a thick line marks the part the reader chose."""

    name = "Drawing of a slice through the midbrain, one part outlined"

    def show(self, result):
        self.ring.set_data(*midbrain.outline(result.part))
