"""A notebook as its .md has it: cells with ids and folds, statements of safety, sources and cards; nothing is run."""

import re
from textwrap import indent

import jupytext
import nbformat

from rlsedu.evidence import safety
from rlsedu.stage.saved import NO_COURSE
from tools.cards import UnknownFact, explained, numbered

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
FOLDS = {"hide-input": "source_hidden", "hide-output": "outputs_hidden"}
SAFETY = re.compile(r"^\[\]\(safety:(?P<notebook>\w+)\)$", re.MULTILINE)
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


def read_plain(source):
    """Read a notebook's .md with its folds and its statements of safety; citations stand as they are written."""
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
        if cell.cell_type == "code":
            cell.metadata["scrolled"] = False  # else Notebook 7 shows long outputs through a small window
    return notebook


def read(source):
    """Read a notebook's .md as its readers get it: with numbered sources, their list, and words explained."""
    notebook = read_plain(source)
    told = [cell for cell in notebook.cells if cell.cell_type == "markdown"]
    try:
        texts = numbered(explained([cell.source for cell in told]))
    except UnknownFact as problem:
        raise BuildError(f"{source.name}: {problem.args[1]}") from None
    for cell, text in zip(told, texts, strict=True):
        cell.source = text
    return notebook
