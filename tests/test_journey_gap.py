"""The gap: what the chain gives beside what trials found, with both scales read as points of the rating."""

import dataclasses
import re

import numpy as np
import pytest

from rlsedu.evidence import fact
from rlsedu.journey import demos
from rlsedu.journey.causal_chain import FULL, Links, draw_crowd, run_chain
from rlsedu.journey.laws import ask_the_rooms
from rlsedu.journey.one_scale import (
    BESIDE,
    WAYS,
    Patients,
    Side,
    in_points,
    lay_side_by_side,
    links_at,
    little_ferritin,
)
from rlsedu.journey.published import published, published_trials
from rlsedu.journey.validation import run_checks

CROWD = draw_crowd(2000, seed=1)
LAWS = ask_the_rooms()


def gap(**values):
    return lay_side_by_side(Side(**values), CROWD, LAWS)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("beside", "supper"), [("tablets", "twice"), ("infusions", FULL)])
def test_the_toys_side_is_the_chain_itself(way, beside, supper):
    chain = run_chain(supper, Links(), CROWD, LAWS)
    before, after = chain.before.discomfort, chain.after.discomfort
    who = (chain.before.ferritin >= 15) & (chain.before.ferritin <= 75) if beside == "tablets" else before > -1
    point = 10 / 40 if way == "length" else before.std() / 6.2
    assert gap(beside=beside, way=way).toy_points == pytest.approx((before - after)[who].mean() / point)


def test_both_ways_rest_on_facts():
    patients = Patients()
    assert patients.rating_length == fact("irlssg-2003-irls-validation").quantity("score").high == 40
    assert patients.rating_sd == fact("hornyak-2007-irls-psg").quantity("irls").spread
    assert (patients.lowest, patients.highest) == (15, 75)


def test_the_other_side_is_what_was_published():
    assert {key for key, _ in BESIDE.values()} == {"wang-2009-irls", "khan-2025-fcm-meta"}
    assert gap().found is published("wang-2009-irls") and gap().found in published_trials()
    assert gap(beside="infusions").found.key == "khan-2025-fcm-meta"
    with pytest.raises(ValueError, match="key = 'nobody-2030' is not allowed: give one of 'wang-2009-irls'"):
        published("nobody-2030")


def test_the_checks_read_the_scale_in_one_of_these_ways():
    relief, most, _ = (check for check in run_checks() if check.published.endswith(" points"))
    assert relief.number == pytest.approx(gap(way="spread").toy_points, rel=0.1)
    assert most.number == pytest.approx(gap(way="spread", beside="infusions").toy_points, rel=0.05)


def test_links_are_turned_up_from_what_is_assumed_to_their_tops():
    assert links_at(0) == Links()
    tops = {field.name: field.metadata["high"] for field in dataclasses.fields(Links)}
    assert links_at(1) == Links(**tops) and links_at(0.5).brain == pytest.approx((0.15 + 0.4) / 2)
    with pytest.raises(ValueError, match=r"share = 1.1 is not allowed: give a number from 0 to 1"):
        links_at(1.1)


@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("turned_up", range(0, 101, 5))
def test_times_as_much_fits_the_numbers_that_are_written(beside, way, turned_up):
    told = demos.gap.value().told(gap(beside=beside, way=way, turned_up=turned_up))
    found, toy = (float(re.search(words, told.short)[1]) for words in (r"found ([\d.]+) points", r"gives ([\d.]+\d)"))
    times = float(re.search(r"([\d.]+) times as much", told.more)[1])
    assert times == pytest.approx(found / toy, abs=0.501 if times >= 10 else 0.0501)


@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize("way", WAYS)
def test_stronger_links_give_more_and_never_more_than_was_found(beside, way):
    found = [gap(beside=beside, way=way, turned_up=share) for share in np.linspace(0, 100, 11)]
    assert np.all(np.diff([one.toy_points for one in found]) > 0)
    assert all(one.times > 1 and one.toy_points < one.found.high for one in found)
    assert all(one.reached == (one.toy_points >= one.found.low) for one in found)


def test_only_people_with_as_little_ferritin_are_counted_beside_the_tablets():
    chain = run_chain("twice", Links(), CROWD, LAWS)
    chosen = little_ferritin(chain)
    assert 0.2 < chosen.mean() < 0.5 and in_points(chain, "length", chosen) > 1.2 * in_points(chain, "length")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"beside": "placebo"}, "beside = 'placebo' is not allowed: give one of 'tablets', 'infusions'"),
        ({"turned_up": 101}, "turned_up = 101 is not allowed: give a number from 0 to 100"),
        ({"way": "squint"}, "way = 'squint' is not allowed: give one of 'length', 'spread'"),
    ],
)
def test_bad_sides_are_named(values, words):
    with pytest.raises(ValueError, match=words):
        Side(**values)


def test_the_sentence_tells_both_sides_and_how_they_were_laid():
    demo = demos.gap.value()
    told = demo.told(demo.result())
    assert "9.2 points more than a dummy" in told.short and "gives 0.104, and either may mislead" in told.short
    assert "2.6 to 15.7 points, of 40" in told.more and "88 times as much" in told.more and "(assumed)" in told.more
    near = demo.told(demo.result(beside="infusions"))
    assert "gives 2.9, less but within the range" in near.short and "2.7 to 8.9" in near.more
    far = demo.told(demo.result(beside="infusions", way="spread"))
    assert "gives 1.6, and either may mislead" in far.short and "differ as much from each other as patients" in far.more


def test_the_numbers_of_both_sides_stand_in_the_table():
    cells = [str(row) for row in demos.gap.value().numbers(turned_up=100).rows]
    assert any("9.2 (2.6 to 15.7)" in row for row in cells) and any("5.8 (2.7 to 8.9)" in row for row in cells)
    assert any("Ferritin → brain iron" in row and "0.4" in row for row in cells)
    assert any("Length of the rating's scale" in row for row in cells)
