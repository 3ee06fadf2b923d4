"""What was measured: facts told as sentences and as a table of what, in whom, and how sure."""

from rlsedu.evidence.facts import fact
from rlsedu.evidence.tables import Table


def told(key):
    """Return a fact's claim as it may be printed: second-hand and unverified ones say so. KeyError if there is none."""
    found = fact(key)
    mark = {"secondary": " (Reported, second-hand.)", "unverified": " (Not verified.)"}.get(found.checked, "")
    return found.claim + mark


def measured(*keys, caption="What was measured, in whom, and how sure is it?"):
    """Return the table of what was found, in whom, and how well it was checked, for the given fact ids.

    A fact that others dispute brings along the facts that it names as its other side.
    """
    wanted = list(keys)
    for key in keys:
        found = fact(key)
        if found.contested:
            wanted += [other for other in found.see if other.rpartition(":")[2] not in wanted and other not in wanted]
    rows = []
    for found in map(fact, wanted):
        species = "" if found.species in ("", "human") else f"{found.species}: "
        number = f" (n = {found.n})" if isinstance(found.n, int) else f" ({found.n})" if found.n else ""
        rows.append((told(found.id).rstrip("."), f"{species}{found.population}{number}", found.status, found))
    return Table(caption, ("what was found", "in whom (how many)", "how sure", "source"), rows)
