"""Controls as data: a range, a choice or a toggle; most are made from a model's own parameter."""

import dataclasses

from rlsedu.evidence import Parameters, check, check_choice, checked, number_in, one_of, record, unit_words

ANY = number_in(-1e9, 1e9)


@record
class Range:
    """A slider with a number box. style "clock" shows hours as a clock time; "log" spreads the slider by factors."""

    name: str
    label: str
    low: float
    high: float
    step: float
    value: float
    unit: str = "1"
    style: str = "plain"
    kind: str = dataclasses.field(default="range", init=False)

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
        if not isinstance(value, bool):
            raise ValueError(f"{self.name} = {value!r} is not allowed: give True or False")
        return value

    def spec(self):
        return dataclasses.asdict(self)


@checked(
    owner=Parameters | type,
    name=str,
    step=ANY,
    label=str,
    style=one_of(("plain", "clock", "log")),
    low=ANY,
    high=ANY,
    options=dict,
)
def control(owner, name, *, step=None, label=None, style="plain", low=None, high=None, options=None, value=None):
    """Make the control for one parameter of a Parameters class or instance, with its own label, range and unit.

    step: the slider's step in the parameter's unit (a hundredth of the range if left out). label, value, low and high
    may narrow or replace the parameter's own; options maps a choice's values to the words shown. Raises KeyError for
    an unknown name.
    """
    field = {f.name: f for f in dataclasses.fields(owner)}[name]
    facet = field.metadata
    start = value if value is not None else (field.default if isinstance(owner, type) else getattr(owner, name))
    label = label or facet["label"]
    if facet["choices"]:
        return Choice(name, label, options or {c: c for c in facet["choices"]}, start)
    if isinstance(field.default, bool):
        return Toggle(name, label, start)
    low = facet["low"] if low is None else low
    high = facet["high"] if high is None else high
    return Range(name, label, float(low), float(high), step or (high - low) / 100, float(start), facet["unit"], style)
