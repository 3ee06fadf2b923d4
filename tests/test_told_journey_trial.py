"""Promise: what the prose of chapter 5 says of the trials is what the models do."""

import pytest
from told import says

from rlsedu import journey
from rlsedu.evidence import fact
from rlsedu.journey.demos import LUCK
from rlsedu.journey.designed_trials import Design, draw_luck, run_trials
from rlsedu.journey.published import FEW, MIXED, TABLETS, published, published_trials
from rlsedu.journey.published_picture import SIZES

CHAPTER = "05-journey"


def trials(**plan):
    return run_trials(Design(**plan), draw_luck(seed=LUCK, people=80))


@says(CHAPTER, "How many trials now find it?")
def test_more_people_find_it_more_often():
    found = [trials(n_per_arm=n).found for n in (4, 10, 20, 40, 80)]
    assert found == sorted(found) and found[-1] > 0.8


@says(
    CHAPTER,
    "Yet with 20 people in each group only 304 of 1000 trials find it (the plan is assumed).",
    "a small trial that finds nothing does not show that iron does nothing",
)
def test_with_twenty_in_a_group_most_trials_find_nothing():
    assert Design().n_per_arm == 20 and 1000 * trials().found == pytest.approx(304) and trials().misled < 0.002


@says(CHAPTER, "Iron now does nothing.", "Yet some trials still praise it. These are false alarms.")
def test_some_trials_praise_what_does_nothing():
    assert 0.01 < trials(true_effect=0).found < 0.05


@says(
    CHAPTER,
    "In the upper half each bar counts toy trials, 1000 in all. The coloured part found a clear "
    "difference, the rest did not.",
    "Make the groups small again. The dashed line shows what the clear trials report. It is more than the truth, the "
    "thick line. Small trials mostly find a modest help when luck makes it look large.",
)
def test_lucky_trials_report_more_than_the_truth():
    reported = [trials(n_per_arm=n).when_found for n in (4, 10, 20, 80)]
    assert reported == sorted(reported, reverse=True) and reported[2] > 1.5 * 3.8 and reported[-1] > 3.8


@says(
    CHAPTER,
    "Here are all published trials whose result can be drawn. Keep tablets and infusions apart.",
    "In the lower half stand a few real trials. Each diamond is what was measured in people.",
    "Large diamonds are several trials put together.",
    "Iron by mouth was set against a dummy in two small trials that we found.",
    "Infusions make up nearly all the rest.",
)
def test_one_diamond_stands_for_tablets():
    drawn = published_trials()
    assert {p.group for p in drawn if p.pooled} == {"pooled"}
    assert SIZES["pooled"] > SIZES["infusions"] and SIZES["infusions"] == SIZES["tablets"]
    assert [p.key for p in drawn if p.kind == TABLETS] == ["wang-2009-irls"]
    assert [p.key for p in drawn if p.kind == MIXED] == ["trotti-2019-irls", "iron-meta-2025"]


@says(CHAPTER, "Which line is longer? The first had 18 people in both groups together, the second 209.")
def test_the_trial_of_fewer_people_has_the_longer_line():
    small, large = published("wang-2009-irls"), published("earley-2024-fcm")
    assert (small.name, large.name) == ("Wang 2009, tablets", "Earley 2024")
    assert small.high - small.low > 2 * (large.high - large.low)
    assert fact(small.key).size() == 18 and fact(large.key).size("iron") + fact(large.key).size("placebo") in (208, 209)


@says(CHAPTER, "The diamond farthest to the right stands for people who also had anaemia")
def test_the_diamond_farthest_to_the_right():
    assert max(published_trials(), key=lambda p: p.advantage).key == "bae-2021-fcm-ida"


@says(
    CHAPTER,
    "In seven trials together iron beat the dummy by 3.8 of the 40 points",
    "All but one of them gave infusions",
    "In the largest trial, of 209 people, the rating fell by 3.2 points more with iron.",
    "The often quoted 3.8 points come from six trials of infusions and one of tablets",
    "Seven trials of one infusion: 5.8 points",
    "A later sum of tablets and infusions found 5.3 points",
)
def test_the_numbers_of_the_published_trials():
    advantage = {p.key: round(p.advantage, 1) for p in published_trials()}
    assert advantage["earley-2024-fcm"] == 3.2 and advantage["khan-2025-fcm-meta"] == 5.8
    assert advantage["trotti-2019-irls"] == 3.8 and advantage["iron-meta-2025"] == 5.3
    pool = fact("trotti-2019-six-and-one")
    assert (pool.value("trials-infusions"), pool.value("trials-tablets")) == (6, 1)


def test_the_default_sentence_of_the_trial_is_the_model():
    demo, found = journey.trial.value(), trials()
    sentence = demo.told(demo.result())
    words = (
        f"finds {found.advantage[0]:.1f} points, which is {'clear' if found.significant[0] else 'not clear'}",
        f"Of 1000 such trials {1000 * found.found:.0f} find it",
        f"{found.when_found:.1f} points on average",
        f"seem to help by {3.8 + 6.6:.1f} points",
    )
    assert all(part in sentence for part in words)
    assert f"{1000 * found.found:.0f} of 1000" in sentence.short


@says(CHAPTER, "One of the lines crosses 0: there the help may be chance.")
def test_one_of_the_few_lines_crosses_0():
    assert [key for key in FEW if published(key).may_be_chance] == ["trenkwalder-2017-fcm"]
