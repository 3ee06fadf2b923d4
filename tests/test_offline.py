"""Promise: after one visit the whole course works without the network; what is kept is told, and can be removed."""

import contextlib
import json
import re
import shutil
import socket
import subprocess
import sys
import time

import pytest
from built_site import built

from tools import site_offline

KEPT = ".rlsedu-keep"
DONE = "document.querySelector('.rlsedu-keep')?.innerText.includes('Kept on this device')"
NOW = "() => { const now = window.setTimeout; window.setTimeout = (act, ms) => now(act, ms === 4000 ? 0 : ms); }"
STORES = "caches.keys()"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The start page and chapter 1, with the packs of one demo in one look."""
    return built(tmp_path_factory, parts=("packs",), demos=("symptoms.evening",))


@pytest.fixture
def site(made, tmp_path):
    """A copy of it that a test may change."""
    folder = shutil.copytree(made, tmp_path / "course")
    site_offline.write(folder)
    return folder


@contextlib.contextmanager
def served(site):
    """Serve the folder that a site lies in by the two lines that everyone has; gives the address of the site."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", str(site.parent)]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/course"
    finally:
        server.kill()
        server.wait(20)


@contextlib.contextmanager
def reader(chrome, before="", **screen):
    """A page in a browser of its own. `course.localhost` is this machine, but for the worker a host like any other."""
    context = chrome.new_context(**screen)
    context.add_init_script(f"({NOW})(); {before}")
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.asked = []
    context.on("request", lambda request: page.asked.append(request.url))
    yield page
    context.close()
    assert [
        url for url in page.asked if not re.match(r"http://(?:course\.)?localhost:\d+/course/|data:|blob:", url)
    ] == []


def at(address, page):
    return f"{address.replace('127.0.0.1', 'course.localhost')}/{page}.html"


def test_after_one_visit_another_chapter_opens_and_moves_without_the_network(chrome, site):
    with reader(chrome) as page:
        with served(site) as address:
            page.goto(at(address, "00-start-here"))
            page.wait_for_function(DONE)
            said = page.locator(KEPT).inner_text()
            assert re.search(r"Kept on this device: [\d.]+ MB", said) and "without the network" in said
        page.goto(at(address, "01-symptoms"))
        assert "Restless legs come" in page.locator("h1").inner_text()
        demo = page.locator(".rlsedu-here[data-id='symptoms.evening']")
        demo.scroll_into_view_if_needed()
        demo.get_by_role("button", name="Open it without a guess").click()
        sentence, slider = (
            demo.locator(".rlsedu-sentence"),
            demo.locator("[data-name=break_every_min] input[type=range]"),
        )
        page.wait_for_function("document.querySelector('[data-id=\"symptoms.evening\"] .rlsedu-picture').naturalWidth")
        before = sentence.inner_text()
        slider.focus()
        for _ in range(3):
            page.keyboard.press("ArrowLeft")
        page.wait_for_function(
            "([at, was]) => document.querySelector(at).innerText !== was",
            arg=["[data-id='symptoms.evening'] .rlsedu-sentence", before],
        )
        assert page.evaluate("[...document.images].every((image) => !image.complete || image.naturalWidth)")
        page.goto(at(address, "01-symptoms") + "?show=2")
        assert page.locator(".rlsedu-counter").inner_text().startswith("2 of")
        page.goto(at(address, "no-such-page"))
        assert "not on this device" in page.locator("h1").inner_text()


def test_what_is_kept_can_be_removed_and_kept_again(chrome, site):
    with reader(chrome) as page, served(site) as address:
        page.goto(at(address, "index"))
        page.wait_for_function(DONE)
        page.get_by_role("button", name="Remove it from this device").click()
        again = page.get_by_role("button", name=re.compile(r"Keep this course on this device: [\d.]+ MB"))
        again.wait_for()
        assert page.evaluate(STORES) == [] and not page.evaluate("navigator.serviceWorker.getRegistrations()")
        page.reload()
        again.wait_for()
        assert page.evaluate(STORES) == [], "a no is remembered"
        again.click()
        page.wait_for_function(DONE)
        page.get_by_role("button", name="Remove it from this device").click()
        again.click()  # at once: the worker is the same one
        page.wait_for_function(DONE)


def test_who_saves_data_is_asked_first(chrome, site):
    saves = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
    with reader(chrome, saves) as page, served(site) as address:
        page.goto(at(address, "index"))
        page.get_by_role("button", name=re.compile("Keep this course")).wait_for()
        assert page.evaluate(STORES) == [] and not any(url.endswith((".bin", "sw.js")) for url in page.asked)


def test_a_new_build_takes_the_place_of_the_old_one_whole_and_only_when_asked(chrome, site):
    with reader(chrome) as page, served(site) as address:
        page.goto(at(address, "index"))
        page.wait_for_function(DONE)
        (old,) = page.evaluate(STORES)
        for name in ("index.html", "01-symptoms.html"):
            path = site / name
            path.write_text(path.read_text(encoding="utf-8").replace("<h1>", "<h1>Newer: "), encoding="utf-8")
        site_offline.write(site)
        page.reload()
        assert "Newer" not in page.locator("h1").inner_text(), "all of one build"
        page.get_by_role("button", name="Use it now").click()
        page.wait_for_function("document.querySelector('h1')?.innerText.startsWith('Newer')")
        page.wait_for_function(f"{STORES}.then((names) => names.length === 1 && names[0] !== {old!r})")
        page.wait_for_function(DONE)
    with reader(chrome) as page, served(site) as address:
        page.goto(at(address, "index"))
        page.wait_for_function(DONE)


def test_on_the_readers_own_machine_the_site_is_always_the_one_that_is_served(chrome, site):
    with reader(chrome) as page, served(site) as address:
        here = at(address, "index").replace("course.localhost", "localhost")
        page.goto(here)
        page.wait_for_function(DONE)
        path = site / "index.html"
        path.write_text(path.read_text(encoding="utf-8").replace("<h1>", "<h1>Newer: "), encoding="utf-8")
        page.reload()
        assert page.locator("h1").inner_text().startswith("Newer")


def test_the_list_names_every_file_and_the_worker_changes_with_each(site):
    files = json.loads((site / "offline.json").read_text())
    names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert {name for name, *_ in files["files"]} == names - {"sw.js", "offline.json", ".nojekyll"}
    assert {group for *_, group in files["files"]} == {"course", "wide"}
    assert site_offline.group_of("data/a.b/c-wide-dark.bin") == "wide-dark"
    assert site_offline.group_of("python/numpy.whl") == "python" and site_offline.group_of("data/a.json") == "course"
    worker = (site / "sw.js").read_text()
    site_offline.write(site)
    assert (site / "sw.js").read_text() == worker, "reproducible"
    (site / "index.html").write_text("other")
    site_offline.write(site)
    assert (site / "sw.js").read_text() != worker


def test_each_page_names_the_app(site):
    for page in site.glob("*.html"):
        assert page.read_text(encoding="utf-8").count('<link rel="manifest" href="app.webmanifest">') == 1
    told = json.loads((site / "app.webmanifest").read_text())
    assert (site / told["start_url"]).is_file() and (site / told["icons"][0]["src"]).is_file()
