"""Random readers: thousands of events in one notebook with all demos, guesses and quizzes, and nothing may go wrong.

    python benchmarks/fuzz.py [--events 10000] [--seed 1] [--first BURST] [--burst 50] [--names ...] [--report FILE]

JupyterLab with its own settings, a real Chromium. Events come in bursts; after each the page rests and is compared with
the kernel, and the kernel with fresh demos of the same values (benchmarks/fuzz_checks.py). It prints what failed, how
often, and the events before the first of each kind. A burst depends on the seed and on its number only: to replay one,
give --first its number and --events 50. Exits 1 if anything failed.
"""

import argparse
import itertools
import json
import pathlib
import random
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
from conftest import DEMOS, ROOMS, asked_in  # noqa: E402

from benchmarks.fuzz_checks import QUIZZES, SEEN, Kernel, picture_wrong, quiz_wrong, words_wrong  # noqa: E402
from benchmarks.fuzz_events import Hand  # noqa: E402
from tools.lab import TOKEN, browser, jupyterlab, kernels_of, open_notebook, run_all, write_notebook  # noqa: E402

FILE, AT_ONCE, MOST_GROWTH_MIB, PATIENCE_S = "fuzz.ipynb", 4, 60, 20
# The kernel is weighed each so many bursts, when the pictures that left the screen have gone (they wait 30 s).
WEIGHED_EVERY, GONE_AFTER_MS = 20, 35_000
# Looked at again: a busy machine may only be late. A request that was lost goes again after 15 s.
WAITS_MS = (400, 3000, 9000)
TWICE = ("symptoms.evening", "journey.chain", "symptoms.predict:evening")


class Failures:
    """What failed, by kind: how often, and the first time with the events before it. report: a file, or None."""

    def __init__(self, report=None):
        self.kinds, self._report = {}, report

    def add(self, kind, details, burst, events):
        self.kinds.setdefault(kind, []).append(f"burst {burst}: {details}")
        if self._report and len(self.kinds[kind]) <= 5:
            with self._report.open("a", encoding="utf-8") as out:
                out.write(f"## {kind}\nburst {burst}: {details}\n\n    " + "\n    ".join(events) + "\n\n")

    def __str__(self):
        rows = [f"{len(times):>5}  {kind}\n       first: {times[0]}" for kind, times in self.kinds.items()]
        return "\n".join(rows) or "nothing failed"


def items():
    """Return the names of all demos, guesses and quizzes in the order of the course, and the answers of the quizzes."""
    names, answers = [], {}
    for room in ROOMS:
        asked = asked_in(room)
        names += [f"{room}.quiz:{name}" for name in asked["quiz"]]
        names += [f"{room}.predict:{name}" for name in asked["predict"]]
        names += [f"{room}.{name}" for of, name in DEMOS if of == room]
        for question in itertools.chain(*asked["quiz"].values()):
            answers[question["question"]] = {o["text"]: o["feedback"] for o in question["options"]}
    return names, answers


def cells(names):
    """Return the sources of the notebook: a cell for each name, and some demos shown a second time."""
    rooms = "import " + ", ".join(f"rlsedu.{room}" for room in ROOMS) + "\nW = {}"
    code = [rooms]
    for name in names:
        maker, _, which = name.partition(":")
        call = f"rlsedu.{maker}({which!r})" if which else f"rlsedu.{maker}()"
        code.append(call if ".quiz" in name else f"W[{name!r}] = {call}\nW[{name!r}]")
    return code + [f"W[{name!r}]" for name in TWICE if name in names]


