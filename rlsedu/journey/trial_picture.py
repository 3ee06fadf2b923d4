"""The picture of a trial that is run a thousand times, above the published trials on the same axis."""

import numpy as np

from rlsedu.journey.published_picture import ACROSS, LIMITS, draw_trials
from rlsedu.stage.fitted import TICKS, Fitted
from rlsedu.stage.style import COVER, INK, PURPLE, RED, SOFT, plain_axes

EDGES = np.arange(LIMITS[0], LIMITS[1] + 1)
MOST = 400
HIGH = (0.93, 0.81, 0.66)  # of the axes: where the lines of the truth, of the report, and without a dummy group end
ASIDE = 7  # points: from here on the call-out stands at the left of the bars
PLAN = "1000 trials, {} people in each group", "1000 trials, {} in each group"
REAL = "Real trials against a dummy (placebo), 95 % ranges", "Real trials, with 95 % ranges"
SHARES = (1.5, 1), (1.3, 1)  # heights of the panels on a wide screen and on a phone
LAST = (16, 17), (11, 10)  # points of the axis: where the words of a report, and without a dummy, begin at most


class TrialPicture(Fitted):
    """Above: what 1000 trials of one plan find. Below: some results that were Published."""

    name = "Bars of what 1000 trials of one plan find, above published trials with their ranges"
    size = (7.2, 5.3)
    narrow_size = (4.2, 5.0)

    def __init__(self, published):
        self.published = published
        super().__init__()

    def build(self, figure):
        upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=SHARES[self._narrow])
        plain_axes(upper, xlim=LIMITS, ylim=(0, MOST), grid=False)
        self.plan = self.moving(upper.set_title(PLAN[0], loc="left", wrap=False))
        upper.set_yticks([0, 100, 200, 300])
        upper.set_xticks([-10, 0, 10, 20], ["−10", "0 = no effect", "10", "20"])
        upper.tick_params(axis="x", labelbottom=True)
        upper.set(ylabel="Trials", xlabel="Iron seems better by (points)")
        plain_axes(lower, title=REAL[self._narrow], xlabel=ACROSS)
        self._bars(upper)
        self._lines(upper)
        draw_trials(lower, self.published, range(len(self.published)))
        lower.set_ylim(len(self.published) - 0.4, -0.6)
        self.point = self.callout(upper)
        self.point.words.set_color(RED)  # as the bars that it counts: a line to them would cross the others
        self.point.box.set_edgecolor(RED)

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
            words.set_bbox(COVER)

    def write(self, narrow):
        super().write(narrow)
        for words in self.words:
            words.set_fontsize(TICKS[narrow])

    def show(self, result):
        bars = np.clip(result.advantage - LIMITS[0], 0, len(EDGES) - 1.5).astype(int)
        clear, every = (np.bincount(part, minlength=len(EDGES) - 1) for part in (bars[result.significant], bars))
        self.clear.set_data(clear, EDGES, 0 * clear)
        self.unclear.set_data(every, EDGES, clear)
        truth, seems = result.design.true_effect, result.design.true_effect + result.design.placebo_response
        reported = np.nan if result.when_found is None else result.when_found
        lines = (self.truth, self.reported, self.alone)
        for line, x, high in zip(lines, (truth, reported, seems), HIGH, strict=True):
            line.set_data([x, x], [0, high * MOST])
        self.plan.set_text(PLAN[self._narrow].format(round(result.design.n_per_arm)))
        self.words[0].set_text(f"truth {truth:.1f}")
        self.words[0].set_position((truth - 0.5, HIGH[0] * MOST))
        self.words[1].set_text("" if np.isnan(reported) else f"they report {reported:.1f}")
        ends = LAST[self._narrow]
        self.words[1].set_position((min(np.nan_to_num(reported) + 0.5, ends[0]), HIGH[1] * MOST))
        self.words[2].set_text(f"without a dummy\nit seems {seems:.1f}")
        self.words[2].set_position((min(seems + 0.5, ends[1]), HIGH[2] * MOST - 22))
        self._say(result)

    def _say(self, result):
        trials = len(result.advantage)
        truth, clear, wrong = result.design.true_effect, round(result.found * trials), round(result.misled * trials)
        told = (clear, "find", "the help") if truth else (clear + wrong, "are", "false alarms")
        words = ("Red: {} of {}\n{} {}", "Red: {}\nof {} {}\n{}")[self._narrow].format(told[0], trials, *told[1:])
        self.point.say(words, put=(0.9, 0.27) if truth < ASIDE else (0.14, 0.62))
        gap = "\n" if self._narrow else " "
        self.words[3].set_text(f"dummy{gap}better: {wrong}" if wrong else "")
        self.words[3].set_position((LIMITS[0] + 0.5, 0.35 * MOST))
