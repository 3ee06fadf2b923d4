"""Promise: nothing a reader meets is left as the evidence base writes it: units, signs, clock times, folds, cards."""

import dataclasses
import html
import importlib
import re

import nbformat
import pytest
from conftest import DEMOS, HOUSE, ROOMS

from rlsedu.evidence import (
    CHAPTERS,
    Parameters,
    Table,
    bibliography,
    clock,
    facts,
    in_whom,
    numbers_table,
    safety,
    told,
)
from rlsedu.evidence.writing import written
from rlsedu.symptoms.discomfort import Clock, Evening, Severity

RAW = re.compile(r"(?<![A-Za-z])u(?:g|L|M|mol)\b|\bmcg\b|[<>]=|[<>] ?\d|log10\(")
LIKE_A_CLOCK = re.compile(r"clock time|\b(?:at|until)$|(?:meal|rest test|of the day|An afternoon dose)$", re.IGNORECASE)


def cells(table):
    """All texts of a table: caption, headings and cells, without markup."""
    page = re.sub(r"<[^>]*>", "\n", table._repr_html_())
    return [line for line in html.unescape(page).split("\n") if line]


def raw(texts):
    return [text for text in texts if RAW.search(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ferritin <=20 ug/L", "ferritin at most 20 µg/L"),
        ("RLS, IRLS >=11", "RLS, IRLS at least 11"),
        ("ferritin <50 (Hb > 10)", "ferritin below 50 (Hb above 10)"),
        (">=18 y (>=11)", "at least 18 y (at least 11)"),
        ("0.15 uM, 27 uM/h, mg/(ug/L)", "0.15 µM, 27 µM/h, mg/(µg/L)"),
        ("women < men, a mug, Hugo", "women < men, a mug, Hugo"),
    ],
)
def test_units_and_signs_are_written_for_readers(text, words):
    assert written(text) == words
    assert cells(Table(text, (text, text), [(text, [text])])) == [words] * 5


def test_the_sweep_finds_what_it_looks_for():
    found = ["8 ug/L", "3 uM", "at <=20", "<50", ">= 11", "log10(%) = 1", "a mug of 5 µg/L", "below 50"]
    assert raw(found) == found[:6]


def test_no_fact_can_bring_a_raw_sign_into_a_table():
    texts = [(told(key), in_whom(found)) for chapter in CHAPTERS for key, found in facts(chapter).items()]
    assert len(texts) > 300 and raw(cells(Table("All facts", ("told", "in whom"), texts))) == []


@pytest.mark.parametrize(("room", "name"), DEMOS, ids=[f"{room}.{name}" for room, name in DEMOS])
def test_the_numbers_of_every_demo_are_written_for_readers(room, name):
    stage = getattr(importlib.import_module(f"rlsedu.{room}.demos"), name)()
    texts = html.unescape(re.sub(r"<[^>]*>", "\n", stage.numbers)).split("\n")
    specs = [f"{spec['label']} {spec.get('unit', '')}" for spec in stage.controls]
    assert raw([*texts, *specs, *map(html.unescape, stage.notes)]) == []
    stage.close()


def test_what_the_notebooks_print_is_written_for_readers(source):
    """All text, the safety statements in it, and all saved outputs: the tables and lists of a chapter."""
    texts = []
    for cell in nbformat.read(source.with_suffix(".ipynb"), as_version=4).cells:
        data = [output.get("data", {}) for output in cell.get("outputs", ())]
        texts += [line for one in data for line in one.get("text/plain", "").split("\n")]
        if cell.cell_type == "markdown":
            texts += re.sub(r"<[^>]*>", "\n", cell.source).split("\n")
    assert len(texts) > 5 and raw(line for line in texts if "http" not in line) == []


def owners():
    """Every class of parameters of every room."""
    for room in ROOMS:
        for path in sorted((HOUSE / "rlsedu" / room).glob("*.py")):
            module = importlib.import_module(f"rlsedu.{room}.{path.stem}")
            for kind in vars(module).values():
                if isinstance(kind, type) and issubclass(kind, Parameters) and kind.__module__ == module.__name__:
                    yield kind


