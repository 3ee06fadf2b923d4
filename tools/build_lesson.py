"""Build what a lesson needs: teacher's pages, pupils' sheets, PDFs, slides, the class board, the nurse's cases.

    python tools/build_lesson.py [build/lesson] [--chapters 01-symptoms ...] [--without pdf slides board cases]

The folder is made anew; what was there is gone. Pages open from a file, and ask the network for nothing.
"""

import argparse
import functools
import importlib
import pathlib
import sys

from rlsedu.course import CHAPTERS
from tools.building import clear, status, take, tell_size

OUT = pathlib.Path(__file__).parent.parent / "build" / "lesson"
# In this order; each is a function build(out, chapters) of tools/lesson_<name>.py. pdf prints what pages wrote; index
# lists what is there.
PARTS = ("pages", "slides", "board", "cases", "pdf", "index")
MARK = ".lesson"  # stands in every folder that this command made


def build(out=OUT, chapters=None, without=(), tell=print):
    """Write the lessons into a folder.

    chapters: names of notebooks; all if None. without: parts of PARTS to leave out. tell: hears a line for each part.
    """
    out = pathlib.Path(out)
    clear(out, MARK, "lesson")
    out.mkdir(parents=True)
    (out / MARK).touch()
    take({name: functools.partial(_part, name, out, chapters) for name in PARTS}, without, tell)


def _part(name, out, chapters):
    importlib.import_module(f"tools.lesson_{name}").build(out, chapters)


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", nargs="?", type=pathlib.Path, default=OUT)
    parser.add_argument("--chapters", nargs="+", choices=[chapter.notebook for chapter in CHAPTERS if chapter.room])
    parser.add_argument("--without", nargs="+", choices=PARTS, default=[])
    asked = parser.parse_args(arguments)
    failed = status(build, asked.out, asked.chapters, asked.without)
    if not failed:
        tell_size(asked.out)
    return failed


if __name__ == "__main__":
    sys.exit(main())
