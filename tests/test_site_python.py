"""Promise: a page draws any combination of controls with the course's own Python, and says in words where it cannot."""

import http.server
import io
import json
import os
import shutil
import threading

import built_site
import numpy as np
import pytest
from PIL import Image

from rlsedu.stage.answers import Answers
from rlsedu.stage.demo import demo_named
from rlsedu.symptoms.demos import predict
from tools import site_python
from tools.source import BuildError

LIVE = site_python.HOUSE / "site" / "live"
MOST_MB = 21  # compressed, as a host sends it
PAGE = """<!doctype html><html lang="en"><title>Python</title><link rel="icon" href="data:,">
<script type="module">import { python } from "./live/python.js"; window.python = python;</script></html>"""
START = """async () => {
  const news = [];
  python.on((one) => news.push(one));
  const words = await python.start().then(() => "", (problem) => problem.message);
  return { news, words, state: python.state };
}"""
ASK = """async ([id, values, parts, size]) => {
  const heard = [], found = await python.ask(id, values, parts, size, (told) => heard.push(told.kind));
  return found.map(([told, frames]) => [told, frames.map((frame) => Array.from(frame)), heard.length]);
}"""
DEMOS = ("symptoms.evening", "dopamine.day", "brain_iron.scanner", "supplements.meal", "journey.chain")
EVENING = "symptoms.evening"


@pytest.fixture(scope="module")
def python_folder(tmp_path_factory):
    """Python for the browser, as a built site has it."""
    folder = tmp_path_factory.mktemp("python") / "python"
    try:
        site_python.write(folder)
    except BuildError as problem:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(problem))
    return folder


def site(folder, python=None, worker=None):
    """Write a page that has Python. python: its folder; worker: the text of another worker."""
    (folder / "live").mkdir()
    for name in ("python.js", "worker.js"):
        shutil.copy(LIVE / name, folder / "live")
    if worker:
        (folder / "live" / "worker.js").write_text(worker)
    if python:
        (folder / "python").mkdir()
        for path in python.iterdir():
            os.link(path, folder / "python" / path.name)
    for name in ("index.html", "next.html"):
        (folder / name).write_text(PAGE)
    return folder


class _Listener(http.server.BaseHTTPRequestHandler):
    """Stands for all the world: it notes who asks for it, also from a worker that several pages share."""

    def note(self):
        self.server.asked.append(self.path)
        self.send_error(404)

    do_GET = do_CONNECT = do_POST = do_HEAD = note
    log_message = lambda self, *told: None  # noqa: E731


@pytest.fixture(scope="module")
def living(chrome, python_folder, tmp_path_factory):
    """A page with Python started, what it told meanwhile, and whom it asked off this machine."""
    folder = site(tmp_path_factory.mktemp("site"), python_folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Listener) as world, built_site.served(folder) as address:
        world.asked = []
        threading.Thread(target=world.serve_forever, daemon=True).start()
        proxy = {"server": f"http://127.0.0.1:{world.server_port}", "bypass": "127.0.0.1"}
        with built_site.visitor(chrome, proxy=proxy) as page:
            opened(page, address)
            page.address, page.world = address, world.asked
            page.started = page.evaluate(START)
            yield page
        world.shutdown()


def opened(page, address, name="index.html"):
    page.goto(f"{address}/{name}")
    page.wait_for_function("window.python")


def asked(page, *request):
    return [(told, [bytes(frame) for frame in frames]) for told, frames, _ in page.evaluate(ASK, list(request))]


def elsewhere(id):
    """Return settings of a demo of which no pack holds the frame: each control at its end."""
    return {control.name: control.spec().get("high", control.value) for control in demo_named(id).controls}


def apart(one, other):
    """Return how far two pictures of one size are apart, of 255, seen from afar: an older matplotlib moves letters."""
    seen = [Image.open(io.BytesIO(frame)).convert("RGB") for frame in (one, other)]
    assert seen[0].size == seen[1].size
    dots = [np.asarray(one.resize((16, 16), Image.Resampling.BOX)).astype(float) for one in seen]
    return abs(dots[0] - dots[1]).mean()


