"""The picture of missing sleep, night by night."""

from rlsedu.stage.fitted import Fitted
from rlsedu.stage.style import BLUE, plain_axes


class DebtPicture(Fitted):
    """A line of missing hours over the nights."""

    name = "Line of missing hours of sleep, night by night"
    size = (7.2, 4.0)
    narrow_size = (4.2, 3.6)

    def build(self, figure):
        axes = plain_axes(figure.subplots(), "Sleep that is missing", "Nights", "Hours", (0, 7.3), (0, 44))
        self.line = self.moving(axes.plot([], [], "o-", color=BLUE, linewidth=2)[0], ghost=True)
        self.point = self.callout(axes)

    def show(self, result):
        self.line.set_data(result.nights, result.missing_h)
        self.point.say(
            f"{result.missing_h[-1]:.1f} hours", at=(result.nights[-1], result.missing_h[-1]), put=(0.25, 0.85)
        )
