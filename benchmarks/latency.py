"""How long from a slider to new pixels, in JupyterLab with a real Chromium.

    python benchmarks/latency.py [--rounds 3] [--steps 40] [--json FILE]

Three ways, interleaved so that a noisy machine is noisy for all: a bare round trip to the kernel (a label), the first
demo, and plain `interact` on the same figure. Then a drag of 3 seconds, and the memory of the kernel over 300 updates.
The server is set up as the `rlsedu` command sets it up.
"""

import argparse
import json
import pathlib
import statistics
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from tools.lab import browser, jupyterlab, open_notebook, run_all, write_notebook

BARE = """
import anywidget, traitlets
class Bare(anywidget.AnyWidget):
    _esm = '''export default { render({ model, el }) {
      el.innerHTML = "<div class='bare'><input type=range min=0 max=100><span></span></div>";
      el.querySelector("input").addEventListener("input", (e) => model.send({ value: e.target.value }));
      model.on("msg:custom", (m) => { el.querySelector("span").textContent = m.value; });
    } };'''
    def __init__(self):
        super().__init__()
        self.on_msg(lambda _, message, __: self.send(message))
Bare()
"""
INTERACT = """
%matplotlib inline
from ipywidgets import FloatSlider, interact
from IPython.display import display
from rlsedu.symptoms import Evening, simulate_evening
from rlsedu.symptoms.evening_picture import EveningPicture
from rlsedu.symptoms.moment import moment_of
def draw(relief):
    picture = EveningPicture()
    picture.show(moment_of(simulate_evening(Evening(relief=relief)), 24.25))
    for artist in picture.figure.findobj(lambda a: a.get_animated()):
        artist.set_animated(False)
    display(picture.figure)
_ = interact(draw, relief=FloatSlider(min=0, max=1, step=0.01, value=0.9, continuous_update=True))
"""
MEMORY = "import os, re; print('rss', re.search(r'VmRSS:\\s+(\\d+)', open('/proc/self/status').read()).group(1))"

# Each probe moves a slider by one step and waits for what the reader sees to change; returns milliseconds.
PROBES = {
    "bare": """async (i) => { const s = document.querySelector('.bare input'), t = document.querySelector('.bare span');
      const before = t.textContent, start = performance.now();
      s.value = (i * 7) % 100; s.dispatchEvent(new Event('input'));
      while (t.textContent === before) await new Promise(r => setTimeout(r, 0));
      return performance.now() - start; }""",
    "stage": """async (i, which = 0) => { const stage = document.querySelectorAll('.rlsedu')[which];
      const image = stage.querySelector('img'), slider = stage.querySelector('input[type=range]');
      const other = stage.querySelector('input:is([type=radio]:not(:checked), [type=checkbox])');
      const list = stage.querySelector('select');
      const start = performance.now(), seen = new Promise((seen, failed) => {
        image.addEventListener('load', seen, { once: true });
        setTimeout(() => failed(`no new picture: ${stage.innerText.slice(0, 300)}`), 20000);
      });
      if (slider) {
        slider.value = Number(slider.min) + (Number(slider.max) - Number(slider.min)) * ((i * 7) % 100) / 100;
        slider.dispatchEvent(new Event('input'));
      } else if (other) other.click();
      else {
        list.selectedIndex = (list.selectedIndex + 1) % list.length;
        list.dispatchEvent(new Event('change', { bubbles: true }));
      }
      await seen; return performance.now() - start; }""",
    "interact": """async (i) => { const area = document.querySelector('.widget-interact');
      const handle = area.querySelector('.noUi-handle'), before = area.querySelector('img').src;
      const start = performance.now();
      handle.dispatchEvent(new KeyboardEvent('keydown', { key: i % 20 < 10 ? 'Left' : 'Right', bubbles: true }));
      while (!area.querySelector('img') || area.querySelector('img').src === before)
        await new Promise(r => setTimeout(r, 0));
      await area.querySelector('img').decode(); return performance.now() - start; }""",
}
DRAG = """async () => { const s = document.querySelector('.rlsedu input[type=range]');
  if (!s) return 'no slider to drag';
  const image = document.querySelector('.rlsedu img');
  const sizes = new Set(); let loads = 0, last = 0;
  const watch = () => {
    loads += 1; last = performance.now(); sizes.add(`${image.naturalWidth}x${image.naturalHeight}`);
  };
  image.addEventListener('load', watch);
  const start = performance.now();
  while (performance.now() - start < 3000) {
    s.value = Number(s.min) + (Number(s.max) - Number(s.min)) * Math.random();
    s.dispatchEvent(new Event('input')); await new Promise(r => setTimeout(r, 8));
  }
  s.value = s.max; s.dispatchEvent(new Event('input'));
  const end = performance.now(); await new Promise(r => setTimeout(r, 1000));
  image.removeEventListener('load', watch);
  const said = () => document.querySelector('.rlsedu .rlsedu-sentence').textContent;
  const stood = image.src + said(), again = new Promise(r => image.addEventListener('load', r, { once: true }));
  s.dispatchEvent(new Event('input')); await again;
  return { frames: loads, settled_ms: last - end, sizes: [...sizes], blank: sizes.has('0x0'),
           right_final_frame: image.src + said() === stood, sentence: said() }; }"""


