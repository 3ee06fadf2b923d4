"""Is it restless legs: Bayes in whole people, features in our own words, and never a verdict on the reader."""

import re

import matplotlib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rlsedu import symptoms
from rlsedu.evidence import fact
from rlsedu.stage.style import BLUE
from rlsedu.statistics.roc import positive_predictive_value
from rlsedu.symptoms.screening import (
    QUESTIONNAIRES,
    Screening,
    features,
    mimics,
    questionnaires,
    round_of,
    screen,
    surveyed,
)

percent = st.floats(0, 40)
VERDICT = re.compile(r"\byou (?:do |may |probably )?(?:not )?have (?:it|restless legs)", re.IGNORECASE)


def test_the_start_is_the_tested_list_and_what_surveys_without_look_alikes_found():
    start = Screening()
    assert start == round_of("list")
    found = fact("allen-2009-questionnaire")
    assert (start.sensitivity, start.specificity) == (found.value("sensitivity"), found.value("specificity"))
    strict = next(v for v in fact("ohayon-2012-prevalence-by-definition").values if "exclusion" in v.name)
    assert strict.low < start.prevalence < strict.high


@pytest.mark.parametrize("questions", QUESTIONNAIRES)
def test_however_one_asks_most_yes_answers_are_false_alarms(questions):
    answers = screen(round_of(questions))
    print(f"{questions}: {answers.yes} yes, {answers.right_yes} right: {answers.predictive_value:.3f}")
    assert answers.right_yes < answers.false_yes and answers.predictive_value < 0.5


def test_only_the_false_alarms_of_relatives_do_not_fit_the_surveys():
    low, high = surveyed()
    fits = {name: low <= screen(round_of(name)).yes <= high for name in QUESTIONNAIRES}
    assert fits == {"list": True, "village": True, "one": True, "relatives": False}
    assert screen(round_of("relatives", prevalence=0)).yes > high
    assert [row[3].endswith("fits") for row in questionnaires().rows] == list(fits.values())
    stage = symptoms.is_it()
    assert "80 fits" in stage.more
    stage.set(questions="relatives")
    assert "185 is more" in stage.more
    stage.set(questions="village", prevalence=0)
    assert "is fewer" in stage.more
    stage.set(found=50)
    assert "Surveys" not in stage.more
    stage.close()


def test_an_unknown_round_of_questions_is_named():
    with pytest.raises(ValueError, match="questions = 'many' is not allowed: give one of 'list', 'village'"):
        round_of("many")


@given(prevalence=percent, sensitivity=st.floats(40, 100), specificity=st.floats(40, 100), found=st.floats(0, 100))
def test_everybody_is_counted_once_and_the_counts_agree_with_bayes(prevalence, sensitivity, specificity, found):
    answers = screen(Screening(prevalence, sensitivity, specificity, found))
    counts = (answers.right_yes, answers.missed, answers.false_yes, answers.right_no)
    assert sum(counts) == 1000 and min(counts) >= 0
    if answers.yes > 100:
        assert answers.right_yes / answers.yes == pytest.approx(answers.predictive_value, abs=0.02)


@given(prevalence=st.floats(1, 39), specificity=st.floats(40, 99), found=st.floats(0, 99))
def test_rarer_illness_and_more_false_alarms_make_a_yes_worth_less(prevalence, specificity, found):
    def value(**changed):
        return screen(Screening(**{"prevalence": prevalence, "specificity": specificity, "found": found, **changed}))

    now = value().predictive_value
    assert value(prevalence=prevalence + 1).predictive_value > now
    assert value(specificity=specificity + 1).predictive_value > now
    assert value(found=found + 1).predictive_value > now


def test_one_bayes_for_the_whole_package():
    assert screen(Screening(prevalence=10, sensitivity=90, specificity=80)).predictive_value == pytest.approx(
        positive_predictive_value(0.9, 0.8, 0.1)
    )
    assert positive_predictive_value(0.9, 0.8, 0.1) == pytest.approx(0.09 / (0.09 + 0.18))


def test_no_yes_no_judgement():
    answers = screen(Screening(prevalence=0, specificity=100))
    assert answers.yes == 0 and answers.predictive_value == 0
    stage = symptoms.is_it()
    stage.set(prevalence=0, found=100)
    assert "Nobody gets a yes" in stage.sentence
    stage.close()


def test_the_picture_draws_the_counts_of_the_sentence():
    stage = symptoms.is_it()
    for values in ({}, {"questions": "village", "found": 55}, {"prevalence": 40, "found": 100}):
        result = stage.set(**values)
        drawn = [len(line.get_xdata()) for line in stage.picture.people.lines]
        assert drawn == [result.right_yes, result.missed, result.false_yes, result.right_no]
        told = (
            f"Of {result.yes} people with a yes, {result.right_yes} have restless legs and {result.false_yes} do not."
        )
        assert stage.sentence == told
        found = stage.picture.point.words.get_text()
        assert found == (f"{result.false_yes} false alarms" if result.false_yes else "no false alarm")
        assert stage.picture.have.get_text() == f"{result.have} of 1000 have restless legs"
        assert stage.picture.share.get_text() == f"{100 * result.predictive_value:.0f} of 100 are right"
        wrong = 100 - round(100 * result.predictive_value)
        assert stage.picture.alarms.get_text() == (f"{wrong} false alarms" if wrong else "")
        assert stage.picture.wrong.get_facecolor() == matplotlib.colors.to_rgba(BLUE)  # as the false alarms above
        assert stage.picture.right.get_width() == pytest.approx(100 * result.predictive_value)
    stage.close()


def test_nothing_tells_the_reader_that_they_have_it():
    stage = symptoms.is_it()
    told = [*stage.notes, stage.title, repr(features()), repr(mimics())]
    for prevalence in (0, 20, 40):
        stage.set(prevalence=prevalence, found=100)
        told += [stage.sentence, stage.more]
    assert not [text for text in told if VERDICT.search(text.replace("cannot say whether you have", ""))]
    assert any("cannot say whether you have" in note for note in stage.notes)
    assert VERDICT.search("So you have restless legs.") and VERDICT.search("You probably have it.")
    stage.close()


def test_five_features_and_every_mimic_name_their_source():
    assert len(features().rows) == fact("allen-2014-five-criteria").value("essential-criteria")
    assert {row[-1].id for row in features().rows} == {"allen-2014-five-criteria"}
    sources = {row[-1].id for row in mimics().rows}
    assert sources == {"allen-2014-mimics", "hattan-2009-neuropathy", "walters-1991-akathisia"}
    assert all(word in mimics().caption for word in ("reported", "assumed", "not complete"))


@pytest.mark.parametrize(
    ("name", "value"), [("prevalence", 41), ("sensitivity", float("nan")), ("specificity", "84"), ("found", -1)]
)
def test_bad_input_says_what_is_allowed(name, value):
    with pytest.raises(ValueError, match=f"{name} = {value!r} is not allowed: give a number from .* to .* %"):
        Screening(**{name: value})
