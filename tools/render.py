"""Build the notebooks: `notebooks/*.md` is what we edit, the executed `.ipynb` beside it is made here.

python tools/render.py                              build every notebook
python tools/render.py notebooks/01-symptoms.md     build one
python tools/render.py --check                      say which .ipynb no longer match their .md; runs nothing
python tools/render.py --frames                     make the packs of frames in build/frames (tools/packs.py)

What happens to a notebook:
1. in the .md itself, and in README.md, what stands between `<!-- name -->` and `<!-- end of name -->` is made:
   tables of chapters, minutes, parts, ways (tools/made.py); in the .ipynb alone, [](fact:ID) becomes a small number
   with a card (tools/cards.py), and [](safety:NOTEBOOK) the safety statements of that notebook: as text, not as the
   output of a cell, no kernel and no run can take them away. And the first cell answers in words if there is no rlsedu;
2. cells tagged hide-input or hide-output are folded in JupyterLab;
3. all cells run in order, in a new kernel of this Python. Any error or warning stops the build and shows the cell;
4. of each output the words (text/html, with the pictures in it, and text/plain) stay. Live views, widget state, timings
   and versions are dropped, so that a second build changes nothing.
"""

import argparse
import base64
import io
import os
import pathlib
import re
import sys
import tempfile

import nbformat
from jupyter_client import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from PIL import Image

from rlsedu.reader.store import WHERE
from rlsedu.stage.saved import VIEW
from tools import packs
from tools.made import Made
from tools.minutes import built_cells
from tools.source import KERNEL, BuildError, read

HOUSE = pathlib.Path(__file__).parent.parent
NOTEBOOKS, README = HOUSE / "notebooks", HOUSE / "README.md"
TRANSPORT = "ipc" if os.name == "posix" else "tcp"  # two kernels that start at once may take one port
KEPT = ("text/html", "text/plain")
PICTURE = re.compile(r'(?<=src="data:image/png;base64,)[^"]+')


def run(notebook, folder, name):
    """Run all cells in a new kernel and keep only what a page without a kernel can show."""
    os.environ[WHERE] = str(pathlib.Path(folder) / "nobody-was-here.json")  # no reader's progress in the notebooks
    with tempfile.TemporaryDirectory() as sockets:  # by its whole path: the kernel stands in another folder than we do
        place = {"ip": f"{sockets}/kernel"} if TRANSPORT == "ipc" else {}
        kernel = AsyncKernelManager(kernel_name="python3", transport=TRANSPORT, **place)
        client = NotebookClient(notebook, km=kernel, timeout=120, record_timing=False, coalesce_streams=True)
        client.extra_arguments = ["--log-level=ERROR"]
        client.resources = {"metadata": {"path": str(folder)}}
        try:
            client.execute()
        except CellExecutionError as problem:
            raise BuildError(f"{name}: {_plain(str(problem))}") from None
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": {"name": "python"}})
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [kept for output in cell.outputs for kept in _keep(output, cell, name)]
    return notebook


def _plain(text):
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def _keep(output, cell, name):
    """Return what stays of an output, as a list: itself or, of a live view, nothing."""
    if output.output_type == "stream" and output.name == "stderr":
        raise BuildError(f"{name}: this cell wrote a warning:\n{cell.source}\n\n{_plain(output.text)}")
    if "data" not in output:
        return [output]
    if set(output.data) == {VIEW}:
        return []
    kept = {mime: output.data[mime] for mime in KEPT if mime in output.data}
    if not kept:
        raise BuildError(f"{name}: this cell shows nothing without a kernel:\n{cell.source}")
    if "text/html" in kept:
        kept["text/html"] = PICTURE.sub(_small, kept["text/html"])
    output.data, output.metadata = nbformat.from_dict(kept), nbformat.from_dict({})
    return [output]


def _small(found):
    """Return a picture (a match of the base64 text of a PNG) as a smaller file of the same dots."""
    out = io.BytesIO()
    Image.open(io.BytesIO(base64.b64decode(found[0]))).save(out, "PNG", optimize=True)
    return base64.b64encode(out.getvalue()).decode()


