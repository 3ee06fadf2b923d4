"""Parameters: every number of a model with its unit, its range and its source."""

import dataclasses

from rlsedu.evidence.bounds import check, check_choice, checked, number_in
from rlsedu.evidence.facts import fact
from rlsedu.evidence.tables import Table
from rlsedu.evidence.written import clock, unit_words

ANY = number_in(-1e9, 1e9)
FACTOR = 3.0  # assumed: how far a number that no reader changes may be moved either way


@checked(default=float | bool | str, label=str, source=str, unit=str, low=ANY, high=ANY, choices=tuple, clock=bool)
def parameter(default, label, source, *, unit="1", low=None, high=None, choices=None, clock=False):
    """Declare one field of a Parameters class.

    default: a number, a bool, or one of `choices`. label: plain words. unit: as in the evidence base ("1" is pure).
    low, high: the allowed range, which a slider takes, too; left out for a number that no reader changes: that may be
    moved by a factor of 3 (shares up to 100 %), a clock time from 0 to 48 h. clock: these hours are a clock time, which
    may count on past midnight (25 is 01:00), not a length of time. source: a fact id; or "fact-id: how the number was
    derived from it"; or "assumed: the reason".
    """
    facet = {"label": label, "source": source, "unit": unit, "low": low, "high": high, "choices": choices}
    hard = None if choices or isinstance(default, bool) else _hard(default, low, high, unit, clock)
    return dataclasses.field(default=default, metadata={**facet, "clock": clock, "hard": hard})


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
    found = fact(head)
    return f"derived:{rest} ({found.status})" if rest else found.status


def _number(value, facet):
    """Return a parameter's value and its unit as they are written; a clock time as one."""
    if facet["clock"]:
        return clock(value), "clock time"
    return f"{value:.4g}" if isinstance(value, float) else str(value), unit_words(facet["unit"])


@checked(owners=Parameters | type, caption=str)
def numbers_table(*owners, caption="Where do these numbers come from?"):
    """Return the table of parameter, value, unit, source and status for Parameters classes or instances."""
    rows = []
    for owner in owners:
        for field in dataclasses.fields(owner):
            facet = field.metadata
            value = field.default if isinstance(owner, type) else getattr(owner, field.name)
            head = facet["source"].partition(":")[0]
            source = "assumed" if head == "assumed" else fact(head)
            rows.append((facet["label"], *_number(value, facet), source, status_of(facet["source"])))
    return Table(caption, ("what", "value", "unit", "source", "how sure"), rows)
