"""The picture of the factory: a nerve ending, the gap, the next cell, and the brake from the gap back to TH."""

import itertools

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.patches import FancyBboxPatch, Polygon

from rlsedu.stage import Picture
from rlsedu.stage.callout import OVER
from rlsedu.stage.fitted import TICKS
from rlsedu.stage.meanings import dots_of, line_of
from rlsedu.stage.style import GREEN, INK, PAPER, SKY, SOFT

# Heights in inches from below, the same in both layouts; places across are shares of the width.
HIGH, CELL, CUPS, GAP, SKIN, CHAIN = 4.9, 0.78, 0.98, (1.2, 1.95), 2.1, 3.72
BRAKE, BAR = (1.76, 3.42), 0.25  # from where to where it goes up; half the length of its flat end
NORMAL, USUAL = 0.22, 0.28  # inches: how wide an arrow, and the brake, is drawn that is as strong as normal
HEAD = 0.26  # inches: the longest head of an arrow
FLOWS = {  # on the way from ... to ...
    "th": [(0.16, CHAIN), (0.41, CHAIN)],
    "aadc": [(0.59, CHAIN), (0.69, CHAIN)],
    "release": [(0.9, 2.42), (0.9, 1.72)],
    "dat": [(0.63, 1.42), (0.63, 2.95), (0.72, 2.95)],
}
AT_BRAKE, HELD = 0.232, 2.6  # where the brake stands, and where the call-out points at it
TH, TYROSINE, IN_VESICLES, OUTSIDE, READERS = 10, 10, 36, 16, 20  # marks drawn when all is normal; receptors
STEPS = (  # of marks: their points, inches from one to the next across and up, height of the lowest; wide, on a phone
    {"th": (12, 0.2, 0.2, 4.24), "tyrosine": (9, 0.15, 0.17)},
    {"th": (9, 0.14, 0.16, 4.32), "tyrosine": (6, 0.1, 0.13)},
)
CALL = {  # by how the brake stands
    "off": "no brake:\nTH feels\nno change",
    "usual": "the brake:\nmore outside,\nslower TH",
    "slows": "brake pressed:\neach TH runs\n{} slower",
    "speeds": "brake eased:\neach TH runs\n{} faster",
}


