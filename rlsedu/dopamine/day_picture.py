"""The picture of a day and a night of dopamine, over the clock."""

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patheffects import Normal, Stroke

from rlsedu.stage.fitted import TICKS, Fitted
from rlsedu.stage.meanings import line_of
from rlsedu.stage.style import INK, ORANGE, PAPER, clock_axis, plain_axes

OUTSIDE, SIGNAL = (0, 2.4), (0.5, 1.5)  # the heights of the two panels
BARS, ROWS = ("people", "model"), (-0.6, 1.6)  # from below; the height of both
NOW = (-0.45, 0.45, np.nan, 0.55, 1.45)  # in the strip: a stroke on each bar, no line that leads to the call-out
WIDE = 12, 9  # points: the bars of the strip, on a wide screen and on a phone
TOP = 4.3  # of the strip: the call-out stands over the bars


class DayPicture(Fitted):
    """Dopamine outside, its D2 signal over a line "restless below this", and the restless hours of model and people."""

    name = "Dopamine and its signal from noon to noon, with the hours below a line"
    size = (7.2, 5.5)
    narrow_size = (4.2, 5.0)
    columns = (3, 3)

    def __init__(self, window, window_words, healthy):
        """window: start and end of the hours of symptoms, h from midnight; its words. healthy: the healthy Day."""
        self.window, self.window_words, self.healthy = window, window_words, healthy
        super().__init__()

    def build(self, figure):
        upper, lower, strip = figure.subplots(3, 1, sharex=True, height_ratios=(1, 2, 1.15))
        plain_axes(upper, "Dopamine outside the cell", ylabel="healthy = 1", ylim=OUTSIDE)
        plain_axes(lower, "Signal of the D2 receptors", ylabel="healthy = 1", ylim=SIGNAL)
        plain_axes(strip, "Restless hours: by the line, and as measured", "Clock time", ylim=(ROWS[0], TOP), grid=False)
        for axes, heights in ((upper, (0, 1, 2)), (lower, (0.5, 1, 1.5))):
            axes.set_yticks(heights)
            axes.grid(False, axis="x")  # no line runs through words
        clock_axis(strip, 12, 36, 6)
        strip.set_yticks(range(2), BARS)
        wide = WIDE[self._narrow]
        strip.plot(self.window, [0, 0], color=INK, linewidth=wide, solid_capstyle="butt")
        usual = {**line_of("healthy"), "linewidth": 2.2}
        upper.plot(self.healthy.clock_h, self.healthy.extracellular_da, **usual)
        (well,) = lower.plot(self.healthy.clock_h, self.healthy.d2_signal, **usual)
        self.outside = self.moving(upper.plot([], [], **line_of("dopamine"), linewidth=3.2)[0], ghost=True)
        self.signal = self.moving(lower.plot([], [], **line_of("D2 signal"), linewidth=3.2)[0], ghost=True)
        self.zone = self.moving(
            lower.axhspan(*SIGNAL, facecolor=(ORANGE, 0.16), edgecolor=ORANGE, linewidth=1.4, zorder=0.5)
        )
        self.toy = self.moving(strip.plot([], [], color=ORANGE, linewidth=wide, solid_capstyle="butt")[0])
        self.below = self.moving(lower.text(12.3, SIGNAL[0] + 0.03, "", color=INK))
        now = {"color": INK, "linewidth": 1.5, "zorder": 5}
        dotted = {**now, "marker": "o", "markevery": [1], "markersize": 10, "clip_on": False}  # its dot is on the curve
        self.nows = [self.moving(axes.plot([], [], **dotted)[0]) for axes in (upper, lower)]
        seen = {
            "linewidth": 2.2,
            "solid_capstyle": "butt",
            "path_effects": [Stroke(linewidth=5, foreground=PAPER), Normal()],
        }
        self.below_now = self.moving(strip.plot([], [], **now | seen)[0])
        story = Line2D([], [], color=INK, linewidth=3.2)  # in no colour: it is blue above and green below
        self.key([story, well, self.nows[1]], ["this story", "healthy", "now"])
        self.point = self.callout(strip)

    def write(self, narrow):
        super().write(narrow)
        self.below.set_fontsize(TICKS[narrow])

    def show(self, result):
        day, now = result.day, [result.clock_h] * 3
        self.outside.set_data(day.clock_h, day.extracellular_da)
        self.signal.set_data(day.clock_h, day.d2_signal)
        self.zone.set_height(result.line.below - SIGNAL[0])
        self.toy.set_data(day.clock_h, np.where(result.restless, 1, np.nan))
        self.nows[0].set_data(now, [OUTSIDE[0], result.outside_now, OUTSIDE[1]])
        self.nows[1].set_data(now, [SIGNAL[0] + 0.13, result.signal_now, SIGNAL[1]])  # above the words of the line
        self.below_now.set_data([result.clock_h] * len(NOW), NOW)
        self.below.set_text(f"restless here, below {result.line.below:.2f} (assumed)")
        model = f"model: {result.hours_below:g} h restless" if result.hours_below else "model: never restless"
        self.point.say(f"{model},\npeople: {self.window_words}", put=(0.5, 0.8))
