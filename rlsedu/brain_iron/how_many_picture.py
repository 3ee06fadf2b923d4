"""The picture of study sizes: power, exaggeration, and what each published study could have seen."""

from rlsedu.stage.fitted import KEYS, Fitted
from rlsedu.stage.style import BLUE, INK, ORANGE, PURPLE, SMALL_SIZE, SOFT, plain_axes

SIZES, TICKS = (3.5, 230), [5, 10, 20, 50, 100, 200]
HIGHEST_D = 2.6
# What a study found: colour, mark, and what the key calls it
LOOKS = {
    "lower": (ORANGE, "v", "lower"),
    "same": (BLUE, "o", "no difference"),
    "untold": (PURPLE, "s", "not told"),
}


class HowManyPicture(Fitted):
    """Left: power and the difference that significant studies report, over their size. Right: the published studies."""

    name = "Curves of power and of what is reported, by study size, and marks of published studies"
    columns = (3, 3)
    size = (7.2, 5.2)
    narrow_size = (4.2, 5.0)

    def __init__(self, studies):
        self.studies = studies
        super().__init__()

    def build(self, figure):
        self.panels = figure.subplot_mosaic([["power", "studies"], ["curse", "studies"]], width_ratios=[1, 1.05])
        power, curse, studies = (self.panels[name] for name in ("power", "curse", "studies"))
        plain_axes(power, title="Chance to find it", ylabel="Power (%)", ylim=(0, 104))
        plain_axes(
            curse,
            title="What is then reported",
            xlabel="People per group",
            ylabel="Difference (SD)",
            ylim=(0, HIGHEST_D),
        )
        for axes in (power, curse):
            axes.set_xscale("log")
            axes.set_xlim(*SIZES)
            axes.minorticks_off()
        power.axhline(80, color=SOFT, linewidth=1.2, linestyle=":")
        power.text(4, 83, "80 %", fontsize=SMALL_SIZE, color=SOFT)
        self.power = self.moving(power.plot([], [], color=BLUE, linewidth=2.4)[0], ghost=True)
        self.reported = self.moving(curse.plot([], [], color=ORANGE, linewidth=2.4)[0], ghost=True)
        self.truth = self.moving(curse.plot([], [], color=INK, linewidth=1.5, linestyle="--")[0])
        self.word = self.moving(curse.text(0, 0, "true", ha="left", va="bottom", fontsize=SMALL_SIZE))
        marks = {"color": INK, "marker": "o", "markersize": 8}
        self.here = [self.moving(axes.plot([], [], **marks)[0]) for axes in (power, curse)]
        self._studies(studies)

    def _studies(self, axes):
        plain_axes(axes, title="Published studies", xlabel="Power at this difference (%)", xlim=(0, 104))
        axes.set_ylim(len(self.studies) - 0.4, -0.6)
        names = [f"{study.name} ({study.people} v {study.controls})" for study in self.studies]
        axes.set_yticks(range(len(names)), names)
        axes.tick_params(axis="y", labelcolor=INK)
        axes.axvline(80, color=SOFT, linewidth=1.2, linestyle=":")
        self.dots = {}
        for found, (colour, marker, words) in LOOKS.items():
            dots = axes.plot([], [], marker, color=colour, markersize=9, markeredgecolor=INK, label=words)[0]
            self.dots[found] = self.moving(dots)
        self.key(self.dots.values())
        self.write(narrow=False)

    def write(self, narrow):
        """On a phone the two curves stand side by side, above the studies."""
        power, curse, studies = (self.panels[name] for name in ("power", "curse", "studies"))
        grid = self.figure.add_gridspec(2, 1, height_ratios=[1, 1.4]) if narrow else self.figure.add_gridspec(1, 2)
        first, second = grid[0].subgridspec(*((1, 2) if narrow else (2, 1)))
        for axes, place in ((power, first), (curse, second), (studies, grid[1])):
            axes.set_subplotspec(place)
        ticks = TICKS[::2] if narrow else TICKS
        for axes in (power, curse):
            axes.set_xticks(ticks, [str(tick) for tick in ticks])
        power.set_xlabel("People per group" if narrow else "")
        curse.set_title("Then reported" if narrow else "What is then reported", loc="left")
        super().write(narrow)

    def _key_below(self, narrow):
        super()._key_below(narrow)
        self._legend.set_title("Iron in the nigra, as reported:", prop={"size": KEYS[narrow]})
        self._legend.set_alignment("left")

    def show(self, result):
        d, here = result.plan.d, round(result.plan.per_group)
        self.power.set_data(result.sizes, 100 * result.power)
        self.reported.set_data(result.sizes, result.reported_d)
        self.truth.set_data(SIZES, [d, d])
        self.word.set_position((SIZES[0] * 1.05, d + 0.03))
        self.here[0].set_data([here], [100 * result.power_here])
        self.here[1].set_data([here], [result.curse.mean_reported_d])
        for found, dots in self.dots.items():
            rows = [row for row, study in enumerate(self.studies) if study.found == found]
            dots.set_data(100 * result.study_power[rows], rows)
