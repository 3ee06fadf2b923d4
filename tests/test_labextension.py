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
    assert page.evaluate(FROM_TOP) > before + 200  # what is above may have lost its pictures by then
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


SAVED = "[...document.querySelectorAll('.jp-OutputArea-output')].length"


class SlowStart:
    """Chapter 1, opened where each kernel waits to be started until `release` is called."""

    def __init__(self, page, address, view):
        self.page, self.asked, self.answer = page, [], None
        page.route("**/api/sessions*", self._hold)
        page.goto(f"{address}/{jupyter.VIEWS[view]}/01-symptoms.ipynb?token={jupyter.TOKEN}")
        page.wait_for_function(f"{SAVED} > 3")

    def _hold(self, route):
        if route.request.method != "POST":
            route.continue_()
        elif self.answer:
            self.answer(route)
        else:
            self.asked.append(route)

    def release(self, answer=lambda route: route.continue_()):
        self.answer = answer
        for route in self.asked:
            answer(route)

    def refuse(self):
        self.release(lambda route: route.fulfill(status=500, json={"message": "no kernel today"}))


@pytest.fixture(params=["doc", "notebooks"])
def slow(request, chrome, tmp_path):
    """A SlowStart on a laptop."""
    page = chrome.new_context(**jupyter.LAPTOP).new_page()
    with jupyter.jupyterlab(tmp_path) as address:
        shutil.copy(HOUSE / "notebooks" / "01-symptoms.ipynb", tmp_path)
        yield SlowStart(page, address, request.param)
        page.context.close()


def test_a_run_asked_too_early_waits_for_the_kernel_and_loses_no_picture(slow):
    page, waiting = slow.page, slow.page.locator(".rlsedu-waiting")
    before = page.evaluate(SAVED)
    for _ in range(2):  # a reader who sees nothing happen presses again
        start_all(page)
    page.locator(".rlsedu-waiting", has_text="still starting").wait_for()
    page.wait_for_timeout(1000)
    assert page.evaluate(SAVED) >= before and waiting.count() == 1
    assert page.locator(".jp-Dialog").count() == 0
    slow.release()
    page.locator(".rlsedu .rlsedu-picture").first.wait_for()
    waiting.wait_for(state="detached")


@pytest.mark.parametrize("slow", ["doc"], indirect=True)
def test_where_no_kernel_starts_the_pictures_come_back(slow):
    page, dialog = slow.page, slow.page.locator(".jp-Dialog")
    before = page.evaluate(SAVED)
    start_all(page)
    page.locator(".rlsedu-waiting", has_text="still starting").wait_for()
    slow.refuse()
    dialog.last.wait_for()
    for _ in range(20):  # Jupyter says so, and asks for another kernel
        if dialog.count():
            page.keyboard.press("Escape")
        page.wait_for_timeout(250)
    assert page.evaluate(SAVED) >= before and dialog.count() == 0
