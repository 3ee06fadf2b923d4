"""The pictures of two stories: above, a year of ferritin in the model; below, what was counted in people."""

from matplotlib.patches import Rectangle
from matplotlib.path import Path
from matplotlib.transforms import ScaledTranslation

from rlsedu.stage.callout import OVER
from rlsedu.stage.fitted import TICKS, TITLES, Fitted
from rlsedu.stage.meanings import dots_of, line_of
from rlsedu.stage.style import COVER, GRID, INK, RED, plain_axes

WEEKS = (0, 54)
SHADED = 27.5  # of 100 women: how high the stage that is shown is shaded
SIDE = [(0.1, 0.5), (0.65, 0.2), (0.65, -0.3), (0.65, -0.75), (0.35, -1)]
DROP = Path([(0, 1.2), *SIDE, (0, -1), *[(-x, y) for x, y in SIDE[::-1]], (0, 1.2)], [Path.MOVETO] + 12 * [Path.CURVE4])
LIFT = 14 / 72  # inches: a drop stands above the line
MOST_UG_L, BOX_UP, BOX_RIGHT, ROOM_ABOVE = 145, 0.5, 0.2, 0.6


class YearPicture(Fitted):
    """Ferritin up to the week looked at."""

    size = (7.2, 4.3)
    narrow_size = (4.2, 4.7)

    def build_year(self, upper, title, weeks, most_ug_l):
        """Make the line of the year."""
        plain_axes(upper, title=title, xlabel=weeks, ylabel="Ferritin (µg/L)", xlim=WEEKS, ylim=(0, most_ug_l))
        self.ferritin = self.moving(upper.plot([], [], **line_of("ferritin"), linewidth=2.6)[0], ghost=True)
        style = dots_of("ferritin") | {"zorder": OVER, "clip_on": False}
        self.now = self.moving(upper.plot([], [], **style, markersize=9)[0])

    def show_year(self, result):
        """Draw the year up to now."""
        self.ferritin.set_data(*result.so_far)
        known = result.now is not None
        self.now.set_data([result.week] if known else [], [result.now] if known else [])


class DonorPicture(YearPicture):
    """A drop for each gift of blood. Below: did the studies see that low iron goes with restless legs?"""

    name = "Curve of the ferritin of a donor over a year, and shares of donors with restless legs"

    def __init__(self, studies):
        self.studies = [study for study in studies if study.low_iron]
        super().__init__()

    def build(self, figure):
        upper, lower = figure.subplots(2, 1)
        self.build_year(upper, "Each gift of blood (a drop) takes iron, in this model", "Week", MOST_UG_L)
        lifted = upper.transData + ScaledTranslation(0, LIFT, figure.dpi_scale_trans)
        style = {"color": RED, "linestyle": "none", "marker": DROP, "markersize": 14, "markeredgewidth": 0}
        self.gifts = self.moving(upper.plot([], [], transform=lifted, zorder=OVER, **style)[0])
        self.build_studies(lower)
        self.point = self.callout(upper)

    def build_studies(self, lower):
        """Draw what was counted: it stands still."""
        title, words = "Restless legs and low iron: studies disagree", "Donors with restless legs, of 100"
        plain_axes(lower, title=title, xlabel=words, xlim=(0, 50), ylim=(2.6, -0.6), grid=False)
        rows = list(dict.fromkeys(study.low_iron for study in self.studies))
        lower.set_yticks(range(len(rows)), rows)
        lower.tick_params(axis="y", labelcolor=INK)
        self.words = []
        for study in self.studies:
            row = rows.index(study.low_iron)
            shares = [study.percent, study.little_percent or study.percent]
            lower.plot(shares, [row, row], **line_of("measured"), linewidth=2.4, marker="D", markersize=8)
            if study.little_percent:
                others = "not low" if "enough iron" in study.who else "all women"
                self.words += [_beside(lower, shares[0], row, others, -1), _beside(lower, shares[1], row, "low iron")]
        first = sorted((study.percent, study.who) for study in self.studies if study.low_iron == rows[0])
        who = ", ".join(name.removesuffix(" donors") for _, name in first)
        self.words.append(_beside(lower, first[-1][0], 0, f"{who}:\nno clear difference with low iron"))

    def write(self, narrow):
        super().write(narrow)
        for words in self.words:
            words.set_fontsize(TICKS[narrow])

    def show(self, result):
        self.show_year(result)
        self.gifts.set_data(*result.given)
        start, now = f"{result.ferritin[0]:.0f}", f"{result.now:.0f}"
        year = result.week == result.weeks[-1]
        if start == now:
            words = f"still {now} {'after a year' if year else f'in week {result.whole_week}'}"
        else:
            words = f"{start} to {now} {'in a year' if year else f'by week {result.whole_week}'}"
            words += "\n(real donors fall less)" if result.now < result.ferritin[0] else ""
        up = result.now / MOST_UG_L
        put = (result.week / WEEKS[1] + BOX_RIGHT, up + (BOX_UP if up < ROOM_ABOVE else -BOX_UP))
        self.point.say(words, at=(result.week, result.now), put=put)


