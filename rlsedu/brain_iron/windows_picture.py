"""The picture of two windows: ferritin in blood against iron in the brain, and the corner where the blood misleads."""

import numpy as np
from matplotlib.patches import Rectangle

from rlsedu.stage.fitted import LABELS, Fitted
from rlsedu.stage.meanings import dots_of
from rlsedu.stage.style import INK, plain_axes

FERRITIN, IRON = (0, 410), (0, 315)  # limits of the axes: ug/L and mg/kg
# ug/L and mg/kg: the lowest and the highest mark, so that none is cut and no words stand on one
ACROSS, MARKS = (6, 400), (50, 280)
TICKS = (0, 100, 200, 300, 400)
SHADE = {"color": "#f8e5db", "linewidth": 0, "antialiased": False}  # a sixth of the colour of restless legs
KEY = ["low iron, test: enough", "low iron, test: low", "iron not low"]
FAINT = 0.6  # of the marks that the count is not about


class TwoWindowsPicture(Fitted):
    """Each mark is a virtual person with restless legs; two lines part them; a shaded corner is misled."""

    columns = (3, 2)
    name = "People with restless legs by ferritin and iron in the nigra; the wrongly reassured shaded"
    size = (7.2, 4.9)
    narrow_size = (4.2, 4.9)

    def build(self, figure):
        axes = figure.subplots()
        plain_axes(
            axes,
            title="Some made-up people with restless legs",
            xlabel="Ferritin in blood (µg/L)",
            ylabel="Iron in the nigra (mg/kg),\nlow below the dashed line",
            xlim=FERRITIN,
            ylim=IRON,
            grid=False,
        )
        axes.set_yticks([0, 100, 200, 300])  # the line of low iron has its own number
        axes.set_xticks(TICKS, [*map(str, TICKS[:-1]), f"{TICKS[-1]}+"])
        self.corner = self.moving(axes.add_patch(Rectangle((0, IRON[0]), 0, 0, **SHADE)))
        ill = dots_of("restless legs")
        self.above = self.moving(axes.plot([], [], **ill, markersize=6, markeredgewidth=0, alpha=FAINT)[0])
        self.found = self.moving(axes.plot([], [], **ill, markersize=7, markeredgewidth=0)[0])
        self.misled = self.moving(axes.plot([], [], **ill, markersize=10, markeredgewidth=1)[0])
        self.cutoff = self.moving(axes.plot([], [], color=INK, linewidth=2)[0])
        self.low = self.moving(axes.plot([], [], color=INK, linewidth=1.5, linestyle="--")[0])
        self.gap = "\n" if self._narrow else " "
        words = {"fontsize": LABELS[self._narrow], "color": INK}
        self.enough = self.moving(axes.text(0, IRON[1] - 3, "", va="top", **words))
        self.little = self.moving(axes.text(-6, 0, "", ha="right", va="center", fontweight="bold", **words))
        self.point = self.callout(axes)
        self.key([self.misled, self.found, self.above], KEY)

    def show(self, result):
        people, cutoff, low = result.people, result.reading.cutoff_ug_l, result.low_iron_mg_kg
        x = np.clip(people.serum_ferritin_ug_l, *ACROSS)
        y = np.clip(people.brain_iron_mg_kg, *MARKS)
        little, above = people.brain_iron_mg_kg < low, people.serum_ferritin_ug_l > cutoff
        self.above.set_data(x[~little], y[~little])
        self.found.set_data(x[little & ~above], y[little & ~above])
        self.misled.set_data(x[little & above], y[little & above])
        self.corner.set(x=cutoff, width=FERRITIN[1] - cutoff, height=low - IRON[0])
        self.cutoff.set_data([cutoff, cutoff], IRON)
        self.low.set_data(FERRITIN, [low, low])
        self.enough.set(x=cutoff + 4, text=f"→ above {cutoff:.0f}:{self.gap}the test says enough")
        self.little.set(y=low, text=f"{low:.0f}")
        words = f"Low brain iron: {100 * result.reassured:.0f} of 100\nreassured wrongly"
        self.point.say(words, put=(0.99, 0.0))
