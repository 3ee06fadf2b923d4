"""A quiz: questions with a few answers each, feedback for every answer, and no need of a kernel."""

import textwrap
from string import ascii_lowercase

import anywidget
import traitlets

from rlsedu.stage.front import carry, front, look
from rlsedu.stage.questions import Option, Question, build, citations, room_questions

__all__ = ["Option", "Question", "Quiz", "room_quiz"]

TITLES = {"opening": "Before you start", "closing": "Check yourself"}


class Quiz(anywidget.AnyWidget):
    """Questions on the page, answered one by one.

    title: what the quiz is for. questions: Question objects, one or more. All of it happens in the page, so the quiz
    also answers when the kernel has stopped. Raises ValueError if there is no question.
    """

    _esm = front("quiz.js", start="renderQuiz")
    _css = look()
    title = traitlets.Unicode().tag(sync=True)
    questions = traitlets.List().tag(sync=True)

    def __init__(self, title, questions):
        questions = tuple(questions)
        if not questions:
            raise ValueError("questions is empty: give one Question or more")
        self._plain = _plain(title, questions)
        super().__init__(title=title, questions=[_spec(question) for question in questions])

    def close(self):
        """End the connection with the page."""
        self.layout.close()
        super().close()

    def _repr_mimebundle_(self, **kwargs):
        """Carry the live view, and the questions without their answers for pages that are not live."""
        return carry(super()._repr_mimebundle_(**kwargs), self._plain)


def room_quiz(room, name):
    """Return the Quiz called `name` in a room's questions.toml.

    room: the room's name, "symptoms" say. Raises KeyError, listing the names there are, and ValueError for bad data.
    """
    tables = room_questions(room, "quiz", name)
    questions = [build(Question, table, f"{room} quiz.{name}, question {i}") for i, table in enumerate(tables, 1)]
    return Quiz(TITLES.get(name, name.replace("_", " ").capitalize()), questions)


def _spec(question):
    options = [{"text": o.text, "feedback": o.feedback, "right": o.right} for o in question.options]
    return {"question": question.question, "options": options, "sources": citations(question.facts)}


def _plain(title, questions):
    lines = [title]
    for number, question in enumerate(questions, 1):
        lines += ["", _fill(question.question, f"{number}. ")]
        lines += [
            _fill(option.text, f"   {letter}) ")
            for letter, option in zip(ascii_lowercase, question.options, strict=False)
        ]
    return "\n".join([*lines, "", "Open this page live to check your answers."])


def _fill(text, head):
    return textwrap.fill(text, 100, initial_indent=head, subsequent_indent=" " * len(head))
