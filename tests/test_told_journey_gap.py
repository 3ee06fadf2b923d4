"""Promise: what the prose of chapter 5 says of the gap is what the models give."""

import numpy as np
import pytest
from told import says

from rlsedu.evidence import fact
from rlsedu.journey.causal_chain import draw_crowd
from rlsedu.journey.laws import ask_the_rooms
from rlsedu.journey.one_scale import BESIDE, WAYS, Side, lay_side_by_side

CHAPTER = "05-journey"


def gap_at(**values):
    return lay_side_by_side(Side(**values), draw_crowd(), ask_the_rooms())


@says(
    CHAPTER,
    "The upper bar was measured: two tablets a day for 12 weeks, in 18 people with little ferritin",
    "Turn up all links, step by step. The gap shrinks, but it does not close.",
)
@pytest.mark.parametrize("way", WAYS)
def test_the_gap_of_the_tablets_shrinks_and_does_not_close(way):
    gaps = [gap_at(turned_up=share, way=way) for share in range(0, 101, 10)]
    assert np.all(np.diff([gap.toy_points for gap in gaps]) > 0) and not any(gap.reached for gap in gaps)
    assert gaps[-1].times > 10 and gaps[0].found.key == "wang-2009-irls" and fact("wang-2009-irls").size() == 18
    design = fact("wang-2009-design")
    assert (design.value("tablets-day"), design.value("length")) == (2, 12)


@says(
    CHAPTER,
    "In it every nigra holds as much iron as is normal, whatever food and blood do.",
    "Now the toy comes much nearer. So in the toy most of the way is lost before the brain.",
)
def test_the_most_that_the_toy_can_give_comes_nearer():
    tablets, most = gap_at(), gap_at(beside="infusions")
    assert tablets.times > 50 and most.times < 3 and most.toy_points > 20 * tablets.toy_points


@says(CHAPTER, "Both ways are assumed, for the toy's scale is not the rating. The gap gets wider.")
@pytest.mark.parametrize("beside", BESIDE)
def test_read_the_other_way_the_gap_is_wider(beside):
    assert gap_at(beside=beside, way="spread").times > 1.5 * gap_at(beside=beside).times


@says(
    CHAPTER,
    "The table turns the toy's scale into points by how much people differ (assumed). Read by the length of the scale, "
    "the third comes just within the range. The second stays a miss in both ways",
)
def test_one_miss_rests_on_how_the_scales_are_laid():
    most = {way: gap_at(beside="infusions", way=way) for way in WAYS}
    assert most["length"].reached and most["length"].toy_points < 1.1 * most["length"].found.low
    assert not most["spread"].reached and not any(gap_at(way=way).reached for way in WAYS)
