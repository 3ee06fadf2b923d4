"""The picture of a trial that is run a thousand times, above the published trials on the same axis."""

import numpy as np

from rlsedu.stage.fitted import Fitted
from rlsedu.stage.style import BLUE, INK, ORANGE, PURPLE, SKY, SOFT, plain_axes

LIMITS = (-12, 28)
EDGES = np.arange(LIMITS[0], LIMITS[1] + 1)
MOST = 380
KINDS = (
    ("clear: iron better", BLUE, None),
    ("not clear", "#ffffff", "////"),
    ("clear, but wrong way", ORANGE, None),
)
MARKS = {"pooled": "D", "tablets": "^", "infusions": "o"}  # by the group of a published result


class TrialPicture(Fitted):
    """Above: what 1000 trials of one plan find. Below: what was published, as (name, group, low, value, high) rows."""

    name = "Bars of what 1000 trials of one plan find, above published trials with their ranges"
    columns = (3, 3)
    size = (7.2, 5.6)
    narrow_size = (4.2, 5.0)

    def __init__(self, published):
        self.published = published
        super().__init__()

    def build(self, figure):
        upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=[1, 1])
        plain_axes(upper, title="1000 trials of this plan", ylabel="Trials", xlim=LIMITS, ylim=(0, MOST))
        plain_axes(lower, title="Published, with 95 % ranges", xlabel="Advantage of iron (points)")
        self._bars(upper)
        self._marks(upper)
        self._published(lower)
        self.key(
            [*self.bars, self.truth, self.alone, self.first],
            [*(words for words, _, _ in KINDS), "the truth", "no dummy group", "the first trial"],
        )

    def _bars(self, axes):
        nothing = np.zeros(len(EDGES) - 1)
        self.bars = [
            self.moving(axes.stairs(nothing, EDGES, fill=True, facecolor=colour, edgecolor=SOFT, hatch=hatch))
            for _, colour, hatch in KINDS
        ]
        axes.axvline(0, color=SOFT, linewidth=1)

    def _marks(self, axes):
        self.truth = self.moving(axes.plot([], [], color=INK, linewidth=2)[0])
        self.alone = self.moving(axes.plot([], [], color=PURPLE, linewidth=2, linestyle=":")[0])
        self.range = self.moving(axes.plot([], [], color=INK, linewidth=2)[0])
        style = {"marker": "D", "markersize": 8, "markeredgecolor": INK, "color": SKY, "linestyle": "none"}
        self.first = self.moving(axes.plot([], [], **style)[0])

    def _published(self, axes):
        axes.set_ylim(len(self.published) - 0.4, -0.6)
        axes.set_yticks(range(len(self.published)), [name for name, *_ in self.published])
        axes.tick_params(axis="y", labelcolor=INK)
        axes.axvline(0, color=SOFT, linewidth=1)
        for row, (_, group, low, value, high) in enumerate(self.published):
            axes.plot([low, high], [row, row], color=BLUE, linewidth=1.6)
            axes.plot([value], [row], MARKS[group], color=BLUE, markersize=7)

    def show(self, result):
        inside = np.clip(result.advantage, LIMITS[0] + 0.5, LIMITS[1] - 0.5)
        found = result.significant & (result.advantage > 0)
        kinds = (found, ~result.significant, result.significant & ~found)
        base = np.zeros(len(EDGES) - 1)
        for bars, kind in zip(self.bars, kinds, strict=True):
            top = base + np.histogram(inside[kind], EDGES)[0] * 1000 / len(inside)
            bars.set_data(top, EDGES, base)
            base = top
        design = result.design
        self.truth.set_data([design.true_effect] * 2, [0, 0.97 * MOST])
        self.alone.set_data([design.true_effect + design.placebo_response] * 2, [0, 0.97 * MOST])
        ends = np.clip([result.advantage[0] - result.half[0], result.advantage[0] + result.half[0]], *LIMITS)
        self.range.set_data(ends, [0.93 * MOST] * 2)
        self.first.set_data([inside[0]], [0.93 * MOST])
