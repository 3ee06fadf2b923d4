"""The rules of the evidence base, and a check of it.

python tools/check_evidence.py        list every breach; exit status 1 if there is one

A fact is a table of `rlsedu/<room>/evidence.toml`: claim, source and topic; how it was checked; its values with units.
A value has `value`, or `low` and `high` where the source gives only a range. The kind of spread is named, not guessed.
A fact that sources dispute (`contested`) says so in `note` or points to the other side in `see`.
"""

import collections
import json
import math
import pathlib
import re
import sys
import tomllib
import urllib.parse

from rlsedu.course import ROOMS
from rlsedu.evidence import CHAPTERS

PACKAGE = pathlib.Path(__file__).parent.parent / "rlsedu"
WORDS = tomllib.loads((pathlib.Path(__file__).parent / "evidence_words.toml").read_text("utf-8"))
REQUIRED = {"claim": str, "source": str, "checked": str, "topic": str}
OPTIONAL = {"n": (int, dict)} | dict.fromkeys(("n_words", "population", "species", "note", "use"), str)
OPTIONAL |= dict.fromkeys(("also", "values", "see", "subjects"), list) | dict.fromkeys(("contested", "derived"), bool)
NUMBERS = {"DOI": r"10\.\d{4,9}/\S+", "PMID": r"\d{4,9}", "PMCID": r"PMC\d{4,9}"}
NO_TITLE = re.compile(r"\b(not (recorded|found|known)|paraphrased|incomplete|untitled)\b|\.\.\.", re.I)
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FOREIGN = re.compile(r"https?://|www\.|/tmp/|\b\d{1,3}(\.\d{1,3}){3}\b|[\x00-\x1f]", re.I)


def _text(name, text):
    if text != text.strip() or not text:
        yield f"{name} is empty or has outer blanks"
    if FOREIGN.search(text):
        yield f"{name} holds an address, a path or a control character"


def _keys(table, required, optional=()):
    for key, kind in required.items():
        if not isinstance(table.get(key), kind):
            yield f"{key} is missing or of the wrong type"
    for key in table.keys() - required.keys():
        kind = dict(optional).get(key)
        if kind is None:
            yield f"unknown key {key}"
        elif not isinstance(table[key], kind) or (kind is not bool and isinstance(table[key], bool)):
            yield f"{key} has the wrong type"


def value_problems(value):
    """Say what is wrong with one value of a fact."""
    yield from _text("name", value.get("name", ""))
    if not KEBAB.fullmatch(str(value.get("id"))):
        yield "id is not kebab-case"
    for key in value.keys() - set(WORDS["value_keys"]):
        yield f"unknown key {key}"
    if value.get("unit") not in WORDS["units"]:
        yield f"unit {value.get('unit')!r} is not in the list"
    for key in value.keys() & {"value", "low", "high", "spread"}:
        number = value[key]
        if isinstance(number, bool) or not isinstance(number, (int, float)) or not math.isfinite(number):
            yield f"{key} is not a finite number"
            return
    pair = {"low", "high"} & value.keys()
    if len(pair) == 1 or (not pair and "value" not in value):
        yield "needs value, or both low and high"
    elif pair and not value["low"] <= value.get("value", value["low"]) <= value["high"]:
        yield "value lies outside low-high"
    if value.get("spread", 0) < 0:
        yield "spread is negative"
    if (
        bool(pair or "spread" in value) != ("spread_kind" in value)
        or value.get("spread_kind", "SD") not in WORDS["spread_kinds"]
    ):
        yield "spread_kind goes with spread or low/high, and is one of the list"


