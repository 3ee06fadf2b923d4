"""The picture of three stories of little iron, and that of lost endings beside little iron; 1 is healthy."""

from matplotlib.collections import LineCollection, PatchCollection
from matplotlib.patches import Rectangle
from matplotlib.transforms import blended_transform_factory

from rlsedu.stage.fitted import TICKS, TITLES, Fitted
from rlsedu.stage.meanings import dots_of, line_of
from rlsedu.stage.style import GRID, INK, SOFT, plain_axes

BAR, THIN = (18, 14), (11, 8)  # points on a wide screen and on a phone
GROUP, RATS, NUMBER = 4.5, 0.65, 0.5  # heights of a story and of half a shaded box; where the numbers end
STORIES = ("Simple story", "Fewer pumps, weaker brake", "More is made")
TELLING = {"extracellular_da": (1.95, "dopamine"), "d2_signal": (3.15, "D2 signal")}  # place in a story, meaning
CAUSES = {"th_amount": "TH", "th_flux": "L-DOPA", "transporters": "pumps", "d2_density": "receptors"}
BESIDE, BEGIN = 1.05, 0.31  # places across: of the number right of the first bars; of the words beside a diamond
EDGE = 4.76  # the upper edge of the first bars
SIGNS = "when signs begin (textbook)", "signs begin (textbook)"
TWO = "two studies disagree", "two studies"  # on iron in the nigra
LEVELS = {  # words and their place, place and thickness of the bars, colour; the call-out names the first bars
    "tissue_da": ("", 5.05, 5.05, BAR, line_of("dopamine")["color"]),
    "iron": ("Iron in the cells", 6.15, 6.6, THIN, line_of("brain iron")["color"]),
    "extracellular_da": ("Dopamine outside", 7.55, 8.0, THIN, line_of("dopamine")["color"]),
    "d2_signal": ("D2 signal", 8.6, 9.05, THIN, line_of("D2 signal")["color"]),
}


def signed(percent):
    """Write a change in whole per cent with its sign."""
    return f"{percent:+d} %".replace("-", "−") if percent else "0 %"


class ParadoxPicture(Fitted):
    """What follows from little iron: for each story its causes in words, and bars of the two quantities that tell."""

    name = "Bars of dopamine outside and of its signal in three stories of little iron"
    title = "Three stories of little iron: where they part"
    size, narrow_size = (7.2, 5.0), (4.2, 4.8)
    labels = ("dopamine outside", "D2 signal"), ("dopamine\noutside", "D2 signal")

    def __init__(self, marks):
        """marks: what was measured, (row, low, high, in whom, fact id) each."""
        self.marks = marks
        super().__init__()

    def build(self, figure):
        axes = self.axes = plain_axes(figure.subplots(), xlim=(0.02, 2.6), ylim=(3 * GROUP - 0.6, -0.5), grid=False)
        self.heading = figure.suptitle(self.title, x=0.012, ha="left", color=INK)
        self.bars_at = [GROUP * story + below for story in range(3) for below, _ in TELLING.values()]
        axes.set_yticks(self.bars_at, self.labels[self._narrow] * 3)
        axes.tick_params(axis="y", length=0)
        axes.set_xticks([0.5, 1, 1.5, 2, 2.5], ["half", "healthy", "×1.5", "×2", "×2.5"])
        axes.spines["left"].set_visible(False)
        axes.vlines(
            [1] * 3, [at - RATS for at in self.bars_at[::2]], [at + RATS for at in self.bars_at[1::2]], color=INK
        )
        colours = [line_of(meaning)["color"] for _, meaning in TELLING.values()] * 3
        self.bars = self.moving(axes.add_collection(LineCollection([], colors=colours, zorder=3), autolim=False))
        for label, colour in zip(axes.get_yticklabels(), colours, strict=True):
            label.set(color=colour, fontweight="bold")
        self._write_in(axes, colours)
        self.key([self._rats()])
        self.point = self.callout(axes)

    def _write_in(self, axes, colours):
        """Write the stories over their bars, and make room for their causes and for the bars' numbers."""
        side = {"transform": blended_transform_factory(axes.figure.transFigure, axes.transData), "va": "center"}
        places = [GROUP * story for story in range(3)]
        names = zip(places, STORIES, strict=True)
        self.words = [axes.text(0.012, y, name, fontweight="bold", in_layout=False, **side) for y, name in names]
        self.causes = [self.moving(axes.text(0.012, y + 0.85, "", color=INK, **side)) for y in places]
        self.numbers = [
            self.moving(axes.text(NUMBER, y, "", color=colour, fontweight="bold", ha="right", va="center"))
            for y, colour in zip(self.bars_at, colours, strict=True)
        ]

    def _rats(self):
        """Shade behind each blue bar how far dopamine outside was measured to be up in rats short of iron."""
        low, high = next((low, high) for row, low, high, *_ in self.marks if row in TELLING)
        boxes = [Rectangle((low, y - RATS), high - low, 2 * RATS) for y in self.bars_at[::2]]
        words = f"measured in rats short of iron: {signed(round(100 * low - 100))} to {signed(round(100 * high - 100))}"
        look = {"facecolor": GRID, "edgecolor": SOFT, "linewidth": 1, "zorder": 1}
        self.axes.add_collection(PatchCollection(boxes, **look), autolim=False)
        return Rectangle((0, 0), 1, 1, **look, label=words)

    def write(self, narrow):
        super().write(narrow)
        self.heading.set_fontsize(TITLES[narrow])
        for words in self.words:
            words.set_fontsize(TICKS[narrow])
        for words in (*self.causes, *self.numbers):
            words.set_fontsize(TICKS[narrow])
        self.bars.set_linewidth(BAR[narrow])

    def show(self, result):
        ends = [series[name] for series in result.series for name in TELLING]
        self.bars.set_segments([[(1, y), (end, y)] for end, y in zip(ends, self.bars_at, strict=True)])
        changes = [signed(result.percent(story, name)) for story in range(3) for name in TELLING]
        for words, change in zip(self.numbers, changes, strict=True):
            words.set_text(change)
        for story, words in enumerate(self.causes):
            told = (f"{word} {signed(result.percent(story, name))}" for name, word in CAUSES.items())
            words.set_text(", ".join(told))
        gap = "\n" if self._narrow else " "
        but = "\nbut " if result.parted(1) else "\n"
        words = f"{changes[2]} outside,{but}{changes[3]}{gap}signal"
        at = max(1, ends[3]), self.bars_at[3]  # the right end of the bar: the line to it runs along no bar
        self.point.say(words, at, (1, 0.36))


