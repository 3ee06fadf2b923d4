"""Promise: every link leads somewhere, every measured number has its source, and the course calls nobody."""

import re
import urllib.parse

import pytest
from conftest import HOUSE, NOTEBOOKS
from nbconvert import HTMLExporter

from rlsedu.evidence import CHAPTERS, cite, facts
from tools.prose import blocks, measured

INSIDE = re.compile(r'\[[^\]\n]*\]\((?!https?:|mailto:|fact:|safety:|sources:)([^)\s#"]+)(?:#[^)\s]*)?(?: "[^"]*")?\)')
CODE = sorted(p for p in (HOUSE / "rlsedu").rglob("*") if p.suffix in (".py", ".js", ".css", ".mjs"))
CALLS = re.compile(
    r"\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts)\s*\(|@import|url\(\s*(?!['\"]?(?:data:|#))|"
    r"\bimport\s*\(|(?:\bfrom|\bimport)\s+['\"]https?:"
)
HOST = re.compile(r"(?:https?|wss?):?//([\w.$\{\}-]+)")
# Addresses that are written, never called: the resolvers that a reader may follow, the names of XML vocabularies, and
# the course's own, which a class's folder takes out of its lessons.
WRITTEN = {
    "rlsedu.github.io",
    "doi.org",
    "pubmed.ncbi.nlm.nih.gov",
    "pmc.ncbi.nlm.nih.gov",
    "www.w3.org",
    "127.0.0.1",
    "localhost",
}
NETWORK = re.compile(
    r"^\s*(?:import|from)\s+(requests|urllib\.request|http\.client|aiohttp|httpx|ftplib)\b", re.MULTILINE
)


def test_links_between_files(source):
    for target in INSIDE.findall(source.read_text(encoding="utf-8")):
        assert (source.parent / urllib.parse.unquote(target)).exists(), f"{source.name} links to {target}"


def anchors(text):
    """Return the anchors that Jupyter gives to the headings of a notebook's text."""
    bare = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    return {title.replace(" ", "-") for title in re.findall(r"^#+ +(.+?) *$", bare, re.MULTILINE)}


def test_links_to_a_heading_are_spelled_as_jupyter_spells_it(source):
    text = source.read_text(encoding="utf-8")
    for file, anchor in re.findall(r'\]\(([^)\s#:]*)#([^)\s"]+)', text):
        there = (source.parent / file).with_suffix(".md") if file else source
        assert urllib.parse.unquote(anchor) in anchors(there.read_text(encoding="utf-8")), f"{source.name}: #{anchor}"
    page, _ = HTMLExporter().from_filename(source.with_suffix(".ipynb"))
    names = set(re.findall(r'\bid="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= names


def test_each_notebook_leads_back_and_on_at_both_ends(source):
    at = NOTEBOOKS.index(source)
    near = [path.with_suffix(".ipynb").name for path in (NOTEBOOKS[at - 1 : at] + NOTEBOOKS[at + 1 : at + 2])]
    rows = [line for line in source.read_text(encoding="utf-8").splitlines() if re.match(r"\[(← Back|Next): ", line)]
    assert [re.findall(r"\((\S+?)\)", row) for row in rows] == [near, near]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_links_of_the_front_page(name):
    text = (HOUSE / name).read_text(encoding="utf-8")
    for target in [*INSIDE.findall(text), *re.findall(r'(?:src|href)="(?!https?:|#)([^"]+)"', text)]:
        assert (HOUSE / urllib.parse.unquote(target)).exists(), f"{name} links to {target}"


def test_every_measured_number_has_its_source(source):
    bare = [(measured(block), block) for block in blocks(source.read_text(encoding="utf-8"))]
    told = "\n".join(f"  {', '.join(numbers)}: {block[:140]}" for numbers, block in bare if numbers)
    assert not told, f"{source.stem}: numbers without a fact or the word 'assumed':\n{told}"


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(HOUSE)))
def test_the_product_calls_nobody(path):
    text = path.read_text(encoding="utf-8")
    calls = CALLS.search(text) if path.suffix != ".py" else NETWORK.search(text)
    assert not calls, f"{path.name}: {calls[0]!r}"
    assert set(HOST.findall(text)) <= WRITTEN


def test_addresses_of_sources_are_plain():
    for found in (cite(key) for chapter in CHAPTERS for key in facts(chapter)):
        assert not found.url or urllib.parse.urlsplit(found.url).scheme in ("http", "https"), found


@pytest.mark.parametrize(
    "block",
    [
        "About 7.2 % of adults have it.",
        "It took 12 mg a day.",
        "Ferritin was 15 µg/L.",
        "1 in 10 people have it.",
        "The odds ratio was 1.46.",
        "| women | 2.5 times |",
        "It lasted 3 to 5 years.",
    ],
)
def test_a_number_without_a_source_is_found(block):
    assert measured(block)
    assert not measured(block + "[](fact:hogl-2005-bruneck)")
    assert not measured(block + " This is assumed.")


@pytest.mark.parametrize(
    "block", ["Chapter 2 takes 30 minutes.", "At 21:20 the legs begin.", "Move **Relief** to 50 %.", "Three sliders."]
)
def test_no_false_alarm(block):
    assert not measured(block)


def test_a_call_is_found():
    assert (
        CALLS.search("await fetch('x')") and CALLS.search('import x from "https://cdn"') and CALLS.search("@import x")
    )
    assert NETWORK.search("import urllib.request")
    assert not CALLS.search("background: url(data:image/png)") and not CALLS.search('url("data:image/png")')
    assert CALLS.search('url("picture.png")') and CALLS.search("url(https://x)")
