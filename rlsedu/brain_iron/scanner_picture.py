"""The picture of the scanner: one echo's image, the fading signal of a voxel, and the fitted map."""

import numpy as np
from matplotlib import colormaps
from matplotlib.colors import ListedColormap

from rlsedu.stage.fitted import Fitted
from rlsedu.stage.style import BLUE, INK, ORANGE, SMALL_SIZE, plain_axes

GREYS = ListedColormap([(g, g, g) for g in np.linspace(0.1, 0.95, 45)])
MAP = ListedColormap(colormaps["viridis"](np.linspace(0, 1, 64)))
FIELD_MM = (-24, 24, -17.5, 30.5)
BRIGHTEST, HIGHEST_R2STAR = 1.2, 60


class ScannerPicture(Fitted):
    """Above: the image at one echo time, and the map of R2*. Below: the signal of the chosen voxel over echo time."""

    name = "Scan of a toy midbrain, map of its R2*, and the fading signal of one voxel"
    columns = (3, 3)
    size = (7.2, 5.5)
    narrow_size = (4.2, 4.8)
    colours = tuple(MAP.colors[:, :3])

    def build(self, figure):
        image, rates, decay = figure.subplot_mosaic(
            [["image", "map"], ["decay", "decay"]], height_ratios=[1.45, 1]
        ).values()
        self.image = self._panel(figure, image, "Image, front up", GREYS, BRIGHTEST, "Signal (white matter = 1)")
        self.map = self._panel(figure, rates, "The fitted rate", MAP, HIGHEST_R2STAR, "R2* (per s)")
        here = {"markerfacecolor": "none", "markersize": 9, "linestyle": "none", "markeredgewidth": 2}
        self.here = [
            self.moving(axes.plot([], [], "s", markeredgecolor=ORANGE, zorder=4, **here)[0]) for axes in (image, rates)
        ]
        plain_axes(
            decay,
            title="The chosen voxel fades",
            xlabel="Echo time (ms)",
            ylabel="Signal",
            xlim=(0, 42),
            ylim=(0, 1.5),
        )
        self.now = self.moving(decay.plot([], [], color=BLUE, linewidth=1.5, linestyle="--")[0])
        self.fitted = self.moving(decay.plot([], [], color=ORANGE, linewidth=2.4)[0], ghost=True)
        self.dots = self.moving(decay.plot([], [], "o", color=INK, markersize=6)[0])
        self.word = self.moving(decay.text(41.5, 1.46, "", ha="right", va="top", fontsize=SMALL_SIZE, color=INK))
        self.key([self.dots, self.fitted, self.now], ["measured", "fitted curve", "echo shown above"])

    def _panel(self, figure, axes, title, colours, highest, words):
        """An image that moves, and its colour bar."""
        plain_axes(axes, title=title, grid=False)
        axes.set(xticks=[], yticks=[])
        for spine in axes.spines.values():
            spine.set_visible(False)
        artist = axes.imshow(
            np.zeros((2, 2)),
            cmap=colours,
            vmin=0,
            vmax=highest,
            origin="lower",
            extent=FIELD_MM,
            interpolation="nearest",
        )
        bar = figure.colorbar(artist, ax=axes, location="bottom", shrink=0.9, pad=0.02)
        bar.set_label(words, fontsize=SMALL_SIZE, color=INK)
        bar.ax.tick_params(labelsize=SMALL_SIZE)
        return self.moving(artist)

    def show(self, result):
        self.image.set_data(result.image)
        self.map.set_data(result.r2star)
        for mark in self.here:
            mark.set_data([result.x_mm], [result.y_mm])
        self.fitted.set_data(result.curve_times_ms, np.clip(result.curve, 0, 1.39))
        self.dots.set_data(result.echo_times_ms, np.clip(result.signal, 0, 1.39))
        self.now.set_data([result.echo_time_ms] * 2, [0, 1.2])
        iron = f"Nigra: {result.nigra_iron_mg_kg:.0f} put in, {max(0, result.nigra_read_mg_kg):.0f} read"
        self.word.set_text(f"{iron}.  Here: R2* = {max(0, result.voxel_r2star):.1f} per s")
