"""What the article behind the course says, claim by claim, and beside it what was measured and our verdict."""

from functools import cache

from rlsedu.evidence.bounds import build, checked, one_of, record
from rlsedu.evidence.fact_base import CHAPTERS, fact
from rlsedu.evidence.files import read_toml
from rlsedu.evidence.references import reference
from rlsedu.evidence.tables import Table
from rlsedu.evidence.telling import in_whom, told


@record
class Verdict:
    """What a room says of a claim, or of a part of it: its words, our verdict, and the facts for and against."""

    room: str
    words: str
    verdict: str
    facts: tuple[str, ...]
    part: str = ""


@record
class Claim:
    """One claim of the article in our words: where it is told and shown, and what the rooms say of it."""

    id: str
    claim: str
    chapters: tuple[str, ...]
    demos: tuple[str, ...] = ()
    verdicts: tuple[Verdict, ...] = ()


@cache
def article():
    """Return the Claims of the article by their ids, A1 to A30, in its order."""
    return {key: _claim(key, dict(table)) for key, table in read_toml("rlsedu.evidence", "article.toml").items()}


def _claim(key, table):
    where = f"rlsedu/evidence/article.toml, [{key}]"
    verdicts = tuple(build(Verdict, _tuples(one), where) for one in table.pop("verdicts", ()))
    return build(Claim, {"id": key, **_tuples(table), "verdicts": verdicts}, where)


def _tuples(table):
    return {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}


@checked(room=one_of(CHAPTERS), caption=str)
def claims_table(room, caption):
    """Return the table of what the article says that a room has a verdict on, what was measured, and how sure it is.

    room: one of CHAPTERS. One row for each fact; the first row of a verdict begins with the claim's id.
    """
    rows = []
    for claim in article().values():
        for said in (one for one in claim.verdicts if one.room == room):
            name = ", ".join(filter(None, (claim.id, said.part)))
            for place, found in enumerate(map(fact, said.facts)):
                head = f"{name}: {said.words} Our verdict: {said.verdict}" if place == 0 else f"{name}, continued"
                what = told(f"{found.chapter}:{found.id}").rstrip(".")
                sources = (found, *map(reference, found.also)) if found.also else found
                rows.append((head, what, in_whom(found), found.status, sources))
    return Table(caption, ("the article says", "what was found", "in whom (how many)", "how sure", "source"), rows)
