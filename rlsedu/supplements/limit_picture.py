"""The gauge under every picture with tablets: what is swallowed on a day beside the upper level."""

from rlsedu.stage.fitted import TICKS
from rlsedu.stage.meanings import line_of
from rlsedu.stage.style import INK, SKY, plain_axes

WIDEST_MG = 250


class LimitGauge:
    """A bar from 0 to 250 mg a day with the US upper level, and words when the tablets are above it."""

    def __init__(self, axes, moving, narrow):
        plain_axes(axes, xlabel="Iron from tablets on a tablet day (mg)", xlim=(0, WIDEST_MG), ylim=(-1.5, 0.5))
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        axes.grid(False)
        self.limit = moving(axes.plot([], [], **line_of("limit"), linewidth=3, zorder=3)[0])
        self.bar = moving(axes.plot([], [], color=SKY, linewidth=10, solid_capstyle="butt")[0])
        self.words = moving(axes.text(0, -0.88, "", fontsize=TICKS[narrow], color=INK, va="center"))

    def show(self, day_mg, upper_mg):
        """Move the bar to the mg swallowed on a day with tablets, and the line to the upper level."""
        self.bar.set_data([0, day_mg], [0, 0])
        self.limit.set_data([upper_mg, upper_mg], [-1.5, 0.5])
        self.words.set_x(upper_mg + 4)
        line = f"US upper level {upper_mg:g} mg"
        above = f"{day_mg:.3g} mg: above the {line};\ntreatment needs a clinician"
        self.words.set_text(above if day_mg > upper_mg else f"{day_mg:g} mg. {line} a day;\nnot a target")
