"""The picture of the gap: what was measured and what the toy gives, one bar each, and the empty space between."""

from rlsedu.stage.fitted import TICKS, Fitted
from rlsedu.stage.meanings import dots_of, line_of
from rlsedu.stage.style import INK, PAPER, plain_axes

LIMITS, ROOM = (-0.4, 17), 6.5  # points: of the axis, and of a gap that the call-out fits in
MEASURED, TOY, HIGH = 1.15, 0, 0.56  # rows, and the height of a bar
GIVEN = {"tablets": "two tablets a day", "infusions": "all brain iron back"}


class GapPicture(Fitted):
    """Two bars on one scale: above what was measured, with its 95 % range, below what the toy gives, and what lacks."""

    name = "Two bars, what trials measured and what the toy gives, and the gap between them"
    size = (7.2, 3.4)
    narrow_size = (4.2, 3.5)

    def build(self, figure):
        axes = figure.subplots()
        words = "Relief by iron (of 40 points of the rating)"
        plain_axes(axes, xlabel=words, xlim=LIMITS, ylim=(-0.45, 1.85), grid=False)
        axes.set_yticks([])
        axes.spines[["left"]].set_visible(False)
        looks = (
            (MEASURED, {"facecolor": "0.8", "edgecolor": INK, "linewidth": 0.8}),
            (TOY, {"facecolor": PAPER, "edgecolor": INK, "linewidth": 1.4, "linestyle": (0, (4, 3))}),
            (TOY, {"color": line_of("restless legs")["color"], "linewidth": 0.8}),
        )
        self.measured, self.gap, self.toy = (
            self.moving(axes.barh(row, 0, height=HIGH, **look)[0]) for row, look in looks
        )
        self.range = self.moving(axes.plot([], [], **line_of("measured"), linewidth=2)[0])
        self.found = self.moving(axes.plot([], [], **dots_of("measured"), markersize=12)[0])
        self.words = [self.moving(axes.text(0.1, row + 0.44, "", color=INK, va="center")) for row in (MEASURED, TOY)]
        self.point = self.callout(axes)

    def write(self, narrow):
        super().write(narrow)
        for words in self.words:
            words.set_fontsize(TICKS[narrow])

    def show(self, result):
        toy, found = result.toy_points, result.found
        self.measured.set_width(found.advantage)
        self.toy.set_width(toy)
        self.gap.set_x(toy)
        self.gap.set_width(found.advantage - toy)
        self.range.set_data([found.low, found.high], [MEASURED, MEASURED])
        self.found.set_data([found.advantage], [MEASURED])
        measured = "{} ({} to {})".format(*found.words)
        self.words[0].set_text(f"Measured, {found.name}: {measured}")
        self.words[1].set_text(f"This model, {GIVEN[result.side.beside]}: {result.toy_words}")
        self._say(toy, found.advantage, result)

    def _say(self, toy, found, result):
        who, gap = "Trial" if result.side.beside == "tablets" else "Trials", "\n" if self._narrow else " "
        times = f"{who} found{gap}{result.times:.{0 if result.times >= 10 else 1}f} times as much"
        told = f"{times},\nwithin the range" if result.reached else f"{times}:\nnobody knows why"
        inside = found - toy > ROOM
        middle = (toy + found) / 2
        put = ((middle if inside else 12) - LIMITS[0]) / (LIMITS[1] - LIMITS[0]), 0.45 / 2.3
        self.point.say(told, None if inside else (found, TOY), put)
