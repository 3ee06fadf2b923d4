"""What the `rlsedu` command takes on its line."""

import argparse
import re
from pathlib import Path

from rlsedu import __version__
from rlsedu.course import CHAPTERS

EXAMPLES = """examples:
  rlsedu                         open the course; the notebooks go to ./rlsedu-course
  rlsedu --dir ~/restless-legs   keep the notebooks in a folder of your choice
  rlsedu --fresh                 start again; notebooks you edited are kept under a dated name
  rlsedu --no-browser --port 9000   print the address instead of opening a browser
  rlsedu --page                  open the website of a checkout, without JupyterLab
  rlsedu show 1                  show chapter 1 of it on a wall, one picture at a time
  rlsedu class                   put website and lessons into a folder for a stick, and zip it
"""


def command_line():
    """Return the `argparse` parser of the command."""
    parser = argparse.ArgumentParser(
        prog="rlsedu",
        description="Open the course about restless legs and brain iron. It explains; it is not medical advice.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[_shared()],
    )
    parser.add_argument(
        "--dir",
        type=Path,
        default=Path("rlsedu-course"),
        metavar="PATH",
        help="folder of your notebooks (default: ./rlsedu-course)",
    )
    parser.add_argument("--fresh", action="store_true", help="start from new notebooks; yours are set aside, not lost")
    parser.add_argument("--version", action="version", version=f"rlsedu {__version__}")
    parser.set_defaults(page=None, browser=True, port=None, chapter=None, folder=None)
    others = parser.add_subparsers(title="for a class", metavar="show CHAPTER | class [FOLDER]")
    show = others.add_parser("show", help="show the demos and guesses of a chapter, one at a time", parents=[_shared()])
    show.add_argument("chapter", type=chapter_named, metavar="CHAPTER", help="its number or its name: 1 or symptoms")
    bag = others.add_parser("class", help="put website and lessons into a folder, and zip it", parents=[_shared()])
    bag.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=Path("rlsedu-class"),
        metavar="FOLDER",
        help="the folder to make (default: ./rlsedu-class); its zip comes beside it",
    )
    bag.add_argument(
        "--all", dest="everything", action="store_true", help="also the notebooks in the browser, and Python for it"
    )
    return parser


def _shared():
    """Return the options that stand before `show` or `class`, or after it; what is not given leaves no trace."""
    parser = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    parser.add_argument(
        "--page",
        nargs="?",
        type=Path,
        const=Path(),
        metavar="FOLDER",
        help="open the built website in FOLDER (default: build/site of a checkout), without JupyterLab",
    )
    parser.add_argument("--no-browser", dest="browser", action="store_false", help="print the address, open no browser")
    parser.add_argument(
        "--port",
        type=port_number,
        help="port on this machine (default: 8888, for the website 8765, or the next free one)",
    )
    return parser


def port_number(text):
    """Return `text` as a port, 1 to 65535; raises `argparse.ArgumentTypeError` for anything else."""
    if not re.fullmatch(r"\d{1,5}", text) or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: give a whole number from 1 to 65535")
    return int(text)


def chapter_named(text):
    """Return the chapter that `text` names by number, name or title; else raises `argparse.ArgumentTypeError`."""
    wanted = re.sub(r"[ _]", "-", text.strip().lower()).removesuffix(".ipynb").removesuffix(".html")
    for chapter in CHAPTERS:
        number, name = chapter.notebook.split("-", 1)
        if chapter.room and wanted in (str(chapter.number), number, name, chapter.notebook):
            return chapter
    names = ", ".join(f"{chapter.number} ({chapter.title})" for chapter in CHAPTERS if chapter.room)
    raise argparse.ArgumentTypeError(f"{text!r} is not a chapter: give one of {names}")
