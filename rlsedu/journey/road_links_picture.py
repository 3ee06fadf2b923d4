"""The picture of the road with the reader's own guess of each link laid over the evidence's."""

import numpy as np
from matplotlib.patches import Circle
from matplotlib.text import Text

from rlsedu.stage.fitted import TICKS
from rlsedu.stage.road_picture import KEY_IN, LARGE, LINES, NARROW, STRENGTHS, TO_WEIGH, RoadPicture
from rlsedu.stage.style import BLUE, INK, PAPER, SMALL_SIZE

APART_IN = 0.09  # the two lines of a link stand so far from its middle, in inches
HIGH = 5.4  # inches on a wide screen: so it leaves room at its side for the names of the links
KEYS_IN = (0.12, 1.95, 3.0), KEY_IN  # where the entries of the key begin, on a wide screen and on a phone
UPPER, LOWER = 0.42, 0.16  # inches: the two rows of the key


class RoadLinksPicture(RoadPicture):
    """The road; a link that the reader has weighed shows the reader's line (blue) and the evidence's (black)."""

    name = "The road from the plate to the legs: your guess of each link beside the evidence"

    narrow_size = (NARROW[0], NARROW[1] + 0.25)
    foot = RoadPicture.foot + 0.25

    def __init__(self):
        super().__init__("start")
        self.size = (LARGE[0], HIGH)

    def build(self, figure):
        self.pairs = {}
        super().build(figure)
        words = {"fontsize": SMALL_SIZE, "fontweight": "bold"}
        self.sides = [
            self.moving(self.axes.text(x, UPPER, told, color=colour, va="center", **words))
            for x, colour, told in zip(
                KEYS_IN[self._narrow][1:], (BLUE, INK), ("blue: you", "other: evidence"), strict=True
            )
        ]
        self.point = self.callout(self.axes)

    def _legend(self, height, two_rows):
        """Make the key of the lines; it names those that are drawn now."""
        begin = KEYS_IN[self._narrow]
        places = [(begin[0], UPPER), *((x, LOWER) for x in begin)]
        looks = [TO_WEIGH, *({"color": INK, **LINES[kind]} for kind in STRENGTHS)]
        self.kinds = []
        for (x, y), words, look in zip(places, ("not weighed yet", *STRENGTHS.values()), looks, strict=True):
            line = self.axes.plot([x, x + 0.32], [y, y], solid_capstyle="butt", **look)[0]
            text = self.axes.text(x + 0.4, y, words, fontsize=SMALL_SIZE, color=INK, va="center")
            self.kinds.append((self.moving(line), self.moving(text)))

    def write(self, narrow):
        """Make the words large enough to be read from afar; the call-out has its own size."""
        for words in self.figure.findobj(Text):
            words.set_fontsize(max(words.get_fontsize(), TICKS[narrow]))

    def _clock(self, two_rows):
        """Give the clock a ring like that of the stations."""
        ring = {"facecolor": PAPER, "edgecolor": INK, "linewidth": 1.2, "zorder": 1.5}
        self.axes.add_patch(Circle(self.places["clock"], self.radius, **ring))
        super()._clock(two_rows)

    def _draw_link(self, link, first, last):
        """Leave the place of a link dashed, and keep two lines for when it is weighed."""
        grey = self.moving(self.axes.plot(*zip(first, last, strict=True), **TO_WEIGH, zorder=1)[0])
        aside = np.array([first[1] - last[1], last[0] - first[0]]) / np.hypot(*(last - first)) * APART_IN
        aside = aside if tuple(aside[::-1]) > (0, 0) else -aside  # the reader's is the upper, or the right one
        ends = [np.column_stack([first + way * aside, last + way * aside]) for way in (1, -1)]
        mine = self.moving(self.axes.plot(*ends[0], color=BLUE, solid_capstyle="butt")[0])
        theirs = self.moving(self.axes.plot(*ends[1], color=INK, solid_capstyle="butt", **LINES[link.strength])[0])
        self.pairs[link.id] = grey, mine, theirs

    def show(self, result):
        for one in result.weighed:
            grey, mine, theirs = self.pairs[one.link]
            grey.set_visible(not one.given)
            for line in (mine, theirs):
                line.set_visible(one.given)
            if one.given:
                mine.set(**LINES[one.strength])
        self._name_lines([one for one in result.weighed if one.given], len(result.weighed))
        agree = f"You and the evidence agree: {result.agree} of {result.given}"
        self.point.say(agree if result.given else "Your turn: how strong is each link?", put=(0.42, 0.585))

    def _name_lines(self, given, links):
        """Name in the key the kinds of line that are drawn now, for the links that were weighed and the others."""
        kinds = {kind for one in given for kind in (one.strength, one.evidence)}
        drawn = (len(given) < links, *(kind in kinds for kind in STRENGTHS))
        for seen, entry in zip((*drawn, bool(given)), (*self.kinds, self.sides), strict=True):
            for part in entry:
                part.set_visible(seen)
