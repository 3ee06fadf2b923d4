"""Promise: arrows point one way, importing is cheap and changes nothing, and files stay small enough to read."""

import ast
import importlib
import json
import re
import statistics
import subprocess
import sys

import pytest
from conftest import HOUSE, ROOMS, demo_names

from rlsedu.course import CHAPTERS

PACKAGE = HOUSE / "rlsedu"
SOURCES = sorted(PACKAGE.rglob("*.py"))
ROOM_FILES = sorted(path for room in ROOMS for path in (PACKAGE / room).glob("*.py"))
LONGEST = 250
MADE_BY_HAND = ("rlsedu", "tests", "tools", "benchmarks", "teaching", "site", "binder")
LIVE = PACKAGE / "stage" / "live"
DOORS = {PACKAGE / "stage" / "demo.py", PACKAGE / "lookback" / "doors.py"}  # they open a live view, when called
SCREEN = {"anywidget", "ipywidgets", "traitlets", "IPython"}
RUN_TIME = {"numpy", "matplotlib", "PIL", "rlsedu", *SCREEN}
COMMAND = {"jupyterlab", "jupyter_server", "jupyter_core"}  # the `rlsedu` command opens JupyterLab (extra `lab`)
PICTURE = re.compile(r"pictures?|\w+_pictures?")

relative = {"ids": lambda path: str(path.relative_to(HOUSE))}


def imported(text):
    """Return the full names of all modules that a program imports, wherever it does so."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


def allowed(path):
    """Return the pattern of what a file of a room may import, besides the standard library."""
    room, stem = path.parent.name, path.stem
    own = rf"rlsedu\.{room}"
    if stem == "__init__":
        return r"rlsedu\.doors\..*"
    if PICTURE.fullmatch(stem):
        return rf"(matplotlib|numpy|rlsedu\.stage)\b(?!\.live).*|{own}\.\w*pictures?\b.*"
    shared = r"rlsedu\.evidence|rlsedu\.statistics|rlsedu\.anatomy"
    if stem == "sentences":
        return rf"(numpy|{shared})\b.*|{own}\.(?!demos|\w*picture).*"
    may_import = next(chapter.may_import for chapter in CHAPTERS if chapter.room == room)
    models = r"\.(?!demos|facts|sentences|\w*picture).*"
    others = rf"|rlsedu\.({'|'.join(may_import)}){models}" if may_import else ""
    if stem == "demos":
        return rf"(numpy|rlsedu\.stage|{shared})\b(?!\.live).*|{own}\b.*" + others
    return rf"(numpy|{shared})\b.*|{own}{models}" + others  # models, and the facts that are told of them


def forbidden(path, text):
    """List the imports of a room's file that break the house's rules."""
    outside = {name for name in imported(text) if name.split(".")[0] not in sys.stdlib_module_names}
    return sorted(name for name in outside if not re.fullmatch(allowed(path), name))


def mutable_state(text):
    """List module-level names that hold something that can change; UPPER_CASE constants are trusted."""
    kinds = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
    makers = {"list", "dict", "set", "defaultdict", "deque", "Counter", "OrderedDict"}
    found = [node.names for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Global)]
    for node in ast.parse(text).body:
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            maker = getattr(getattr(node.value, "func", None), "id", "")
            names = [getattr(target, "id", "?") for target in getattr(node, "targets", None) or [node.target]]
            if isinstance(node.value, kinds) or maker in makers:
                found += [name for name in names if not name.strip("_").isupper() and name != "__all__"]
    return found


def fresh(program):
    """Run a program in a new Python and return what it prints as JSON."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("path", ROOM_FILES, **relative)