def test_the_start_is_told_in_megabytes_and_words_and_is_small(living, python_folder):
    news, sizes = living.started["news"], json.loads((python_folder / site_python.SIZES).read_text())["bytes"]
    assert living.started["words"] == "" and living.started["state"] == "ready"
    done = [one["done_mb"] for one in news if one["of_mb"]]
    assert done == sorted(done) and done[-1] == pytest.approx(news[-2]["of_mb"]) == sum(sizes.values()) / 1e6
    assert [one["words"] for one in news[:1]] == ["Python is loading."] and news[-2]["words"] == "Python is starting."
    sent = sum(min(path.stat().st_size, len(site_python.packed(path.read_bytes()))) for path in python_folder.iterdir())
    assert sent <= MOST_MB * 1e6


@pytest.mark.parametrize("id", DEMOS)
def test_the_browser_says_and_draws_what_the_kernel_does(living, id):
    demo, values = demo_named(id), elsewhere(id)
    parts, size = [{"kind": "set", "values": values}], [True, 500, True]
    ((told, (frame,)),) = asked(living, id, demo.start, parts, size)
    ((ours, (drawn,)),) = Answers().hear(id, demo.start, parts, size)
    assert told["sentence"] == demo.told(demo.result(**values)).short
    assert told == ours
    assert apart(frame, drawn) < 6
    ((_, (start,)),) = Answers().hear(id, demo.start, [{"kind": "look"}], size)
    assert apart(frame, drawn) < apart(frame, start)


def test_two_hundred_moves_are_all_answered_in_their_order(living):
    moved = """async ([id, size]) => {
      const moves = Array.from({ length: 200 }, (_, i) => 10 + 5 * (i * 7 % 46)), seen = [];
      const move = (value) => [{ kind: "set", values: { break_every_min: value } }];
      const see = (value) => ({ values }, frames) => seen.push([value, values.break_every_min, frames[0].length]);
      await Promise.all(moves.map((value) => python.ask(id, {}, move(value), size, see(value))));
      return seen.length === 200 && seen.every(([at, shown, dots], i) => at === moves[i] && shown === at && dots > 999);
    }"""
    living.set_default_timeout(120_000)
    assert living.evaluate(moved, [EVENING, [True, 300, False]])


def test_a_guess_is_compared_and_the_numbers_are_told(living):
    guess = next(made for made in map(predict.value, ("evening", "who", "yes")) if made.kind != "curve")
    value = guess.low if guess.kind == "number" else next(iter(guess.options))
    parts = [{"kind": "set", "values": {"guess": value}}, {"kind": "commit"}]
    ((told, _),) = asked(living, guess.id, guess.start, parts, [True, 300, False])
    ((ours, _),) = Answers().hear(guess.id, guess.start, parts, [True, 300, False])
    assert told["extra"]["committed"] and told["sentence"] == ours["sentence"]
    ((table, none),) = asked(living, EVENING, elsewhere(EVENING), [{"kind": "numbers"}], None)
    assert table["numbers"] == Answers().hear(EVENING, elsewhere(EVENING), [{"kind": "numbers"}])[0][0]["numbers"]
    assert not none


def test_a_guess_made_in_the_page_opens_its_demo(living):
    look, start = [{"kind": "look"}], demo_named("symptoms.is_it").start
    made = {"kind": "skip", "id": "symptoms.yes-guess", "at": "2026-11-28T10:00:00+00:00"}
    shut = [asked(living, "symptoms.is_it", start, look, None)[0][0]["extra"]["shut"] != ""]
    living.evaluate("(event) => python.know([event])", made)
    shut += [asked(living, "symptoms.is_it", start, look, None)[0][0]["extra"]["shut"] != ""]
    assert shut == [True, False]


