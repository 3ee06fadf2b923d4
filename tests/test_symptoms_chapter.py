"""The chapter: every claim of the article is told, the triggers are graded, the checks print hits and misses."""

import html
import inspect
import re

import numpy as np
import pytest
from conftest import HOUSE

from rlsedu import symptoms
from rlsedu.evidence import fact
from rlsedu.evidence.checks import FREE, SAME_STUDY, SET
from rlsedu.symptoms.discomfort import band_susceptibility, circadian
from rlsedu.symptoms.trigger_table import SURE, TRIGGERS, triggers
from rlsedu.symptoms.validation import checks, evening_share

CLAIMS = ("A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A12", "A19")
NOTEBOOK = HOUSE / "notebooks" / "01-symptoms.md"


def told_claims(text):
    """Claims told in the form the house agreed on: The article says (A3): ..."""
    return re.findall(r"[Tt]he article (?:also )?says \((A\d+)\)|It (?:also )?says \((A\d+)\)", text)


@pytest.mark.parametrize("claim", CLAIMS)
def test_the_chapter_tells_every_claim_by_its_id(claim):
    assert claim in {one or two for one, two in told_claims(NOTEBOOK.read_text(encoding="utf-8"))}


def test_the_chapter_has_all_its_demos_guesses_and_quizzes():
    text = NOTEBOOK.read_text(encoding="utf-8")
    for call in (
        "evening()",
        "who()",
        "is_it()",
        "nights()",
        "triggers()",
        "checks()",
        "questionnaires()",
        "features()",
        "mimics()",
    ):
        assert re.search(rf"^symptoms\.{re.escape(call)}$", text, re.MULTILINE), call
    assert text.count("symptoms.predict(") == 3 and text.count("symptoms.quiz(") == 4


def test_the_chapter_shows_hits_and_misses():
    built = (NOTEBOOK.with_suffix(".ipynb")).read_text(encoding="utf-8")
    assert "result: hit" in built and "result: MISS" in built


def results():
    return {row[0]: row for row in checks().rows}


def test_one_night_five_nights_and_the_gap_between_are_three_rows():
    found = results()
    for what, published, result in (
        ("Single nights above 15 per hour", "34.1 %", "hit"),
        ("People above 15 per hour on at least one of five nights", "62.7 %", "hit"),
        ("How much more that is than one night, 15 per hour", "28.6 points", "MISS"),
    ):
        row = found[what]
        assert row[1] == published and row[3] == SAME_STUDY and row[4] == result


def test_known_misses_are_printed_not_hidden():
    missed = {name for name, row in results().items() if row[4] == "MISS"}
    assert {
        "Correlation between two nights",
        "Weekly, of pregnant women with it (our sum)",
        "Bothersome, of all with primary RLS (another survey; our sum)",
        "Effect of rest rises most from morning to afternoon (leg movements; the toy: discomfort)",
    } <= missed


def test_nothing_that_set_the_model_is_called_a_test_of_it():
    for row in checks().rows:
        assert (row[3] == SET) == (row[4] == "set by this")
        assert row[3] != FREE or row[-1].use != "calibration" or row[-1].id == "sforza-2005-night-to-night"
    funnel = [row[3] for row in checks().rows if row[-1].id == "allen-2005-rest-prevalence"]
    assert funnel == [SET, SET]


def test_the_caption_counts_hits_and_misses_by_role():
    rows = checks().rows
    for role in (FREE, SAME_STUDY):
        got = [row[4] for row in rows if row[3] == role]
        assert (
            f"{got.count('hit')} hits, {got.count('MISS')} misses, {got.count('cannot decide')} that cannot"
            in checks().caption
        )
        assert {"hit", "MISS", "cannot decide"} == set(got)


def test_the_share_of_the_evening_is_that_of_the_clock():
    hours = np.linspace(8, 32, 200_001)
    inside = (hours >= 20) & (hours < 28)
    exact = circadian(hours)[inside].sum() / circadian(hours).sum()
    assert evening_share() == pytest.approx(exact, abs=0.005)
    assert evening_share(np.ones_like) == pytest.approx(8 / 24)
    assert evening_share() > 0.5


@pytest.mark.parametrize(
    ("call", "arguments"),
    [
        ("circadian", "clock_h onset_h"),
        ("Evening", "sit_from_h sit_until_h break_every_min break_min susceptibility relief"),
        ("simulate_evening", "evening"),
        ("prevalence", "definition group"),
        ("severity_population", "n seed"),
        ("leg_movement_nights", "n_people n_nights seed"),
    ],
)
def test_the_agreed_functions_take_the_agreed_arguments_in_order(call, arguments):
    names = list(inspect.signature(getattr(symptoms, call)).parameters)
    assert names[: len(arguments.split())] == arguments.split()


@pytest.mark.parametrize("name", ["evening", "yes"])
def test_the_answers_of_the_guesses_come_from_the_models(name):
    guess = symptoms.predict(name)
    if name == "yes":
        guess.commit(84)
        answers = symptoms.screen(symptoms.Screening())
        assert f"The answer is {100 * answers.predictive_value:.0f}" in guess.sentence
        assert answers.predictive_value == pytest.approx(answers.right_yes / answers.yes, abs=0.01)
    else:
        guess.commit((0, 0, 1, 5, 4, 3, 2, 1, 0))
        assert "It is highest at 00:30, 2 h 30 min later." in guess.sentence
        assert f"There the answer is {10 * band_susceptibility('moderate'):.1f}: " in guess.sentence
    guess.close()


def test_an_unknown_guess_or_quiz_lists_the_names():
    with pytest.raises(KeyError, match="evening, yes"):
        symptoms.predict("breaks")
    with pytest.raises(KeyError, match="opening, closing"):
        symptoms.quiz("middle")


def test_triggers_are_made_of_facts_and_can_be_sorted():
    grades = [row[1] for row in triggers().rows]
    assert grades == sorted(grades, key=SURE.index) and set(grades) == set(SURE)
    assert all(f"{grade} = " in triggers().caption for grade in SURE)
    names = [row[0] for row in triggers(sort="name").rows]
    assert names == sorted(names) and len(names) == len(TRIGGERS)
    article = ["The article (" in row[0] for row in triggers(sort="article").rows]
    assert article == sorted(article, reverse=True)
    for row in triggers().rows:
        ids = {source.id for source in row[-1]}
        claims = " ".join(part for cell in row[2:4] if isinstance(cell, tuple) for part in cell)
        assert ids and all(fact(key).claim in claims for key in ids)
    with pytest.raises(ValueError, match="sort = 'size' is not allowed"):
        triggers(sort="size")


def test_the_spec_s_triggers_are_all_there_with_both_sides():
    words = html.unescape(triggers()._repr_html_())
    graded = {trigger.name: trigger.sure for trigger in TRIGGERS}
    assert graded["Coffee, tea, cola (caffeine)"] == "not tested"
    for word in (
        "caffeine",
        "Alcohol",
        "Smoking",
        "depression",
        "Allergy",
        "Metoclopramide",
        "Massage",
        "tretching",
        "psychosis",
        "apnoea",
        "leg nerve",
    ):
        assert word in words
    assert "exercise" in words.lower() and "ompression" in words
    for trigger in TRIGGERS:
        shown = {*trigger.support, *trigger.against}
        for found in map(fact, shown):
            others = {key.rpartition(":")[2] for key in found.see}
            told = found.claim + " (Reported, second-hand.)" * (found.checked == "secondary")
            assert told in words
            if found.contested:
                assert others & shown or f"{told} {found.note}" in words, f"{trigger.name}: {found.id} stands alone"
