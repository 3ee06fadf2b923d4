"""The picture of two windows: blood ferritin against iron in the brain, one mark per person."""

import numpy as np

from rlsedu.stage.fitted import Fitted
from rlsedu.stage.style import BLUE, INK, ORANGE, PAPER, RED, SMALL_SIZE, plain_axes

FERRITIN, IRON = (3, 5000), (40, 300)  # limits of the axes: ug/L and mg/kg
TICKS = [5, 15, 75, 300, 1000, 4000]


class TwoWindowsPicture(Fitted):
    """Each mark is a virtual person; the two lines divide them; ringed are those whom the blood test reassures."""

    name = "Marks of people by ferritin in blood and iron in the nigra, with two lines"
    size = (7.2, 4.9)
    narrow_size = (4.2, 4.8)

    def build(self, figure):
        axes = figure.subplots()
        plain_axes(
            axes,
            title="Does the blood show the brain?",
            xlabel="Ferritin in blood (µg/L)",
            ylabel="Iron in the nigra (mg/kg)",
            ylim=IRON,
        )
        axes.set_xscale("log")
        axes.set_xlim(*FERRITIN)
        axes.set_xticks(TICKS, [str(tick) for tick in TICKS])
        axes.minorticks_off()
        marks = {"linestyle": "none", "markeredgewidth": 0.6}
        self.controls = self.moving(axes.plot([], [], "o", color=BLUE, markersize=4.5, alpha=0.75, **marks)[0])
        self.rls = self.moving(axes.plot([], [], "^", color=ORANGE, markersize=5.5, markeredgecolor=INK, **marks)[0])
        ring = {"markerfacecolor": "none", "markeredgecolor": RED, "markersize": 11, "markeredgewidth": 1.8}
        self.ringed = self.moving(axes.plot([], [], "o", linestyle="none", **ring)[0])
        self.cutoff = self.moving(axes.plot([], [], color=INK, linewidth=2)[0])
        self.low = self.moving(axes.plot([], [], color=INK, linewidth=1.5, linestyle="--")[0])
        ground = {"facecolor": PAPER, "edgecolor": "none", "alpha": 0.8, "pad": 0.8}
        words = {"fontsize": SMALL_SIZE, "color": INK, "va": "top", "bbox": ground, "zorder": 3}
        self.left = self.moving(axes.text(0, 0, "", ha="right", **words))
        self.right = self.moving(axes.text(0, 0, "", ha="left", **words))
        self.below = self.moving(axes.text(FERRITIN[1] / 1.1, 0, "low brain iron", ha="right", **words))
        words = ["without restless legs", "with restless legs", "reassured wrongly"]
        self.key([self.controls, self.rls, self.ringed], words)

    def show(self, result):
        people, cutoff = result.people, result.reading.cutoff_ug_l
        x = np.clip(people.serum_ferritin_ug_l, 1.1 * FERRITIN[0], FERRITIN[1] / 1.1)
        y = np.clip(people.brain_iron_mg_kg, IRON[0] + 5, IRON[1] - 5)
        control = people.group == "control"
        ringed = ~control & (people.brain_iron_mg_kg < result.low_iron_mg_kg) & (people.serum_ferritin_ug_l > cutoff)
        for artist, chosen in ((self.controls, control), (self.rls, ~control), (self.ringed, ringed)):
            artist.set_data(x[chosen], y[chosen])
        self.cutoff.set_data([cutoff, cutoff], IRON)
        self.low.set_data(FERRITIN, [result.low_iron_mg_kg] * 2)
        self.below.set_y(result.low_iron_mg_kg - 2)
        for words, side, text in ((self.left, 0.93, "test says\nlow"), (self.right, 1.07, "test says\nenough")):
            words.set_position((cutoff * side, IRON[1] - 5))
            words.set_text(text)
