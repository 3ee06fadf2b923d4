"""The picture of a meal: food, gut and blood with the iron as dots; below, what meals and whole diets let in."""

import numpy as np
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from rlsedu.stage.callout import OVER
from rlsedu.stage.fitted import TICKS, Fitted
from rlsedu.stage.meanings import dots_of, line_of
from rlsedu.stage.style import INK, PAPER, RED, SOFT, plain_axes
from rlsedu.supplements.food_picture import COLOURS, DRINKS, GLASS, RIM, WARE, Food, Ware, food_shapes

DOT_MG = 0.1
# layout in tenths of an inch, on a wide screen and on a phone; a grid is its left upper dot, the step and the rows;
# mark: points of one that passes by, and of one that gets in; below: points of the bar, of this meal and of the diets;
# least: the leftmost % where the words at a mark stand
WIDE = {
    "scene": (70, 25),
    "plate": (9.2, 15, 9),
    "glass": (25.4, 15, 7),
    "named": (0.5, 4.6),
    "break": " ",
    "body": (34, 12, 24.7),
    "in_gut": (40.4, 21.3, 1.36, 7),
    "in_blood": (40.4, 10.2, 1.5, 6),
    "mark": (6.6, 9),
    "below": (12, 10, 8),
    "title": "One meal: each mark is about 0.1 mg of iron (not verified)",
    "put": (0.9, 0.22),
    "least": 2.9,
}
PHONE = {
    "scene": (40, 25.2),
    "plate": (4.7, 20.6, 4.5),
    "glass": (14, 20.4, 4.2),
    "named": (18.6, 24.3),
    "break": "\n",
    "body": (0, 6.6, 15.7),
    "in_gut": (5.2, 12.4, 1.14, 5),
    "in_blood": (5.2, 5.6, 1.2, 4),
    "mark": (4.6, 6.4),
    "below": (9, 7.5, 6),
    "title": "Each mark: about 0.1 mg iron (not verified)",
    "put": (0.85, 0.12),
    "least": 4.3,
}
BELOW = "One dish swings far, a whole diet little\n(only the diets were measured)"
GATE, OPEN = 2.2, 0.18  # layout: from the left end of the wall to the gate's middle, and its width for each per cent
MOST = 63  # layout: the % drawn


