"""The picture of study sizes: what a hundred studies of one size report, and what the published ones found."""

import numpy as np
from matplotlib.patheffects import Normal, Stroke

from rlsedu.brain_iron.heap_picture import HeapPicture
from rlsedu.stage.fitted import LABELS
from rlsedu.stage.style import INK, PAPER, PURPLE, SOFT, plain_axes

REPORTS, HEIGHT = (-2.3, 4.1), 18  # SD; rows of marks
WIDTHS, SIZES = (0.125, 0.165), (8.5, 6)  # of a mark: with the room around it in SD, and in points
FIRST = (-37, -66)  # where the words of the published rows begin
ROWS = 11  # of marks, at most; a higher heap is pressed together
TITLE = "{} published comparisons: those with a better\nchance did not find less iron more often"
# What a study found: its mark, and the words beside the row of the published ones
LOOKS = {
    "lower": ("v", INK, "found less iron"),
    "same": ("o", PAPER, "no clear difference"),
    "untold": ("x", INK, "result not known"),
}


class HowManyPicture(HeapPicture):
    """Above, a hundred studies by the difference they report; below, the published ones by their chance to find it."""

    name = "A heap of a hundred studies by what they report, and three rows of published ones"
    size = (7.2, 5.4)
    narrow_size = (4.2, 5.0)

    def __init__(self, studies):
        self.studies = studies
        super().__init__()

    def build(self, figure):
        heap, told = self.heap, _ = figure.subplots(2, 1, height_ratios=(1.75, 1))
        plain_axes(
            heap,
            title="100 virtual studies. Full: found a difference\n(tip down: less iron); hollow: not clear",
            xlabel="Less iron, as reported (1 SD: how far a typical\nperson is from the average)",
            xlim=REPORTS,
            ylim=(-0.8, HEIGHT),
            grid=False,
        )
        heap.set_yticks([])
        heap.spines["left"].set_visible(False)
        over = {"zorder": 3, "path_effects": [Stroke(linewidth=3.2, foreground=PAPER), Normal()]}
        self.truth = self.moving(heap.plot([], [], color=INK, linestyle="--", linewidth=1.8, **over)[0])
        self.told = self.moving(heap.plot([], [], color=PURPLE, linewidth=2, **over)[0])
        marks = {"linestyle": "none", "markersize": SIZES[self._narrow]}
        full = {"color": PURPLE, "markeredgecolor": INK, "markeredgewidth": 0.6}
        self.missed = self.moving(heap.plot([], [], marker="o", color=SOFT, markerfacecolor=PAPER, **marks)[0])
        self.less = self.moving(heap.plot([], [], marker="v", **full, **marks)[0])
        self.more = self.moving(heap.plot([], [], marker="^", **full, **marks)[0])
        words = {"fontsize": LABELS[self._narrow], "ha": "center", "va": "center", "color": INK}
        self.word = self.moving(heap.text(0, HEIGHT - 0.8, "true", **words))
        self.mean = self.moving(heap.text(0, HEIGHT - 2.5, "", **words | {"color": PURPLE, "ha": "left"}))
        self.point = self.callout(heap)
        self._published(told)

    def _published(self, axes):
        plain_axes(
            axes,
            title=TITLE.format(len(self.studies)),
            xlabel="Chance of each to find a difference (%);\nhow high it stands in its row means nothing",
            xlim=(FIRST[self._narrow], 104),
            ylim=(2.6, -0.6),
        )
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        axes.set_xticks(range(0, 101, 20))
        axes.spines["bottom"].set_bounds(0, 104)
        self.rows = []
        for place, (found, (marker, face, words)) in enumerate(LOOKS.items()):
            own = [row for row, study in enumerate(self.studies) if study.found == found]
            marks = {"marker": marker, "markersize": 11, "markerfacecolor": face, "markeredgewidth": 1.6}
            self.rows.append((own, self.moving(axes.plot([], [], color=INK, linestyle="none", **marks)[0])))
            axes.text(FIRST[self._narrow], place, f"{words}: {len(own)}", va="center", fontsize=LABELS[self._narrow])

    def show(self, result):
        d, reported, curse = result.plan.d, result.reported_d, result.curse
        rows = self.piled(reported, WIDTHS[self._narrow]).astype(float)
        rows *= min(1, ROWS / max(rows.max(), 1))
        more, less = result.find_more, len(reported) - result.find_less
        for marks, part in ((self.more, slice(more)), (self.missed, slice(more, less)), (self.less, slice(less, None))):
            marks.set_data(reported[part], rows[part])
        self.truth.set_data([d, d], [-0.8, HEIGHT - 2])
        self.word.set_x(d)
        told, true = f"{curse.mean_reported_d:.2f}", f"{d:.2f}"
        words, at = f"find less iron:\nby {told}, " + ("as it is" if told == true else f"not {true}"), HEIGHT - 4
        if more:
            words = "find a difference,\n" + ("though there is none" if result.none else "some the wrong way")
        self.told.set_data([] if more else [curse.mean_reported_d] * 2, [] if more else [-0.8, HEIGHT - 1.6])
        self.mean.set(x=curse.mean_reported_d + 0.08, text="" if more else "mean of full ones")
        middle = -1 - result.find_less // 2
        at = (reported[middle], rows[middle]) if more else (curse.mean_reported_d, at)
        gap = "\n" if self._narrow else " "
        self.point.say(f"{result.find_less + more} of 100{gap}{words}", at=at, put=(0.83, (0.64, 0.62)[self._narrow]))
        for row, (own, marks) in enumerate(self.rows):
            chances = np.sort(100 * result.study_power[own])
            heights = self.piled(chances, 4.5 if self._narrow else 2.6).astype(float)
            marks.set_data(chances, row - (heights - heights.max() / 2) * min(0.3, 0.6 / max(heights.max(), 1)))
