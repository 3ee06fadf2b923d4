"""What the tests of the promises share: the notebooks, the demos, and one JupyterLab with one browser."""

import ast
import contextlib
import importlib
import itertools
import os
import pathlib
import re
import shutil
import tempfile
import tomllib
from functools import cache

import pytest
import stand_in
from hypothesis import settings
from xdist.scheduler import LoadFileScheduling

from rlsedu import symptoms
from rlsedu.course import ROOMS
from rlsedu.reader.store import WHERE
from rlsedu.stage import Range
from tools import lab as jupyter

HOUSE = pathlib.Path(__file__).parent.parent
NOTEBOOKS = sorted((HOUSE / "notebooks").glob("*.md"))
# A laptop as the `rlsedu` command opens the course on it; a phone at midnight as Binder does.
SCREENS = {
    "laptop": {"view": "doc", "dark": False, "touch": False, "screen": jupyter.LAPTOP},
    "phone": {"view": "notebooks", "dark": True, "touch": True, "screen": jupyter.PHONE},
}
# What others say in the browser's log: Notebook 7.6 of itself, also of an empty notebook; anywidget when a slow machine
# takes more than two seconds for a widget that then comes all the same (that all came is tested); JupyterLab when a
# restart comes while it asks its debugger.
NOT_OURS = re.compile(
    r"Cannot read properties of undefined \(reading 'schema'\)|\[anywidget\] Failed to initialize model\."
    r"|Could not restore the debugger state: Canceled future"
)


def demo_names(room):
    """List the functions of a room's demos.py that need no argument: each shows a demo."""
    file = HOUSE / "rlsedu" / room / "demos.py"
    found = ast.parse(file.read_text(encoding="utf-8")).body if file.exists() else []
    functions = [node for node in found if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]
    return [node.name for node in functions if len(node.args.args) == len(node.args.defaults)]


DEMOS = [(room, name) for room in ROOMS for name in demo_names(room)]


def asked_in(room):
    """Return what a room's files ask: a table with its quizzes ("quiz") and its guesses ("predict")."""
    folder = HOUSE / "rlsedu" / room
    quizzes, guesses = (
        tomllib.loads((folder / name).read_text(encoding="utf-8")) for name in ("questions.toml", "guesses.toml")
    )
    return {**quizzes, "predict": guesses}


def door_of(room, name):
    """Return the function of a room that shows a demo, a guess or a quiz; its `value` gives the same as a value."""
    return getattr(importlib.import_module(f"rlsedu.{room}.demos"), name)


def ends(control):
    """Return the first and the last value of a range, and all of any other control."""
    if isinstance(control, Range):
        return (control.low, control.high)
    return (False, True) if control.kind == "toggle" else tuple(control.options)


def at_the_ends(demo):
    """Yield the start, the settings with one control at an end, and those with all of them at an end."""
    yield demo.start
    for control in demo.controls:
        yield from ({**demo.start, control.name: end} for end in ends(control))
    yield from ({control.name: ends(control)[side] for control in demo.controls} for side in (0, -1))


