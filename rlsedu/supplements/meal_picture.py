"""The picture of a meal: its iron as dots, and the share absorbed beside the whole diet's."""

import numpy as np

from rlsedu.stage.fitted import Fitted
from rlsedu.stage.style import BLUE, GREEN, INK, ORANGE, SMALL_SIZE, SOFT, TEXT_SIZE, plain_axes

DOT_MG = 0.1
GRIDS = ((20, 12), (34, 7))  # columns and rows of dots on a wide screen and on a phone
FLOOR, TOP = 0.5, 90  # layout: the % drawn
TITLE = "Share that gets in, each line up double\n(meals not verified, whole diet measured)"
PLATE = ("One meal\n(coefficients not verified)", "One meal (coefficients not verified)")


class MealPicture(Fitted):
    """Left: the iron of one meal, a dot for each 0.1 mg, filled where absorbed. Right: % absorbed over ferritin."""

    name = "Dots of the iron in one meal, and curves of the share that gets in, over ferritin"
    columns = (3, 3)
    size = (7.2, 4.7)
    narrow_size = (4.2, 4.9)

    def build(self, figure):
        self.plate, self.lines = figure.subplots(1, 2, width_ratios=[3, 4])
        plain_axes(self.plate, title=PLATE[False])
        self.plate.set_axis_off()
        ring = {"linestyle": "none", "marker": "o", "markersize": 6.5, "markeredgewidth": 1.1}
        self.passes = self.moving(self.plate.plot([], [], color="white", markeredgecolor=SOFT, **ring)[0])
        self.enters = self.moving(self.plate.plot([], [], color=ORANGE, markeredgecolor=INK, **ring)[0])
        words = {"color": INK, "va": "center"}
        self.headline = self.moving(self.plate.text(-0.5, 0, "", weight="bold", **words))
        self.count = self.moving(self.plate.text(-0.5, 0, "", fontsize=SMALL_SIZE, **words))
        plain_axes(self.lines, title=TITLE, xlabel="Ferritin (µg/L)", ylabel="Non-haem iron absorbed (%)")
        self.lines.set_xscale("log")
        self.lines.set_yscale("log")
        self.lines.set_xlim(6, 80)
        self.lines.set_ylim(FLOOR, TOP)
        self.lines.set_xticks([6, 10, 20, 30, 50, 80], ["6", "10", "20", "30", "50", "80"])
        percent = FLOOR * 2.0 ** np.arange(8)
        self.lines.set_yticks(percent, [f"{tick:g}" for tick in percent])
        self.lines.minorticks_off()
        self._curves()
        self.write(narrow=False)

    def _curves(self):
        lines = self.lines
        band = lines.fill_between([], [], [], facecolor=(0, 0.45, 0.7, 0.25), edgecolor=BLUE, linewidth=0.8)
        self.band = self.moving(band)
        self.usual = self.moving(lines.plot([], [], color=BLUE, linewidth=2)[0])
        self.plain = self.moving(lines.plot([], [], color=GREEN, linewidth=2.2, linestyle=(0, (2, 2)))[0])
        self.meal = self.moving(lines.plot([], [], color=ORANGE, linewidth=2.6)[0], ghost=True)
        mark = {"linestyle": "none", "color": ORANGE, "markeredgecolor": INK, "markersize": 9}
        self.here = self.moving(lines.plot([], [], marker="o", **mark)[0])
        self.below = self.moving(lines.plot([], [], marker="v", clip_on=False, **mark)[0])
        self.key(
            [self.enters, self.passes, self.meal, self.plain, self.usual, self.below],
            [
                "0.1 mg gets in",
                "passes through",
                "this meal",
                "same food, water only",
                "whole diet",
                "off the scale",
            ],
        )

    def write(self, narrow):
        """Put the two panels side by side, or one above the other on a phone, where a row holds more dots."""
        grid = self.figure.add_gridspec(
            *((2, 1) if narrow else (1, 2)), **{"height_ratios": [5, 7]} if narrow else {"width_ratios": [3, 4]}
        )
        for axes, cell in zip((self.plate, self.lines), grid, strict=True):
            axes.set_subplotspec(cell)
        self.across, rows = GRIDS[narrow]
        head = rows if narrow else 0.6 * rows
        self.plate.set(xlim=(-0.7, self.across - 0.3), ylim=(-rows + 0.3, head))
        self.headline.set_y(0.8 * head)
        self.count.set_y(0.36 * head)
        for dots in (self.passes, self.enters):
            dots.set_markersize(5.8 if narrow else 6.5)
        self.headline.set_fontsize(TEXT_SIZE + (5 if narrow else 8))
        self.plate.set_title(PLATE[narrow], loc="left")
        super().write(narrow)

    def show(self, result):
        whole = round(result.meal.iron_mg / DOT_MG)
        inside = round(result.absorbed_mg / DOT_MG)
        x, y = np.arange(whole) % self.across, -(np.arange(whole) // self.across)
        self.enters.set_data(x[:inside], y[:inside])
        self.passes.set_data(x[inside:], y[inside:])
        self.headline.set_text(f"{result.absorbed_words} mg get in")
        self.count.set_text(
            f"of {result.meal.iron_mg:.1f} mg, at a ferritin of {result.at_ferritin:g} µg/L;\n"
            f"same food, water only: {result.plain_words} mg"
        )
        x = result.ferritin
        edges = np.concatenate([np.column_stack([x, result.hindering]), np.column_stack([x, result.helping])[::-1]])
        self.band.set_verts([edges])
        self.usual.set_data(x, result.usual)
        for line, share in ((self.meal, result.share), (self.plain, result.plain_share)):
            seen = share >= FLOOR
            line.set_data(x[seen], share[seen])
        share = result.here("share")
        for mark, shown in ((self.here, share >= FLOOR), (self.below, share < FLOOR)):
            mark.set_data(([result.at_ferritin], [max(share, FLOOR)]) if shown else ([], []))