class FactoryPicture(Picture):
    """A nerve ending above, the next cell below; dots are dopamine, and the brake is as thick as it is hard on."""

    name = "Dopamine made in a nerve ending and read by the next cell, with a brake on its making"
    size = (7.2, HIGH)
    narrow_size = (4.2, HIGH)

    def build(self, figure):
        wide, _ = figure.get_size_inches()
        axes = figure.subplots()
        axes.set(position=(0, 0, 1, 1), xlim=(0, wide), ylim=(0, HIGH))  # its units are inches
        axes.set_axis_off()
        ways = {name: np.array(way) * (wide, 1) for name, way in FLOWS.items()}
        self._thin = {name: _arrow(way, 0) for name, way in ways.items()}
        self._wider = {name: _arrow(way, 1) - self._thin[name] for name, way in ways.items()}
        self._foot = AT_BRAKE * wide
        self.steps = STEPS[self._narrow]
        self._lay_cells(axes, wide)
        self._lay_dots(axes, wide)
        flows = PolyCollection([], facecolor=SKY, edgecolor=INK, linewidth=0.7, zorder=3)
        self.flows = self.moving(axes.add_collection(flows))
        self.brake = self.moving(axes.add_patch(Polygon(np.zeros((3, 2)), facecolor=SOFT, zorder=4)))
        self._outline_normal(axes)
        self.dots = self.moving(axes.plot([], [], **dots_of("dopamine"), markersize=6.5, zorder=5)[0])
        size = self.steps["th"][0]
        self.th = self._marks(axes, "s", size, markerfacecolor=PAPER, markeredgecolor=INK)
        self.iron = self.moving(axes.plot([], [], **dots_of("brain iron"), markersize=size - 3, zorder=5)[0])
        self.tyrosine = self._marks(axes, "d", self.steps["tyrosine"][0], markerfacecolor=SOFT, markeredgecolor=SOFT)
        self.words = {
            "th": self._word(axes, self._foot - 0.43, 4.66, ha="left"),
            "made": self._word(axes, 0.5 * wide, CHAIN),
            "outside": self._word(axes, 0.02 * wide, 1.56, ha="left"),
            "signal": self._word(axes, 0.5 * wide, 0.52),
        }
        held = {"markersize": 7, "markerfacecolor": PAPER, "markeredgecolor": INK, "zorder": OVER}
        self.moving(axes.plot(self._foot, HELD, "o", **held)[0])
        self.point = self.callout(axes)

    def _marks(self, axes, shape, size, **look):
        return self.moving(axes.plot([], [], shape, markersize=size, zorder=4, **look)[0])

    def _word(self, axes, x, y, ha="center"):
        return self.moving(axes.text(x, y, "", ha=ha, va="center", fontsize=TICKS[self._narrow], color=INK, zorder=6))

    def _lay_cells(self, axes, wide):
        """Draw what stands still: the ending, the next cell with its receptors, the sensor, and names."""
        round_box = "round,pad=0,rounding_size=0.5"
        for low, high, colour in ((SKIN, HIGH - 0.06, SKY), (-0.9, CELL, GREEN)):
            box = FancyBboxPatch((0.06, low), wide - 0.12, high - low, round_box, linewidth=2, zorder=1)
            box.set(facecolor=(colour, 0.13), edgecolor=SOFT)
            axes.add_patch(box)
        self._cups = np.linspace(0.1, 0.9, READERS) * wide
        cup = np.array([(-0.08, 0.2), (-0.06, 0.1), (0, 0.07), (0.06, 0.1), (0.08, 0.2), (np.nan, np.nan)])
        stalk = np.array([(0, 0.07), (0, 0), (np.nan, np.nan)])
        cups = np.vstack([np.add(np.vstack([cup, stalk]), (x, CELL)) for x in self._cups])
        axes.plot(*cups.T, **{**line_of("D2 signal"), "linewidth": 2})
        axes.plot(*(cup * (1, -1) + (self._foot, BRAKE[0] + 0.07)).T, color=INK, linewidth=2.5)
        size = {"fontsize": TICKS[self._narrow], "va": "center"}
        for x, y, words in (
            (0.1, 3.3, "tyrosine"),
            (0.685 * wide, 2.42, "pump:\ntakes it\nback"),
            (0.77 * wide, 4.41, "dopamine\nin vesicles"),
        ):
            axes.text(x, y, words, color=INK, **size)
        axes.text(self._foot, 1.49, "sensor", color=INK, ha="center", **size)
        axes.text(0.2, 2.5, "nerve\nending", color=SOFT, **size)
        axes.text(0.5 * wide, 0.2, "in % of normal · dotted: normal", ha="center", color=SOFT, **size)

    def _lay_dots(self, axes, wide):
        """Choose where the first, second ... dot stands: in the vesicles, outside, and on the receptors."""
        middles = [(x * wide, y) for y in (2.95, 3.45, 3.95) for x in (0.785, 0.915)]
        turns = 2 * np.pi * (np.arange(9) * 4 % 9) / 9
        spots = np.vstack([(0, 0), 0.14 * np.column_stack([np.sin(turns), np.cos(turns)])])
        axes.plot(*np.transpose(middles), "o", markersize=30, markerfacecolor=PAPER, markeredgecolor=SOFT)
        self._stored = np.vstack([middles + spot for spot in spots])
        ways = [FLOWS[name][0][0] * wide for name in ("dat", "release")]
        loose = []
        for spot in np.random.default_rng(2).uniform((0.31 * wide, GAP[0]), (0.97 * wide, GAP[1]), (400, 2)):
            if all(abs(spot[0] - way) > 0.24 for way in ways) and all(np.hypot(*(spot - o)) > 0.15 for o in loose):
                loose.append(spot)
        self._loose = np.array(loose)
        order = np.arange(READERS) * 7 % READERS
        self._docked = np.column_stack([self._cups[order], np.full(READERS, CUPS)])

    def _outline_normal(self, axes):
        """Draw dotted how wide the arrows and the brake are when all is normal."""
        shapes = [*self._arrows(dict.fromkeys(FLOWS, 1)), _brake(self._foot, USUAL)]
        lines = np.vstack([np.vstack([shape, shape[:1], [(np.nan, np.nan)]]) for shape in shapes])
        self.moving(axes.plot(*lines.T, color=INK, linestyle=(0, (1, 1.5)), linewidth=1.4, zorder=4.5)[0])

    def _arrows(self, share):
        """The outlines of the arrows, each as wide as its share of its normal."""
        return [self._thin[name] + NORMAL * share[name] * self._wider[name] for name in FLOWS]

    def show(self, result):
        share = result.shares
        self.flows.set_verts(self._arrows(share))
        self.brake.set_xy(_brake(self._foot, USUAL * share["press"]))
        self.brake.set_visible(share["press"] > 0)
        self._place_dots(share, result)
        th, with_iron = _percent(result.terminal.th_expression), _percent(result.with_iron)
        self.words["th"].set_text(f"TH (makes L-DOPA): {th}, of it with iron: {with_iron}")
        self.words["made"].set_text(f"L-DOPA\nmade:\n{_percent(share['th'])}")
        self.words["outside"].set_text(f"dopamine\noutside:\n{_percent(share['extracellular_da'])}")
        self.words["signal"].set_text(f"next cell, with D2 receptors: signal {_percent(result.d2_signal)}")
        words = CALL[result.stands].format(_percent(abs(result.brake - 1)))
        self.point.say(words, at=(self._foot, HELD), put=(0.43, 0.55))

    def _place_dots(self, share, result):
        """Draw as many dots of dopamine, TH and tyrosine as there is of it."""
        stored, loose = (
            spots[: round(normal * share[name])]
            for spots, normal, name in (
                (self._stored, IN_VESICLES, "vesicular_da"),
                (self._loose, OUTSIDE, "extracellular_da"),
            )
        )
        docked = self._docked[: round(READERS / 2 * result.d2_signal)]
        self.dots.set_data(*np.vstack([stored, loose, docked]).T)
        count = np.arange(round(TH * result.terminal.th_expression))
        _, across, up, low = self.steps["th"]
        x, y = self._foot - 0.35 + across * (count % TH), low + up * (count // TH)
        self.th.set_data(x, y)
        filled = count[: round(len(count) * result.with_iron)]
        self.iron.set_data(x[filled], y[filled])
        count = np.arange(round(TYROSINE * share["tyrosine"]))
        _, across, up = self.steps["tyrosine"]
        self.tyrosine.set_data(0.2 + across * (count % 4), CHAIN - 0.2 + up * (count // 4))


def _percent(share):
    return f"{100 * share:.0f} %"


def _brake(x, width):
    """Return the outline of the brake: a bar going up, with a flat end."""
    low, high = BRAKE
    flat = high - 0.04 - 0.3 * width
    half = width / 2
    right = [(half, low), (half, flat), (BAR, flat), (BAR, high)]
    return np.add([*right, *((-a, b) for a, b in reversed(right))], (x, 0))


def _arrow(path, width):
    """Return the outline of an arrow along a path of straight pieces, `width` wide, with a head at its end.

    Each of its points moves evenly with the width.
    """
    head = 0.06 + 1.6 * width
    steps = np.diff(path, axis=0)
    lengths = np.hypot(*steps.T)
    long = min(HEAD, 0.55 * lengths[-1])
    along = steps / lengths[:, None]
    aside = np.column_stack([-along[:, 1], along[:, 0]])
    tip, neck = path[-1], path[-1] - long * along[-1]
    bends = [aside[0], *((a + b) / (1 + a @ b) for a, b in itertools.pairwise(aside)), aside[-1]]
    spine = np.vstack([path[:-1], neck])
    left = [p + width / 2 * n for p, n in zip(spine, bends, strict=True)]
    right = [p - width / 2 * n for p, n in zip(spine, bends, strict=True)]
    wings = [neck + head / 2 * aside[-1], tip, neck - head / 2 * aside[-1]]
    return np.array([*left, *wings, *reversed(right)])
