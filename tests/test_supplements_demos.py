"""The demos of chapter 4: safety in every one, the upper level told, nothing that reads as a dose."""

import html
import itertools
import re

import numpy as np
import pytest
from conftest import HOUSE

from rlsedu import supplements
from rlsedu.evidence import fact, safety
from rlsedu.supplements.foods import BASES
from rlsedu.supplements.stores import Body

NEEDED = {"meal": {1, 2}, "schedule": {1, 2, 3, 4, 5, 7}, "months": {1, 2, 3, 4, 5, 6, 11}, "who_gains": {1, 2, 12}}
ONLY_IN_THE_BOX = {13, 14, 15}  # other tests, signs, the urgent line: first in the box, not below every demo
NOTEBOOK = (HOUSE / "notebooks" / "04-supplements.md").read_text(encoding="utf-8")


def said(stage):
    """All words of a demo: the short sentence and more."""
    return f"{stage.sentence} {stage.more}"


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
    words = " ".join([stage.title, said(stage), *(spec["label"] for spec in stage.controls)])
    assert not re.search(r"\b(take|you should|recommended|your dose|needs? \d+ mg)\b", words, re.IGNORECASE), words
    assert "in this model" in said(stage).lower() or "virtual" in said(stage)
    named = re.search(r"\d mg (once|twice|every)", said(stage))
    assert "not a dose for anyone" in said(stage) or not named, "an amount with a plan reads as a dose"


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
        assert (f"above the US upper level of {upper:g} mg: treatment needs a clinician" in said(stage)) is above
        assert ("needs a clinician" in stage.picture.gauge.words.get_text()) is above
        assert f"{upper:g} mg" in stage.picture.gauge.words.get_text()
    stage.close()


def test_the_single_meal_says_not_verified_in_picture_sentence_and_table():
    stage = supplements.meal()
    titles = [axes.get_title("left") for axes in stage.picture.figure.axes]
    assert "not verified" in titles[0] and "only the diets were measured" in titles[1]
    assert "not verified" in said(stage) and stage.numbers.count("not verified") >= 15
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
        assert words in said(stage) and "may well be" not in said(stage)
    assert stage.set(who="woman", plan="none").low is None and stage.set(plan="daily").low is not None
    stage.close()


@pytest.mark.parametrize("who", ["woman", "man", "donor"])
def test_what_got_in_is_told_apart_from_what_the_stores_gained(who):
    stage = supplements.months()
    stores = stage.set(who=who).stores
    less = stores.person.loss_mg_d * 365 - stores.from_diet_mg
    gained = stores.stores_mg[-1]
    assert f"{stores.from_tablets_mg:.0f} mg got in" in said(stage) and "kept" not in said(stage)
    assert f"Food gave {abs(less):.0f} mg {'less' if less > 0 else 'more'}" in said(stage)
    assert f"the stores {'gained' if gained > 0 else 'lost'} {abs(gained):.0f} mg" in said(stage)
    stage.close()


def test_pregnancy_is_told_until_the_birth_only():
    stage = supplements.months()
    result = stage.set(who="pregnant", plan="none")
    assert stage.picture.ferritin.get_xdata()[-1] == pytest.approx(result.thirds[-1])
    end = result.stores.ferritin[280]
    assert f"ferritin falls from 30 to about {end:.0f} µg/L until the birth" in said(stage)
    assert "What comes after the birth is left out" in said(stage) and "After a year" not in said(stage)
    stage.close()


def test_tablets_are_not_pooled_with_infusions_without_saying_so():
    stage = supplements.who_gains()
    (pooled,) = [label for spec in stage.controls for _, label in spec.get("options", ()) if "pooled" in label]
    assert "six of infusions" in pooled
    assert any("six of them gave iron into a vein" in note for note in stage.notes)
    stage.close()


def test_the_dots_are_the_iron():
    stage = supplements.meal()
    result = stage.set(base="liver", drink="juice", at_ferritin=6)
    inside, passing = (len(line.get_xdata()) for line in (stage.picture.enters, stage.picture.passes))
    assert inside == round(result.absorbed_mg / 0.1)
    assert inside + passing == round(result.meal.iron_mg / 0.1)
    stage.close()


