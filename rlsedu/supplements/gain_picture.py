"""The picture of a trial: the two curves and their overlap above, every virtual person below."""

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from rlsedu.stage.fitted import KEYS, Fitted
from rlsedu.stage.meanings import dots_of, line_of
from rlsedu.stage.style import INK, SOFT, plain_axes

LIMITS, HIGHEST = (-48, 40), (-1.4, 3.2)  # layout
GROUND, TALL = 1.72, 17  # layout: where the curves stand, and how much they are stretched upwards
GROUPS = ("on iron", "on placebo")

FEW, SIZES = 40, ((7, 5), (5, 4))  # up to so many people have larger marks; points, on a wide screen and on a phone


class GainPicture(Fitted):
    """Change of the rating scale, better to the left: curves of the published trial, then each person of a new draw."""

    name = "Two curves that overlap, iron and placebo, and virtual people drawn from them"
    columns = (3, 3)
    size = (7.2, 5.0)
    narrow_size = (4.2, 4.8)

    def build(self, figure):
        axes = figure.subplots()
        title = f"Curves: published groups.{chr(10) if self._narrow else ' '}Marks: virtual people drawn from them"
        label = "Change of the symptom score (points)\n← minus: milder     plus: worse →"
        plain_axes(axes, title=title, xlabel=label, xlim=LIMITS, ylim=HIGHEST, grid=False)
        axes.set_yticks([0.8, -0.2], GROUPS)
        axes.tick_params(axis="y", length=0, labelcolor=INK)
        axes.spines["left"].set_visible(False)
        self.border = self.moving(axes.plot([], [], **line_of("limit"), linewidth=2.4)[0])
        self.shared = self.moving(axes.fill_between([], [], [], color=SOFT, alpha=0.4, linewidth=0))
        self.curves, self.people = [], []
        self.limit = self.moving(axes.text(0, 3.02, "", ha="right", fontsize=KEYS[self._narrow], color=INK))
        for group in GROUPS:
            self.curves.append(self.moving(axes.plot([], [], **line_of(group), linewidth=2.8)[0]))
            self.people.append(self.moving(axes.plot([], [], **dots_of(group))[0]))
        key = [*(Line2D([], [], **line_of(group), linewidth=2.8) for group in GROUPS), Patch(color=SOFT, alpha=0.4)]
        self.key(key, [*GROUPS, "shared by both"])
        self.point = self.callout(axes)

    def show(self, result):
        trial, x = result.trial, result.change
        heights = [GROUND + TALL * height for height in result.curves]
        least = np.minimum(*heights)
        self.shared.set_verts([np.concatenate([np.column_stack([x, least]), [[x[-1], GROUND], [x[0], GROUND]]])])
        self.border.set_data([-result.points] * 2, HIGHEST)
        self.limit.set(x=-result.points - 0.6, text=f"← better by {result.points:.3g} or more")
        for row, group in enumerate((trial.iron, trial.placebo)):
            self.curves[row].set_data(x, heights[row])
            self.people[row].set_data(group, 1 - row + stacked(group))
            self.people[row].set_markersize(SIZES[len(group) > FEW][self._narrow])
        first, (_, better) = trial.placebo.argmin(), result.improved
        at = (trial.placebo[first], stacked(trial.placebo)[first]) if better else None
        words = f"{better} of {len(trial.placebo)} better by {result.points:g}\nor more without iron"
        self.point.say(words, at=at, put=(0, 0))


def stacked(values, step=0.105, width=1.6, room=0.42):
    """Return heights, 0 at the middle, so that people with nearly the same change stand above each other."""
    bins = np.floor(np.asarray(values) / width).astype(int)
    order = np.zeros(len(bins), int)
    for one in np.unique(bins):
        order[bins == one] = np.arange((bins == one).sum())
    step = min(step, 2 * room / max(order.max(), 1))
    return order * step - room
