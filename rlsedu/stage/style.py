"""The house's look: colours that colour-blind readers can tell apart, and plain axes with room for words."""

BLUE, ORANGE, GREEN, RED, PURPLE, SKY = "#0072B2", "#D55E00", "#00795C", "#B3202C", "#8A4F8F", "#56B4E9"
INK, SOFT, GRID, PAPER = "#1a1a1a", "#5a5a5a", "#d9d9d9", "#ffffff"
COLOURS = (BLUE, ORANGE, GREEN, RED, PURPLE, SKY)

TEXT_SIZE, SMALL_SIZE = 11, 9.5


def plain_axes(axes, title="", xlabel="", ylabel="", xlim=None, ylim=None, grid=True):
    """Give axes the house's look and fixed limits; returns the axes."""
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


def key_below(figure, artists, words=None, ncols=2):
    """Put the key under a picture; `words` names the artists where they do not name themselves; returns the legend."""
    return figure.legend(
        handles=list(artists),
        labels=words or [artist.get_label() for artist in artists],
        loc="outside lower left",
        ncols=ncols,
        fontsize=SMALL_SIZE,
        frameon=False,
        labelcolor=INK,
    )


def clock_axis(axes, first=12, last=36, every=3):
    """Label an x axis in hours counted from midnight as clock times, so that 25 reads 01:00."""
    hours = range(first, last + 1, every)
    axes.set_xlim(first, last)
    axes.set_xticks(list(hours), [f"{hour % 24:02d}:00" for hour in hours])
    return axes


def clock(hours):
    """Write decimal hours as a clock time: 21.33 is 21:20."""
    minutes = round(float(hours) * 60) % (24 * 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
