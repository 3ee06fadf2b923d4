"""The picture of a day and a night of dopamine, over the clock."""

import numpy as np

from rlsedu.stage.fitted import Fitted
from rlsedu.stage.style import BLUE, INK, ORANGE, RED, clock_axis, plain_axes


def shade(axes, window):
    """Shade the hours of symptoms, with edges that a pale projector still shows; returns the patch."""
    return axes.axvspan(*window, facecolor=(ORANGE, 0.18), edgecolor=(ORANGE, 0.7), linewidth=1)


def signal_axes(axes, window, healthy):
    """Axes of the D2 signal from noon to noon, with the hours of symptoms shaded and the healthy day dotted."""
    clock_axis(axes, 12, 36, 6)
    axes.set_xlabel("Clock time", fontsize=11)
    shade(axes, window)
    axes.plot(healthy.clock_h, healthy.d2_signal, color=INK, linewidth=1.5, linestyle=":")


class DayPicture(Fitted):
    """Dopamine outside the cell above, the signal of the D2 receptors below, from noon to noon."""

    name = "Curves of dopamine and of its signal, from noon to noon"
    size = (7.2, 5.2)
    narrow_size = (4.2, 4.8)

    def __init__(self, window, healthy):
        """window: start and end of the hours of symptoms, h from midnight. healthy: the healthy Day."""
        self.window, self.healthy = window, healthy
        super().__init__()

    def build(self, figure):
        upper, lower = figure.subplots(2, 1, sharex=True)
        plain_axes(upper, "Dopamine outside the cell", ylabel="healthy = 1", ylim=(0, 2.4))
        plain_axes(lower, "Signal of the D2 receptors", ylabel="1 = usual", ylim=(0.3, 1.6))
        shaded = shade(upper, self.window)
        signal_axes(lower, self.window, self.healthy)
        (usual,) = upper.plot(self.healthy.clock_h, self.healthy.extracellular_da, ":", color=INK, linewidth=1.5)
        self.outside = self.moving(upper.plot([], [], color=BLUE, linewidth=2.4)[0], ghost=True)
        self.signal = self.moving(lower.plot([], [], color=BLUE, linewidth=2.4)[0], ghost=True)
        self.trough = self.moving(lower.plot([], [], "v", color=RED, markeredgecolor=INK, markersize=9)[0])
        words = ["this story", "healthy", "lowest signal", "legs grow restless at rest"]
        self.key([self.outside, usual, self.trough, shaded], words)

    def show(self, result):
        self.outside.set_data(result.clock_h, result.extracellular_da)
        self.signal.set_data(result.clock_h, result.d2_signal)
        lowest = int(np.argmin(result.d2_signal))
        self.trough.set_data([result.clock_h[lowest]], [result.d2_signal[lowest] + 0.07])
        self.trough.set_visible(result.swings)
