"""A demo or a guess in play: its settings, its picture and its words. It knows no page and no widget."""

from rlsedu.evidence import check_kind, checked
from rlsedu.stage.demo import Demo, checked_settings
from rlsedu.stage.guess import Guess
from rlsedu.stage.guess_picture import PICTURES, Reveal
from rlsedu.stage.picture import Picture
from rlsedu.stage.questions import citations
from rlsedu.stage.saved import demo_page, guess_page, plain
from rlsedu.stage.sentences import GUESS_FIRST, answer_sentence, reveal_sentence


class Scene:
    """A Demo in play. values: the present settings; result, sentence: what the model and the words make of them."""

    kinds = ("set", "reset", "keep", "forget")

    @checked(demo=Demo)
    def __init__(self, demo):
        self.demo, self.picture = demo, check_kind("picture", demo.picture(), Picture)
        self._begin()

    def _begin(self):
        self.title, self.start = self.demo.title, self.demo.start
        self._move(self.start)

    @checked(requests=tuple | list)
    def take(self, requests):
        """Do what a reader asked, in order: all of it or, if a value is refused (ValueError), no move at all.

        requests: tables with `kind` (one of `kinds`) and, for "set", `values`.
        """
        values = self.values
        for request in requests:
            values = self._act(request["kind"], values, request.get("values", {}))
        self._move(values)

    def _act(self, kind, values, new):
        if kind == "set":
            return checked_settings(self.demo.controls, {**values, **new})
        if kind == "keep":
            self._move(values)  # a new value may have come in the same request
            self.picture.keep()
        else:
            self.picture.forget()
        return self.start if kind == "reset" else values

    def _move(self, values):
        result = self._result(values)
        sentence = self._told(result)
        self.picture.hold(result)
        self.values, self.result, self.sentence = values, result, sentence

    def _result(self, values):
        return self.demo.model(**values)

    def _told(self, result):
        return self.demo.told(result)

    def numbers(self):
        """Return the HTML of the table of the numbers that are used now; empty if there is none."""
        table = self.demo.numbers(**self.values)
        return table._repr_html_() if table.rows else ""

    @checked(drawn=bool)
    def extra(self, drawn=True):
        """Return what a page has to know besides settings, sentence and picture; drawn: also of the drawn picture."""
        return {}

    def saved(self):
        """Return what a page shows that is not running: its words as HTML, the same as plain text, and a PNG."""
        return demo_page(self.sentence), self.sentence, self.picture.frame()

    def close(self):
        """Free the picture for good."""
        self.picture.close()


class GuessScene(Scene):
    """A Guess in play: the answer stays here until the reader commits."""

    kinds = ("set", "reset", "commit", "skip")

    @checked(guess=Guess)
    def __init__(self, guess):
        self.demo, self.picture = guess, PICTURES[guess.kind](guess)
        self.placed, self.open = False, False
        self._begin()

    @checked(requests=tuple | list)
    def take(self, requests):
        """Do what a reader asked, in order, or nothing. requests: as for a demo; "commit" may have `values`, too.

        Nothing is compared before the reader has set something; "skip" shows the answer without a guess.
        """
        before = self.placed, self.open
        try:
            super().take(requests)
        except Exception:
            self.placed, self.open = before
            raise

    def _act(self, kind, values, new):
        if kind == "skip":
            self.placed, self.open = False, True
            return self.start
        wanted = {**values, **new}
        if kind != "reset" and any(value is None for value in wanted.values()):
            raise ValueError("Choose one of the answers first.")
        if kind == "commit" and not (self.placed or new):
            raise ValueError(GUESS_FIRST[self.demo.kind])
        values = self.start if kind == "reset" else checked_settings(self.demo.controls, wanted)
        self.placed, self.open = kind != "reset", kind == "commit"
        return values

    def _result(self, values):
        guess = tuple(values.values()) if self.demo.kind == "point" else values["guess"]
        return Reveal(guess if self.placed else None, self.demo.answer if self.open else None)

    def _told(self, result):
        return reveal_sentence(self.demo, result)

    def numbers(self):
        """Return nothing: a guess has no numbers of its own."""
        return ""

    @checked(drawn=bool)
    def extra(self, drawn=True):
        """Return whether the answer is shown, why it is so, its sources, and where the axes are once it is drawn."""
        why, sources = (self.demo.why, citations(self.demo.facts)) if self.open else ("", "")
        area = self.picture.area() if drawn else []
        return {"committed": self.open, "why": why, "sources": sources, "area": area}

    def saved(self):
        """Return the question with its answer folded away, and the empty axes."""
        answer = (answer_sentence(self.demo), self.demo.why)
        page = guess_page(self.demo.question, self.demo.options.values(), answer, citations(self.demo.facts))
        return page, plain(page), self.picture.printed()
