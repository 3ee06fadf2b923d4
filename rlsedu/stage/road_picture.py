"""The picture of the road: seven stations, the links as strong as the evidence says, and a clock over the legs."""

import numpy as np
from matplotlib.patches import Circle, Polygon

from rlsedu.evidence.road import STRENGTHS, links, lit, stations, weighs
from rlsedu.stage.picture import Picture
from rlsedu.stage.road_icons import ICONS, clock
from rlsedu.stage.style import INK, ORANGE, PAPER, SMALL_SIZE, SOFT

SMALL, NARROW, LARGE = (7.2, 2.1), (4.2, 3.0), (7.2, 4.3)  # inches
LINES = {  # how a link is drawn: its width in points, and its dashes
    "strong": {"linewidth": 6, "linestyle": "-"},
    "weak": {"linewidth": 1.6, "linestyle": "-"},
    "unknown": {"linewidth": 2.4, "linestyle": (0, (1, 2.2))},
}
UPPER = ("plate", "gut", "blood", "border")  # the first of two rows
KEY_IN = 0.12, 1.72, 2.62  # where the entries of the key begin
TO_WEIGH = {"color": SOFT, "linewidth": 1.2, "linestyle": (0, (4, 4))}
CLOCK_H, CLOCK_WORDS = 0.0, ("clock:", "midnight")  # what the clock shows: when Ida lies awake


