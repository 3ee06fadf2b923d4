"""The pictures of two stories, with one mark for each person: two windows on iron, and a new medicine."""

import numpy as np
from matplotlib.patches import Rectangle

from rlsedu.stage.fitted import TICKS, Fitted
from rlsedu.stage.meanings import dots_of, line_of
from rlsedu.stage.style import GRID, INK, ORANGE, PAPER, SOFT, plain_axes

SHOWN = 160
TITLE = f"Blood is normal. And spinal fluid?\n{SHOWN} drawn of many more virtual people"
BLOOD, FLUID, LINE_TO = (3, 2000), (0.2, 26), 12.5  # the words stand above the line
FAINT = 0.45
PEOPLE, LOT = 1000, 7  # the seed of the lot: any would do
KEY = ["may come from the medicine", "anyway (assumed)", "not new, not worse"]
WORSE = "now a triangle if they got worse", "triangle if worse"


class WindowsPicture(Fitted):
    """People as marks: blood ferritin across, spinal-fluid ferritin up. The marks without normal blood are faint."""

    name = "Marks of people by ferritin in blood and in spinal fluid, with a corner shaded"
    size = (7.2, 4.2)
    narrow_size = (4.2, 4.6)

    def build(self, figure):
        axes = figure.subplots()
        blood, fluid = "Ferritin in blood (µg/L): each step 10 times", "In spinal fluid (ng/mL): each step doubles"
        plain_axes(axes, title=TITLE, xlabel=blood, ylabel=fluid, grid=False)
        axes.set(xscale="log", yscale="log", xlim=BLOOD, ylim=FLUID)
        axes.set_xticks([10, 100, 1000], ["10", "100", "1000"])
        axes.set_yticks([0.25, 0.5, 1, 2, 4, 8, 16], ["0.25", "0.5", "1", "2", "4", "8", "16"])
        axes.minorticks_off()
        self.corner = self.moving(axes.add_patch(Rectangle((0, 0), 0, 0, facecolor=GRID, zorder=0.5)))
        self.line = self.moving(axes.plot([], [], **line_of("limit"), linewidth=1.6)[0])
        self.crowd = [
            self.moving(axes.plot([], [], **dots_of(kind), markersize=6, markeredgewidth=0.7, alpha=alpha)[0])
            for alpha in (1, FAINT)
            for kind in ("restless legs", "no restless legs")
        ]
        style = {"color": INK, "va": "top", "ha": "right", "transform": axes.transAxes}
        self.limits = self.moving(axes.text(0.985, 0.985, "", **style))
        self.key(self.crowd[:2], ["restless legs", "no restless legs"])
        self.point = self.callout(axes)

    def write(self, narrow):
        super().write(narrow)
        self.limits.set_fontsize(TICKS[narrow])

    def show(self, result):
        people, (line, level) = result.people.only(slice(SHOWN)), (result.windows.normal_from, result.windows.low_below)
        blood = np.clip(people.serum_ferritin_ug_l, 3.3, 1900)
        fluid = np.clip(people.csf_ferritin_ng_ml, 0.43, 15)
        rls, normal = people.group != "control", people.serum_ferritin_ug_l >= line
        for marks, part in zip(self.crowd, (rls & normal, ~rls & normal, rls & ~normal, ~rls & ~normal), strict=True):
            marks.set_data(blood[part], fluid[part])
        self.corner.set_bounds(line, FLUID[0], BLOOD[1] - line, level - FLUID[0])
        self.line.set_data([line, line], [FLUID[0], LINE_TO])
        self.limits.set_text(f"normal blood: {line:.0f} or more\nshaded: spinal fluid below {level:.2g}")
        gap = "\n" if self._narrow else " "
        self.point.say(f"Restless legs,{gap}normal blood:\n{result.rls_of_100} of 100 are here", put=(1, 0))


class MedicinePicture(Fitted):
    """A thousand people who start a medicine, each a dot; who gets restless legs, new or worse, is a triangle.

    Those who would have got them anyway stand among the others: a lot drawn once says where. Above, on the same width:
    how many of the thousand had them before.
    """

    name = "A thousand dots, people who start a medicine; triangles are new or worse restless legs"
    size = (7.2, 4.1)
    narrow_size = (4.2, 4.4)
    columns = (3, 1)
    rows = (20, 25)
    band = 0.24  # over the dots, for the call-out: as a share of their height

    def build(self, figure):
        before, after = figure.subplots(2, 1, height_ratios=[1, 11])
        title = "1000 start a medicine for depression. Triangles: restless legs, new or worse"
        plain_axes(before, title=title, xlim=(0, PEOPLE), ylim=(0, 1), grid=False)
        before.add_patch(Rectangle((0, 0), PEOPLE, 1, facecolor="none", edgecolor=SOFT, clip_on=False))
        self.bar = self.moving(before.add_patch(Rectangle((0, 0), 0, 1, facecolor=ORANGE, alpha=0.5)))
        self.had = self.moving(before.text(0, 0.45, "", va="center", color=INK))
        plain_axes(after, xlim=(0, 1), ylim=(1, -self.band), grid=False)
        for axes in (before, after):
            axes.set_axis_off()
        self.crowd = after.plot([], [], "o", color=SOFT, alpha=FAINT, markeredgewidth=0)[0]
        style = dots_of("restless legs")
        self.medicine = self.moving(after.plot([], [], **style)[0])
        style |= {"markerfacecolor": PAPER, "markeredgecolor": INK}
        self.anyway = self.moving(after.plot([], [], **style)[0])
        self.key([self.medicine, self.anyway, self.crowd], KEY)
        self.point = self.callout(after)
        self.lots = np.random.default_rng(LOT).permutation(PEOPLE)

    def write(self, narrow):
        for marks in (self.medicine, self.anyway):
            marks.set(markersize=(8.2, 6.4)[narrow], markeredgewidth=(1.5, 1.2)[narrow])
        self.medicine.set_markeredgewidth(0)
        super().write(narrow)
        self.had.set_fontsize(TICKS[narrow])
        across, down = np.divmod(np.arange(PEOPLE), self.rows[narrow])
        self.places = np.array([(across + 0.5) * self.rows[narrow] / PEOPLE, (down + 0.5) / self.rows[narrow]])
        self.crowd.set_data(*self.places)
        self.crowd.set_markersize((3.6, 3)[narrow])

    def show(self, result):
        self.bar.set_width(result.before)
        self.had.set(x=result.before + 12, text=f"{result.before} of these had them before: {WORSE[self._narrow]}")
        order = self.lots[self.lots < result.new]
        anyway, medicine = order[: result.by_chance], order[result.by_chance :]
        self.medicine.set_data(*self.places[:, medicine])
        self.anyway.set_data(*self.places[:, anyway])
        if not len(order):
            self.point.say("no new or worse\nrestless legs", put=(0.66, 1))
            return
        columns = -(-len(order) // self.rows[self._narrow])
        edge = columns * self.rows[self._narrow] / PEOPLE, 0
        words = f"{len(order)} of {PEOPLE} new or worse:\nfrom it? Nobody knows"
        self.point.say(words, at=edge, put=(0.66, 1))
