"""Published results beside the models' own: the table of hits and misses, and of what set the models."""

from rlsedu.dopamine.factory_checks import factory_checks
from rlsedu.dopamine.judging import RULES
from rlsedu.dopamine.story_checks import story_checks
from rlsedu.evidence import Table
from rlsedu.evidence.checks import FREE, ROLE_COLUMN, count


def run_checks():
    """Run every check and return the list of Checks."""
    return [*story_checks(), *factory_checks()]


def checks():
    """Return the table of all checks: measured, computed, hit or miss, and whether the study set the model."""
    found = run_checks()
    free, hits, misses, undecided = count(found, FREE)
    rows = [
        (c.what, "; ".join(one.population for one in c.facts), c.published, c.model, c.verdict, c.role, c.source)
        for c in found
    ]
    caption = (
        f"{free} checks against studies that set no number of the model: {hits} hits, "
        f"{misses} misses, {undecided} that cannot decide. {len(found) - free} more rows come "
        f"from studies that set another number. A hit lies in the measured range, or within {RULES.close:g} % of the "
        f"measured number or range, or within {RULES.same:g} % where no change was seen. What is wanted is our reading."
    )
    return Table(caption, ("what", "in whom", "measured or wanted", "model", "result", ROLE_COLUMN, "source"), rows)
