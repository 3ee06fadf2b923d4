"""Quizzes: the data is checked, the fallback keeps the answers to itself, nothing is left after closing."""

import ipywidgets
import pytest

from rlsedu.stage import Option, Question, Quiz, questions, room_quiz
from rlsedu.stage.live.view import live

FACT = "hogl-2005-bruneck"
CONTESTED = "nhs-one-in-ten-lifetime"


def question(right=0, **changes):
    options = [
        Option(words, f"Said of <{words}>.", right=i == right)
        for i, words in enumerate(("red & warm", "green", "blue"))
    ]
    return Question(
        **{"id": "test.colours.which", "question": "Which?", "options": options, "facts": [FACT], **changes}
    )


def table(**changes):
    return {
        "id": "which",
        "question": "Which?",
        "options": [{"text": "a", "feedback": "fa", "right": True}, {"text": "b", "feedback": "fb"}],
        **changes,
    }


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"options": [Option("a", "fa"), Option("b", "fb")]}, "0 of them right"),
        ({"options": [Option("a", "fa", True), Option("b", "fb", True)]}, "2 of them right"),
        ({"options": [Option("a", "fa", True)]}, "1 options"),
        ({"options": [Option("a", "fa", True), Option("a", "fb")]}, "same text"),
        ({"facts": ["hogl-2005-brunek"]}, "hogl-2005-bruneck"),
        ({"question": " "}, "question"),
        ({"id": "which"}, "id = 'which' is not allowed"),
        ({"id": "test.colours."}, "id = 'test.colours.' is not allowed"),
        ({"options": [{"text": "a", "right": True}, {"text": "b", "feedback": "fb"}]}, "feedback is missing"),
        ({"options": [{"text": "a", "feedback": "f", "correct": True}]}, "correct is not known"),
    ],
)
def test_wrong_questions_are_refused_by_name(changes, words):
    with pytest.raises(ValueError, match=words):
        question(**changes)


@pytest.mark.parametrize("bad", [{"text": "", "feedback": "f"}, {"text": "a", "feedback": "  "}])
def test_every_option_has_words_and_feedback(bad):
    with pytest.raises(ValueError, match="give words"):
        Option(**bad)
    with pytest.raises(ValueError, match="True or False"):
        Option("a", "f", right="yes")


def test_a_quiz_needs_a_question():
    with pytest.raises(ValueError, match="one Question or more"):
        Quiz("test.empty", "Empty", [])
    with pytest.raises(ValueError, match=r"id = 'Colours' is not allowed"):
        Quiz("Colours", "Colours", [question()])
    with pytest.raises(ValueError, match=r"questions = .* is not allowed: give a Question"):
        Quiz("test.colours", "Colours", [table()])


def shown(*questions):
    return live(Quiz("test.colours", "Colours", questions))


def test_the_page_gets_feedback_for_every_option_and_clickable_sources():
    spec = shown(question()).questions[0]
    assert [o["feedback"] for o in spec["options"]] == ["Said of <red & warm>.", "Said of <green>.", "Said of <blue>."]
    assert [o["right"] for o in spec["options"]] == [True, False, False]
    assert '<a href="https://doi.org/' in spec["sources"]


def test_a_contested_fact_brings_its_other_side():
    spec = shown(question(facts=[CONTESTED])).questions[0]
    assert "sources disagree" in spec["sources"]
    assert "second-hand" in spec["sources"]


def test_the_fallback_shows_questions_and_options_and_the_answers_apart():
    data, _ = shown(question(), question())._repr_mimebundle_()
    text, answers = data["text/plain"].split("\nAnswers\n")
    assert "1. Which?" in text and "2. Which?" in text and "   a) red & warm" in text and "   c) blue" in text
    assert "Said of" not in text and answers.count("Said of") == 6 and answers.count("Right.") == 2
    assert "image/png" not in data
    assert "application/vnd.jupyter.widget-view+json" in data


def test_above_the_answers_nothing_depends_on_which_is_right():
    one, two = (shown(question(right=right))._repr_mimebundle_()[0]["text/plain"] for right in (0, 2))
    assert one != two and one.partition("\nAnswers\n")[0] == two.partition("\nAnswers\n")[0]


def test_closing_a_quiz_leaves_nothing_behind():
    before = set(ipywidgets.widgets.widget._instances)
    quiz = shown(question())
    assert quiz.model_id in ipywidgets.widgets.widget._instances
    quiz.close()
    assert set(ipywidgets.widgets.widget._instances) == before


def test_a_quiz_is_read_from_the_room(monkeypatch):
    tables = {"quiz": {"opening": [table()], "odd": [table(oops=1)], "nameless": [table(), table(id="")]}}
    monkeypatch.setattr(questions, "read_toml", lambda package, name: tables)
    opening = room_quiz("asked", "opening")
    assert (opening.id, opening.title) == ("asked.opening", "Do you still know?")
    assert [asked.id for asked in opening.questions] == ["asked.opening.which"]
    with pytest.raises(KeyError, match="it has: opening, odd, nameless"):
        room_quiz("asked", "closing")
    with pytest.raises(ValueError, match=r"asked quiz.odd, question 1: oops is not known"):
        room_quiz("asked", "odd")
    with pytest.raises(ValueError, match=r"asked quiz.nameless, question 2: id = 'asked.nameless.' is not allowed"):
        room_quiz("asked", "nameless")
