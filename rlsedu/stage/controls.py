"""Controls as data: a range, a choice or a toggle; most are made from a model's own parameter."""

import dataclasses

from rlsedu.evidence import (
    Parameters,
    check,
    check_choice,
    check_kind,
    checked,
    number_in,
    one_of,
    record,
    unit_words,
)

ANY, STYLE = number_in(-1e9, 1e9), one_of(("plain", "clock", "log", "knot"))


@record
class Range:
    """A slider with a number box. style: "clock" shows hours as a clock time, "log" spreads the slider by factors.

    A "knot" is one height of a line that the reader draws, moved on the picture itself.
    """

    name: str
    label: str
    low: ANY
    high: ANY
    step: ANY
    value: ANY
    unit: str = "1"
    style: STYLE = "plain"
    kind: str = dataclasses.field(default="range", init=False)

    def __post_init__(self):
        span = check("high", self.high, self.low, 1e9, self.unit) - self.low
        check("step", self.step, 1e-6 * span, span, self.unit)
        check("value", self.value, self.low, self.high, self.unit)

    def check(self, value):
        """Return the value as a float, or raise the ValueError that names the control, the range and the unit."""
        return check(self.name, value, self.low, self.high, self.unit)

    def spec(self):
        return {**dataclasses.asdict(self), "unit": unit_words(self.unit)}


@record
class Choice:
    """One of a few options, as radio buttons; `options` maps the value to the words shown.

    listed: in the browser's own list, where buttons would push the picture out of sight.
    """

    name: str
    label: str
    options: dict
    value: str | None
    listed: bool = False
    kind: str = dataclasses.field(default="choice", init=False)

    def __post_init__(self):
        for key, words in self.options.items():
            check_kind("options", key, str)
            check_kind(f"options[{key!r}]", words, str)
        if self.value is not None:
            check_choice("value", self.value, tuple(self.options))

    def check(self, value):
        return check_choice(self.name, value, tuple(self.options))

    def spec(self):
        return {**dataclasses.asdict(self), "options": list(self.options.items())}


@record
class Toggle:
    """A check box: yes or no."""

    name: str
    label: str
    value: bool
    kind: str = dataclasses.field(default="toggle", init=False)

    def check(self, value):
        return bool(check_kind(self.name, value, bool))

    def spec(self):
        return dataclasses.asdict(self)


def _parameters(name, value):
    """The rule for a class of parameters or one of its instances."""
    return value if isinstance(value, type) and issubclass(value, Parameters) else check_kind(name, value, Parameters)


@checked(
    owner=_parameters,
    name=str,
    step=ANY,
    label=str,
    style=STYLE,
    low=ANY,
    high=ANY,
    options=dict,
)
def control(owner, name, *, step=None, label=None, style="plain", low=None, high=None, options=None, value=None):
    """Make the control for one parameter of a Parameters class or instance, with its own label, range and unit.

    step: the slider's step in the parameter's unit (a hundredth of the range if left out). label, value, low and high
    may narrow or replace the parameter's own; options maps a choice's values to the words shown. Raises ValueError for
    numbers outside it, and KeyError, listing the names there are, for an unknown name.
    """
    fields = {f.name: f for f in dataclasses.fields(owner)}
    if name not in fields:
        raise KeyError(f"{name} is not a parameter here; it has: {', '.join(fields)}")
    field = fields[name]
    facet = field.metadata
    start = value if value is not None else (field.default if isinstance(owner, type) else getattr(owner, name))
    label = label or facet["label"]
    if facet["choices"]:
        return Choice(name, label, options or {c: c for c in facet["choices"]}, start)
    if isinstance(field.default, bool):
        return Toggle(name, label, start)
    low = facet["low"] if low is None else low
    high = facet["high"] if high is None else high
    return Range(name, label, low, high, step or (high - low) / 100, start, facet["unit"], style)
