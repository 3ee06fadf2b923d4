"""The picture of a plan of tablets: the share of each dose, the total over time, and the upper level."""

import numpy as np

from rlsedu.stage import Picture
from rlsedu.stage.style import BLUE, GREEN, INK, ORANGE, PURPLE, key_below, plain_axes
from rlsedu.supplements.limit_picture import LimitGauge

LOOKS = {
    "alternate": ("every other day", BLUE, "s"),
    "daily": ("once a day", GREEN, "o"),
    "twice": ("twice a day", PURPLE, "^"),
}


class SchedulePicture(Picture):
    """Above: % absorbed of each dose of the chosen plan. Middle: mg absorbed in all, three plans. Below: the gauge."""

    size = (7.2, 6.0)
    narrow_size = (4.2, 6.6)

    def build(self, figure):
        upper, lower, gauge = figure.subplots(3, 1, height_ratios=[4, 5, 2])
        plain_axes(upper, title="How much of each tablet gets in?", ylabel="Absorbed (%)", xlim=(0, 28.5), ylim=(0, 32))
        plain_axes(
            lower,
            title="And in all? (marks: after 14 tablets)",
            xlabel="Day",
            ylabel="Absorbed in all (mg)",
            xlim=(0, 28.5),
            ylim=(0, 800),
        )
        for axes in (upper, lower):
            axes.set_xticks(range(0, 29, 7))
        self.doses = self.moving(
            upper.plot([], [], "D", color=ORANGE, markeredgecolor=INK, markersize=6)[0], ghost=True
        )
        self.totals, self.equal = {}, {}
        for plan, (_, colour, marker) in LOOKS.items():
            self.totals[plan] = self.moving(lower.plot([], [], color=colour)[0], ghost=True)
            mark = {"color": colour, "marker": marker, "linestyle": "none", "markersize": 9, "markeredgecolor": INK}
            self.equal[plan] = self.moving(lower.plot([], [], **mark)[0])
        self.gauge = LimitGauge(gauge, self.moving)
        key_below(
            figure,
            [self.doses, *self.equal.values()],
            ["one tablet", *(words for words, _, _ in LOOKS.values())],
        )

    def show(self, result):
        chosen = result.plans[result.plan]
        self.doses.set_data(chosen.schedule.times_h / 24, chosen.share_percent)
        for plan, found in result.plans.items():
            days, total = found.schedule.times_h / 24, np.cumsum(found.absorbed_mg)
            self.totals[plan].set_data(np.append(days, result.days), np.append(total, total[-1]))
            self.totals[plan].set_linewidth(3.2 if plan == result.plan else 1.4)
            self.equal[plan].set_data([days[result.tablets - 1]], [total[result.tablets - 1]])
        self.gauge.show(result.day_mg, result.upper_mg)
