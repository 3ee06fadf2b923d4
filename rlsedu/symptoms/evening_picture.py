"""The picture of an evening: discomfort above, leg movements below, over the clock."""

from rlsedu.stage.fitted import Fitted
from rlsedu.stage.style import BLUE, INK, ORANGE, SOFT, clock_axis, plain_axes


class EveningPicture(Fitted):
    """Two curves over the clock from 16:00 to 08:00: discomfort (0 to 10) and leg movements per hour (0 to 300)."""

    name = "Curves of discomfort and of leg movements over one evening and night"
    size = (7.2, 4.9)
    narrow_size = (4.2, 4.8)

    def build(self, figure):
        upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=[3, 2])
        self.guess_axes = upper
        plain_axes(upper, title="How bad do the legs feel?", ylabel="Discomfort (0 to 10)", ylim=(0, 10.9))
        plain_axes(lower, title="Do the legs move by themselves?", ylabel="Movements\nper hour", ylim=(0, 330))
        clock_axis(lower, first=16, last=32, every=4)
        lower.set_xlabel("Clock time")
        upper.set_yticks([0, 2, 4, 6, 8, 10])
        lower.set_yticks([0, 100, 200, 300])
        self.ceiling = self.moving(upper.plot([], [], color=SOFT, linestyle=":", linewidth=1.8)[0])
        self.discomfort = self.moving(upper.plot([], [], color=ORANGE, linewidth=2.4)[0], ghost=True)
        self.movements = self.moving(lower.plot([], [], color=BLUE, linewidth=2)[0], ghost=True)
        walks = {"color": INK, "marker": "^", "markersize": 6, "linestyle": "none", "clip_on": False}
        self.walks = self.moving(upper.plot([], [], **walks)[0])
        self.peak = self.moving(upper.plot([], [], "o", color=ORANGE, markersize=8, markeredgecolor=INK)[0])
        words = ["this evening", "gets up and walks", "after an hour's rest"]
        self.key([self.discomfort, self.walks, self.ceiling], words)

    def show(self, result):
        self.ceiling.set_data(result.clock_h, result.after_an_hour)
        self.discomfort.set_data(result.clock_h, result.discomfort)
        self.movements.set_data(result.clock_h, result.leg_movements_per_h)
        self.walks.set_data(result.breaks_h, [0] * len(result.breaks_h))
        worst = int(result.discomfort.argmax())
        self.peak.set_data([result.clock_h[worst]], [result.discomfort[worst]])
        self.peak.set_visible(bool(result.discomfort[worst] > 0))
