"""The picture of a medicine: the signal tonight, and augmentation over the years."""

import numpy as np
from matplotlib.collections import LineCollection

from rlsedu.stage.fitted import TICKS, Fitted
from rlsedu.stage.meanings import dots_of, line_of
from rlsedu.stage.style import INK, ORANGE, SOFT, clock_axis, plain_axes

DOT, RING = (5.5, 4.5), (17, 14)  # points, on a wide screen and on a phone
SIGNAL = (0.55, 1.5)
MONTHS = 12
APART = 0.01  # of the signal: with and without the medicine are two lines where they are so far apart
FREE = 4, 50  # years and people: right of the words and above them
LATE = 28  # hour: from then on words below a curve stand below those of the healthy
LONG = 4.5  # hours: how far words below a curve reach on a phone
ROOM = 6  # hours after the start of the band in which the name of the medicine stands right of its line
COUNTED = {"levodopa": ("levodopa", "one study"), "agonist": ("dopamine drugs (survey)", "one survey")}


def _span(months):
    if months < 2 * MONTHS:
        return f"{months:.0f} month{'' if months == 1 else 's'}"
    return f"{months / MONTHS:.1f}".removesuffix(".0") + " years"


class MedicinePicture(Fitted):
    """Tonight above: the D2 signal with and without a medicine. Below: augmentation over the years."""

    name = "Curves of the dopamine signal tonight and of augmentation over the years"
    size = (7.2, 5.5)
    narrow_size = (4.2, 5.0)
    pool = "on levodopa,\nstudies pooled", "levodopa,\npooled"

    def __init__(self, window, healthy, courses, pooled):
        """window: hours of symptoms. healthy: the healthy Day. courses: label -> (months, per cent) of augmentation.

        pooled: per cent with augmentation on levodopa in many studies of different length.
        """
        self.window, self.healthy, self.courses, self.pooled = window, healthy, courses, pooled
        super().__init__()

    def build(self, figure):
        self.upper, self.lower = figure.subplots(2, 1)
        self._tonight(self.upper)
        self._years(self.lower)
        self.point = self.callout(self.lower)

    def _tonight(self, axes):
        plain_axes(axes, "Tonight: how far the signal rises", "", "D2 signal, healthy = 1", ylim=SIGNAL, grid=False)
        clock_axis(axes, 12, 36, 6)
        axes.set_yticks([0.75, 1, 1.25])
        axes.axvspan(*self.window, facecolor=(ORANGE, 0.18), edgecolor=(ORANGE, 0.7), linewidth=1)
        axes.plot(self.healthy.clock_h, self.healthy.d2_signal, **line_of("healthy"), linewidth=2.2)
        after = line_of("D2 signal")
        self.before = self.moving(axes.plot([], [], color=SOFT, linewidth=2.2, linestyle=(0, (4, 2)))[0])
        self.after = self.moving(axes.plot([], [], **after, linewidth=1.6)[0], ghost=True)
        self.run = self.moving(axes.plot([], [], **after, linewidth=3.6)[0])
        lines = LineCollection([], colors=[SOFT, INK, INK], linewidths=[1.4, 1.4, 2.6])  # own morning, taken, lift
        self.lines = self.moving(axes.add_collection(lines, autolim=False))
        self.now = self.moving(axes.plot([], [], **dots_of("D2 signal"), markersize=11)[0])
        end = self.healthy.d2_signal[-1]
        self.words = [
            axes.text(35.8, end - 0.03, "healthy", ha="right", va="top"),
            axes.text(12.2, SIGNAL[1] - 0.01, "thin: later tonight", va="top"),
            axes.text(sum(self.window) / 2, SIGNAL[1] - 0.01, "hours of restless legs", ha="center", va="top"),
            self.moving(axes.text(12.2, 0, "own morning", va="bottom")),
            self.moving(axes.text(0, 0, "without it", va="top")),
            self.moving(axes.text(0, SIGNAL[0] + 0.01, "", ha="center", va="bottom")),
        ]

    def _years(self, axes):
        title = "After years, some get worse (augmentation)"
        plain_axes(axes, title, "Years on the medicine", "of 100 people, get worse", (0, 8.2), (0, 100))
        axes.set_yticks([0, 50, 100])
        axes.grid(False, axis="x")  # no line runs through words
        look = {"color": ORANGE, "linewidth": 3}
        (levodopa, survey, *trial) = self.courses.values()
        axes.plot(levodopa[0] / MONTHS, levodopa[1], **look)
        axes.plot(survey[0] / MONTHS, survey[1], linestyle=(0, (5, 2)), **look)
        axes.plot([0, 0.7], [self.pooled] * 2, color=INK, linewidth=2.2, linestyle=":")
        ends = [(months[-1] / MONTHS, share[-1]) for months, share in (levodopa, *trial)]
        axes.plot(*zip(*ends, strict=True), **dots_of("measured"), markersize=DOT[self._narrow])
        trial = " and ".join(f"{name} {round(self.courses[name][1][-1])}" for name in ("pramipexole", "pregabalin"))
        self.words += [
            axes.text(0.42, 43, "levodopa, one study", va="center"),
            axes.text(0.78, self.pooled, "", va="center"),
            axes.text(8.1, 0, "any dopamine\nmedicine, a survey", ha="right", va="top"),
            axes.text(1.3, 5, f"{trial}, one trial", va="center"),
        ]
        ring = {"marker": "o", "markersize": RING[self._narrow], "markerfacecolor": "none", "markeredgewidth": 2.4}
        self.ring = self.moving(axes.plot([], [], color=INK, linestyle="none", **ring, clip_on=False)[0])

    def write(self, narrow):
        super().write(narrow)
        self.words[7].set_text(f"{self.pooled:.0f} {self.pool[narrow]}")
        self.words[8].set_y((36, 32)[narrow])  # close under it
        for words in self.words:
            words.set(fontsize=TICKS[narrow], color=INK)

    def show(self, result):
        before, after, now = result.before, result.after, result.now
        hours, taken = after.clock_h, result.clock_h
        apart = np.abs(after.d2_signal - before.d2_signal) > APART
        self.before.set_data(hours, np.where(apart, before.d2_signal, np.nan))
        self.after.set_data(hours, after.d2_signal)
        self.run.set_data(hours[: now + 1], after.d2_signal[: now + 1])
        self.now.set_data([hours[now]], [after.d2_signal[now]])
        own, lift = (
            [(12, result.own_best), (hours[before.d2_signal[1:].argmax() + 1], result.own_best)],  # to that morning
            [(hours[now], day.d2_signal[now]) for day in (before, after)],
        )
        at = [] if taken is None else [(taken, SIGNAL[0] + 0.02), (taken, result.when_taken)]
        self.lines.set_segments([own, at or own, lift])
        *_, own_word, without, taken_word = self.words[:6]
        own_word.set_y(result.own_best)
        for words in (without, taken_word):
            words.set_visible(taken is not None)
        if taken is not None:
            inside = 0 <= taken - self.window[0] < ROOM  # the word stands on the side away from the band's edges
            side = ("left", 0.2) if inside else ("right", -0.2)
            under = (hours >= taken) & (hours <= taken + LONG)
            without.set(x=taken + 0.4, y=before.d2_signal[under].min() - (0.08 if taken > LATE else 0.04))
            taken_word.set(x=taken + side[1], ha=side[0], text=result.medicine)
        self._count(result)

    def _count(self, result):
        counted = result.clock_h is not None and result.augmented is not None
        self.ring.set_data([result.months / MONTHS] if counted else [], [100 * result.augmented] if counted else [])
        if result.clock_h is None:
            return self.point.say("")
        curve, study = COUNTED[result.medicine]
        months, share = self.courses[curve]
        if counted:
            words = f"At {study}'s rate:\n{round(100 * result.augmented)} of 100 after {_span(result.months)}"
            ring = result.months / MONTHS, 100 * result.augmented
            clear = ring[0] > FREE[0] or ring[1] > FREE[1]  # elsewhere a line to the ring would cross words
            return self.point.say(words, at=ring if clear else None, put=(0.45, 0.83))
        if result.lost_endings:
            return self.point.say("Not counted\nfor lost endings", put=(0.45, 0.83))
        self.point.say(
            f"{study.capitalize()}: ended\nafter {_span(months[-1])}",
            at=(months[-1] / MONTHS, share[-1]),
            put=(0.45, 0.83),
        )
