"""JupyterLab, Notebook 7 and a real browser as readers have them, for the tests, the benchmarks and the maintainer.

python tools/lab.py notebooks/01-symptoms.ipynb out.png [--width 390] [--dark] [--view notebooks] [--first]
takes a screenshot after running all cells: the whole page, or with --first what the window shows before running.
"""

import argparse
import contextlib
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

from playwright.sync_api import TimeoutError as TooLong
from playwright.sync_api import sync_playwright

from rlsedu.app.command import NO_ANNOUNCEMENTS
from rlsedu.app.connection import SERVER_OPTION
from rlsedu.course import ROOMS
from rlsedu.reader.store import NAME, WHERE, Store
from rlsedu.stage.questions import room_names

CHROMIUM = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
TOKEN = "rlsedu-test"
LAPTOP = {"viewport": {"width": 1366, "height": 648}}
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 3, "is_mobile": True, "has_touch": True}
# doc: what the `rlsedu` command opens. notebooks: Notebook 7, what Binder opens. lab: JupyterLab with its side bars.
VIEWS = {"doc": "doc/tree", "notebooks": "notebooks", "lab": "lab/tree"}


def open_all_demos(folder):
    """Put into a folder of notebooks the progress of a reader who skipped every guess, so that no demo is shut."""
    store = Store(pathlib.Path(folder) / NAME)
    for room in ROOMS:
        for name in room_names(room)[1]:
            store.add(kind="skip", id=f"{room}.{name}-guess")


@contextlib.contextmanager
def jupyterlab(folder, dark=False, prompt=True, guessed=True):
    """Run JupyterLab and Notebook 7 on `folder` on a free loopback port; gives its address.

    dark: with the dark theme; all other settings are JupyterLab's own, and nothing of the user's is read.
    prompt: with the quick line between page and kernel that the `rlsedu` command sets up.
    guessed: for a reader who has met all guesses, so that no demo is shut; otherwise for one who begins.
    """
    if guessed and not pathlib.Path(folder, NAME).exists():
        open_all_demos(folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as home:
        private = {"JUPYTER_CONFIG_DIR": home, "JUPYTER_DATA_DIR": f"{home}/data", "JUPYTER_RUNTIME_DIR": f"{home}/run"}
        private["JUPYTERLAB_SETTINGS_DIR"] = private["JUPYTERLAB_WORKSPACES_DIR"] = f"{home}/lab"
        shutil.copytree(NO_ANNOUNCEMENTS, home, dirs_exist_ok=True)
        theme = pathlib.Path(home, "lab", "@jupyterlab", "apputils-extension", "themes.jupyterlab-settings")
        theme.parent.mkdir(parents=True)
        theme.write_text(json.dumps({"theme": "JupyterLab Dark" if dark else "JupyterLab Light"}))
        command = [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", f"--port={port}", "--ip=127.0.0.1", "--allow-root"),
            *([SERVER_OPTION] if prompt else []),
            f"--IdentityProvider.token={TOKEN}",
            f"--ServerApp.root_dir={folder}",
        ]
        log = open(f"{home}/log", "w+")  # noqa: SIM115
        ours = {name: value for name, value in os.environ.items() if name != WHERE}  # progress: in the folder
        server = subprocess.Popen(command, env={**ours, **private}, stdout=log, stderr=log)
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(f"{address}/api?token={TOKEN}", server, log)
            yield address
        finally:
            server.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(10)
            server.kill()
            log.close()


def _wait_for(address, server, log, patience_s=90):
    for _ in range(patience_s * 4):
        if server.poll() is not None:
            break
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2):
            return
        time.sleep(0.25)
    log.seek(0)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read()[-3000:]}")


@contextlib.contextmanager
def browser():
    """Give a headless Chromium from the system; RuntimeError if there is none."""
    if CHROMIUM is None:
        raise RuntimeError("no Chromium found: install it, for example with: apt-get install chromium")
    with sync_playwright() as play:
        chrome = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        try:
            yield chrome
        finally:
            chrome.close()


