"""Promise: every safety statement stands in the text of every notebook that needs it, whatever kernel it has."""

import dataclasses
import html
import re
import tomllib

import nbformat
import pytest
from conftest import DEMOS, HOUSE, NOTEBOOKS, ROOMS, door_of
from nbconvert import HTMLExporter

from rlsedu.evidence import Said, safety
from rlsedu.stage import Demo, page_of
from rlsedu.stage.scene import DemoScene

STATEMENTS = tomllib.loads((HOUSE / "rlsedu" / "evidence" / "safety.toml").read_text(encoding="utf-8"))

KEEPS_SAFE = re.compile(  # what a line says that keeps a reader safe: no harm, no advice, no diagnosis
    r"(?i)\bnever\b.*\b(take|stop)|\bdo not (take|stop|start)|routine test|ask your doctor|see a doctor|locked? away"
    r"|poison|haemochromatosis|nobody's dose|not (doses|medical advice|parkinson's disease)|about (you\b|your own)"
    r"|whether you have"
)


def must_show(statement, notebook):
    """Chapters by name; "all" means every notebook."""
    chapter = notebook.stem.partition("-")[2].replace("-", "_")
    return bool({"all", chapter} & set(statement["where"]))


def told(notebook):
    """The text cells of a notebook, without markup: what stays on the page whatever kernel it has, or has not."""
    cells = nbformat.read(notebook.with_suffix(".ipynb"), as_version=4).cells
    text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    return squeeze(html.unescape(re.sub(r"<[^>]*>", " ", text)))


def squeeze(text):
    return " ".join(text.split())


@pytest.mark.parametrize("key", STATEMENTS)
def test_statement_stands_in_its_notebooks(key):
    statement = STATEMENTS[key]
    for notebook in NOTEBOOKS:
        if must_show(statement, notebook):
            assert squeeze(statement["statement"]) in told(notebook), f"{key} is missing in {notebook.stem}"


def test_there_are_sixteen_and_each_is_due_somewhere():
    assert len(STATEMENTS) == 16
    assert sum("all" in statement["where"] for statement in STATEMENTS.values()) >= 2


@pytest.mark.parametrize("chapter", [*ROOMS, "start", None])
def test_the_urgent_line_stands_alone_and_first(chapter):
    first, second = safety(chapter).lines[:2]
    assert "suicide" in first and "emergency" in first and first.count(".") == 1
    assert second.startswith("See a doctor if") and "suicide" not in " ".join(safety(chapter).lines[1:])


@pytest.mark.parametrize("chapter", ["supplements", "journey"])
def test_overload_label_and_children_are_due_wherever_tablets_appear(chapter):
    lines = " ".join(safety(chapter).lines)
    assert all(words in lines for words in ("haemochromatosis", "than the label says", "locked away from children"))


@pytest.mark.parametrize("chapter", [*ROOMS, "start", None])
def test_safety_lists_what_is_due(chapter):
    due = [k for k, s in STATEMENTS.items() if chapter is None or {"all", chapter} & set(s["where"])]
    assert list(safety(chapter).ids) == due
    assert list(safety(chapter).lines) == [STATEMENTS[key]["statement"] for key in due]


def test_every_walk_ends_with_what_cannot_wait(source):
    walk = source.read_text(encoding="utf-8").partition("<!-- parts -->")[0]
    assert "\n[](safety:walk)\n" in walk and "(#Stay-safe)" in walk
    assert list(safety("walk").ids) == [key for key, statement in STATEMENTS.items() if statement.get("walk")]


def test_a_misspelt_notebook_loses_no_statement():
    with pytest.raises(ValueError, match="notebook = 'symptom' is not allowed: give one of 'symptoms', 'dopamine'"):
        safety("symptom")


@pytest.mark.parametrize("chapter", ROOMS)
def test_no_statement_is_hidden(chapter):
    page = html.unescape(safety(chapter)._repr_html_())
    assert all(statement in page for statement in safety(chapter).lines)
    assert "hidden" not in page and "display:none" not in page.replace(" ", "")


def test_on_paper_the_folded_statements_are_open(page, chapter_notebook):
    built = nbformat.read(chapter_notebook.with_suffix(".ipynb"), as_version=4)
    page.route("http*://**", lambda asked: asked.abort())
    page.set_content(HTMLExporter().from_notebook_node(built)[0], wait_until="domcontentloaded")
    page.emulate_media(media="print")
    page.wait_for_function("matchMedia('print').matches")
    page.evaluate("new Promise(requestAnimationFrame)")  # the browser has laid it out
    seen = page.locator(".jp-MarkdownCell details.rlsedu-fold ul li").evaluate_all(
        "all => all.map((one) => one.checkVisibility({ contentVisibilityAuto: true }) && one.offsetHeight > 0)"
    )
    room = chapter_notebook.stem.partition("-")[2].replace("-", "_")
    assert all(seen) and len(seen) == sum(room in statement.get("folded", ()) for statement in STATEMENTS.values())


def unsafe_order(demo):
    """The lines of a demo's notes that keep a reader safe, but stand behind one that does not."""
    kept = [bool(KEEPS_SAFE.search(note)) or note in safety(None).lines for note in demo.notes]
    first = kept.index(False) if False in kept else len(kept)
    return [note for note, safe in zip(demo.notes[first:], kept[first:], strict=True) if safe]


def test_safety_stands_first_among_the_notes_of_each_demo(demo_value):
    assert unsafe_order(demo_value) == []
    shown = [html.unescape(note) for note in DemoScene(demo_value).state()["notes"]]
    assert shown == list(page_of(demo_value).notes) == list(demo_value.notes)


def test_most_demos_say_what_keeps_safe():
    """And so the test above looks at something."""
    first = [door_of(*made).value().notes[:1] for made in DEMOS]
    assert sum(bool(note and KEEPS_SAFE.search(note[0])) for note in first) >= 18


def test_a_demo_puts_safety_first_whatever_the_order():
    parts = {"controls": (), "model": dict, "picture": dict, "facts_of": dict, "sentence": lambda: Said("It is.")}
    warned, late = "Never take more.", Demo(id="a.b", title="A", notes=["Assumed: all.", "Never take more."], **parts)
    assert unsafe_order(late) == [warned]
    demo = dataclasses.replace(late, notes=["Assumed: all."], safety=[warned])
    assert demo.notes == (warned, "Assumed: all.") == dataclasses.replace(demo, title="B").notes
