"""Everything that a reader can do in the course, as values: no widget is made."""

import importlib

from rlsedu.course import ROOMS
from rlsedu.stage.questions import room_names


def demos():
    """Return every Demo, Guess and Question of the course, in course order.

    Each chapter begins with its opening questions and ends with those of its other quizzes; `ORDER` of the room's
    demos.py tells what stands between.
    """
    return tuple(item for room in ROOMS for item in _chapter(room))


def _chapter(room):
    doors = importlib.import_module(f"rlsedu.{room}.demos")
    quizzes, _ = room_names(room)
    yield from doors.quiz.value("opening").questions
    for name in doors.ORDER:
        guess = name.removesuffix("-guess")
        yield doors.predict.value(guess) if guess != name else getattr(doors, name).value()
    for name in quizzes:
        yield from doors.quiz.value(name).questions if name != "opening" else ()
