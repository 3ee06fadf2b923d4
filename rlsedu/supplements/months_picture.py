"""The picture of a year: ferritin with its band, what happens on the way, and the upper level."""

import numpy as np

from rlsedu.stage.fitted import Fitted
from rlsedu.stage.style import BLUE, INK, ORANGE, PAPER, RED, SMALL_SIZE, SOFT, plain_axes
from rlsedu.supplements.limit_picture import LimitGauge

THIRDS = ("first third", "second third", "birth")


class MonthsPicture(Fitted):
    """Ferritin over 12 months, with the band where trials of tablets gave one; below, the gauge of the upper level."""

    name = "Curve of ferritin over a year, and the iron of a tablet day beside the upper level"
    columns = (3, 3)
    size = (7.2, 5.2)
    narrow_size = (4.2, 4.8)

    def build(self, figure):
        axes, gauge = figure.subplots(2, 1, height_ratios=[5, 1])
        self.guess_axes = axes
        title = "Ferritin over a year in this model"
        plain_axes(axes, title=title, xlabel="Month", ylabel="Ferritin (µg/L)", xlim=(0, 12), ylim=(0, 200))
        axes.set_xticks(range(0, 13, 2))
        ground = {"facecolor": PAPER, "edgecolor": "none", "alpha": 0.8, "pad": 0.8}
        place = {"fontsize": SMALL_SIZE, "color": INK, "zorder": 1.6, "bbox": ground}
        self.limits = []
        for words in ("guideline (consensus)", "WHO (reported)"):
            line = self.moving(axes.plot([], [], color=SOFT, linewidth=1.6, linestyle=":")[0])
            self.limits.append((line, self.moving(axes.text(11.9, 0, "", ha="right", **place)), words))
        self.band = self.moving(
            axes.fill_between([], [], [], facecolor=(0.84, 0.37, 0, 0.25), edgecolor=ORANGE, linewidth=0.8)
        )
        self.ferritin = self.moving(axes.plot([], [], color=ORANGE, linewidth=2.6)[0], ghost=True)
        self.given = self.moving(axes.plot([], [], "v", color=RED, markeredgecolor=INK, markersize=9)[0])
        self.gives = self.moving(axes.text(0.2, 196, "gives blood at each red mark", va="top", **place))
        place |= {"color": BLUE, "zorder": 3}
        self.ends = [self.moving(axes.text(0, 196, words, ha="right", va="top", **place)) for words in THIRDS]
        style = {"color": BLUE, "linewidth": 1.5, "zorder": 1.5}
        self.thirds = [self.moving(axes.plot([], [], linestyle=dash, **style)[0]) for dash in (":", ":", "-.")]
        self.gauge = LimitGauge(gauge, self.moving)
        self.key(
            [self.ferritin, self.limits[0][0], self.band],
            ["this model", "limits, not targets", "±35 %: misses, tablets"],
        )

    def _key_below(self, narrow):
        """Draw the key with each frame, so that it names no band where none is drawn."""
        if self._legend:
            self._moving.remove(self._legend)
        super()._key_below(narrow)
        self.moving(self._legend).set_in_layout(True)
        self._name_band()

    def _name_band(self):
        for part in (self._legend.legend_handles[-1], self._legend.get_texts()[-1]):
            part.set_visible(bool(self.band.get_paths()))

    def show(self, result):
        stores, months = result.stores, result.months
        for (line, text, words), value in zip(self.limits, result.limits, strict=True):
            line.set_data([0, 12], [value, value])
            text.set_text(f"{value:g}: {words}")
            below = stores.ferritin[result.told - 1] > value  # on the side of the line where the curve is not
            text.set(y=value - 2 if below else value + 3, va="top" if below else "bottom")
        self.ferritin.set_data(months[: result.told], stores.ferritin[: result.told])
        edges = [] if result.low is None else [(months, result.low), (months[::-1], result.high[::-1])]
        self.band.set_verts([np.concatenate([np.column_stack(edge) for edge in edges])] if edges else [])
        self._name_band()
        self.given.set_data(months[result.donation_days], stores.ferritin[result.donation_days])
        self.gives.set_visible(len(result.donation_days) > 0)
        for line, words, month in zip(self.thirds, self.ends, result.thirds or [None] * 3, strict=True):
            line.set_data([] if month is None else [month, month], [] if month is None else [0, 200])
            words.set_visible(month is not None)
            words.set_x((month or 0) - 0.1)
        self.gauge.show(result.day_mg, result.upper_mg)
