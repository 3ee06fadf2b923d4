"""Checks: published results beside the models' own, those that set a model apart from those that did not."""

import math

from rlsedu.evidence import Table, checked, fact, number_in, one_of, record
from rlsedu.evidence.roles import FREE, PERHAPS, ROLE_COLUMN, SAME_STUDY, SET

ROLES = (SET, SAME_STUDY, PERHAPS, FREE)
OWN_LAB = "the formula's own laboratory"
ONE_LAB = "by the laboratory whose doses set the model"
CLOSE, ROUGH = 10, 35  # assumed: where a miss stops being small, and the width of the band around ferritin


@record
class Check:
    """One published number or range and what the model gives; `role` is one of ROLES, `fact` an id."""

    about: str
    what: str
    role: str
    low: float
    high: float
    model: float
    unit: str
    fact: str
    decimals: int = 1
    note: str = ""

    @property
    def error(self):
        """Miss in %, against the nearer end of a published range; 0 inside it, infinite against a published 0."""
        nearest = min(max(self.model, self.low), self.high)
        miss = self.model - nearest
        return 100 * miss / abs(nearest) if nearest else (0.0 if miss == 0 else math.inf)

    @property
    def verdict(self):
        """How good the model is here: "close", "rough" or "fails"; a fit is only "set by this"."""
        if self.role == SET:
            return "set by this"
        return "close" if abs(self.error) <= CLOSE else "rough" if abs(self.error) <= ROUGH else "fails"

    @property
    def published(self):
        """The published number or range in words."""
        low, high = (f"{end:.{self.decimals}f}" for end in (self.low, self.high))
        return low if low == high else f"{low} to {high}"


@checked(key=str, names=str, times=number_in(-1e3, 1e3), offset=number_in(-1e3, 1e3))
def published(key, *names, times=1.0, offset=0.0):
    """Return (low, high) of a fact's values: the smallest and largest of those named, each times a factor plus offset.

    A value that is only a range gives both its ends. Raises KeyError for a name that is not there.
    """
    if not names:
        raise ValueError("names = () is not allowed: give the names of one value or more")
    ends = []
    for name in names:
        found = next((v for v in fact(key).values if v.name == name), None)
        if found is None:
            raise KeyError(f"{key} has no value {name!r}")
        ends += [found.low, found.high] if found.value is None else [found.value]
    scaled = [offset + times * end for end in ends]
    return min(scaled), max(scaled)


def all_checks():
    """Return every Check of the three models, computed now."""
    from rlsedu.supplements.dosing_checks import dosing_checks
    from rlsedu.supplements.meal_checks import meal_checks
    from rlsedu.supplements.stores_checks import stores_checks

    return [*meal_checks(), *dosing_checks(), *stores_checks()]


KINDS = {
    "fitted": ("What set the models: these rows must fit, so they prove nothing", lambda c: c.role == SET),
    "unfitted": ("What did not set the models, as far as we know", lambda c: c.role != SET and c.verdict != "fails"),
    "failed": ("Where the models fail", lambda c: c.verdict == "fails"),
}


@checked(kind=one_of(KINDS))
def checks(kind):
    """Return the Table of one kind of check, computed now: "fitted", "unfitted" (that hold) or "failed".

    "close" is within 10 %, "rough" within 35 %, "fails" beyond (these limits are assumed). Raises ValueError.
    """
    caption, chosen = KINDS[kind]
    found = [one for one in all_checks() if chosen(one)]
    columns = ("what", "published", "model", "unit", "error", "how good", ROLE_COLUMN, "source")
    return Table(f"{caption} ({len(found)})", columns, [_row(one) for one in found])


def _row(one):
    model, error = f"{one.model:.{one.decimals}f}", round(one.error)
    good = "; ".join(part for part in (one.verdict, one.note) if part)
    return (
        f"{one.about}: {one.what}",
        one.published,
        model,
        one.unit,
        f"{error:+d} %" if error else "0 %",
        good,
        one.role,
        fact(one.fact),
    )
