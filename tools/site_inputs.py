"""The files that the website takes from others, each held by its sha256: site/pins.json lists them.

A published build reads them from a folder (`--inputs`) that holds files of Pyodide's official release. For tests the
same bytes come from a package of the package index, which is kept in build/inputs once it was loaded.
"""

import functools
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

from tools.source import BuildError

HOUSE = pathlib.Path(__file__).parent.parent
PINS = HOUSE / "site" / "pins.json"
KEPT = HOUSE / "build" / "inputs"
INPUTS = "RLSEDU_SITE_INPUTS"  # names the folder of a published build


@functools.cache
def pins():
    """Return site/pins.json as a table."""
    return json.loads(PINS.read_text(encoding="utf-8"))


def sha256(path):
    """Return the sha256 of a file, as hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def inputs(folder=None):
    """Return the folder of inputs, all of them there and with the right bytes; BuildError names the first that is not.

    folder: where they lie; if None, the folder that the variable RLSEDU_SITE_INPUTS names, or else they are fetched.
    """
    given = folder or os.environ.get(INPUTS)
    found = pathlib.Path(given) if given else fetch_inputs()
    wrong = _wrong(found)
    if wrong:
        raise BuildError(f"{found / wrong[0]} is missing, or has other bytes than site/pins.json says")
    return found


def fetch_inputs(folder=KEPT):
    """Bring the inputs into a folder, from the package that tests take them from, and return it.

    What is there already, with the right bytes, is kept: a second run asks nothing of the network.
    """
    if not _wrong(folder):
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as place:
        made = pathlib.Path(place, "inputs")
        made.mkdir()
        with zipfile.ZipFile(_package(pathlib.Path(place))) as package:
            for one in pins()["files"]:
                (made / one["file"]).write_bytes(package.read(f"{pins()['tests']['folder']}/{one['file']}"))
        shutil.rmtree(folder, ignore_errors=True)
        try:
            made.rename(folder)
        except OSError:
            if _wrong(folder):  # otherwise another run was quicker
                raise
    return folder


def _package(place):
    name = pins()["tests"]["package"]
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(place), name]
    ran = subprocess.run(command, capture_output=True, text=True)
    if ran.returncode:
        raise BuildError(
            f"Python for the browser could not be loaded: {name} did not come from the package index. Is there a "
            f"network? If you have Pyodide's release, name its folder in {INPUTS}.\n{ran.stderr[-500:]}"
        )
    (package,) = place.glob("*.whl")
    if sha256(package) != pins()["tests"]["sha256"]:
        raise BuildError(f"{name} has other bytes than site/pins.json says")
    return package


def _wrong(folder):
    return [
        one["file"]
        for one in pins()["files"]
        if not (folder / one["file"]).is_file() or sha256(folder / one["file"]) != one["sha256"]
    ]
