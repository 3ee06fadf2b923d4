"""How a slider answers in a page without any kernel, from packs of frames: the first control of every demo.

    python tools/packs.py build/frames
    python benchmarks/no_kernel.py build/frames [--steps 20]

Told for each demo: bytes until its first control answers, and the median of step to pixels, in ms; then the medians
over all demos. The packs are served on this machine's loopback.
"""

import argparse
import functools
import http.server
import json
import pathlib
import statistics
import sys
import threading

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from rlsedu.stage.live.front import look, page_front
from tools.lab import browser
from tools.packs import LIST, file_of

PAGE = """async ([code, css, name, state, held]) => {
  document.body.replaceChildren();
  document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
  const { default: page } = await import(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
  const load = async (control) => new Uint8Array(await (await fetch(`/${name}/${control}-wide.bin`)).arrayBuffer());
  page.render({ model: page.model(state, held, load), el: document.body });
}"""
STEPS = """async (steps) => {
  const found = [], demo = document.querySelector('.rlsedu');
  const control = demo.querySelector('.rlsedu-controls [data-name]');
  const slider = control.querySelector('input[type=range]'), all = [...control.querySelectorAll('input, option')];
  control.querySelector('input, select').focus();
  await new Promise((r) => setTimeout(r, 1000));
  for (let i = 0; i < steps; i += 1) {
    const told = () => demo.querySelector('.rlsedu-over')?.src, before = told(), start = performance.now();
    if (slider) {
      i < steps / 2 ? slider.stepUp() : slider.stepDown();
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    } else { const list = control.querySelector('select'), at = i % all.length;
      if (list) { list.selectedIndex = at; list.dispatchEvent(new Event('change')); } else all[at].click(); }
    while (told() === before && performance.now() - start < 200) await new Promise((r) => setTimeout(r, 0));
    if (told() === before) continue; // the same picture, or the end of the slider
    await demo.querySelector('.rlsedu-over').decode();
    found.push(performance.now() - start);
    await new Promise(requestAnimationFrame);
  }
  return [found, demo.querySelector('.rlsedu-problem').textContent];
}"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--steps", type=int, default=20)
    asked = parser.parse_args()
    told = json.loads((asked.folder / LIST).read_text(encoding="utf-8"))["demos"]
    quiet = type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(quiet, directory=asked.folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    medians = []
    with browser() as chrome:
        for name, one in told.items():
            page = chrome.new_page(viewport={"width": 1366, "height": 900})
            page.goto(f"http://127.0.0.1:{server.server_port}/{LIST}")
            page.evaluate(PAGE, [page_front(), look(), name, one["state"], one["held"]])
            page.wait_for_function("document.querySelector('.rlsedu-picture')?.naturalWidth > 0")
            times, problem = page.evaluate(STEPS, asked.steps)
            first = file_of(asked.folder, name, one["state"]["controls"][0]["name"], "wide")
            medians.append(statistics.median(times))
            words = f"{name}: {first.stat().st_size / 1e3:.0f} kB, {medians[-1]:.1f} ms in {len(times)} steps {problem}"
            print(words, flush=True)
            page.close()
    print(f"all: median {statistics.median(medians):.1f} ms, slowest {max(medians):.1f} ms")


if __name__ == "__main__":
    main()
