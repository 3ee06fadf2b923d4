"""Run the rooms' unit tests in the website's own Python, in Node, and say how many passed.

    python tools/test_in_pyodide.py [build/python] [tests/test_symptoms_who.py ...]

Only tests that need no browser, no Jupyter and no other program can run there. pytest comes from the package index.
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from rlsedu.course import ROOMS
from tools import site_python
from tools.source import BuildError

# Plain Python, so that they run anywhere; later versions of hypothesis hold parts that are made for one machine.
TOOLS = ("pytest==9.0.2", "pluggy==1.6.0", "iniconfig==2.3.0", "pygments==2.19.2", "hypothesis==6.148.7")
TOOLS += ("sortedcontainers==2.4.0",)
# What a test cannot have there, or takes minutes in a browser's Python: named in its text.
ELSEWHERE = re.compile(
    r"playwright|chrome\b|\bpage\b\.|stand_in|rlsedu\.stage\.live|anywidget|nbformat|jupyter|subprocess|scipy|colorspacious"
    r"|from conftest|from told|import told|dopamine_oracle|textstat|notebooks|from tools|import tools"
)
NOT_THERE = ("rlsedu.stage.live", "anywidget", "IPython", "scipy")  # a test that asks for them is left out
PROGRAM = """
import os, sys
sys.path[:0] = ["/tools", "/tests"]
os.chdir("/tests")
os.environ["RLSEDU_PROGRESS"] = "/home/pyodide/progress.json"
sys.dont_write_bytecode = True
import hypothesis, pytest

class Here:
    def skipping(self):
        try:
            return (yield)
        except ModuleNotFoundError as missing:
            if missing.name not in {elsewhere!r}:
                raise
            pytest.skip(f"needs {{missing.name}}")

    @pytest.hookimpl(wrapper=True)
    def pytest_pyfunc_call(self, pyfuncitem):
        return (yield from self.skipping())

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef, request):
        return (yield from self.skipping())

hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.load_profile("here")

without = [f"-pno:{{name}}" for name in ("cacheprovider", "faulthandler", "debugging", "doctest")]  # they need more
status = pytest.main(["-q", "--noconftest", "-o", "addopts=", *without, *{files!r}], plugins=[Here()])
int(status)
"""


def files_that_can():
    """List the rooms' test files that can run there."""
    found = sorted(path for room in ROOMS for path in (site_python.HOUSE / "tests").glob(f"test_{room}*.py"))
    found += [site_python.HOUSE / "tests" / "test_statistics.py"]
    return [path for path in found if not ELSEWHERE.search(path.read_text(encoding="utf-8"))]


def run(python, files):
    """Run test files in the Python of a folder that site_python wrote; return pytest's status."""
    with tempfile.TemporaryDirectory() as place:
        tools, tests = pathlib.Path(place, "tools"), pathlib.Path(place, "tests")
        tests.mkdir()
        for path in files:
            shutil.copy(path, tests)
        _install(tools)
        program = pathlib.Path(place, "program.py")
        program.write_text(PROGRAM.format(files=[path.name for path in files], elsewhere=NOT_THERE), encoding="utf-8")
        command = [site_python.node(), str(site_python.HOUSE / "tools" / "in_pyodide.mjs"), str(python), str(program)]
        return subprocess.run([*command, f"tools={tools}", f"tests={tests}"]).returncode


def _install(place):
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile", "--target", str(place)]
    ran = subprocess.run([*command, *TOOLS], capture_output=True, text=True)
    if ran.returncode:
        raise BuildError(f"pytest for the browser's Python did not come from the package index:\n{ran.stderr[-500:]}")


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("python", nargs="?", type=pathlib.Path, help="as site_python wrote it; else it is built")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    asked = parser.parse_args(arguments)
    files = asked.files or files_that_can()
    print(f"{len(files)} files of tests in the browser's Python:", *(path.stem for path in files), flush=True)
    with tempfile.TemporaryDirectory() as place:
        python = asked.python
        if python is None:
            python = pathlib.Path(place, "python")
            site_python.write(python)
        return run(python, files)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BuildError as problem:
        sys.exit(str(problem))
