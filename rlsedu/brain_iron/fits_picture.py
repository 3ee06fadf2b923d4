"""The picture of the five fits: how far off each is against the noise, and what it reads at one level of noise."""

from rlsedu.stage.fitted import Fitted
from rlsedu.stage.style import BLUE, GREEN, INK, ORANGE, PURPLE, SMALL_SIZE, SOFT, plain_axes

LOOKS = ((BLUE, "o", "-"), (ORANGE, "s", "--"), (GREEN, "^", "-"), (PURPLE, "D", "-."), (SOFT, "v", ":"))
SNR, BIAS, READ = (9, 133), (-75, 25), (100, 225)
SNR_TICKS = [10, 20, 30, 60, 120]


class FitsPicture(Fitted):
    """Upper: mean error over the signal-to-noise ratio. Lower: reading and spread of each fit at the chosen noise."""

    name = "Curves of the error of five fits, and what each one reads"
    columns = (5, 3)
    size = (7.2, 5.4)
    narrow_size = (4.2, 4.9)

    def __init__(self, names):
        """names: short words for the five fits, in their order."""
        self.names = names
        super().__init__()

    def build(self, figure):
        upper, lower = figure.subplots(2, 1, height_ratios=[1.25, 1])
        plain_axes(
            upper,
            title="How far off is each fit on average?",
            xlabel="Signal over noise (right: clean)",
            ylabel="Error (mg/kg)",
            ylim=BIAS,
        )
        upper.set_xscale("log")
        upper.set_xlim(*SNR)
        upper.set_xticks(SNR_TICKS, [str(tick) for tick in SNR_TICKS])
        upper.minorticks_off()
        upper.axhline(0, color=SOFT, linewidth=1.2)
        self.bias = [
            self.moving(upper.plot([], [], color=c, marker=m, linestyle=s, linewidth=2, markersize=6, label=name)[0])
            for (c, m, s), name in zip(LOOKS, self.names, strict=True)
        ]
        self.cursor = self.moving(upper.plot([], [], color=INK, linewidth=1.8, linestyle=":")[0])
        plain_axes(
            lower,
            title="What does it read at this noise?",
            xlabel="Mean and spread of iron (mg/kg)",
            xlim=READ,
            ylim=(-0.6, 4.6),
        )
        lower.set_yticks(range(5), self.names)
        lower.tick_params(axis="y", labelcolor=INK)
        lower.invert_yaxis()
        self.truth = self.moving(lower.plot([], [], color=SOFT, linewidth=1.5)[0])
        self.bars = [
            self.moving(lower.plot([], [], color=c, linewidth=4, solid_capstyle="butt")[0]) for c, _, _ in LOOKS
        ]
        self.means = [
            self.moving(lower.plot([], [], color=c, marker=m, markersize=9, markeredgecolor=INK)[0])
            for c, m, _ in LOOKS
        ]
        self.word = self.moving(lower.text(0, -0.5, "truth", ha="left", va="top", fontsize=SMALL_SIZE, color=SOFT))
        self.key(self.bias)

    def show(self, result):
        for row, (line, bar, mean) in enumerate(zip(self.bias, self.bars, self.means, strict=True)):
            line.set_data(result.snrs, result.bias[row])
            read = result.true_iron_mg_kg + result.bias_here[row]
            bar.set_data([read - result.sd_here[row], read + result.sd_here[row]], [row, row])
            mean.set_data([read], [row])
        self.cursor.set_data([result.snr] * 2, BIAS)
        self.truth.set_data([result.true_iron_mg_kg] * 2, [-0.6, 4.6])
        self.word.set_position((result.true_iron_mg_kg + 1, -0.55))
