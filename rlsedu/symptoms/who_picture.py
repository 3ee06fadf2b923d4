"""The picture of who has it now: people counted and not counted, what studies found; and, apart, the lifetime."""

from rlsedu.stage.fitted import TICKS, Fitted
from rlsedu.stage.meanings import dots_of
from rlsedu.stage.style import INK, ORANGE, PAPER, SOFT, plain_axes
from rlsedu.symptoms.people_picture import ASKED, OTHER, PERSON, SIDE, People

COUNTS = {"marker": PERSON, "color": ORANGE}
CLAIMED = {"marker": ASKED, "color": ORANGE}
OTHERS = {"marker": OTHER, "color": "#b9b9b9", "markeredgecolor": "none"}

PALE, TINT = 0.4, "#f2bf99"  # of the range; and of those who count within it, as pale but with a full edge
ROW_SIZES = (16, 12)  # points: of the ten people, on a wide screen and on a phone


class WhoPicture(Fitted):
    """100 or 1000 people, a ruler in per cent with what studies found now, and ten people for a lifetime."""

    name = "A hundred people, some of whom count; a ruler in per cent; and ten people for a lifetime"
    size = (7.2, 5.2)
    narrow_size = (4.2, 5.0)
    columns = (4, 2)

    def __init__(self, findings, lifetime):
        """findings: (label, low, value, high) in per cent. lifetime: what is claimed of ten people, in words."""
        self.findings, self.lifetime = findings, lifetime
        super().__init__()

    def build(self, figure):
        self.crowd, now, life = figure.subplots(3, 1, height_ratios=[4.6, 2.6, 0.8])
        self.crowd.set_axis_off()
        kinds = (
            {"label": "counts", **COUNTS},
            {"label": "counts, in doubt", **COUNTS, "markerfacecolor": TINT},
            {"label": "in doubt, not counted", **COUNTS, "markerfacecolor": PAPER},
            {"label": "does not count", **OTHERS},
        )
        self.people = People([self.moving(_figures(self.crowd, **kind)) for kind in kinds])
        self._ruler(now)
        self._lifetime(life)
        self.key(self.people.lines)
        self.point = self.callout(self.crowd)

    def _ruler(self, axes):
        plain_axes(axes, title="Now: what surveys find, per cent", xlim=(0, 35), ylim=(2.5, -0.85), grid=False)
        axes.set_yticks([])
        self.above = self.moving(axes.text(0.3, -0.25, "", va="bottom", color=INK))
        self.labels = [self.above]
        for row, (label, low, value, high) in enumerate(self.findings, 1):
            self.labels.append(axes.text(0.3, row - 0.25, f"{label}: {value:.2g}", va="bottom", color=INK))
            axes.plot([low, high], [row, row], color=SOFT, linewidth=4.5, solid_capstyle="butt")
            axes.plot(value, row, **dots_of("measured"), markersize=9.5)
        self.range = self.moving(axes.plot([], [], color=ORANGE, linewidth=9, alpha=PALE, solid_capstyle="butt")[0])
        self.estimate = self.moving(axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=12)[0])

    def _lifetime(self, axes):
        """Ten people for the article's claim, with its words beside them."""
        axes.set(xlim=(0, 35), ylim=(0, 1))
        axes.set_axis_off()
        axes.set_title("In a whole life: at least as many as now", loc="left", color=INK)
        one, *others = [0.7 + 1.5 * place for place in range(10)]
        size = ROW_SIZES[self._narrow]
        _figures(axes, [one], **CLAIMED, markersize=size + 2)
        _figures(axes, others, **OTHERS, markersize=size)
        self.labels.append(axes.text(16, 0.5, self.lifetime, va="center", color=INK, linespacing=1.1))

    def write(self, narrow):
        """Write the words in the size of a wide screen or of a phone."""
        super().write(narrow)
        self.people.place(self.crowd, above=4.6)
        for label in self.labels:
            label.set_fontsize(TICKS[narrow])

    def show(self, result):
        share, people = result.found, result.people
        doubted = result.counted - result.surely
        self.people.show((result.surely, doubted, result.perhaps, people - result.counted - result.perhaps), people)
        known = share.low is not None
        self.range.set_data([100 * share.low, 100 * share.high] if known else [], [0, 0] if known else [])
        pale = f"pale: its range, {100 * share.low:.2g} to {100 * share.high:.2g}" if known else "no range given"
        self.above.set_text(f"shown above: {100 * share.fraction:.2g} ({pale})")
        self.estimate.set_data([100 * share.fraction], [0])
        words = f"{result.counted} of {people} count as having restless legs"
        self.point.say(words, at=self.people.top(min(result.counted, SIDE), people), put=(0.35, 1))


def _figures(axes, places=(), **looks):
    """A row of small people."""
    return axes.plot(places, [0.5] * len(places), linestyle="none", **looks)[0]