def open_notebook(page, address, name, view="doc", patience_s=90):
    """Open a notebook (a path below the server's folder) as a first-time reader does, and wait for its kernel.

    view: a key of VIEWS.
    """
    page.goto(f"{address}/{VIEWS[view]}/{name}?token={TOKEN}", wait_until="load")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=patience_s * 1000)
    for _ in range(patience_s * 4):  # on a phone no bar has room for the kernel's state: ask the server
        if any(kernel["connections"] and kernel["execution_state"] == "idle" for kernel in kernels_of(address, name)):
            return page.wait_for_timeout(500)
        page.wait_for_timeout(250)
    raise RuntimeError(f"the kernel of {name} did not start")


def kernels_of(address, name):
    """List the kernels of an open notebook (a path below the server's folder), as the server tells of them."""
    with urllib.request.urlopen(f"{address}/api/sessions?token={TOKEN}", timeout=20) as answer:
        return [session["kernel"] for session in json.load(answer) if session["path"] == name]


def run_all(page, touch=False, timeout_s=180):
    """Run all cells and wait until each has run.

    touch: by the double arrow in the bar, as on a phone; else by the menu. (JupyterLab 4.6 has a menu that does not
    hear a finger: jupyterlab#19124.)
    """
    if touch:
        page.locator("[data-command='notebook:restart-run-all']").tap()
        page.locator(".jp-Dialog .jp-mod-accept", has_text="Restart").tap()
    else:
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    busy = "[...document.querySelectorAll('.jp-InputPrompt')].some((prompt) => prompt.textContent.includes('*'))"
    with contextlib.suppress(TooLong):  # one short cell may be over before one looks
        page.wait_for_function(busy, timeout=20_000)
    page.wait_for_function(f"!({busy})", timeout=timeout_s * 1000)
    page.wait_for_timeout(500)


def write_notebook(path, *cells):
    """Write a notebook with the given code cells."""
    code = [
        {"cell_type": "code", "id": f"c{i}", "metadata": {}, "outputs": [], "execution_count": None, "source": source}
        for i, source in enumerate(cells)
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}}
    pathlib.Path(path).write_text(json.dumps({"cells": code, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}))


def tall(page):
    """Make the window as tall as the notebook, so that a screenshot, or axe-core, sees all of it."""
    ends = "[...document.querySelectorAll('.jp-Notebook .jp-Cell')].at(-1).getBoundingClientRect().bottom"
    top = "document.querySelector('.jp-WindowedPanel-outer').scrollTo(0, 0)"
    height = before = 0
    for _ in range(10):  # what comes into sight takes its true height
        page.evaluate(top)
        height, before = min(int(page.evaluate(ends)) + 100, 120_000), height
        if height == before:
            break
        page.set_viewport_size({"width": page.viewport_size["width"], "height": height})
        page.wait_for_timeout(700)
    page.evaluate(top)


def main():
    parser = argparse.ArgumentParser(description="Take a screenshot of a notebook in JupyterLab or Notebook 7.")
    parser.add_argument("notebook", type=pathlib.Path)
    parser.add_argument("picture")
    parser.add_argument(
        "--width", type=int, default=1366, help="below 600 it is a phone, with touch and three dots a px"
    )
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--view", choices=VIEWS, default="doc")
    parser.add_argument("--first", action="store_true", help="what the window shows before anything runs")
    parser.add_argument("--element", metavar="CSS", help="only the first element of this selector, such as .rlsedu")
    asked = parser.parse_args()
    screen = PHONE if asked.width < 600 else LAPTOP
    screen = {**screen, "viewport": {**screen["viewport"], "width": asked.width}}
    with jupyterlab(asked.notebook.resolve().parent, asked.dark) as address, browser() as chrome:
        page = chrome.new_context(**screen).new_page()
        open_notebook(page, address, asked.notebook.name, asked.view)
        if not asked.first:
            run_all(page, touch=asked.width < 600)
            tall(page)
        shown = page.locator(asked.element).first if asked.element else page
        shown.screenshot(path=asked.picture, scale="device" if asked.first or asked.element else "css")


if __name__ == "__main__":
    main()