class Fuzz:
    """One notebook under fire: chrome is a browser, address that of a server on `folder`."""

    def __init__(self, chrome, address, folder, names, answers, failures):
        self.address, self.folder, self.names, self.failures = address, pathlib.Path(folder), names, failures
        self.answers, self.cells, self.events, self.burst, self.weights = answers, cells(names), [], 0, []
        self.chrome, self.kernel, self.page = chrome, None, None

    def begin(self):
        """Open the notebook anew, with a new kernel, and run it."""
        self.end()
        write_notebook(self.folder / FILE, *self.cells)
        self.page = self.chrome.new_context(viewport={"width": 1366, "height": 768}).new_page()
        self.page.set_default_timeout(20_000)
        self.page.on("console", lambda said: self._hear(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda problem: self._hear(str(problem)))
        open_notebook(self.page, self.address, FILE)
        run_all(self.page)
        self.kernel = Kernel(self.address, kernels_of(self.address, FILE)[0]["id"], TOKEN)
        about = self.kernel.about()
        self.titles = {title: name for name, (title, _) in about.items()}
        self.specs = {name: controls for name, (_, controls) in about.items()}
        if len(self.titles) < len(self.specs):
            raise RuntimeError("two demos have one title: the page cannot tell them apart")
        self.hand = Hand(self.page, self.kernel, self.specs)
        self.weights, self.heard = [], 0

    def end(self):
        """Close the page and shut its kernel down."""
        if self.page:
            self.kernel.close()
            self.page.context.close()
            kernel = kernels_of(self.address, FILE)[0]["id"]
            end = urllib.request.Request(f"{self.address}/api/kernels/{kernel}?token={TOKEN}", method="DELETE")
            urllib.request.urlopen(end, timeout=20).close()
            self.page = None

    def throw(self, chance, number, size):
        """Make one burst of `size` events on a few of the demos, let the page rest, and check it."""
        self.burst = number
        focus = chance.sample(range(1, len(self.cells)), min(AT_ONCE, len(self.cells) - 1))
        self.events = self.hand.log = []
        for _ in range(size):
            self.hand.do(chance, chance.choice(focus), self.cells)
        self.hand.let_go()
        self.check(focus)

    def check(self, focus):
        """Compare page, kernel, file and fresh demos; what differs goes to the failures."""
        for cell in focus:
            self.hand.show(cell)
            touched = [title for title, name in self.titles.items() if f"{name!r}" in self.cells[cell]]
            if touched:
                self._add_all(self._wrong(touched))
        told = self.kernel.tell()
        self._add_all(self._wrong())
        self._add_all(quiz_wrong(self.page.evaluate(QUIZZES), self.answers))
        for problem in [*told["heard"][self.heard :], *self.kernel.errors]:
            self._add("the kernel complained", problem[:600])
        self.kernel.errors.clear()
        self.heard = len(told["heard"])
        self._check_file()

    def weigh(self):
        """Return what the kernel holds, in MiB, when only the first cells are in sight and the page is at rest."""
        self.hand.show(0)
        self.page.wait_for_timeout(GONE_AFTER_MS)
        told = self.kernel.tell()
        self.weights.append(told["mib"])
        if max(self.weights) - self.weights[0] > MOST_GROWTH_MIB:
            self._add("the kernel grows", f"{self.weights} MiB, {told['drawn']} pictures drawn")
        return f"kernel {self.weights[-1]:.0f} MiB, {told['drawn']} pictures drawn"

    def _wrong(self, titles=()):
        """List what stays wrong at rest: the pictures of the demos with these titles, or all controls and words."""
        found = []
        for wait_ms in WAITS_MS:
            found = self._wrong_after(titles, wait_ms)
            if not found:
                break
        return found

    def _wrong_after(self, titles, wait_ms):
        views, told = self._rest(titles, wait_ms)
        several, found = [view["title"] for view in views], []
        for view in views:
            name = self.titles[view["title"]]
            state, alone = told["demos"][name], several.count(view["title"]) == 1
            if not titles:
                found += words_wrong(name, view, state, self.specs[name])
            elif view["picture"] and view["visible"]:
                found += picture_wrong(name, view, state, alone)
        return found

    def _add_all(self, found):
        for kind, details in found:
            self._add(kind, details)

    def _rest(self, titles, wait_ms):
        """Wait until nothing on the page changes; return what is seen of the demos and what the kernel tells."""
        self.page.wait_for_timeout(wait_ms)
        before, end = None, time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            told, views = self.kernel.tell(), self.page.evaluate(SEEN, list(titles))
            if (told["demos"], views) == before:
                break
            before = told["demos"], views
            self.page.wait_for_timeout(350)
        else:
            self._add("the page does not come to rest", f"in {PATIENCE_S} s")
        return views, told

    def _check_file(self):
        self.page.keyboard.press("Control+s")
        saved = ""
        while not saved:  # the server empties the file before it fills it
            self.page.wait_for_timeout(600)
            saved = (self.folder / FILE).read_text(encoding="utf-8")
        sources = ["".join(cell["source"]) for cell in json.loads(saved)["cells"]]
        kinds = [cell["cell_type"] for cell in json.loads(saved)["cells"]]
        if sources != self.cells or set(kinds) != {"code"}:
            odd = [s for s in sources if s not in self.cells] or [c for c in self.cells if c not in sources] or kinds
            self._add("the notebook's cells changed", f"{len(self.cells)} cells, now {len(sources)}: {odd[:3]}")
            self.begin()

    def _hear(self, words):
        self._add("error in the browser's log", words[:600])

    def _add(self, kind, details):
        self.failures.add(kind, details, self.burst, self.events)


def fuzz(chrome, address, folder, events, seed=1, first=0, burst=50, names=None, report=None, say=lambda words: None):
    """Throw `events` random events at a notebook that it writes into a server's folder, and return the Failures.

    chrome: a browser. first: number of the first burst. burst: events in one. names: of demos, guesses and quizzes,
    all if left out. report: a file for details, or None. say: called with a line on each burst.
    """
    failures, (everything, answers) = Failures(report), items()
    game = Fuzz(chrome, address, folder, names or everything, answers, failures)
    game.begin()
    bursts = range(first, first + max(1, events // burst))
    try:
        for number in bursts:
            game.throw(random.Random(f"{seed} {number}"), number, burst)
            weight = game.weigh() if number % WEIGHED_EVERY == WEIGHED_EVERY - 1 else ""
            say(f"burst {number}: {sum(map(len, failures.kinds.values()))} failures {weight}")
    finally:
        game.end()
    return failures


def main():
    parser = argparse.ArgumentParser(description="Throw random events at all demos, guesses and quizzes.")
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first burst, to replay one")
    parser.add_argument("--burst", type=int, default=50, help="events in a burst")
    parser.add_argument(
        "--names", nargs="+", help="such as symptoms.evening symptoms.predict:yes symptoms.quiz:opening"
    )
    parser.add_argument("--report", type=pathlib.Path, help="file for the first five of each kind, with their events")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, jupyterlab(folder) as address, browser() as chrome:
        found = fuzz(chrome, address, folder, **vars(asked), say=lambda words: print(words, flush=True))
    print(f"seed {asked.seed}, {asked.events} events from burst {asked.first}\n{found}")
    return int(bool(found.kinds))


if __name__ == "__main__":
    sys.exit(main())