@pytest.mark.parametrize("ferritin", [6, 30, 80])
def test_a_dish_swings_further_than_a_whole_diet_and_each_meal_lies_within(ferritin):
    stage = supplements.meal()
    for base, drink, extra in itertools.product(BASES, ("tea", "water"), ("nothing", "pepper")):
        result = stage.set(base=base, drink=drink, extra=extra, at_ferritin=ferritin)
        assert result.least <= result.share <= result.most and result.least <= result.plain_share <= result.most
        assert result.most - result.least > 1.5 * (result.helping - result.hindering)
        ends = [line.get_xdata() for line in (stage.picture.plates, stage.picture.diets)]
        assert [*map(tuple, ends)] == [(result.least, result.most), (result.hindering, result.helping)]
        assert [*stage.picture.here.get_xdata(), *stage.picture.plain.get_xdata()] == [result.share, result.plain_share]
    stage.close()


def test_both_readings_of_alternate_days_are_told():
    stage = supplements.schedule()
    plans = stage.result.plans
    same = {plan: found.absorbed_mg[:14].sum() for plan, found in plans.items()}
    assert same["alternate"] > same["daily"] and plans["alternate"].absorbed_mg.sum() < plans["daily"].absorbed_mg.sum()
    drawn = " ".join(text.get_text() for text in stage.picture.words)
    for number in (same["daily"], same["alternate"], plans["daily"].absorbed_mg.sum()):
        assert f"{number:.0f} mg" in said(stage) and f"{number:.0f} mg" in drawn
    stage.close()


@pytest.mark.parametrize("plan", ["daily", "twice"])
@pytest.mark.parametrize("day", [1, 2, 13, 14, 28])
def test_the_days_run_and_more_tablets_never_give_as_much_more(plan, day):
    stage = supplements.schedule()
    result = stage.set(plan=plan, day=day)
    for name, each in (("daily", 1), ("alternate", 0.5), ("twice", 2)):
        assert result.taken[name] == np.ceil(each * day)
        assert result.total_mg[name] == pytest.approx(result.plans[name].absorbed_mg[: result.taken[name]].sum())
    tablets, iron = result.times(result.taken), result.times(result.total_mg)
    assert (iron < tablets) if tablets > 1 else iron == 1
    assert f"{tablets:.2g} × the tablets,\n{iron:.2g} × the iron" == stage.picture.point.words.get_text()
    assert stage.picture.totals.get_xdata()[-1] == result.total_mg[plan]
    told = "{} the tablets of every other day by day {}, but {:.2g} times the iron."
    times = "twice" if tablets == 2 else f"{tablets:.2g} times"
    assert (told.format(times, day, iron) in said(stage)) is (tablets > 1)
    assert ("the same so far" in said(stage)) is (tablets == 1)
    stage.close()


def test_what_hepcidin_holds_back_is_the_grey_part():
    stage = supplements.schedule()
    for found in stage.result.plans.values():
        rested = found.share_percent + found.held_percent
        assert found.held_percent[0] == 0 and (found.held_percent[1:] > 0).all()
        mornings = found.schedule.times_h % 24 < 12
        np.testing.assert_allclose(rested[mornings], found.share_percent[0])
    stage.close()


@pytest.mark.parametrize("month", [0, 3, 7.5, 12])
def test_the_months_run_and_the_tank_shows_where_they_stand(month):
    stage = supplements.months()
    result = stage.set(month=month)
    now = result.stores.ferritin[round(month / 12 * 365)]
    picture = stage.picture
    assert picture.level.get_height() == picture.here.get_ydata()[0] == picture.ferritin.get_ydata()[-1] == now
    assert picture.later.get_ydata()[-1] == result.stores.ferritin[-1]
    assert f"{now:.0f}" in picture.point.words.get_text() and f"{now:.0f} µg/L" in said(stage)
    stage.close()


def test_what_the_sentence_of_a_trial_counts_is_what_is_drawn():
    stage = supplements.who_gains()
    result = stage.set(people=60, points=8, draw=4)
    iron, placebo = (np.asarray(line.get_xdata()) for line in stage.picture.people)
    better = f"{(placebo <= -8).sum()} of 60"
    assert f"On placebo, {better} virtual people got better by 8 points or more; on iron, more did." in said(stage)
    assert f"On iron it is {(iron <= -8).sum()} of 60." in said(stage)
    assert stage.picture.point.words.get_text() == f"{better} better by 8\nor more without iron"
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
