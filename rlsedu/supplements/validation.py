"""Checks: published results beside the models' own, those that set a model apart from those that did not."""

from rlsedu.evidence import Table, checked, one_of
from rlsedu.evidence.checks import ROLE_COLUMN, SET
from rlsedu.supplements.dosing_checks import dosing_checks
from rlsedu.supplements.meal_checks import meal_checks
from rlsedu.supplements.misses import FAILS
from rlsedu.supplements.stores_checks import stores_checks

KINDS = {
    "fitted": ("What set the models: these rows must fit, so they prove nothing", lambda c: c.role == SET),
    "unfitted": ("What did not set the models, as far as we know", lambda c: c.role != SET and c.verdict != FAILS),
    "failed": ("Where the models fail", lambda c: c.verdict == FAILS),
}


def run_checks():
    """Return every Check of the three models, computed now."""
    return [*meal_checks(), *dosing_checks(), *stores_checks()]


@checked(kind=one_of(KINDS))
def checks(kind):
    """Return the Table of one kind of check, computed now: "fitted", "unfitted" (that hold) or "failed".

    "close" is within 10 %, "rough" within 35 %, "fails" beyond (these limits are assumed). Raises ValueError.
    """
    caption, chosen = KINDS[kind]
    found = [one for one in run_checks() if chosen(one)]
    columns = ("what", "published", "model", "unit", "error", "how good", ROLE_COLUMN, "source")
    return Table(f"{caption} ({len(found)})", columns, [_row(one) for one in found])


def _row(one):
    error = round(one.error)
    good = "; ".join(part for part in (one.verdict, one.note) if part)
    told = f"{error:+d} %" if error else "0 %"
    studies = tuple({found.source: found for found in reversed(one.facts)}.values())[::-1]
    return one.what, one.published, one.model, one.unit, told, good, one.role, studies
