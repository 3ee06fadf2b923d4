"""Everything that a reader can do in the course, as values: no widget is made."""

import importlib
import itertools

from rlsedu.course import ROOMS
from rlsedu.stage.questions import room_names


def demos():
    """Return every Demo, Guess and Question of the course, in course order.

    Each chapter begins with its walk: a guess, its demo, one question; these are the first two of `ORDER` in the room's
    demos.py. Then come its opening questions, the rest of `ORDER`, and the questions of its other quizzes.
    """
    return tuple(item for room in ROOMS for item in _chapter(room))


def _chapter(room):
    doors = importlib.import_module(f"rlsedu.{room}.demos")
    quizzes, _ = room_names(room)
    first = [name for name in ("start", "walk", "opening") if name in quizzes]
    shown = [_shown(doors, name) for name in doors.ORDER]
    asked = [doors.quiz.value(name).questions for name in (*first, *(name for name in quizzes if name not in first))]
    yield from (*shown[:2], *itertools.chain(*asked[: len(first)]), *shown[2:], *itertools.chain(*asked[len(first) :]))


def _shown(doors, name):
    guess = name.removesuffix("-guess")
    return doors.predict.value(guess) if guess != name else getattr(doors, name).value()
