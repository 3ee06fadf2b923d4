"""The picture of a plan of tablets: the share of each dose, the total over time, and the upper level."""

import numpy as np

from rlsedu.stage.fitted import Fitted
from rlsedu.stage.style import BLUE, GREEN, INK, ORANGE, PURPLE, SMALL_SIZE, plain_axes
from rlsedu.supplements.limit_picture import LimitGauge

LOOKS = {
    "alternate": ("every other day", BLUE, "s", -1),
    "daily": ("once a day", GREEN, "o", 0),
    "twice": ("twice a day", PURPLE, "^", 1),
}
END_DAY, LIFT_MG, APART_MG = 33.5, 22, 56  # layout: room for the numbers


class SchedulePicture(Fitted):
    """Above: % absorbed of each dose of the chosen plan. Middle: mg absorbed in all, three plans. Below: the gauge."""

    name = "Share absorbed of each tablet, and iron absorbed in all by three plans"
    columns = (4, 4)
    size = (7.2, 5.6)
    narrow_size = (4.2, 5.0)

    def build(self, figure):
        upper, lower, gauge = figure.subplots(3, 1, height_ratios=[3, 6, 2])
        title = "How much of each tablet gets in?"
        plain_axes(upper, title=title, ylabel="Absorbed (%)", xlim=(0, END_DAY), ylim=(0, 32))
        title = "How much in all? Marks: after 14 tablets"
        plain_axes(lower, title=title, ylabel="In all (mg)", xlim=(0, END_DAY), ylim=(0, 640))
        lower.set_xlabel("Day (line ends: after 28 days)")
        for axes in (upper, lower):
            axes.set_xticks(range(0, 29, 7))
        upper.tick_params(labelbottom=False)
        self.doses = self.moving(
            upper.plot([], [], "D", color=ORANGE, markeredgecolor=INK, markersize=6)[0], ghost=True
        )
        self.totals, self.equal, self.words = {}, {}, {}
        style = {"fontsize": SMALL_SIZE, "weight": "bold"}
        for plan, (_, colour, marker, _) in LOOKS.items():
            self.totals[plan] = self.moving(lower.plot([], [], color=colour)[0], ghost=True)
            mark = {"color": colour, "marker": marker, "linestyle": "none", "markersize": 9, "markeredgecolor": INK}
            self.equal[plan] = self.moving(lower.plot([], [], **mark)[0])
            self.words[plan] = self.moving(lower.text(0, 0, "", color=colour, va="center", **style))
        white = {"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 0.5}
        self.half = self.moving(lower.text(0, 0, "", color=GREEN, ha="center", va="bottom", bbox=white, **style))
        self.gauge = LimitGauge(gauge, self.moving)
        self.key(
            [self.doses, *self.equal.values()],
            ["one tablet", *(words for words, *_ in LOOKS.values())],
        )

    def show(self, result):
        chosen = result.plans[result.plan]
        self.doses.set_data(chosen.schedule.times_h / 24, chosen.share_percent)
        middle = max(result.plans["daily"].absorbed_mg.sum(), 1.5 * APART_MG)
        for plan, found in result.plans.items():
            days, total = found.schedule.times_h / 24, np.cumsum(found.absorbed_mg)
            self.totals[plan].set_data(np.append(days, result.days), np.append(total, total[-1]))
            self.totals[plan].set_linewidth(3.2 if plan == result.plan else 1.6)
            day, mg = days[result.tablets - 1], total[result.tablets - 1]
            self.equal[plan].set_data([day], [mg])
            side = LOOKS[plan][-1]
            height = middle + side * max(side * (total[-1] - middle), APART_MG)
            self.words[plan].set(position=(result.days + 0.3, height), text=f"{total[-1]:.0f} mg")
            if plan == "daily":
                self.half.set(position=(day, mg + LIFT_MG), text=f"{mg:.0f} mg")
        self.gauge.show(result.day_mg, result.upper_mg)
