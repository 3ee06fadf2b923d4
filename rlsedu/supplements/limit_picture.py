"""The gauge under every picture with tablets: what is swallowed on a day beside the upper level."""

from rlsedu.stage.style import INK, ORANGE, SMALL_SIZE, plain_axes
from rlsedu.supplements.dosing import MOST_DOSE_MG, Limits

UPPER_MG = Limits().upper_mg


class LimitGauge:
    """A bar from 0 to 400 mg a day with the US upper level, and words when the tablets are above it."""

    def __init__(self, axes, moving):
        plain_axes(axes, xlabel="Iron from tablets on a tablet day (mg)", xlim=(0, MOST_DOSE_MG), ylim=(-1.3, 0.6))
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        axes.grid(False)
        axes.axvline(UPPER_MG, color=INK, linewidth=1.5, linestyle=":")
        self.bar = moving(axes.plot([], [], color=ORANGE, linewidth=9, solid_capstyle="butt")[0])
        self.words = moving(axes.text(UPPER_MG + 6, -0.85, "", fontsize=SMALL_SIZE, color=INK, va="center"))

    def show(self, day_mg):
        """Move the bar to the mg swallowed on a day with tablets."""
        self.bar.set_data([0, day_mg], [0, 0])
        line = f"US upper level {UPPER_MG:g} mg"
        if day_mg > UPPER_MG:
            self.words.set_text(f"above the {line}:\ntreatment needs a clinician")
        else:
            self.words.set_text(f"{line} a day; not a target")
