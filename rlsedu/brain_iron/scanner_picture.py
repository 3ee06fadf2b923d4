"""The picture of the scanner: where the slice lies, its image at one echo, and one nigra read voxel by voxel."""

import numpy as np
from matplotlib import colormaps
from matplotlib.colors import ListedColormap
from matplotlib.patches import ConnectionPatch
from matplotlib.patheffects import withStroke

from rlsedu.stage.fitted import Fitted
from rlsedu.stage.head import draw_head
from rlsedu.stage.midbrain import outline
from rlsedu.stage.style import INK, ORANGE, PAPER, SMALL_SIZE, SOFT, plain_axes

GREYS = ListedColormap([(g, g, g) for g in np.linspace(0.1, 0.95, 45)])
MAP = ListedColormap(colormaps["viridis"](np.linspace(0, 1, 64)))
FIELD_MM, CLOSE_MM = (-24, 24, -17.5, 30.5), (0, 18, 0.5, 18.5)
BAND_MM = 5.9, 8.7  # of the call-out over the map, on a wide screen and on a phone
BRIGHTEST, HIGHEST_R2STAR = 1.2, 60
SQUARE = np.array([[-1, 1, 1, -1, -1], [-1, -1, 1, 1, -1]]) / 2
# mm: in a voxel that is part nigra, whatever its size; and how much larger a square is than the voxel that it frames
ON_RIM, ROUND = (4.3, 12.2), 0.5
LABEL = "R2* (per s): higher with\nmore iron, read as mg/kg"
WIDE = {
    "mosaic": [["head", "image", "map"], ["decay"] * 3],
    "width_ratios": [0.75, 0.85, 1.1],
    "height_ratios": [3.2, 1],
    "image": ("Image, front up", "Signal (white matter = 1)"),
    "map": "White ring: true nigra",
    "decay": "Orange square: signal of all in it (full dot: image above)",
    "corners": [(0, 1), (0, 0)],
}
PHONE = {
    "mosaic": [["head"] * 3 + ["decay"] * 4, ["image"] * 3 + ["map"] * 4],
    "height_ratios": [1, 2.2],
    "image": ("", "Image, front up: signal\n(white matter = 1)"),
    "map": "White ring: true nigra",
    "decay": "Orange square: signal of all\nin it (full dot: image below)",
    "corners": [(0, 1), (1, 1)],
}


def _rim(colour):
    """A wider line under a line, so that it is seen on dark and on light places of a map."""
    return [withStroke(linewidth=4, foreground=colour)]


