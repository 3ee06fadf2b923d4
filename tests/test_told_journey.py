"""Promise: what the prose of chapter 5 says of the chain is what the models do."""

import re

import numpy as np
import pytest
import test_told_journey_gap as gap
import test_told_journey_stories as stories
import test_told_journey_trial as trial
from told import says, unchecked

from rlsedu import journey
from rlsedu.evidence import fact
from rlsedu.journey.causal_chain import STEPS, Links, draw_crowd, run_chain
from rlsedu.journey.chain_picture import ONE
from rlsedu.journey.laws import SUPPERS

CHAPTER = "05-journey"


def chain_at(supper="daily", **links):
    """The result of the demo with some controls moved."""
    demo = journey.chain()
    demo.set(supper=supper, **links)
    result, picture = demo.result, demo.picture
    return result, demo.demo.told(result), picture


@says(
    CHAPTER,
    "Here are 2000 virtual people, all with restless legs (the number is assumed, and so are they).",
    "Each column is one step: the ferritin in the blood, the iron in the substantia nigra (the dark layer of the "
    "midbrain), the lowest dopamine signal of the day, and the worst moment of the evening.",
    "Each column shows a place among 100 people.",
    "At the bottom stand little ferritin, little iron, a weak signal, and a bad evening.",
)
def test_two_thousand_people_go_through_four_columns():
    found, _, picture = chain_at()
    assert len(found.after.ferritin) == 2000 and set(draw_crowd().people.group) == {"early", "late"}
    assert len(picture.one.get_xdata()) == 4
    same = np.argsort(found.before.ferritin)[120:132]
    for step, sign in zip(STEPS, (1, 1, 1, -1), strict=True):
        places = found.places[STEPS.index(step)]
        order = np.argsort(sign * getattr(found.after, step)[same])
        assert np.all(np.diff(places[order]) >= 0) and places.min() >= 1 and places.max() <= 100, step


