"""The four stories, the words of the course and its questions."""

import numpy as np
import pytest

from rlsedu import journey
from rlsedu.brain_iron import sample_people
from rlsedu.evidence import CHAPTERS, fact, safety
from rlsedu.journey import demos
from rlsedu.journey.stories import (
    PEOPLE,
    Donor,
    Expecting,
    Medicine,
    Windows,
    donor_year,
    expecting_year,
    new_symptoms,
    share_by_medicine,
    two_windows,
)
from rlsedu.journey.words import STORIES, asks, glossary, stay_safe
from rlsedu.stage.questions import room_questions
from rlsedu.symptoms import prevalence

FINAL = room_questions("journey", "quiz", "the_whole_course")


def test_without_gifts_the_donor_keeps_the_ferritin():
    year = donor_year(Donor(donations=0))
    assert year.ferritin[-1] == pytest.approx(year.ferritin[0], rel=1e-6)


@pytest.mark.parametrize("who", ["woman", "man"])
def test_more_gifts_leave_less_ferritin_but_the_same_counted_shares(who):
    years = [donor_year(Donor(donations=d, who=who)) for d in (0, 1, 3, 6)]
    ends = [year.now for year in years]
    assert ends == sorted(ends, reverse=True) and ends[-1] < ends[0] / 2
    assert len({year.rows for year in years}) == 1


def test_donor_shares_are_the_facts():
    rows = {row.who: row for row in donor_year(Donor()).rows}
    danish, us = fact("didriksen-2017-blood-donors"), fact("bryant-2013-blood-donors")
    assert rows["Danish women"].percent == danish.value("women") and rows["Danish men"].percent == danish.value("men")
    with_enough = rows["US donors with enough iron"]
    assert with_enough.percent == us.value("rls-iron-replete")
    assert with_enough.little_percent == us.value("rls-iron-depleted-or")


@pytest.mark.parametrize("donations", [0, 1, 3, 6])
def test_each_gift_of_blood_has_its_week(donations):
    year = donor_year(Donor(donations=donations, week=26))
    assert len(year.gifts) == donations and len(year.given[0]) == (year.gifts <= 26).sum()
    assert list(np.diff(year.gifts, n=2).round()) == [0] * max(donations - 2, 0), "evenly over the year"


@pytest.mark.parametrize("week", [0, 0.5, 33.3, 52])
def test_the_curve_so_far_ends_at_the_week_looked_at(week):
    year = donor_year(Donor(week=week))
    weeks, ferritin = year.so_far
    assert weeks[-1] == week and ferritin[-1] == year.now and (np.diff(weeks) > 0).all()


def test_the_pregnant_woman_loses_iron_and_the_model_says_nothing_after_birth():
    year = expecting_year(Expecting())
    at = {week: float(np.interp(week, year.weeks, year.ferritin)) for week in (0, 13, 27, 40)}
    assert at[0] > at[13] > at[27] > at[40] and year.weeks[-1] == 40
    late, after = (expecting_year(Expecting(week=week)) for week in (36, 46))
    assert late.rows[late.chosen].percent > 4 * after.rows[after.chosen].percent
    assert after.now is None and "Both may recover together" in demos.trimester.value().told(after)
    assert late.rows[late.chosen].percent == 100 * prevalence("any", "pregnant-3").fraction


@pytest.mark.parametrize(("week", "stage"), [(0, 0), (12.9, 0), (13, 1), (27, 2), (39.9, 2), (40, 3), (52, 3)])
def test_weeks_fall_into_stages(week, stage):
    assert expecting_year(Expecting(week=week)).chosen == stage


def test_two_windows_counts_people_of_the_brain_iron_room():
    found = two_windows(Windows(), n=5000)
    people = sample_people(5000, seed=3, d_fluid_early=1.0, early_share=1.0)
    normal = (people.serum_ferritin_ug_l >= 75) & (people.group == "early")
    assert found.normal_rls == normal.sum()
    assert found.share_rls == (people.csf_ferritin_ng_ml[normal] < 2.0).mean()