def test_a_bad_value_is_told(living):
    found = asked(living, EVENING, {}, [{"kind": "set", "values": {"relief": 9}}], None)
    assert [told["kind"] for told, _ in found] == ["frame", "problem"] and "relief" in found[1][0]["words"]


def test_the_next_page_of_the_visit_has_python_at_once(living):
    opened(living, living.address, "next.html")
    living.evaluate("python.on(({ done_mb }) => { window.loaded ||= done_mb > 0; })")
    living.wait_for_function("python.state === 'ready'")
    assert not living.evaluate("window.loaded")
    assert asked(living, EVENING, {}, [{"kind": "look"}], None)


def test_nothing_off_this_machine_is_asked_for(living):
    assert [where for where in living.world if "chrom" not in where and "google" not in where] == []


@pytest.mark.parametrize("missing", ["files.bin", "core.bin", "pyodide.mjs", "sizes.json"])
def test_a_missing_file_is_told_and_can_be_tried_again(chrome, python_folder, tmp_path, missing):
    folder = site(tmp_path, python_folder)
    (folder / "python" / missing).rename(folder / missing)
    with built_site.served(folder) as address, built_site.visitor(chrome) as page:
        opened(page, address)
        told = page.evaluate(START)
        assert told["state"] == "failed" and missing in told["words"] and "try again" in told["words"]
        (folder / missing).rename(folder / "python" / missing)
        page.evaluate("() => { python.on(({ done_mb }) => { window.done = done_mb; }); python.start(); }")
        page.wait_for_function("window.done > 0")
        assert page.evaluate("python.state") == "starting"


MUTE = """const tell = (port) => {
  port.onmessage = ({ data }) => { if (data.start) port.postMessage({ state: "ready" }); };
};
if ("onconnect" in self) self.onconnect = ({ ports: [port] }) => tell(port); else tell(self);"""


@pytest.mark.parametrize("shared", [True, False])
def test_a_worker_that_stops_answering_is_told_and_started_anew(chrome, tmp_path, shared):
    with built_site.served(site(tmp_path, worker=MUTE)) as address, built_site.visitor(chrome) as page:
        if not shared:
            page.add_init_script("delete window.SharedWorker")
        page.clock.install()
        opened(page, address)
        assert page.evaluate(START)["state"] == "ready"
        page.evaluate("() => { python.ask('a.b', {}, [], null).catch(({ message }) => { window.words = message; }); }")
        page.clock.run_for(19_000)
        assert page.evaluate("python.state") == "ready"
        page.clock.run_for(2_000)
        page.wait_for_function("window.words")
        assert page.evaluate("words") == "Python has stopped answering. You can start it anew."
        assert page.evaluate(START)["state"] == "ready"


LACKS = {
    "an old browser": ("delete window.WebAssembly", "too old"),
    "no workers of modules": ("window.SharedWorker = window.Worker = class { constructor() { throw Error() } }", "old"),
    "little memory": ("Object.defineProperty(navigator, 'deviceMemory', { value: 0.5 })", "little memory"),
}


@pytest.mark.parametrize("lack", LACKS)
def test_a_browser_that_cannot_run_python_is_told_why(chrome, tmp_path, lack):
    script, words = LACKS[lack]
    with built_site.served(site(tmp_path, worker=MUTE)) as address, built_site.visitor(chrome) as page:
        page.add_init_script(script)
        opened(page, address)
        told = page.evaluate(START)
        assert told["state"] == "failed" and words in told["words"]
        assert page.evaluate(START)["state"] == ("ready" if lack == "little memory" else "failed")  # asked again


def test_the_network_that_is_not_there_is_told(chrome, tmp_path):
    with built_site.served(site(tmp_path)) as address, built_site.visitor(chrome) as page:
        page.add_init_script("delete window.SharedWorker")
        page.route("**/python/*", lambda route: route.abort())
        opened(page, address)
        assert "network" in page.evaluate(START)["words"]
