"""Facts: one plain claim each, with its values, population, source, and how well it was checked."""

import difflib
import re
from dataclasses import field
from functools import cache
from importlib import resources

from rlsedu.course import ROOMS
from rlsedu.evidence.bounds import build, check_choice, check_kind, checked, one_of, record
from rlsedu.evidence.files import read, read_toml
from rlsedu.evidence.writing import unit_words

CHAPTERS = tuple(room for room in ROOMS if resources.files("rlsedu").joinpath(room, "evidence.toml").is_file())

PARTS = ("value", "low", "high", "spread")  # of one value
STATUS = {
    "fulltext": "read in the paper",
    "abstract": "read in the abstract",
    "secondary": "reported, second-hand",
    "unverified": "not verified",
}


@record
class Value:
    """One number of a fact, with an id of its own in it; `value` is None where the source gives only a range."""

    id: str
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

    n: how many were studied, or a table from group to how many. n_words: the same in words.
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
    n: int | dict | None = None
    n_words: str = ""
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

    @checked(group=str)
    def size(self, group=None):
        """Return how many were studied, in all or in one group; KeyError lists the groups there are."""
        groups = self.n if isinstance(self.n, dict) else {}
        if group is None and self.n is not None:
            return sum(groups.values()) if groups else self.n
        if group not in groups:
            raise KeyError(f"{self.id} has no n for {group!r}; it has: {', '.join(groups) or self.n or 'none'}")
        return groups[group]

    @checked(key=str)
    def quantity(self, key):
        """Return the Value with this id in the fact; KeyError lists the ids there are."""
        for found in self.values:
            if found.id == key:
                return found
        raise KeyError(f"{self.id} has no value {key!r}; it has: {', '.join(v.id for v in self.values) or 'none'}")

    @checked(key=str)
    def value(self, key):
        """Return the number of the value with this id; "ID.low", "ID.high" and "ID.spread" are its other numbers.

        "n" and "n.GROUP" are how many were studied. Raises KeyError, listing what there is, for another id, or where
        the source does not give that number.
        """
        name, _, part = key.partition(".")
        if name == "n":
            return self.size(part or None)
        number = getattr(self.quantity(name), check_choice("part", part or "value", PARTS))
        if number is None:
            raise KeyError(f"{self.id}: {name} has no {part or 'value'}; it is {self.quantity(name)}")
        return number


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
