"""What it costs to begin: importing the package, and the first demo on screen in JupyterLab.

    python benchmarks/start.py [--rounds 3] [--json FILE]

`import rlsedu` against `import numpy` alone, in fresh interpreters; then, each in a fresh kernel, the time from running
the cell to its picture: a bare inline plot against the first demo. Interleaved; medians.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from tools.lab import browser, jupyterlab, open_notebook, write_notebook

IMPORTS = {"numpy": "import numpy", "rlsedu": "import numpy, rlsedu"}
CELLS = {
    "inline plot": "%matplotlib inline\nimport matplotlib.pyplot as plt\n_ = plt.plot([1, 3, 2])",
    "first demo": "from rlsedu import symptoms\nsymptoms.evening()",
}
CLOCK = "import time; t = time.perf_counter(); {}; print(1000 * (time.perf_counter() - t))"
SEEN = """async () => { const start = performance.now();
  while (![...document.querySelectorAll('.jp-OutputArea img')].some((i) => i.complete && i.naturalWidth > 0))
    await new Promise((r) => setTimeout(r, 5));
  return performance.now() - start; }"""


def import_ms(code):
    """Import in a fresh interpreter and return the milliseconds it took."""
    out = subprocess.run([sys.executable, "-c", CLOCK.format(code)], capture_output=True, text=True, check=True)
    return float(out.stdout)


def screen_ms(chrome, address, name):
    """Open a notebook in a fresh kernel, run its one cell and return the milliseconds until its picture is there."""
    page = chrome.new_page()
    open_notebook(page, address, name)
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.press("Shift+Enter")
    took = page.evaluate(SEEN)
    page.close()
    return took


def measure(rounds):
    """Return the medians, the cost of importing beyond numpy and the ratio of the first demo to an inline plot."""
    imports, screens = {name: [] for name in IMPORTS}, {name: [] for name in CELLS}
    for _ in range(4 * rounds):
        for name, code in IMPORTS.items():
            imports[name].append(import_ms(code))
    with tempfile.TemporaryDirectory() as folder, jupyterlab(folder) as address, browser() as chrome:
        for turn in range(rounds + 1):
            for place, (name, code) in enumerate(CELLS.items()):
                write_notebook(f"{folder}/n{turn}-{place}.ipynb", code)
                took = screen_ms(chrome, address, f"n{turn}-{place}.ipynb")
                if turn:  # the first turn warms the disk
                    screens[name].append(took)
    beyond = [ours - alone for ours, alone in zip(imports["rlsedu"], imports["numpy"], strict=True)]
    shown = {name: statistics.median(values) for name, values in screens.items()}
    return {
        "import_ms": {name: round(statistics.median(values), 1) for name, values in imports.items()},
        "import_beyond_numpy_ms": round(statistics.median(beyond), 1),
        "on_screen_ms": {name: round(value) for name, value in shown.items()},
        "demo_over_inline": round(shown["first demo"] / shown["inline plot"], 2),
    }


def main():
    parser = argparse.ArgumentParser(description="Measure what it costs to begin.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=pathlib.Path)
    asked = parser.parse_args()
    found = measure(asked.rounds)
    print(f"import: {found['import_ms']} ms, beyond numpy {found['import_beyond_numpy_ms']} ms (under 50)")
    print(f"on screen: {found['on_screen_ms']} ms, first demo / inline plot {found['demo_over_inline']} (at most 2.5)")
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
