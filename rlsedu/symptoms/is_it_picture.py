"""The picture of a round of questions: true and false alarms among 1000 people, and how often a yes is right."""

from matplotlib.patches import Rectangle

from rlsedu.stage.fitted import Fitted
from rlsedu.stage.style import BLUE, INK, ORANGE, RED, SOFT, plain_axes
from rlsedu.symptoms.people_picture import GRIDS, PERSON, People, people_axes

PEOPLE = max(GRIDS)


class IsItPicture(Fitted):
    """An icon array of 1000 people by kind of answer, and a bar of 100 people who got a yes."""

    name = "A thousand small figures by their answer, and a bar of those with a yes"
    size = (7.2, 5.0)
    narrow_size = (4.2, 3.9)

    def build(self, figure):
        upper, lower = figure.subplots(2, 1, height_ratios=[5, 1])
        people_axes(upper)
        upper.set_title(f"{PEOPLE} people are asked", fontsize=12, color=INK, loc="left")
        kinds = (
            ("has it, and a yes", PERSON, ORANGE, True),
            ("has it, but a no", PERSON, RED, False),
            ("false alarm: a yes", "^", BLUE, True),
            ("does not have it: a no", ".", SOFT, True),
        )
        self.people = People(upper, kinds, self.moving)
        self.key(self.people.lines)
        plain_axes(lower, xlabel="Of 100 people with a yes, this many have it", xlim=(0, 100), ylim=(0, 1), grid=False)
        lower.set_yticks([])
        whole = {"facecolor": "none", "edgecolor": BLUE, "hatch": "//", "linewidth": 1.2}
        self.wrong = self.moving(lower.add_patch(Rectangle((0, 0.15), 100, 0.7, **whole)))
        self.right = self.moving(lower.add_patch(Rectangle((0, 0.15), 0, 0.7, facecolor=ORANGE, edgecolor=INK)))
        self.none = self.moving(
            lower.text(50, 0.5, "nobody has a yes", ha="center", va="center", fontsize=11, color=INK)
        )
        self.mark = self.moving(lower.plot([], [], "v", color=INK, markersize=8, clip_on=False)[0])

    def show(self, result):
        self.people.show((result.right_yes, result.missed, result.false_yes, result.right_no), PEOPLE)
        share = 100 * result.predictive_value
        self.right.set_width(share)
        for bar in (self.wrong, self.right):
            bar.set_visible(result.yes > 0)
        self.none.set_visible(result.yes == 0)
        self.mark.set_data([share] if result.yes else [], [0.9] if result.yes else [])
