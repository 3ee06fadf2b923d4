"""The pages of the website, without what moves in them: Sphinx over the notebooks. `build(out, chapters)`.

A copy of the notebooks as a website has them (tools/site_notebooks.py) goes to a folder of its own, Sphinx makes pages
of it, and the folder is gone again. Two builds give the same bytes.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import nbformat

from rlsedu.course import CHAPTERS
from rlsedu.stage.live.front import front, style
from tools.made import BINDER, Made
from tools.minutes import whole
from tools.site_notebooks import LITE, PICTURES, Pages, linked, pages_of
from tools.source import BuildError

HOUSE = pathlib.Path(__file__).parent.parent
SITE, NOTEBOOKS = HOUSE / "site", HOUSE / "notebooks"
SOURCE = "https://github.com/rlsedu/rlsedu/blob/main"
START = CHAPTERS[0].notebook
WORDS = f"{CHAPTERS[-1].notebook}.html#Words"
NAMED = {"sidebar-drawer": "The course", "toc-drawer": "On this page", "toc-drawer no-toc": "On this page"}
# What Sphinx leaves beside the pages that no reader needs.
LEFT = (".buildinfo", "objects.inv")


def build(out, chapters=None):
    """Write the pages of the chapters (names of notebooks; all if None), of the start page and for teachers into `out`.

    Raises BuildError for any warning of Sphinx and for a sentence of site/words.toml that no page has.
    """
    out, built = pathlib.Path(out), pages_of([c.notebook for c in CHAPTERS] if chapters is None else chapters)
    out.mkdir(parents=True, exist_ok=True)
    (out / PICTURES).mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pages = pathlib.Path(folder) / "pages"
        (pages / "static").mkdir(parents=True)
        _put_pages(pages, [chapter.notebook for chapter in built], out / PICTURES)
        _put_static(pages / "static")
        (pages / "course.json").write_text(json.dumps(course()), encoding="utf-8")
        _sphinx(pages, out, pathlib.Path(folder) / "doctrees")
    for name in LEFT:
        (out / name).unlink(missing_ok=True)
    shutil.rmtree(out / "_sources", ignore_errors=True)
    for page in out.glob("*.html"):
        page.write_text(finished(page.read_text(encoding="utf-8")), encoding="utf-8")
    shutil.copy(out / f"{START}.html", out / "index.html")
    (out / ".nojekyll").touch()  # or GitHub Pages leaves out _static


def _put_pages(folder, names, pictures):
    pages = Pages(SITE / "words.toml", pictures)
    for name in names:
        made = pages.page(NOTEBOOKS / f"{name}.ipynb")
        if name == START:
            listed = "\n".join([*names[1:], "teachers"])
            contents = f"```{{toctree}}\n:hidden:\n\n{listed}\n```"
            made.cells.append(nbformat.v4.new_markdown_cell(contents, id="contents"))
        nbformat.write(made, folder / f"{name}.ipynb")
    missing = pages.missing(names)
    if missing:
        raise BuildError("site/words.toml: not found on its page:\n" + "\n".join(missing))
    text = Made(NOTEBOOKS).put_in((SITE / "teachers.md").read_text(encoding="utf-8"), "teachers.md")
    (folder / "teachers.md").write_text(linked(_with_readme(text)), encoding="utf-8")


def _with_readme(text):
    """Put parts of the README where a text says `<!-- README: heading -->`, with links to where its files are."""
    readme = (HOUSE / "README.md").read_text(encoding="utf-8")

    def part(asked):
        found = re.search(rf"^## {re.escape(asked[1])}\n(.*?)(?=^## |\Z)", readme, re.MULTILINE | re.DOTALL)
        if not found:
            raise BuildError(f"site/teachers.md: README.md has no part {asked[1]!r}")
        return re.sub(r"\]\((?!https?:|#)", f"]({SOURCE}/", found[1].strip())

    return re.sub(r"<!-- README: (.+?) -->", part, text)


def _put_static(folder):
    (folder / "course.css").write_text(style("page.css", "cards.css"), encoding="utf-8")
    shutil.copy(SITE / "look.css", folder)
    script = front("cards.js", start="cards").rpartition("export default")[0]
    started = (SITE / "reader.js").read_text(encoding="utf-8")
    (folder / "cards.js").write_text(f"(() => {{\n{script}\n{started}}})();\n", encoding="utf-8")


def course():
    """Return what each page tells of the course: its chapters with their minutes and their other doors."""
    made = Made(NOTEBOOKS)
    chapters = [
        {
            "page": one.notebook,
            "name": one.name,
            "question": one.question,
            "walk": made.parts(one.notebook)[0].minutes,
            "whole": whole(made.parts(one.notebook)),
            "lite": LITE.format(one.notebook),
            "binder": f"{BINDER}/{one.notebook}.ipynb",
            "source": f"{SOURCE}/notebooks/{one.notebook}.ipynb",
        }
        for one in CHAPTERS
    ]
    return {"chapters": chapters, "start": START, "words": WORDS}


def _sphinx(pages, out, doctrees):
    command = [*(sys.executable, "-m", "sphinx", "-b", "html", "-q", "-E", "-j", "2"), *("-c", SITE, "-d", doctrees)]
    command += ["-D", f"html_static_path={pages / 'static'}", pages, out]
    fixed = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    ran = subprocess.run([str(word) for word in command], env=fixed, text=True, capture_output=True)
    if ran.returncode or ran.stderr.strip():
        raise BuildError(f"Sphinx complains:\n{ran.stderr.strip() or ran.stdout[-2000:]}")


def finished(page):
    """Return the HTML of a page with what its theme lacks: keys reach what scrolls, and side bars have names."""
    for drawer, name in NAMED.items():
        page = page.replace(f'<aside class="{drawer}"', f'<aside aria-label="{name}" class="{drawer}"')
    return re.sub(r"<pre(?![^>]*tabindex)", '<pre tabindex="0"', page)
