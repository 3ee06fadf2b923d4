"""The picture of the five fits: what each one reads at this level of noise, beside the truth."""

import numpy as np

from rlsedu.stage.fitted import LABELS, Fitted
from rlsedu.stage.meanings import dots_of, line_of
from rlsedu.stage.style import COVER, INK, PAPER, SOFT, plain_axes

READ, ROWS = (100, 225), (-0.95, 4.6)
KEY = ["mean", "spread", "ours", "furthest off"]
PLAIN = {  # what each way does, for those who know none of them
    "plain line": "all echoes count alike",
    "noisy weights": "noise taken for signal",
    "fitted weights": "noise smoothed first",
    "curve": "fits the bend itself",
    "Rician": "allows for the noise",
}


class FitsPicture(Fitted):
    """One row for each fit: its mean reading and spread, and the number it reads."""

    name = "Five rows: what each way of reading a noisy scan gives, beside the truth"
    size = (7.2, 4.1)
    narrow_size = (4.2, 4.2)
    columns = (4, 4)

    def __init__(self, names, ours):
        """names: short words for the five fits, in their order. ours: the row of the chapter's own fit."""
        self.names, self.ours = names, ours
        super().__init__()

    def build(self, figure):
        axes = figure.subplots()
        plain_axes(
            axes,
            title="In noise, some ways read too low",
            xlabel="Iron read (mg/kg)",
            xlim=READ,
            ylim=ROWS,
            grid=False,
        )
        names = [f"{name}{' (ours)' * (row == self.ours)}:\n{PLAIN[name]}" for row, name in enumerate(self.names)]
        axes.set_yticks(range(len(names)), names)
        axes.tick_params(axis="y", labelcolor=INK, length=0)
        axes.invert_yaxis()
        self.truth = self.moving(axes.plot([], [], color=INK, linewidth=1.3)[0])
        words = {"fontsize": LABELS[self._narrow], "ha": "center", "va": "center", "color": INK}
        self.word = self.moving(axes.text(0, -0.7, "", **words, bbox=COVER))
        words["ha"] = "right"
        axes.text(READ[1] - 1, -0.7, "read", **words)
        self.reads = [self.moving(axes.text(READ[1] - 1, row, "", **words)) for row in range(len(names))]
        bar = {"linewidth": 5, "solid_capstyle": "butt"}
        self.bars = self.moving(axes.plot([], [], color=SOFT, alpha=0.45, **bar)[0])
        self.our_bar = self.moving(axes.plot([], [], color=line_of("brain iron")["color"], **bar)[0])
        self.off = self.moving(axes.plot([], [], color=INK, linewidth=2)[0])
        self.means = self.moving(axes.plot([], [], "o", color=SOFT, markersize=8, markerfacecolor=PAPER)[0])
        self.our_mean = self.moving(axes.plot([], [], **dots_of("brain iron"), markersize=13)[0])
        self.worst = self.moving(axes.plot([], [], "s", color=INK, markersize=12)[0])
        self.key([self.means, self.bars, self.our_mean, self.worst], KEY)
        self.point = self.callout(axes)

    def show(self, result):
        true, rows, ours, worst = result.true_iron_mg_kg, np.arange(len(self.names)), self.ours, result.worst
        read = true + result.bias_here
        self.truth.set_data([true, true], (-0.4, ROWS[1]))
        self.word.set(x=true, text=f"put in: {true:.0f}")
        for words, number in zip(self.reads, read, strict=True):
            words.set_text(f"{number:.0f}")
        ends = np.column_stack([read - result.sd_here, read + result.sd_here, np.full(len(rows), np.nan)])
        self.bars.set_data(ends.ravel(), np.repeat(rows, 3))
        self.our_bar.set_data(ends[ours], [ours] * 3)
        self.means.set_data(read, rows)
        self.our_mean.set_data([read[ours]], [ours])
        shown = slice(0, 0 if result.all_right else None)
        self.worst.set_data([read[worst]][shown], [worst][shown])
        self.off.set_data([read[worst], true][shown], [worst, worst][shown])
        if result.all_right:
            self.point.say("all five right\nto within 1 mg/kg", at=(true, ours), put=(0.25, 0.12))
        else:
            off = result.bias_here[worst]
            words = f"{self.names[worst]}:\n{abs(off):.0f} mg/kg too {'high' if off > 0 else 'low'}"
            self.point.say(words, at=(read[worst], worst), put=(0.25, 0.12))
