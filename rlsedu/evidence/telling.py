"""What was measured: facts told as sentences and as a table of what, in whom, and how sure."""

from rlsedu.evidence.bounds import checked
from rlsedu.evidence.fact_base import Fact, fact
from rlsedu.evidence.references import reference
from rlsedu.evidence.tables import Table


@checked(key=str)
def told(key):
    """Return a fact's claim as it may be printed: second-hand and unverified ones say so. KeyError if there is none."""
    found = fact(key)
    mark = {"secondary": " (Reported, second-hand.)", "unverified": " (Not verified.)"}.get(found.checked, "")
    return found.claim + mark


@checked(found=Fact)
def in_whom(found):
    """Return in whom a Fact was measured and in how many, as a table tells it: after death and animals are named."""
    words = found.population
    if found.subjects == ("post-mortem",) and "mortem" not in words:
        words = f"after death: {words}"
    elif found.species not in ("", "human", "model"):
        words = f"{found.species}: {words}"
    number = f" ({found.n_words})" if found.n_words else f" (n = {found.size()})" if found.n else ""
    return f"{words}{number}"


@checked(keys=str, caption=str)
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
        sources = (found, *map(reference, found.also)) if found.also else found
        rows.append((told(found.id).rstrip("."), in_whom(found), found.status, sources))
    return Table(caption, ("what was found", "in whom (how many)", "how sure", "source"), rows)