class ParkinsonPicture(Fitted):
    """Lost nerve endings beside little iron: a hundred endings and what they store first, then three bars more."""

    name = "Nerve endings and bars in Parkinson disease and in restless legs, beside what was measured"
    size, narrow_size = (7.2, 5.0), (4.2, 4.9)
    stories = (("Parkinson's: endings lost", "Parkinson's"), ("Restless legs: little iron", "Restless legs"))
    unshown = "Movement suffers. This\nmodel cannot show why."

    def __init__(self, marks):
        """marks: what was measured, (row, low, high, in whom, fact id) each."""
        self.marks = marks
        super().__init__()

    def build(self, figure):
        self.homes = figure.subplots(1, 2, sharey=True)
        self.columns_of = [self._column(axes) for axes in self.homes]
        left = self.homes[0]
        bold = {"va": "center", "in_layout": False, "fontweight": "bold"}
        self.words = [
            left.text(0.01, y, words, **bold) for y, words in ((0.15, "100 nerve endings"), (9.8, self.unshown))
        ]
        beside = {"va": "center", "in_layout": False}
        self.words += [left.text(BEGIN, 5.6, "", **beside), left.text(0.92, 7.02, "", ha="right", **beside)]
        self.own, self.numbers = (
            [self.moving(axes.text(0.01 if words else BESIDE, y, "", va="center")) for words, y, *_ in LEVELS.values()]
            for axes in self.homes
        )
        self.key([self._measured()])
        self.point = self.callout(left)

    def _column(self, axes):
        plain_axes(axes, xlim=(0, 1.55), ylim=(10.3, -0.15), grid=False)
        axes.set_facecolor("none")
        axes.spines["left"].set_visible(False)
        axes.tick_params(axis="y", left=False, labelleft=False)
        axes.set_xticks([0.5, 1], ["half", "healthy"])
        bars = [row[2] for row in LEVELS.values()]  # no line through the words between them
        axes.vlines([1] * 4, [y - 0.25 for y in bars], [y + 0.25 for y in bars], color=INK, linewidth=1.2)
        (lost,) = axes.plot([], [], "o", color=SOFT, markerfacecolor="none", markeredgewidth=0.8)
        (left,) = axes.plot([], [], "o", color=INK, markerfacecolor=line_of("dopamine")["color"], markeredgewidth=0.8)
        bars = axes.add_collection(LineCollection([], colors=[row[-1] for row in LEVELS.values()]), autolim=False)
        return lost, self.moving(left), self.moving(bars)

    def _measured(self):
        look = dots_of("measured")
        for row, *span, _, _ in self.marks:
            y = LEVELS[row][2] + (0.55 if LEVELS[row][3] is BAR else 0.42)
            words = "in people: after death, or textbook"
            (mark,) = self.homes[0].plot(sum(span) / 2, y, **look, markersize=(8, 6.5)[self._narrow], label=words)
        return mark

    def write(self, narrow):
        super().write(narrow)
        across = 10 if narrow else 20
        down = 100 // across
        self.endings = (
            [0.05 + 1.4 * (k % across) / across for k in range(100)],
            [0.6 + 2.2 * (k // across) / down for k in range(100)],
        )
        for (lost, left, bars), axes, words in zip(self.columns_of, self.homes, self.stories, strict=True):
            axes.set_title(words[narrow], loc="left", fontsize=TITLES[narrow], fontweight="bold")
            lost.set_data(*self.endings)
            for dots in (lost, left):
                dots.set_markersize((9, 5.5)[narrow])
            bars.set_linewidth([thick[narrow] for *_, thick, _ in LEVELS.values()])
        for words, told in zip(self.words[-2:], (SIGNS, TWO), strict=True):
            words.set_text(told[narrow])
        for words in (*self.words, *self.own, *self.numbers):
            words.set_fontsize(TICKS[narrow])

    def show(self, result):
        for (_, left, bars), series in zip(self.columns_of, result.series, strict=True):
            there = round(100 * series["endings"])
            left.set_data(*(part[:there] for part in self.endings))
            bars.set_segments([[(0, y), (series[name], y)] for name, (_, _, y, *_) in LEVELS.items()])
        lost, iron = result.series
        for mine, other, (name, (said, *_)) in zip(self.own, self.numbers, LEVELS.items(), strict=True):
            mine.set_text(f"{said}{': ' if said else ''}{_percent(lost[name])}")
            other.set_text(f"{'iron ' if name == 'iron' else ''}{_percent(iron[name])}")
        stored, than = _percent(lost["tissue_da"]), _percent(iron["tissue_da"])
        words = f"Stored dopamine:\n{stored} here, {than} there"
        if self._narrow:
            words = f"Stored\ndopamine: {stored}\nhere, {than} there"
        self.point.say(words, at=(lost["tissue_da"], EDGE), put=(0.36, 0.63))


def _percent(share):
    return f"{round(100 * share)} %"
