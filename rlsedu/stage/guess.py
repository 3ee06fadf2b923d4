"""A guess as a value: something that a reader guesses before it is shown."""

import dataclasses
import math
from decimal import Decimal

import numpy as np

from rlsedu.evidence import ROW, build, check, check_choice, checked, clock, number_in, record, unit_words
from rlsedu.stage.asked import Asked
from rlsedu.stage.controls import Choice, Range
from rlsedu.stage.errors import ExpectedError

KINDS, ASKS = ("choice", "number", "curve"), ("peak", "end")
NEAR = 0.1  # assumed: a guess counts as right within so much of its scale


@record
class Guess(Asked):
    """Something to guess before it is shown.

    id: room and name, "symptoms.evening-guess" say. demo: the name of the room's demo that shows the answer, if any.
    question, why: plain text; why is shown after the reveal. kind: "choice", "number" or "curve". facts: ids of facts.
    expected_errors: tables that make an ExpectedError each; the first that fits is told.
    choice: options maps keys to words; answer is a key. number: label, unit, low, high, step; answer is a number.
        near: how near to it counts as right; 0: a tenth of the scale.
    curve: the reader draws a line, by its heights at `knots` evenly spread places; xlabel, ylabel, unit (of the
        heights), xlim, ylim (pairs, in the labels' units; clock=True if x is hours counted from midnight);
    answer is a curve, two arrays (x, y) of equal length that covers xlim and stays inside ylim; or four, with the
        lower and the upper edge of the band around it. asks: what is judged: "peak", where the line is highest and
        how high, or "end", its height at the end.
    """

    id: str
    question: str
    kind: str
    answer: object
    why: str
    demo: str = ""
    facts: tuple | list = ()
    expected_errors: tuple | list = ()
    options: dict = dataclasses.field(default_factory=dict)
    label: str = "Your guess"
    unit: str = "1"
    low: float = 0.0
    high: float = 100.0
    step: float = 1.0
    near: float = 0.0
    xlabel: str = ""
    ylabel: str = ""
    xlim: tuple | list = (0.0, 1.0)
    ylim: tuple | list = (0.0, 1.0)
    clock: bool = False
    knots: int = 9
    asks: str = "peak"

    def __post_init__(self):
        self._check_id()
        for name in ("question", "why"):
            self._check_words(name, getattr(self, name))
        check_choice("kind", self.kind, KINDS)
        check_choice("asks", self.asks, ASKS)
        self._check_facts()
        where = f"expected_errors of {self.question!r}"
        self._put("expected_errors", tuple(build(ExpectedError, dict(one), where) for one in self.expected_errors))
        {"choice": self._check_choice, "number": self._check_number, "curve": self._check_curve}[self.kind]()

    notes, longest, time = (), 0, ""  # a demo has them

    @property
    def first(self):
        """How many controls stand open: all."""
        return len(self.controls)

    @property
    def title(self):
        """What stands above it: the question."""
        return self.question

    @property
    def controls(self):
        """The controls that set the guess: a choice, one slider, or one for each height of the line."""
        if self.kind == "choice":
            return (Choice("guess", "Your guess", self.options, None),)
        if self.kind == "number":
            return (_range("guess", self.label, (self.low, self.high), self.step, self.unit),)
        return tuple(
            _range(f"y{i}", f"{self.ylabel}, {self.place(x)}", self.ylim, self.ystep, self.unit, "knot")
            for i, x in enumerate(self.places)
        )

    @property
    def unit_words(self):
        """The unit as it is written beside a number; empty for a pure number."""
        return unit_words(self.unit)

    @property
    def places(self):
        """Where on the x axis a drawn line has its heights, in the axis's unit."""
        return np.linspace(*self.xlim, self.knots).tolist()

    @property
    def xstep(self):
        """The step in which a place on the x axis is told: a quarter of an hour on a clock."""
        return 0.25 if self.clock else _nice_step(self.xlim)

    @property
    def ystep(self):
        """The step of a line's heights: about a fortieth of the axis."""
        return _nice_step(self.ylim)

    @property
    def seen(self):
        """The part of the answer's curve that lies on the picture: arrays x and y."""
        x, y = self.answer[:2]
        inside = (self.xlim[0] <= x) & (x <= self.xlim[1])
        return x[inside], y[inside]

    @property
    def start(self):
        """Where the controls stand before a guess."""
        return {control.name: control.value for control in self.controls}

    def settings_of(self, guess):
        """Return the controls' values for a guess: a key, a number, or the heights of a line."""
        heights = guess if self.kind == "curve" else (guess,)
        return dict(zip((control.name for control in self.controls), heights, strict=True))

    def allows(self, guess):
        """Tell whether this can be a guess: it may come from a file."""
        try:
            set_to = self.settings_of(guess)
            return all(control.check(set_to[control.name]) is not None for control in self.controls)
        except (TypeError, ValueError):
            return False

    @checked(xs=ROW, ys=ROW)
    def judged_place(self, xs, ys):
        """The point of a line that the question asks for: x and y, in the units of the axes."""
        if self.asks == "end":
            return float(xs[-1]), float(ys[-1])
        first = int(np.argmax(ys))
        level = np.argmax(np.append(ys[first:] < ys[first], True))  # so many lie at the top: their middle is the peak
        return float(xs[first + (level - 1) // 2]), float(ys[first])

    def is_flat(self, guess):
        """Tell whether a drawn line has no peak, where that is asked."""
        return self.kind == "curve" and self.asks == "peak" and min(guess) == max(guess)

    def is_right(self, guess):
        """Tell whether a guess counts as right: its key, or within a tenth of the scale (a peak: in both directions).

        guess: a key, a number, or the heights of a line; where the answer has a band, anywhere in it is right, too.
        """
        if self.kind == "choice":
            return guess == self.answer
        if self.kind == "number":
            return abs(guess - self.answer) <= (self.near or NEAR * (self.high - self.low))
        if self.is_flat(guess):
            return False
        (x, y), (right_x, right_y) = self.judged_place(self.places, guess), self.judged_place(*self.seen)
        across, up = (NEAR * (high - low) for low, high in (self.xlim, self.ylim))
        low, high = (np.interp(right_x, self.answer[0], edge) for edge in (*self.answer[2:], *[self.answer[1]] * 2)[:2])
        return abs(x - right_x) <= across and min(low, right_y - up) <= y <= max(high, right_y + up)

    def error_in(self, guess):
        """Return what to say to those who made this typical error; empty if it is none or is right."""
        judged = guess
        if self.kind == "curve":
            if self.is_flat(guess):
                return ""
            judged = self.judged_place(self.places, guess)[self.asks == "end"]
        errors = () if self.is_right(guess) else self.expected_errors
        return next((error.reason for error in errors if error.fits(judged)), "")

    @checked(x=number_in(-1e12, 1e12))
    def place(self, x):
        """Write a place on the x axis."""
        return clock(x) if self.clock else f"{self.xlabel.lower()} {self.number(x, self.xstep)}"

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
        for error in self.expected_errors:
            check_choice("option of an expected error", error.option, tuple(self.options))
        check_choice("answer", self.answer, tuple(self.options))

    def _check_number(self):
        low, high = _limits("low, high", (self.low, self.high))
        self._put("step", check("step", self.step, (high - low) / 10_000, high - low, self.unit))
        self._put("answer", check("answer", self.answer, low, high, self.unit))

    def _check_curve(self):
        self._put("knots", int(check("knots", self.knots, 3, 25)))
        for name in ("xlim", "ylim"):
            self._put(name, _limits(name, getattr(self, name)))
            self._check_words(name[0] + "label", getattr(self, name[0] + "label"))
        self._put("answer", _curve(self.answer, self.xlim, self.ylim))


def _curve(answer, xlim, ylim):
    """Return a curve, perhaps with a band, as arrays; ValueError if it is none or does not fit the axes."""
    try:
        x, y, *band = (np.array(part, dtype=float) for part in answer)
    except (TypeError, ValueError):
        raise ValueError("answer is not allowed: give a curve, two arrays of numbers (x, y)") from None
    if x.ndim != 1 or x.shape != y.shape or len(x) < 2 or not np.isfinite([x, y]).all() or (np.diff(x) <= 0).any():
        raise ValueError("answer is not allowed: x must rise, x and y be finite, of one length and two points or more")
    slack = 1e-9 * (xlim[1] - xlim[0])  # of adding up small steps
    if x[0] > xlim[0] + slack or x[-1] < xlim[1] - slack:
        raise ValueError(f"answer has x from {x[0]:g} to {x[-1]:g}: it must cover xlim, {xlim}")
    inside = (xlim[0] <= x) & (x <= xlim[1])
    if (y[inside] < ylim[0]).any() or (y[inside] > ylim[1]).any():
        raise ValueError(f"answer has y from {y[inside].min():g} to {y[inside].max():g}: outside ylim, {ylim}")
    if len(band) not in (0, 2) or any(edge.shape != x.shape or not np.isfinite(edge).all() for edge in band):
        raise ValueError("answer is not allowed: a band is two finite arrays, low and high, as long as the curve")
    return x, y, *band


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
