"""JupyterLab and a real browser, for the tests, the benchmarks and the maintainer's eye.

python tools/lab.py notebooks/01-symptoms.ipynb out.png [--width 390] [--dark]    a screenshot after running all cells
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

from playwright.sync_api import sync_playwright

from rlsedu.connection import SERVER_OPTION
from rlsedu.course import NO_ANNOUNCEMENTS

CHROMIUM = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
TOKEN = "rlsedu-test"


@contextlib.contextmanager
def jupyterlab(folder, dark=False, prompt=True):
    """Run JupyterLab on `folder` on a free loopback port; gives its address. Nothing of the user's settings is read.

    prompt: with the quick line between page and kernel that the `rlsedu` command sets up.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as home:
        private = {"JUPYTER_CONFIG_DIR": home, "JUPYTER_DATA_DIR": f"{home}/data", "JUPYTER_RUNTIME_DIR": f"{home}/run"}
        shutil.copytree(NO_ANNOUNCEMENTS, home, dirs_exist_ok=True)
        theme = pathlib.Path(home, "lab", "@jupyterlab", "apputils-extension", "themes.jupyterlab-settings")
        theme.parent.mkdir(parents=True)
        theme.write_text(json.dumps({"theme": "JupyterLab Dark" if dark else "JupyterLab Light"}))
        whole = pathlib.Path(home, "lab", "@jupyterlab", "notebook-extension", "tracker.jupyterlab-settings")
        whole.parent.mkdir(parents=True)
        whole.write_text(json.dumps({"windowingMode": "none"}))
        private["JUPYTERLAB_SETTINGS_DIR"] = private["JUPYTERLAB_WORKSPACES_DIR"] = f"{home}/lab"
        command = [
            sys.executable,
            "-m",
            "jupyterlab",
            "--no-browser",
            f"--port={port}",
            "--ip=127.0.0.1",
            "--allow-root",
        ]
        command += [SERVER_OPTION] if prompt else []
        command += [
            f"--IdentityProvider.token={TOKEN}",
            f"--ServerApp.root_dir={folder}",
            "--LabApp.expose_app_in_browser=True",
        ]
        log = open(f"{home}/log", "w+")  # noqa: SIM115
        server = subprocess.Popen(command, env={**os.environ, **private}, stdout=log, stderr=log)
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


def open_notebook(page, address, name):
    """Open a notebook (a path below the server's folder) in JupyterLab and wait for its kernel."""
    page.goto(f"{address}/doc/tree/{name}?token={TOKEN}&reset", wait_until="load")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=90_000)
    page.wait_for_selector("text=/Python 3.*Idle/", timeout=90_000)


def run_all(page, timeout_s=120):
    """Run all cells through the menu and wait until the last code cell has its number and the kernel is idle."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    busy = "document.querySelectorAll('.jp-InputArea-prompt').values().some(e => e.textContent.includes('*'))"
    page.wait_for_timeout(500)
    page.wait_for_function(f"!({busy})", timeout=timeout_s * 1000)
    page.wait_for_selector(
        ".jp-Notebook-ExecutionIndicator[data-status='idle']", state="attached", timeout=timeout_s * 1000
    )


def write_notebook(path, *cells):
    """Write a notebook with the given code cells."""
    code = [
        {"cell_type": "code", "id": f"c{i}", "metadata": {}, "outputs": [], "execution_count": None, "source": source}
        for i, source in enumerate(cells)
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}}
    pathlib.Path(path).write_text(json.dumps({"cells": code, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}))


def tall(page, width):
    """Make the window as tall as the notebook, so that a screenshot holds all of it."""
    height = page.evaluate("document.querySelector('.jp-WindowedPanel-outer')?.scrollHeight ?? 2000")
    page.set_viewport_size({"width": width, "height": min(int(height) + 200, 16000)})
    page.wait_for_timeout(1500)
    page.evaluate("document.querySelector('.jp-WindowedPanel-outer')?.scrollTo(0, 0)")
    page.wait_for_timeout(500)


def main():
    parser = argparse.ArgumentParser(description="Take a screenshot of a notebook run in JupyterLab.")
    parser.add_argument("notebook", type=pathlib.Path)
    parser.add_argument("picture")
    parser.add_argument("--width", type=int, default=1100)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--element", metavar="CSS", help="only the first element of this selector, such as .rlsedu")
    asked = parser.parse_args()
    with jupyterlab(asked.notebook.resolve().parent, asked.dark) as address, browser() as chrome:
        page = chrome.new_page(viewport={"width": max(asked.width, 900), "height": 900})
        open_notebook(page, address, asked.notebook.name)
        run_all(page)
        tall(page, asked.width)
        (page.locator(asked.element).first if asked.element else page).screenshot(path=asked.picture)


if __name__ == "__main__":
    main()