def test_rooms_import_one_way(path):
    assert forbidden(path, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", SOURCES, **relative)
def test_package_imports_little_and_only_the_live_stage_knows_widgets(path):
    names = imported(path.read_text(encoding="utf-8"))
    outside = {name.split(".")[0] for name in names} - set(sys.stdlib_module_names)
    assert outside <= (RUN_TIME | COMMAND if path.parent.name == "app" else RUN_TIME)
    assert path.parent == LIVE or not outside & SCREEN
    assert path.parent == LIVE or path in DOORS or not any(name.startswith("rlsedu.stage.live") for name in names)
    rooms = [name for name in names if re.match(rf"rlsedu\.({'|'.join(ROOMS)})\b", name)]
    assert not rooms or path.parent.name in ROOMS
    for science in ("evidence", "statistics", "anatomy"):  # no screen, and the evidence stands on nothing else
        assert not path.is_relative_to(PACKAGE / science) or not outside & {"matplotlib", "PIL"}
    upper = [name for name in names if re.match(r"rlsedu\.(stage|statistics|anatomy|app)\b", name)]
    assert not upper or not path.is_relative_to(PACKAGE / "evidence")


@pytest.mark.parametrize("path", SOURCES, **relative)
def test_no_pyplot_and_no_state(path):
    text = path.read_text(encoding="utf-8")
    assert not any("pyplot" in name or "pylab" in name for name in imported(text))
    assert mutable_state(text) == []


@pytest.mark.parametrize("suffix", ["py", "js", "css"])
def test_files_are_short(suffix):
    paths = [path for place in MADE_BY_HAND for path in (HOUSE / place).rglob(f"*.{suffix}")]
    lengths = {str(p.relative_to(HOUSE)): len(p.read_text(encoding="utf-8").splitlines()) for p in paths}
    assert lengths and not {name: lines for name, lines in lengths.items() if lines > LONGEST}


def test_import_loads_nothing_heavy():
    loaded = fresh("import json, sys, rlsedu\nprint(json.dumps(sorted(sys.modules)))")
    heavy = re.compile(r"(matplotlib|ipywidgets|anywidget|traitlets|IPython|PIL|numpy|scipy|asyncio)(\..*)?")
    assert "rlsedu.symptoms" in loaded
    assert [name for name in loaded if heavy.fullmatch(name)] == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_model_needs_no_screen(room):
    names = [p.stem for p in ROOM_FILES if p.parent.name == room]
    models = [name for name in names if name not in ("__init__", "demos") and not PICTURE.fullmatch(name)]
    imports = "".join(f"import rlsedu.{room}.{name}\n" for name in models)
    loaded = fresh(f"{imports}import json, sys\nprint(json.dumps(sorted(sys.modules)))")
    assert not {"matplotlib", "ipywidgets", "anywidget", "PIL"} & set(loaded)


VALUES = {
    **{"all": "rlsedu.demos()", "page": "repr(page_of(rlsedu.symptoms.evening.value()))"},
    **{room: f"[getattr(rlsedu.{room}, name).value() for name in {demo_names(room)}]" for room in ROOMS},
    **{f"{room} quiz": f"rlsedu.{room}.quiz.value('opening')" for room in ROOMS},
}


@pytest.mark.parametrize("made", VALUES.values(), ids=VALUES)
def test_values_and_pages_need_no_widgets(made):
    program = f"import json, sys, rlsedu\nfrom rlsedu.stage import page_of\nmade = {made}\n"
    found, *loaded = fresh(f"{program}print(json.dumps([bool(made), *sorted(sys.modules)]))")
    assert found and not (SCREEN | {"comm", "rlsedu.stage.live"}) & set(loaded)


def test_import_changes_no_global_setting():
    every = [".".join(path.relative_to(HOUSE).with_suffix("").parts) for path in SOURCES if path.stem != "__main__"]
    state = (
        "import json, locale, logging, random, signal, sys, warnings\nimport matplotlib, numpy as np\n"
        "def state():\n"
        "    return [str(dict(matplotlib.rcParams)), np.get_printoptions(), np.geterr(), str(warnings.filters),\n"
        "        locale.setlocale(locale.LC_ALL), sys.path[:], str(np.random.get_state()), str(random.getstate()),\n"
        "        logging.getLogger().level, str(signal.getsignal(signal.SIGINT)), 'matplotlib.pyplot' in sys.modules]\n"
    )
    widgets = "import anywidget, ipywidgets, matplotlib.backends.backend_agg, PIL.Image\n"  # theirs, not ours
    ours = "".join(f"import {name.removesuffix('.__init__')}\n" for name in every)
    before, after = fresh(f"{state}{widgets}before = state()\n{ours}print(json.dumps([before, state()], default=str))")
    assert before == after


def test_what_an_import_costs():
    """Printed, not judged: machines differ. Rounds of numpy alone and of this package after it take turns."""
    clock = "import json, time\nimport numpy\nstart = time.perf_counter()\n{}\n"
    program = clock + "print(json.dumps(time.perf_counter() - start))"
    rounds = [(fresh(program.format("pass")), fresh(program.format("import rlsedu"))) for _ in range(3)]
    extra = statistics.median(1000 * (with_us - without) for without, with_us in rounds)
    print(f"import rlsedu costs {extra:.1f} ms beyond numpy (median of {len(rounds)})")


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("symptoms/discomfort.py", "from rlsedu.stage import Demo"),
        ("symptoms/discomfort.py", "from rlsedu.symptoms.facts import evening_facts"),
        ("symptoms/discomfort.py", "import matplotlib"),
        ("symptoms/discomfort.py", "from rlsedu.dopamine.terminal import Terminal"),
        ("symptoms/pictures.py", "from rlsedu.symptoms.discomfort import Evening"),
        ("symptoms/evening_picture.py", "import ipywidgets"),
        ("symptoms/evening_picture.py", "from rlsedu.stage.live.view import live"),
        ("symptoms/sentences.py", "from rlsedu.stage import Demo"),
        ("symptoms/sentences.py", "from rlsedu.symptoms.evening_picture import EveningPicture"),
        *(("symptoms/facts.py", f"import rlsedu.symptoms.{name}") for name in ("demos", "sentences", "who_picture")),
        *(("symptoms/facts.py", f"import {name}") for name in ("rlsedu.stage", "matplotlib", "anywidget")),
        ("symptoms/demos.py", "from rlsedu.dopamine import terminal"),
        ("symptoms/demos.py", "from rlsedu.stage.live.view import live"),
        ("symptoms/demos.py", "import anywidget"),
        ("journey/demos.py", "from rlsedu.symptoms.facts import evening_facts"),
        ("journey/causal_chain.py", "from rlsedu.symptoms.demos import evening"),
    ],
)
def test_a_wrong_arrow_is_found(name, bad):
    assert forbidden(PACKAGE / name, bad)


@pytest.mark.parametrize("bad", ["seen = []", "cache: dict = {}", "seen = set()", "def f():\n    global x\n    x = 1"])
def test_state_is_found(bad):
    assert mutable_state(bad) and not mutable_state("NAMES = ['a']\n__all__ = ['a']\nx = (1, 2)")


PACKAGES = sorted(path.parent for path in PACKAGE.glob("*/__init__.py") if "doors(" in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_a_public_name_is_no_file_of_the_same_name(package):
    offered = importlib.import_module(f"rlsedu.{package.name}").__all__
    files = {path.stem for path in package.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert offered and not files & set(offered)
