"""Promise: a source has author, year, title and an address, or says in a word why not; no label hides who wrote it."""

import copy

import pytest

from rlsedu.evidence import reference
from tools.check_evidence import WORDS, load, reference_problems

ENTRIES = {entry["id"]: entry for entry in load()[1]}
WHOLE = ENTRIES["abioye-2021"]  # a journal article that lacks nothing
PAGE = ENTRIES["nhs-iron"]  # a web page without a date


def _without(entry, *keys, **changes):
    return {key: value for key, value in copy.deepcopy(entry).items() if key not in keys} | changes


def test_whole_and_excused_sources_keep_the_rules():
    assert list(reference_problems(WHOLE)) == list(reference_problems(PAGE)) == []


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (_without(WHOLE, "author"), "no author, and no word"),
        (_without(WHOLE, "issued"), "no year, and no word"),
        (_without(WHOLE, "DOI", "PMID", "PMCID"), "no address, and no word"),
        (_without(WHOLE, title="(title not recorded; a table of calcium)"), "no title, and no word"),
        (_without(WHOLE, title="(title paraphrased: calcium and iron)"), "no title, and no word"),
        (_without(WHOLE, title="Calcium intake and ... (title incomplete)"), "no title, and no word"),
        (_without(PAGE, "missing"), "no year, and no word"),
        (_without(PAGE, URL="https://www.nhs.uk/"), "no address, and no word"),
        (_without(PAGE, missing="lost"), "'lost' is not in the list"),
        (_without(PAGE, "author"), "no author, and no word"),
        (_without(WHOLE, missing="not found"), "nothing is missing"),
        (_without(WHOLE, "issued", missing="no DOI"), "no year, and no word"),
        (_without(WHOLE, "author", "note", missing="not found"), "no author and no note"),
        (_without(WHOLE, author=[{"literal": "J Nutr"}]), "nobody's name"),
        (_without(WHOLE, author=[{"literal": "Lee, initials not recorded"}]), "nobody's name"),
    ],
)
def test_a_nameless_source_is_found(entry, words):
    assert any(words in problem for problem in reference_problems(entry))


def test_every_word_for_a_gap_is_used():
    assert {entry["missing"] for entry in ENTRIES.values() if "missing" in entry} == set(WORDS["missing"])


@pytest.mark.parametrize("key", ENTRIES)
def test_labels_name_author_and_year_or_say_why_not(key):
    entry, found = ENTRIES[key], reference(key)
    text = f"{found.label} {found.line}"
    assert "no date" not in text and "not recorded" not in text
    if entry.get("author"):
        first = entry["author"][0]
        assert found.label.startswith((first.get("family") or first["literal"])[:15])
    elif entry["type"] == "article-journal":
        assert not found.label.startswith(entry.get("container-title", "no journal"))
    if "issued" in entry:
        assert found.label.endswith(str(entry["issued"]["date-parts"][0][0]))
    else:
        assert found.label.endswith("year not found" if entry["missing"] == "not found" else entry["missing"])
    assert found.url or entry["missing"] in found.line or "address not found" in found.line


def test_short_author_lists_are_told_as_such():
    assert reference("abioye-2021").label == "Abioye et al. 2021"
    assert reference("campbell-1990").line.startswith("Campbell NRC, Rankine D, Goodridge AE, et al. 1990.")
    assert reference("nhs-iron").label == "NHS, undated web page"


def test_a_source_without_author_goes_by_its_title():
    found = reference("isbt-review-nd")
    assert found.label == "Understanding iron depletion and ..., year not found"
    assert "in blood donors. author not found. year not found. ISBT Sci Ser. address not found." in found.line