def _beside(axes, x, y, words, side=1):
    """Write words to the right of a mark, or to its left (side -1)."""
    style = {"textcoords": "offset points", "va": "center", "ha": "left" if side > 0 else "right", "color": INK}
    return axes.annotate(words, (x, y), xytext=(9 * side, 0), **style)


class PregnancyPicture(YearPicture):
    """Below, over the same time: how many women have restless legs at each stage."""

    name = "Curve of ferritin in pregnancy, and below it the share of women with restless legs"

    def __init__(self, stages, begins):
        self.stages, self.begins = stages, begins
        super().__init__()

    def build(self, figure):
        upper, lower = figure.subplots(2, 1)
        self.build_year(upper, "In this model ferritin falls in pregnancy ...", "Week of pregnancy", 130)
        ends = [*self.begins[1:], 52]
        self.middles = [(begin + end) / 2 for begin, end in zip(self.begins, ends, strict=True)]
        title = "... and more women get restless legs: no proof of a cause"
        words = "The same time (grey: the stage shown)"
        plain_axes(lower, title=title, xlabel=words, ylabel="Of 100 women", xlim=WEEKS, ylim=(0, 50))
        lower.set_yticks(range(0, 50, 10))
        lower.set_xticks(self.middles, [stage.who.replace(" ", "\n", 1) for stage in self.stages])
        lower.tick_params(axis="x", labelcolor=INK, length=0)
        for axes, top in ((upper, 1), (lower, SHADED / 50)):
            axes.grid(visible=False, axis="x")
            for week in self.begins[1:-1]:
                axes.axvline(week, 0, top, color=GRID)
            axes.axvline(self.begins[-1], 0, top, **line_of("limit"))
        self.birth = self.moving(upper.text(self.begins[-1] + 0.8, 124, "", color=INK, va="top", bbox=COVER))
        self.value = self.moving(upper.text(0, 0, "", color=INK, weight="bold", ha="center", va="bottom", bbox=COVER))
        self.chosen = self.moving(lower.add_patch(Rectangle((0, 0), 0, SHADED, facecolor=GRID, zorder=0.5)))
        style = dots_of("measured") | {"zorder": OVER}
        shares = [stage.percent for stage in self.stages]
        self.shares = self.moving(lower.plot(self.middles, shares, **style, markersize=11)[0])
        self.week = self.moving(upper.plot([], [], "^", color=INK, markersize=8, clip_on=False)[0])
        self.point = self.callout(lower)

    def write(self, narrow):
        super().write(narrow)
        self.birth.set_fontsize(TICKS[narrow])
        self.value.set_fontsize(TITLES[narrow])

    def show(self, result):
        self.show_year(result)
        known, middle = result.now is not None, self.middles[result.chosen]
        self.value.set_text(f"{result.now:.0f}" if known else "")
        if known:
            self.value.set_position((min(max(result.week, 1.7), self.begins[-1] - 1.7), result.now + 6))
        gap = "\n" if self._narrow else " "
        when = "after birth" if known else f"in week {result.whole_week}"
        self.birth.set_text(f"ferritin{gap}not known\n{when}")
        self.week.set_data([] if known else [result.week], [] if known else [0])
        stage, half = self.stages[result.chosen], middle - self.begins[result.chosen]
        self.chosen.set(x=middle - half, width=2 * half)
        when = stage.who if stage.who.startswith("after") else f"in {stage.who}"
        words = f"{stage.percent:.0f} of 100 women\n{when}"
        self.point.say(words, at=(middle, stage.percent), put=(middle / WEEKS[1], 0.95))
