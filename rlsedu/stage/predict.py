"""Guess first: the reader commits a guess, then sees it beside the answer."""

import math

import traitlets

from rlsedu.evidence import checked
from rlsedu.stage.controls import Choice, Range
from rlsedu.stage.front import carry, front
from rlsedu.stage.guess_picture import PICTURES, Reveal
from rlsedu.stage.live import Stage
from rlsedu.stage.questions import PredictItem, build, citations, room_questions
from rlsedu.stage.saved import guess_page, plain
from rlsedu.stage.sentences import reveal_sentence

__all__ = ["Predict", "PredictItem", "room_predict"]


class Predict(Stage):
    """A question to guess at. item: a PredictItem. The answer stays in Python until a guess is committed."""

    _esm = front("controls.js", "picture.js", "stage.js", "predict.js", start="renderPredict")
    committed = traitlets.Bool().tag(sync=True)
    why = traitlets.Unicode().tag(sync=True)
    sources = traitlets.Unicode().tag(sync=True)

    @checked(item=PredictItem)
    def __init__(self, item):
        self._item, self._placed, self._open = item, False, False
        super().__init__(
            title=item.question,
            controls=_controls(item),
            model=self._reveal,
            picture=PICTURES[item.kind](item),
            sentence=lambda result: reveal_sentence(item, result),
        )

    def commit(self, guess):
        """Commit a guess, show the answer and return the sentence that compares the two.

        guess: a key of the options (choice), a number in the item's unit (number) or a pair (x, y) in the units of the
        axes (point). Raises ValueError for anything else, and then nothing is shown.
        """
        names = ("guess",)
        if self._item.kind == "point":
            names = ("x", "y")
            if not isinstance(guess, (tuple, list)) or len(guess) != 2:
                raise ValueError(f"guess = {guess!r} is not allowed: give a pair (x, y)")
        values = dict(zip(names, guess if len(names) == 2 else (guess,), strict=True))
        with self._working():
            self._move(self._act({"kind": "commit", "values": values}, self._start))
            self._publish()
            return self.sentence

    def set(self, **values):
        """Put the guess somewhere without committing it: guess=..., or x=..., y=... for a point."""
        with self._working():
            self._move(self._act({"kind": "set", "values": values}, self._moved))
            self._publish()
            return self._result

    def reset(self):
        """Hide the answer and take the guess away, to guess again."""
        with self._working():
            self._move(self._act({"kind": "reset"}, self._moved))
            self._publish()
            return self._result

    def close(self):
        """Free the picture and end the connection with the page."""
        super().close()
        self._item = None

    def _reveal(self, **values):
        guess = tuple(values.values()) if self._item.kind == "point" else values["guess"]
        return Reveal(guess if self._placed else None, self._item.answer if self._open else None)

    def _act(self, message, values):
        kind = message.get("kind")
        if kind == "commit":
            values = self._checked({**values, **message.get("values", {})})
        else:
            values = super()._act(message, values)
        if kind in ("set", "commit", "reset"):
            self._placed, self._open = kind != "reset", kind == "commit"
        return values

    def _checked(self, values):
        if any(value is None for value in values.values()):
            raise ValueError("Choose one of the answers first.")
        return super()._checked(values)

    def _publish(self, **extra):
        item = self._item
        with self.hold_sync():
            self.why = item.why if self._open else ""
            self.sources = citations(item.facts) if self._open else ""
            self.committed = self._open
        super()._publish(area=self._picture.area(), **extra)

    def _repr_mimebundle_(self, **kwargs):
        """Carry the live view; for other pages the empty axes and the question, never the answer."""
        bundle = super()._repr_mimebundle_(**kwargs)
        page = guess_page(self._item.question, self._item.options.values())
        return carry(bundle, plain(page), page, self._picture.printed(), self.name)


@checked(room=str, name=str)
def room_predict(room, name, answer=None):
    """Return the Predict called `name` in a room's questions.toml.

    room: the room's name, "symptoms" say. answer: what the model says, in place of an answer in the file: a key
    (choice), a number in the item's unit, or two arrays (x, y). Raises KeyError, listing the names there are, and
    ValueError for bad data.
    """
    table = room_questions(room, "predict", name)
    return Predict(
        build(PredictItem, table if answer is None else {**table, "answer": answer}, f"{room} predict.{name}")
    )


def _controls(item):
    if item.kind == "choice":
        return [Choice("guess", "Your guess", item.options, None)]
    if item.kind == "number":
        return [_range("guess", item.label, (item.low, item.high), item.step, item.unit)]
    return [
        _range("x", item.xlabel, item.xlim, item.xstep, style="clock" if item.clock else "plain"),
        _range("y", item.ylabel, item.ylim, item.ystep, item.unit),
    ]


def _range(name, label, limits, step, unit="1", style="plain"):
    low, high = limits
    start = min(low + step * math.floor((high - low) / step / 2), high)
    return Range(name, label, low, high, step, start, unit, style)
