"""Build what a lesson needs: teacher's pages, pupils' sheets, PDFs, slides, the class board, the nurse's cases.

    python tools/build_lesson.py [build/lesson] [--chapters 01-symptoms ...] [--without pdf slides board cases]

The folder is made anew; what was there is gone. Pages open from a file, and ask the network for nothing.
"""

import argparse
import importlib
import pathlib
import shutil
import sys
import time

from rlsedu.course import CHAPTERS
from tools.source import BuildError

OUT = pathlib.Path(__file__).parent.parent / "build" / "lesson"
# In this order; each is a function build(out, chapters) of tools/lesson_<name>.py. pdf prints what pages wrote; index
# lists what is there.
PARTS = ("pages", "slides", "board", "cases", "pdf", "index")
MARK = ".lesson"  # stands in every folder that this command made


def clear(out):
    """Remove what an earlier build left in a folder; BuildError for a folder that holds anything else."""
    if out.exists() and any(out.iterdir()) and not (out / MARK).exists():
        raise BuildError(f"{out} holds something that is no lesson of this course: name another folder, or empty it")
    shutil.rmtree(out, ignore_errors=True)


def build(out=OUT, chapters=None, without=(), tell=print):
    """Write the lessons into a folder.

    chapters: names of notebooks; all if None. without: parts of PARTS to leave out. tell: hears a line for each part.
    """
    out = pathlib.Path(out)
    clear(out)
    out.mkdir(parents=True)
    (out / MARK).touch()
    for name in PARTS:
        if name not in without:
            began = time.perf_counter()
            importlib.import_module(f"tools.lesson_{name}").build(out, chapters)
            tell(f"{name}: {time.perf_counter() - began:.0f} s")


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", nargs="?", type=pathlib.Path, default=OUT)
    parser.add_argument("--chapters", nargs="+", choices=[chapter.notebook for chapter in CHAPTERS if chapter.room])
    parser.add_argument("--without", nargs="+", choices=PARTS, default=[])
    asked = parser.parse_args(arguments)
    try:
        build(asked.out, asked.chapters, asked.without)
    except BuildError as problem:
        print(problem, file=sys.stderr)
        return 1
    size_mb = sum(path.stat().st_size for path in asked.out.rglob("*") if path.is_file()) / 1e6
    print(f"{asked.out}: {size_mb:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
