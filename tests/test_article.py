"""Promise: every claim of the article is told and shown where the course says so, and every source can be reached."""

import ast
import html
import json
import re

import pytest
from conftest import HOUSE, NOTEBOOKS, ROOMS, asked_in

from rlsedu.evidence import CHAPTERS, bibliography, cite, fact
from rlsedu.evidence.article import article
from rlsedu.evidence.files import read_toml
from tools.source import read, read_plain

CLAIMS = article()
REFERENCES = json.loads((HOUSE / "rlsedu" / "evidence" / "references.json").read_text(encoding="utf-8"))
CLAIM = re.compile(r"\bA([12]?[0-9]|30)\b")
CITED = re.compile(r"\]\(fact:([a-z0-9:-]+)\)")


def notebook_of(chapter):
    """The notebook of a chapter (its room's name, or "start-here")."""
    found = [path for path in NOTEBOOKS if path.stem.partition("-")[2].replace("-", "_") == chapter.replace("-", "_")]
    assert len(found) == 1, f"no notebook for {chapter}"
    return found[0]


def claims_told(text):
    """The ids of the claims that a text names."""
    return {f"A{number}" for number in CLAIM.findall(text)}


def calls(cells):
    """The dotted names of all functions that code cells call ("symptoms.evening")."""
    found = set()
    for cell in cells:
        if cell.cell_type == "code":
            for node in ast.walk(ast.parse(cell.source)):
                if isinstance(node, ast.Call):
                    found.add(ast.unparse(node.func))
    return found


def prose(cells):
    return "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def strings(cells):
    """All words in quotes in code cells: the ids given to `measured` and its like are among them."""
    trees = [ast.parse(cell.source) for cell in cells if cell.cell_type == "code"]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def question_facts(table):
    """All ids under the key `facts`, wherever in a table of questions."""
    if isinstance(table, dict):
        return [*table.get("facts", ()), *(key for part in table.values() for key in question_facts(part))]
    return [key for part in table for key in question_facts(part)] if isinstance(table, list) else []


def test_there_are_30_claims():
    assert list(CLAIMS) == [f"A{number}" for number in range(1, 31)]
    known = {*ROOMS, "start-here"}
    assert all(claim.claim and claim.chapters and set(claim.chapters) <= known for claim in CLAIMS.values())


@pytest.mark.parametrize("claim", CLAIMS)
def test_claim_is_told_in_its_chapters(claim):
    for chapter in CLAIMS[claim].chapters:
        text = prose(read(notebook_of(chapter)).cells)
        assert claim in claims_told(text), f"{claim} ({CLAIMS[claim].claim}) is not named in {chapter}"


@pytest.mark.parametrize("claim", [key for key, claim in CLAIMS.items() if claim.demos])
def test_claim_is_shown_by_its_demos(claim):
    for demo in CLAIMS[claim].demos:
        notebook = notebook_of(demo.partition(".")[0])
        assert demo in calls(read(notebook).cells), f"{claim}: {notebook.stem} does not call {demo}()"


def test_no_notebook_names_a_claim_that_does_not_exist(source):
    assert claims_told(prose(read(source).cells)) <= set(CLAIMS)


def test_facts_of_notebooks_exist(source):
    cells = read_plain(source).cells
    cited = CITED.findall(prose(cells))
    listed = [text for text in strings(cells) if re.fullmatch(r"[a-z]+(-[a-z0-9]+){2,}", text)]
    assert [key for key in (*cited, *listed) if not known(key)] == []


def test_every_number_of_a_citation_is_that_of_its_source_in_the_list(source):
    keys = CITED.findall(prose(read_plain(source).cells))
    text = prose(read(source).cells)
    numbers = [int(n) for group in re.findall(r"<sup>(.*?)</sup>", text) for n in re.findall(r"\[(\d+)", group)]
    (listed,) = re.findall(r"<summary>Sources \(\d+\)</summary><ol>(.*?)</ol>", text)
    lines = [html.unescape(re.sub(r" ?<[^>]+>", "", line)) for line in listed.split("<li>")[1:]]
    assert len(keys) == len(numbers) > 0 and numbers[0] == 1
    for key, number in zip(keys, numbers, strict=True):
        found = cite(key)
        assert lines[number - 1] in (found.line, f"{found.line} {found.url}", f"{found.line}{found.url}"), key
    marked = re.findall(r"\[\d+, (reported|not verified)\]", text)
    assert len(marked) == sum(fact(key).checked in ("secondary", "unverified") for key in keys)


@pytest.mark.parametrize("room", ROOMS)
def test_facts_of_questions_exist(room):
    keys = question_facts({**asked_in(room), "tasks": read_toml(f"rlsedu.{room}", "investigations.toml")})
    assert keys and [key for key in keys if not known(key)] == []


def known(key):
    try:
        return bool(fact(key))
    except KeyError:
        return False


def test_every_reference_is_reached_from_a_chapter():
    reached = {key for chapter in CHAPTERS for key in bibliography(chapter).ids}
    assert {entry["id"] for entry in REFERENCES} - reached == set()
    assert set(bibliography().ids) == reached


def test_a_missing_claim_or_call_is_found():
    assert claims_told("The article says (A3): it comes. (A30)") == {"A3", "A30"}
    assert claims_told("A 3 and A31 and BA3") == set()
    assert not known("hogl-2005-brunek") and known("symptoms:hogl-2005-bruneck")
    assert question_facts({"quiz": {"x": [{"facts": ["a"]}]}, "predict": {"y": {"facts": ["b"]}}}) == ["a", "b"]
