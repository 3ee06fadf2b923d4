"""Promise: in a real JupyterLab the newest value wins, whatever the kernel or the line to it does meanwhile."""

import json
import os
import urllib.parse
import urllib.request

import pytest

from benchmarks.fuzz_checks import Kernel
from rlsedu.evidence import clock
from tools.lab import TOKEN, jupyterlab, kernels_of, open_notebook, run_all, write_notebook
from tools.relay import Relay

NAME, EVENING = "line.ipynb", "symptoms.evening"
CELLS = (
    f"from rlsedu import symptoms\nW = {{{EVENING!r}: symptoms.evening()}}\nW[{EVENING!r}]",
    "import time\nBUSY = 0",
)
SETTING = "@jupyterlab/apputils-extension:kernels-settings"
BUSY = "document.querySelectorAll('.jp-InputPrompt')[1].textContent.includes('*')"
LONGEST_CUT_S = float(os.environ.get("RLSEDU_LONGEST_CUT_S", "5"))  # 40 in the longer job


class Reader:
    """A reader with one demo. address: what the browser goes to. server: where the kernel can be asked meanwhile."""

    def __init__(self, chrome, address, server):
        self.context = chrome.new_context(viewport={"width": 1366, "height": 768})
        self.page = self.context.new_page()
        open_notebook(self.page, address, NAME)
        run_all(self.page)
        self.slider = self.page.get_by_role("slider", name="Clock time")
        self.slider.scroll_into_view_if_needed()
        self.page.locator(".rlsedu-picture").wait_for()
        self.kernel = Kernel(server, kernels_of(server, NAME)[0]["id"], TOKEN)

    def keep_busy(self, code):
        """Write code into the second cell, and run it."""
        editor = self.page.locator(".jp-Cell").nth(1).locator(".cm-content")
        editor.click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(code)
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_function(BUSY)

    def step(self):
        """Move the slider one step, and return the value that it shows."""
        self.slider.press("ArrowRight")
        return float(self.slider.input_value())

    @property
    def sentence(self):
        return self.page.locator(".rlsedu-sentence").inner_text()

    @property
    def problem(self):
        return self.page.locator(".rlsedu-problem").inner_text()

    def ends_at(self, value, patience_s):
        """Check that box, slider, sentence and kernel come to say `value`, and that the page then has no complaint."""
        at = clock(value)
        said = f"document.querySelector('.rlsedu-sentence').textContent.includes('{at}')"
        self.page.wait_for_function(said, timeout=patience_s * 1000)
        self.page.wait_for_timeout(1500)
        box = self.page.get_by_role("textbox", name="Clock time: type").input_value()
        told = self.kernel.tell()["demos"][EVENING]
        shown = float(self.slider.input_value())
        assert (shown, box, told["values"]["now_h"], told["sentence"]) == (value, at, value, self.sentence)
        assert self.problem == ""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("line")
    with jupyterlab(folder) as address:
        yield folder, address


@pytest.fixture
def reader(server, chrome, request):
    """A reader beside the server; with the parameter "cord" at the end of a Relay."""
    folder, address = server
    write_notebook(folder / NAME, *CELLS)
    cord = Relay(urllib.parse.urlsplit(address).port) if getattr(request, "param", "") == "cord" else None
    reader = Reader(chrome, cord.address if cord else address, address)
    reader.cord = cord
    yield reader
    reader.kernel.close()
    reader.context.close()
    for kernel in kernels_of(address, NAME):
        ask(f"{address}/api/kernels/{kernel['id']}", "DELETE")
    if cord:
        cord.close()


def ask(url, method, body=None):
    """Ask the server for something as its owner."""
    headers = {"Authorization": f"token {TOKEN}", "Content-Type": "application/json"}
    urllib.request.urlopen(urllib.request.Request(url, body, headers, method=method), timeout=20).close()


@pytest.fixture
def without_subshells(server):
    """As in older Jupyters: what the page sends waits behind the cell that runs."""
    url = f"{server[1]}/lab/api/settings/{urllib.parse.quote(SETTING, safe='@/')}"
    yield ask(url, "PUT", json.dumps({"raw": json.dumps({"commsOverSubshells": "disabled"})}).encode())
    ask(url, "PUT", json.dumps({"raw": "{}"}).encode())


def test_a_slider_answers_while_a_cell_runs(reader):
    reader.keep_busy("time.sleep(8)")
    value = reader.step()
    at = clock(value)
    reader.page.wait_for_function(
        f"document.querySelector('.rlsedu-sentence').textContent.includes('{at}')", timeout=6000
    )
    assert reader.page.evaluate(BUSY)


def test_what_was_moved_while_a_cell_ran_is_where_it_was_left(without_subshells, reader):
    reader.keep_busy("time.sleep(22)")
    for _ in range(8):
        value = reader.step()
        reader.page.wait_for_timeout(2200)
        assert float(reader.slider.input_value()) == value
    reader.ends_at(value, patience_s=60)


@pytest.mark.parametrize("reader", ["cord"], indirect=True)
@pytest.mark.parametrize("seconds", sorted({5, LONGEST_CUT_S}))
def test_what_was_moved_while_the_line_was_cut_is_drawn_when_it_is_back(reader, seconds):
    reader.cord.cut()
    for _ in range(2):
        value = reader.step()
        reader.page.wait_for_timeout(seconds * 500)
        assert float(reader.slider.input_value()) == value
    reader.cord.join()
    reader.ends_at(value, patience_s=120)
