"""What the article behind the course says, claim by claim, and beside it what was measured and our verdict."""

from functools import cache

from rlsedu.evidence.bounds import build, checked, one_of, record
from rlsedu.evidence.fact_base import CHAPTERS, fact
from rlsedu.evidence.files import read_toml, tupled
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


LEVELS = ("yes", "mixed", "not shown", "no")


@record
class Strength:
    """How strong the evidence for a claim is: one of LEVELS, why in words, and the facts behind it.

    claim: a sentence that needs no chapter to be understood.
    """

    claim: str
    level: one_of(LEVELS)
    words: str
    facts: tuple[str, ...]


@record
class Claim:
    """One claim of the article in our words: where it is told and shown, and what the rooms say of it.

    strength: of the main claims only, how strong the evidence is.
    """

    id: str
    claim: str
    chapters: tuple[str, ...]
    demos: tuple[str, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    strength: Strength | None = None


@cache
def article():
    """Return the Claims of the article by their ids, A1 to A30, in its order."""
    return {key: _claim(key, dict(table)) for key, table in read_toml("rlsedu.evidence", "article.toml").items()}


def _claim(key, table):
    where = f"rlsedu/evidence/article.toml, [{key}]"
    verdicts = tuple(build(Verdict, tupled(one), where) for one in table.pop("verdicts", ()))
    strong = table.pop("strength", None)
    strength = build(Strength, tupled(strong), where) if strong else None
    return build(Claim, {"id": key, **tupled(table), "verdicts": verdicts, "strength": strength}, where)


def main_claims():
    """Return the Claims that a reader weighs: those whose strength of evidence we tell, in the article's order."""
    return tuple(claim for claim in article().values() if claim.strength)


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