def fact_problems(key, fact):
    """Say what is wrong with one fact, taken by itself."""
    if not KEBAB.fullmatch(key):
        yield "id is not kebab-case"
    wrong = list(_keys(fact, REQUIRED, OPTIONAL))
    yield from wrong
    if wrong:
        return
    for name in ("claim", "topic", "population", "note", "n_words"):
        if isinstance(fact.get(name), str):
            yield from _text(name, fact[name])
    if not fact["claim"].endswith("."):
        yield "claim does not end with a full stop"
    for name, allowed in (("checked", "levels"), ("species", "species"), ("use", "uses")):
        if name in fact and fact[name] not in WORDS[allowed]:
            yield f"{name} {fact[name]!r} is not in the list"
    if "species" not in fact and fact["topic"] not in WORDS["topics_without_species"]:
        yield "species is missing"
    yield from _subject_problems(fact)
    sizes = list(fact["n"].values()) if isinstance(fact.get("n"), dict) else [fact.get("n", 1)]
    if not sizes or not all(type(size) is int and size > 0 for size in sizes):
        yield "n must be a positive whole number, or a table of such by group"
    if not all(fact.get(name, True) for name in ("contested", "derived", "values")):
        yield "contested and derived are true or absent, values are not empty"
    if "note" not in fact and (fact.get("derived") or fact["checked"] == "unverified"):
        yield "a derived or unverified fact needs a note"
    if fact.get("contested") and not fact.keys() & {"note", "see"}:
        yield "a contested fact needs a note or a see"
    listed = {
        "source": [fact["source"], *fact.get("also", [])],
        "value": _each(fact, "name"),
        "value id": _each(fact, "id"),
    }
    for name, items in listed.items():
        yield from (f"{name} {item!r} is named {n} times" for item, n in collections.Counter(items).items() if n > 1)
    for value in fact.get("values", []):
        yield from (f"{value.get('name')}: {problem}" for problem in value_problems(value))


def _subject_problems(fact):
    """In whom it was measured must be said, in the words of the list, and agree with the species."""
    subjects = fact.get("subjects", [])
    if ("species" in fact) != bool(subjects):
        yield "subjects (in whom it was measured) go with species"
    yield from (f"subject {subject!r} is not in the list" for subject in subjects if subject not in WORDS["subjects"])
    if fact.get("species") in ("rat", "mouse") and not {"animal", "cells"} & set(subjects):
        yield "an animal's fact does not say so in subjects"
    if fact.get("species") in ("cells", "model") and "living people" in subjects:
        yield "cells and models are no living people"


def _each(fact, key):
    return [value.get(key) for value in fact.get("values", [])]


def _gaps(entry):
    """Name what a source lacks of author, year, title and address; a site's front page is no address."""
    if not entry.get("author"):
        yield "author"
    if "issued" not in entry:
        yield "year"
    if NO_TITLE.search(entry.get("title", "")):
        yield "title"
    if not entry.keys() & NUMBERS.keys() and urllib.parse.urlsplit(entry.get("URL", "")).path in ("", "/"):
        yield "address"


def _gap_problems(entry):
    """A source has author, year, title and address, or says in a word of the list why not."""
    gaps, word = set(_gaps(entry)), entry.get("missing")
    allowed = WORDS["missing"].get(word, [])
    if word is not None and (not allowed or not gaps):
        yield f"missing {word!r} is not in the list, or nothing is missing"
    yield from (f"no {gap}, and no word of the list under missing that says why" for gap in gaps - set(allowed))
    if "author" in gaps and "note" not in entry:
        yield "no author and no note that says so"
    for author in entry.get("author", []):
        name = author.get("literal") or author.get("family", "")
        if NO_TITLE.search(name) or (entry["type"] == "article-journal" and name == entry.get("container-title")):
            yield f"author {name!r} is nobody's name"