class RoadPicture(Picture):
    """The road in one row, or, large or on a phone, in two rows that turn back; stations of the stop are lit."""

    name = "A road from the plate to the legs in bed, with a line for each link and a clock"
    narrow_size = NARROW
    foot = 0.78  # inches below the lower row

    def __init__(self, stop):
        super().__init__()
        self.lit, self.large, self.told = lit(stop), stop == "start", not weighs(stop)
        self.ida_at = self.lit[0] if len(self.lit) < len(ICONS) else None if self.told else "legs"  # she looks back
        self.size = LARGE if self.large else SMALL

    def build(self, figure):
        width, height = figure.get_size_inches()
        axes = self.axes = figure.subplots()
        axes.set(xlim=(0, width), ylim=(0, height), aspect="equal")
        axes.axis("off")
        two_rows = self.large or width < SMALL[0]
        self.places, self.radius = _places(width, height, self.foot if two_rows else None)
        for link in links():
            self._link(link)
        for one in stations():
            self._station(one, two_rows)
        self._clock(two_rows)
        self._legend(height, two_rows)
        if self.ida_at:
            self._ida(*self.places[self.ida_at], two_rows and self.ida_at in UPPER)

    def show(self, result):
        """Nothing moves."""

    def _link(self, link):
        """Draw a link as strong as its evidence."""
        start, end = (np.array(self.places[name]) for name in link.ends)
        along = (end - start) / np.hypot(*(end - start))
        first, last = start + along * self.radius * 1.12, end - along * self.radius * 1.12
        self._draw_link(link, first, last)

    def _draw_link(self, link, first, last):
        ends = list(zip(first, last, strict=True))
        if not self.told:
            self.axes.plot(*ends, **TO_WEIGH)
            return
        self.axes.plot(*ends, color=INK, solid_capstyle="butt", **LINES[link.strength])
        if self.large and self.axes.get_xlim()[1] > NARROW[0]:
            middle, upright = (first + last) / 2, abs(last[1] - first[1]) > abs(last[0] - first[0])
            side = {"ha": "left", "va": "center"} if upright else {"ha": "center", "va": "bottom"}
            middle += (0.12, 0) if upright else (0, 0.09)
            words = STRENGTHS[link.strength].replace(" ", "\n")
            self.axes.text(*middle, words, fontsize=SMALL_SIZE, color=INK, **side)

    def _station(self, one, two_rows):
        (x, y), here = self.places[one.id], one.id in self.lit
        ink = INK if here else SOFT
        rim = (
            {"edgecolor": ORANGE, "linewidth": 3.2}
            if here and len(self.lit) < len(ICONS)
            else {"edgecolor": ink, "linewidth": 1.2}
        )
        self.axes.add_patch(Circle((x, y), self.radius, facecolor=PAPER, zorder=2, **rim))
        lines, shapes = ICONS[one.id]()
        for line in lines:
            self.axes.plot(*_at(line, x, y, 0.72 * self.radius), color=ink, linewidth=1.4, zorder=3)
        for shape in shapes:
            filled = np.column_stack(_at(shape, x, y, 0.72 * self.radius))
            self.axes.add_patch(Polygon(filled, facecolor=ink, edgecolor=ink, zorder=3))
        above = two_rows and one.id in UPPER
        words = {"fontsize": SMALL_SIZE, "color": ink, "fontweight": "bold" if here else "normal", "ha": "center"}
        put = y + self.radius * 1.15 if above else y - self.radius * 1.15
        self.axes.text(x, put, one.label.replace("/", "\n"), va="bottom" if above else "top", **words)

    def _clock(self, two_rows):
        """Draw the clock, and name it: below, or beside it where the road is one row."""
        x, y = self.places["clock"]
        for line in clock(CLOCK_H):
            self.axes.plot(*_at(line, x, y, 0.7 * self.radius), color=INK, linewidth=1.6)
        words = {"fontsize": SMALL_SIZE, "color": INK, "fontweight": "bold"}
        if two_rows:
            self.axes.text(x, y - self.radius * 1.15, "\n".join(CLOCK_WORDS), ha="center", va="top", **words)
        else:
            self.axes.text(x - self.radius, y, " ".join(CLOCK_WORDS), ha="right", va="center", **words)

    def _legend(self, height, two_rows):
        """Tell what the kinds of line mean, where nothing else stands."""
        y = 0.16 if two_rows else height - 0.2
        lines = {f"{words}{' evidence' * (kind == 'strong')}": LINES[kind] for kind, words in STRENGTHS.items()}
        lines = lines if self.told else {"dashed: for you to weigh": TO_WEIGH}
        for x, (told, look) in zip(KEY_IN, lines.items(), strict=False):
            self.axes.plot([x, x + 0.32], [y, y], solid_capstyle="butt", **{"color": INK, **look})
            self.axes.text(x + 0.4, y, told, fontsize=SMALL_SIZE, color=INK, va="center")

    def _ida(self, x, y, below):
        """Draw Ida, a head and a body, beside a station, off every line: up on its left, or down where words are up."""
        r = self.radius
        x, y = x - r, y - (2.64 if below else 0.19) * r
        self.axes.add_patch(
            Circle((x, y + 1.62 * r), 0.17 * r, facecolor=ORANGE, edgecolor=INK, linewidth=0.8, zorder=4)
        )
        body = np.array([(-0.24, 1.04), (-0.2, 1.36), (0, 1.44), (0.2, 1.36), (0.24, 1.04)]) * r + (x, y)
        self.axes.add_patch(Polygon(body, facecolor=ORANGE, edgecolor=INK, linewidth=0.8, zorder=4))


def _places(width, height, foot):
    """Where the stations and the clock stand, in inches, and the radius of a station; in one row if foot is None."""
    names = [one.id for one in stations()]
    if foot is None:
        step = (width - 0.9) / (len(names) - 1)
        row = {name: (0.45 + i * step, 0.8) for i, name in enumerate(names)}
        return {**row, "clock": (row["legs"][0], height - 0.3)}, 0.3
    radius = 0.075 * width
    step, upper, lower = (width - 3.4 * radius) / 3, height - 1.15 * radius - 0.42, 1.15 * radius + foot
    row = {name: (1.7 * radius + i * step, upper) for i, name in enumerate(names[:4])}
    row |= {name: (1.7 * radius + (3 - i) * step, lower) for i, name in enumerate(names[4:])}
    x, y = row["legs"]
    return {**row, "clock": (x - step, y)}, radius


def _at(line, x, y, scale):
    return x + scale * line[0], y + scale * line[1]
