"""What was published beside the toy's own number: one row, which set the toy."""

from rlsedu.evidence import Table, fact
from rlsedu.evidence.checks import ROLE_COLUMN, Check, within
from rlsedu.sleep.nights import Night

NEED = "sleep-toy-need"


def run_checks():
    """Return the Checks of this chapter, computed now."""
    told, model = fact(NEED).value("needed"), Night().needed_h
    sides = f"{told:g} h", f"{model:g} h"
    return [Check("sleep needed", (f"{NEED}/needed",), (Night,), *sides, "the same", within(model, told, 0))]


def checks():
    """Return the table of published against model figures."""
    rows = [(c.what, c.published, c.model, c.role, c.verdict, c.source) for c in run_checks()]
    return Table("Published against model", ("what", "published", "model", ROLE_COLUMN, "result", "source"), rows)
