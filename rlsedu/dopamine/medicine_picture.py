"""The picture of a medicine: the signal tonight, and augmentation over the years."""

from rlsedu.dopamine.day_picture import signal_axes
from rlsedu.stage.fitted import Fitted
from rlsedu.stage.style import BLUE, GREEN, INK, ORANGE, PURPLE, RED, SMALL_SIZE, SOFT, plain_axes


class MedicinePicture(Fitted):
    """Tonight above: the D2 signal with and without a medicine. Below: augmentation over the years."""

    name = "Curves of the dopamine signal tonight and of augmentation over the years"
    size = (7.2, 5.5)
    narrow_size = (4.2, 4.8)
    styles = (("-", RED), ((0, (6, 2)), PURPLE), ((0, (6, 2, 1, 2)), BLUE), ((0, (1, 1.5)), GREEN))

    def __init__(self, window, healthy, courses):
        """window: hours of symptoms. healthy: the healthy Day. courses: label -> (months, per cent) of augmentation."""
        self.window, self.healthy, self.courses = window, healthy, courses
        super().__init__()

    def build(self, figure):
        upper, lower = figure.subplots(2, 1)
        plain_axes(upper, "Tonight: signal of the D2 receptors", ylabel="1 = usual", ylim=(0.4, 1.7))
        signal_axes(upper, self.window, self.healthy)
        self.before = self.moving(
            upper.plot([], [], color=SOFT, linewidth=2, linestyle=(0, (4, 2)), label="without it")[0]
        )
        self.after = self.moving(upper.plot([], [], color=BLUE, linewidth=2.4, label="with it")[0], ghost=True)
        self.taken = self.moving(upper.plot([], [], "^", color=INK, markersize=8, label="taken")[0])
        upper.plot([], [], ":", color=INK, label="healthy")
        upper.legend(
            loc="upper left",
            ncols=4,
            fontsize=SMALL_SIZE - 0.5,
            frameon=False,
            labelcolor=INK,
            handlelength=1.6,
            handletextpad=0.5,
            columnspacing=1,
        )
        plain_axes(lower, "Over the years: augmentation", "Years on the medicine", "Of 100 people", (0, 8.2), (0, 106))
        for (label, (months, share)), (style, colour) in zip(self.courses.items(), self.styles, strict=True):
            lower.plot(months / 12, share, color=colour, linewidth=2.4, linestyle=style, label=label)
            lower.plot(months[-1] / 12, share[-1], "|", color=colour, markersize=12, markeredgewidth=2.4)
        self.key(lower.lines[::2])
        self.now = self.moving(lower.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=10)[0])

    def show(self, result):
        self.before.set_data(result.before.clock_h, result.before.d2_signal)
        self.after.set_data(result.after.clock_h, result.after.d2_signal)
        taken = result.clock_h is not None
        self.taken.set_data([result.clock_h] if taken else [], [0.47] if taken else [])
        counted = taken and result.augmented is not None
        self.now.set_data([result.months / 12] if counted else [], [100 * result.augmented] if counted else [])
