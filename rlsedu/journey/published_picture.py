"""The picture of the published trials of iron: a diamond for each result, with its 95 % range."""

from rlsedu.stage.fitted import Fitted
from rlsedu.stage.meanings import dots_of, line_of
from rlsedu.stage.style import INK, SOFT, plain_axes

LIMITS = (-12, 28)  # points of the rating: of every axis on which trials stand
HEADINGS = {"tablets": "Tablets:", "infusions": "Infusions (drips):", "pooled": "Several trials:"}
SIZES = {"pooled": (12, 3.6), "infusions": (9, 2.2), "tablets": (9, 2.2)}  # of a result's mark and line
ACROSS = "Iron better than the dummy by (points)"


def draw_trials(axes, trials, rows):
    """Draw Published results in axes, each in its row: a diamond, its range and its name; and a line at 0."""
    axes.set_yticks(list(rows), [trial.name for trial in trials])
    axes.tick_params(axis="y", labelcolor=INK, length=0)
    axes.axvline(0, color=SOFT, linewidth=1)
    for row, trial in zip(rows, trials, strict=True):
        mark, line = SIZES[trial.group]
        axes.plot([trial.low, trial.high], [row, row], **line_of("measured"), linewidth=line)
        axes.plot([trial.advantage], [row], **dots_of("measured"), markersize=mark)


class PublishedPicture(Fitted):
    """All results that can be drawn, under a heading for each group; how many of the single trials hold 0."""

    name = "Published trials of iron: a diamond with a line for each, by tablets, infusions and sums"
    size = (7.2, 5.2)
    narrow_size = (4.2, 5.0)

    def __init__(self, trials):
        self.trials = trials
        super().__init__()

    def build(self, figure):
        axes = figure.subplots()
        plain_axes(axes, xlabel=ACROSS, xlim=(-4, 21), grid=False)
        axes.set_xticks([0, 10, 20], ["0 = no effect", "10", "20"])
        rows, row, heads = [], 0, {}
        for group, told in HEADINGS.items():
            some = [trial for trial in self.trials if trial.group == group]
            heads[row] = told
            rows += range(row + 1, row + 1 + len(some))
            row = rows[-1] + 1
        draw_trials(axes, self.trials, rows)
        axes.set_yticks([*axes.get_yticks(), *heads], [*(trial.name for trial in self.trials), *heads.values()])
        for words in axes.get_yticklabels()[-len(heads) :]:
            words.set_weight("bold")
        axes.set_ylim(row - 0.3, -0.7)
        self.point = self.callout(axes)

    def show(self, result):
        single = [trial for trial in self.trials if not trial.pooled]
        chance = sum(trial.may_be_chance for trial in single)
        told = f"In {chance} of {len(single)} single\ntrials the line\ncrosses 0"
        self.point.say(told, put=(1, 0.3))
