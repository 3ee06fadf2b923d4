"""A quiz: questions with a few answers each, feedback for every answer, and no need of a kernel."""

import anywidget
import traitlets

from rlsedu.evidence import check_kind, checked
from rlsedu.stage.front import carry, front, look, show
from rlsedu.stage.questions import Option, Question, build, citations, room_questions
from rlsedu.stage.saved import plain, quiz_page

__all__ = ["Option", "Question", "Quiz", "room_quiz"]

TITLES = {"opening": "Before you start", "closing": "Check yourself"}


class Quiz(anywidget.AnyWidget):
    """Questions on the page, answered one by one.

    title: what the quiz is for. questions: Question objects, one or more. All of it happens in the page, so the quiz
    also answers when the kernel has stopped. Raises ValueError if there is no question.
    """

    _esm = front("controls.js", "quiz.js", start="renderQuiz")
    _css = look()
    title = traitlets.Unicode().tag(sync=True)
    questions = traitlets.List().tag(sync=True)

    @checked(title=str, questions=tuple | list)
    def __init__(self, title, questions):
        if not questions:
            raise ValueError("questions is empty: give one Question or more")
        for question in questions:
            check_kind("questions", question, Question)
        self._page = quiz_page(title, [(q.question, [option.text for option in q.options]) for q in questions])
        super().__init__(title=title, questions=[_spec(question) for question in questions])

    def close(self):
        """End the connection with the page."""
        self.layout.close()
        super().close()

    _ipython_display_ = show

    def _repr_mimebundle_(self, **kwargs):
        """Carry the live view, and the questions without their answers for pages that are not live."""
        return carry(super()._repr_mimebundle_(**kwargs), plain(self._page), self._page)


@checked(room=str, name=str)
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
