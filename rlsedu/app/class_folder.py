"""Makes the folder for a class, and its zip: website, lessons and a first page, for a stick or a file share."""

import html
import re
import shutil
import zipfile
from pathlib import Path

from rlsedu.app.classic import HERE, script, told
from rlsedu.app.page_server import BUILD, site_folder
from rlsedu.course import CHAPTERS
from rlsedu.evidence import checked, safety

LESSONS = "python tools/build_lesson.py"
FIRST = "START.html"
MARK = ".rlsedu-class"  # stands in every folder that was made here
COURSE, LESSON, LIVE, DATA = "course", "lesson", "live", "data"
PUBLIC = "https://rlsedu.github.io/rlsedu/"  # as lessons that were built without a website name it
ONLINE_ONLY = ("lite", "python")  # what a page can use only if it is served
# What lets a website be kept on a device: a folder needs none of it, and a small server must leave nothing behind.
KEPT = ("sw.js", "offline.json", "app.webmanifest", "live/offline.js", "live/offline.css")
KEEPS = re.compile(r'<link rel="manifest"[^>]*>\s*|<script type="module" src="live/offline\.js"></script>\s*')
PAGE = '<script type="module" src="live/page.js"></script>'
# What leads to the notebooks in the browser: lines that hold nothing else, then other links.
NOTEBOOK = re.compile(r'<(li|p)(?: class="rlsedu-open")?><a [^>]*href="lite/[^"]*"(?:(?!</\1>).)*</\1>\s*', re.DOTALL)
TO_NOTEBOOK = re.compile(r'<a [^>]*href="lite/[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
PLACE = re.compile(r'<div class="rlsedu-here"[^>]*\bdata-id="([^"]+)"')
WHEN = (1980, 1, 1, 0, 0, 0)  # the first day that a zip knows: two zips of the same files are alike
DOORS = {
    f"{LESSON}/index.html": "Lessons: what a teacher needs, chapter by chapter, also to print",
    "index.html": "The course: six pages with moving pictures",
    f"{LESSON}/board.html": "Class board: pupils’ codes become one picture of the class",
    f"{LESSON}/cases.html": "Cases for nursing students: choose the next question",
}


@checked(everything=bool)
def class_folder(out: Path, site: Path | None = None, everything=False):
    """Write the folder `out` and, beside it, its zip; return the path of the zip.

    site: the built website; default: build/site of the checkout. everything: also the notebooks in the browser and
    Python for it, as far as they are built. Raises FileNotFoundError, with the commands, if website or lessons are
    missing, and FileExistsError if `out` holds something else.
    """
    site = site_folder(site)
    lessons = _lessons_of(site)
    _may_be_made(out, site)
    shutil.rmtree(out, ignore_errors=True)
    course = out / COURSE
    left_out = () if everything else ONLINE_ONLY
    shutil.copytree(site, course, ignore=lambda at, names: _unwanted(Path(at).relative_to(site), names, left_out))
    shutil.copytree(lessons, course / LESSON)
    if lessons != site / LESSON:
        _lead_home(course / LESSON)
    python = everything and (course / "python").is_dir()
    _run_from_files(course, python)
    _put_first_page(out, python)
    return _zipped(out)


@checked()
def still_places(site: Path | None = None):
    """List the places (demos, guesses, quizzes) of a website's pages whose data was not built: they do not move."""
    site = site_folder(site)
    places = {id for page in site.glob("*.html") for id in PLACE.findall(page.read_text(encoding="utf-8"))}
    return sorted(id for id in places if not (site / DATA / f"{id.replace(':', '-')}.json").is_file())


def _may_be_made(out, site):
    """FileExistsError if making the folder or its zip would destroy what somebody else made."""
    ours = not out.exists() or (out.is_dir() and ((out / MARK).is_file() or not any(out.iterdir())))
    if not ours or out in (site, *site.parents) or site in out.parents:
        raise FileExistsError(f"{out} holds something else. Name another folder: rlsedu class FOLDER")
    target = _zip_of(out)
    if target.exists() and not (zipfile.is_zipfile(target) and _names(target) & {f"{out.name}/{MARK}"}):
        raise FileExistsError(f"{target} is something else. Name another folder: rlsedu class FOLDER")


def _zip_of(out):
    return out.with_name(f"{out.name}.zip")


def _names(target):
    with zipfile.ZipFile(target) as zipped:
        return set(zipped.namelist())


def _lessons_of(site):
    """The folder of lessons: in the website, or beside it."""
    for place in (site / LESSON, site.parent / LESSON):
        if (place / "index.html").is_file():
            return place
    raise FileNotFoundError(
        f"there are no lessons in {site / LESSON} or {site.parent / LESSON}.\n"
        f"  In a checkout, build both: {BUILD}\n  or the lessons alone: {LESSONS}\n  then run this again."
    )


def _unwanted(at, names, left_out):
    """Those names in a folder of the website (`at`, from its root) that a class does not need."""
    paths = {name: (at / name).as_posix() for name in names}
    return [name for name, path in paths.items() if path in (*KEPT, *left_out, LESSON) or name.startswith(".")]


def _lead_home(lessons):
    """Lessons that were built outside of a website lead to the course in this folder."""
    for page in lessons.glob("*.html"):
        text = page.read_text(encoding="utf-8")
        text = text.replace(f'"{PUBLIC}"', '"../index.html"').replace(f"'{PUBLIC}'", "'../index.html'")
        page.write_text(re.sub(rf"(href=[\"']){re.escape(PUBLIC)}", r"\1../", text), encoding="utf-8")


def _run_from_files(course, python):
    """Let the pages of a copied website run without a server; with `python`, a served page keeps its modules, too."""
    text = script(course / LIVE, "page.js", ("worker.js", "python.js"), python)
    if not python:
        for path in (course / LIVE).glob("*.js"):
            path.unlink()
    (course / LIVE / "file.js").write_text(text, encoding="utf-8")
    for path in [*sorted((course / DATA).rglob("*")), *sorted((course / LIVE).glob("*.json"))]:
        if path.is_file() and path.suffix != ".png":  # what a page shows as a picture it takes from its file
            name = path.relative_to(course).as_posix()
            path.with_name(f"{path.name}.js").write_text(told(path.read_bytes(), name), encoding="ascii")
            if not python:
                path.unlink()
    for page in course.glob("*.html"):
        text = KEEPS.sub("", page.read_text(encoding="utf-8"))
        text = text.replace(PAGE, f'<script defer src="{LIVE}/file.js"></script>')
        if not (course / "lite").is_dir():
            text = TO_NOTEBOOK.sub(r"\1", NOTEBOOK.sub("", text))
        page.write_text(text, encoding="utf-8")


def _put_first_page(out, python):
    """Write START.html, README.txt and what starts the small server."""
    for path in sorted(HERE.iterdir()):
        if path.suffix not in (".js", ".html"):
            ends = "\r\n" if path.suffix in (".bat", ".txt") else "\n"  # as the machines that read them have it
            (out / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8", newline=ends)
            if path.suffix in (".sh", ".command"):
                (out / path.name).chmod(0o755)
    course, chapters = out / COURSE, []
    doors = [_link(place, words) for place, words in DOORS.items() if (course / place).is_file()]
    for one in CHAPTERS:
        if (course / f"{one.notebook}.html").is_file():
            wall = f'; <a href="{COURSE}/{one.notebook}.html?show">on a wall</a>' if one.room else ""
            chapters.append(f'<li><a href="{COURSE}/{one.notebook}.html">{html.escape(one.name)}</a>{wall}</li>')
    urgent, *others = safety("walk").lines
    told_python = ": start the small server below, then it can be loaded from this folder" if python else ""
    parts = {
        "DOORS": "\n".join(doors),
        "CHAPTERS": "\n".join(chapters),
        "SAFETY": f"<strong>{html.escape(urgent)}</strong> {html.escape(' '.join(others))} This is not medical advice.",
        "PYTHON": told_python,
    }
    text = (HERE / FIRST).read_text(encoding="utf-8")
    for name, words in parts.items():
        text = text.replace(f"<!-- {name} -->", words)
    (out / FIRST).write_text(text, encoding="utf-8")
    (out / MARK).touch()


def _link(place, words):
    return f'<li><a href="{COURSE}/{place}">{words}</a></li>'


def _zipped(out):
    """Write the zip of a folder beside it: the same files give the same bytes."""
    target = _zip_of(out)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as zipped:
        for path in sorted((path for path in out.rglob("*") if path.is_file()), key=lambda path: path.as_posix()):
            entry = zipfile.ZipInfo((Path(out.name) / path.relative_to(out)).as_posix(), WHEN)
            entry.create_system, entry.compress_type = 3, zipfile.ZIP_DEFLATED
            entry.external_attr = (0o755 if path.suffix in (".sh", ".command") else 0o644) << 16
            zipped.writestr(entry, path.read_bytes())
    return target
