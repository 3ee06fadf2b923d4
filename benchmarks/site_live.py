"""How fast a built website is alive: chapter 1, in Chromium, with nothing kept from before.

    python tools/build_site.py build/site
    python benchmarks/site_live.py build/site [--rounds 5] [--slow 4] [--python]

Medians of some rounds: until the text can be read (first contentful paint), until the first demo's slider answers and
how much was loaded before it, and from a step of that slider to its pixels. --slow: how many times slower the browser
counts its processor. --python: also until all combinations can be drawn, and from a step to pixels then.
The site is served on this machine's loopback, packed with gzip where a host would do so.
"""

import argparse
import functools
import gzip
import http.server
import json
import pathlib
import statistics
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from tools.lab import PHONE, browser

PAGE, DEMO = "01-symptoms.html", ".rlsedu[data-demo='symptoms.evening']"
PACKED = (".html", ".js", ".mjs", ".css", ".json", ".svg", ".py", ".md")
SKIP = {"kind": "skip", "id": "symptoms.evening-guess", "at": "2026-11-01T20:00:00+00:00"}
MARK = (
    "localStorage.setItem('rlsedu-progress', '"
    + json.dumps({"format": "rlsedu progress", "version": 1, "events": [SKIP]})
    + "')"
)
# From a step of the first slider to its picture, in ms; steps that change nothing do not count.
STEPS = """async ([where, steps, held]) => {
  const demo = document.querySelector(where), slider = demo.querySelector('.rlsedu-controls input[type=range]');
  const shown = () => [...demo.querySelectorAll('.rlsedu-picture:not([hidden])')].map(({ src }) => src).join();
  const found = [], decoded = (image, tries = 3) => image.decode().catch((problem) => {
    if (!tries) throw problem;
    return decoded(image, tries - 1); // another picture came meanwhile
  });
  slider.focus();
  if (held) await new Promise((done) => setTimeout(done, 1500));
  for (let i = 0; i < steps; i += 1) {
    const before = shown(), begun = performance.now();
    i < steps / 2 ? slider.stepUp() : slider.stepDown();
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    while (shown() === before && performance.now() - begun < 500) await new Promise((done) => setTimeout(done, 0));
    if (shown() === before) continue;
    await Promise.all([...demo.querySelectorAll('.rlsedu-picture:not([hidden])')].map((image) => decoded(image)));
    found.push(performance.now() - begun);
    await new Promise(requestAnimationFrame);
  }
  return [found, demo.querySelector('.rlsedu-problem').textContent];
}"""


class Host(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as most hosts do: text packed, several requests a connection."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *told):
        pass

    def do_GET(self):
        path = pathlib.Path(self.translate_path(self.path))
        if path.suffix not in PACKED or not path.is_file():
            return super().do_GET()
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


class Visit:
    """One reader who comes for the first time, and counts what is loaded."""

    def __init__(self, chrome, address, slow, phone):
        self.context = chrome.new_context(**(PHONE if phone else {"viewport": {"width": 1366, "height": 900}}))
        self.context.add_init_script(MARK)
        self.page, self.loaded = self.context.new_page(), 0
        self.page.set_default_timeout(240_000)
        wire = self.context.new_cdp_session(self.page)
        wire.send("Network.enable")
        wire.on("Network.loadingFinished", self._count)
        if slow > 1:
            wire.send("Emulation.setCPUThrottlingRate", {"rate": slow})
        self.begun = time.perf_counter()
        self.page.goto(f"{address}/{PAGE}", wait_until="commit")

    def _count(self, told):
        self.loaded += told["encodedDataLength"]

    def ms(self):
        return 1000 * (time.perf_counter() - self.begun)

    def first_slider(self):
        """Wait until the first demo's slider has moved its picture; ms since the start, and MB so far."""
        self.page.locator(".rlsedu-here[data-id='symptoms.evening']").scroll_into_view_if_needed()
        self.page.locator(f"{DEMO} .rlsedu-picture").wait_for()
        before = self.page.locator(f"{DEMO} .rlsedu-sentence").inner_text()
        self.page.locator(f"{DEMO} .rlsedu-controls input[type=range]").first.press("ArrowRight")
        self.page.wait_for_function(
            f'before => document.querySelector("{DEMO} .rlsedu-sentence").textContent !== before', arg=before
        )
        return self.ms(), self.loaded / 1e6

    def paint(self):
        return self.page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0")

    def python(self):
        """Ask for Python and wait for it; s, and MB more."""
        before, loaded = time.perf_counter(), self.loaded
        self.page.evaluate("import('./live/python.js').then(({ python }) => python.start())")
        return time.perf_counter() - before, (self.loaded - loaded) / 1e6


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--slow", type=float, default=1)
    parser.add_argument("--phone", action="store_true")
    parser.add_argument("--python", action="store_true")
    asked = parser.parse_args()
    found = {}
    with (
        browser() as chrome,
        http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(Host, directory=str(asked.folder))
        ) as server,
    ):
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for _ in range(asked.rounds):
            visit = Visit(chrome, f"http://127.0.0.1:{server.server_port}", asked.slow, asked.phone)
            told = _measured(visit, asked.python)
            for name, value in told.items():
                found.setdefault(name, []).append(value)
            visit.context.close()
        server.shutdown()
    for name, values in found.items():
        print(f"{name}: {statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})")


def _measured(visit, with_python):
    alive_ms, alive_mb = visit.first_slider()
    steps, problem = visit.page.evaluate(STEPS, [DEMO, 30, True])
    told = {"readable, ms": visit.paint(), "first slider alive, ms": alive_ms, "loaded until then, MB": alive_mb}
    told["step to pixels, held, ms"] = statistics.median(steps)
    if problem:
        print(problem)
    if with_python:
        seconds, mb = visit.python()
        told |= {"all combinations, s": seconds, "loaded for them, MB": mb}
        visit.page.locator(f"{DEMO} .rlsedu-rest summary").click()
        visit.page.locator(f"{DEMO} .rlsedu-rest input[type=range]").first.press("ArrowRight")
        steps, _ = visit.page.evaluate(STEPS, [DEMO, 30, False])
        told["step to pixels, from Python, ms"] = statistics.median(steps)
    return told


if __name__ == "__main__":
    main()
