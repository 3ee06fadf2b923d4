"""The picture of a round of questions: true and false alarms among 1000 people, and how often a yes is right."""

from matplotlib.patches import Rectangle

from rlsedu.stage.fitted import LABELS, Fitted
from rlsedu.stage.meanings import dots_of
from rlsedu.stage.style import BLUE, INK, ORANGE, plain_axes
from rlsedu.symptoms.people_picture import MANY, SIDE, People

HAS, HAS_NOT = dots_of("restless legs"), dots_of("no restless legs")
# those who have it are triangles, the others circles; a yes is full, a no is hollow
KINDS = {
    "has them: a yes": {**HAS, "markeredgecolor": ORANGE},
    "has them, but a no": {**HAS, "markerfacecolor": "none", "markeredgecolor": ORANGE},
    "false alarm": {**HAS_NOT, "markerfacecolor": BLUE},
    "without them: a no": {**HAS_NOT, "markerfacecolor": "none"},
}

EDGE = 0.4  # places: from the middle of a mark to its lower edge


class IsItPicture(Fitted):
    """A thousand people by kind of answer, in squares of a hundred, and a bar of 100 people who got a yes."""

    name = "A thousand people by their answer, and a bar of those with a yes"
    size = (7.2, 4.7)
    narrow_size = (4.2, 5.0)

    def build(self, figure):
        self.crowd, lower = figure.subplots(2, 1, height_ratios=[5, 1])
        self.crowd.set_axis_off()
        self.people = People(
            [self.moving(self.crowd.plot([], [], **looks, label=words)[0]) for words, looks in KINDS.items()]
        )
        self.key(self.people.lines)
        self.have = self.moving(self.crowd.text(0, -0.4, "", va="bottom", color=INK))
        plain_axes(lower, xlabel="100 people with a yes to the questions", xlim=(0, 100), ylim=(0, 1.8), grid=False)
        lower.set_yticks([])
        lower.spines["left"].set_visible(False)
        self.wrong, self.right = (
            self.moving(
                lower.add_patch(Rectangle((0, 0.15), 100, 0.75, facecolor=colour, edgecolor=INK, clip_on=False))
            )
            for colour in (BLUE, ORANGE)
        )
        words = {"va": "bottom", "weight": "bold", "color": INK}
        self.share = self.moving(lower.text(0, 1.05, "", **words))
        self.alarms = self.moving(lower.text(100, 1.05, "", ha="right", **words))
        self.point = self.callout(self.crowd)

    def write(self, narrow):
        """Write the words in the size of a wide screen or of a phone."""
        super().write(narrow)
        apart = 3.6 if narrow else 2.6  # so that the call-out stands between two rows of squares
        self.people.place(self.crowd, above=2.4, across=4 if narrow else 5, apart=apart)
        self.step, self.between = SIDE + apart, SIDE + apart / 2
        for words in (self.have, self.share, self.alarms):
            words.set_fontsize(LABELS[narrow])

    def show(self, result):
        self.people.show((result.right_yes, result.missed, result.false_yes, result.right_no), MANY)
        self.have.set_text(f"{result.have or 'none'} of {MANY} have restless legs")
        right = 100 * result.predictive_value
        self.right.set_width(right)
        words = "nearly all are right" if result.false_yes and round(right) == 100 else f"{right:.0f} of 100 are right"
        self.share.set_text(words if result.yes else "")
        wrong = 100 - round(right)
        self.alarms.set_text(f"{wrong} false alarm{'s' * (wrong != 1)}" if result.yes and wrong else "")
        for bar in (self.wrong, self.right):
            bar.set_visible(result.yes > 0)
        at = self.people.last(result.have + result.false_yes, MANY)
        west, east = self.crowd.get_xlim()
        bottom, top = self.crowd.get_ylim()
        put = (
            (at[0] + 4 - west) / (east - west),
            (bottom - at[1] // self.step * self.step - self.between) / (bottom - top),
        )
        if result.false_yes:
            words = f"{result.false_yes} false alarm{'s' * (result.false_yes != 1)}"
            self.point.say(words, at=(at[0], at[1] + EDGE), put=put)
        else:
            self.point.say("no false alarm", put=put)
