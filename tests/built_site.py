"""The website for tests: built once a run into a temporary folder, served on this machine, opened without the world.

    folder = built(tmp_path_factory)                                 # the start page and chapter 1, pages only
    folder = built(tmp_path_factory, parts=("packs",), looks=("wide",), demos=("symptoms.evening",))
    with served(folder) as address, visitor(chrome, **lab.PHONE) as page:
        page.goto(f"{address}/01-symptoms.html")

All processes of a run share what was built with the same arguments; nobody may change it: copy it first.
"""

import contextlib
import functools
import hashlib
import http.server
import os
import re
import threading
import time

from tools import build_site

HOUSE = build_site.site_pages.HOUSE
CHAPTERS = ("00-start-here", "01-symptoms")
# What a page may ask for: this machine, and what it carries itself.
OUTSIDE = re.compile(r"^(?!https?://127\.0\.0\.1[:/]|data:|blob:|about:)")


def built(factory, chapters=CHAPTERS, parts=(), looks=("wide",), demos=None):
    """Return the folder of a website, built at most once in a run of the tests.

    factory: pytest's tmp_path_factory. chapters: names of notebooks (the start page is always there). parts: what of
    build_site.PARTS is built besides the pages. looks, demos: of the packs.
    """
    asked = repr((sorted(chapters), sorted(parts), sorted(looks), demos and sorted(demos)))
    shared = factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared
    folder = shared / f"site-{hashlib.sha256(asked.encode()).hexdigest()[:12]}"
    done, failed, taken = (folder.with_suffix(f".{name}") for name in ("done", "failed", "taken"))
    try:
        taken.mkdir()
    except FileExistsError:
        while not done.exists():
            assert not failed.exists(), f"another process could not build the site: {failed.read_text()}"
            time.sleep(0.2)
        return folder
    try:
        without = [part for part in build_site.PARTS if part not in parts]
        build_site.build(folder, list(chapters), looks, demos, without, tell=lambda line: None)
    except BaseException as problem:
        failed.write_text(str(problem))
        raise
    done.touch()
    return folder


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder below /course/, as a site stands in a subfolder; says nothing."""

    protocol_version = "HTTP/1.1"  # one connection for many files, as hosts do
    extensions_map = {  # noqa: RUF012 (as its parent has it)
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        **{".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm"},
        **{".bin": "application/octet-stream", ".webmanifest": "application/manifest+json"},
    }

    def translate_path(self, path):
        inside = path.startswith("/course/")
        return super().translate_path(path.removeprefix("/course") if inside else "/there is nothing here")

    def log_message(self, *told):
        pass


@contextlib.contextmanager
def served(folder):
    """Serve a folder on a free port of this machine; gives the address of the site, without a slash at its end."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/course"
        finally:
            server.shutdown()


@contextlib.contextmanager
def visitor(chrome, **screen):
    """Give an empty page in a browser of its own (no stored data); a request off this machine fails the test.

    screen: as for Playwright's new_context, such as tools.lab.PHONE, or color_scheme="dark".
    """
    context, asked = chrome.new_context(**screen), []

    def refuse(route):
        asked.append(route.request.url)
        route.abort()

    context.route(OUTSIDE, refuse)
    page = context.new_page()
    page.set_default_timeout(20_000)
    try:
        yield page
    finally:
        context.close()
    assert asked == [], "a page asks something of the network"
