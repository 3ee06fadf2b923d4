"""Questions as data: what a quiz asks and what a reader guesses, read from a room's questions.toml."""

import dataclasses
import math
from decimal import Decimal
from functools import cache

import numpy as np

from rlsedu.evidence import (
    build,
    check,
    check_choice,
    checked,
    cite,
    fact,
    number_in,
    one_of,
    record,
    unit_words,
)
from rlsedu.evidence.files import read_toml

KINDS = ("choice", "number", "point")


@record
class Option:
    """One possible answer: its text, what to say to a reader who chose it, and whether it is right."""

    text: str
    feedback: str
    right: bool = False

    def __post_init__(self):
        _words("text", self.text)
        _words(f"feedback of {self.text!r}", self.feedback)
        if not isinstance(self.right, bool):
            raise ValueError(f"right = {self.right!r} is not allowed: give True or False")


@record
class Question:
    """A quiz question with two or more Options, of which exactly one is right, and the ids of the facts behind it."""

    question: str
    options: tuple | list
    facts: tuple | list = ()

    def __post_init__(self):
        _words("question", self.question)
        object.__setattr__(self, "options", tuple(_option(self.question, o) for o in self.options))
        object.__setattr__(self, "facts", _known(self.question, self.facts))
        right = sum(option.right for option in self.options)
        if len(self.options) < 2 or right != 1:
            raise ValueError(
                f"{self.question!r} has {len(self.options)} options, {right} of them right: "
                "give at least 2, exactly one of them right"
            )
        if len({option.text for option in self.options}) < len(self.options):
            raise ValueError(f"{self.question!r} has two options with the same text")


@record
class PredictItem:
    """Something to guess before it is shown.

    question, why: plain text; why is shown after the reveal. kind: "choice", "number" or "point". facts: ids of facts.
    choice: options maps keys to words; answer is a key. number: label, unit, low, high, step; answer is a number.
    point: xlabel, ylabel, xlim, ylim (pairs, in the labels' units; clock=True if x is hours counted from midnight);
    answer is a curve, two arrays (x, y) of equal length that covers xlim and stays inside ylim; or four, with the
        lower and the upper edge of the band around it.
    """

    question: str
    kind: str
    answer: object
    why: str
    facts: tuple | list = ()
    options: dict = dataclasses.field(default_factory=dict)
    label: str = "Your guess"
    unit: str = "1"
    low: float = 0.0
    high: float = 100.0
    step: float = 1.0
    xlabel: str = ""
    ylabel: str = ""
    xlim: tuple | list = (0.0, 1.0)
    ylim: tuple | list = (0.0, 1.0)
    clock: bool = False

    def __post_init__(self):
        for name in ("question", "why"):
            _words(name, getattr(self, name))
        check_choice("kind", self.kind, KINDS)
        self._put("facts", _known(self.question, self.facts))
        {"choice": self._check_choice, "number": self._check_number, "point": self._check_point}[self.kind]()

    @property
    def unit_words(self):
        """The unit as it is written beside a number; empty for a pure number."""
        return unit_words(self.unit)

    @property
    def xstep(self):
        """The step of a point's x: a quarter of an hour on a clock, else about a fortieth of the axis."""
        return 0.25 if self.clock else _nice_step(self.xlim)

    @property
    def ystep(self):
        """The step of a point's y: about a fortieth of the axis."""
        return _nice_step(self.ylim)

    @checked(value=number_in(-1e12, 1e12), step=number_in(1e-9, 1e9))
    def number(self, value, step=None):
        """Write a number with as many decimals as the step has."""
        decimals = max(0, -Decimal(repr(float(step or self.step))).normalize().as_tuple().exponent)
        return f"{round(float(value), decimals) + 0.0:.{decimals}f}"

    @checked(value=number_in(-1e12, 1e12), step=number_in(1e-9, 1e9))
    def words(self, value, step=None):
        """Write a number with its unit."""
        return f"{self.number(value, step)} {self.unit_words}".strip()

    def _put(self, name, value):
        object.__setattr__(self, name, value)

    def _check_choice(self):
        if len(self.options) < 2:
            raise ValueError(f"options = {self.options!r} is not allowed: give at least two, as key = words")
        for key, words in self.options.items():
            _words(f"option {key}", words)
        check_choice("answer", self.answer, tuple(self.options))

    def _check_number(self):
        low, high = _limits("low, high", (self.low, self.high))
        self._put("step", check("step", self.step, (high - low) / 10_000, high - low, self.unit))
        self._put("answer", check("answer", self.answer, low, high, self.unit))

    def _check_point(self):
        for name in ("xlim", "ylim"):
            self._put(name, _limits(name, getattr(self, name)))
            _words(name[0] + "label", getattr(self, name[0] + "label"))
        try:
            x, y, *band = (np.array(part, dtype=float) for part in self.answer)
        except (TypeError, ValueError):
            raise ValueError("answer is not allowed: give a curve, two arrays of numbers (x, y)") from None
        if x.ndim != 1 or x.shape != y.shape or len(x) < 2 or not np.isfinite([x, y]).all() or (np.diff(x) <= 0).any():
            raise ValueError(
                "answer is not allowed: x must rise, x and y be finite, of one length and two points or more"
            )
        if x[0] > self.xlim[0] or x[-1] < self.xlim[1]:
            raise ValueError(f"answer has x from {x[0]:g} to {x[-1]:g}: it must cover xlim, {self.xlim}")
        inside = (self.xlim[0] <= x) & (x <= self.xlim[1])
        if (y[inside] < self.ylim[0]).any() or (y[inside] > self.ylim[1]).any():
            raise ValueError(f"answer has y from {y[inside].min():g} to {y[inside].max():g}: outside ylim, {self.ylim}")
        if len(band) not in (0, 2) or any(edge.shape != x.shape or not np.isfinite(edge).all() for edge in band):
            raise ValueError("answer is not allowed: a band is two finite arrays, low and high, as long as the curve")
        self._put("answer", (x, y, *band))


