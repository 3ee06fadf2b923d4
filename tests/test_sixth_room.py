"""Promise: a new chapter is one entry in course.toml and its own files; every promise then holds for it, too."""

import os
import shutil
import subprocess
import sys

import pytest
from conftest import HOUSE

SIXTH = HOUSE / "tests" / "sixth_room"
LEFT = ("sixth_room", "test_sixth_room.py", ".git", ".venv", "venv", "build", "__pycache__", "*.egg-info")
WHOLE_COURSE = ("demo", "references", "article", "safety")  # tests that go through all rooms


def run(house, *words):
    """Run a module of Python in a copy of the house, on its own package; return what it said if it failed."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        [sys.executable, *words], cwd=house, env={**inherited, "PYTHONPATH": str(house)}, capture_output=True, text=True
    )
    return done.returncode and done.stdout[-4000:] + done.stderr[-2000:]


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A copy of the house with a sixth, tiny room, its tables and notebooks made anew."""
    copy = tmp_path_factory.mktemp("house") / "rlsedu"
    shutil.copytree(HOUSE, copy, ignore=shutil.ignore_patterns(*LEFT))
    for part in ("rlsedu", "notebooks", "teaching"):
        shutil.copytree(SIXTH / part, copy / part, dirs_exist_ok=True)
    for list_, entry in (("rlsedu/course.toml", "chapter.toml"), ("teaching/slides.toml", "slides.toml")):
        with (copy / list_).open("a", encoding="utf-8") as opened:
            opened.write((SIXTH / entry).read_text(encoding="utf-8"))
    assert not run(copy, "tools/render.py")
    return copy


def test_the_lists_of_chapters_name_it(house):
    for name in ("README.md", "notebooks/00-start-here.md", "notebooks/05-journey.md"):
        assert "(06-sleep.ipynb)" in (house / name).read_text(encoding="utf-8").replace("(notebooks/", "("), name


@pytest.mark.parametrize(
    "which", [["-k", "sleep"], [f"tests/test_{name}.py" for name in WHOLE_COURSE]], ids=["own", "all"]
)
def test_every_promise_holds_for_it(house, which):
    assert not run(house, "-m", "pytest", "-n0", "-q", "-p", "no:cacheprovider", *which)
