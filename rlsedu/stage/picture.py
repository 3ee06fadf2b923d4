"""A picture that moves: one figure with fixed axes; what moves is drawn over a kept background."""

import io

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from PIL import Image

from rlsedu.stage.callout import Callout
from rlsedu.stage.canvas import Canvas, give_back
from rlsedu.stage.dark import DarkRenderer, on_dark
from rlsedu.stage.style import BLUE, COLOURS, PAPER, SOFT

DPI = 100
MOST_COLOURS = 90  # of a picture's own
MARK = {"color": BLUE, "linestyle": "--", "linewidth": 1.6, "marker": "^", "markersize": 7, "markerfacecolor": PAPER}


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
    guess_axes, _marked = None, ((), ())  # where a guessed line is drawn: axes that `build` sets; and the line
    _named = ()  # which entries of a key are shown: each choice has a background of its own
    _figure, _mark, _ghosts = None, None, ()  # made when something is to be drawn, for one look only

    def __init__(self):
        if len(self.colours) > MOST_COLOURS:
            raise ValueError(f"colours = {len(self.colours)} colours is not allowed: give at most {MOST_COLOURS}")
        self._narrow, self._dpi, self.dark = False, DPI, False
        self._held = self._kept = ()

    @property
    def figure(self):
        """The matplotlib figure, laid out for the present look, with the result it holds shown in it."""
        if self._figure is None:
            self._lay_out()
        return self._figure

    def __getattr__(self, name):
        """What a room's picture made while building is there as soon as somebody asks for it."""
        if name.startswith("_") or self._figure is not None:
            raise AttributeError(f"{type(self).__name__} has no {name}")
        self._lay_out()
        return getattr(self, name)

    @property
    def laid_out(self):
        """Whether the figure, with all its pixels, is there now."""
        return self._figure is not None

    def _lay_out(self):
        """Make the figure anew: so a layout depends on nothing that was before."""
        self._lasting = set(self.__dict__)
        size = self.narrow_size if self._narrow else self.size
        self._figure = Figure(figsize=size, dpi=self._dpi, facecolor=PAPER, layout="constrained")
        self._canvas = Canvas(self._figure)
        self._canvas.pen = DarkRenderer if self.dark else None
        self._moving, self._ghosts, self._backgrounds = [], [], {}
        self._palette = _palette(self.colours, self.dark)
        self.build(self._figure)
        self.write(self._narrow)
        self._canvas.get_renderer()
        self._figure.get_layout_engine().execute(self._figure)
        self._figure.set_layout_engine("none")
        for result in self._held:
            self._show(result)
        self._show_kept()
        self._show_mark()

    def hold(self, result):
        """Take a model's result: it is what is drawn from now on."""
        self._held = (result,)
        if self._figure is not None:
            self._show(result)

    def _show(self, result):
        self.show(result)

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

    def callout(self, axes):
        """Return a new Callout in these axes: the point of the picture, written beside the mark that shows it."""
        made = Callout(axes, self._narrow)
        for artist in made.artists:
            self.moving(artist)
        return made

    @property
    def can_keep(self):
        """True if this picture has a curve that can be kept for comparison."""
        return self.figure is not None and bool(self._ghosts)

    @property
    def kept(self):
        """True if a kept curve is shown."""
        return any(shown for _, shown in self._kept)

    def keep(self):
        """Leave a dashed copy of the present curves."""
        if self.can_keep:
            lines = [line for line, _ in self._ghosts]
            self._kept = [([np.array(part) for part in line.get_data()], line.get_visible()) for line in lines]
            self._show_kept()

    def forget(self):
        """Remove the dashed copies."""
        self._kept = [([[], []], False) for _ in self._ghosts]
        self._show_kept()
        self._kept = ()

    def _show_kept(self):
        for (_, twin), (data, shown) in zip(self._ghosts, self._kept, strict=False):
            twin.set_data(*data)
            twin.set_visible(shown)

    def mark(self, x, y):
        """Mark the line that the reader guessed, in the units of `guess_axes`; none if it is empty."""
        self._marked = (x, y)
        if self._figure is not None:
            self._show_mark()

    def _show_mark(self):
        if self.guess_axes is None:
            return
        if self._mark is None:
            self._mark = self.moving(self.guess_axes.plot([], [], **MARK)[0])
        self._mark.set_data(*self._marked)

    def write(self, narrow):
        """Break lines and place panels for a wide screen or a phone."""

    def resize(self, narrow=False, width_px=None, dark=False):
        """Lay the picture out for a wide screen or a phone, and draw it as it will be shown.

        width_px: dots from its left to its right edge, 100 an inch if left out. dark: on dark paper.
        """
        size = self.narrow_size if narrow else self.size
        dpi = DPI if width_px is None else (width_px + 0.01) / size[0]  # the canvas rounds down
        if (narrow, dpi, dark) != (self._narrow, self._dpi, self.dark):
            self.rest()
            self._narrow, self._dpi, self.dark = narrow, dpi, dark

    def frame(self):
        """Draw the picture as it stands and return the bytes of a palette PNG."""
        return _png(self._drawn())

    def pixels(self):
        """Draw the picture as it stands and return its pixels: height, width, and three colours of 0 to 255."""
        return np.asarray(self._drawn().convert("RGB"))

    def _drawn(self):
        figure = self.figure
        if self._named not in self._backgrounds:
            self._canvas.draw()
            self._backgrounds[self._named] = self._canvas.copy_from_bbox(figure.bbox)
        self._canvas.restore_region(self._backgrounds[self._named])
        for artist in sorted(self._moving, key=lambda a: a.zorder):
            figure.draw_artist(artist)
        return _image(self._canvas, self._palette)

    def rest(self):
        """Free the figure, with all that a room's picture kept of it, until something is to be drawn again."""
        if self._figure is not None:
            self._canvas.free()
            for name in self.__dict__.keys() - self._lasting:
                del self.__dict__[name]
            give_back()

    def close(self):
        """Free the figure for good; nothing can be drawn afterwards."""
        self.rest()
        self.__dict__.clear()


def png(figure, scale=1.0):
    """Return a figure drawn whole as the bytes of a PNG, at `scale` dots per screen pixel."""
    figure.set_dpi(DPI * scale)
    canvas = Canvas(figure)
    canvas.draw()
    drawn = _png(_image(canvas, None))
    canvas.free()
    return drawn


def _image(canvas, palette):
    size = canvas.get_width_height()
    image = Image.frombytes("RGB", size, canvas.buffer_rgba(), "raw", "RGBX", 0, 1)  # in one step: the paper is opaque
    return image.quantize(palette=palette, dither=Image.Dither.NONE) if palette else image.quantize(256)


def _png(image):
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
    table = np.round(255 * np.array(greys + own + blends))[:256].astype(np.uint8)
    image = Image.new("P", (1, 1))
    image.putpalette(table.tobytes())
    return image
