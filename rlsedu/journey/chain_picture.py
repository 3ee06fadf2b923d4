"""The picture of the chain: people who begin alike fan out link by link; below, what each link adds to the spread."""

import numpy as np

from rlsedu.stage import Picture
from rlsedu.stage.style import BLUE, GREEN, INK, ORANGE, PURPLE, SKY, SMALL_SIZE, SOFT, plain_axes

SHOWN, LINES, ONE = 250, 18, 4
# Each column: heading, value at the bottom, value at the top, ticks, whether the scale is logarithmic.
COLUMNS = (
    ("Ferritin\n(µg/L)", 4, 1000, (5, 15, 50, 150, 500), True),
    ("Iron in the\nnigra (mg/kg)", 40, 300, (50, 100, 150, 200, 250), False),
    ("Dopamine\nsignal", 0.55, 1.15, (0.6, 0.7, 0.8, 0.9, 1.0, 1.1), False),
    ("Discomfort\n(10 is worst)", 10.5, -0.5, (0, 2, 4, 6, 8, 10), False),
)
PARTS = (
    ("ferritin", ORANGE, None),
    ("brain iron", BLUE, "////"),
    ("dopamine", SKY, "...."),
    ("the person, the evening", "#ffffff", None),
)


class ChainPicture(Picture):
    """Four columns side by side, the worse end below; the lowest fifth by ferritin is followed through all of them."""

    size = (7.2, 5.6)
    narrow_size = (4.2, 6.0)

    def build(self, figure):
        upper, lower = figure.subplots(2, 1, height_ratios=[6, 1])
        self._columns(upper)
        style = {"color": SOFT, "marker": ".", "markersize": 2.5, "linestyle": "none"}
        self.everyone = self.moving(upper.plot([], [], **style)[0])
        self.lines = self.moving(upper.plot([], [], color=ORANGE, linewidth=0.8, alpha=0.55)[0])
        self.band = self.moving(upper.plot([], [], color=ORANGE, linewidth=7, solid_capstyle="butt")[0])
        self.all_band = self.moving(upper.plot([], [], color=GREEN, linewidth=3, solid_capstyle="butt")[0])
        style = {"color": INK, "marker": "D", "markersize": 5, "linewidth": 1.8}
        self.one = self.moving(upper.plot([], [], **style)[0], ghost=True)
        self.cuts = [
            self.moving(upper.text(x + 0.5, 0.03, "cut", color=PURPLE, ha="center", va="bottom", weight="bold"))
            for x in range(3)
        ]
        self._shares(lower)
        figure.legend(
            [self.band, self.all_band, self.one],
            ["low ferritin at first: middle 80 of 100", "everyone: middle 80 of 100", "one of them"],
            loc="outside lower left",
            ncols=1,
            fontsize=SMALL_SIZE,
            frameon=False,
            labelcolor=INK,
        )

    def _columns(self, axes):
        plain_axes(axes, title="Who begins alike does not end alike", xlim=(-0.45, 3.28), ylim=(0, 1), grid=False)
        axes.set_xticks(range(4), [head for head, *_ in COLUMNS])
        axes.tick_params(axis="x", labelsize=SMALL_SIZE, length=0, labelcolor=INK)
        axes.set_yticks([])
        axes.spines[["left", "bottom"]].set_visible(False)
        for x, (_, _, _, ticks, _) in enumerate(COLUMNS):
            axes.axvline(x, color=SOFT, linewidth=1)
            for tick in ticks:
                y = place(x, tick)
                axes.plot([x - 0.03, x], [y, y], color=SOFT, linewidth=1)
                axes.text(x - 0.05, y, f"{tick:g}", ha="right", va="center", fontsize=8.5, color=SOFT)

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
        low = np.argsort(result.before.ferritin)[: len(result.before.ferritin) // 5]
        places = np.array([place(x, values) for x, values in enumerate(_columns(result.after))])
        few = places[:, low[:: max(1, len(low) // LINES)][:LINES]]
        shown = places[:, :SHOWN]
        jitter = 0.06 + 0.17 * (np.arange(shown.shape[1]) * 0.618 % 1)
        self.everyone.set_data((np.arange(4)[:, None] + jitter).ravel(), shown.ravel())
        self.lines.set_data(*_joined(np.tile(np.arange(4.0), (few.shape[1], 1)), few.T))
        columns = np.repeat(np.arange(4.0), 2).reshape(4, 2)
        self.band.set_data(*_joined(columns, np.percentile(places[:, low], (10, 90), axis=1).T))
        self.all_band.set_data(*_joined(columns + 0.04, np.percentile(places, (10, 90), axis=1).T))
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


def _columns(steps):
    return steps.ferritin, steps.brain_iron, steps.signal, steps.discomfort


def _joined(x, y):
    """Put many lines into one, with gaps between them; x, y: arrays (lines, points)."""
    gap = np.full((len(x), 1), np.nan)
    return np.hstack([x, gap]).ravel(), np.hstack([y, gap]).ravel()