def reference_problems(entry):
    """Say what is wrong with one entry of references.json."""
    if not KEBAB.fullmatch(str(entry.get("id"))):
        yield "bad id"
    for key in entry.keys() - set(WORDS["reference_keys"]):
        yield f"unknown key {key}"
    if entry.get("type") not in WORDS["reference_types"]:
        yield f"type {entry.get('type')!r} is not in the list"
    yield from _text("title", entry.get("title", ""))
    for author in entry.get("author", []):
        if set(author) not in ({"family", "given"}, {"literal"}) or not all(author.values()):
            yield f"odd author {author}"
    yield from _gap_problems(entry)
    if "issued" in entry and not 1900 <= entry["issued"].get("date-parts", [[0]])[0][0] <= 2100:
        yield "issued is malformed"
    for key, pattern in NUMBERS.items():
        if key in entry and not re.fullmatch(pattern, entry[key]):
            yield f"{key} is malformed"
    if "URL" in entry:
        if urllib.parse.urlsplit(entry["URL"]).hostname not in WORDS["hosts"]:
            yield "its address is not on the list of hosts"
        if entry["type"] == "article-journal" and entry.keys() & NUMBERS.keys():
            yield "journal articles with a number carry no URL"
    for key in entry.keys() & {"note", "container-title"}:
        yield from _text(key, entry[key])


def safety_problems(key, statement):
    """Say what is wrong with one safety statement."""
    if not KEBAB.fullmatch(key):
        yield "id is not kebab-case"
    yield from _keys(
        statement,
        {"number": int, "statement": str, "sources": list, "where": list},
        {"note": str, "folded": list, "walk": bool},
    )
    yield from _text("statement", statement.get("statement", ""))
    where = set(statement.get("where", ()))
    if not where or not statement.get("sources") or not (where == {"all"} or where <= {*ROOMS, "start"}):
        yield "needs sources, and where as all or a list of notebooks"


def link_problems(facts, references, safety):
    """Say what does not fit together: double ids, dead links, sources that nobody uses."""
    ids = [entry["id"] for entry in references]
    owners = collections.defaultdict(list)
    for chapter, key in facts:
        owners[key].append(chapter)
    yield from (f"fact {key} is in {chapters}" for key, chapters in owners.items() if len(chapters) > 1)
    yield from (f"reference {key} is there {n} times" for key, n in collections.Counter(ids).items() if n > 1)
    for name in NUMBERS:
        numbers = collections.Counter(entry[name].lower() for entry in references if name in entry)
        yield from (f"{name} {number} stands in {n} references" for number, n in numbers.items() if n > 1)
    used = {key for statement in safety.values() for key in statement["sources"]}
    for (chapter, key), fact in facts.items():
        used |= {fact["source"], *fact.get("also", [])}
        for other in fact.get("see", []):
            if tuple(other.split(":")) not in facts or other == f"{chapter}:{key}":
                yield f"{chapter}:{key}: see {other!r} leads nowhere"
    yield from (f"source {key!r} is not in references.json" for key in sorted(used - set(ids)))
    yield from (f"reference {key!r} is used by no fact and no safety statement" for key in sorted(set(ids) - used))
    if sorted(statement["number"] for statement in safety.values()) != list(range(1, len(safety) + 1)):
        yield "the safety statements are not numbered 1, 2, 3 and so on"


def load(folder=PACKAGE):
    """Read the base: facts by (chapter, id), the list of references, the safety statements by id."""
    tables = {chapter: tomllib.loads((folder / chapter / "evidence.toml").read_text("utf-8")) for chapter in CHAPTERS}
    facts = {(chapter, key): fact for chapter, table in tables.items() for key, fact in table.items()}
    references = json.loads((folder / "evidence" / "references.json").read_text("utf-8"))
    return facts, references, tomllib.loads((folder / "evidence" / "safety.toml").read_text("utf-8"))


def problems(facts, references, safety):
    """List every breach of the rules, each with where it is."""
    found = [f"{c}:{key}: {problem}" for (c, key), fact in facts.items() for problem in fact_problems(key, fact)]
    found += [f"{entry.get('id')}: {problem}" for entry in references for problem in reference_problems(entry)]
    found += [f"{key}: {problem}" for key, statement in safety.items() for problem in safety_problems(key, statement)]
    return found + list(link_problems(facts, references, safety))


if __name__ == "__main__":
    facts, references, safety = load()
    levels = collections.Counter(fact["checked"] for fact in facts.values())
    print(f"{len(facts)} facts ({dict(levels)}), {len(references)} references, {len(safety)} safety statements")
    found = problems(facts, references, safety)
    print("\n".join(found) or "no breach")
    sys.exit(bool(found))
