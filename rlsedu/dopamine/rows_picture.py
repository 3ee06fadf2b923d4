"""A picture of rows: for each quantity where each model puts it, beside what was measured; 1 is normal."""

from rlsedu.stage.fitted import Fitted
from rlsedu.stage.style import BLUE, INK, ORANGE, PURPLE, SMALL_SIZE, SOFT, plain_axes

MARKS = {"people": {"marker": "D", "markerfacecolor": INK}, "animals": {"marker": "D", "markerfacecolor": "white"}}


class RowsPicture(Fitted):
    """One row for each quantity, series of points with their own shape and colour, and marks of measurements."""

    size = (7.2, 5.4)
    narrow_size = (4.2, 4.9)
    title = narrow_title = ""
    rows = ()
    series = (("", ORANGE, "s"), ("", BLUE, "o"))
    hints = ()
    xlim = (0, 2.5)

    def __init__(self, marks):
        """marks: what was measured, (row, low, high, "people" or "animals", fact id) each."""
        self.marks = marks
        super().__init__()

    def build(self, figure):
        axes = plain_axes(figure.subplots(), self.title, "healthy = 1", "", self.xlim, (len(self.rows) - 0.4, -0.6))
        axes.set_yticks(range(len(self.rows)), [words for _, words in self.rows])
        axes.set_xticks([x / 2 for x in range(int(2 * self.xlim[1]) + 1)])
        axes.tick_params(axis="y", labelcolor=INK, length=0)
        axes.axvline(1, color=INK, linewidth=1.2, linestyle=":")
        place = {name: row for row, (name, _) in enumerate(self.rows)}
        for name, *ends, kind, _ in self.marks:
            y = [place[name] + (0.2 if kind == "people" else 0.34)] * 2
            axes.plot(ends, y, color=SOFT, linewidth=1.5, markeredgecolor=INK, markersize=6, **MARKS[kind])
        for name, words in self.hints:
            axes.text(1.12, place[name] + 0.2, words, va="center", fontsize=SMALL_SIZE, color=SOFT)
        self.links = [self.moving(axes.plot([], [], color=SOFT, linewidth=1)[0]) for _ in self.rows]
        self.points = [
            self.moving(axes.plot([], [], shape, color=colour, markeredgecolor=INK, markersize=9, label=label)[0])
            for label, colour, shape in self.series
        ]
        known = [
            axes.plot([], [], linestyle="none", markeredgecolor=INK, label=f"measured in {kind}", **MARKS[kind])[0]
            for kind in MARKS
            if any(mark[3] == kind for mark in self.marks)
        ]
        self.key([*self.points, *known])

    def write(self, narrow):
        self.figure.axes[0].set_title(self.narrow_title if narrow else self.title, loc="left")
        super().write(narrow)

    def show(self, result):
        values = [[series[name] for name, _ in self.rows] for series in result.series]
        for line, row in zip(self.points, values, strict=True):
            line.set_data(row, [place - 0.12 for place in range(len(row))])
        for place, (link, *ends) in enumerate(zip(self.links, *values, strict=True)):
            link.set_data([min(ends), max(ends)], [place - 0.12] * 2)


class ParadoxPicture(RowsPicture):
    """What follows from little iron: the article's simple story beside two others, and what was measured."""

    name = "Marks of three stories of little iron beside what was measured"
    columns = (3, 2)
    title = "Little iron: three stories, and what was measured"
    narrow_title = "Three stories, and what was measured"
    rows = (
        ("th_amount", "TH: amount\nor activity"),
        ("th_flux", "L-DOPA made"),
        ("tissue_da", "stored\ndopamine"),
        ("hva", "waste (HVA)"),
        ("extracellular_da", "dopamine\noutside"),
        ("transporters", "transporters\n(pumps)"),
        ("d2_density", "D2 receptors"),
        ("d2_signal", "D2 signal"),
    )
    xlim = (0, 3.2)
    series = (("simple", ORANGE, "s"), ("pumps and brake", BLUE, "o"), ("more is made", PURPLE, "^"))
    hints = (
        ("th_amount", "higher"),
        ("th_flux", "or higher"),
        ("transporters", "or lower"),
        ("d2_density", "or higher"),
    )


class ParkinsonPicture(RowsPicture):
    """Lost nerve endings beside little iron."""

    name = "Marks of lost nerve endings and of little iron beside what was measured"
    columns = (3, 2)
    title = "Lost nerve endings are not the same as little iron"
    narrow_title = "Lost endings are not little iron"
    rows = (
        ("endings", "nerve\nendings"),
        ("iron", "iron in\nthe cells"),
        ("tissue_da", "stored\ndopamine"),
        ("release", "release"),
        ("extracellular_da", "dopamine\noutside"),
        ("transporters", "transporters"),
        ("d2_density", "D2 receptors"),
        ("th_amount", "TH in each\nending"),
        ("d2_signal", "D2 signal"),
    )
    series = (("lost endings (Parkinson)", PURPLE, "^"), ("little iron (restless legs)", BLUE, "o"))
    hints = (("d2_density", "early: higher"),)
    xlim = (0, 2)
