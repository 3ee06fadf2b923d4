"""A picture that moves: one figure with fixed axes; what moves is drawn over a kept background."""

import io

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from PIL import Image

from rlsedu.stage.canvas import Canvas
from rlsedu.stage.dark import DarkRenderer, on_dark
from rlsedu.stage.style import COLOURS, PAPER, SOFT

DPI = 100


class Picture:
    """Base of a room's pictures: `build` makes the artists once, `show` moves them to a result.

    name: what is drawn, in a few words, for those who do not see it (the sentence tells the rest). size, narrow_size:
    inches on a wide screen and on a phone. colours: further colours (a colour map, say) that the
    picture may show besides the house's own; give at most 90.
    """

    name = "Picture"
    size = (7.2, 4.2)
    narrow_size = (4.2, 3.9)
    colours = ()

    def __init__(self):
        self.figure = Figure(figsize=self.size, dpi=DPI, facecolor=PAPER, layout="constrained")
        self._canvas = Canvas(self.figure)
        self._moving, self._ghosts, self._background = [], [], None
        self._palette, self._look = _palette(self.colours), (tuple(self.size), DPI, False)
        self.build(self.figure)

    def build(self, figure):
        """Make axes and artists; hand those that move to `moving`."""
        raise NotImplementedError

    def show(self, result):
        """Move the artists to a model's result."""
        raise NotImplementedError

    def moving(self, artist, ghost=False):
        """Register an artist that moves and return it; with ghost, a line can be kept for comparison."""
        artist.set_animated(True)
        artist.set_in_layout(False)
        if ghost:
            twin = artist.axes.plot(
                [], [], color=SOFT, linestyle=(0, (4, 3)), linewidth=1.5, zorder=artist.zorder - 0.1
            )[0]
            twin.set_visible(False)
            self._ghosts.append((artist, self.moving(twin)))
        self._moving.append(artist)
        return artist

    @property
    def can_keep(self):
        """True if this picture has a curve that can be kept for comparison."""
        return bool(self._ghosts)

    @property
    def kept(self):
        """True if a kept curve is shown."""
        return any(twin.get_visible() for _, twin in self._ghosts)

    def keep(self):
        """Leave a dashed copy of the present curves."""
        for line, twin in self._ghosts:
            twin.set_data(*(np.array(part, copy=True) for part in line.get_data()))
            twin.set_visible(line.get_visible())

    def forget(self):
        """Remove the dashed copies."""
        for _, twin in self._ghosts:
            twin.set_visible(False)

    def write(self, narrow):
        """Break lines and place panels for a wide screen or a phone."""

    def resize(self, narrow=False, width_px=None, dark=False):
        """Lay the picture out for a wide screen or a phone, and draw it as it will be shown.

        width_px: dots from its left to its right edge, 100 an inch if left out. dark: on dark paper.
        """
        size = self.narrow_size if narrow else self.size
        dpi = DPI if width_px is None else (width_px + 0.01) / size[0]  # the canvas rounds down
        look = (tuple(size), dpi, dark)
        if look != self._look:
            self.write(narrow)
            self.figure.set_size_inches(*size)
            self.figure.set_dpi(dpi)
            self._canvas.pen = DarkRenderer if dark else None
            self._palette, self._background, self._look = _palette(self.colours, dark), None, look

    def frame(self):
        """Draw the picture as it stands and return the bytes of a palette PNG."""
        if self._background is None:
            self._settle()
        self._canvas.restore_region(self._background)
        for artist in sorted(self._moving, key=lambda a: a.zorder):
            self.figure.draw_artist(artist)
        return _encode(self._canvas, self._palette)

    def _settle(self):
        self.figure.set_layout_engine("constrained")
        self._canvas.draw()
        self.figure.set_layout_engine("none")
        self._canvas.draw()
        self._background = self._canvas.copy_from_bbox(self.figure.bbox)

    def rest(self):
        """Free the memory of the drawing until it is shown again."""
        self._background = None
        self._canvas = Canvas(self.figure)

    def close(self):
        """Free the figure, with all that a room's picture kept of it; nothing can be drawn afterwards."""
        self.__dict__.clear()


def png(figure, scale=1.0):
    """Return a figure drawn whole as the bytes of a PNG, at `scale` dots per screen pixel."""
    figure.set_dpi(DPI * scale)
    canvas = Canvas(figure)
    canvas.draw()
    return _encode(canvas, None)


def _encode(canvas, palette):
    image = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba(), "raw", "RGBA", 0, 1).convert(
        "RGB"
    )
    image = image.quantize(palette=palette, dither=Image.Dither.NONE) if palette else image.quantize(256)
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()


def _palette(extra, dark=False):
    """A palette of 256: the house's colours blended with the paper in steps, greys, and the picture's own colours."""
    # Pillow looks colours up in steps of 4 of 255: keep every entry but the paper itself well away from it
    house, paper = [to_rgb(c) for c in COLOURS], to_rgb(PAPER)
    if dark:
        house, paper = [on_dark(c) for c in house], on_dark(paper)
    blends = [np.array(c) * (1 - s) + s * np.array(paper) for c in house for s in np.linspace(0, 0.93, 20)]
    greys = [paper, *(np.full(3, g) for g in np.linspace(0.1, 0.95, 45))]
    own = [np.array(to_rgb(c)) for c in extra]
    if len(own) > 90:
        raise ValueError(f"colours = {len(own)} colours is not allowed: give at most 90")
    table = np.round(255 * np.array(greys + own + blends))[:256].astype(np.uint8)
    image = Image.new("P", (1, 1))
    image.putpalette(table.tobytes())
    return image
