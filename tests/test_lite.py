"""Promise: the notebooks run in the browser alone, unchanged, and ask nothing of other machines."""

import os
import pathlib
import re
import zipfile

import pytest
from conftest import HOUSE

from rlsedu.app.page_server import serving
from tools import lab as jupyter
from tools import site_lite

MOVES = 200
WANTED = os.environ.get("RLSEDU_LITE")
long = pytest.mark.skipif(not WANTED, reason="takes minutes: .ci/long runs it, with RLSEDU_LITE=1 (or a built folder)")
PICTURE = "document.querySelector('.rlsedu[data-demo=\"symptoms.evening\"] .rlsedu-picture')"
# Moves two sliders in turn, so that not all pictures are there before they are asked for, each time until picture and
# words have followed; gives how long each took, in ms.
MOVE = """async (moves) => {
  const demo = [...document.querySelectorAll('.rlsedu')].find((node) => node.dataset.demo === 'symptoms.evening');
  demo.scrollIntoView();
  const sliders = demo.querySelectorAll('input[type=range]'), took = [];
  const picture = demo.querySelector('.rlsedu-picture');
  for (let i = 0; i < moves; i += 1) {
    const slider = sliders[i % 5 ? 1 : 0], before = picture.src, began = performance.now();
    const rest = () => new Promise((done) => setTimeout(done, 4));
    const { min, max, value } = slider, place = (i * 7 % 40 + 1) / 42;
    slider.value = Number(min) + place * (max - min);
    if (slider.value === value) continue;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    while (picture.src === before && performance.now() - began < 20_000) await rest();
    if (picture.src === before) throw new Error(`it stands still at move ${i}`);
    took.push(performance.now() - began);
  }
  return took;
}"""


def test_the_pair_that_was_tried_is_the_one_that_is_built():
    lock = (HOUSE / "site" / "lite" / "requirements.txt").read_text()
    assert "jupyterlite-core==0.8.6 " in lock and "jupyterlite-pyodide-kernel==0.8.6 " in lock
    for line in (HOUSE / "site" / "lite" / "browser.txt").read_text().splitlines()[1:]:
        assert re.fullmatch(r"[a-z-]+==\S+ --hash=sha256:[0-9a-f]{64}", line)
    assert "://" not in lock


def test_the_browsers_list_says_what_a_package_needs_there(tmp_path):
    wheel = tmp_path / "A_b-1.5-py3-none-any.whl"
    needs = ['Six>=1 ; sys_platform == "emscripten"', 'pexpect; sys_platform != "emscripten"', 'x; extra == "y"', "C_d"]
    with zipfile.ZipFile(wheel, "w") as files:
        files.writestr("a_b/__init__.py", "")
        files.writestr("single.py", "")
        told = "".join(f"Requires-Dist: {need}\n" for need in needs)
        files.writestr("a_b-1.5.dist-info/METADATA", f"Metadata-Version: 2.1\nName: A_b\nVersion: 1.5\n{told}\n")
    found = site_lite.package(wheel)
    assert (found["name"], found["version"], found["file_name"]) == ("A_b", "1.5", wheel.name)
    assert found["imports"] == ["a_b", "single"] and found["depends"] == ["c-d", "six"]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A folder with the built notebooks in `lite`."""
    if WANTED != "1":
        return pathlib.Path(WANTED)
    folder = tmp_path_factory.mktemp("site")
    site_lite.write(folder / "lite")
    return folder


@long
@pytest.mark.parametrize("app", ["notebooks", "lab"])
def test_chapter_1_runs_and_its_slider_moves_200_times(chrome, site, app):
    with serving(site) as address:
        context, asked = chrome.new_context(**jupyter.LAPTOP), []

        def refuse(route):
            asked.append(route.request.url)
            route.abort()

        context.route(re.compile(rf"^(?!{re.escape(address)}|data:|blob:)"), refuse)
        page = context.new_page()
        page.set_default_timeout(240_000)
        page.goto(f"{address}lite/{app}/index.html?path=01-symptoms.ipynb")
        page.wait_for_selector(".jp-Notebook .jp-Cell")
        page.wait_for_timeout(3000)
        jupyter.run_all(page, timeout_s=400)
        assert not page.locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']").count()
        demo = page.locator(".rlsedu[data-demo='symptoms.evening']")
        demo.get_by_role("button", name="Open it without a guess").click()
        demo.locator(".rlsedu-picture").wait_for()
        page.wait_for_function(f"{PICTURE}?.naturalWidth")
        took = sorted(page.evaluate(MOVE, MOVES))
        print(f"{app}: slider to picture {took[len(took) // 2]:.0f} ms, slowest {took[-1]:.0f} ms")
        assert len(took) > 0.9 * MOVES and asked == []
        context.close()
