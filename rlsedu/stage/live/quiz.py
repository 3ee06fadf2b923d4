"""The live view of a quiz: questions with a few answers each, feedback for every answer, and no need of a kernel."""

import base64

import anywidget
import traitlets

from rlsedu.evidence import checked
from rlsedu.reader import store_here
from rlsedu.stage.bank import beside, returning
from rlsedu.stage.live.front import carry, front, look, show
from rlsedu.stage.questions import Quiz, citations
from rlsedu.stage.saved import plain, quiz_page

BACK = "Questions from earlier chapters come first: those you missed, then the oldest."


class LiveQuiz(anywidget.AnyWidget):
    """A Quiz on the page. All of it happens there, so it also answers when the kernel has stopped.

    An opening quiz begins with questions of earlier chapters: those that the reader missed, then the oldest.
    """

    _esm = front("controls.js", "quiz.js", start="renderQuiz")
    _css = look()
    title = traitlets.Unicode().tag(sync=True)
    questions = traitlets.List().tag(sync=True)
    intro = traitlets.Unicode(help="what is told above the questions").tag(sync=True)
    folded_in = traitlets.Unicode(help="the words of the fold it stands in; empty for none").tag(sync=True)
    trouble = traitlets.Unicode(help="why the answers cannot be kept").tag(sync=True)

    @checked(quiz=Quiz)
    def __init__(self, quiz):
        self.quiz, self._store = quiz, store_here()
        read = self._store.read()
        again = returning(quiz, read)
        self._asked = {question.id: question for question in (*again, *quiz.questions)}
        intro = " ".join(filter(None, (BACK if again else "", _last_time(quiz, read))))
        super().__init__(**{**quiz_state(quiz, [*self._asked.values()]), "intro": intro})
        self.on_msg(self._hear)

    def _hear(self, _, message, __):
        """Keep an answer; what is no answer to a question here is not heard."""
        message = message if isinstance(message, dict) else {}
        question = self._asked.get(message.get("id"))
        chosen = next((o for o in question.options if o.text == message.get("answer")), None) if question else None
        if chosen:
            self._store.add(kind="answer", id=question.id, guess=chosen.text, right=chosen.right)
            self.trouble = self._store.trouble

    def close(self):
        """End the connection with the page."""
        self.layout.close()
        super().close()

    _ipython_display_ = show

    def _repr_mimebundle_(self, **kwargs):
        """Carry the live view, and for pages that are not live the questions with their answers folded away."""
        page = quiz_page(self.quiz, [(q, beside(q), citations(q.facts)) for q in self.quiz.questions])
        return carry(super()._repr_mimebundle_(**kwargs), plain(page), page)


@checked(quiz=Quiz, asked=tuple | list)
def quiz_state(quiz, asked=()):
    """Return what a page has to know of a quiz, as a table that can be written as JSON.

    asked: the questions, where others stand before the quiz's own; `intro` is that of a reader who did nothing yet.
    """
    specs = [_spec(question) for question in asked or quiz.questions]
    return {"title": quiz.title, "questions": specs, "intro": "", "folded_in": quiz.fold}


def _last_time(quiz, read):
    """Return how the reader did the last time; empty if they did not answer all of it."""
    answers = [read.of("answer", question.id) for question in quiz.questions]
    if not all(answers):
        return ""
    last = [events[-1] for events in answers]
    right, when = sum(event.right for event in last), max(event.when for event in last).astimezone()
    return f"Last time, on {when.day} {when:%B %Y}: {right} of {len(last)} right at the first try."


def _spec(question):
    options = [{"text": o.text, "feedback": o.feedback, "right": o.right} for o in question.options]
    near = beside(question)
    shown = {"name": near.name, "sentence": near.sentence, "demo": near.demo, "helps": near.title}
    picture = base64.b64encode(near.picture).decode()
    where = {"chapter": near.chapter, "notebook": near.notebook, "picture": picture}
    told = {"id": question.id, "question": question.question, "options": options}
    return {**told, "sources": citations(question.facts), **shown, **where}
