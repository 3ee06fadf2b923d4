"""Parameters: every number of a model with its unit, its range and its source."""

import dataclasses
from collections.abc import Callable

from rlsedu.evidence.bounds import check, check_choice, checked, number_in, record
from rlsedu.evidence.fact_base import fact
from rlsedu.evidence.tables import Table
from rlsedu.evidence.writing import clock, unit_words

ANY = number_in(-1e9, 1e9)
FACTOR = 3.0  # assumed: how far a number that no reader changes may be moved either way


@record
class FromFact:
    """A number that facts give. places: (fact id, value id) pairs; by: the function that makes the number of them."""

    places: tuple[tuple[str, str], ...]
    by: Callable

    @property
    def number(self):
        """The number, read now."""
        return self.by(*(fact(key).value(name) for key, name in self.places))


@record
class Tuned:
    """A number that we set so that the model gives what facts say. places: the (fact id, value id) pairs of these."""

    number: float
    places: tuple[tuple[str, str], ...]


def _places(key, names):
    """Return (fact id, value id) pairs: a name is "value-id" of the fact `key`, or "other-fact/value-id"."""
    pairs = (name.rpartition("/") for name in names)
    return tuple((other or key, name) for other, _, name in pairs)


@checked(key=str, names=str, by=Callable)
def from_fact(key, *names, by=float):
    """Say that a parameter's number is that of a fact, which is its one home.

    key: the fact's id. names: the ids of one or more of its values ("ID.low", "ID.high", "ID.spread" for their other
    numbers, "n" for how many were studied), or "OTHER-FACT/ID". by: the function that turns these numbers into the
    parameter's, if it is not the number itself (rlsedu.evidence.conversions has some). Raises KeyError, listing what
    there is, for an unknown id.
    """
    return FromFact(_places(key, names), by)


@checked(number=float, key=str, names=str)
def tuned(number, key, *names):
    """Say that a parameter's number was set so that the model gives values of a fact: these test the model no more.

    number: what was found. key, names: as in `from_fact`; without names it was set on what the fact says in words.
    Raises KeyError, listing what there is, for an unknown id.
    """
    places = _places(key, names or ("",))
    for fact_id, name in places:
        fact(fact_id).quantity(name) if name else fact(fact_id)
    return Tuned(float(number), places)


@checked(
    **dict(default=float | bool | str | FromFact | Tuned, label=str, source=str, unit=str),
    **dict(low=ANY, high=ANY, choices=tuple, clock=bool),
)
def parameter(default, label, source="", *, unit="1", low=None, high=None, choices=None, clock=False):
    """Declare one field of a Parameters class.

    default: `from_fact(...)`, `tuned(...)`, or where there is no fact a number, a bool, or one of `choices`. label:
    plain words. unit: as in the evidence base ("1" is pure).
    low, high: the allowed range, which a slider takes, too; left out for a number that no reader changes: that may be
    moved by a factor of 3 (shares up to 100 %), a clock time from 0 to 48 h. clock: these hours are a clock time, which
    may count on past midnight (25 is 01:00), not a length of time. source: with `from_fact` and `tuned`, how the number
    was derived, where it needs words; else "assumed: the reason", or "fact-id: what of the fact was chosen".
    """
    places = getattr(default, "places", ())
    if places:
        source = ": ".join(filter(None, (places[0][0], source)))
    number = default.number if places else default
    facet = {"label": label, "source": source, "unit": unit, "low": low, "high": high, "choices": choices}
    hard = None if choices or isinstance(number, bool) else _hard(number, low, high, unit, clock)
    return dataclasses.field(default=number, metadata={**facet, "clock": clock, "hard": hard, "given": default})


def _hard(default, low, high, unit, clock):
    """Return the lowest and highest value that a number may ever have."""
    if low is not None or clock:
        return (low, high) if low is not None else (0.0, 48.0)
    if not default:
        raise ValueError("low, high = None is not allowed for a default of 0: give the range")
    low, high = sorted((default / FACTOR, default * FACTOR))
    return low, min(high, 100.0) if unit == "%" else high


class Parameters:
    """Base of the frozen dataclasses that hold a model's numbers; every field is checked when one is made."""

    def __post_init__(self):
        for field in dataclasses.fields(self):
            value, facet = getattr(self, field.name), field.metadata
            if facet["choices"]:
                check_choice(field.name, value, facet["choices"])
            elif isinstance(field.default, bool):
                if not isinstance(value, bool):
                    raise ValueError(f"{field.name} = {value!r} is not allowed: give True or False")
            else:
                object.__setattr__(self, field.name, check(field.name, value, *facet["hard"], facet["unit"]))


@checked(source=str)
def status_of(source):
    """Say in plain words how sure a parameter's source is."""
    head, _, rest = source.partition(":")
    if head == "assumed":
        return f"assumed:{rest}"
    found, words = fact(head), rest.strip()
    if not words:
        return found.status
    return f"{words if words.startswith('assumed') else f'derived: {words}'} ({found.status})"


def _number(value, facet):
    """Return a parameter's value and its unit as they are written; a clock time as one."""
    if facet["clock"]:
        return clock(value), "clock time"
    return f"{value:.4g}" if isinstance(value, float) else str(value), unit_words(facet["unit"])


@checked(owners=Parameters | type, caption=str, rows=tuple | list)
def numbers_table(*owners, caption="Where do these numbers come from?", rows=()):
    """Return the table of parameter, value, unit, source and status for Parameters classes or instances.

    An instance's value that is not the class's own is told as set by the controls. rows: further rows of the same
    columns, which come last.
    """
    more, rows = rows, []
    for owner in owners:
        for field in dataclasses.fields(owner):
            facet = field.metadata
            value = field.default if isinstance(owner, type) else getattr(owner, field.name)
            head = facet["source"].partition(":")[0]
            source = "assumed" if head == "assumed" else fact(head)
            sure = status_of(facet["source"])
            if value != field.default:
                sure = f"set by the controls; at first {_number(field.default, facet)[0]}, {sure}"
            rows.append((facet["label"], *_number(value, facet), source, sure))
    return Table(caption, ("what", "value", "unit", "source", "how sure"), [*rows, *more], open=True)
