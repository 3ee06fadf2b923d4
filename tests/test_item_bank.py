"""Promise: the questions count: they cannot be passed by looks, half show a picture, and their numbers hold."""

import re

import pytest
from conftest import ROOMS

from rlsedu.stage import demo_named, room_quiz
from rlsedu.stage.questions import room_names

BANK = {room: [q for name in room_names(room)[0] for q in room_quiz(room, name).questions] for room in ROOMS}
ALL = [question for questions in BANK.values() for question in questions]
ABSOLUTE = re.compile(
    r"\b(always|never|nothing|nobody|none|no one|all|every|everyone|only|exactly|at once|surely|for sure)\b", re.I
)
LENGTHS = 1.6  # the longest option of a question is at most so many times as long as its shortest, or 25 letters longer


def right(question):
    return next(option for option in question.options if option.right)


def wrong(question):
    return [option for option in question.options if not option.right]


def longest_is_right(question):
    return max(question.options, key=lambda option: len(option.text)).right


@pytest.mark.parametrize("room", ROOMS)
def test_the_longest_option_is_right_about_as_often_as_by_chance(room):
    share = sum(map(longest_is_right, BANK[room])) / len(BANK[room])
    assert share <= 0.4, f"who ticks the longest option is right in {share:.0%}"


@pytest.mark.parametrize("room", ROOMS)
def test_the_right_option_has_no_favourite_place(room):
    places = [[option.right for option in question.options].index(True) for question in BANK[room]]
    assert max(map(places.count, range(3))) <= 0.45 * len(places), places


@pytest.mark.parametrize("question", ALL, ids=lambda q: q.id)
def test_a_question_offers_three_credible_options(question):
    assert len(question.options) >= 3
    lengths = sorted(len(option.text) for option in question.options)
    assert lengths[-1] <= max(LENGTHS * lengths[0], lengths[0] + 25), f"easily told by its length: {lengths}"


@pytest.mark.parametrize("room", ROOMS)
def test_no_absolute_word_stands_in_wrong_options_only(room):
    told = [q.id for q in BANK[room] if any(map(has_absolute, wrong(q))) and not has_absolute(right(q))]
    assert told == []


def has_absolute(option):
    return bool(ABSOLUTE.search(option.text))


@pytest.mark.parametrize("room", ROOMS)
def test_half_of_the_questions_have_a_picture(room):
    shown = [question for question in BANK[room] if question.settings is not None]
    assert len(shown) >= len(BANK[room]) / 2
    assert all(question.asks != "recall" for question in shown)
    assert {question.asks for question in BANK[room]} == {"recall", "read", "predict", "compare", "explain"}


def test_no_question_names_what_dark_paper_turns_round():
    told = re.compile(r"\b(black|white|dark|grey|bright)\b", re.IGNORECASE)
    shown = [question for question in ALL if question.settings is not None]
    words = {q.id: " ".join([q.question, *(o.text + " " + o.feedback for o in q.options)]) for q in shown}
    assert [id for id, text in words.items() if told.search(text)] == []


@pytest.mark.parametrize("question", ALL, ids=lambda q: q.id)
def test_a_question_points_to_a_demo_that_helps_and_its_settings_are_allowed(question):
    demo = demo_named(question.demo)
    demo.settings(**(question.settings or {}))
    assert question.facts, "no fact behind it"


@pytest.mark.parametrize("question", [q for q in ALL if q.holds], ids=lambda q: q.id)
def test_the_model_gives_what_a_question_says(question):
    demo = demo_named(question.demo)
    for row in question.holds:
        told = demo.facts_of(demo.result(**row.get("settings", question.settings or {})))[row["fact"]]
        if "is" in row:
            assert told == row["is"], row
        else:
            assert row["low"] <= told <= row["high"], f"{row}: the model says {told}"


@pytest.mark.parametrize("room", ROOMS)
def test_whoever_is_asked_to_recall_can_be_asked_in_another_way(room):
    by_id = {question.id: question for question in BANK[room]}
    for question in BANK[room]:
        if question.asks != "recall":
            continue
        other = by_id[f"{room}.{question.twin}"]
        assert f"{room}.{other.twin}" == question.id and other.asks == "recall"
        assert other.question != question.question and right(other).text != right(question).text
        assert set(other.facts) & set(question.facts)


def test_the_bank_has_ninety_questions_each_with_its_id():
    assert len(ALL) >= 90
    assert len({question.id for question in ALL}) == len(ALL)
