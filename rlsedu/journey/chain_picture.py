"""The picture of the chain: people with the same ferritin fan out step by step; below, what makes evenings differ."""

import numpy as np

from rlsedu.stage.fitted import TICKS, Fitted
from rlsedu.stage.meanings import dots_of, line_of
from rlsedu.stage.style import COVER, INK, PAPER, PURPLE, SOFT, plain_axes

ONE = 3  # of those who are followed: drawn thick
LINES = ({"color": "0.25"}, {"color": "0.6"}, {"color": SOFT, "linestyle": (0, (4, 2))})  # by turns, to be followed
# Each column: heading on a wide screen and on a phone, meaning of its marks, words at its upper and its lower end.
COLUMNS = (
    ("Ferritin\nin blood", "Ferritin\nin blood", "ferritin", "much", "little"),
    ("Iron in the nigra", "Iron in\nthe nigra", "brain iron", "much", "little"),
    ("Dopamine signal", "Dopamine\nsignal", "D2 signal", "strong", "weak"),
    ("Legs, worst of the\nevening (up: calm)", "Legs in the\nevening\n(up: calm)", "restless legs", "calm", "bad"),
)
BRACKET = (3.4, 3.48, 3.48, 3.4)  # across: how far apart the twelve end
PARTS = ("ferritin", "brain iron", "dopamine signal", "the person,\nthe evening")
NEAR, LANE, MARKS = (7.5, 8.5), (0.14, 0.15), (8, 6.5)  # marks nearer than so many places stand so far aside; points
TOP = (150, 152)  # where the axes end on a wide screen and on a phone


