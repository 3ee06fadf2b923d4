"""The live view of a quiz: questions with a few answers each, feedback for every answer, and no need of a kernel."""

import anywidget
import traitlets

from rlsedu.evidence import checked
from rlsedu.stage.live.front import carry, front, look, show
from rlsedu.stage.questions import Quiz, citations
from rlsedu.stage.saved import plain, quiz_page


class LiveQuiz(anywidget.AnyWidget):
    """A Quiz on the page. All of it happens there, so it also answers when the kernel has stopped."""

    _esm = front("controls.js", "quiz.js", start="renderQuiz")
    _css = look()
    title = traitlets.Unicode().tag(sync=True)
    questions = traitlets.List().tag(sync=True)

    @checked(quiz=Quiz)
    def __init__(self, quiz):
        self.quiz = quiz
        super().__init__(title=quiz.title, questions=[_spec(question) for question in quiz.questions])

    def close(self):
        """End the connection with the page."""
        self.layout.close()
        super().close()

    _ipython_display_ = show

    def _repr_mimebundle_(self, **kwargs):
        """Carry the live view, and for pages that are not live the questions with their answers folded away."""
        asked = [
            (q.question, [(o.text, o.right, o.feedback) for o in q.options], citations(q.facts))
            for q in self.quiz.questions
        ]
        page = quiz_page(self.quiz.title, asked)
        return carry(super()._repr_mimebundle_(**kwargs), plain(page), page)


def _spec(question):
    options = [{"text": o.text, "feedback": o.feedback, "right": o.right} for o in question.options]
    return {"question": question.question, "options": options, "sources": citations(question.facts)}
