"""Promise: every door leads to the course itself, nothing else on the screen, and from there on and back."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest
from conftest import HOUSE, NOTEBOOKS, SCREENS

from rlsedu import __version__
from tools import lab as jupyter

NAMES = [path.with_suffix(".ipynb").name for path in NOTEBOOKS]
BINDER = re.compile(rf"https://mybinder\.org/v2/gh/rlsedu/rlsedu/v{re.escape(__version__)}\?urlpath=([^)\s]+)")
TITLE = "[...document.querySelectorAll('.jp-Notebook h1')].find((title) => title.checkVisibility())?.textContent"


def test_binder_opens_each_notebook_alone_as_this_version_has_it():
    text = (HOUSE / "README.md").read_text(encoding="utf-8")
    assert BINDER.findall(text) == [f"notebooks/notebooks/{name}" for name in NAMES[:1] + NAMES]
    rows = [line for line in text.splitlines() if line.startswith("| [") and "](notebooks/" in line]
    assert [re.search(r"\]\(notebooks/([^)]+)\)", row)[1] for row in rows] == NAMES
    assert [BINDER.search(row)[1].rpartition("/")[2] for row in rows] == NAMES


def test_on_binder_a_reader_sees_one_file_a_chapter(tmp_path):
    """The image is built by the script itself; only installing and switching off are played."""
    shutil.copytree(HOUSE / "notebooks", tmp_path / "notebooks", ignore=shutil.ignore_patterns(".*"))
    shutil.copy(HOUSE / "binder" / "postBuild", tmp_path)
    for command in ("python", "jupyter"):
        real = f'[ "$1" = - ] && exec {sys.executable} -\n' if command == "python" else ""
        (tmp_path / command).write_text(f'#!/bin/sh\n{real}echo "$0 $*" >> did\n')
        (tmp_path / command).chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    subprocess.run(
        ["bash", "postBuild"],
        cwd=tmp_path,
        env={**os.environ, "PATH": path, "NB_PYTHON_PREFIX": str(tmp_path)},
        check=True,
    )
    assert sorted(path.name for path in (tmp_path / "notebooks").iterdir()) == NAMES
    assert "pip install" in (tmp_path / "did").read_text()
    changed = json.loads((tmp_path / "share" / "jupyter" / "lab" / "settings" / "overrides.json").read_text())
    assert changed == {"@jupyterlab/notebook-extension:tracker": {"windowingMode": "defer"}}


@pytest.fixture(scope="module")
def doors(chrome, lab):
    """Open the start page for the first time, as nobody ran it: doors(view, screen) is (page, what it stands in)."""
    contexts = []

    def open_door(view, screen):
        contexts.append(chrome.new_context(**screen))
        page = contexts[-1].new_page()
        page.set_default_timeout(30_000)
        jupyter.open_notebook(page, lab(False), NAMES[0], view)
        return page

    yield open_door
    for context in contexts:
        context.close()


def wait_for_title(page, words):
    page.wait_for_function(f"words => ({TITLE} ?? '').includes(words)", arg=words)


@pytest.mark.parametrize(("screen", "view", "least_px"), [("laptop", "doc", 1180), ("phone", "notebooks", 366)])
def test_the_first_screen_is_the_course(doors, screen, view, least_px):
    page = doors(view, SCREENS[screen]["screen"])
    assert page.locator(".jp-FileBrowser:visible, .jp-DirListing:visible").count() == 0
    title, cell = page.locator(".jp-Notebook h1").first.bounding_box(), page.locator(".jp-Cell").first.bounding_box()
    assert title["y"] + title["height"] < page.viewport_size["height"] / 2
    assert cell["width"] >= least_px and cell["x"] >= 0
    assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"]


def test_in_jupyterlab_a_link_opens_the_chapter_in_its_place(doors):
    page = doors("doc", jupyter.LAPTOP)
    page.locator(f".jp-Notebook a[href*='{NAMES[1]}']:visible").first.click()
    wait_for_title(page, "Chapter 1")
    assert page.url.endswith(f"/doc/tree/{NAMES[1]}") and len(page.context.pages) == 1
    page.locator(f".jp-Notebook a[href*='{NAMES[0]}']:visible").first.click()
    wait_for_title(page, "start here")
    assert page.url.endswith(f"/doc/tree/{NAMES[0]}")


def test_in_notebook_7_a_link_opens_the_chapter_beside_it(doors):
    page = doors("notebooks", jupyter.PHONE)
    with page.expect_popup() as opened:
        page.locator(f".jp-Notebook a[href*='{NAMES[1]}']:visible").first.tap()
    wait_for_title(opened.value, "Chapter 1")
    assert opened.value.locator(".jp-FileBrowser:visible, .jp-DirListing:visible").count() == 0
    wait_for_title(page, "start here")