class MealPicture(Fitted):
    """Above: food, drink and the iron, a mark for each 0.1 mg, in the gut and in the blood. Below: shares in %."""

    name = "A plate, a glass, and iron that passes a gate in the gut wall; meals beside whole diets"
    columns = (3, 3)
    size = (7.2, 5.2)
    narrow_size = (4.2, 5.0)
    colours = COLOURS

    def build(self, figure):
        width, height = figure.get_size_inches()
        self.place = WIDE if width == self.size[0] else PHONE
        wide, high = self.place["scene"]
        share = (
            self.place["title"].count("\n") + 1
        ) * 0.21 / height + high / 10 / height  # of the scene with its title
        figure.get_layout_engine().set(rect=(0, 0, 1, 1 - share - 0.16 / height))
        scene = figure.add_axes((0.1 / width, 1 - share - 0.06 / height, wide / 10 / width, high / 10 / height))
        bars = figure.subplots()
        plain_axes(scene, title=self.place["title"], xlim=(0, wide), ylim=(0, high), grid=False)
        scene.set_axis_off()
        self._table(scene)
        self._body(scene)
        self._bars(bars)
        self.point = self.callout(scene)

    def _table(self, scene):
        x, y, radius = self.place["plate"]
        on_plate = Affine2D().scale(radius).translate(x, y) + scene.transData
        for share, face in zip((1, 0.8), WARE[self.dark], strict=True):
            look = {"facecolor": face, "edgecolor": SOFT, "linewidth": 1.2}
            scene.add_patch(Ware(Path.circle((0, 0), share), transform=on_plate, **look))
        self.food = Food([], transform=on_plate, edgecolors=[INK], linewidths=[0.4])
        self.moving(scene.add_collection(self.food, autolim=False))
        x, y, half = self.place["glass"]
        in_glass = Affine2D().scale(half).translate(x, y) + scene.transData
        scene.add_patch(Ware(RIM, transform=in_glass, linewidth=0, facecolor=WARE[self.dark][0]))
        self.drink = self.moving(scene.add_patch(Ware(GLASS, transform=in_glass, linewidth=0)))
        scene.plot(*RIM.vertices.T, transform=in_glass, color=SOFT, linewidth=1.8)
        x, y = self.place["named"]
        self.named = self.moving(scene.text(x, y, "", va="top", fontsize=TICKS[self._narrow], color=INK))

    def _body(self, scene):
        left, floor, top = self.place["body"]
        right, gate = scene.get_xlim()[1], left + GATE
        scene.add_patch(Rectangle((left, 0), right - left, floor, facecolor=RED, alpha=0.13, linewidth=0))
        scene.plot([left, right], [top, top], color=SOFT, linewidth=3)
        words = {"fontsize": TICKS[self._narrow], "color": INK, "va": "center"}
        scene.text(left + 0.6, top - 1.4, "Gut: the rest passes by →", **words)
        scene.text(left + 0.6, 1.2, "Blood", **words)
        scene.text(gate, floor + 4, "gate", ha="center", **words)
        arrow = {"arrowstyle": "-|>", "color": RED, "linewidth": 2.2, "shrinkA": 0, "shrinkB": 0}
        scene.annotate("", xy=(gate, floor - 3), xytext=(gate, floor + 2.8), arrowprops=arrow)
        self.wall = self.moving(scene.plot([], [], color=SOFT, linewidth=3, solid_capstyle="butt")[0])
        sizes = self.place["mark"]
        ring = {"marker": "o", "markerfacecolor": PAPER, "color": SOFT, "markeredgewidth": 1.1, "linestyle": "none"}
        self.passes = self.moving(scene.plot([], [], **ring, markersize=sizes[0])[0])
        self.enters = self.moving(scene.plot([], [], **dots_of("ferritin"), markersize=sizes[1], zorder=OVER)[0])

    def _bars(self, bars):
        label = "Plant-type (non-haem) iron: share that gets in (%)"
        plain_axes(bars, title=BELOW, xlabel=label, xlim=(0, MOST), ylim=(0, 5.1), grid=False)
        sizes = self.place["below"]
        bars.set_yticks([])
        bars.spines["left"].set_visible(False)
        thick = {"linewidth": sizes[0], "solid_capstyle": "butt"}
        self.plates = self.moving(bars.plot([], [], color=RED, alpha=0.3, **thick)[0])
        self.plain = self.moving(
            bars.plot([], [], "o", markersize=sizes[0], markerfacecolor=PAPER, color=INK, markeredgewidth=1.8)[0]
        )
        self.here = self.moving(bars.plot([], [], **dots_of("ferritin"), markersize=sizes[1])[0])
        self.diets = self.moving(
            bars.plot([], [], **line_of("measured"), marker="D", markersize=sizes[2], linewidth=3.5)[0]
        )
        words = {"fontsize": TICKS[self._narrow], "color": INK, "va": "center"}
        self.told = [self.moving(bars.text(0.4, y, "", **words)) for y in (4.6, 1.65)]
        self.share = self.moving(bars.text(0, 3.6, "", ha="center", weight="bold", **words))
        self.key([self.here, self.plain, self.diets], ["this meal", "same food, water only", "whole diets"])

    def show(self, result):
        base, extra, drink = result.foods
        outlines, colours = food_shapes(base, extra)
        self.food.set_paths(outlines)
        self.food.set_facecolor(colours)
        self.drink.set_facecolor(DRINKS[drink])
        self.named.set_text(result.words.replace(" and", "\nand").replace(" with", self.place["break"] + "with"))
        whole, inside = round(result.meal.iron_mg / DOT_MG), round(result.absorbed_mg / DOT_MG)
        self.passes.set_data(*grid(whole - inside, *self.place["in_gut"]))
        x, y = grid(inside, *self.place["in_blood"])
        self.enters.set_data(x, y)
        left, floor, _ = self.place["body"]
        gate, half = left + GATE, OPEN * result.usual / 2
        self.wall.set_data([left, gate - half, np.nan, gate + half, self.place["scene"][0]], [floor] * 5)
        words = f"{result.absorbed_words} of {result.meal.iron_mg:.1f} mg\nget in"
        self.point.say(words, at=(x[-1], y[-1]) if inside else (gate, floor - 3), put=self.place["put"])
        self.plates.set_data([result.least, result.most], [2.7, 2.7])
        self.here.set_data([result.share], [2.7])
        self.share.set(x=max(result.share, self.place["least"]), text=f"{result.share:.2g} %")
        self.plain.set_data([result.plain_share], [2.7])
        self.diets.set_data([result.hindering, result.helping], [0.7, 0.7])
        spans = (result.least, result.most), (result.hindering, result.helping)
        names = f"{result.dish.capitalize()} with any drink or extra", "Whole diets"
        for text, name, (low, high) in zip(self.told, names, spans, strict=True):
            text.set_text(f"{name}: {low:.1f} to {high:.1f} %")


def grid(count, x, y, step, rows):
    """Return the places of so many dots: down in columns of so many rows, from the left upper one on."""
    order = np.arange(count)
    return x + step * (order // rows), y - step * (order % rows)
