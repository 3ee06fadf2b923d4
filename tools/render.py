"""Build the notebooks: `notebooks/*.md` is what we edit, the executed `.ipynb` beside it is made here.

python tools/render.py                              build every notebook
python tools/render.py notebooks/01-symptoms.md     build one
python tools/render.py --check                      say which .ipynb no longer match their .md; runs nothing

What happens to a notebook:
1. in the .md itself, and in README.md, the tables of chapters and the ways on are made from rlsedu/course.toml;
   in the .md, [](fact:ID) becomes [Author et al. 2005](address "ID"); links made earlier are brought up to date;
   in the .ipynb alone, [](safety:NOTEBOOK) becomes the safety statements of that notebook: as text, not as the output
   of a cell, no kernel and no run can take them away. And the first cell answers in words if there is no rlsedu;
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
import urllib.parse
from textwrap import indent

import jupytext
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from PIL import Image

from rlsedu.course import CHAPTERS
from rlsedu.evidence import cite, safety
from rlsedu.reader.store import WHERE
from rlsedu.stage.saved import NO_COURSE, VIEW

HOUSE = pathlib.Path(__file__).parent.parent
NOTEBOOKS, README = HOUSE / "notebooks", HOUSE / "README.md"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
FOLDS = {"hide-input": "source_hidden", "hide-output": "outputs_hidden"}
KEPT = ("text/html", "text/plain")
PICTURE = re.compile(r'(?<=src="data:image/png;base64,)[^"]+')
LINK = re.compile(r'\[(?P<label>[^\]\n]*)\]\((?:fact:(?P<asked>[^)\s]*)|(?P<url>[^()\s]*) "(?P<known>[a-z0-9:-]+)")\)')

SAFETY = re.compile(r"^\[\]\(safety:(?P<notebook>\w+)\)$", re.MULTILINE)

WAYS_ON = re.compile(r"^\[(?:← Back|Next): .*$", re.MULTILINE)
CHAPTERS_TABLE = re.compile(r"(?<=<!-- chapters -->\n).*?(?=<!-- end of chapters -->)", re.DOTALL)
BINDER = "https://mybinder.org/v2/gh/rlsedu/rlsedu/main?urlpath=notebooks/notebooks"

IMPORTS = re.compile(r"\A(?:from rlsedu\b.*\n)+")
GUARD = f"""\
try:
{{imports}}except ModuleNotFoundError as missing:  # answered in words
    missing._render_traceback_ = lambda: [
{indent(chr(10).join(f'"{line}",' for line in NO_COURSE.splitlines()), " " * 8)}
    ]
    raise
