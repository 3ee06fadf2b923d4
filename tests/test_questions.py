"""Promise: every question of the course is well formed, has feedback for each answer, and rests on facts."""

import importlib
import tomllib

import pytest
from conftest import HOUSE, ROOMS


@pytest.mark.parametrize("room", ROOMS)
def test_every_question_of_a_room_is_well_formed(room):
    file = HOUSE / "rlsedu" / room / "questions.toml"
    if not file.exists():
        pytest.skip(f"the room {room} has no questions yet")
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    assert tables.keys() <= {"quiz", "predict"}
    demos = importlib.import_module(f"rlsedu.{room}.demos")
    for name in tables.get("quiz", {}):
        quiz = demos.quiz(name)
        assert all(question["sources"] for question in quiz.questions), f"{name}: a question without facts"
        quiz.close()
    for name in tables.get("predict", {}):
        demos.predict(name).close()


@pytest.mark.parametrize("room", ROOMS)
def test_every_guess_rests_on_facts(room):
    file = HOUSE / "rlsedu" / room / "questions.toml"
    items = tomllib.loads(file.read_text(encoding="utf-8")).get("predict", {}) if file.exists() else {}
    assert [name for name, item in items.items() if not item.get("facts")] == []
