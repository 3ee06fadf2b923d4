"""The demos of chapter 4: safety in every one, the upper level told, nothing that reads as a dose."""

import html
import re

import numpy as np
import pytest
from conftest import HOUSE

from rlsedu import supplements
from rlsedu.evidence import fact, safety
from rlsedu.supplements.stores import Body

NEEDED = {"meal": {1, 2}, "schedule": {1, 2, 3, 4, 5, 7}, "months": {1, 2, 3, 4, 5, 6, 11}, "who_gains": {1, 2, 12}}
ONLY_IN_THE_BOX = {13, 14, 15}  # other tests, signs, the urgent line: first in the box, not below every demo
NOTEBOOK = (HOUSE / "notebooks" / "04-supplements.md").read_text(encoding="utf-8")


@pytest.fixture(params=NEEDED)
def shown(request):
    stage = getattr(supplements, request.param)()
    yield request.param, stage
    stage.close()


def test_every_demo_carries_its_safety_statements_word_for_word(shown):
    name, stage = shown
    listed = safety("supplements")
    notes = [html.unescape(note) for note in stage.notes]
    for key, line in zip(listed.ids, listed.lines, strict=True):
        if int(key.split("-")[1]) in NEEDED[name]:
            assert line in notes, f"{name} lacks {key}"


def test_together_the_demos_carry_all_statements_of_the_chapter_about_iron():
    told = {int(key.split("-")[1]) for key in safety("supplements").ids} - ONLY_IN_THE_BOX
    assert told == set().union(*NEEDED.values())


def test_nothing_reads_as_a_dose(shown):
    _, stage = shown
    words = " ".join([stage.title, stage.sentence, *(spec["label"] for spec in stage.controls)])
    assert not re.search(r"\b(take|you should|recommended|your dose|needs? \d+ mg)\b", words, re.IGNORECASE), words
    assert "in this model" in stage.sentence or "virtual" in stage.sentence
    named = re.search(r"\d mg (once|twice|every)", stage.sentence)
    assert "not a dose for anyone" in stage.sentence or not named, "an amount with a plan reads as a dose"


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("schedule", {"dose_mg": 45}, {"dose_mg": 50}),
        ("schedule", {"dose_mg": 20, "plan": "twice"}, {"dose_mg": 25, "plan": "twice"}),
        ("months", {"tablet_mg": 45}, {"tablet_mg": 50}),
    ],
)
def test_above_the_upper_level_the_picture_and_the_sentence_say_so(name, low, high):
    stage = getattr(supplements, name)()
    upper = fact("iom-2001-dri-adults").value("upper-level")
    for values, above in ((low, False), (high, True)):
        stage.set(**values)
        assert (f"above the US upper level of {upper:g} mg: treatment needs a clinician" in stage.sentence) is above
        assert ("needs a clinician" in stage.picture.gauge.words.get_text()) is above
        assert f"{upper:g} mg" in stage.picture.gauge.words.get_text()
    stage.close()


def test_the_single_meal_says_not_verified_in_picture_sentence_and_table():
    stage = supplements.meal()
    titles = [axes.get_title("left") for axes in stage.picture.figure.axes]
    assert all("not verified" in title for title in titles)
    assert "not verified" in stage.sentence and stage.numbers.count("not verified") >= 15
    stage.close()


def test_the_band_is_drawn_where_trials_of_tablets_gave_one():
    stage = supplements.months()
    for values in ({}, {"who": "man", "plan": "twice"}, {"who": "heavier", "ferritin": 100}):
        result = stage.set(**values)
        edges = stage.picture.band.get_paths()[0].vertices[:, 1]
        assert edges.max() == pytest.approx(result.stores.ferritin.max() * (1 + Body().band))
        assert edges.min() == pytest.approx(result.stores.ferritin.min() * (1 - Body().band))
    stage.close()


@pytest.mark.parametrize("who", ["pregnant", "donor", "man_donor"])
def test_no_band_where_no_trial_tells_it_and_the_sentence_says_so(who):
    stage = supplements.months()
    for plan in ("none", "daily"):
        assert stage.set(who=who, plan=plan).low is None and not stage.picture.band.get_paths()
        words = "for blood donors this model failed" if "donor" in who else "no trial of tablets tells how far off"
        assert words in stage.sentence and "it may well be" not in stage.sentence
    assert stage.set(who="woman", plan="none").low is None and stage.set(plan="daily").low is not None
    stage.close()


