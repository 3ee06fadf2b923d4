"""Promise: every question of the course is well formed, has feedback for each answer, and rests on facts."""

import importlib

import numpy as np
import pytest
from conftest import ROOMS, asked_in

from rlsedu.stage.questions import guess_before


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


def test_every_guess_opens_a_demo_that_comes_after_it_and_knows_typical_errors(room):
    demos, tables = room
    for name in tables["predict"]:
        guess = demos.predict.value(name)
        places = [demos.ORDER.index(one) for one in (f"{name}-guess", guess.demo)]
        assert places == sorted(places), f"{name} stands after its demo"
        demo = getattr(demos, guess.demo).value()
        assert guess_before(demo.id) == guess and guess.expected_errors
        told = [guess.error_in(value) for value in tried(guess)]
        assert set(told) == {"", *(error.reason for error in guess.expected_errors)}, f"{name}: a reason is never told"
        assert all(guess.is_right(value) <= (words == "") for value, words in zip(tried(guess), told, strict=True))


def tried(guess):
    """Guesses of all kinds: each option, numbers over the whole scale, lines with their peak anywhere."""
    if guess.kind == "choice":
        return list(guess.options)
    if guess.kind == "number":
        return np.arange(guess.low, guess.high + guess.step / 2, guess.step).tolist()
    heights = np.linspace(*guess.ylim, 12)[1:]
    return [tuple(y * (place == k) for k in range(guess.knots)) for place in range(guess.knots) for y in heights]
