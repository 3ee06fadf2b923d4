"""The picture of a year: ferritin with its band, what happens on the way, and the upper level."""

import numpy as np

from rlsedu.stage import Picture
from rlsedu.stage.style import BLUE, INK, ORANGE, RED, SMALL_SIZE, SOFT, key_below, plain_axes
from rlsedu.supplements.limit_picture import LimitGauge


class MonthsPicture(Picture):
    """Ferritin over 12 months, with the band where trials of tablets gave one; below, the gauge of the upper level."""

    size = (7.2, 5.6)
    narrow_size = (4.2, 6.0)

    def build(self, figure):
        axes, gauge = figure.subplots(2, 1, height_ratios=[7, 2])
        title = "Ferritin over a year in this model"
        plain_axes(axes, title=title, xlabel="Month", ylabel="Ferritin (µg/L)", xlim=(0, 12), ylim=(0, 200))
        axes.set_xticks(range(0, 13, 2))
        place = {"ha": "right", "va": "bottom", "fontsize": SMALL_SIZE, "color": INK, "zorder": 1.5}
        self.limits = []
        for words in ("guideline (consensus)", "WHO (reported)"):
            line = self.moving(axes.plot([], [], color=SOFT, linewidth=1.6, linestyle=":")[0])
            self.limits.append((line, self.moving(axes.text(11.9, 0, "", **place)), words))
        self.band = self.moving(
            axes.fill_between([], [], [], facecolor=(0.84, 0.37, 0, 0.25), edgecolor=ORANGE, linewidth=0.8)
        )
        self.ferritin = self.moving(axes.plot([], [], color=ORANGE, linewidth=2.6)[0], ghost=True)
        self.given = self.moving(axes.plot([], [], "v", color=RED, markeredgecolor=INK, markersize=9)[0])
        style = {"color": BLUE, "linewidth": 1.5}
        self.thirds = [self.moving(axes.plot([], [], linestyle=dash, **style)[0]) for dash in (":", ":", "-.")]
        self.gauge = LimitGauge(gauge, self.moving)
        key_below(
            figure,
            [self.ferritin, self.band, self.given, self.limits[0][0], *self.thirds[1:]],
            [
                "this model",
                "±35 %: misses, tablets",
                "gives blood",
                "limits, not targets",
                "a third of pregnancy",
                "birth",
            ],
        )

    def show(self, result):
        stores, months = result.stores, result.months
        for (line, text, words), value in zip(self.limits, result.limits, strict=True):
            line.set_data([0, 12], [value, value])
            text.set_text(f"{value:g}: {words}")
            text.set_y(value + 3)
        self.ferritin.set_data(months[: result.told], stores.ferritin[: result.told])
        edges = [] if result.low is None else [(months, result.low), (months[::-1], result.high[::-1])]
        self.band.set_verts([np.concatenate([np.column_stack(edge) for edge in edges])] if edges else [])
        self.given.set_data(months[result.donation_days], stores.ferritin[result.donation_days])
        for line, month in zip(self.thirds, result.thirds or [None] * 3, strict=True):
            line.set_data([] if month is None else [month, month], [] if month is None else [0, 200])
        self.gauge.show(result.day_mg, result.upper_mg)
