"""Promise: what nobody sees costs the kernel next to nothing, and a chapter may be run again and again."""

import os
import shutil
import subprocess
import sys

import pytest
from conftest import DEMOS, HOUSE, door_of
from stand_in import figures, hear

from benchmarks.fuzz_checks import Kernel
from tools.lab import LAPTOP, TOKEN, jupyterlab, kernels_of, open_notebook, run_all

RUNS = int(os.environ.get("RLSEDU_RUNS", "4"))  # 10 in the longer job
MIB = 2**20
TELL = "import psutil\nprint(psutil.Process().memory_info().rss)"


def seen_and_left(room, name):
    """Return a new demo that one view has seen, one and a half dots a px, and left."""
    demo = door_of(room, name)()
    demo._repr_mimebundle_()
    hear(demo, {"kind": "look", "view": "a", "size": [False, 1080, False], "sequence": 1})
    hear(demo, {"kind": "gone", "view": "a"})
    return demo


def test_demos_that_nobody_sees_have_freed_their_figures():
    before, kept = figures(), {}
    for room, name in DEMOS:
        kept[f"{room}.{name}"] = seen_and_left(room, name)
        assert not figures().keys() - before.keys(), f"{room}.{name}"
    assert kept["symptoms.evening"].set() and figures().keys() - before.keys()
    for demo in kept.values():
        demo.close()


WEIGH = """
import psutil
from test_memory import DEMOS, seen_and_left
rss = psutil.Process().memory_info
kept = [seen_and_left(*demo) for demo in DEMOS]  # what is loaded and made once is not the demos' own
before = rss().rss
kept += [seen_and_left(*demo) for demo in DEMOS]
print((rss().rss - before) / len(DEMOS))
"""


def test_a_demo_that_nobody_sees_costs_at_most_one_mib():
    weighed = subprocess.run([sys.executable, "-c", WEIGH], cwd=HOUSE / "tests", capture_output=True, text=True)
    assert float(weighed.stdout) < MIB, weighed.stderr


DRAWN = """
import threading, psutil
from test_memory import DEMOS, door_of, hear
rss = psutil.Process().memory_info
demos = [door_of(*demo)() for demo in DEMOS]
before = rss().rss
look, gone = {"kind": "look", "view": "a", "size": [False, 2160, False]}, {"kind": "gone", "view": "a"}
for round in range(3):
    threads = [threading.Thread(target=hear, args=(demo, look)) for demo in demos]  # as comms are
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    for demo in demos: hear(demo, gone)
print((rss().rss - before) / 2**20)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux' C library keeps what was freed")
def test_what_pictures_took_goes_back_to_the_machine_when_nobody_sees_them():
    weighed = subprocess.run([sys.executable, "-c", DRAWN], cwd=HOUSE / "tests", capture_output=True, text=True)
    assert float(weighed.stdout) < 300, weighed.stderr


def test_a_chapter_run_again_and_again_stays_within_60_mib(chrome, tmp_path):
    shutil.copy(HOUSE / "notebooks" / "03-brain-iron.ipynb", tmp_path)
    page, after = chrome.new_context(**LAPTOP).new_page(), []
    with jupyterlab(tmp_path) as address:
        open_notebook(page, address, "03-brain-iron.ipynb")
        kernel = Kernel(address, kernels_of(address, "03-brain-iron.ipynb")[0]["id"], TOKEN)
        for _ in range(RUNS):
            run_all(page)
            after.append(int(kernel.run(TELL)) / MIB)
        kernel.close()
        page.context.close()
    assert max(after) - after[0] < 60, after
