"""The picture of a reader's progress: the chapters, what comes again, and how often a guess was right."""

from rlsedu.lookback.summary import FEW
from rlsedu.stage.fitted import Fitted
from rlsedu.stage.style import BLUE, GRID, INK, ORANGE, PAPER, SMALL_SIZE, SOFT, plain_axes

WHEN = ("today", "1 day", "7 days", "30 days")
HOW_SURE = ("a shot\nin the dark", "fairly\nsure", "sure")


class ProgressPicture(Fitted):
    """Three panels: bars for each chapter, bars of what is due, and the share of right guesses by how sure one was."""

    name = "Bars of what you did in each chapter, of what comes again, and of how often you were right"
    size, narrow_size = (7.2, 4.6), (4.2, 7.4)
    columns = (2, 2)

    def __init__(self, chapters):
        self.chapters = chapters
        super().__init__()

    def build(self, figure):
        if self._narrow:
            self.done, self.due, self.sure = figure.subplots(3, 1, height_ratios=[5, 1.6, 3.4])
        else:
            spots = figure.subplot_mosaic([["done", "due"], ["done", "sure"]], height_ratios=[2, 3])
            self.done, self.due, self.sure = (spots[name] for name in ("done", "due", "sure"))
        self._dress_chapters()
        self._dress_due()
        self._dress_sure()
        self.key([self.guesses[0], self.questions[0]], ["guesses", "questions right"])

    def _dress_chapters(self):
        axes, rows = self.done, range(len(self.chapters))
        plain_axes(axes, title="How far you are", xlabel="Share done (%)", xlim=(0, 100), ylim=(len(rows) - 0.4, -0.6))
        axes.set_yticks(list(rows), [name.replace(" ", "\n", 1) for name in self.chapters])
        for row in rows:
            axes.axhspan(row - 0.32, row + 0.32, color=GRID, alpha=0.35, linewidth=0)
        self.guesses = [self._bar(axes, row - 0.16, BLUE, "") for row in rows]
        self.questions = [self._bar(axes, row + 0.16, ORANGE, "//") for row in rows]
        style = {"va": "center", "ha": "left", "fontsize": SMALL_SIZE, "color": INK}
        self.counts = [[self.moving(axes.text(1, row + side, "", **style)) for side in (-0.16, 0.17)] for row in rows]

    def _bar(self, axes, y, colour, hatch):
        (bar,) = axes.barh([y], [0], 0.3, color=PAPER if hatch else colour, edgecolor=colour, hatch=hatch)
        return self.moving(bar)

    def _dress_due(self):
        plain_axes(self.due, title="Questions that come again within", xlim=(-0.6, 3.6), ylim=(0, 1), grid=False)
        self.due.set_xticks(range(len(WHEN)), WHEN)
        self.due.set_yticks([])
        style = {"ha": "center", "va": "bottom", "fontsize": 2 * SMALL_SIZE, "color": INK}
        self.numbers = [self.moving(self.due.text(i, 0.2, "", **style)) for i in range(len(WHEN))]

    def _dress_sure(self):
        axes = self.sure
        title = "How sure, how often right?"
        plain_axes(axes, title=title, ylabel="Right (%)", xlim=(-0.5, 2.5), ylim=(0, 119))
        axes.set_xticks(range(len(HOW_SURE)), HOW_SURE)
        axes.set_yticks([0, 50, 100])
        self.curve = self.moving(axes.plot([], [], color=BLUE, linewidth=2)[0])
        mark = {"marker": "o", "linestyle": "", "markersize": 9, "markeredgecolor": BLUE}
        self.many = self.moving(axes.plot([], [], markerfacecolor=BLUE, **mark)[0])
        self.few = self.moving(axes.plot([], [], markerfacecolor=PAPER, **mark)[0])
        style = {"ha": "center", "va": "bottom", "fontsize": SMALL_SIZE, "color": INK}
        self.told = [self.moving(axes.text(i, 0, "", **style)) for i in range(len(HOW_SURE))]
        words = f"hollow: fewer than {FEW} guesses"
        axes.text(0.99, 0.03, words, transform=axes.transAxes, ha="right", fontsize=SMALL_SIZE, color=SOFT)

    def show(self, summary):
        bars = zip(summary.parts, self.guesses, self.questions, self.counts, strict=True)
        for part, guesses, questions, (guessed, right) in bars:
            guesses.set_width(100 * part.guessed / part.guesses)
            questions.set_width(100 * part.right / part.questions)
            for text, bar, words in (
                (guessed, guesses, f"{part.guessed} of {part.guesses}"),
                (right, questions, f"{part.right} of {part.questions}"),
            ):
                inside = bar.get_width() > 60
                text.set(text=words, x=bar.get_width() + (-1.5 if inside else 1.5), ha="right" if inside else "left")
                text.set_color(PAPER if inside and bar is guesses else INK)
        for text, count in zip(self.numbers, summary.due, strict=True):
            text.set_text(str(count))
            text.set_color(INK if count else SOFT)
        points = [(i, 100 * right / made, made) for i, (made, right) in enumerate(summary.sure) if made]
        self.curve.set_data([x for x, _, _ in points], [y for _, y, _ in points])
        for line, some in ((self.many, lambda n: n >= FEW), (self.few, lambda n: n < FEW)):
            line.set_data([x for x, _, n in points if some(n)], [y for _, y, n in points if some(n)])
        for text, (made, right) in zip(self.told, summary.sure, strict=True):
            text.set_visible(bool(made))
            text.set(text=f"{right} of {made}", y=100 * right / made + 7 if made else 0)