@pytest.mark.parametrize("who", ["woman", "man", "donor"])
def test_what_got_in_is_told_apart_from_what_the_stores_gained(who):
    stage = supplements.months()
    stores = stage.set(who=who).stores
    less = stores.person.loss_mg_d * 365 - stores.from_diet_mg
    gained = stores.stores_mg[-1]
    assert f"{stores.from_tablets_mg:.0f} mg got in" in stage.sentence and "kept" not in stage.sentence
    assert f"Food gave {abs(less):.0f} mg {'less' if less > 0 else 'more'}" in stage.sentence
    assert f"the stores {'gained' if gained > 0 else 'lost'} {abs(gained):.0f} mg" in stage.sentence
    stage.close()


def test_pregnancy_is_told_until_the_birth_only():
    stage = supplements.months()
    result = stage.set(who="pregnant", plan="none")
    assert stage.picture.ferritin.get_xdata()[-1] == pytest.approx(result.thirds[-1])
    assert f"Until the birth ferritin falls to about {result.stores.ferritin[280]:.0f} µg/L" in stage.sentence
    assert "What comes after the birth is left out" in stage.sentence and "After a year" not in stage.sentence
    stage.close()


def test_tablets_are_not_pooled_with_infusions_without_saying_so():
    stage = supplements.who_gains()
    (pooled,) = [label for spec in stage.controls for _, label in spec.get("options", ()) if "pooled" in label]
    assert "six of infusions" in pooled
    assert any("six of them gave iron into a vein" in note for note in stage.notes)
    stage.close()


def test_the_dots_are_the_iron():
    stage = supplements.meal()
    result = stage.set(base="liver", drink="juice", portion=2)
    inside, passing = (len(line.get_xdata()) for line in (stage.picture.enters, stage.picture.passes))
    assert inside == round(result.absorbed_mg / 0.1)
    assert inside + passing == round(result.meal.iron_mg / 0.1)
    stage.close()


def test_a_meal_off_the_scale_is_marked_not_flattened():
    stage = supplements.meal()
    for values, shown in (({}, "here"), ({"base": "tofu", "drink": "tea", "portion": 2}, "below")):
        result, picture = stage.set(**values), stage.picture
        marks = {name: list(getattr(picture, name).get_xdata()) for name in ("here", "below")}
        assert marks.pop(shown) == [result.at_ferritin] and not any(marks.values())
        seen = picture.lines.get_ylim()[0] <= result.share
        assert np.array_equal(picture.meal.get_ydata(), result.share[seen])
    stage.close()


def test_both_readings_of_alternate_days_are_told():
    stage = supplements.schedule()
    plans = stage.result.plans
    same = {plan: found.absorbed_mg[:14].sum() for plan, found in plans.items()}
    assert same["alternate"] > same["daily"] and plans["alternate"].absorbed_mg.sum() < plans["daily"].absorbed_mg.sum()
    drawn = [text.get_text() for text in (*stage.picture.words.values(), stage.picture.half)]
    for number in (same["daily"], same["alternate"], plans["daily"].absorbed_mg.sum()):
        assert f"{number:.0f} mg" in stage.sentence and f"{number:.0f} mg" in drawn
    stage.close()


def test_what_the_sentence_of_a_trial_counts_is_what_is_drawn():
    stage = supplements.who_gains()
    result = stage.set(people=60, points=8, draw=4)
    iron, placebo = (np.asarray(line.get_xdata()) for line in stage.picture.people)
    assert f"{(iron <= -8).sum()} of 60 virtual people on iron" in stage.sentence
    assert f"{(placebo <= -8).sum()} of 60 on placebo" in stage.sentence
    assert result.improved == ((iron <= -8).sum(), (placebo <= -8).sum())
    stage.close()


def test_answers_of_the_guesses_come_from_the_models():
    tea = supplements.predict.value("tea").answer
    plates = [supplements.absorbed_mg(supplements.plate("lentils", drink), 30) for drink in ("tea", "water")]
    assert tea == round(100 * plates[0] / plates[1])
    assert supplements.predict.value("plan").answer == "daily"
    assert supplements.predict.value("pairs").answer == 66
    month, ferritin, low, high = supplements.predict.value("year").answer
    assert (low < ferritin).all() and (ferritin < high).all()
    assert ferritin[np.searchsorted(month, 12 * 84 / 365)] == pytest.approx(47.5, abs=0.1)


@pytest.mark.parametrize("claim", ["A7", "A12", "A19", "A24", "A25", "A26", "A27", "A30"])
def test_claims_are_found_by_id(claim):
    assert re.search(rf"The article (?:also )?says \([^)]*\b{claim}\b[^)]*\):", NOTEBOOK)


def test_manganese_is_told_in_words_only():
    assert "manganese" in NOTEBOOK and not hasattr(supplements.Meal(), "manganese_mg")
    stage = supplements.meal()
    assert any("manganese" in note for note in stage.notes)
    stage.close()
