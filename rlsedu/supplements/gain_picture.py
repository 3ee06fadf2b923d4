"""The picture of a trial: the two curves and their overlap above, every virtual person below."""

import numpy as np

from rlsedu.stage.fitted import Fitted
from rlsedu.stage.style import BLUE, INK, ORANGE, SMALL_SIZE, SOFT, TEXT_SIZE, plain_axes

LIMITS = (-48, 40)


class GainPicture(Fitted):
    """Change of the rating scale, better to the left: curves of the published trial, then each person of a new draw."""

    name = "Two curves that overlap, iron and placebo, and virtual people drawn from them"
    columns = (4, 4)
    size = (7.2, 5.2)
    narrow_size = (4.2, 4.8)

    def build(self, figure):
        upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=[3, 4])
        plain_axes(upper, title="How the published groups changed", xlim=LIMITS, ylim=(0, 0.08), grid=False)
        upper.set_yticks([])
        upper.spines["left"].set_visible(False)
        label = "Change of the symptom score (points)\n← better          worse →"
        plain_axes(
            lower, title="Virtual people drawn from them", xlabel=label, xlim=LIMITS, ylim=(-0.62, 1.55), grid=False
        )
        lower.set_yticks([1, 0], ["iron", "placebo"], color=INK)
        lower.tick_params(axis="y", length=0, labelsize=SMALL_SIZE + 1, labelcolor=INK)
        self.shared = self.moving(upper.fill_between([], [], [], color=SOFT, alpha=0.35, linewidth=0))
        self.curves, self.people, self.counts = [], [], []
        for row, colour, marker in ((1, ORANGE, "o"), (0, BLUE, "s")):
            style = {"linestyle": "-" if row else "--"}
            self.curves.append(self.moving(upper.plot([], [], color=colour, linewidth=2.2, **style)[0]))
            mark = {
                "linestyle": "none",
                "marker": marker,
                "markersize": 5,
                "color": colour,
                "markeredgecolor": INK,
                "markeredgewidth": 0.5,
            }
            self.people.append(self.moving(lower.plot([], [], **mark)[0]))
            style = {"fontsize": TEXT_SIZE, "weight": "bold", "va": "center", "ha": "right"}
            text = lower.text(LIMITS[1], row + 0.1, "", color=INK, **style)
            self.counts.append(self.moving(text))
        self.limits = [
            self.moving(axes.plot([], [], color=INK, linewidth=1.3, linestyle=":")[0]) for axes in (upper, lower)
        ]
        self.key(
            [*self.curves, self.shared, self.limits[0]],
            ["iron", "placebo", "shared by both", "left of it: better"],
        )

    def show(self, result):
        trial, x, heights = result.trial, result.change, result.curves
        for line, height in zip(self.curves, heights, strict=True):
            line.set_data(x, height)
        least = np.minimum(*heights)
        self.shared.set_verts([np.concatenate([np.column_stack([x, least]), [[x[-1], 0], [x[0], 0]]])])
        for row, (group, line, text, count) in enumerate(
            zip((trial.iron, trial.placebo), self.people, self.counts, result.improved, strict=True)
        ):
            line.set_data(group, 1 - row + stacked(group))
            text.set_text(f"{count} of {len(group)} better\nby {result.points:g} or more")
        for line, top in zip(self.limits, ((0, 0.08), (-0.62, 1.4)), strict=True):
            line.set_data([-result.points] * 2, top)


def stacked(values, step=0.075, width=1.6, room=0.42):
    """Return heights, 0 at the middle, so that people with nearly the same change stand above each other."""
    bins = np.floor(np.asarray(values) / width).astype(int)
    order = np.zeros(len(bins), int)
    for one in np.unique(bins):
        order[bins == one] = np.arange((bins == one).sum())
    step = min(step, 2 * room / max(order.max(), 1))
    return order * step - room
