"""The house's look: colours that colour-blind readers can tell apart, and plain axes with room for words."""

import typing

from rlsedu.evidence import checked, numbers_in, whole_in

BLUE, ORANGE, GREEN, RED, PURPLE, SKY = "#0072B2", "#D55E00", "#00795C", "#B3202C", "#8A4F8F", "#56B4E9"
INK, SOFT, GRID, PAPER = "#1a1a1a", "#5a5a5a", "#d9d9d9", "#ffffff"
COLOURS = (BLUE, ORANGE, GREEN, RED, PURPLE, SKY)

TEXT_SIZE, SMALL_SIZE = 11, 9.5
COVER = {"facecolor": PAPER, "edgecolor": "none", "pad": 1}  # a box under words: no line runs through them
LIMITS, HOUR = numbers_in(ndim=1, least=2), whole_in(-240, 240, "h")


@typing.runtime_checkable
class Axes(typing.Protocol):
    """Axes of matplotlib, known by what they can do: a sentence needs this file, too, and loads no matplotlib."""

    set_xlim = set_ylim = set_xticks = None


@checked(axes=Axes, title=str, xlabel=str, ylabel=str, xlim=LIMITS, ylim=LIMITS, grid=bool)
def plain_axes(axes, title="", xlabel="", ylabel="", xlim=None, ylim=None, grid=True):
    """Give axes the house's look and fixed limits; returns the axes.

    axes: matplotlib axes. title, xlabel, ylabel: words. xlim, ylim: first and last number of an axis, or None to leave
    it. grid: whether to draw lines behind. Raises ValueError that names a wrong argument.
    """
    axes.set_title(title, fontsize=TEXT_SIZE + 1, color=INK, loc="left", wrap=True)
    axes.set_xlabel(xlabel, fontsize=TEXT_SIZE, color=INK)
    axes.set_ylabel(ylabel, fontsize=TEXT_SIZE, color=INK)
    axes.tick_params(labelsize=SMALL_SIZE, colors=SOFT)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(SOFT)
    if grid:
        axes.grid(True, color=GRID, linewidth=0.6)
        axes.set_axisbelow(True)
    if xlim is not None:
        axes.set_xlim(*xlim)
    if ylim is not None:
        axes.set_ylim(*ylim)
    return axes


@checked(axes=Axes, first=HOUR, last=HOUR, every=whole_in(1, 24, "h"))
def clock_axis(axes, first=12, last=36, every=3):
    """Label an x axis in hours counted from midnight as clock times, so that 25 reads 01:00; returns the axes.

    axes: matplotlib axes. first, last: its ends, -240 to 240 h. every: hours between two labels, 1 to 24. Raises
    ValueError that names a wrong argument.
    """
    hours = range(first, last + 1, every)
    axes.set_xlim(first, last)
    axes.set_xticks(list(hours), [f"{hour % 24:02d}:00" for hour in hours])
    return axes
