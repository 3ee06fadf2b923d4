"""The picture of nights: twenty people side by side, their nights as marks, the line that one night is held against."""

import numpy as np

from rlsedu.stage.fitted import Fitted
from rlsedu.stage.style import BLUE, INK, ORANGE, SOFT, plain_axes

TOP_PER_H = 200.0


class NightsPicture(Fitted):
    """Leg movements per hour (0 to 200, higher ones at the top edge) of 20 people in order of their usual level."""

    name = "Marks of leg movements per hour, night by night, for 20 people"
    size = (7.2, 4.9)
    narrow_size = (4.2, 4.8)

    def build(self, figure):
        axes = figure.subplots()
        plain_axes(
            axes,
            title="The same 20 people, night after night",
            xlabel="20 people, calm to busy legs",
            ylabel="Leg movements per hour",
            xlim=(0, 21),
        )
        axes.set_yscale("function", functions=(np.sqrt, np.square))
        axes.set_ylim(0, TOP_PER_H * 1.06)
        axes.set_yticks([1, 5, 15, 30, 60, 100, 150, 200], ["1", "5", "15", "30", "60", "100", "150", "200+"])
        axes.set_xticks([])
        self.line = self.moving(axes.plot([0, 21], [0, 0], color=INK, linestyle="--", linewidth=1.5)[0])
        self.below = self.moving(axes.plot([], [], "o", color="none", markeredgecolor=BLUE, markersize=5)[0])
        self.above = self.moving(axes.plot([], [], "^", color=ORANGE, markersize=5.5)[0])
        self.first = self.moving(axes.plot([], [], "s", color="none", markeredgecolor=INK, markersize=10)[0])
        self.usual = self.moving(axes.plot([], [], "_", color=SOFT, markersize=13, markeredgewidth=3, zorder=1.9)[0])
        self.key(
            [self.above, self.below, self.first, self.usual],
            ["a night above the line", "a night below it", "the first night", "long-run mean"],
        )

    def show(self, result):
        people, count = result.movements_per_h.shape
        x = np.repeat(np.arange(1, people + 1), count)
        y = np.minimum(result.movements_per_h, TOP_PER_H).ravel()
        above = result.movements_per_h.ravel() > result.nights.cut_off_per_h
        self.line.set_ydata([result.nights.cut_off_per_h] * 2)
        self.above.set_data(x[above], y[above])
        self.below.set_data(x[~above], y[~above])
        self.first.set_data(x[::count], y[::count])
        self.usual.set_data(np.arange(1, people + 1), np.minimum(result.usual_per_h, TOP_PER_H))