@says(
    CHAPTER,
    "The twelve have the same, low ferritin: their squares at the left lie on one another. See how the lines fan "
    "out. At the brain they already stand far apart, and in the evening they stand almost anywhere.",
    "each fifth of the people, sorted by ferritin, is dealt the same luck",
)
def test_the_lines_fan_out():
    found, _, _ = chain_at("usual")
    assert found.places.shape == (4, 12) and found.places[0].max() < 10 and np.ptp(found.places[0]) <= 2
    assert np.ptp(found.places[1]) > 75 and np.ptp(found.places[3]) > 85
    low = np.argsort(found.before.ferritin)[: len(found.before.ferritin) // 5]
    ratios = [
        np.ptp(np.percentile(part[low], (10, 90))) / np.ptp(np.percentile(part, (10, 90)))
        for part in (found.after.ferritin, found.after.brain_iron, found.after.discomfort)
    ]
    assert ratios[0] < 0.3 and all(0.9 < ratio < 1.05 for ratio in ratios[1:])


@says(
    CHAPTER,
    "The bars below show what makes the evenings of all these people differ, in 100 parts. Ferritin has less than one "
    "part. Its bar is too thin to see, so words stand there.",
)
def test_the_bar_of_ferritin_is_named():
    found, _, picture = chain_at("usual")
    assert 0 < found.adds[0] < 0.01 and picture.shares[0].get_text() == "under 1"
    assert [round(bar.get_width(), 9) for bar in picture.parts] == [round(100 * share, 9) for share in found.adds]


@says(CHAPTER, "The squares at the left rise. How far does the change travel? The sentence of the picture tells it.")
def test_ferritin_moves_and_the_evening_hardly():
    (usual, _, _), (twice, sentence, _) = chain_at("usual"), chain_at("twice")
    assert np.median(twice.after.ferritin) > 1.1 * np.median(usual.after.ferritin)
    assert np.all(twice.places[0] > usual.places[0])
    assert f"the evening better by {twice.relief:.2g} of 10." in sentence.short
    assert sentence.rstrip().endswith(f"falls by {twice.relief:.2g} of 10 on average.") and 0 < twice.relief < 0.05


@says(
    CHAPTER,
    "Now supper cannot reach the legs, and ferritin can tell nothing.",
    "The first link, from supper to ferritin, is cut by usual food and no tablets.",
)
@pytest.mark.parametrize("supper", ["daily", "twice", "helping", "hindering"])
def test_with_the_link_cut_ferritin_tells_nothing(supper):
    found, sentence, _ = chain_at(supper, brain=0)
    assert found.told[0] == 0 and np.array_equal(found.before.discomfort, found.after.discomfort)
    assert "Ferritin can tell nothing" in sentence and "The evening does not change at all." in sentence
    assert np.array_equal(*(getattr(chain_at("usual")[0], when).ferritin for when in ("before", "after")))


@says(
    CHAPTER,
    "Ferritin can tell more with every step.",
    "Do people with the same ferritin now end alike?",
    "The lines answer: no, they still end nearly as far apart as everyone.",
)
def test_people_of_the_same_ferritin_do_not_end_alike():
    crowd = draw_crowd()
    told = [run_chain("daily", Links(brain=value), crowd).told[0] for value in np.linspace(0, 0.4, 9)]
    assert np.all(np.diff(told) > 0)
    _, sentence, _ = chain_at("daily", brain=0.4, dopamine=1.0, legs=0.9)
    assert re.search(r"end (9[89]\.\d) % as far apart as everyone", sentence)
    for supper in SUPPERS:
        assert run_chain(supper, stories.ALL_THE_WAY, crowd).same_ferritin_spread == pytest.approx(0.99, abs=0.006)


@says(CHAPTER, "This is one person. Low ferritin, much iron in the brain, a calm evening: it happens.")
def test_the_thick_line_is_such_a_person():
    found, _, picture = chain_at("usual")
    heights = picture.one.get_ydata()
    one = np.argsort(found.before.ferritin)[120 + ONE]
    assert found.before.ferritin[one] < np.percentile(found.before.ferritin, 10)
    assert found.after.brain_iron[one] > np.percentile(found.after.brain_iron, 80) and found.after.discomfort[one] < 1
    assert heights[1] > heights[0] and heights[3] > 90 and list(heights) == list(found.places[:, ONE])


@says(
    CHAPTER,
    "How strong it is in the toy is assumed.",
    "We had to assume how strong this link is and how slowly it works. The slider lets you make it about twice as "
    "strong as the ultrasound study allows.",
)
def test_the_sliders_of_the_weak_links_say_that_they_are_assumed():
    sources = {name: Links.__dataclass_fields__[name].metadata["source"] for name in ("brain", "dopamine", "legs")}
    assert all(source.startswith("assumed") for source in sources.values())
    room = fact("serum-vs-nigral-echo-2021").value("ferritin-rank-correlation") + 0.15
    assert 1.8 < Links.__dataclass_fields__["brain"].metadata["high"] / room < 2.3


def test_the_default_sentence_of_the_chain_is_the_model():
    found, sentence, _ = chain_at()
    fresh = run_chain("daily", Links())
    numbers = [f"{100 * fresh.adds[0]:.2g} % of all", f"adds {100 * fresh.adds[1]:.1f} %"]
    numbers += [f"{100 * share:.0f} %" for share in fresh.adds[2:]]
    middle = [f"{np.median(steps.ferritin):.0f}" for steps in (fresh.before, fresh.after)]
    assert all(number in sentence for number in numbers) and f"from {middle[0]} to {middle[1]} µg/L" in sentence
    assert f"falls by {fresh.relief:.2g} of 10" in sentence and found.relief == fresh.relief
    assert fresh.same_ferritin_spread > 0.999 and "more than 99.9 % as far apart" in sentence


@says(CHAPTER, "Open More to change", "For the clock, open More to change.", "and open More to change. Then try this:")
@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("trial", ["true_effect", "placebo_response", "drop_out"]),
        ("chain", ["dopamine", "legs"]),
        ("gap", ["way"]),
        ("my_road", ["clock_legs"]),
    ],
)
def test_what_stands_under_more_to_change(name, folded):
    shown = getattr(journey, name).value()
    assert [control.name for control in shown.controls][shown.first :] == folded


def test_nothing_is_told_unchecked():
    assert unchecked(CHAPTER, {**vars(stories), **vars(gap), **vars(trial), **globals()}) == []