def pytest_generate_tests(metafunc):
    """`source`: once for every notebook; `chapter_notebook`: for those with the fixed shape.

    `demo`: for every demo, the function that shows it; `demo_value`: each as a value. `visit`: for every notebook on
    every screen, or only `on_laptop`, or only `on_phone`.
    """
    if "source" in metafunc.fixturenames:
        metafunc.parametrize("source", NOTEBOOKS, ids=lambda path: path.stem)
    if "chapter_notebook" in metafunc.fixturenames:
        chapters = [path for path in NOTEBOOKS if not path.stem.startswith("00")]
        metafunc.parametrize("chapter_notebook", chapters, ids=lambda path: path.stem)
    if "demo" in metafunc.fixturenames:
        makers = [pytest.param(made, id=".".join(made)) for made in DEMOS]
        metafunc.parametrize("demo", makers, indirect=True)
    if "visit" in metafunc.fixturenames:
        screens = [name for name in SCREENS if f"on_{name}" in metafunc.fixturenames] or SCREENS
        pages = [pytest.param((path, name), id=f"{path.stem}-{name}") for path in NOTEBOOKS for name in screens]
        metafunc.parametrize("visit", pages, indirect=True, scope="session")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what opens a browser, so that `pytest -m "not browser"` runs the rest."""
    for item in items:
        if "chrome" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


class ByPage(LoadFileScheduling):
    """Share the tests out by file, but those of the browser by notebook: what looks at one page runs in one process."""

    def _split_scope(self, nodeid):
        page = re.search(r"test_(?:browser|accessibility)\.py::.*\[(\d\d(?:-[a-z]+)+)", nodeid)
        return page[1] if page else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config, log):
    return ByPage(config, log)


NOBODY = pathlib.Path(tempfile.mkdtemp(prefix="rlsedu-tests-"))
os.environ[WHERE] = str(NOBODY / "nobody.json")  # also for the kernels that a test starts
readers = itertools.count()


@pytest.fixture(autouse=True)
def new_reader(monkeypatch):
    """Every test begins as a reader who has done nothing yet."""
    monkeypatch.setenv(WHERE, str(NOBODY / f"{next(readers)}.json"))


@pytest.fixture
def demo(request):
    """A function that shows a demo: demo() is a new live view of it."""
    return door_of(*request.param)


@pytest.fixture
def demo_value(demo):
    """A Demo, as a value."""
    return demo.value()


@pytest.fixture
def stage():
    """The live demo of the evening; `sent` holds what it sends to the page."""
    made = stand_in.listened(symptoms.evening())
    yield made
    made.close()


@pytest.fixture(scope="session")
def chrome():
    """One Chromium for the whole session."""
    if jupyter.CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium found, and the browser tests must run here: install it (apt-get install chromium)")
        pytest.skip("no Chromium found: install it to run the browser tests (apt-get install chromium)")
    with jupyter.browser() as found:
        yield found


@pytest.fixture
def page(chrome):
    """An empty page, for a widget by itself."""
    page = chrome.new_page(viewport={"width": 900, "height": 900})
    page.set_default_timeout(5000)
    yield page
    page.close()


@pytest.fixture
def evening(page):
    """The demo of the evening, by itself on a page."""
    stand_in.place(page, stand_in.evening())
    return page


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """One Jupyter in light and one in dark, each on a copy of the notebooks: lab(dark) is its address."""
    with contextlib.ExitStack() as running:

        @cache
        def start(dark):
            folder = tmp_path_factory.mktemp("notebooks")
            for source in NOTEBOOKS:
                shutil.copy(source.with_suffix(".ipynb"), folder)
            return running.enter_context(jupyter.jupyterlab(folder, dark=dark))

        yield start


class Visit:
    """A notebook opened as a reader has it and run, with all that the page asked for and complained about."""

    def __init__(self, chrome, address, source, view, touch, screen):
        self.address, self.requests, self.complaints = address, [], []
        self.page = chrome.new_context(**screen).new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("websocket", lambda socket: self.requests.append(socket.url))
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda problem: self._complain(str(problem)))
        jupyter.open_notebook(self.page, address, source.with_suffix(".ipynb").name, view)
        jupyter.run_all(self.page, touch)
        self.page.wait_for_function(
            "[...document.querySelectorAll('.rlsedu img')].every(picture => picture.complete && picture.naturalWidth)"
        )

    def _hear(self, message):
        if message.type == "error":
            self._complain(f"{message.text} ({message.location.get('url', '')})")

    def _complain(self, words):
        if not NOT_OURS.match(words):
            self.complaints.append(words)


@pytest.fixture(scope="session")
def visit(request, chrome, lab):
    """A notebook open and run on one screen, the same for all tests that look at it."""
    source, screen = request.param
    how = dict(SCREENS[screen])
    there = Visit(chrome, lab(how.pop("dark")), source, **how)
    yield there
    there.page.context.close()


@pytest.fixture
def on_laptop(visit):
    """A visit on a laptop only."""
    return visit


@pytest.fixture
def on_phone(visit):
    """A visit on a phone only."""
    return visit


# A busy machine is slow now and then: that is no fault of the code, so no test is timed by hypothesis.
settings.register_profile("course", deadline=None)
settings.load_profile("course")
