"""A guess as a value: something that a reader guesses before it is shown."""

import dataclasses
import math
from decimal import Decimal

import numpy as np

from rlsedu.evidence import check, check_choice, checked, number_in, record, unit_words
from rlsedu.stage.asked import Asked
from rlsedu.stage.controls import Choice, Range

KINDS, ASKS = ("choice", "number", "point"), ("height", "peak")


@record
class Guess(Asked):
    """Something to guess before it is shown.

    id: room and name, "symptoms.evening-guess" say. demo: the name of the room's demo that shows the answer, if any.
    question, why: plain text; why is shown after the reveal. kind: "choice", "number" or "point". facts: ids of facts.
    choice: options maps keys to words; answer is a key. number: label, unit, low, high, step; answer is a number.
    point: xlabel, ylabel, xlim, ylim (pairs, in the labels' units; clock=True if x is hours counted from midnight);
    answer is a curve, two arrays (x, y) of equal length that covers xlim and stays inside ylim; or four, with the
        lower and the upper edge of the band around it. asks: "height" at the x that was guessed, or "peak": where the
        curve is highest, and how high.
    """

    id: str
    question: str
    kind: str
    answer: object
    why: str
    demo: str = ""
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
    asks: str = "height"

    def __post_init__(self):
        self._check_id()
        for name in ("question", "why"):
            self._check_words(name, getattr(self, name))
        check_choice("kind", self.kind, KINDS)
        check_choice("asks", self.asks, ASKS)
        self._check_facts()
        {"choice": self._check_choice, "number": self._check_number, "point": self._check_point}[self.kind]()

    notes, longest = (), 0  # a demo has them

    @property
    def title(self):
        """What stands above it: the question."""
        return self.question

    @property
    def controls(self):
        """The controls that set the guess: a choice, one slider, or one for x and one for y."""
        if self.kind == "choice":
            return (Choice("guess", "Your guess", self.options, None),)
        if self.kind == "number":
            return (_range("guess", self.label, (self.low, self.high), self.step, self.unit),)
        return (
            _range("x", self.xlabel, self.xlim, self.xstep, style="clock" if self.clock else "plain"),
            _range("y", self.ylabel, self.ylim, self.ystep, self.unit),
        )

    @property
    def start(self):
        """Where the controls stand before a guess."""
        return {control.name: control.value for control in self.controls}

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

    @property
    def seen(self):
        """The part of the answer's curve that lies on the picture: arrays x and y."""
        x, y = self.answer[:2]
        inside = (self.xlim[0] <= x) & (x <= self.xlim[1])
        return x[inside], y[inside]

    @checked(x=number_in(-1e12, 1e12))
    def right_place(self, x):
        """Return the point of the answer that a guess at x is compared with: x and y, in the units of the axes."""
        xs, ys = self.seen
        if self.asks == "peak":
            return float(xs[ys.argmax()]), float(ys.max())
        return x, float(np.interp(x, *self.answer[:2]))

    @checked(value=number_in(-1e12, 1e12), step=number_in(1e-9, 1e9))
    def number(self, value, step=None):
        """Write a number with as many decimals as the step has."""
        decimals = max(0, -Decimal(repr(float(step or self.step))).normalize().as_tuple().exponent)
        return f"{round(float(value), decimals) + 0.0:.{decimals}f}"

    @checked(value=number_in(-1e12, 1e12), step=number_in(1e-9, 1e9))
    def words(self, value, step=None):
        """Write a number with its unit."""
        return f"{self.number(value, step)} {self.unit_words}".strip()

    def _check_choice(self):
        if len(self.options) < 2:
            raise ValueError(f"options = {self.options!r} is not allowed: give at least two, as key = words")
        for key, words in self.options.items():
            self._check_words(f"option {key}", words)
        check_choice("answer", self.answer, tuple(self.options))

    def _check_number(self):
        low, high = _limits("low, high", (self.low, self.high))
        self._put("step", check("step", self.step, (high - low) / 10_000, high - low, self.unit))
        self._put("answer", check("answer", self.answer, low, high, self.unit))

    def _check_point(self):
        for name in ("xlim", "ylim"):
            self._put(name, _limits(name, getattr(self, name)))
            self._check_words(name[0] + "label", getattr(self, name[0] + "label"))
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


def _range(name, label, limits, step, unit="1", style="plain"):
    low, high = limits
    start = min(low + step * math.floor((high - low) / step / 2), high)
    return Range(name, label, low, high, step, start, unit, style)


def _limits(name, pair):
    low, high = (check(name, value, -math.inf, math.inf) for value in pair)
    if low >= high:
        raise ValueError(f"{name} = {pair!r} is not allowed: the first must be below the second")
    return low, high


def _nice_step(limits):
    rough = (limits[1] - limits[0]) / 40
    ten = 10.0 ** math.floor(math.log10(rough))
    return float(f"{ten * max(m for m in (1, 2, 5) if m * ten <= rough * 1.001):.3g}")
