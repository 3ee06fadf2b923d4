"""The picture of the factory: stores filled with what a nerve ending holds, joined by arrows as wide as the flow."""

import itertools

import numpy as np
from matplotlib.patches import Polygon, Rectangle

from rlsedu.stage import Picture
from rlsedu.stage.style import BLUE, GREEN, INK, ORANGE, PURPLE, SKY, SMALL_SIZE, SOFT

# where each store stands: left, bottom, width; its words; where they stand and how they are aligned
STORES = {
    "tyrosine": (0.3, 6.5, 1.5, "tyrosine", (1.05, 8.1, "center", "bottom")),
    "l_dopa": (3.4, 6.5, 1.5, "L-DOPA", (4.15, 8.1, "center", "bottom")),
    "cytosolic_da": (6.5, 6.5, 3.6, "dopamine in the cell", (8.3, 8.1, "center", "bottom")),
    "vesicular_da": (8.3, 3.3, 1.5, "in\nvesicles", (10.0, 4.05, "left", "center")),
    "extracellular_da": (6.0, 0.3, 1.5, "outside", (5.8, 1.05, "right", "center")),
}
TALL = 1.5
# arrows: points on the way, colour, words, where they stand and how they are aligned
ARROWS = {
    "th": ([(1.95, 7.25), (3.25, 7.25)], ORANGE, "TH", (2.6, 8.1, "center", "bottom")),
    "aadc": ([(5.05, 7.25), (6.35, 7.25)], BLUE, "", (5.65, 8.1, "center", "bottom")),
    "vmat": ([(9.05, 6.35), (9.05, 4.95)], BLUE, "packing", (10.0, 5.75, "left", "center")),
    "release": ([(9.05, 3.15), (9.05, 1.05), (7.65, 1.05)], PURPLE, "release", (9.9, 1.05, "left", "center")),
    "dat": ([(6.75, 1.95), (6.75, 6.35)], GREEN, "taken\nback", (5.75, 3.55, "right", "center")),
}
UM_PER_H = 0.0085  # picture units of width for each uM/h


class FactoryPicture(Picture):
    """A pipeline: tyrosine, L-DOPA, dopamine in the cell, in vesicles, outside. Full to the dotted line = normal."""

    name = "Stores of dopamine in one nerve ending, joined by arrows as wide as the flow"
    size = (7.2, 4.9)
    narrow_size = (4.2, 4.6)

    def build(self, figure):
        axes = figure.subplots()
        axes.set(xlim=(0, 11.6), ylim=(-0.2, 9.8))
        axes.set_axis_off()
        axes.set_title("The dopamine factory: one nerve ending", fontsize=12, color=INK, loc="left")
        axes.axhline(2.55, color=SOFT, linewidth=1, linestyle=(0, (6, 4)), zorder=0)
        axes.text(0.1, 2.68, "inside", fontsize=SMALL_SIZE, color=SOFT)
        axes.text(0.1, 2.42, "outside", fontsize=SMALL_SIZE, color=SOFT, va="top")
        axes.text(0.1, 0, "At the arrows:\nµM per hour", fontsize=SMALL_SIZE, color=SOFT)
        self.levels, self.counts, self.arrows, self.flows = {}, {}, {}, {}
        for name, (left, bottom, wide, _, where) in STORES.items():
            frame = {"fill": False, "edgecolor": INK, "linewidth": 1.4, "zorder": 3}
            axes.add_patch(Rectangle((left, bottom), wide, TALL, **frame))
            axes.plot([left, left + wide], [bottom + TALL / 2] * 2, ":", color=INK, linewidth=1.3, zorder=4)
            level = Rectangle((left, bottom), wide, 0, facecolor=SKY, edgecolor="none", zorder=2)
            self.levels[name] = self.moving(axes.add_patch(level))
            self.counts[name] = self._words(axes, *where)
        for name, (_, colour, _, where) in ARROWS.items():
            look = {"facecolor": colour, "edgecolor": INK, "linewidth": 0.6, "zorder": 5}
            self.arrows[name] = self.moving(axes.add_patch(Polygon(np.zeros((3, 2)), closed=True, **look)))
            self.flows[name] = self._words(axes, *where)
        self.settings = self._words(axes, 0.1, 5.1, "left", "center")

    def _words(self, axes, x, y, ha, va):
        return self.moving(axes.text(x, y, "", ha=ha, va=va, fontsize=SMALL_SIZE, color=INK, zorder=6))

    def show(self, result):
        state, normal, terminal = result.state, result.normal, result.terminal
        for name, (_, _, _, words, _) in STORES.items():
            share = getattr(state, name) / getattr(normal, name)
            self.levels[name].set_height(TALL * share / (1 + share))
            self.counts[name].set_text(f"{words}\n× {share:.2f}")
        for name, (path, _, words, _) in ARROWS.items():
            self.arrows[name].set_xy(_arrow(np.array(path), UM_PER_H * state.fluxes[name]))
            self.flows[name].set_text(f"{words}\n{state.fluxes[name]:.0f}".strip())
        self.settings.set_text(
            f"iron: {100 * terminal.iron:.0f} %\namount of TH: {100 * terminal.th_expression:.0f} %\n"
            f"brake on TH:\n{_brake(result)}"
        )


def _brake(result):
    if not result.terminal.autoreceptor:
        return "off"
    if result.as_usual:
        return "usual"
    return f"{'pulled' if result.brake < 1 else 'loose'}, × {result.brake:.2f}"


def _arrow(path, width):
    """Return the outline of an arrow along a path of straight pieces, `width` wide, with a head at its end."""
    head = max(1.6 * width, 0.28)
    long = min(max(0.8 * width, 0.3), 0.8)
    steps = np.diff(path, axis=0)
    along = steps / np.hypot(*steps.T)[:, None]
    aside = np.column_stack([-along[:, 1], along[:, 0]])
    tip, neck = path[-1], path[-1] - long * along[-1]
    bends = [aside[0], *((a + b) / (1 + a @ b) for a, b in itertools.pairwise(aside)), aside[-1]]
    spine = np.vstack([path[:-1], neck])
    left = [p + width / 2 * n for p, n in zip(spine, bends, strict=True)]
    right = [p - width / 2 * n for p, n in zip(spine, bends, strict=True)]
    wings = [neck + head / 2 * aside[-1], tip, neck - head / 2 * aside[-1]]
    return np.array([*left, *wings, *reversed(right)])