def differences(source, made=None):
    """List, in words, where a .ipynb no longer matches its .md: made parts, types, sources, tags, ids, folds."""
    name, built = source.name, source.with_suffix(".ipynb")
    text = source.read_text(encoding="utf-8")
    stale = (made or Made(source.parent)).put_in(text, name) != text
    found = [f"{name}: what is made in it is not up to date"] if stale else []
    if not built.exists():
        return [*found, f"{name}: {built.name} has not been built"]
    ours, theirs = read(source).cells, nbformat.read(built, as_version=4).cells
    if len(ours) != len(theirs):
        return [*found, f"{name}: {len(ours)} cells in the text, {len(theirs)} in {built.name}"]
    for number, (one, two) in enumerate(zip(ours, theirs, strict=True), 1):
        for part in ("cell_type", "source", "metadata", "id"):
            if one[part] != two[part]:
                found.append(
                    f"{name}, cell {number}: {part} differs:\n  text      {one[part]!r}\n  notebook  {two[part]!r}"
                )
    return found


def build(source):
    """Run a .md and write the .ipynb beside it; True if that changed."""
    notebook = run(read(source), source.parent, source.name)
    return _write(source.with_suffix(".ipynb"), nbformat.writes(notebook, version=4) + "\n")


def settle(source, made):
    """Bring the made parts of a .md up to date, in the .ipynb beside it, too, without running it."""
    text = source.read_text(encoding="utf-8")
    if not _write(source, made.put_in(text, source.name)):
        return
    notebook, built = read(source), nbformat.read(source.with_suffix(".ipynb"), as_version=4)
    if [c.source for c in notebook.cells if c.cell_type == "code"] == [
        c.source for c in built.cells if c.cell_type == "code"
    ]:
        built_cells(source, notebook.cells)
        _write(source.with_suffix(".ipynb"), nbformat.writes(notebook, version=4) + "\n")


def _write(path, text):
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.write_text(text, encoding="utf-8")
    return True


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="*", type=pathlib.Path, metavar="NOTEBOOK.md", help="default: notebooks/*.md")
    parser.add_argument("--check", action="store_true", help="compare only; exit status 1 if a notebook must be built")
    parser.add_argument("--frames", action="store_true", help="make the packs of frames, and no notebook")
    asked = parser.parse_args(arguments)
    if asked.frames:
        return packs.main([str(HOUSE / "build" / "frames")])
    sources = [path.resolve().with_suffix(".md") for path in asked.sources] or sorted(NOTEBOOKS.glob("*.md"))
    words = [_checked(source) if asked.check else _built(source) for source in sources]
    if not asked.check and not any(words):
        made = Made(NOTEBOOKS)
        for source in sources:
            settle(source, made)
        _write(README, made.put_in(README.read_text(encoding="utf-8"), README.name))
    readme = README.read_text(encoding="utf-8")
    if asked.check and Made(NOTEBOOKS).put_in(readme, README.name) != readme:
        words.append("README.md: what is made in it is not up to date")
        print(words[-1], file=sys.stderr)
    return int(any(words))


def _checked(source):
    """Say whether a notebook matches its text; return what does not, in words."""
    try:
        found = "\n".join(differences(source)) if source.exists() else f"{source.name}: there is no such file"
    except BuildError as problem:
        found = str(problem)
    print(found or f"{source.name}: up to date", file=sys.stderr if found else sys.stdout, flush=True)
    return found


def _built(source):
    """Build a notebook and say so; return what went wrong, in words."""
    try:
        if not source.exists():
            raise BuildError(f"{source.name}: there is no such file")
        print(f"{source.name}: {'built' if build(source) else 'unchanged'}", flush=True)
    except BuildError as problem:
        print(problem, file=sys.stderr, flush=True)
        return str(problem)
    return ""


if __name__ == "__main__":
    sys.exit(main())
