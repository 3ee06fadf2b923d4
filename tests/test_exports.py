"""Promise: an export shows each demo as picture, name and words, and needs the network for none of them."""

import html
import re

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter, MarkdownExporter, SlidesExporter

from rlsedu import symptoms
from rlsedu.stage.bank import beside
from rlsedu.stage.saved import VIEW

EXPORTS = {
    "lab": HTMLExporter,
    "classic": lambda: HTMLExporter(template_name="classic"),
    "slides": SlidesExporter,
    "markdown": MarkdownExporter,
}
CELLS = ("from rlsedu import symptoms", "symptoms.evening()", 'symptoms.predict("evening")', 'symptoms.quiz("opening")')
NEAR = [beside(question) for question in symptoms.quiz.value("opening").questions]
IN_QUIZ = [near.name for near in NEAR if near.picture]
PICTURE = re.compile(r'<img alt="([^"]*)" src="data:image/png;base64,[^"]{400}')


@pytest.fixture(scope="module", params=["without state", "with state"])
def run_and_saved(request):
    """A demo, a guess and a quiz, run and saved; with and without what "Save Widget State Automatically" adds."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in CELLS])
    state = request.param == "with state"
    NotebookClient(notebook, kernel_name="python3", timeout=120, store_widget_state=state).execute()
    assert ("widgets" in notebook.metadata) == state
    return notebook


def pictures_of(notebook):
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    return [name for output in outputs for name in PICTURE.findall(output.get("data", {}).get("text/html", ""))]


@pytest.mark.parametrize("export", EXPORTS)
def test_a_saved_run_keeps_its_pictures_with_their_names_and_its_words(run_and_saved, export):
    page, _ = EXPORTS[export]().from_notebook_node(run_and_saved)
    shown = [symptoms.evening(), symptoms.predict("evening")]
    names = [widget.name for widget in shown] + IN_QUIZ
    assert PICTURE.findall(page) == [html.escape(name) for name in names]
    assert len(re.findall("<img|!\\[", page)) == len(names)
    assert page.count(f"<p>{html.escape(shown[0].sentence)}</p>") == 1
    assert page.count(f"<p>{html.escape(shown[1].demo.question)}</p>") == 1
    for widget in shown:
        widget.close()


def test_a_saved_run_has_its_view_apart_from_what_stays(run_and_saved):
    for cell in run_and_saved.cells[1:]:
        saved, view = cell.outputs
        assert set(saved.data) == {"text/html", "text/plain"} and set(view.data) == {VIEW}


@pytest.mark.parametrize("export", EXPORTS)
def test_the_notebooks_as_they_come_keep_their_pictures_with_their_names(source, export):
    notebook = nbformat.read(source.with_suffix(".ipynb"), as_version=4)
    page, _ = EXPORTS[export]().from_notebook_node(notebook)
    assert PICTURE.findall(page) == pictures_of(notebook) and "" not in pictures_of(notebook)
    assert len(re.findall("<img|!\\[", page)) == len(pictures_of(notebook)) > 0


def test_an_exported_page_shows_its_pictures_when_nobody_answers(run_and_saved, chrome, tmp_path):
    page, _ = HTMLExporter().from_notebook_node(run_and_saved)
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    context = chrome.new_context()
    context.route(re.compile("^(?!file:)"), lambda route: route.abort())
    tab = context.new_page()
    tab.goto((tmp_path / "page.html").as_uri())
    for fold in tab.locator("details:has(img) > summary").all():
        fold.click()  # it holds the answer of a guess
    for picture in tab.locator("img").all():
        assert picture.is_visible() and picture.evaluate("e => e.complete && e.naturalWidth") > 100
    assert (
        tab.locator("img").count() == 2 + len(IN_QUIZ)
        and tab.get_by_role("img", name="Curves of discomfort").count() == 1
    )
    context.close()
