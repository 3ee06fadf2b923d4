"""Facts: one plain claim each, with its values, population, source, and how well it was checked."""

import difflib
import re
from dataclasses import field
from functools import cache

from rlsedu.evidence.bounds import build, check_choice, check_kind, checked, one_of, record
from rlsedu.evidence.files import read, read_toml
from rlsedu.evidence.written import unit_words

CHAPTERS = ("symptoms", "dopamine", "brain_iron", "supplements")

STATUS = {
    "fulltext": "read in the paper",
    "abstract": "read in the abstract",
    "secondary": "reported, second-hand",
    "unverified": "not verified",
}


@record
class Value:
    """One number of a fact; `value` is None where the source gives only a range."""

    name: str
    unit: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    spread: float | None = None
    spread_kind: str | None = None

    def __str__(self):
        number = "" if self.value is None else f"{self.value:g}"
        if self.low is not None:
            limits = f"{self.low:g} to {self.high:g}"
            kind = "" if self.spread_kind in ("range", "unknown") else f"{self.spread_kind} "
            number = f"{number} ({kind}{limits})" if number else limits
        elif self.spread is not None:
            kind = "spread" if self.spread_kind == "unknown" else self.spread_kind
            number = f"{number} ({kind} {self.spread:g})"
        return f"{number} {unit_words(self.unit)}".strip()


@record
class Fact:
    """A claim in our own words with its values, its source and how well it was checked.

    subjects: in whom it was measured: "living people", "post-mortem", "animal", "cells" (also enzymes in a test tube),
    "model"; empty for facts about foods and products.
    """

    id: str
    chapter: str
    claim: str
    source: str
    checked: str
    topic: str
    values: tuple[Value, ...] = ()
    also: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    n: int | str | None = None
    population: str = ""
    species: str = ""
    subjects: tuple[str, ...] = ()
    note: str = ""
    use: str = ""
    contested: bool = False
    derived: bool = False
    sources: tuple[str, ...] = field(init=False, default=())

    def __post_init__(self):
        check_choice("checked", self.checked, STATUS)
        object.__setattr__(self, "sources", (self.source, *self.also))

    @property
    def status(self):
        """How well the fact was checked, in plain words."""
        words = STATUS[self.checked]
        if self.derived:
            words = f"our calculation ({words})"
        return f"{words}; sources disagree" if self.contested else words

    @checked(name=str)
    def value(self, name):
        """Return the number called `name` in this fact (its first words suffice).

        Raises KeyError, listing the names there are, when none or several fit, or when the source gives only a range.
        """
        exact = [v for v in self.values if v.name == name]
        found = exact or [v for v in self.values if v.name.startswith(name)]
        if len(found) != 1 or found[0].value is None:
            raise KeyError(f"{self.id} has no single value {name!r}; it has: " + "; ".join(v.name for v in self.values))
        return found[0].value


@cache
def _text(chapter):
    return read(f"rlsedu.{chapter}", "evidence.toml")


@checked(chapter=one_of(CHAPTERS))
@cache
def facts(chapter):
    """Return all facts of a chapter as a dict from id to Fact, reading that chapter's file only.

    chapter: one of CHAPTERS. Raises ValueError for another name.
    """
    return {key: _fact(key, chapter, dict(t)) for key, t in read_toml(f"rlsedu.{chapter}", "evidence.toml").items()}


def _fact(key, chapter, table):
    where = f"rlsedu/{chapter}/evidence.toml, [{key}]"
    for name in ("values", "also", "see", "subjects"):
        check_kind(f"{where}: {name}", table.get(name, []), list)
        table[name] = tuple(table.get(name, ()))
    table["values"] = tuple(build(Value, check_kind(f"{where}: values", v, dict), where) for v in table["values"])
    return build(Fact, {"id": key, "chapter": chapter, **table}, where)


@checked(key=str)
def fact(key):
    """Return the fact with this id ("hogl-2005-bruneck", or "symptoms:hogl-2005-bruneck").

    Only the file of the chapter that holds it is parsed. Raises KeyError, listing the nearest ids, if there is none.
    """
    chapter, _, short = str(key).rpartition(":")
    for name in [chapter] if chapter in CHAPTERS else CHAPTERS:
        if f"\n[{short}]\n" in _text(name):
            return facts(name)[short]
    known = [found for name in CHAPTERS for found in re.findall(r"^\[([a-z0-9-]+)\]$", _text(name), re.MULTILINE)]
    near = difflib.get_close_matches(short, known, n=4, cutoff=0.3)
    raise KeyError(f"there is no fact {key!r}; the nearest ids are: {', '.join(near) or 'none'}")
