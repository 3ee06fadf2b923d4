"""The drawing of three windows on brain iron: where each looks in the body, what it sees, and what it cannot see."""

import numpy as np
from matplotlib.patches import Ellipse, Polygon

from rlsedu.stage.fitted import TICKS
from rlsedu.stage.head import SKIN, STEM, draw_head, smooth
from rlsedu.stage.picture import Picture
from rlsedu.stage.style import INK, PURPLE, RED, SKY, SOFT

WINDOWS = (  # name and place, what it sees, and what it cannot see
    ("Blood test (arm)", "ferritin, the body's stores", "iron in the brain"),
    ("Spinal fluid (back)", "ferritin around the brain", "which part lacks iron"),
    ("MR scan (midbrain)", "a sign of iron, by place", "the thin nigra sharply"),
)
# The body below the head of rlsedu/stage/head.py, drawn by eye, in its mm: outlines, thick lines and where to point
FRONT = ((-38, -133), (-44, -165), (-75, -195), (-96, -260), (-92, -330), (-84, -420), (-88, -520))
BACK = ((48, -133), (58, -165), (92, -215), (104, -280), (92, -350), (76, -410), (88, -465), (112, -520))
SPINE = ((10, -130), (18, -165), (52, -215), (66, -280), (58, -350), (44, -410), (52, -465), (72, -512))
CORD = 0.62  # of the spine: how far down the cord runs; below it is fluid alone
ARM, ARM_MM = ((10, -225), (2, -300), (-18, -398), (-75, -404), (-190, -372)), 52
ELBOW, LOWER_BACK, MIDBRAIN = (-62, -386), (45, -418), (10, 0)
NEEDLE = 70  # mm: how far it sticks out of the back
TUBE = (-22, -6), 284, 284  # the ring of a scanner round the head: its middle and its two widths
# Inches to one mm. In inches: where the aqueduct of the midbrain stands; and for each window where its words begin,
# and where its arrow does
ARROW = {"arrowstyle": "-|>", "color": INK, "linewidth": 1.4, "mutation_scale": 13, "shrinkA": 0, "shrinkB": 1}
WIDE = {
    "scale": 0.0049,
    "at": (3.3, 2.62),
    "words": ((0.05, 2.05), (4.65, 1.5), (4.65, 3.2)),
    "starts": ((1.6, 1.3), (4.55, 0.95), (4.55, 2.65)),
}
PHONE = {
    "scale": 0.0041,
    "at": (0.95, 3.3),
    "words": ((0.05, 0.72), (1.95, 2.15), (1.95, 3.75)),
    "starts": ((0.45, 0.78), (1.9, 1.6), (1.9, 3.3)),
}


class ThreeWindowsPicture(Picture):
    """A drawing that stands still: a person from the side, and beside each window its words."""

    name = (
        "A person from the side. A blood test at the arm sees ferritin, the stores of the body, not iron in the brain. "
        "Spinal fluid from the back tells of ferritin around the brain, not which part lacks iron. "
        "An MR scan of the midbrain sees a sign of iron, by place, but not the thin nigra sharply"
    )
    size = (7.2, 3.3)
    narrow_size = (4.2, 3.95)

    def build(self, figure):
        axes = self.axes = figure.subplots()
        width, height = figure.get_size_inches()
        axes.set(xlim=(0, width), ylim=(0, height), aspect="equal")
        axes.axis("off")
        lay = PHONE if self._narrow else WIDE
        self.scale, self.at = lay["scale"], np.array(lay["at"])
        self._body()
        draw_head(axes, *self.at, self.scale, fluid=True)
        self._arm()
        self._marks()
        points = ELBOW, (LOWER_BACK[0] + NEEDLE, LOWER_BACK[1]), MIDBRAIN
        for window, words, start, point in zip(WINDOWS, lay["words"], lay["starts"], points, strict=True):
            self._say(window, words)
            axes.annotate("", self._place(point), start, arrowprops=ARROW)

    def show(self, result):
        """Nothing moves."""

    def _place(self, points):
        return self.at + self.scale * np.array(points)

    def _line(self, points, thick_mm, colour, order):
        self.axes.plot(
            *self._place(points).T,
            color=colour,
            linewidth=72 * self.scale * thick_mm,
            solid_capstyle="round",
            solid_joinstyle="round",
            zorder=order,
        )

    def _body(self):
        front, back = smooth(FRONT), smooth(BACK)
        skin = self._place(np.vstack([front, back[::-1]]))
        self.axes.add_patch(Polygon(skin, facecolor=SKIN, edgecolor="none", zorder=0.3))
        for side in front, back:
            self._line(side, 4, SOFT, 0.9)
        spine = smooth(SPINE)
        self._line(spine, 24, SKY, 0.4)
        self._line(spine[: round(CORD * len(spine))], 12, STEM, 0.45)

    def _arm(self):
        arm = smooth(ARM)
        self._line(arm, ARM_MM, SOFT, 2)
        self._line(arm, ARM_MM - 8, SKIN, 2.1)

    def _marks(self):
        middle, wide, high = TUBE
        ring = {"facecolor": "none", "edgecolor": PURPLE, "linewidth": 3, "zorder": 3}
        self.axes.add_patch(Ellipse(self._place(middle), wide * self.scale, high * self.scale, **ring))
        self.axes.plot(*self._place(ELBOW), "o", color=RED, markeredgecolor=INK, markersize=9, zorder=3)
        x, y = LOWER_BACK
        self._line(((x, y), (x + NEEDLE, y)), 7, INK, 3)

    def _say(self, window, at):
        name, sees, not_seen = window
        step = TICKS[self._narrow] / 72 * 1.45
        rows = (name, "bold"), (f"sees: {sees}", "normal"), (f"can't see: {not_seen}", "normal")
        for row, (words, weight) in enumerate(rows):
            look = {"fontsize": TICKS[self._narrow], "fontweight": weight, "color": INK, "va": "top"}
            self.axes.text(at[0], at[1] - row * step, words, **look)
