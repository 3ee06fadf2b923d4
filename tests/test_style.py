"""The tree is formatted and free of lint."""

import subprocess
import sys

import pytest
from conftest import HOUSE


@pytest.mark.parametrize("task", [["check"], ["format", "--check"]], ids=" ".join)
def test_ruff_is_content(task):
    found = subprocess.run([sys.executable, "-m", "ruff", *task, "."], cwd=HOUSE, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout + found.stderr
