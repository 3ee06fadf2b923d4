"""The picture of two plans of tablets: what each tablet lets in, what all let in until a day, and the upper level."""

import numpy as np

from rlsedu.stage.fitted import KEYS, Fitted
from rlsedu.stage.meanings import line_of
from rlsedu.stage.style import GRID, INK, SOFT, plain_axes
from rlsedu.supplements.limit_picture import LimitGauge

WORDS = {"alternate": "Every other day", "daily": "Once a day", "twice": "Twice a day"}
# layout: a row's height in the upper panel and the room below its words, in % of a tablet, its last day, the % marked
ROW, LIFT, LATEST, SHARE = 46, 2, 28.9, 20
UNTIL = "All tablets up to day {:.0f} (upright line above)"
MOST_MG, NOTCH = 650, 1.4  # layout, in mg
BARS = ((2.75, 3.6), (1.45, 0.65))  # layout: where a bar lies in the middle panel, and its words
AFTER = 0.5, 0.75  # days: the line that ends a day stands so far behind its first tablet; with two a day
WIDTH = {"daily": (9.5, 5), "alternate": (9.5, 5), "twice": (5.5, 2.6)}  # points, on a wide screen and on a phone


class SchedulePicture(Fitted):
    """Above: a bar for each tablet, red what gets in, grey what is held back. Middle: mg in all. Below: the gauge."""

    name = "Two rows of bars, one a tablet, and two long bars of all the iron that got in"
    size = (7.2, 5.6)
    narrow_size = (4.2, 5.0)

    def build(self, figure):
        each, total, gauge = figure.subplots(3, 1, height_ratios=[5.5, 4.8, 2.4])
        title = "Red: the share of each tablet that gets in.\nGrey: held back by hepcidin, the gatekeeper"
        plain_axes(each, title=title, xlim=(0.4, LATEST + 3), ylim=(0, 2 * ROW), grid=False)
        each.set_xticks([1, 7, 14, 21, 28], ["day 1", 7, 14, 21, 28])
        plain_axes(
            total,
            title=UNTIL.format(LATEST),
            xlabel="Iron that got in (mg)",
            xlim=(0, MOST_MG),
            ylim=(0, 4.1),
            grid=False,
        )
        self.until = self.moving(total.set_title(total.get_title("left"), loc="left"))
        for axes in (each, total):
            axes.set_yticks([])
            axes.spines["left"].set_visible(False)
        style = {"fontsize": KEYS[self._narrow], "color": INK, "va": "center"}
        for low in (0, ROW):
            each.plot([0.4, LATEST], [low + SHARE] * 2, color=SOFT, linewidth=1.1, linestyle=(0, (4, 3)), zorder=1)
            each.plot([0.4, LATEST], [low] * 2, color=SOFT, linewidth=0.8, zorder=1)
            each.text(LATEST + 0.3, low + SHARE, f"{SHARE} %", **style)
        looks = {"color": GRID}, {"color": SOFT}, line_of("ferritin")
        self.tablets = [self.moving(each.plot([], [], **look, solid_capstyle="butt")[0]) for look in looks]
        self.day = self.moving(each.plot([], [], color=INK, linewidth=1.6, solid_capstyle="butt")[0])
        self.shares = [self.moving(each.text(0.6, 0, "", **style | {"va": "bottom"})) for _ in BARS]
        thick = {"linewidth": (14, 11)[self._narrow], "solid_capstyle": "butt"}
        self.totals = self.moving(total.plot([], [], **line_of("ferritin"), **thick)[0])
        self.words = [self.moving(total.text(4, high, "", **style)) for _, high in BARS]
        self.gauge = LimitGauge(gauge, self.moving, self._narrow)
        self.point = self.callout(total)

    def show(self, result):
        plans = "alternate", result.plan
        ends = [result.total_mg[plan] for plan in plans]
        for plan, text in zip(plans, self.words, strict=True):
            mg, taken = result.total_mg[plan], result.taken[plan]
            beside = f" (the first {result.tablets}: {result.same_mg[plan]:.0f} mg)" if taken > result.tablets else ""
            text.set_text(f"{WORDS[plan]}: {taken} tablet{'s' * (taken > 1)}, {mg:.0f} mg{beside}")
        (first, _), (last, _) = BARS
        same = result.same_mg[result.plan]
        notch = [same - NOTCH, np.nan, same + NOTCH] if beside else []
        lower = [0, *notch, ends[1]]
        self.totals.set_data([0, ends[0], np.nan, *lower], [first] * 3 + [last] * len(lower))
        words = f"{result.times(result.taken):.2g} × the tablets,\n{result.times(result.total_mg):.2g} × the iron"
        self.point.say(words, at=(mg, last + 0.3), put=(0.88, 0.72))
        self.until.set_text(UNTIL.format(result.day))
        self._show_tablets(plans, result)
        self.gauge.show(result.day_mg, result.upper_mg)

    def _show_tablets(self, plans, result):
        """Move the bars of the upper panel: later tablets faint, then what is held back above what gets in."""
        parts, tops = [[], [], []], []
        for row, plan in enumerate(plans):
            found, taken, floor = result.plans[plan], result.taken[plan], ROW * (1 - row)
            day, share = found.schedule.times_h / 24 + 2 / 3, floor + found.share_percent
            low, could = np.full(len(day), floor), share + found.held_percent
            parts[0].append((day[taken:], low[taken:], could[taken:]))
            parts[1].append((day[:taken], share[:taken], could[:taken]))
            parts[2].append((day[:taken], low[:taken], share[:taken]))
            first, last = found.share_percent[[0, -1]]
            self.shares[row].set(
                y=max(could[0], floor + SHARE) + LIFT, text=f"{WORDS[plan]}: first {first:.0f} %, last {last:.0f} %"
            )
            tops += [(floor, could[0])]
        self.day.set_data(*stems([result.day + AFTER[result.plan == "twice"]] * 2, *np.transpose(tops)))
        for line, rows in zip(self.tablets, parts, strict=True):
            line.set_data(*stems(*map(np.concatenate, zip(*rows, strict=True))))
            line.set_linewidth(WIDTH[result.plan][self._narrow])


def stems(x, low, high):
    """Return the ends of upright bars, one after the other, as a line with gaps."""
    gap = np.full(len(x), np.nan)
    return np.column_stack([x, x, gap]).ravel(), np.column_stack([low, high, gap]).ravel()
