"""The picture of an evening: a person and a clock at one moment; discomfort and leg movements over the hours."""

import numpy as np
from matplotlib.collections import LineCollection

from rlsedu.stage.callout import OVER
from rlsedu.stage.figure import Figure
from rlsedu.stage.fitted import TICKS, Fitted
from rlsedu.stage.meanings import dots_of, line_of
from rlsedu.stage.style import COVER, GRID, INK, ORANGE, SOFT, clock_axis, plain_axes

POSES = {"up": "stands", "sits": "sits", "lies": "lies", "walks": "walks"}
STEPS = 3.3  # swings of the legs in an hour of the clock: no whole number in a step of Play, so that they move
FAINT, SEEN = 0.4, 0.05
ROW = -1.15  # in points of discomfort: where walks and getting up are marked
DIAL, RADIUS = (0.55, 0.55), 0.43  # middle and radius of the clock


class EveningPicture(Fitted):
    """A person who lies, sits or walks beside a clock, and two curves over the hours from 16:00 to 08:00."""

    name = "A person at rest or walking, a clock, and curves of discomfort and leg movements"
    size = (7.2, 4.7)
    narrow_size = (4.2, 5.0)

    def build(self, figure):
        scene, upper, lower = figure.subplots(3, 1, height_ratios=[1.15, 2.1, 0.9])
        self._scene(scene)
        self.guess_axes = upper
        plain_axes(upper, title="How bad do the legs feel?", ylabel="Discomfort\n(0 to 10)", ylim=(-1.9, 10.9))
        plain_axes(lower, title="Do the legs move by themselves?", ylabel="Movements\nper hour", ylim=(0, 330))
        for axes, ticks in ((upper, [0, 2, 4, 6, 8, 10]), (lower, [0, 150, 300])):
            clock_axis(axes, first=16, last=32, every=4)
            axes.set_yticks(ticks)
        upper.tick_params(labelbottom=False)
        felt, moves = line_of("restless legs"), line_of("leg movements")
        self.ceiling = self.moving(upper.plot([], [], color=SOFT, linestyle=":", linewidth=1.8)[0])
        self.ahead = self.moving(upper.plot([], [], **felt, linewidth=2.4, alpha=FAINT)[0], ghost=True)
        self.discomfort = self.moving(upper.plot([], [], **felt, linewidth=2.8)[0])
        self.moves_ahead = self.moving(lower.plot([], [], **moves, linewidth=2, alpha=FAINT)[0], ghost=True)
        self.movements = self.moving(lower.plot([], [], **moves, linewidth=2.4)[0])
        self._below(upper)
        later = lower.text(31.8, 310, "faint: later tonight", va="top", ha="right", color=INK, bbox=COVER)
        self.later = self.moving(later)
        hour = upper.text(
            31.8, 10.6, "dotted: after\nan hour of rest", va="top", ha="right", color=INK, linespacing=1.0, bbox=COVER
        )
        self.words += [self.later, hour]
        self.worst = self.moving(upper.plot([], [], **dots_of("restless legs"), markersize=12, zorder=OVER)[0])
        self.point = self.callout(upper)

    def _below(self, axes):
        """What stops the unrest, in a row below the curve: walks, and getting up for good."""
        self.walks = self.moving(axes.plot([], [], "|", color=INK, markersize=10, markeredgewidth=2.8)[0])
        self.walks_named = self.moving(axes.text(15.8, ROW, "walks", ha="right", va="center", color=INK))
        self.up = self.moving(axes.plot([], [], "s", color=INK, markersize=7)[0])
        self.up_named = self.moving(axes.text(0, ROW, "gets up for good", va="center", color=INK, bbox=COVER))
        self.words += [self.walks_named, self.up_named]

    def _scene(self, axes):
        axes.set(ylim=(0, 1.1), aspect="equal", anchor="W")
        axes.axis("off")
        turn = np.linspace(0, 2 * np.pi, 60)
        axes.plot(*_on_dial(turn, RADIUS), color=GRID, linewidth=5)
        self.dial = self.moving(LineCollection([], colors=[ORANGE, INK], linewidths=[5, 3]))
        axes.add_collection(self.dial, autolim=False)
        self.words = [
            axes.text(*_on_dial(np.pi * hour / 12, 0.72 * RADIUS), str(hour), ha="center", va="center", color=SOFT)
            for hour in (0, 6, 12, 18)
        ]
        self.ground = axes.plot([], [], color=GRID, linewidth=2, zorder=1)[0]
        self.time = self.moving(axes.text(1.08, 0.93, "", va="center", color=INK, weight="bold"))
        self.words.append(
            axes.text(1.08, 0.3, "orange ring:\nsensitive hours", va="center", color=INK, linespacing=1.0)
        )
        self.person = Figure(axes, self.moving)

    def write(self, narrow):
        """Write the words in the size of a wide screen or of a phone, and put the person where there is room."""
        super().write(narrow)
        scene = self.figure.axes[0]
        scene.set_xlim(0, 3.9 if narrow else 5.4)
        self.place = 3.2 if narrow else 3.9
        self.ground.set_data([self.place - 0.7, self.place + 0.7], [0.05, 0.05])
        self.time.set_fontsize(14 if narrow else 17)
        for word in self.words:
            word.set_fontsize(TICKS[narrow])

    def show(self, result):
        now, worst, clock_h = result.now, result.worst, result.clock_h
        self.ceiling.set_data(clock_h[::10], result.after_an_hour[::10])
        for line, ahead, values in (
            (self.discomfort, self.ahead, result.discomfort),
            (self.movements, self.moves_ahead, result.leg_movements_per_h),
        ):
            line.set_data(clock_h[: now + 1], values[: now + 1])
            ahead.set_data(clock_h, values)
        self.later.set_visible(bool(result.discomfort[now:].max() >= SEEN))
        self._mark_below(result.breaks_h, result.evening)
        unrest = result.discomfort[now] / 10 if result.resting[now] else 0.0
        self.person.show(POSES[result.doing], (self.place, 0.1), clock_h[now] * STEPS, unrest)
        hand = np.array([DIAL, _on_dial(np.pi * clock_h[now] / 12, 0.52 * RADIUS)])
        hours = np.linspace(result.evening.onset_h, 32, 40)
        self.dial.set_segments([np.transpose(_on_dial(np.pi * hours / 12, RADIUS)), hand])
        self.time.set_text(result.now_at)
        at = clock_h[worst], result.discomfort[worst]
        self.worst.set_data(*([[one] for one in at] if at[1] >= SEEN else ([], [])))
        if at[1] < SEEN:
            self.point.say("quiet all evening", put=(0.2, 0.8))
        else:
            left = result.after_walk(result.worst)
            words = f"worst at {result.worst_at}:\n{at[1]:.1f} of 10"
            if left is not None:
                words = f"worst at {result.worst_at}: {at[1]:.1f}\nafter the walk: {left:.1f}"
            self.point.say(words, at=at, put=(0.2, 0.8))

    def _mark_below(self, walks, evening):
        self.walks.set_data(walks, [ROW] * len(walks))
        self.walks_named.set_visible(len(walks) > 0)
        rested = evening.sit_until_h > evening.sit_from_h
        self.up.set_data(([evening.sit_until_h], [ROW]) if rested else ([], []))
        self.up_named.set_x(evening.sit_until_h + 0.5)
        self.up_named.set_visible(rested)


def _on_dial(turn, radius):
    """A place on the clock, where midnight is at the top and noon at the bottom."""
    return DIAL[0] + radius * np.sin(turn), DIAL[1] + radius * np.cos(turn)
