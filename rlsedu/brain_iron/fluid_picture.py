"""The picture of spinal fluid as a test: a hundred people of each group, cut by one line."""

import numpy as np

from rlsedu.brain_iron.heap_picture import HeapPicture
from rlsedu.stage.fitted import LABELS
from rlsedu.stage.meanings import dots_of
from rlsedu.stage.style import COVER, INK, PAPER, plain_axes

HIGHEST_NG_ML = 10.0
WIDTHS, SIZES = (0.2, 0.26), (7.6, 6.4)  # of a mark: with the room around it in ng/mL, and in points
# In rows of marks: how high a strip of words is, how far below it the line ends, and the top of the picture
STRIP, ROOM, TOPS = 2.0, 1.0, (31.5, 38.5)
BESIDE = (0.18, 0.26)  # how far left of a line that stands far right the call-out is, as a share of the width
FLOORS = (12, 0)  # the row on which a crowd stands
WHO = ("restless legs", "no restless legs")
WORDS = ("100 people with restless legs (early onset)", "100 people without restless legs")


class SpinalFluidPicture(HeapPicture):
    """Above people with restless legs, below people without; left of the line the test says yes, and marks are full."""

    name = "Two crowds of a hundred people, by ferritin in spinal fluid, cut by one line"
    size = (7.2, 4.5)
    narrow_size = (4.2, 4.9)

    def build(self, figure):
        axes = figure.subplots()
        top, words = TOPS[self._narrow], {"fontsize": LABELS[self._narrow], "va": "center"}
        plain_axes(
            axes,
            title="Virtual people.\nLeft of the line, filled: the test says yes",
            xlabel="Ferritin in spinal fluid (ng/mL),\nlevel and spread not verified",
            xlim=(0, HIGHEST_NG_ML),
            ylim=(-1, top),
            grid=False,
        )
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        self.zones = [(FLOORS[0] - 1, top - STRIP), (-1, FLOORS[0] - 1 - STRIP)]  # of the two crowds
        self.crowds = []
        for who, (_, strip), said in zip(WHO, self.zones, WORDS, strict=True):
            size = SIZES[self._narrow]
            full, empty = (self.moving(axes.plot([], [], **dots_of(who), markersize=size)[0]) for _ in range(2))
            self.crowds.append((full, empty))
            full.set(markerfacecolor=full.get_color(), markeredgecolor=INK, markeredgewidth=0.6)
            empty.set(markerfacecolor=PAPER, markeredgecolor=full.get_color())
            axes.text(0.05, strip + STRIP / 2, said, color=full.get_color(), **words)
        self.line = self.moving(axes.plot([], [], color=INK, linewidth=1.3, zorder=1.5)[0])
        self.worth = self.moving(
            axes.text(9.9, FLOORS[0] + 9, "", color=INK, ha="right", bbox=COVER, zorder=4, **words)
        )
        self.point = self.callout(axes)

    def show(self, result):
        cut, width = result.test.cutoff_ng_ml, WIDTHS[self._narrow]
        for crowd, places, floor in zip(self.crowds, (result.rls_ng_ml, result.control_ng_ml), FLOORS, strict=True):
            rows, below = floor + self.piled(places, width), int(np.searchsorted(places, cut))
            for marks, part in zip(crowd, (slice(below), slice(below, None)), strict=True):
                marks.set_data(places[part], rows[part])
        ends = [(bottom, top - ROOM) for bottom, top in self.zones]
        self.line.set_data([cut, cut, np.nan, cut, cut], [*ends[0], np.nan, *ends[1]])
        asked, right = round(result.test.rls_of_100), 100 * result.true_positives
        have = "has" if asked == 1 else "have"
        worth = f"{right:.0f} of 100 who get a yes have it."
        yes = f"If {asked} of 100 tested {have} it\n(half of them: late onset),\n{worth}"
        self.worth.set_text(yes if result.found or result.alarms else "")
        missed = len(result.rls_ng_ml) - result.found
        words = f"{result.found} found, {missed} missed,\n{result.alarms} false alarms"
        put = (0.77 if cut < 5.2 else cut / 10 - BESIDE[self._narrow], 0.85)
        self.point.say(words, at=(cut, ends[0][1]), put=put)
