"""JupyterLab in the browser with the course's notebooks, for readers who want to change the code: `write(out)`.

    python tools/site_lite.py [build/site/lite] [--inputs FOLDER]

JupyterLite is built in a virtual environment of its own (site/lite/requirements.txt), made on first use, because it
clashes with the packages of the tests. The browser's Python is that of site/pins.json, with the packages of
site/lite/browser.txt; a list of all of them stands beside them, so that a page asks nothing of other machines.
"""

import argparse
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from email.parser import HeaderParser

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from tools.building import status
from tools.site_inputs import HOUSE, inputs, pins
from tools.source import BuildError

LITE, KEPT = HOUSE / "site" / "lite", HOUSE / "build"
PYODIDE, KERNEL = "static/pyodide", "@jupyterlite/pyodide-kernel-extension:kernel"
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
INFO = {"abi_version": "2026_0", "arch": "wasm32", "platform": "emscripten_5_0_3", "python": "3.14.0"}
THERE = {"sys_platform": "emscripten", "platform_system": "Emscripten", "os_name": "posix", "python_version": "3.14"}
THERE |= {"python_full_version": "3.14.2", "implementation_name": "cpython", "extra": ""}
EPOCH = "1577836800"  # one date for all files: two builds have the same bytes
APPS = ("lab", "notebooks", "tree")


def write(out, folder=None):
    """Write the notebooks in the browser into a folder, which is made anew.

    folder: the inputs of site/pins.json; if None they are fetched. BuildError says what is missing.
    """
    out, given = pathlib.Path(out).resolve(), inputs(folder)
    shutil.rmtree(out, ignore_errors=True)
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        python = environment()
        wheel = _wheel(python, place)
        _run("the course could not be put beside JupyterLite", python, *PIP, "--no-deps", "--force-reinstall", wheel)
        _lite(python, wheel, place, out)
        _python(given, wheel, place, out / PYODIDE)


PIP = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")


def environment():
    """Return the Python of the environment that builds JupyterLite; it is made if its lock has changed."""
    lock = LITE / "requirements.txt"
    place = KEPT / f"lite-{hashlib.sha256(lock.read_bytes()).hexdigest()[:12]}"
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not (place / "complete").exists():
        venv.create(place, clear=True, with_pip=True)
        _run("JupyterLite could not be installed. Is there a network?", python, *PIP, "--require-hashes", "-r", lock)
        (place / "complete").touch()
    return python


def _run(trouble, *words, **how):
    fixed = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONHASHSEED": "0"}
    ran = subprocess.run([str(word) for word in words], env=fixed, capture_output=True, text=True, **how)
    if ran.returncode:
        raise BuildError(f"{trouble}\n{(ran.stderr.strip() or ran.stdout)[-2000:]}")


def _wheel(python, place):
    _run("the wheel could not be built", python, "-m", "hatchling", "build", "-t", "wheel", "-d", place, cwd=HOUSE)
    (wheel,) = place.glob("rlsedu-*.whl")
    return wheel


def _lite(python, wheel, place, out):
    """Build JupyterLite with the notebooks as the wheel has them."""
    home = place / "lite"
    (home / "notebooks").mkdir(parents=True)
    with zipfile.ZipFile(wheel) as files:
        for name in sorted(name for name in files.namelist() if re.fullmatch(r"rlsedu/notebooks/.*\.ipynb", name)):
            book = home / "notebooks" / pathlib.PurePosixPath(name).name
            book.write_bytes(files.read(name))
            os.utime(book, (int(EPOCH), int(EPOCH)))
    settings = {
        "pyodideUrl": f"./{PYODIDE}/pyodide.mjs",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"packages": ["rlsedu", "ipython", "micropip"]},
    }
    page = {"appName": "Restless legs and brain iron", "litePluginSettings": {KERNEL: settings}}
    told = {"jupyter-lite-schema-version": 0, "jupyter-config-data": page}
    (home / "jupyter-lite.json").write_text(json.dumps(told))
    words = [*("-m", "jupyter", "lite", "build", "--lite-dir", home, "--contents", "notebooks", "--output-dir", out)]
    words += [word for app in APPS for word in ("--apps", app)]
    words += ["--no-sourcemaps", "--no-unused-shared-packages"]
    _run("JupyterLite could not be built", python, *words, cwd=home)


def _python(given, wheel, place, out):
    """Put the browser's Python, its packages and the list of them into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    for name in CORE:
        shutil.copyfile(given / name, out / name)
    held = [given / one["file"] for one in pins()["files"] if one["file"].endswith(".whl")]
    held += sorted(_pure(place / "pure").glob("*.whl"))
    packages = {}
    for path in [*held, wheel]:
        entry = package(path)
        packages[canonicalize_name(entry["name"])] = entry
        shutil.copyfile(path, out / path.name)
    for entry in packages.values():
        entry["depends"] = [name for name in entry["depends"] if name in packages]
    told = {"info": INFO, "packages": dict(sorted(packages.items()))}
    (out / "pyodide-lock.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _pure(place):
    words = ("-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes")
    words += ("--only-binary=:all:", "--platform", "any", "--implementation", "py", "--abi", "none")
    words += ("--python-version", "3.14", "--dest", place, "-r", LITE / "browser.txt")
    _run("packages for the browser's Python did not come. Is there a network?", sys.executable, *words)
    return place


def package(wheel):
    """Return what the browser's Python must know of a wheel (a path): its names, its hash and what it needs there."""
    with zipfile.ZipFile(wheel) as files:
        names = files.namelist()
        (about,) = (name for name in names if re.fullmatch(r"[^/]+\.dist-info/METADATA", name))
        told = HeaderParser().parsestr(files.read(about).decode())
    needs = [Requirement(words) for words in told.get_all("Requires-Dist", [])]
    tops = {name.split("/")[0].removesuffix(".py") for name in names if re.match(r"[^/.]+(/|\.py$)", name)}
    return {
        "name": told["Name"],
        "version": told["Version"],
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": sorted(tops),
        "depends": sorted(
            {canonicalize_name(one.name) for one in needs if one.marker is None or one.marker.evaluate(THERE)}
        ),
        "unvendored_tests": False,
    }


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", nargs="?", type=pathlib.Path, default=HOUSE / "build" / "site" / "lite")
    parser.add_argument("--inputs", type=pathlib.Path, help="a folder with files of Pyodide's release")
    asked = parser.parse_args(arguments)
    return status(write, asked.out, asked.inputs)


if __name__ == "__main__":
    sys.exit(main())