def kernel_memory_kib(page, cell):
    """Run the cell that prints the kernel's resident memory and return it in KiB."""
    page.locator(".jp-CodeCell").nth(cell).click()
    page.keyboard.press("Control+Enter")
    page.wait_for_timeout(700)
    return int(page.locator(".jp-CodeCell").nth(cell).locator(".jp-OutputArea-output").inner_text().split()[-1])


def measure(rounds, steps, demo="from rlsedu import symptoms\nsymptoms.evening()"):
    """Return a dict of medians, 95th percentiles, ratios, the drag and the memory growth."""
    times = {name: [] for name in PROBES}
    with tempfile.TemporaryDirectory() as folder, jupyterlab(folder) as address, browser() as chrome:
        write_notebook(f"{folder}/latency.ipynb", BARE, demo, INTERACT, MEMORY)
        page = chrome.new_page(viewport={"width": 1200, "height": 4000})
        open_notebook(page, address, "latency.ipynb")
        run_all(page)
        page.wait_for_selector(".rlsedu img")
        page.wait_for_timeout(1500)
        for step in range(-5, rounds * steps):
            for name, probe in PROBES.items():
                took = page.evaluate(probe, step + 5)
                if step >= 0:
                    times[name].append(took)
        drag = page.evaluate(DRAG)
        for step in range(100):
            page.evaluate(PROBES["stage"], step)
        before = kernel_memory_kib(page, 3)
        for step in range(300):
            page.evaluate(PROBES["stage"], step)
        growth = (kernel_memory_kib(page, 3) - before) / 1024
    median = {name: statistics.median(values) for name, values in times.items()}
    return {
        "median_ms": {name: round(value, 1) for name, value in median.items()},
        "p95_ms": {name: round(statistics.quantiles(values, n=20)[-1], 1) for name, values in times.items()},
        "stage_over_bare": round(median["stage"] / median["bare"], 2),
        "interact_over_stage": round(median["interact"] / median["stage"], 2),
        "drag": drag,
        "kernel_growth_mib": round(growth, 2),
    }


def main():
    parser = argparse.ArgumentParser(description="Measure slider to pixels in JupyterLab.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument(
        "--demo", default="from rlsedu import symptoms\nsymptoms.evening()", help="code that makes the demo"
    )
    asked = parser.parse_args()
    found = measure(asked.rounds, asked.steps, asked.demo)
    print(f"{'way':<10}{'median ms':>12}{'p95 ms':>10}")
    for name in PROBES:
        print(f"{name:<10}{found['median_ms'][name]:>12}{found['p95_ms'][name]:>10}")
    print(f"stage / bare {found['stage_over_bare']} (at most 1.8)")
    print(f"interact / stage {found['interact_over_stage']} (at least 4.5)")
    print(f"after a drag of 3 s: {found['drag']}")
    print(f"kernel memory over 300 updates: {found['kernel_growth_mib']:+} MiB (under 2)")
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