def test_clock_times_are_told_from_lengths_of_time():
    fields = {(kind, field.name): field.metadata for kind in owners() for field in dataclasses.fields(kind)}
    hours = {key: facet for key, facet in fields.items() if facet["unit"] == "h"}
    assert len(hours) > 15 and all(facet["unit"] == "h" for facet in fields.values() if facet["clock"])
    for (kind, name), facet in hours.items():
        looks_so = bool(LIKE_A_CLOCK.search(facet["label"]))
        assert facet["clock"] == looks_so, f"{kind.__name__}.{name}: {facet['label']!r}"


def test_a_clock_time_is_written_as_one_in_the_table_of_numbers():
    shown = {row[0]: row[1:3] for row in numbers_table(Evening(sit_from_h=21.25), Clock, Severity).rows}
    assert shown["Sit down at"] == ("21:15", "clock time") and shown["Worst clock time"] == ("00:30", "clock time")
    assert shown["Stay seated or in bed until"][0] == "02:00" and shown["Sensitive hours end at"][0] == "08:00"
    assert shown["Time between rest tests"] == ("2", "h")
    for kind in owners():
        assert raw(cells(numbers_table(kind))) == []


@pytest.mark.parametrize(
    ("hours", "words"), [(24.5, "00:30"), (21.33, "21:20"), (0, "00:00"), (23.999, "00:00"), (35, "11:00")]
)
def test_hours_become_a_clock_time(hours, words):
    assert clock(hours) == words


URGENT, DOCTOR = safety().lines[:2]
IN_ALL = {"safety-01-education-only", "safety-12-what-tests-cannot-tell", "safety-13-not-routine-tests"}


def open_and_folded(listing):
    """The lines of a listing that stand open on a page, and those under its fold."""
    shown, _, under = listing._repr_html_().partition("<details")
    return [re.findall(r"<li>([^<]*)", html.unescape(part)) for part in (shown, under)]


@pytest.mark.parametrize("notebook", ["start", *ROOMS, None])
def test_the_urgent_line_stands_alone_above_every_box(notebook):
    box = safety(notebook)
    page = box._repr_html_()
    assert page.startswith(f"<p><strong>{URGENT}</strong></p>") and page.count(URGENT) == 1
    shown, under = open_and_folded(box)
    assert shown[0] == DOCTOR and [URGENT, *shown] == [line for line in box.lines if line not in under]
    assert under == [line for key, line, _ in box.items if key in box.folded]
    assert {key for key, line, _ in box.items if line in under} <= IN_ALL, "only what every notebook says may be folded"


@pytest.mark.parametrize(
    ("notebook", "folded"),
    [("start", 0), (None, 0), ("symptoms", 2), ("dopamine", 3), ("brain_iron", 1), ("supplements", 1)],
)
def test_what_a_chapter_is_about_stays_open(notebook, folded):
    shown, under = open_and_folded(safety(notebook))
    assert len(under) == folded
    hidden = " ".join(under)
    if notebook == "supplements":
        assert not re.search(r"\biron\b|ferritin|tablet|dose", hidden)
    if notebook == "brain_iron":
        assert "ferritin" not in hidden and "scan" not in hidden
    if notebook == "symptoms":
        assert "cannot tell you whether you have restless legs" in " ".join(shown)


@pytest.mark.parametrize("chapter", [*CHAPTERS, None])
def test_sources_are_folded_whole_and_begin_with_a_name(chapter):
    listed = bibliography(chapter)
    page = listed._repr_html_()
    assert page.startswith(f'<details class="rlsedu-fold"><summary>Sources ({len(listed.ids)})</summary><ol><li>')
    assert page.count("<li>") == len(listed.ids) and page.index("</details>") > page.rindex("<li>")
    assert "@media print" in page and " open" not in page.partition("<ol>")[0]
    assert re.match(r"[A-Z][\w-]+ [A-Z]{1,3}\b", listed.lines[0]), listed.lines[0]


def test_a_cell_of_a_table_carries_the_name_of_its_column():
    page = Table("Who?", ("who", "how & when", "n"), [("women", "now", 3)])._repr_html_()
    assert re.findall(r'<td role="cell" abbr="([^"]*)"', page) == ["how &amp; when", "n"]
    roles = re.findall(r"<(\w+)[^>]* role=\"(\w+)\"", page)
    kinds = [("table", "table"), ("thead", "rowgroup"), ("tr", "row"), *[("th", "columnheader")] * 3]
    assert roles == [*kinds, ("tbody", "rowgroup"), ("tr", "row"), ("th", "rowheader"), *[("td", "cell")] * 2]
