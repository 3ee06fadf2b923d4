"""Promise: every safety statement stands in the text of every notebook that needs it, whatever kernel it has."""

import html
import re
import tomllib

import nbformat
import pytest
from conftest import HOUSE, NOTEBOOKS, ROOMS
from nbconvert import HTMLExporter

from rlsedu.evidence import safety

STATEMENTS = tomllib.loads((HOUSE / "rlsedu" / "evidence" / "safety.toml").read_text(encoding="utf-8"))


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
