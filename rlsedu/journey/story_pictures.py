"""The pictures of the four stories: a year of ferritin, two windows on iron, and a new medicine."""

import numpy as np

from rlsedu.stage.fitted import Fitted
from rlsedu.stage.style import BLUE, GREEN, INK, ORANGE, PURPLE, SKY, SMALL_SIZE, SOFT, plain_axes

SHOWN = 160
FERRITIN, TICKS = (3, 160), (5, 10, 20, 40, 80)  # each line up is double


class YearPicture(Fitted):
    """Above: ferritin over a year, as far as it is known. Below: the share (%) with restless legs that was counted."""

    columns = (3, 3)
    size = (7.2, 5.0)
    narrow_size = (4.2, 4.6)

    def __init__(self, rows, most_percent, birth=None):
        self.rows, self.most, self.birth = rows, most_percent, birth
        whose = "in pregnancy" if birth else "of a blood donor"
        self.name = f"Curve of ferritin {whose} over a year, and shares of people with restless legs"
        super().__init__()

    def build(self, figure):
        upper, lower = figure.subplots(2, 1, height_ratios=[3, 2])
        plain_axes(upper, title="What the model says", xlabel="Weeks", ylabel="Ferritin (µg/L)", xlim=(0, 55))
        upper.set(yscale="log", ylim=FERRITIN)
        upper.set_yticks(TICKS, [str(tick) for tick in TICKS])
        upper.minorticks_off()
        if self.birth:
            upper.axvline(self.birth, color=SOFT, linestyle=":")
            style = {"color": SOFT, "fontsize": SMALL_SIZE, "va": "top"}
            upper.text(self.birth + 0.6, 0.93 * FERRITIN[1], "birth:\nfrom here\nnot known", **style)
        self.ferritin = self.moving(upper.plot([], [], color=BLUE, linewidth=2.4)[0], ghost=True)
        self.now = self.moving(
            upper.plot([], [], "D", color=ORANGE, markeredgecolor=INK, markersize=9, clip_on=False)[0]
        )
        plain_axes(lower, title="What was counted", xlabel="Restless legs (%)", xlim=(0, self.most))
        lower.set_ylim(len(self.rows) - 0.5, -0.5)
        lower.set_yticks(range(len(self.rows)), [who for who, _ in self.rows])
        lower.tick_params(axis="y", labelcolor=INK)
        lower.plot([share for _, share in self.rows], range(len(self.rows)), "o", color=GREEN, markersize=8)
        style = {"markersize": 15, "markerfacecolor": "none", "markeredgewidth": 2.2, "markeredgecolor": ORANGE}
        self.chosen = self.moving(lower.plot([], [], "s", **style)[0])
        self.key([self.ferritin, self.now, self.chosen], ["ferritin", "now", "this person's group"])

    def show(self, result):
        self.ferritin.set_data(result.weeks, result.ferritin)
        known = result.now is not None
        self.now.set_data([result.week] if known else [], [result.now] if known else [])
        self.chosen.set_data([self.rows[result.chosen][1]], [result.chosen])


class WindowsPicture(Fitted):
    """People as marks: blood ferritin across, spinal-fluid ferritin up, both on scales of factors."""

    name = "Marks of people by ferritin in blood and in spinal fluid, with a corner marked"
    columns = (3, 2)
    size = (7.2, 4.8)
    narrow_size = (4.2, 4.8)

    def build(self, figure):
        axes = figure.subplots()
        plain_axes(axes, title="One crowd through two windows", xlabel="Ferritin in blood (µg/L)")
        axes.set(xscale="log", yscale="log", xlim=(3, 2000), ylim=(0.4, 15))
        axes.set_ylabel("Ferritin in spinal fluid (ng/mL)")
        axes.set_xticks([5, 15, 50, 150, 500, 1500], ["5", "15", "50", "150", "500", "1500"])
        axes.set_yticks([0.5, 1, 2, 5, 10], ["0.5", "1", "2", "5", "10"])
        axes.minorticks_off()
        plain = {"linestyle": "none", "markersize": 5.5}
        self.others = self.moving(axes.plot([], [], "o", color=BLUE, markerfacecolor="none", **plain)[0])
        self.rls = self.moving(axes.plot([], [], "^", color=ORANGE, **plain)[0])
        self.corner = self.moving(axes.plot([], [], color=PURPLE, linewidth=2.4)[0])
        self.key(
            [self.rls, self.others, self.corner],
            ["restless legs", "without", "normal blood, low in spinal fluid"],
        )

    def show(self, result):
        people, windows = result.people.only(slice(SHOWN)), result.windows
        blood = np.clip(people.serum_ferritin_ug_l, 3.2, 1900)
        fluid = np.clip(people.csf_ferritin_ng_ml, 0.42, 14)
        rls = people.group != "control"
        self.rls.set_data(blood[rls], fluid[rls])
        self.others.set_data(blood[~rls], fluid[~rls])
        line, level = windows.normal_from, windows.low_below
        self.corner.set_data([line, line, 2000], [0.4, level, level])


class MedicinePicture(Fitted):
    """Of 1000 people who start a medicine: who had restless legs before, who gets them from it, who anyway."""

    name = "Bars of people with restless legs, of 1000 who start a medicine"
    size = (7.2, 3.4)
    narrow_size = (4.2, 3.6)
    ROWS = (
        ("had them before", SKY, None),
        ("new or worse:\nfrom the medicine", ORANGE, "////"),
        ("new or worse:\nanyway", GREEN, "...."),
    )

    def build(self, figure):
        axes = figure.subplots()
        plain_axes(axes, title="Who has restless legs?", xlabel="People, of 1000 who start it", xlim=(0, 340))
        axes.set_ylim(2.6, -0.6)
        axes.set_yticks(range(3), [words for words, _, _ in self.ROWS])
        axes.tick_params(axis="y", labelcolor=INK)
        self.bars, self.counts = [], []
        for row, (_, colour, hatch) in enumerate(self.ROWS):
            bar = axes.barh(row, 0, height=0.6, facecolor=colour, edgecolor=INK, hatch=hatch)
            self.bars.append(self.moving(bar[0]))
            self.counts.append(self.moving(axes.text(0, row, "", va="center", color=INK)))

    def show(self, result):
        counts = (result.before, result.from_medicine, result.by_chance)
        for bar, text, count in zip(self.bars, self.counts, counts, strict=True):
            bar.set_width(count)
            text.set_text(str(count))
            text.set_x(count + 5)
