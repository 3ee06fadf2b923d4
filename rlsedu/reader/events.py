"""What a reader did, as values: one event for each guess, skip, answer and belief, in the order they came."""

import dataclasses
import math
from datetime import datetime

from rlsedu.evidence import checked, one_of, record

KINDS = ("guess", "skip", "answer", "belief")
LONGEST_REASON = 300  # letters


def _is_number(value):
    return isinstance(value, (int, float)) and math.isfinite(value)


@record
class Event:
    """One thing that a reader did.

    kind: one of KINDS. id: of the guess, the question or the claim ("A12"). at: when, in ISO 8601 with its offset from
    UTC. guess: the value guessed, the text of the answer, or how much is believed. right: whether that counts as right;
    None for skips and beliefs. because: the reader's own words. sure: 1 (a shot in the dark) to 3 (sure), 0 if they did
    not say. stage: of a belief, "start" or "end" of the course. Raises ValueError for anything else.
    """

    kind: str
    id: str
    at: str
    guess: object = None
    right: bool | None = None
    because: str = ""
    sure: int = 0
    stage: str = ""

    def __post_init__(self):
        if self.kind not in KINDS:
            raise ValueError(f"kind = {self.kind!r} is not allowed: give one of {', '.join(KINDS)}")
        texts = (self.id, self.at, self.because, self.stage)
        if not all(isinstance(text, str) for text in texts) or not self.id:
            raise ValueError(f"id, at, because, stage = {texts!r} is not allowed: give texts")
        if len(self.because) > LONGEST_REASON:
            raise ValueError(f"because = {len(self.because)} letters is not allowed: give at most {LONGEST_REASON}")
        if datetime.fromisoformat(self.at).tzinfo is None:
            raise ValueError(f"at = {self.at!r} is not allowed: give a time with its offset from UTC")
        if self.right not in (None, True, False) or self.sure not in (0, 1, 2, 3):
            raise ValueError(f"right, sure = {self.right!r}, {self.sure!r} is not allowed")
        if isinstance(self.guess, list):
            object.__setattr__(self, "guess", tuple(self.guess))
        numbers = self.guess if isinstance(self.guess, tuple) else (self.guess,)
        if not (self.guess is None or isinstance(self.guess, str) or all(map(_is_number, numbers))):
            raise ValueError(f"guess = {self.guess!r} is not allowed: give a text, a number or a row of numbers")

    @property
    def when(self):
        """The time as a datetime."""
        return datetime.fromisoformat(self.at)

    def table(self):
        """Return what is written of it: all that is not left out."""
        return {
            field.name: value
            for field in dataclasses.fields(self)
            if (value := getattr(self, field.name)) != field.default
        }


@record
class Record:
    """All events of a reader, the oldest first, and what had to be told of the file they came from."""

    events: tuple = ()
    problem: str = ""

    @checked(kind=one_of(KINDS), id=str)
    def of(self, kind, id):
        """Return the events of a kind with this id, the oldest first."""
        return tuple(event for event in self.events if (event.kind, event.id) == (kind, id))

    @checked(id=str)
    def last(self, id):
        """Return the last guess or skip of a guess, or None."""
        return next((e for e in reversed(self.events) if e.id == id and e.kind in ("guess", "skip")), None)

    @checked(id=str)
    def first_try(self, id):
        """Return the first guess; None if there is none, or if the reader had seen the answer before."""
        tries = [event for event in self.events if event.id == id and event.kind in ("guess", "skip")]
        return tries[0] if tries and tries[0].kind == "guess" else None

    @checked(claim=str, stage=str)
    def belief(self, claim, stage):
        """Return what the reader last believed of a claim at a stage of the course; empty if they never said."""
        return next((e.guess for e in reversed(self.of("belief", claim)) if e.stage == stage), "")

    @checked(kind=one_of(KINDS))
    def latest(self, kind):
        """Return the last event of this kind for each id, as a table."""
        return {event.id: event for event in self.events if event.kind == kind}
