"""The pictures of two stories: above, a year of ferritin in the model; below, what was counted in people."""

from matplotlib.path import Path
from matplotlib.transforms import ScaledTranslation

from rlsedu.stage.fitted import KEYS, Fitted
from rlsedu.stage.meanings import dots_of, line_of
from rlsedu.stage.style import INK, RED, SOFT, plain_axes

WEEKS = (0, 54)
SIDE = [(0.1, 0.5), (0.65, 0.2), (0.65, -0.3), (0.65, -0.75), (0.35, -1)]
DROP = Path([(0, 1.2), *SIDE, (0, -1), *[(-x, y) for x, y in SIDE[::-1]], (0, 1.2)], [Path.MOVETO] + 12 * [Path.CURVE4])
LIFT = 14 / 72  # inches: a drop stands above the line
MOST_UG_L, BOX_UP, BOX_RIGHT, ROOM_ABOVE = 145, 0.5, 0.2, 0.6


class YearPicture(Fitted):
    """Ferritin up to the week looked at; what comes later is faint."""

    size = (7.2, 4.3)
    narrow_size = (4.2, 4.7)

    def build_year(self, upper, title, most_ug_l):
        """Make the lines of the year."""
        plain_axes(upper, title=title, xlabel="Weeks", ylabel="Ferritin (µg/L)", xlim=WEEKS, ylim=(0, most_ug_l))
        line = line_of("ferritin")
        self.year = self.moving(upper.plot([], [], **line, linewidth=1.6, alpha=0.4)[0])
        self.ferritin = self.moving(upper.plot([], [], **line, linewidth=2.6)[0], ghost=True)
        self.now = self.moving(upper.plot([], [], **dots_of("ferritin"), markersize=9, clip_on=False)[0])

    def show_year(self, result):
        """Draw the year up to now."""
        self.year.set_data(result.weeks, result.ferritin)
        self.ferritin.set_data(*result.so_far)
        known = result.now is not None
        self.now.set_data([result.week] if known else [], [result.now] if known else [])


class DonorPicture(YearPicture):
    """A drop for each gift of blood. Below: did the studies see that low iron goes with restless legs?"""

    name = "Curve of a donor's ferritin over a year, and shares of donors with restless legs"

    def __init__(self, studies):
        self.studies = [study for study in studies if study.low_iron]
        super().__init__()

    def build(self, figure):
        upper, lower = figure.subplots(2, 1)
        self.build_year(upper, "Each gift of blood takes iron (the model falls too far)", MOST_UG_L)
        lifted = upper.transData + ScaledTranslation(0, LIFT, figure.dpi_scale_trans)
        style = {"color": RED, "linestyle": "none", "marker": DROP, "markersize": 14, "markeredgewidth": 0}
        self.gifts = self.moving(upper.plot([], [], transform=lifted, **style)[0])
        self.build_studies(lower)
        self.point = self.callout(upper)

    def build_studies(self, lower):
        """Draw what was counted: it stands still."""
        title, words = "Restless legs and low iron: studies disagree", "Donors with restless legs, of 100"
        plain_axes(lower, title=title, xlabel=words, xlim=(0, 50), ylim=(2.6, -0.6))
        rows = list(dict.fromkeys(study.low_iron for study in self.studies))
        lower.set_yticks(range(len(rows)), rows)
        lower.grid(visible=False, axis="y")
        lower.tick_params(axis="y", labelcolor=INK)
        self.words = []
        for study in self.studies:
            row = rows.index(study.low_iron)
            shares = [study.percent, study.little_percent or study.percent]
            lower.plot(shares, [row, row], **line_of("measured"), linewidth=2.4, marker="D", markersize=8)
            if study.little_percent:
                self.words.append(_beside(lower, shares[1], row, "low iron"))
        last = max(study.percent for study in self.studies if study.low_iron == rows[0])
        self.words.append(_beside(lower, last, 0, "low iron or not"))

    def write(self, narrow):
        super().write(narrow)
        for words in self.words:
            words.set_fontsize(KEYS[narrow])

    def show(self, result):
        self.show_year(result)
        self.gifts.set_data(*result.given)
        start, now = f"{result.ferritin[0]:.0f}", f"{result.now:.0f}"
        year = result.week == result.weeks[-1]
        if start == now:
            words = f"still {now} {'after a year' if year else f'in week {result.whole_week}'}"
        else:
            words = f"{start} to {now} {'in a year' if year else f'by week {result.whole_week}'}"
        up = result.now / MOST_UG_L
        put = (result.week / WEEKS[1] + BOX_RIGHT, up + (BOX_UP if up < ROOM_ABOVE else -BOX_UP))
        self.point.say(words, at=(result.week, result.now), put=put)


def _beside(axes, x, y, words):
    """Write words to the right of a mark."""
    return axes.annotate(words, (x, y), xytext=(8, 0), textcoords="offset points", va="center", color=INK)


class PregnancyPicture(YearPicture):
    """Below, over the same weeks: how many women have restless legs at each stage."""

    name = "Curve of ferritin in pregnancy, and below it the share of women with restless legs"

    def __init__(self, stages, begins):
        self.stages, self.begins = stages, begins
        super().__init__()

    def build(self, figure):
        upper, lower = figure.subplots(2, 1)
        self.build_year(upper, "Ferritin falls in the model ...", 110)
        ends = [*self.begins[1:], 52]
        self.middles = [(begin + end) / 2 for begin, end in zip(self.begins, ends, strict=True)]
        title = "... and more women get restless legs: no proof of a cause"
        plain_axes(lower, title=title, ylabel="Of 100 women", xlim=WEEKS, ylim=(0, 40))
        lower.set_xticks(self.middles, [stage.who.replace(" ", "\n", 1) for stage in self.stages])
        lower.tick_params(axis="x", labelcolor=INK, length=0)
        for axes in (upper, lower):
            axes.grid(visible=False, axis="x")
            axes.axvline(self.begins[-1], **line_of("limit"))
        self.birth = upper.text(self.begins[-1] + 0.8, 104, "birth: from here\nnot known", color=SOFT, va="top")
        style = dots_of("measured")
        lower.plot(self.middles, [stage.percent for stage in self.stages], **style, markersize=8)
        self.chosen = self.moving(lower.plot([], [], **style, markersize=13)[0])
        self.point = self.callout(lower)

    def write(self, narrow):
        super().write(narrow)
        self.birth.set_fontsize(KEYS[narrow])

    def show(self, result):
        self.show_year(result)
        stage, middle = self.stages[result.chosen], self.middles[result.chosen]
        self.chosen.set_data([middle], [stage.percent])
        when = stage.who if stage.who.startswith("after") else f"in {stage.who}"
        self.point.say(f"{stage.percent:.0f} of 100 {when}", at=(middle, stage.percent), put=(middle / WEEKS[1], 0.88))
