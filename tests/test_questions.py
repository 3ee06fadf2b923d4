"""Promise: every question of the course is well formed, has feedback for each answer, and rests on facts."""

import importlib

import pytest
from conftest import ROOMS, asked_in


@pytest.fixture(params=ROOMS)
def room(request):
    """The demos of a room and its tables of questions."""
    return importlib.import_module(f"rlsedu.{request.param}.demos"), asked_in(request.param)


def test_every_question_of_a_room_is_well_formed(room):
    demos, tables = room
    assert tables.keys() == {"quiz", "predict"}
    for name in tables["quiz"]:
        quiz = demos.quiz.value(name)
        assert all(question.facts for question in quiz.questions), f"{name}: a question without facts"
        assert quiz.title and len(quiz.questions) == len(tables["quiz"][name])
    for name in tables["predict"]:
        assert demos.predict.value(name).facts == tuple(tables["predict"][name]["facts"])


def test_every_quiz_and_guess_of_a_room_can_be_shown(room):
    demos, tables = room
    shown = [demos.quiz(name) for name in tables["quiz"]]
    assert all(question["sources"] for quiz in shown for question in quiz.questions)
    shown += [demos.predict(name) for name in tables["predict"]]
    for view in shown:
        view.close()


def test_every_guess_rests_on_facts(room):
    _, tables = room
    assert [name for name, item in tables["predict"].items() if not item.get("facts")] == []
