"""The picture of nights: twenty people side by side, what their nights say of them, and on which side of the line."""

import numpy as np

from rlsedu.stage.fitted import TICKS, Fitted
from rlsedu.stage.meanings import dots_of
from rlsedu.stage.style import COVER, INK, SOFT, plain_axes

TOP_PER_H = 60.0
PUT = (0.3, 0.66)  # layout: where the call-out stands
LONG_RUN, DOT = (15, 9), (9, 6)  # points: no dash touches that of the next person


class NightsPicture(Fitted):
    """Leg movements per hour (0 to 60, higher ones at the top edge) of 20 people in order of their usual level."""

    name = "Marks of leg movements per hour, for 20 people, beside a bar for the long run"
    size = (7.2, 4.7)
    narrow_size = (4.2, 4.8)
    columns = (4, 2)

    def build(self, figure):
        axes = figure.subplots()
        plain_axes(
            axes,
            title="On which side of the line?",
            xlabel="20 people, calm to busy legs",
            ylabel="Leg movements per hour",
            xlim=(0, 21),
            ylim=(0, TOP_PER_H * 1.04),
        )
        axes.set_yticks(range(0, 61, 10), ["0", "10", "20", "30", "40", "50", "60+"])
        axes.set_xticks([])
        axes.xaxis.label.set_x(0.45)
        self.named = self.moving(axes.text(21.3, 0, "", va="center", color=INK, bbox=COVER))
        self.line = self.moving(axes.plot([0, 21], [0, 0], color=INK, linestyle="--", linewidth=1.5)[0])
        self.nights = self.moving(axes.plot([], [], "o", color=SOFT, alpha=0.35, markersize=3.5, zorder=1.8)[0])
        self.usual = self.moving(axes.plot([], [], "_", color=SOFT, markersize=15, markeredgewidth=4, zorder=1.9)[0])
        self.off = self.moving(axes.plot([], [], color=INK, linewidth=2)[0])
        self.right = self.moving(axes.plot([], [], **dots_of("leg movements"))[0])
        self.wrong = self.moving(axes.plot([], [], "X", color=INK, markersize=13, markeredgecolor="none")[0])
        words = ["mean of nights measured", "on the wrong side", "long run", "one night"]
        self.key([self.right, self.wrong, self.usual, self.nights], words)
        self.point = self.callout(axes)

    def write(self, narrow):
        """Write the words in the size of a wide screen or of a phone, and leave room for those beside the line."""
        self.usual.set_markersize(LONG_RUN[narrow])
        self.right.set_markersize(DOT[narrow])
        super().write(narrow)
        self.named.set_fontsize(TICKS[narrow])
        self.named.axes.set_xlim(0, 27 if narrow else 25.2)

    def show(self, result):
        people, count = result.movements_per_h.shape
        x, wrong = np.arange(1, people + 1), result.wrong
        mean, usual = np.minimum(result.mean_per_h, TOP_PER_H), np.minimum(result.usual_per_h, TOP_PER_H)
        limit = result.nights.cut_off_per_h
        self.line.set_ydata([limit] * 2)
        self.named.set(y=limit, text=f"the line:\n{limit:.0f} an hour")
        single = np.minimum(result.movements_per_h, TOP_PER_H).ravel() if count > 1 else []
        self.nights.set_data(np.repeat(x, count) if count > 1 else [], single)
        self.usual.set_data(x, usual)
        self.right.set_data(x[~wrong], mean[~wrong])
        self.wrong.set_data(x[wrong], mean[wrong])
        ends = np.array([usual[wrong], mean[wrong], np.full(wrong.sum(), np.nan)])
        self.off.set_data(np.repeat(x[wrong], 3), ends.T.ravel())
        nights = f"{count} night{'s' * (count > 1)}"
        if not wrong.any():
            self.point.say(f"{nights}: nobody\non the wrong side", put=PUT)
            return
        first = int(wrong.argmax())
        words = f"{nights}: {wrong.sum()} of {people}\non the wrong side"
        self.point.say(words, at=(x[first], mean[first]), put=PUT)
