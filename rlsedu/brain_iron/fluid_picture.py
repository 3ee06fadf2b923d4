"""The picture of spinal fluid as a test: two overlapping curves with a cut-off, and the ROC curve."""

import numpy as np

from rlsedu.stage.fitted import Fitted
from rlsedu.stage.style import BLUE, INK, ORANGE, SMALL_SIZE, SOFT, plain_axes

HIGHEST_DENSITY = 0.85


class SpinalFluidPicture(Fitted):
    """Left: how often each level occurs in both groups, shaded where the test is positive. Right: the ROC curve."""

    name = "Two curves of ferritin in spinal fluid with a cut-off, and the ROC curve"
    columns = (4, 1)
    size = (7.2, 4.3)
    narrow_size = (4.2, 4.9)

    def build(self, figure):
        curves, roc = self.panels = figure.subplots(1, 2)
        self.aside = figure.add_subplot()
        self.aside.set_axis_off()
        plain_axes(
            curves,
            title="How much do the groups overlap?",
            xlabel="Ferritin in spinal fluid (ng/mL)\nlevel and spread not verified",
            ylabel="How common",
            xlim=(0, 10),
            ylim=(0, HIGHEST_DENSITY),
        )
        curves.set_yticks([])
        shade = {"closed": True, "linewidth": 0}
        self.true = self.moving(curves.fill([0], [0], facecolor=(ORANGE, 0.45), **shade)[0])
        self.false = self.moving(curves.fill([0], [0], facecolor=(BLUE, 0.3), hatch="//", edgecolor=BLUE, **shade)[0])
        self.rls = self.moving(curves.plot([], [], color=ORANGE, linewidth=2.4)[0], ghost=True)
        self.control = self.moving(curves.plot([], [], color=BLUE, linewidth=2.4, linestyle="--")[0])
        self.cutoff = self.moving(curves.plot([], [], color=INK, linewidth=2)[0])
        self.word = self.moving(curves.text(0, 0, "cut-off", fontsize=SMALL_SIZE, color=INK, va="top", ha="left"))
        plain_axes(
            roc,
            title="Every cut-off",
            xlabel="False alarms (%)",
            ylabel="Found (%)",
            xlim=(0, 100),
            ylim=(0, 100),
        )
        roc.set_aspect("equal")
        for axis in (roc.xaxis, roc.yaxis):
            axis.set_ticks([0, 25, 50, 75, 100])
        roc.plot([0, 100], [0, 100], color=SOFT, linestyle=":", linewidth=1.5)
        roc.text(60, 48, "a coin", fontsize=SMALL_SIZE, color=SOFT)
        self.curve = self.moving(roc.plot([], [], color=ORANGE, linewidth=2.4)[0], ghost=True)
        self.here = self.moving(roc.plot([], [], "o", color=INK, markersize=9, clip_on=False)[0])
        self.key(
            [self.control, self.rls, self.false, self.true],
            ["no restless legs", "restless legs,\nearly onset", "false alarm", "found"],
        )
        self.write(narrow=False)

    def write(self, narrow):
        """Put the two parts side by side on a wide screen; on a phone one below the other, with the key at the side."""
        curves, roc = self.panels
        grid = self.figure.add_gridspec(2, 2, height_ratios=[1, 1.35]) if narrow else self.figure.add_gridspec(1, 5)
        curves.set_subplotspec(grid[0, :] if narrow else grid[0, :3])
        roc.set_subplotspec(grid[1, 0] if narrow else grid[0, 3:])
        self.aside.set_subplotspec(grid[1, 1] if narrow else grid[0, 4])
        self.aside.set_in_layout(narrow)
        super().write(narrow)

    def _key_below(self, narrow):
        if not narrow:
            super()._key_below(narrow)
            return
        self._legend.remove()
        self._legend = self._key_in(self.aside, narrow, loc="center left")

    def show(self, result):
        x, cutoff = result.ferritin_ng_ml, result.test.cutoff_ng_ml
        for line, shade, density in (
            (self.control, self.false, result.control_density),
            (self.rls, self.true, result.rls_density),
        ):
            line.set_data(x, density)
            tail = np.append(x[x < cutoff], cutoff)
            heights = np.interp(tail, x, density)
            shade.set_xy(np.column_stack([[0, *tail, cutoff], [0, *heights, 0]]))
        self.cutoff.set_data([cutoff, cutoff], [0, HIGHEST_DENSITY])
        self.word.set_position((cutoff + 0.15, HIGHEST_DENSITY))
        self.curve.set_data(100 * result.roc_false_alarms, 100 * result.roc_sensitivity)
        self.here.set_data([100 * (1 - result.specificity)], [100 * result.sensitivity])
