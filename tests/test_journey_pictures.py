"""The pictures of chapter 5 show what the models say."""

import numpy as np
import pytest

from rlsedu.journey.chain import run_chain
from rlsedu.journey.chain_picture import ChainPicture, place


def test_the_band_of_low_ferritin_opens_as_the_model_says():
    found, picture = run_chain("daily"), ChainPicture()
    picture.show(found)
    corners = picture.low.get_xy()[:8]
    heights = corners[4:][::-1, 1] - corners[:4, 1]
    low, high = np.percentile(found.after.discomfort[found.low_at_first], (10, 90))
    assert heights[3] == pytest.approx(abs(place(3, high) - place(3, low)))
    assert heights[0] < 0.4 * heights[1:].min(), "the band does not open"
