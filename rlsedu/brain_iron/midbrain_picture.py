"""The picture of the midbrain: where it is, and its parts; the chosen one is outlined and named."""

from rlsedu.stage import midbrain

# What the call-out says of a part, and the place on it that it points at, in mm
POINTS = {
    "substantia nigra": ("substantia nigra:\ndark, rich in iron", (-10.5, 6.6)),
    "red nucleus": ("red nucleus:\nrich in iron, too", (-5.5, 4.0)),
    "cerebral peduncle": ("cerebral\npeduncle: cables\nof nerve fibres", (-17.5, 10.5)),
    "tegmentum": ("tegmentum:\nthe middle part", (-10.0, 0.0)),
    "periaqueductal grey": ("periaqueductal\ngrey: a ring\nof grey matter", (-1.6, -1.2)),
    "aqueduct": ("aqueduct:\na channel of\nspinal fluid", (-0.3, -0.3)),
}


class MidbrainPicture(midbrain.MidbrainPicture):
    """A slice through the midbrain; a thick line marks the part the reader chose."""

    name = "A head from the side and a slice through its midbrain, one part outlined"

    def build(self, figure):
        super().build(figure)
        self.moving(self.ring)

    def show(self, result):
        self.ring.set_data(*midbrain.outline(result.part))
        words, at = POINTS[result.part]
        self.point.say(words, at, (0.25, 0.085) if self._narrow else (0.66, 0.13))
