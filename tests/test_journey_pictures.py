"""The pictures of chapter 5 show what the models say."""

import numpy as np
import pytest

from rlsedu.journey.causal_chain import Links, run_chain
from rlsedu.journey.chain_picture import ChainPicture, place
from rlsedu.journey.stories import Expecting, expecting_year
from rlsedu.journey.story_pictures import YearPicture


def test_the_band_of_low_ferritin_opens_as_the_model_says():
    found, picture = run_chain("daily"), ChainPicture()
    picture.show(found)
    corners = picture.low.get_xy()[:8]
    heights = corners[4:][::-1, 1] - corners[:4, 1]
    low, high = np.percentile(found.after.discomfort[found.low_at_first], (10, 90))
    assert heights[3] == pytest.approx(abs(place(3, high) - place(3, low)))
    assert heights[0] < 0.4 * heights[1:].min(), "the band does not open"


def test_with_the_link_cut_the_two_bands_are_one():
    found, picture = run_chain("daily", Links(brain=0)), ChainPicture()
    picture.show(found)
    low, everyone = picture.low.get_xy(), picture.everyone.get_xy()
    assert np.abs(low[1:4] - everyone[1:4]).max() < 0.005 and picture.parts[0].get_width() == 0
    assert abs(low[0, 1] - everyone[0, 1]) > 0.05 or abs(low[-2, 1] - everyone[-2, 1]) > 0.05, "ferritin differs"


def test_the_curve_of_pregnancy_ends_at_birth():
    picture = YearPicture(expecting_year(Expecting()).rows, 30, birth=40)
    picture.show(expecting_year(Expecting(week=46)))
    assert picture.ferritin.get_xdata().max() == 40 and len(picture.now.get_xdata()) == 0
    picture.show(expecting_year(Expecting(week=34)))
    assert list(picture.now.get_xdata()) == [34]
