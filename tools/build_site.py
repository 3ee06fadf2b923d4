"""Build the website: pages, what moves in them, Python for the browser, notebooks in the browser, and lessons.

    python tools/build_site.py [build/site] [--looks wide narrow ...] [--chapters 01-symptoms ...] [--demos id ...]
                               [--without lite python packs lesson offline]

The folder is made anew; what was there is gone. Two builds of the same sources have the same bytes.
"""

import argparse
import importlib
import pathlib
import sys

from rlsedu.course import CHAPTERS
from tools import site_pages
from tools.building import clear, status, take, tell_size
from tools.packs import LOOKS

OUT = site_pages.HOUSE / "build" / "site"
PARTS = ("packs", "python", "lite", "lesson", "offline")
MARK = ".nojekyll"  # stands in every site that this command made


def build(out=OUT, chapters=None, looks=tuple(LOOKS), demos=None, without=(), tell=print):
    """Write the website into a folder.

    chapters: names of notebooks; all if None. looks: of the packs of frames (tools/packs.py). demos: ids of those that
    get packs; all of the chapters if None. without: parts of PARTS to leave out. tell: hears a line for each part.
    """
    out = pathlib.Path(out)
    clear(out, MARK, "website")
    steps = {
        "pages": lambda: site_pages.build(out, chapters),
        "packs": lambda: _part("site_data").write(out / "data", chapters, looks, demos),
        "python": lambda: _part("site_python").write(out / "python"),
        "lite": lambda: _part("site_lite").write(out / "lite"),
        "lesson": lambda: _part("build_lesson").build(out / "lesson", _with_room(chapters), tell=tell),
        "offline": lambda: _part("site_offline").write(out),
    }
    take(steps, without, tell)


def _with_room(chapters):
    rooms = [chapter.notebook for chapter in CHAPTERS if chapter.room]
    return rooms if chapters is None else [name for name in rooms if name in chapters]


def _part(name):
    return importlib.import_module(f"tools.{name}")


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", nargs="?", type=pathlib.Path, default=OUT)
    parser.add_argument("--looks", nargs="+", choices=LOOKS, default=list(LOOKS))
    parser.add_argument("--chapters", nargs="+", choices=[chapter.notebook for chapter in CHAPTERS])
    parser.add_argument("--demos", nargs="+")
    parser.add_argument("--without", nargs="+", choices=PARTS, default=[])
    asked = parser.parse_args(arguments)
    failed = status(build, asked.out, asked.chapters, asked.looks, asked.demos, asked.without)
    if not failed:
        tell_size(asked.out)
    return failed


if __name__ == "__main__":
    sys.exit(main())
