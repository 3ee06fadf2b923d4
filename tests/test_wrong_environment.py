"""Promise: where a page cannot live, one line on the screen says what to do, and pictures and safety text stay."""

import json
import re
import shutil
import sys

import pytest
from conftest import HOUSE

from rlsedu.evidence import safety
from rlsedu.stage.saved import NO_COURSE
from tools import lab as jupyter

PICTURES = ".jp-OutputArea img:visible"
WORDS = ".jp-OutputArea-output:has-text('This page cannot run here'):visible"
MISSING = "raise ModuleNotFoundError(\"No module named 'rlsedu'\")"


@pytest.fixture
def kernel_without_the_course(tmp_path, monkeypatch):
    """Jupyter's Python 3 is one that does not find rlsedu."""
    (tmp_path / "lacks").mkdir()
    (tmp_path / "lacks" / "rlsedu.py").write_text(MISSING)
    spec = {"argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"], "language": "python"}
    spec |= {"display_name": "Python 3", "env": {"PYTHONPATH": str(tmp_path / "lacks")}}
    home = tmp_path / "path" / "kernels" / "python3"
    home.mkdir(parents=True)
    (home / "kernel.json").write_text(json.dumps(spec))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "path"), prepend=":")


@pytest.fixture
def open_page(chrome, tmp_path):
    """open_page(name, view, screen, lacks) opens a notebook in a Jupyter that lacks the front end named `lacks`."""
    folder = tmp_path / "readers"
    folder.mkdir()
    with jupyter.jupyterlab(folder) as address:
        contexts = []

        def opened(name, view="doc", screen=jupyter.LAPTOP, lacks=None):
            shutil.copy(HOUSE / "notebooks" / name, folder)
            contexts.append(chrome.new_context(**screen))
            if lacks:
                contexts[-1].route(re.compile(f"/extensions/{lacks}/"), lambda route: route.abort())
            page = contexts[-1].new_page()
            page.set_default_timeout(60_000)
            jupyter.open_notebook(page, address, name, view)
            return page

        yield opened
        for context in contexts:
            context.close()


@pytest.mark.parametrize(("view", "screen"), [("doc", jupyter.LAPTOP), ("notebooks", jupyter.PHONE)])
def test_a_kernel_without_the_course_leaves_the_pictures_and_says_what_to_do(
    kernel_without_the_course, open_page, view, screen
):
    page = open_page("01-symptoms.ipynb", view, screen)
    page.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollTop = 5000")  # where a reader may be
    jupyter.run_all(page, touch=screen is jupyter.PHONE)
    page.locator(WORDS).wait_for()
    page.wait_for_function(
        f"document.querySelectorAll('.rlsedu-saved img').length == {shipped_pictures('01-symptoms')}"
    )
    page.wait_for_timeout(2500)  # what keeps the place has done so
    assert page.locator(WORDS).inner_text() == NO_COURSE
    assert 0 < page.locator(WORDS).bounding_box()["y"] < screen["viewport"]["height"] / 2
    text = page.locator(".jp-Notebook").evaluate("e => e.textContent")
    assert all(line in text for line in safety("symptoms").lines)


def shipped_pictures(name):
    return (HOUSE / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8").count("data:image/png")


def test_a_jupyter_without_anywidget_leaves_the_pictures_and_says_what_to_do(open_page):
    page = open_page("00-start-here.ipynb", lacks="anywidget")
    jupyter.run_all(page)
    page.locator(".jp-OutputArea-output", has_text="Click to show javascript error").first.wait_for()
    assert page.locator(PICTURES).count() == 3 and page.locator(".rlsedu").count() == 0  # road, demo, progress
    line = page.locator(".rlsedu-saved:visible", has_text="If a page does not run")
    assert line.count() == 1 and "If a page does not run" in line.inner_text()
    assert page.get_by_role("heading", name="If a page does not run").count() == 1
