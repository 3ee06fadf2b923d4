"""Promise: every question of the course is well formed, has feedback for each answer, and rests on facts."""

import importlib
import tomllib

import pytest
from conftest import HOUSE, ROOMS


@pytest.fixture(params=ROOMS)
def room(request):
    """The name of a room, its demos and its tables of questions."""
    text = (HOUSE / "rlsedu" / request.param / "questions.toml").read_text(encoding="utf-8")
    return importlib.import_module(f"rlsedu.{request.param}.demos"), tomllib.loads(text)


def test_every_question_of_a_room_is_well_formed(room):
    demos, tables = room
    assert tables.keys() == {"quiz", "predict"}
    for name in tables["quiz"]:
        quiz = demos.quiz(name)
        assert all(question["sources"] for question in quiz.questions), f"{name}: a question without facts"
        quiz.close()
    for name in tables["predict"]:
        demos.predict(name).close()


def test_every_guess_rests_on_facts(room):
    _, tables = room
    assert [name for name, item in tables["predict"].items() if not item.get("facts")] == []