class ChainPicture(Fitted):
    """Twelve people with the same, low ferritin in four columns, each a place among 100; and a bar for each share."""

    name = "Lines of twelve people fan out over four columns, from ferritin to the legs; bars below"
    size = (7.2, 5.5)
    narrow_size = (4.2, 5.0)

    def build(self, figure):
        upper, lower = figure.subplots(2, 1, height_ratios=[2.5, 1])
        self._columns(upper)
        self.lines = [self.moving(upper.plot([], [], **look, linewidth=1.2, zorder=2)[0]) for look in LINES]
        self.one = self.moving(upper.plot([], [], color=INK, linewidth=2.6, zorder=2.5)[0], ghost=True)
        self.spread = self.moving(upper.plot([], [], color=INK, linewidth=1.6)[0])
        self.dots = [
            self.moving(upper.plot([], [], **dots_of(meaning), zorder=3)[0]) for _, _, meaning, _, _ in COLUMNS
        ]
        over = {"markeredgewidth": 1.8, "zorder": 3.5}
        self.own = [self.moving(upper.plot([], [], **dots_of(meaning), **over)[0]) for _, _, meaning, _, _ in COLUMNS]
        self.cuts = [
            self.moving(upper.text(x + 0.5, 3, "cut", color=PURPLE, ha="center", va="bottom", weight="bold"))
            for x in range(3)
        ]
        for word in self.cuts:
            word.set_bbox(COVER)
        self.point = self.callout(upper)
        self._shares(lower)

    def _columns(self, axes):
        plain_axes(axes, title="Twelve with the same ferritin at first (thick: one)", xlim=(-0.35, 3.55), grid=False)
        axes.set_ylabel("Place among 100 people")
        axes.set_yticks([1, 50, 100])
        axes.set_xticks(range(4), [head for head, *_ in COLUMNS])
        axes.tick_params(axis="x", length=0, labelcolor=INK)
        axes.spines[["left", "bottom"]].set_visible(False)
        axes.plot(*_joined(np.tile(np.arange(4.0)[:, None], 2), np.tile([1.0, 100.0], (4, 1))), color=SOFT, lw=1.2)
        style = {"color": SOFT, "va": "center"}
        self.ends = [
            axes.text(x, y, word, ha="center", **style)
            for x, (*_, high, low) in enumerate(COLUMNS)
            for word, y in ((high, 112), (low, -10))
        ]

    def _shares(self, axes):
        plain_axes(axes, xlim=(0, 128), ylim=(len(PARTS) - 0.4, -0.6), grid=False)
        axes.set_title("Why all evenings differ (together: 100)", loc="left")
        axes.set_yticks(range(len(PARTS)), PARTS)
        axes.tick_params(axis="y", length=0, labelcolor=INK)
        axes.set_xticks([])
        axes.spines[["bottom"]].set_visible(False)
        self.parts, self.shares = [], []
        colours = [line_of(meaning)["color"] for _, _, meaning, _, _ in COLUMNS[:3]] + [PAPER]
        for row, colour in enumerate(colours):
            bar = axes.barh(row, 0, height=0.7, facecolor=colour, edgecolor=INK, linewidth=0.8)[0]
            self.parts.append(self.moving(bar))
            self.shares.append(self.moving(axes.text(0, row, "", va="center", color=INK, weight="bold")))

    def write(self, narrow):
        super().write(narrow)
        upper, _ = self.figure.axes
        upper.set_ylim(-15, TOP[narrow])
        upper.set_xticks(range(4), [names[narrow] for names in COLUMNS])
        for word in (*self.ends, *self.cuts, *self.shares):
            word.set_fontsize(TICKS[narrow])
        for dots, own in zip(self.dots, self.own, strict=True):
            dots.set_markersize(MARKS[narrow])
            own.set_markersize(MARKS[narrow] + 2)

    def show(self, result):
        places = result.places
        near, lane = NEAR[self._narrow], LANE[self._narrow]
        across = np.arange(4.0)[:, None] + [_aside(column, near, lane) for column in places]
        for kind, lines in enumerate(self.lines):
            lines.set_data(*_joined(across.T[kind :: len(LINES)], places.T[kind :: len(LINES)]))
        self.one.set_data(across[:, ONE], places[:, ONE])
        for x, (dots, own) in enumerate(zip(self.dots, self.own, strict=True)):
            dots.set_data(across[x], places[x])
            own.set_data([across[x, ONE]], [places[x, ONE]])
        links = result.links
        for text, strength in zip(self.cuts, (links.brain, links.dopamine, links.legs), strict=True):
            text.set_visible(strength == 0)
        for bar, words, share in zip(self.parts, self.shares, result.adds, strict=True):
            bar.set_width(100 * share)
            words.set_x(100 * share + 1.5)
            words.set_text(_of_100(share))
        low, high = places[-1].min(), places[-1].max()
        self.spread.set_data(BRACKET, [low, low, high, high])
        told = f"Same ferritin, but they\nend anywhere ({low:.0f} to {high:.0f})"
        self.point.say(told, at=(BRACKET[1], high), put=(0.8, 1))
        self.point.line.set_xdata(2 * self.point.line.get_xdata()[1:])  # straight down, past the words


def _of_100(share):
    """Write a share (0 to 1) in words; what is too thin to be seen is never left out."""
    if share == 0:
        return "nothing"
    return f"{100 * share:.0f}" if share >= 0.01 else "under 1"


def _aside(places, near, lane):
    """How far aside the marks of a column stand, so that near ones are seen apart; those that are alike do not."""
    aside, taken = np.zeros(len(places)), []
    if np.ptp(places) < near:
        return aside
    for one in sorted(range(len(places)), key=lambda i: (i != ONE, places[i])):
        free = (
            way
            for way in (0, 1, -1, 2, -2)
            if all(way != other or abs(places[one] - high) >= near for high, other in taken)
        )
        way = next(free, 0)
        taken.append((places[one], way))
        aside[one] = lane * way
    return aside


def _joined(x, y):
    """Put many lines into one, with gaps between them; x, y: arrays (lines, points)."""
    gap = np.full((len(x), 1), np.nan)
    return np.hstack([x, gap]).ravel(), np.hstack([y, gap]).ravel()
