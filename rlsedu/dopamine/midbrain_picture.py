"""The drawn midbrain, with the home of the dopamine cells outlined."""

from rlsedu.stage import midbrain


class MidbrainPicture(midbrain.MidbrainPicture):
    """A slice through the midbrain; a thick line marks the substantia nigra."""

    name = "Drawing of a slice through the midbrain, with the substantia nigra"

    def show(self, result):
        self.ring.set_data(*midbrain.outline("substantia nigra"))
        self.ring.set_visible(result)
