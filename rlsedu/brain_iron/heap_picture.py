"""Pictures of a crowd as a heap of marks: each at its own place on a line, piled up where others are near."""

from functools import lru_cache

import numpy as np

from rlsedu.stage.fitted import Fitted


@lru_cache(32)
def _piled(places, width):
    rows, lows, highs = [0] * len(places), [], []  # from where to where each row is full
    for mark in np.argsort(np.abs(places - np.median(places)), kind="stable").tolist():
        place = places[mark]
        free = (row for row, (low, high) in enumerate(zip(lows, highs, strict=True)) if not low < place < high)
        row = next(free, len(lows))
        if row == len(lows):
            lows.append(place)
            highs.append(place)
        if place <= lows[row]:
            lows[row] = place - width
        if place >= highs[row]:
            highs[row] = place + width
        rows[mark] = row
    return rows


class HeapPicture(Fitted):
    """A picture that can pile up marks."""

    def piled(self, places, width):
        """Return the row of each of these marks, 0 at the bottom: those nearest to the middle first, none on another.

        places: where they stand on the line, an array. width: of one mark, in the same unit.
        """
        return np.array(_piled(tuple(places.tolist()), width))
