"""The picture of who has it: people counted and not counted above, what studies found below."""

from rlsedu.stage.fitted import Fitted
from rlsedu.stage.style import BLUE, INK, ORANGE, SMALL_SIZE, SOFT, plain_axes
from rlsedu.symptoms.people_picture import PERSON, People, people_axes


class WhoPicture(Fitted):
    """An icon array of 100 or 1000 people, and a ruler in per cent with the estimate, its range and other findings."""

    name = "Small figures of people who count as affected, and a ruler in per cent"
    size = (7.2, 5.4)
    narrow_size = (4.2, 4.8)

    def __init__(self, findings):
        """findings: (label, low, value, high) in per cent; low and high are None for a claim without a range."""
        self.findings = findings
        super().__init__()

    def build(self, figure):
        upper, lower = figure.subplots(2, 1, height_ratios=[5, 3.6])
        people_axes(upper)
        self.title = self.moving(upper.set_title(" ", fontsize=12, color=INK, loc="left"))
        kinds = (
            ("counted", PERSON, ORANGE, True),
            ("counted at the top of the range", PERSON, BLUE, False),
            ("not counted", ".", SOFT, True),
        )
        self.people = People(upper, kinds, self.moving)
        self.key(self.people.lines)
        self._ruler(lower)

    def _ruler(self, axes):
        plain_axes(axes, xlabel="Per cent", xlim=(0, 35), ylim=(3.4, -0.8))
        axes.set_yticks([])
        axes.text(0.3, -0.22, "shown here", va="bottom", fontsize=SMALL_SIZE, color=INK)
        for row, (label, low, value, high) in enumerate(self.findings, 1):
            axes.text(0.3, row - 0.22, label, va="bottom", fontsize=SMALL_SIZE, color=INK)
            if low is None:
                axes.plot(value, row, "D", color="none", markeredgecolor=INK, markersize=7)
            else:
                axes.plot([low, high], [row, row], color=SOFT, linewidth=3, solid_capstyle="butt")
                axes.plot(value, row, "s", color=INK, markersize=6)
        self.range = self.moving(axes.plot([], [], color=BLUE, linewidth=4, solid_capstyle="butt")[0])
        self.estimate = self.moving(axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=9)[0])

    def show(self, result):
        share, people = result.found, result.people
        self.title.set_text(f"{result.counted} of {people} count")
        self.people.show((result.counted, result.perhaps, people - result.counted - result.perhaps), people)
        known = share.low is not None
        self.range.set_data([100 * share.low, 100 * share.high] if known else [], [0, 0] if known else [])
        self.estimate.set_data([100 * share.fraction], [0])
