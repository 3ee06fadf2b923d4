"""The picture of the chain: people who begin alike fan out link by link; below, what each link adds to the spread."""

import numpy as np
from matplotlib.colors import to_rgb

from rlsedu.stage.fitted import Fitted
from rlsedu.stage.style import BLUE, GREEN, INK, ORANGE, PAPER, PURPLE, SKY, SMALL_SIZE, plain_axes

LINES, ONE = 12, 4
FAINT = 0.8  # how much white is in a band
# Each column: heading, value at the bottom, value at the top, ticks, whether the scale is logarithmic.
# The middle 80 of 100 of everyone are about equally tall in all columns, so that a band can be seen to grow.
COLUMNS = (
    ("Ferritin\n(µg/L)", 4, 700, (5, 15, 50, 150, 500), True),
    ("Iron in the\nnigra (mg/kg)", 85, 245, (100, 150, 200), False),
    ("Dopamine\nsignal", 0.73, 1.0, (0.8, 0.9), False),
    ("Discomfort\n(10 is worst)", 10.5, -0.5, (0, 5, 10), False),
)
PARTS = (
    ("ferritin", ORANGE, None),
    ("brain iron", BLUE, "////"),
    ("dopamine", SKY, ".."),
    ("the person, the evening", PAPER, None),
)


class ChainPicture(Fitted):
    """Four columns side by side, the worse end below; the lowest fifth by ferritin is followed through all of them."""

    name = "Two bands of people across four scales, from ferritin to discomfort, and a bar of shares"
    columns = (3, 2)
    size = (7.2, 5.5)
    narrow_size = (4.2, 4.9)

    def build(self, figure):
        upper, lower = figure.subplots(2, 1, height_ratios=[6, 1])
        plain_axes(upper, title="Who begins alike does not end alike", xlim=(-0.45, 3.65), ylim=(0, 1), grid=False)
        self.everyone = self._band(upper, GREEN, (0, (3, 2)))
        self.low = self._band(upper, ORANGE, "-")
        self.lines = self.moving(upper.plot([], [], color=ORANGE, linewidth=0.9)[0])
        style = {"color": INK, "marker": "D", "markersize": 5.5, "linewidth": 2.2}
        self.one = self.moving(upper.plot([], [], **style)[0], ghost=True)
        self._columns(upper)
        self.cuts = [
            self.moving(upper.text(x + 0.5, 0.02, "cut", color=PURPLE, ha="center", va="bottom", weight="bold"))
            for x in range(3)
        ]
        self._shares(lower)
        words = ["everyone: middle 80 of 100", "low ferritin at first: middle 80 of 100", "one of them"]
        self.key([self.everyone, self.low, self.one], words)

    def _band(self, axes, colour, linestyle):
        edge = {"edgecolor": colour, "linestyle": linestyle, "linewidth": 2}
        return self.moving(axes.fill([0, 0, 0], [0, 0, 0], facecolor=pale(colour), **edge)[0])

    def _columns(self, axes):
        """Scales are drawn over the bands, and every word on them stands on white, so that all of it can be read."""
        axes.set_xticks(range(4), [head for head, *_ in COLUMNS])
        axes.tick_params(axis="x", labelsize=SMALL_SIZE, length=0, labelcolor=INK)
        axes.set_yticks([])
        axes.spines[["left", "bottom"]].set_visible(False)
        ground = {"facecolor": PAPER, "edgecolor": "none", "alpha": 0.8, "pad": 0.8}
        words = {"color": INK, "fontsize": SMALL_SIZE, "bbox": ground}
        ends = [([x, x], [0, 1]) for x in range(4)]
        for x, (_, _, _, ticks, _) in enumerate(COLUMNS):
            for tick in ticks:
                y = place(x, tick)
                ends.append(([x - 0.04, x], [y, y]))
                word = axes.text(x - 0.07, y, f"{tick:g}", ha="right", va="center", zorder=4, **words)
                if x > 0:  # left of the first column nothing moves
                    self.moving(word)
        scales = _joined(*np.array(ends).swapaxes(0, 1))
        self.moving(axes.plot(*scales, color=INK, linewidth=1.1, zorder=1.9)[0])
        axes.text(3.12, 0.99, "calm", ha="left", va="top", **words)
        axes.text(3.12, 0.01, "worse ↓", ha="left", va="bottom", weight="bold", **words)

    def _shares(self, axes):
        plain_axes(axes, title="What makes evenings differ (%)", xlim=(0, 100), ylim=(0, 1), grid=False)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        self.parts = []
        for words, colour, hatch in PARTS:
            bar = axes.barh(
                0.5, 0, height=0.8, facecolor=colour, edgecolor=INK, hatch=hatch, linewidth=0.8, label=words
            )
            self.parts.append(self.moving(bar[0]))
        axes.legend(
            loc="upper left",
            bbox_to_anchor=(0, -0.45),
            ncols=2,
            fontsize=SMALL_SIZE,
            frameon=False,
            labelcolor=INK,
            borderaxespad=0,
        )

    def show(self, result):
        low = result.low_at_first
        places = np.array([place(x, values) for x, values in enumerate(_columns(result.after))])
        few = places[:, low[:: max(1, len(low) // LINES)][:LINES]]
        self.lines.set_data(*_joined(np.tile(np.arange(4.0), (few.shape[1], 1)), few.T))
        self.everyone.set_xy(_outline(places))
        self.low.set_xy(_outline(places[:, low]))
        self.one.set_data(np.arange(4), few[:, ONE])
        links = result.links
        for text, strength in zip(self.cuts, (links.brain, links.dopamine, links.legs), strict=True):
            text.set_visible(strength == 0)
        left = 0.0
        for bar, share in zip(self.parts, 100 * result.adds, strict=True):
            bar.set_x(left)
            bar.set_width(share)
            left += share


def place(column, value):
    """Return the height (0 to 1) of a value in a column."""
    _, bottom, top, _, log = COLUMNS[column]
    value, bottom, top = (np.log(part) for part in (value, bottom, top)) if log else (value, bottom, top)
    return np.clip((value - bottom) / (top - bottom), 0, 1)


def pale(colour):
    """Return a house colour mixed with white, as red, green and blue from 0 to 1."""
    return np.array(to_rgb(colour)) * (1 - FAINT) + FAINT


def _columns(steps):
    return steps.ferritin, steps.brain_iron, steps.signal, steps.discomfort


def _outline(places):
    """Corners of the band that holds the middle 80 of 100 in each column; places: array (columns, people)."""
    low, high = np.percentile(places, (10, 90), axis=1)
    x = np.arange(len(places))
    return np.column_stack([np.concatenate([x, x[::-1]]), np.concatenate([low, high[::-1]])])


def _joined(x, y):
    """Put many lines into one, with gaps between them; x, y: arrays (lines, points)."""
    gap = np.full((len(x), 1), np.nan)
    return np.hstack([x, gap]).ravel(), np.hstack([y, gap]).ravel()
