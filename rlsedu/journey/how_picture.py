"""The drawing of how a trial works: people, chance, two groups, the legs rated, and a comparison."""

from matplotlib.patches import Circle, Rectangle

from rlsedu.stage.figure import Figure
from rlsedu.stage.fitted import TICKS
from rlsedu.stage.meanings import dots_of
from rlsedu.stage.picture import Picture
from rlsedu.stage.style import INK, ORANGE, PAPER, SOFT

STEPS = (
    "1. People with\nrestless legs",
    "2. Chance\ndeals",
    "3. Iron, or\na dummy",
    "4. Legs are\nrated",
    "5. Compare",
)
GROUPS = ("on iron", "iron", 0.4), ("on placebo", "dummy", 0.62)  # its mark, its word; how bad the legs end (assumed)
ASK = "Is the difference\nmore than chance\nwould make?"
PERSON, APART = 0.55, 0.29  # inches: how tall a person is, and how far apart they stand
TALL, ACROSS = 0.85, 0.2  # inches: a bar, how bad the legs are
SIDE, PIPS = 0.25, ((-1, -1), (-1, 1), (0, 0), (1, -1), (1, 1))  # a die: half its side in inches, and its five
# Where it all stands, in inches, on a wide screen and on a phone: words of the steps, people in rows, the die, the
# ground of both groups, the foot of both bars, what is asked; and arrows, from and to.
WIDE = {
    "steps": ((0.72, 3.2), (2.15, 3.2), (3.5, 3.2), (5.0, 3.2), (6.45, 3.2)),
    "people": ((0.72, 1.4), (0.72, 0.7)),
    "die": (2.15, 1.35),
    "groups": ((3.5, 1.68), (3.5, 0.2)),
    "bars": ((4.6, 1.62), (4.6, 0.16)),
    "ask": (6.45, 1.35),
    "arrows": (
        *(((1.35, 1.35), (1.8, 1.35)), ((2.5, 1.5), (2.95, 1.85)), ((2.5, 1.2), (2.95, 0.65))),
        *(((4.05, 1.95), (4.5, 1.95)), ((4.05, 0.45), (4.5, 0.45))),
        *(((5.8, 2.0), (6.15, 1.7)), ((5.8, 0.68), (6.15, 0.98))),
    ),
}
PHONE = {
    "steps": ((0.05, 4.85), (0.05, 3.98), (0.05, 3.0), (0.05, 1.9), (0.05, 0.6)),
    "people": ((2.75, 4.3),),
    "die": (2.75, 3.72),
    "groups": ((2.05, 2.4), (3.45, 2.4)),
    "bars": ((1.75, 1.05), (3.15, 1.05)),
    "ask": (2.75, 0.4),
    "arrows": (
        *(((2.75, 4.25), (2.75, 4.02)), ((2.4, 3.6), (2.1, 3.35)), ((3.1, 3.6), (3.4, 3.35))),
        *(((2.05, 2.32), (2.05, 2.02)), ((3.45, 2.32), (3.45, 2.02))),
        *(((2.05, 0.98), (2.3, 0.72)), ((3.45, 0.98), (3.2, 0.72))),
    ),
}
ARROW = {"arrowstyle": "-|>", "color": INK, "linewidth": 1.6, "mutation_scale": 14, "shrinkA": 0, "shrinkB": 0}


class HowPicture(Picture):
    """A drawing that stands still: from left to right on a wide screen, from top to bottom on a phone."""

    name = "Drawing of a trial: chance deals people into two groups, iron or dummy; one compares"
    size = (7.2, 3.3)
    narrow_size = (4.2, 4.9)

    def build(self, figure):
        axes = self.axes = figure.subplots()
        width, height = figure.get_size_inches()
        axes.set(xlim=(0, width), ylim=(0, height), aspect="equal")
        axes.axis("off")
        lay = PHONE if self._narrow else WIDE
        for at, words in zip(lay["steps"], STEPS, strict=True):
            self._write(at, words, weight="bold", va="top", ha="left" if self._narrow else "center")
        for at in lay["people"]:
            self._people(at, 8 // len(lay["people"]))
        self._die(*lay["die"])
        for at, foot, (mark, word, end) in zip(lay["groups"], lay["bars"], GROUPS, strict=True):
            self._people(at, 4)
            self._named(at, mark, word)
            self._bar(foot, end)
        for start, end in lay["arrows"]:
            axes.annotate("", end, start, arrowprops=ARROW)
        self._write(lay["ask"], ASK, ha="center", va="center")

    def show(self, result):
        """Nothing moves."""

    def _write(self, at, words, **look):
        self.axes.text(*at, words, fontsize=TICKS[self._narrow], color=INK, **look)

    def _people(self, at, count):
        """Draw people who stand in a row; at: the ground below its middle."""
        for i in range(count):
            Figure(self.axes, height=PERSON).show("stands", at=(at[0] + APART * (i - (count - 1) / 2), at[1]))

    def _die(self, x, y):
        look = {"facecolor": PAPER, "edgecolor": INK, "linewidth": 1.8}
        self.axes.add_patch(Rectangle((x - SIDE, y - SIDE), 2 * SIDE, 2 * SIDE, **look))
        for across, up in PIPS:
            pip = x + 0.55 * SIDE * across, y + 0.55 * SIDE * up
            self.axes.add_patch(Circle(pip, 0.17 * SIDE, facecolor=INK, edgecolor="none"))

    def _named(self, at, mark, word):
        """Write over a group what it gets, beside the mark that trials have."""
        x, y = at[0], at[1] + PERSON + 0.22
        self.axes.plot([x - 0.36], [y], **dots_of(mark), markersize=10)
        self._write((x - 0.2, y), word, ha="left", va="center", weight="bold")

    def _bar(self, foot, end):
        """Draw how bad the legs are: a frame at first, filled as high as they are at the end."""
        x, y = foot
        self.axes.add_patch(Rectangle(foot, ACROSS, end * TALL, facecolor=ORANGE, edgecolor="none"))
        frame = {"facecolor": "none", "edgecolor": SOFT, "linewidth": 1.4}
        self.axes.add_patch(Rectangle(foot, ACROSS, TALL, **frame))
        for high, words in ((1, "at first"), (end, "at the end")):
            self._write((x + ACROSS + 0.07, y + high * TALL - 0.02), words, va="center", ha="left")
