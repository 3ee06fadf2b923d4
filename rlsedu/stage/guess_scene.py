"""A guess in play: what the reader set, why and how sure they are, and the answer once they committed."""

from rlsedu.evidence import Said, check, checked
from rlsedu.reader.events import LONGEST_REASON
from rlsedu.stage.demo import checked_settings
from rlsedu.stage.guess import Guess
from rlsedu.stage.guess_picture import PICTURES, Reveal
from rlsedu.stage.questions import citations
from rlsedu.stage.saved import guess_page, plain
from rlsedu.stage.scene import Scene
from rlsedu.stage.sentences import GUESS_FIRST, answer_sentence, reveal_sentence


class GuessScene(Scene):
    """A Guess in play: the answer stays here until the reader commits or skips.

    because: the reader's reason. sure: how sure they are, 1 to 3, 0 if they did not say.
    """

    kinds = ("set", "reset", "commit", "skip", "say")
    said = ("because", "sure")

    @checked(guess=Guess)
    def __init__(self, guess):
        self.placed, self.open, self.because, self.sure = False, False, "", 0
        super().__init__(guess, PICTURES[guess.kind](guess), guess.start)

    def _look_up(self):
        """Begin where the reader left off, another day perhaps."""
        last = self._store.read().last(self.demo.id)
        if last and last.kind == "guess" and self.demo.allows(last.guess):
            self.placed, self.open, self.because, self.sure = True, True, last.because, last.sure
            self.begun = self.demo.settings_of(last.guess)

    @checked(requests=tuple | list)
    def take(self, requests):
        """Do what a reader asked, in order, or nothing. requests: as for a demo; "commit" may have `values`, too.

        Nothing is compared before the reader has set something; "skip" shows the answer without a guess; "say" tells
        why they guess so and how sure they are.
        """
        before = self.placed, self.open, self.because, self.sure
        try:
            super().take(requests)
        except Exception:
            self.placed, self.open, self.because, self.sure = before
            raise
        kinds = {request["kind"] for request in requests}
        if self.open and kinds & {"commit", "skip"} and ("reset" in kinds or not before[1]):
            self._keep()

    def _keep(self):
        guess = self.result.guess
        if guess is None:
            self._store.add(kind="skip", id=self.demo.id)
            return
        right = bool(self.demo.is_right(guess))
        self._store.add(kind="guess", id=self.demo.id, guess=guess, right=right, because=self.because, sure=self.sure)

    def _act(self, kind, values, new):
        if kind == "say":
            self.because = str(new.get("because", self.because)).strip()[:LONGEST_REASON]
            self.sure = int(check("sure", new.get("sure", self.sure), 0, 3))
            return values
        if kind == "skip":
            self.placed, self.open = False, True
            return self.demo.start
        wanted = {**values, **new}
        if kind != "reset" and any(value is None for value in wanted.values()):
            raise ValueError(GUESS_FIRST["choice"])
        if kind == "commit" and not (self.placed or new):
            raise ValueError(GUESS_FIRST[self.demo.kind])
        if kind == "reset":
            self.because, self.sure = "", 0
        self.placed, self.open = kind != "reset", kind == "commit"
        return self.demo.start if kind == "reset" else checked_settings(self.demo.controls, wanted)

    def _result(self, values):
        guess = tuple(values.values()) if self.demo.kind == "curve" else values["guess"]
        return Reveal(guess if self.placed else None, self.demo.answer if self.open else None)

    def _told(self, result):
        return Said(reveal_sentence(self.demo, result))

    @checked(drawn=bool)
    def extra(self, drawn=True):
        """Return whether the answer is shown, why it is so, its sources, what the reader said, and the axes' place.

        error: the words for a typical wrong guess. trouble: why the reader's progress cannot be kept. drawn: whether
        the picture was drawn, so that the axes have a place.
        """
        guess, why, sources, error = self.demo, "", "", ""
        if self.open:
            why, sources = guess.why, citations(guess.facts)
            error = guess.error_in(self.result.guess) if self.result.guess is not None else ""
        said = {"because": self.because, "sure": self.sure, "trouble": self._store.trouble}
        area = self.picture.area() if drawn else []
        return {
            "id": guess.id,
            "committed": self.open,
            "why": why,
            "sources": sources,
            "error": error,
            "area": area,
            **said,
        }

    def saved(self):
        """Return the question with its answer folded away, and for a line the empty axes to draw it on."""
        answer = (answer_sentence(self.demo), self.demo.why)
        page = guess_page(self.demo.question, self.demo.options.values(), answer, citations(self.demo.facts))
        return page, plain(page), self.picture.printed() if self.demo.kind == "curve" else None