def test_without_a_shift_the_windows_show_no_difference():
    none, much = (two_windows(Windows(shift=shift), n=60_000) for shift in (0.0, 2.0))
    assert none.share_rls == pytest.approx(none.share_others, abs=0.02)
    assert much.share_rls > none.share_rls + 0.5
    assert much.share_others == none.share_others > 0, "the groups must overlap"


@pytest.mark.parametrize(("medicine", "share"), [("all", 9), ("mirtazapine", 28), ("others", 7.5), ("reboxetine", 0)])
def test_medicines_are_the_fact(medicine, share):
    assert share_by_medicine(medicine) == share
    found = new_symptoms(Medicine(medicine=medicine, before=0, by_chance=0))
    assert (found.before, found.from_medicine, found.by_chance) == (0, round(PEOPLE * share / 100), 0)


@pytest.mark.parametrize("medicine", ["all", "mirtazapine", "others", "reboxetine"])
def test_the_study_counted_all_new_cases_so_those_who_come_anyway_are_among_them(medicine):
    """Moving the slider moves the reason, never the number that the study counted."""
    for by_chance in (0, 0.5, 1, 5, 10):
        found = new_symptoms(Medicine(medicine=medicine, by_chance=by_chance))
        assert found.from_medicine + found.by_chance == round(10 * share_by_medicine(medicine))
        assert found.from_medicine >= 0 and found.by_chance <= 10 * by_chance
    none = demos.new_medicine.value().told(new_symptoms(Medicine(medicine="reboxetine", by_chance=0)))
    assert "nobody on the medicine got new or worse symptoms" in none


@pytest.mark.parametrize("story", STORIES)
def test_each_story_asks_and_warns(story):
    assert len(asks(story).lines) >= 4
    every = safety()
    known = dict(zip(every.ids, every.lines, strict=True))
    told = stay_safe(story)
    assert len(told.ids) > 2 and all(known[key] == line for key, line in zip(told.ids, told.lines, strict=True))
    assert "suicide" in told.lines[0] and list(told.ids) == [key for key in every.ids if key in told.ids]


def test_where_tablets_are_shown_their_warnings_stand():
    for story in ("tablets", "donor"):
        lines = " ".join(stay_safe(story).lines)
        assert all(words in lines for words in ("haemochromatosis", "than the label says", "Keep iron tablets locked"))


def test_the_new_medicine_warns_not_to_stop_it():
    assert any("Do not stop or change a medicine" in line for line in stay_safe("new_medicine").lines)


@pytest.mark.parametrize("ask", [asks, stay_safe])
def test_unknown_stories_are_named(ask):
    with pytest.raises(ValueError, match=r"story = 'tea' is not allowed: give one of 'donor'"):
        ask("tea")


def test_the_glossary_is_sorted_and_from_all_chapters():
    rows = glossary().rows
    words = [row[0].lower() for row in rows]
    assert words == sorted(words) and len(set(words)) == len(words) >= 40
    assert {row[2] for row in rows} == {chapter.replace("_", " ") for chapter in (*CHAPTERS, "journey")}


def test_the_final_quiz_reaches_back_over_all_chapters():
    assert len(FINAL) == 10
    chapters = {fact(key).chapter for question in FINAL for key in question["facts"]}
    assert chapters == set(CHAPTERS)


@pytest.mark.parametrize("name", ["opening", "closing", "the_whole_course"])
def test_quizzes_open(name):
    journey.quiz(name).close()


@pytest.mark.parametrize("name", ["chain", "trial", "donor", "trimester", "spinal_fluid_story", "new_medicine"])
def test_a_demo_has_two_to_four_controls(name):
    demo = getattr(journey, name)()
    assert 2 <= len(demo.values) <= 4
    demo.close()


@pytest.mark.parametrize("name", ["chain", "trial", "donor", "trimester", "spinal_fluid", "new_medicine"])
def test_guesses_open(name):
    guess = journey.predict(name)
    assert guess.demo.answer is not None
    guess.close()


def test_guesses_are_answered_by_the_models_or_by_what_was_counted():
    assert journey.predict.value("chain").answer == 0, "ferritin tells less than half a per cent"
    assert journey.predict.value("donor").answer == "same", "not by a model that does not fit donors"
