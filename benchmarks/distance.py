"""How a slider answers when its kernel is far away, with and without frames held ahead of the hand.

    python benchmarks/distance.py [--trips 0 50 150 300] [--steps 40] [--json FILE]

JupyterLab behind a relay on this machine that makes each round trip longer (in ms). For each: the first demo with
frames held and without, interleaved. A step is an arrow key, the first a second after the slider was focused; a drag
goes from one end to the other and back in three seconds. Told are medians: step to pixels, distinct pictures a second
in the drag, the share of steps that were held, how long after the drag the right picture stood, the kernel's time for a
grab, and the bytes that passed.
"""

import argparse
import json
import pathlib
import statistics
import sys
import tempfile
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from tools.lab import browser, jupyterlab, open_notebook, run_all, write_notebook
from tools.relay import Relay

CELLS = (
    "import time\nfrom rlsedu import symptoms\nheld = symptoms.evening()\nheld",
    "bare = symptoms.evening()\nbare.hold = False\nbare",
    "print('cpu', time.process_time())",
)
BOTH = {"held": 0, "bare": 1}  # which of the two demos
# A step, as a key makes it, and until the picture changes; a picture that is there at once changes within the event.
STEP = """async ([which, down]) => {
  const demo = document.querySelectorAll('.rlsedu')[which], image = demo.querySelector('img');
  const slider = demo.querySelector('.rlsedu-controls > :not(.rlsedu-time) input[type=range]');
  const before = image.src, start = performance.now();
  down ? slider.stepDown() : slider.stepUp();
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  const atOnce = image.src !== before;
  while (image.src === before && performance.now() - start < 3000) await new Promise((r) => setTimeout(r, 1));
  await new Promise(requestAnimationFrame);
  return [performance.now() - start, atOnce];
}"""
DRAG = """async (which) => {
  const demo = document.querySelectorAll('.rlsedu')[which], image = demo.querySelector('img');
  const slider = demo.querySelector('.rlsedu-controls > :not(.rlsedu-time) input[type=range]');
  const low = Number(slider.min), high = Number(slider.max), seen = [];
  const watch = new MutationObserver(() => seen.push([performance.now(), image.src]));
  watch.observe(image, { attributes: true, attributeFilter: ['src'] });
  const start = performance.now();
  let before = slider.value;
  for (let now = start; now - start < 3000; now = performance.now()) {
    const share = (now - start) / 1500;
    slider.value = low + (high - low) * (share < 1 ? share : 2 - share);
    if (slider.value !== before) { before = slider.value; slider.dispatchEvent(new Event('input', { bubbles: true })); }
    await new Promise(requestAnimationFrame);
  }
  const end = performance.now(), during = seen.length;
  await new Promise((r) => setTimeout(r, 1500));
  watch.disconnect();
  const changes = seen.filter(([, src], i) => i === 0 || src !== seen[i - 1][1]);
  const late = changes.filter(([at]) => at > end).at(-1);
  return [changes.filter(([at]) => at <= end).length / 3, late ? late[0] - end : 0];
}"""
FOCUS = """(which) => { const demo = document.querySelectorAll('.rlsedu')[which];
  const slider = demo.querySelector('.rlsedu-controls > :not(.rlsedu-time) input[type=range]');
  slider.blur(); slider.focus(); }"""


def cpu_s(page):
    """Run the cell that prints the kernel's time and return it."""
    page.locator(".jp-CodeCell").nth(2).click()
    page.keyboard.press("Control+Enter")
    page.wait_for_timeout(1500)
    return float(page.locator(".jp-CodeCell").nth(2).locator(".jp-OutputArea-output").inner_text().split()[-1])


def measure(trip_ms, steps, chrome):
    """Return what was measured with one length of the line, for each of BOTH: a table of numbers."""
    found = {name: {"step_ms": [], "held": [], "frames_per_s": [], "late_ms": [], "grab_s": []} for name in BOTH}
    with tempfile.TemporaryDirectory() as folder, jupyterlab(folder) as address:
        write_notebook(f"{folder}/distance.ipynb", *CELLS)
        relay = Relay(urllib.parse.urlsplit(address).port, trip_ms / 1000)
        page = chrome.new_page(viewport={"width": 1200, "height": 3000})
        open_notebook(page, relay.address, "distance.ipynb")
        run_all(page)
        page.locator(".rlsedu img").nth(1).wait_for()
        page.wait_for_timeout(2000 + 4 * trip_ms)
        for turn in range(2):
            for name, which in BOTH.items():
                found[name]["grab_s"].append(_grab(page, which))
                for step in range(steps // 2):
                    took, held = page.evaluate(STEP, [which, bool(turn) ^ (step >= steps // 4)])
                    found[name]["step_ms"].append(took)
                    found[name]["held"].append(held)
                before = relay.passed_bytes
                rate, late = page.evaluate(DRAG, which)
                found[name]["frames_per_s"].append(rate)
                found[name]["late_ms"].append(late)
                found[name].setdefault("drag_kB", []).append((relay.passed_bytes - before) / 1000)
        relay.close()
    return {name: {what: _middle(values) for what, values in one.items()} for name, one in found.items()}


def _middle(values):
    return round(statistics.median(map(float, values)), 2)


def _grab(page, which):
    """Focus a slider, wait a second, and return how long the kernel worked for it."""
    before = cpu_s(page)
    page.evaluate(FOCUS, which)
    page.wait_for_timeout(1000)
    spent = cpu_s(page) - before
    page.evaluate(FOCUS, which)
    page.wait_for_timeout(1000)
    return spent


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trips", type=float, nargs="+", default=[0, 50, 150, 300])
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--json", type=pathlib.Path)
    asked = parser.parse_args()
    found = {}
    with browser() as chrome:
        for trip in asked.trips:
            found[trip] = measure(trip, asked.steps, chrome)
            print(f"{trip:g} ms: {json.dumps(found[trip])}", flush=True)
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
