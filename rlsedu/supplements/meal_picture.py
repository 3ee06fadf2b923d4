"""The picture of a meal: its iron as dots, and the share absorbed beside the whole diet's."""

import numpy as np

from rlsedu.stage import Picture
from rlsedu.stage.style import BLUE, GREEN, INK, ORANGE, SMALL_SIZE, SOFT, key_below, plain_axes

COLUMNS, ROWS, DOT_MG = 16, 15, 0.1


class MealPicture(Picture):
    """Left: the iron of one meal, a dot for each 0.1 mg, filled where absorbed. Right: % absorbed over ferritin."""

    size = (7.4, 4.7)
    narrow_size = (4.2, 7.4)

    def build(self, figure):
        self.plate, self.lines = figure.subplots(1, 2, width_ratios=[3, 4])
        plain_axes(
            self.plate,
            title="One meal\n(coefficients not verified)",
            xlim=(-0.7, COLUMNS - 0.3),
            ylim=(-0.7, ROWS + 2.4),
        )
        self.plate.set_axis_off()
        ring = {"linestyle": "none", "marker": "o", "markersize": 5.5, "markeredgewidth": 1}
        self.passes = self.moving(self.plate.plot([], [], color="white", markeredgecolor=SOFT, **ring)[0])
        self.enters = self.moving(self.plate.plot([], [], color=ORANGE, markeredgecolor=INK, **ring)[0])
        self.count = self.moving(self.plate.text(-0.5, ROWS + 1.1, "", fontsize=SMALL_SIZE, color=INK, va="center"))
        title = "Share absorbed (each line up is 4 times;\nmeal and base not verified)"
        plain_axes(self.lines, title=title, xlabel="Ferritin (µg/L)", ylabel="Iron absorbed (%)")
        self.lines.set_xscale("log")
        self.lines.set_yscale("log")
        self.lines.set_xlim(6, 80)
        self.lines.set_ylim(0.015, 90)
        self.lines.set_xticks([6, 10, 20, 30, 50, 80], ["6", "10", "20", "30", "50", "80"])
        self.lines.set_yticks([0.0625, 0.25, 1, 4, 16, 64], ["0.06", "0.25", "1", "4", "16", "64"])
        self.lines.minorticks_off()
        self._narrow = False
        self._legend(figure)

    def _legend(self, figure):
        lines = self.lines
        band = lines.fill_between([], [], [], color=BLUE, alpha=0.25, linewidth=0)
        self.band = self.moving(band)
        self.usual = self.moving(lines.plot([], [], color=BLUE, linewidth=2)[0])
        self.plain = self.moving(lines.plot([], [], color=GREEN, linewidth=1.8, linestyle=(0, (2, 2)))[0])
        self.meal = self.moving(lines.plot([], [], color=ORANGE, linewidth=2.6)[0], ghost=True)
        self.here = self.moving(lines.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=9)[0])
        key_below(
            figure,
            [self.enters, self.passes, self.meal, self.plain, self.usual],
            ["0.1 mg gets in", "0.1 mg passes through", "this meal", "its base with water", "whole diet"],
        )

    def resize(self, narrow=False, scale=1.0):
        if narrow != self._narrow:
            self._place(narrow)
        super().resize(narrow, scale)

    def _place(self, narrow):
        """Put the two panels side by side, or one above the other on a phone."""
        self._narrow = narrow
        shape = (2, 1) if narrow else (1, 2)
        ratios = {"height_ratios": [5, 6]} if narrow else {"width_ratios": [3, 4]}
        grid = self.figure.add_gridspec(*shape, **ratios)
        for axes, cell in zip((self.plate, self.lines), grid, strict=True):
            axes.set_subplotspec(cell)

    def show(self, result):
        whole = min(round(result.meal.iron_mg / DOT_MG), COLUMNS * ROWS)
        inside = round(float(result.absorbed_mg) / DOT_MG)
        x, y = np.arange(whole) % COLUMNS, np.arange(whole) // COLUMNS
        self.enters.set_data(x[:inside], y[:inside])
        self.passes.set_data(x[inside:], y[inside:])
        words = f"{result.absorbed_mg:.2f} of {result.meal.iron_mg:.1f} mg get in"
        self.count.set_text(f"{words}\nat a ferritin of {result.at_ferritin:g} µg/L")
        x = result.ferritin
        edges = np.concatenate([np.column_stack([x, result.hindering]), np.column_stack([x, result.helping])[::-1]])
        self.band.set_verts([edges])
        self.usual.set_data(x, result.usual)
        self.meal.set_data(x, result.share)
        self.plain.set_data(x, result.plain_share)
        self.here.set_data([result.at_ferritin], [result.here("share")])
