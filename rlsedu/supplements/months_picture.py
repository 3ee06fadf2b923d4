"""The picture of a year: ferritin with its band, what happens on the way, a tank, and the upper level."""

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle

from rlsedu.stage.fitted import KEYS, Fitted
from rlsedu.stage.meanings import dots_of, line_of
from rlsedu.stage.style import INK, RED, SOFT, plain_axes
from rlsedu.supplements.limit_picture import LimitGauge

THIRDS = ("first\nthird", "second\nthird", "birth")
LIMITS = ("guideline\n(consensus)", "WHO\n(reported)")  # of ferritin
TOP, RIGHT = 200, (17.4, 19.6)  # layout: the highest ferritin; the right end on a wide screen and on a phone
TANK, WIDE = 13.2, 1.5  # layout: where the tank begins, and its width
CROWDED = 115  # layout: above, the call-out stands below the curve


class MonthsPicture(Fitted):
    """Ferritin over 12 months, with a band where trials of tablets gave one, and as the level of a tank; a gauge."""

    name = "Curve of ferritin over a year beside a tank that fills, and the iron of a tablet day"
    columns = (2, 2)
    size = (7.2, 5.2)
    narrow_size = (4.2, 4.9)

    def build(self, figure):
        right = RIGHT[self._narrow]
        axes, gauge = figure.subplots(2, 1, height_ratios=[5, 1.3])
        self.guess_axes, self.between = axes, "\n" if self._narrow else " "
        self.small = {"fontsize": KEYS[self._narrow], "color": INK}
        plain_axes(axes, title="Ferritin over a year\nin this model", ylabel="Ferritin (µg/L)", grid=False)
        axes.set(xlim=(0, right), ylim=(0, TOP))
        axes.set_xticks(range(0, 13, 2))
        axes.set_yticks(range(0, TOP + 1, 50))
        above = {"transform": axes.get_xaxis_transform(), "va": "bottom"}
        self.month = self.moving(axes.text(TANK, 1.02, "", **above, **self.small))
        axes.set_xlabel("Month", x=6 / right)
        axes.spines["bottom"].set_bounds(0, 12)
        self._limits(axes)
        look = {"facecolor": to_rgba(RED, 0.2), "edgecolor": RED, "linewidth": 0.6, "zorder": 1.2}
        self.band = self.moving(axes.fill_between([], [], [], **look))
        axes.plot([TANK, TANK, TANK + WIDE, TANK + WIDE], [TOP, 0, 0, TOP], color=SOFT, linewidth=2)
        level = Rectangle((TANK, 0), WIDE, 0, facecolor=to_rgba(RED, 0.55), edgecolor=RED)
        self.level = self.moving(axes.add_patch(level))
        self.later = self.moving(axes.plot([], [], **line_of("ferritin"), linewidth=1.2, alpha=0.5)[0])
        self.ferritin = self.moving(axes.plot([], [], **line_of("ferritin"), linewidth=3.4)[0], ghost=True)
        self.here = self.moving(axes.plot([], [], **dots_of("ferritin"), markersize=11)[0])
        self.given = self.moving(axes.plot([], [], "v", color=INK, markersize=10)[0])
        self.gauge = LimitGauge(gauge, self.moving, self._narrow)
        self.key([self.band, self.given], ["how far off this model was in trials", "gives blood"])
        self.point = self.callout(axes)

    def _limits(self, axes):
        """What others name as limits, and the thirds of a pregnancy: lines with their words outside the curve."""
        self.limits = []
        for words in LIMITS:
            line = axes.plot([], [], **line_of("limit"), linewidth=1.6, zorder=1.5)[0]
            text = axes.text(TANK + WIDE + 0.25, 0, "", va="center", **self.small)
            self.limits.append((self.moving(line), self.moving(text), words))
        style = {"color": SOFT, "linewidth": 1.2, "linestyle": "-.", "zorder": 1.5}
        self.thirds = [self.moving(axes.plot([], [], **style)[0]) for _ in THIRDS]
        self.ends = [self.moving(axes.text(0, 197, words, ha="right", va="top", **self.small)) for words in THIRDS]

    def show(self, result):
        ferritin, months, now = result.stores.ferritin, result.months, result.now
        for (line, text, words), value in zip(self.limits, result.limits, strict=True):
            line.set_data([0, TANK + WIDE], [value, value])
            text.set(y=value, text=f"ferritin {value:g}:\n{words}")
        self.ferritin.set_data(months[: now + 1], ferritin[: now + 1])
        self.later.set_data(months[now : result.told], ferritin[now : result.told])
        self.here.set_data([months[now]], [ferritin[now]])
        self.level.set_height(ferritin[now])
        self.month.set_text(f"The tank: ferritin\nin month {plain(months[now])}")
        past = slice(now + 1)
        edges = (
            []
            if result.low is None
            else [(months[past], result.low[past]), (months[past][::-1], result.high[past][::-1])]
        )
        self.band.set_verts([np.concatenate([np.column_stack(edge) for edge in edges])] if edges else [])
        given = result.donation_days[result.donation_days <= now]
        self.given.set_data(months[given], ferritin[given])
        for line, words, month in zip(self.thirds, self.ends, result.thirds or [None] * 3, strict=True):
            line.set_data([] if month is None else [month, month], [] if month is None else [0, TOP])
            words.set_visible(month is not None)
            words.set_x((month or 0) - 0.1)
        self._say(result, ferritin[0], ferritin[now], months[now])
        self.gauge.show(result.day_mg, result.upper_mg)

    def _say(self, result, start, end, month):
        last = "until the birth" if result.thirds else "after a year"
        after = f"after {plain(month)} month{'s' * (plain(month) != '1')}"
        when = last if result.now == result.told - 1 else after
        words = f"{start:.0f} to {end:.0f}{self.between}{when}" if result.now else f"{start:.0f} at the start"
        crowded = max(result.stores.ferritin.max(), 0 if result.high is None else result.high.max()) > CROWDED
        self.point.say(words, at=(month, end), put=(0.34, 0.14 if crowded else 0.68))


def plain(number):
    """Write a number with one decimal, and none where that is a nought."""
    return f"{number:.1f}".removesuffix(".0")
