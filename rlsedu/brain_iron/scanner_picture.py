"""The picture of the scanner: where the slice lies, its image at one echo, and one nigra read voxel by voxel."""

import numpy as np
from matplotlib import colormaps
from matplotlib.colors import ListedColormap
from matplotlib.patches import ConnectionPatch

from rlsedu.stage.fitted import Fitted
from rlsedu.stage.head import draw_head
from rlsedu.stage.midbrain import outline
from rlsedu.stage.style import INK, ORANGE, PAPER, SMALL_SIZE, SOFT, plain_axes

GREYS = ListedColormap([(g, g, g) for g in np.linspace(0.1, 0.95, 45)])
MAP = ListedColormap(colormaps["viridis"](np.linspace(0, 1, 64)))
FIELD_MM, CLOSE_MM = (-24, 24, -17.5, 30.5), (0, 18, 0.5, 18.5)
BRIGHTEST, HIGHEST_R2STAR = 1.2, 60
SQUARE = np.array([[-1, 1, 1, -1, -1], [-1, -1, 1, 1, -1]]) / 2
# Where the call-out points, a voxel on the border of the nigra, and the corner it stands in; and for the peduncle
CORNER, OTHER_CORNER = ((11.5, 8.6), (1, 1)), ((7, 7.8), (0, 0))
TITLES = (
    "White ring: the true nigra.\nSquares (voxels) on it mix.",
    "White ring: true nigra.\nSquares (voxels)\non it mix.",
)
PANELS = ([["head", "image", "map"], ["decay"] * 3], [["image"] * 4 + ["map"] * 4, ["head"] * 3 + ["decay"] * 5])
SHARES = ({"width_ratios": [0.75, 0.85, 1.1], "height_ratios": [2.7, 1]}, {"height_ratios": [1.35, 1]})


class ScannerPicture(Fitted):
    """From the head to the slice's image at one echo, to the rates of one nigra; and the signal of the chosen voxel."""

    name = "A head, the scan of its midbrain, a close map of one nigra, and a fading signal"
    size = (7.2, 4.9)
    narrow_size = (4.2, 5.0)
    colours = tuple(MAP.colors[:, :3])

    def build(self, figure):
        axes = figure.subplot_mosaic(PANELS[self._narrow], **SHARES[self._narrow])
        self.image = self._panel(
            axes["image"], "Image, front up", GREYS, BRIGHTEST, FIELD_MM, "Signal (white matter = 1)"
        )
        self.map = self._panel(
            axes["map"], TITLES[self._narrow], MAP, HIGHEST_R2STAR, CLOSE_MM, "R2* (per s):\nhigher with more iron"
        )
        left, right, back, front = CLOSE_MM
        frame = [left, right, right, left, left], [back, back, front, front, back]
        self.moving(axes["image"].plot(*frame, color=ORANGE, linewidth=1.2)[0])
        self._zoom(axes["image"], [(right, front), (right, back)], axes["map"], [(0, 1), (0, 0)])
        cut = self._head(axes["head"])
        if not self._narrow:
            self._zoom(axes["head"], cut, axes["image"], [(0, 1), (0, 0)])
        x, y = outline("substantia nigra")
        white = "black" if self.dark else PAPER  # dark paper turns it round
        line = {"color": white, "linewidth": 1.8, "antialiased": False}  # the palette has no blends of it and the map
        self.moving(axes["map"].plot(np.where(x > 0, x, np.nan), y, **line)[0])
        self.here = self.moving(axes["map"].plot([], [], color=ORANGE, linewidth=2.4, zorder=4)[0])
        self._decay(axes["decay"])
        self.point = self.callout(axes["map"])

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

    def _decay(self, axes):
        words = (
            "Orange square: its signal\n(full dot: image above)"
            if self._narrow
            else "Orange square: its signal (full dot: image above)"
        )
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
        self.here.set_data(np.array([[result.x_mm], [result.y_mm]]) + SQUARE * result.voxel_mm)
        signal = np.clip(result.signal, 0, 1.39)
        self.fitted.set_data(result.curve_times_ms, np.clip(result.curve, 0, 1.39))
        self.dots.set_data(result.echo_times_ms, signal)
        now = result.echo_times_ms == result.echo_time_ms
        self.now.set_data(result.echo_times_ms[now], signal[now])
        iron = f"{result.nigra_iron_mg_kg:.0f} mg/kg in,\n{max(0, result.nigra_read_mg_kg):.0f} read"
        self.point.say(iron, *(OTHER_CORNER if result.place == "peduncle" else CORNER))
