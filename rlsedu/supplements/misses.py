"""Misses: how far a model is off a published number or range, in %, and how good that is: close, rough, or it fails."""

import math

from rlsedu.evidence import checked, fact, number_in, one_of, record, whole_in
from rlsedu.evidence.checks import Check

CLOSE, ROUGH, FAILS = "close", "rough", "fails"
CLOSE_PERCENT, ROUGH_PERCENT = 10, 35  # assumed: where a miss stops being small, and where the model fails
RULE = f"close within {CLOSE_PERCENT} %, rough within {ROUGH_PERCENT} %"
ABOUT = {"meal": "meal", "doses": "doses", "stores": "stores"}  # which model a row is about, and the words for it


@record
class RangeCheck(Check):
    """A Check against a published number or range: `low` and `high` are its ends, `number` is the model's, in `unit`.

    about: a key of ABOUT. short: what was published, without the words for that. decimals: how many are printed.
    note: what a reader should know besides, or nothing.
    """

    about: str = ""
    short: str = ""
    low: float = 0.0
    high: float = 0.0
    unit: str = ""
    decimals: int = 1
    note: str = ""

    @property
    def error(self):
        """Miss in %, against the nearer end of the published range; 0 inside it, infinite against a published 0."""
        return error(self.number, self.low, self.high)


@checked(model=float, low=float, high=float)
def error(model, low, high):
    """Return the miss in %, against the nearer end of a range; 0 inside it, infinite against a published 0."""
    nearest = min(max(model, low), high)
    miss = model - nearest
    return 100 * miss / abs(nearest) if nearest else (0.0 if miss == 0 else math.inf)


@checked(model=float, low=float, high=float)
def how_good(model, low, high):
    """Return CLOSE, ROUGH or FAILS for a model's number beside a published range."""
    miss = abs(error(model, low, high))
    return CLOSE if miss <= CLOSE_PERCENT else ROUGH if miss <= ROUGH_PERCENT else FAILS


@checked(places=str, times=number_in(-1e3, 1e3), offset=number_in(-1e3, 1e3))
def published(*places, times=1.0, offset=0.0):
    """Return (low, high) of published values "fact-id/value-id": the ends of them all, each times a factor plus offset.

    A value that is only a range gives both its ends. Raises KeyError for a fact or a value that is not there.
    """
    if not places:
        raise ValueError("places = () is not allowed: give one value or more")
    ends = []
    for place in places:
        key, _, name = place.partition("/")
        found = fact(key).quantity(name)
        ends += [found.low, found.high] if found.value is None else [found.value]
    scaled = [offset + times * end for end in ends]
    return min(scaled), max(scaled)


@checked(
    **dict(about=one_of(ABOUT), what=str, places=tuple, uses=tuple, model=float, unit=str),
    **dict(ends=tuple, decimals=whole_in(0, 6), note=str, own_lab=bool),
)
def beside(about, what, places, uses, model, unit, ends=None, decimals=1, note="", own_lab=False):
    """Return the RangeCheck of a model's number beside published values.

    about: a key of ABOUT. what: in words. places, uses, own_lab: as in Check. model: in `unit`. ends: (low, high) of
    what was published, if it is not simply that of the places.
    """
    low, high = ends or published(*places)
    words = [f"{end:.{decimals}f}" for end in (low, high)]
    told = words[0] if words[0] == words[1] else " to ".join(words)
    return RangeCheck(
        what=f"{ABOUT[about]}: {what}",
        places=places,
        uses=uses,
        published=told,
        model=f"{model:.{decimals}f}",
        rule=RULE,
        result=how_good(model, low, high),
        own_lab=own_lab,
        number=float(model),
        **dict(about=about, short=what, low=float(low), high=float(high), unit=unit, decimals=decimals, note=note),
    )
