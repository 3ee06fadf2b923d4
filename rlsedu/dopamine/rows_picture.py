"""The picture of three stories of little iron: where they part, and how each one gets there; 1 is healthy."""

from matplotlib.collections import LineCollection
from matplotlib.transforms import blended_transform_factory

from rlsedu.stage.fitted import TICKS, TITLES, Fitted
from rlsedu.stage.meanings import dots_of, line_of
from rlsedu.stage.style import GRID, INK, PAPER, SOFT, plain_axes

DIAMONDS = {  # in whom: the words of the key, and how it looks
    "living people": ("living people", dots_of("measured")),
    "post-mortem": ("people, after death", {**dots_of("measured"), "fillstyle": "left"}),
    "animal": ("rats, mice", dots_of("measured in animals")),
}
WORDS, BAR, THIN = (11, 9.5), (18, 14), (9, 7)  # points on a wide screen and on a phone
GROUP, ROW, MEASURED = 3.6, 2.0, 0.7  # in heights of a line: a story above, a row below, and a diamond under its marks
BESIDE, FIRST = 1.68, 3 * GROUP + 1.6  # where a diamond stands in a story, and where the small rows begin
STORIES = (
    ("■ Simple story", "s", PAPER),
    ("● Fewer pumps, weaker brake", "o", SOFT),
    ("▲ More is made", "^", GRID),
)
TELLING = {"extracellular_da": (0.95, "dopamine"), "d2_signal": (2.4, "D2 signal")}  # place in a story, meaning
ROWS = {  # the small ones, with what was measured without a size
    "th_amount": "higher, after death",
    "th_flux": "unclear, in living people",
    "transporters": "or lower, in one scan study",
    "d2_density": "or higher, in one scan study",
}
LEVELS = {  # words and their place, place and thickness of the bars, colour
    "tissue_da": ("Stored dopamine", 4.45, 5.05, BAR, line_of("dopamine")["color"]),
    "iron": ("Iron in the cells", 6.15, 6.6, THIN, line_of("brain iron")["color"]),
    "extracellular_da": ("Dopamine outside the cell", 7.55, 8.0, THIN, line_of("dopamine")["color"]),
    "d2_signal": ("D2 signal", 8.6, 9.05, THIN, line_of("D2 signal")["color"]),
}


def signed(percent):
    """Write a change in whole per cent with its sign."""
    return f"{percent:+d} %".replace("-", "−") if percent else "0 %"


class ParadoxPicture(Fitted):
    """What follows from little iron: for each story bars of the two quantities that tell, and marks of the others."""

    name = "Bars of dopamine outside and of its signal in three stories of little iron, and marks"
    title = "Three stories of little iron: where they part"
    size, narrow_size = (7.2, 5.3), (4.2, 5.0)
    columns = (3, 3)
    labels = ("dopamine outside", "D2 signal") * 3 + ("active TH", "L-DOPA made", "pumps", "D2 receptors")

    def __init__(self, marks):
        """marks: what was measured, (row, low, high, in whom, fact id) each."""
        self.marks = marks
        super().__init__()

    def build(self, figure):
        bottom = FIRST + ROW * len(ROWS) - 0.7
        axes = self.axes = plain_axes(figure.subplots(), xlim=(0.2, 3.1), ylim=(bottom, -0.5), grid=False)
        self.heading = figure.suptitle(self.title, x=0.012, ha="left", color=INK)
        self.bars_at = [GROUP * story + below for story in range(3) for below, _ in TELLING.values()]
        self.rows_at = [FIRST + ROW * row for row in range(len(ROWS))]
        axes.set_yticks(self.bars_at + self.rows_at, self.labels)
        axes.tick_params(axis="y", labelcolor=INK, length=0)
        axes.set_xticks([0.5, 1, 2, 3], ["half", "healthy", "×2", "×3"])
        axes.spines["left"].set_visible(False)
        axes.axvline(1, color=INK, linewidth=1.2, linestyle=":")
        colours = [line_of(meaning)["color"] for _, meaning in TELLING.values()] * 3
        self.bars = self.moving(axes.add_collection(LineCollection([], colors=colours), autolim=False))
        for label, colour in zip(axes.get_yticklabels(), colours, strict=False):
            label.set(color=colour, fontweight="bold")
        self.points = [
            self.moving(axes.plot([], [], shape, color=face, markeredgecolor=INK, markersize=7)[0])
            for _, shape, face in STORIES
        ]
        self._write_in(axes)
        self.key([line for kind in DIAMONDS for line in list(self._measured(kind))[:1]])
        self.point = self.callout(axes)

    def _write_in(self, axes):
        """Write the stories over their bars, a heading over the small rows, and what was measured without a size."""
        side = blended_transform_factory(axes.figure.transFigure, axes.transData)
        words = [(GROUP * story, name) for story, (name, *_) in enumerate(STORIES)]
        words.append((FIRST - 1.25, "How each story gets there"))
        self.words = [axes.text(0.012, y, name, transform=side, va="center", fontweight="bold") for y, name in words]
        axes.axhline(FIRST - 1.95, color=GRID, linewidth=1)
        self.hints = [axes.text(1.26, BESIDE, "rats", va="center", ha="right", color=SOFT)]
        self.hints += [
            axes.text(1.1, y + MEASURED, hint, va="center", color=SOFT)
            for y, hint in zip(self.rows_at, ROWS.values(), strict=True)
        ]

    def _measured(self, kind):
        words, look = DIAMONDS[kind]
        places = dict(zip(ROWS, self.rows_at, strict=True))
        for row, *span, whom, _ in self.marks:
            small = [places[row] + MEASURED] if row in places else ()
            beside = [GROUP * story + BESIDE for story in range(3)] if row in TELLING else small
            for y in beside if whom == kind else ():
                look = {**look, "linestyle": "-", "linewidth": 1.4, "markersize": 6, "label": words}
                yield self.axes.plot(span, [y, y], **look)[0]

    def write(self, narrow):
        super().write(narrow)
        self.heading.set_fontsize(TITLES[narrow])
        for words in self.words:
            words.set_fontsize(WORDS[narrow])
        for words in self.hints:
            words.set_fontsize(TICKS[narrow])
        self.bars.set_linewidth(BAR[narrow])

    def show(self, result):
        ends = [series[name] for series in result.series for name in TELLING]
        self.bars.set_segments([[(1, y), (end, y)] for end, y in zip(ends, self.bars_at, strict=True)])
        for story, (points, series) in enumerate(zip(self.points, result.series, strict=True)):
            points.set_data([series[name] for name in ROWS], [y + 0.42 * (story - 1.5) for y in self.rows_at])
        outside, signal = (result.percent(1, name) for name in TELLING)
        words = "More outside,\nweaker signal:" if result.parted(1) else "Dopamine outside,\nD2 signal:"
        at = max(1, ends[2]), self.bars_at[2]
        self.point.say(f"{words}\n{signed(outside)}, {signed(signal)}", at=at, put=(0.82, 0.93))


