"""All questions of the course by their ids: what stands beside each, and which of them come again."""

from functools import cache

from rlsedu.course import CHAPTERS, ROOMS
from rlsedu.evidence import checked, record
from rlsedu.reader import Record, items_again
from rlsedu.stage.demo import demo_named
from rlsedu.stage.page import page_of
from rlsedu.stage.questions import Question, Quiz, room_names, room_quiz

PICTURE_PX = 630  # across: one and a half dots a px of a phone's picture


@record
class Beside:
    """What stands beside a question: a demo's picture (a PNG; empty if there is none) with its name and its sentence.

    demo: the id of the demo that helps; title: its title; chapter: the number and title of its chapter; notebook: the
    name of that chapter's notebook. All empty where no demo helps.
    """

    picture: bytes = b""
    name: str = ""
    sentence: str = ""
    demo: str = ""
    title: str = ""
    chapter: str = ""
    notebook: str = ""


@checked(question=Question)
def beside(question):
    """Return what stands Beside a question."""
    if not question.demo:
        return Beside()
    settings = None if question.settings is None else tuple(sorted(question.settings.items()))
    return _beside(question.demo, settings)


@cache
def _beside(demo_id, settings):
    demo, place = demo_named(demo_id), next(c for c in CHAPTERS if c.room == demo_id.partition(".")[0])
    where = {"demo": demo.id, "title": demo.title, "chapter": place.name, "notebook": f"{place.notebook}.ipynb"}
    if settings is None:
        return Beside(**where)
    page = page_of(demo, dict(settings), narrow=True, width_px=PICTURE_PX)
    return Beside(page.picture, page.name, page.sentence, **where)


@cache
def bank():
    """Return every Question of the course by its id, in course order."""
    quizzes = (room_quiz(room, name) for room in ROOMS for name in room_names(room)[0])
    return {question.id: question for quiz in quizzes for question in quiz.questions}


@cache
def twins():
    """Return a table from the id of each question that has another version to the id of that."""
    return {id: f"{id.partition('.')[0]}.{question.twin}" for id, question in bank().items() if question.twin}


@checked(quiz=Quiz, record=Record)
def returning(quiz, record):
    """Return the questions of earlier chapters that an opening quiz begins with, and none for other quizzes."""
    room, _, name = quiz.id.partition(".")
    if name != "opening" or room not in ROOMS:
        return ()
    earlier = ROOMS[: ROOMS.index(room)]
    wanted = frozenset(id for id in bank() if id.partition(".")[0] in earlier)
    return tuple(bank()[id] for id in items_again(record, twins(), wanted))