class ScannerPicture(Fitted):
    """From the head to the slice's image at one echo, to the rates of one nigra; and the signal of the chosen voxel."""

    name = "A head, the scan of its midbrain, a close map of one nigra, and a fading signal"
    size = (7.2, 5.2)
    narrow_size = (4.2, 5.0)
    colours = tuple(MAP.colors[:, :3])

    def build(self, figure):
        place = PHONE if self._narrow else WIDE
        axes = figure.subplot_mosaic(**{key: place[key] for key in place if key == "mosaic" or "ratios" in key})
        title, words = place["image"]
        self.image = self._panel(axes["image"], title, GREYS, BRIGHTEST, FIELD_MM, words)
        self.map = self._panel(axes["map"], place["map"], MAP, HIGHEST_R2STAR, CLOSE_MM, LABEL)
        left, right, back, front = CLOSE_MM
        axes["map"].set_ylim(back, front + BAND_MM[self._narrow])
        frame = [left, right, right, left, left], [back, back, front, front, back]
        white, black = self._shades()
        zoomed = {"linewidth": 1.4, "linestyle": (0, (5, 3)), "antialiased": False, "path_effects": _rim(white)}
        self.moving(axes["image"].plot(*frame, color=black, **zoomed)[0])
        top = (front - back) / (front - back + BAND_MM[self._narrow])
        self._zoom(axes["image"], [(right, front), (right, back)], axes["map"], [(0, top), (0, 0)])
        self._zoom(axes["head"], self._head(axes["head"]), axes["image"], place["corners"])
        self._marks(axes["map"])
        self._decay(axes["decay"], place["decay"])
        self.point = self.callout(axes["map"])
        self.point.line.set(path_effects=_rim(PAPER), antialiased=False)

    def _shades(self):
        """White and black over an image, which dark paper turns round."""
        return ("black", PAPER) if self.dark else (PAPER, INK)  # INK: the palette has no other black

    def _marks(self, axes):
        """The ring of the true nigra, a voxel on it, and the voxel that the reader looks at."""
        x, y = outline("substantia nigra")
        white, black = self._shades()
        line = {"linewidth": 1.8, "antialiased": False}  # the palette has no blends of it and the map
        self.moving(axes.plot(np.where(x > 0, x, np.nan), y, color=white, **line)[0])
        self.mixed = self.moving(axes.plot([], [], color=black, **line, path_effects=_rim(white), zorder=4.5)[0])
        self.here = self.moving(axes.plot([], [], color=ORANGE, linewidth=2.2, zorder=4)[0])

    def _head(self, axes):
        plain_axes(axes, title="The midbrain", xlim=(-140, 90), ylim=(-136, 112), grid=False)
        axes.set_aspect("equal")
        axes.set_axis_off()
        ends, height = draw_head(axes, 0, 0, 1.0)
        return list(zip(ends, height, strict=True))

    def _zoom(self, axes, places, other, corners):
        """Thin lines from places in axes to corners (shares of width and height) of other axes."""
        for place, corner in zip(places, corners, strict=True):
            line = ConnectionPatch(place, corner, axes.transData, other.transAxes, color=SOFT, linewidth=0.9)
            line.set_in_layout(False)
            axes.get_figure().add_artist(line)

    def _decay(self, axes, words):
        plain_axes(axes, title=words, xlabel="Echo time (ms)", ylabel="Signal", xlim=(0, 42), ylim=(0, 1.5), grid=False)
        axes.set_yticks([0, 1])
        self.fitted = self.moving(axes.plot([], [], color=ORANGE, linewidth=1.5)[0], ghost=True)
        self.dots = self.moving(axes.plot([], [], "o", color=SOFT, markerfacecolor=PAPER, markersize=4.5)[0])
        self.now = self.moving(axes.plot([], [], "o", color=INK, markersize=8)[0])

    def _panel(self, axes, title, colours, highest, extent, words):
        """An image that moves, and its colour bar."""
        plain_axes(axes, title=title, grid=False)
        axes.set(xticks=[], yticks=[])
        for spine in axes.spines.values():
            spine.set_visible(False)
        look = {"cmap": colours, "vmin": 0, "vmax": highest, "origin": "lower", "interpolation": "nearest"}
        artist = axes.imshow(np.zeros((2, 2)), extent=extent, **look)
        bar = axes.get_figure().colorbar(artist, ax=axes, location="bottom", shrink=0.9, pad=0.02)
        bar.set_label(words, fontsize=SMALL_SIZE, color=INK)
        bar.ax.tick_params(labelsize=SMALL_SIZE)
        return self.moving(artist)

    def show(self, result):
        self.image.set_data(result.image)
        self.map.set_data(result.close_r2star)
        size, start = result.voxel_mm, np.array([[CLOSE_MM[0]], [CLOSE_MM[2]]])
        self.here.set_data(np.array([[result.x_mm], [result.y_mm]]) + SQUARE * (size + ROUND))
        mixed = start + size * ((np.array(ON_RIM)[:, None] - start) // size + 0.5)
        self.mixed.set_data(mixed + SQUARE * (size + ROUND))
        signal = np.clip(result.signal, 0, 1.39)
        self.fitted.set_data(result.curve_times_ms, np.clip(result.curve, 0, 1.39))
        self.dots.set_data(result.echo_times_ms, signal)
        now = result.echo_times_ms == result.echo_time_ms
        self.now.set_data(result.echo_times_ms[now], signal[now])
        gap, other = (" ", "\n")[:: -1 if self._narrow else 1]
        read = f"{max(0, result.nigra_read_mg_kg):.0f}{other}read:{gap}edges mix"
        at = mixed[0, 0], mixed[1, 0] + (size + ROUND) / 2
        self.point.say(f"{result.nigra_iron_mg_kg:.0f} mg/kg in,{gap}{read}", at, (0.5, 1))
