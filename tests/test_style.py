"""The tree is formatted and free of lint, and no file grows too long to read in one sitting."""

import subprocess
import sys

import pytest
from conftest import HOUSE

LONGEST = 250


@pytest.mark.parametrize("task", [["check"], ["format", "--check"]], ids=" ".join)
def test_ruff_is_content(task):
    found = subprocess.run([sys.executable, "-m", "ruff", *task, "."], cwd=HOUSE, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout + found.stderr


def test_no_file_is_too_long():
    sources = [p for room in ("rlsedu", "tests", "tools", "benchmarks") for p in (HOUSE / room).rglob("*.py")]
    assert len(sources) > 20
    lengths = {str(p.relative_to(HOUSE)): len(p.read_text(encoding="utf-8").splitlines()) for p in sources}
    assert {name: n for name, n in lengths.items() if n > LONGEST} == {}
