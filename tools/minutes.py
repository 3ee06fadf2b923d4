"""How many minutes a notebook takes: its walk, all of it, and each of its parts.

By one formula: words / 180, 3 for a demo, 1 for a guess or a question. Words are those of the text and of its tables,
also the folded ones; code, sources and what is made by tools/made.py are left out.
"""

import html
import importlib
import math
import re
from dataclasses import dataclass
from functools import cache

import nbformat

from rlsedu.contents import demos
from rlsedu.course import ROOMS
from rlsedu.stage import Demo
from tools.cards import FACT
from tools.prose import blocks, plain

WORDS_A_MINUTE, DEMO_MIN, QUESTION_MIN = 180, 3, 1
MADE = re.compile(r"<!-- (?P<what>[a-z]+) -->\n.*?<!-- end of (?P=what) -->", re.DOTALL)
WAYS_ON = re.compile(r"^\[(?:← Back|Next): .*$", re.MULTILINE)
END_OF_WALK = "<!-- parts -->"
SHOWS = re.compile(r"^(?:rlsedu\.)?(?P<room>\w+)\.(?P<name>\w+)\((?:\"(?P<which>[\w:]+)\")?\)\s*$", re.MULTILINE)
TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
HEADING = re.compile(r"^## +(.+?) *$", re.MULTILINE)


@dataclass
class Part:
    """A part of a notebook: its heading ("" for the walk), how many words, demos and questions it has, its texts."""

    heading: str
    words: int = 0
    demos: int = 0
    questions: int = 0
    texts: tuple = ()

    @property
    def minutes(self):
        """How long it takes, rounded up."""
        return math.ceil(self.words / WORDS_A_MINUTE + DEMO_MIN * self.demos + QUESTION_MIN * self.questions)


def parts_of(cells):
    """List the Parts of a notebook's cells, as its .md has them with the outputs of its .ipynb: first the walk."""
    found, walking = [Part("")], True
    for cell in cells:
        if cell.cell_type == "code":
            _count_shown(found[-1], cell)
            continue
        for number, text in enumerate(HEADING.split(MADE.sub(lambda made: _mark(made["what"]), cell.source))):
            if number % 2 and not walking:
                found.append(Part(text))
            elif not number % 2:
                before, mark, after = text.partition(END_OF_WALK)
                _count_words(found[-1], before)
                walking = walking and not mark
                if after.strip():  # what the parts are for: a glance
                    found.append(Part(""))
                    _count_words(found[-1], after)
    return [part for number, part in enumerate(found) if part.heading or not number]


def _mark(what):
    return END_OF_WALK if what == "parts" else ""


def _count_words(part, text):
    told = [FACT.sub("", block) for block in blocks(WAYS_ON.sub("", text))]
    part.words += sum(len(plain(block).split()) for block in told)
    part.texts += tuple(told)


def _count_shown(part, cell):
    shown = SHOWS.search(cell.source)
    if not shown or shown["room"] not in ROOMS:
        shown = None
    if shown and shown["name"] == "predict":
        part.questions += 1
    elif shown and shown["name"] == "quiz":
        room = importlib.import_module(f"rlsedu.{shown['room']}.demos")
        part.questions += len(room.quiz.value(shown["which"]).questions)
    elif shown and shown["name"] in demo_names():
        part.demos += 1
    else:
        tables = [found for page in _pages(cell) for found in TABLE.findall(page)]
        cells = [html.unescape(re.sub(r"<[^>]+>", " ", one)) for table in tables for one in _cells(table)]
        part.words += sum(len(text.split()) for text in cells)
        part.texts += tuple(text for text in cells if len(text.split()) > 4)


@cache
def demo_names():
    """Return the names of the functions that show a demo, in all rooms."""
    return {item.id.partition(".")[2] for item in demos() if isinstance(item, Demo)}


def _pages(cell):
    return [output.get("data", {}).get("text/html", "") for output in cell.get("outputs", ())]


def _cells(table):
    return re.findall(r"<(?:td|caption|th)\b[^>]*>(.*?)</(?:td|caption|th)>", table, re.DOTALL)


def whole(parts):
    """Return the minutes of all parts together."""
    return sum(part.minutes for part in parts)


def built_cells(source, cells):
    """Return a .md's cells with the outputs that its .ipynb holds, if it has been built with as many cells."""
    path = source.with_suffix(".ipynb")
    built = nbformat.read(path, as_version=4).cells if path.exists() else []
    for cell, other in zip(cells, built, strict=False):
        if cell.cell_type == "code" == other.cell_type and cell.id == other.id:
            cell.outputs, cell.execution_count = other.outputs, other.execution_count
    return cells
