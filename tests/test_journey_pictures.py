"""The pictures of chapter 5 show what the models say."""

import numpy as np
import pytest

from rlsedu.journey import sentences
from rlsedu.journey.chain import Links, draw_crowd, run_chain
from rlsedu.journey.chain_picture import ChainPicture, place
from rlsedu.journey.laws import ask_the_rooms


def test_the_band_of_low_ferritin_opens_as_the_model_says():
    found, picture = run_chain("daily"), ChainPicture()
    picture.show(found)
    corners = picture.low.get_xy()[:8]
    heights = corners[4:][::-1, 1] - corners[:4, 1]
    low, high = np.percentile(found.after.discomfort[found.low_at_first], (10, 90))
    assert heights[3] == pytest.approx(abs(place(3, high) - place(3, low)))
    assert heights[0] < 0.4 * heights[1:].min(), "the band does not open"


@pytest.mark.parametrize("seed", range(1, 6))
def test_no_share_is_told_where_there_is_only_chance(seed):
    """With a link cut, ferritin tells nothing; the sentence must not make a number of what chance leaves."""
    laws = ask_the_rooms()
    for cut in ({"brain": 0}, {"dopamine": 0}, {"legs": 0}):
        told = sentences.chain_sentence(run_chain("daily", Links(**cut), draw_crowd(seed=seed), laws))
        assert "Ferritin can tell 1 % or less of all differences" in told