@checked(keys=tuple | list)
def citations(keys):
    """Return fact ids as one line of HTML with clickable sources; a contested fact brings its other side with it."""
    parts = []
    for found in map(fact, keys):
        text = cite(found.id)._repr_html_()
        if found.contested:
            others = ", ".join(cite(key)._repr_html_() for key in found.see)
            text += f" (sources disagree; see also {others})" if others else " (sources disagree)"
        parts.append(text)
    return "; ".join(dict.fromkeys(parts))


@checked(room=str, kind=one_of(("quiz", "predict")), name=str)
def room_questions(room, kind, name):
    """Return one entry of a room's questions.toml: a list of tables (kind "quiz") or one table (kind "predict").

    Raises KeyError, listing the names there are, if the room has no such entry.
    """
    entries = _questions(room).get(kind, {})
    if name not in entries:
        raise KeyError(f"{room} has no {kind} {name!r}; it has: {', '.join(entries) or 'none'}")
    return entries[name]


@cache
def _questions(room):
    try:
        return read_toml(f"rlsedu.{room}", "questions.toml")
    except (FileNotFoundError, ModuleNotFoundError, TypeError):  # TypeError: a file, no room
        return {}


def _option(question, option):
    return option if isinstance(option, Option) else build(Option, option, f"an option of {question!r}")


def _words(name, text):
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f"{name} = {text!r} is not allowed: give words")


def _limits(name, pair):
    low, high = (check(name, value, -math.inf, math.inf) for value in pair)
    if low >= high:
        raise ValueError(f"{name} = {pair!r} is not allowed: the first must be below the second")
    return low, high


def _nice_step(limits):
    rough = (limits[1] - limits[0]) / 40
    ten = 10.0 ** math.floor(math.log10(rough))
    return float(f"{ten * max(m for m in (1, 2, 5) if m * ten <= rough * 1.001):.3g}")


def _known(question, keys):
    for key in keys:
        try:
            fact(key)
        except KeyError as problem:
            raise ValueError(f"{question!r}: {problem.args[0]}") from None
    return tuple(keys)
