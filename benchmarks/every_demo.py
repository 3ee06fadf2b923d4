"""How long every demo takes from a control to new pixels in JupyterLab, against a bare round trip.

    python benchmarks/every_demo.py [--steps 30] [--json FILE]

All demos stand in one notebook; in each step every demo is moved once, with a bare round trip before each.
"""

import argparse
import json
import pathlib
import statistics
import sys
import tempfile

ROOT = pathlib.Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
from conftest import DEMOS  # noqa: E402

from benchmarks.latency import BARE, PROBES  # noqa: E402
from tools.lab import browser, jupyterlab, open_notebook, run_all, write_notebook  # noqa: E402


def measure(steps, prompt=True):
    """Return {demo: [median ms, median ms of the bare round trips before it]}."""
    names = [f"{room}.{name}" for room, name in DEMOS]
    times, bare = {name: [] for name in names}, {name: [] for name in names}
    with tempfile.TemporaryDirectory() as folder, jupyterlab(folder, prompt=prompt) as address, browser() as chrome:
        # Without frames held ahead: each step is drawn when it is asked for.
        cells = [f"import rlsedu\ndemo = rlsedu.{name}()\ndemo.hold = False\ndemo" for name in names]
        write_notebook(f"{folder}/demos.ipynb", BARE, *cells)
        page = chrome.new_page(viewport={"width": 1200, "height": 2000})
        open_notebook(page, address, "demos.ipynb")
        run_all(page)
        page.wait_for_function(f"document.querySelectorAll('.rlsedu img').length === {len(names)}")
        page.wait_for_timeout(2000)
        for step in range(-3, steps):
            for which, name in enumerate(names):
                alone = page.evaluate(PROBES["bare"], (step + 3) * len(names) + which)
                took = page.evaluate(f"(i) => ({PROBES['stage']})(i, {which})", step + 3)
                if step >= 0:
                    bare[name].append(alone)
                    times[name].append(took)
    return {name: [round(statistics.median(times[name]), 1), round(statistics.median(bare[name]), 1)] for name in names}


def main():
    parser = argparse.ArgumentParser(description="Measure every demo, from a control to new pixels, in JupyterLab.")
    parser.add_argument("--steps", type=int, default=30)
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument("--plain", action="store_true", help="JupyterLab's own line to the kernel, as on Binder")
    asked = parser.parse_args()
    found = measure(asked.steps, prompt=not asked.plain)
    print(f"{'demo':<34}{'median ms':>10}{'bare ms':>9}{'ratio (at most 1.8)':>21}")
    for name, (took, alone) in found.items():
        print(f"{name:<34}{took:>10}{alone:>9}{took / alone:>21.2f}")
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