"""


class BuildError(Exception):
    """A notebook cannot be built; the text says where and why."""


def fact_link(key):
    """Return the markdown link that cites a fact: its label, its address (or the list of sources) and its id."""
    found = cite(key)
    url = urllib.parse.quote(found.url, safe="/:?#&=;,%+@~")
    return f'[{found.label}]({url or "#Sources"} "{key}")'


def expand(text, name="text"):
    """Return markdown with every link to a fact written out; BuildError names the line of an unknown id."""

    def written_out(match):
        try:
            return fact_link(match["asked"] if match["known"] is None else match["known"])
        except KeyError as problem:
            line = text.count("\n", 0, match.start()) + 1
            raise BuildError(f"{name}, line {line}: {problem.args[0]}") from None

    return LINK.sub(written_out, text)


def chapters_table(where):
    """Return the table of chapters as markdown, for the README (all, with Binder) or for a notebook (the others)."""
    if where == "README.md":
        head = "| read it here | what you can find out | minutes | move it |\n|---|---|---|---|\n"
        rows = (
            f"| [{c.name}](notebooks/{c.notebook}.ipynb) | {c.question} | {c.minutes} "
            f"| [on Binder]({BINDER}/{c.notebook}.ipynb) |\n"
            for c in CHAPTERS
        )
    else:
        head = "| chapter | what you can find out | minutes |\n|---|---|---|\n"
        rows = (f"| [{c.name}]({c.notebook}.ipynb) | {c.question} | {c.minutes} |\n" for c in CHAPTERS if c.room)
    return f"\n{head}{''.join(rows)}\n"


def ways_on(notebook):
    """Return the line that leads from a notebook (its name) to the one before and the one after it."""
    at = next(place for place, chapter in enumerate(CHAPTERS) if chapter.notebook == notebook)
    back = [f"[← Back: {c.name if c.room else 'start page'}]({c.notebook}.ipynb)" for c in CHAPTERS[at - 1 : at]]
    on = [f"[Next: {c.name} →]({c.notebook}.ipynb)" for c in CHAPTERS[at + 1 : at + 2]]
    return " · ".join(back + on)


def with_tables(text, where):
    """Return markdown whose tables of chapters, and ways to the next one, are those of rlsedu/course.toml."""
    text = CHAPTERS_TABLE.sub(lambda _: chapters_table(where), text)
    return WAYS_ON.sub(lambda _: ways_on(where.removesuffix(".md")), text)


def read(source):
    """Read a notebook's .md with its folds, without running it."""
    notebook = jupytext.read(source, fmt="md:myst")
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": {"name": "python"}})
    first = next(cell for cell in notebook.cells if cell.cell_type == "code")
    first.source = IMPORTS.sub(lambda found: GUARD.format(imports=indent(found[0], "    ")), first.source)
    for number, cell in enumerate(notebook.cells, 1):
        cell.id = f"cell-{number:02d}"
        if cell.cell_type == "markdown":
            cell.source = SAFETY.sub(lambda asked: safety(asked["notebook"]).page, cell.source)
        folds = {fold: True for tag, fold in FOLDS.items() if tag in cell.metadata.get("tags", ())}
        if folds:
            cell.metadata["jupyter"] = folds
    return notebook


def run(notebook, folder, name):
    """Run all cells in a new kernel and keep only what a page without a kernel can show."""
    client = NotebookClient(notebook, kernel_name="python3", timeout=120, record_timing=False, coalesce_streams=True)
    client.extra_arguments = ["--log-level=ERROR"]
    os.environ[WHERE] = str(pathlib.Path(folder) / "nobody-was-here.json")  # no reader's progress in the notebooks
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


def differences(source):
    """List, in words, where the .ipynb beside a .md no longer matches it: links, types, sources, tags, ids, folds."""
    name, built = source.name, source.with_suffix(".ipynb")
    text = source.read_text(encoding="utf-8")
    found = [f"{name}: links to facts are not written out"] if expand(text, name) != text else []
    found += [f"{name}: its table of chapters is not that of course.toml"] if with_tables(text, name) != text else []
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
    """Write out the links in a .md, run it, and write the .ipynb beside it; True if a file changed."""
    text = source.read_text(encoding="utf-8")
    linked = expand(with_tables(text, source.name), source.name)
    changed = _write(source, linked)
    notebook = run(read(source), source.parent, source.name)
    return _write(source.with_suffix(".ipynb"), nbformat.writes(notebook, version=4) + "\n") or changed


def _write(path, text):
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.write_text(text, encoding="utf-8")
    return True


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="*", type=pathlib.Path, metavar="NOTEBOOK.md", help="default: notebooks/*.md")
    parser.add_argument("--check", action="store_true", help="compare only; exit status 1 if a notebook must be built")
    asked = parser.parse_args(arguments)
    sources = [path.resolve().with_suffix(".md") for path in asked.sources] or sorted(NOTEBOOKS.glob("*.md"))
    failed = False
    readme = README.read_text(encoding="utf-8")
    if asked.check and with_tables(readme, README.name) != readme:
        print("README.md: its table of chapters is not that of course.toml", file=sys.stderr)
        failed = True
    elif not asked.check:
        _write(README, with_tables(readme, README.name))
    for source in sources:
        try:
            if not source.exists():
                raise BuildError(f"{source.name}: there is no such file")
            found = differences(source) if asked.check else []
            words = "\n".join(found) or f"{source.name}: " + (
                "up to date" if asked.check else "built" if build(source) else "unchanged"
            )
        except BuildError as problem:
            found, words = [problem], str(problem)
        print(words, file=sys.stderr if found else sys.stdout, flush=True)
        failed = failed or bool(found)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
