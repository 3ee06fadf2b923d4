"""Promise: before a page runs it has its look and opens by keyboard; while it runs the reader stays where they were."""

import json
import re
import shutil
import subprocess
import sys
import zipfile

import pytest
from conftest import HOUSE

from tools import lab as jupyter

SCROLLER = "document.querySelector('.jp-WindowedPanel-outer')"
HEADING = f"[...{SCROLLER}.querySelectorAll('h1, h2, h3')].find((h) => h.textContent.startsWith('Who has it'))"
FROM_TOP = f"{HEADING}.getBoundingClientRect().top - {SCROLLER}.getBoundingClientRect().top"
HANDLE = ".jp-InputPlaceholder > .jp-Placeholder-content"


def test_the_package_brings_the_extension(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=HOUSE, check=True, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        home = next(name for name in wheel.namelist() if name.endswith("labextensions/rlsedu/package.json"))
        load = json.loads(wheel.read(home))["jupyterlab"]["_build"]["load"]
        for file in (load, "static/page.css"):
            assert wheel.read(home.replace("package.json", file))


@pytest.fixture(params=["doc", "notebooks"])
def page(request, chrome, tmp_path):
    """Chapter 1, as a reader on a laptop opens it: nothing has run."""
    page = chrome.new_context(**jupyter.LAPTOP).new_page()
    with jupyter.jupyterlab(tmp_path) as address:
        shutil.copy(HOUSE / "notebooks" / "01-symptoms.ipynb", tmp_path)
        jupyter.open_notebook(page, address, "01-symptoms.ipynb", request.param)
        yield page
    page.context.close()


def go_to_the_middle(page):
    page.wait_for_function(f"{HEADING} && document.querySelector('{HANDLE}[tabindex]')")
    for _ in range(2):  # pictures above it that come into sight take their room
        page.evaluate(f"{SCROLLER}.scrollTop += {FROM_TOP} - 24")
        page.wait_for_timeout(500)
    return page.evaluate(FROM_TOP)


def test_a_page_that_does_not_run_has_its_look_opens_by_keyboard_and_keeps_its_place(page):
    before = go_to_the_middle(page)
    handle = page.locator(HANDLE).first
    assert re.search("code", handle.evaluate("e => getComputedStyle(e, '::after').content"))
    assert (
        page.locator(".jp-RenderedMarkdown a").first.evaluate("e => getComputedStyle(e).textDecorationLine")
        == "underline"
    )
    for run in (jupyter.run_all, restart):
        run(page)
        assert abs(page.evaluate(FROM_TOP) - before) < 5
    start_all(page)
    page.wait_for_timeout(700)
    page.mouse.move(600, 400)
    page.mouse.wheel(0, -1500)  # the reader goes elsewhere while it runs
    page.wait_for_timeout(4000)
    assert page.evaluate(FROM_TOP) > before + 500
    shut = page.locator(HANDLE).count()
    page.locator(HANDLE).first.press("Enter")
    assert page.locator(HANDLE).count() == shut - 1


def start_all(page):
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def restart(page):
    page.locator("[data-command='notebook:restart-run-all']").click()
    page.locator(".jp-Dialog .jp-mod-accept", has_text="Restart").click()
    page.wait_for_function("[...document.querySelectorAll('.jp-InputPrompt')].some((p) => p.textContent.includes('*'))")
    page.wait_for_function(
        "![...document.querySelectorAll('.jp-InputPrompt')].some((p) => p.textContent.includes('*'))", timeout=120000
    )
    page.wait_for_timeout(500)
