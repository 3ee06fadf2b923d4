"""The picture of a trial that is run a thousand times, above the published trials on the same axis."""

import numpy as np

from rlsedu.stage.fitted import Fitted
from rlsedu.stage.meanings import dots_of, line_of
from rlsedu.stage.style import INK, PAPER, PURPLE, RED, SOFT, plain_axes

LIMITS = (-12, 28)
EDGES = np.arange(LIMITS[0], LIMITS[1] + 1)
MOST = 400
HIGH = (0.93, 0.81, 0.66)  # of the axes: where the lines of the truth, of the report, and without a dummy group end
LOW = (0, 0, 0.43)  # and where they begin: the call-out has its line below
SIZES = {"pooled": (8, 3), "infusions": (6, 1.6), "tablets": (6, 1.6)}  # of a published result's mark and line
ASIDE = 7  # points: from here on the call-out stands at the left of the bars
PLAN = "1000 trials, {} people in each group", "1000 trials, {} in each group"
REAL = "Real trials against a dummy (placebo), 95 % ranges"
WORDS = (10, 8.5)  # points on a wide screen and on a phone


class TrialPicture(Fitted):
    """Above: what 1000 trials of one plan find. Below: what was published, as (name, group, low, value, high) rows."""

    name = "Bars of what 1000 trials of one plan find, above published trials with their ranges"
    columns = (3, 3)
    size = (7.2, 4.9)
    narrow_size = (4.2, 5.0)

    def __init__(self, published):
        self.published = published
        super().__init__()

    def build(self, figure):
        upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=[1.15, 1])
        plain_axes(upper, xlim=LIMITS, ylim=(0, MOST), grid=False)
        self.plan = self.moving(upper.set_title(PLAN[0], loc="left", wrap=False))
        upper.set_yticks([0, 100, 200, 300])
        upper.set_xticks([-10, 0, 10, 20], ["−10", "0 = no effect", "10", "20"])
        upper.tick_params(axis="x", labelbottom=True)
        upper.set_ylabel("Trials")
        plain_axes(lower, title=REAL, xlabel="Iron better than the dummy by (points)")
        self._bars(upper)
        self._lines(upper)
        self._published(lower)
        self.point = self.callout(upper)
        self.key([self.clear, self.unclear], ["clear difference", "not clear"])

    def _bars(self, axes):
        nothing = np.zeros(len(EDGES) - 1)
        self.unclear, self.clear = (
            self.moving(axes.stairs(nothing, EDGES, fill=True, facecolor=colour, edgecolor=SOFT))
            for colour in ("0.75", RED)
        )
        axes.axvline(0, 0, 0.87, color=SOFT, linewidth=1)

    def _lines(self, axes):
        """The truth, what the clear trials report, and what a team without a dummy group would believe."""
        self.truth, self.reported, self.alone = (
            self.moving(axes.plot([], [], linewidth=2, **look)[0])
            for look in ({"color": INK}, {"color": RED, "linestyle": "--"}, {"color": PURPLE, "linestyle": ":"})
        )
        looks = ({"color": INK, "ha": "right"}, {"color": RED}, {"color": PURPLE}, {"color": RED})
        self.words = [self.moving(axes.text(0, 0, "", va="center", **look)) for look in looks]
        for words in self.words[1:3]:
            words.set_bbox({"facecolor": PAPER, "edgecolor": "none", "pad": 0.8})

    def _published(self, axes):
        axes.set_ylim(len(self.published) - 0.4, -0.6)
        axes.set_yticks(range(len(self.published)), [name for name, *_ in self.published])
        axes.tick_params(axis="y", labelcolor=INK)
        axes.axvline(0, color=SOFT, linewidth=1)
        for row, (_, group, low, value, high) in enumerate(self.published):
            mark, line = SIZES[group]
            axes.plot([low, high], [row, row], **line_of("measured"), linewidth=line)
            axes.plot([value], [row], **dots_of("measured"), markersize=mark)

    def write(self, narrow):
        super().write(narrow)
        for words in self.words:
            words.set_fontsize(WORDS[narrow])

    def show(self, result):
        bars = np.clip(result.advantage - LIMITS[0], 0, len(EDGES) - 1.5).astype(int)
        clear, every = (np.bincount(part, minlength=len(EDGES) - 1) for part in (bars[result.significant], bars))
        self.clear.set_data(clear, EDGES, 0 * clear)
        self.unclear.set_data(every, EDGES, clear)
        truth, seems = result.design.true_effect, result.design.true_effect + result.design.placebo_response
        reported = np.nan if result.when_found is None else result.when_found
        lines = (self.truth, self.reported, self.alone)
        for line, x, low, high in zip(lines, (truth, reported, seems), LOW, HIGH, strict=True):
            line.set_data([x, x], [low * MOST, high * MOST])
        self.plan.set_text(PLAN[self._narrow].format(round(result.design.n_per_arm)))
        self.words[0].set_text(f"truth {truth:.1f}")
        self.words[0].set_position((truth - 0.5, HIGH[0] * MOST))
        self.words[1].set_text("" if np.isnan(reported) else f"they report {reported:.1f}")
        self.words[1].set_position((min(np.nan_to_num(reported) + 0.5, 12 if self._narrow else 18), HIGH[1] * MOST))
        self.words[2].set_text(f"without a\ndummy: {seems:.1f}")
        self.words[2].set_position((min(seems + 0.5, 16 if self._narrow else 19.5), HIGH[2] * MOST - 22))
        self._say(result, reported)

    def _say(self, result, reported):
        trials = len(result.advantage)
        truth, clear, wrong = result.design.true_effect, round(result.found * trials), round(result.misled * trials)
        told = f"{clear} of {trials}\nfind the help" if truth else f"{clear + wrong} of {trials}:\nfalse alarms"
        put = (0.9, 0.27) if truth < ASIDE else (0.14, 0.62)
        self.point.say(told, at=None if np.isnan(reported) else (reported, 12), put=put)
        gap = "\n" if self._narrow else " "
        self.words[3].set_text(f"dummy{gap}better: {wrong}" if wrong else "")
        self.words[3].set_position((LIMITS[0] + 0.5, 0.35 * MOST))