class ParkinsonPicture(Fitted):
    """Lost nerve endings beside little iron: a hundred endings and what they store first, then three bars more."""

    name = "Nerve endings and bars in Parkinson's and in restless legs, beside what was measured"
    size, narrow_size = (7.2, 5.0), (4.2, 4.9)
    stories = (("Parkinson's: endings lost", "Parkinson's"), ("Restless legs: little iron", "Restless legs"))
    unshown = "Movement suffers. This toy cannot show why."

    def __init__(self, marks):
        """marks: what was measured, (row, low, high, in whom, fact id) each."""
        self.marks = marks
        super().__init__()

    def build(self, figure):
        self.homes = figure.subplots(1, 2, sharey=True)
        self.columns_of = [self._column(axes) for axes in self.homes]
        left = self.homes[0]
        words = [(y, words) for words, y, *_ in LEVELS.values()]
        words += [(0.15, "100 nerve endings"), (9.65, self.unshown)]
        self.words = [left.text(0.01, y, written, va="center", in_layout=False) for y, written in words]
        for written in (self.words[0], *self.words[-2:]):  # what counts most, and what the toy cannot show
            written.set_fontweight("bold")
        self.words.append(left.text(0.27, 5.6, "when signs begin", va="center", color=SOFT))
        self.key([self._measured()])
        self.point = self.callout(left)

    def _column(self, axes):
        plain_axes(axes, xlim=(0, 1.55), ylim=(10, -0.15), grid=False)
        axes.set_facecolor("none")
        axes.spines["left"].set_visible(False)
        axes.tick_params(axis="y", left=False, labelleft=False)
        axes.set_xticks([0.5, 1], ["half", "healthy"])
        axes.vlines(1, 4.6, 9.3, color=INK, linewidth=1.2, linestyle=":")
        (lost,) = axes.plot([], [], "o", color=SOFT, markerfacecolor="none", markeredgewidth=0.8)
        (left,) = axes.plot([], [], "o", color=INK, markerfacecolor=line_of("dopamine")["color"], markeredgewidth=0.8)
        bars = axes.add_collection(LineCollection([], colors=[row[-1] for row in LEVELS.values()]), autolim=False)
        return lost, self.moving(left), self.moving(bars)

    def _measured(self):
        words, look = DIAMONDS["post-mortem"]
        for row, *span, _, _ in self.marks:
            y = LEVELS[row][2] + (0.55 if LEVELS[row][3] is BAR else 0.38)
            (line,) = self.homes[0].plot(span, [y, y], **look, markersize=6.5, label=f"measured: {words}")
        return line

    def write(self, narrow):
        super().write(narrow)
        across = 10 if narrow else 20
        down = 100 // across
        self.endings = (
            [0.05 + 1.4 * (k % across) / across for k in range(100)],
            [0.6 + 2.4 * (k // across) / down for k in range(100)],
        )
        for (lost, left, bars), axes, words in zip(self.columns_of, self.homes, self.stories, strict=True):
            axes.set_title(words[narrow], loc="left", fontsize=TITLES[narrow], fontweight="bold")
            lost.set_data(*self.endings)
            for dots in (lost, left):
                dots.set_markersize((7, 5.5)[narrow])
            bars.set_linewidth([thick[narrow] for *_, thick, _ in LEVELS.values()])
        for words in self.words:
            words.set_fontsize(WORDS[narrow])

    def show(self, result):
        for (_, left, bars), series in zip(self.columns_of, result.series, strict=True):
            there = round(100 * series["endings"])
            left.set_data(*(part[:there] for part in self.endings))
            bars.set_segments([[(0, y), (series[name], y)] for name, (_, _, y, *_) in LEVELS.items()])
        lost = result.series[0]
        words = f"{round(100 * lost['endings'])} of 100 endings,\n{round(100 * lost['tissue_da'])} % of the store"
        self.point.say(words, at=(lost["tissue_da"], LEVELS["tissue_da"][2]), put=(0.7, 0.63))
