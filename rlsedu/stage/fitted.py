"""Pictures that fit a laptop and a phone: a key in few lines, and smaller words round the axes of a narrow one."""

import numpy as np
from matplotlib.collections import Collection, PathCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from rlsedu.stage.picture import Picture
from rlsedu.stage.style import INK, SMALL_SIZE, TEXT_SIZE

# sizes in points on a wide screen and on a phone, where 420 dots are shown on some 366
TITLES, LABELS = (TEXT_SIZE + 1, TEXT_SIZE), (TEXT_SIZE, 10)
TICKS = KEYS = (TEXT_SIZE, SMALL_SIZE)  # no word of a wide picture is smaller: it may be read from the back of a room

LARGEST_MARK = 9  # points, in a key


class Fitted(Picture):
    """A picture with a key below; on a phone with smaller words, in `columns[1]` instead of `columns[0]` columns."""

    columns = (4, 2)
    _legend, _keyed = None, ()

    def key(self, artists, words=None):
        """Put the key under the picture; words: the names of the artists where they do not name themselves."""
        self._keyed = list(artists), words or [artist.get_label() for artist in artists]
        self._key_below(narrow=False)

    def write(self, narrow):
        """Write the key and the words round the axes in the size of a wide screen or of a phone."""
        for axes in self.figure.axes:
            axes.set_title(axes.get_title("left"), loc="left", fontsize=TITLES[narrow])
            for axis in (axes.xaxis, axes.yaxis):
                axis.label.set_fontsize(LABELS[narrow])
                axis.set_tick_params(labelsize=TICKS[narrow])
        if self._keyed:
            self._key_below(narrow)

    def _show(self, result):
        """Move the artists, and name in the key only what is on the screen; the others leave their place empty."""
        super()._show(result)
        seen = tuple(map(is_on_screen, self._keyed[0])) if self._keyed else ()
        if seen != self._named:
            self._named = seen
            for shown, *entry in zip(seen, self._legend.legend_handles, self._legend.texts, strict=True):
                for part in entry:
                    part.set_visible(shown)

    def _key_below(self, narrow):
        if self._legend:
            self._legend.remove()
        self._legend = self._key_in(self.figure, narrow, loc="outside lower left", ncols=self.columns[narrow])

    def _key_in(self, home, narrow, **where):
        """Make the key in a figure or in axes."""
        legend = home.legend(
            *self._keyed,
            **where,
            fontsize=KEYS[narrow],
            frameon=False,
            labelcolor=INK,
            borderpad=0.1,
            borderaxespad=0.2 if narrow else 0.6,
            labelspacing=0.25,
            handlelength=1.2 if narrow else 1.6,
            handletextpad=0.4,
            columnspacing=0.8 if narrow else 1.5,
        )
        for handle in legend.legend_handles:
            if isinstance(handle, Line2D):
                handle.set_markersize(min(handle.get_markersize(), LARGEST_MARK))
        return legend


def is_on_screen(artist):
    """Return whether an artist of a picture shows anything now; one in no axes stands for others and always does.

    Nothing that moves leaves its axes, so what is visible and has a point, a length or an area is on the screen.
    """
    if artist.axes is None:
        return True
    if not artist.get_visible():
        return False
    if isinstance(artist, Line2D):
        x, y = artist.get_data(orig=True)
        return len(x) > 0 and bool(np.isfinite(np.asarray(y, dtype=float)).any())
    if isinstance(artist, Patch):
        return bool(np.ptp(artist.get_path().vertices, axis=0).all() and artist.get_extents().size.all())
    if isinstance(artist, PathCollection):
        return len(artist.get_offsets()) > 0
    if isinstance(artist, Collection):
        return any(np.ptp(path.vertices, axis=0).all() for path in artist.get_paths())
    return True
