"""Promise: what a lesson prints is tagged, has as many sides as promised, and can be edited; twice gives the same."""

import pathlib
import re
import shutil
import subprocess
import sys
import zipfile

import pytest
from conftest import HOUSE

from rlsedu.course import CHAPTERS
from tools import lesson_pdf

PRINTED = next(chapter.notebook for chapter in CHAPTERS if chapter.room)  # the chapter that these tests print
SIDES = 2  # of paper


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """The folder with one chapter printed, and to edit."""
    out = tmp_path_factory.mktemp("printed")
    words = [
        sys.executable,
        "tools/build_lesson.py",
        out,
        "--chapters",
        PRINTED,
        "--without",
        "slides",
        "board",
        "cases",
    ]
    subprocess.run(words, cwd=HOUSE, check=True, capture_output=True)  # Playwright runs once in a process
    return out


@pytest.mark.parametrize("kind", lesson_pdf.PRINTED)
@pytest.mark.parametrize("paper", lesson_pdf.PAPERS)
def test_a_pdf_is_tagged_has_a_language_and_as_many_sides_as_promised(printed, kind, paper):
    data = (printed / f"{PRINTED}-{kind}-{paper}.pdf").read_bytes()
    assert len(re.findall(rb"/Type /Page\b(?!s)", data)) == SIDES
    assert b"/Marked true" in data and b"/StructTreeRoot" in data and b"/Lang (en)" in data and b"/Outlines" in data
    assert data.count(b"/Alt ") >= 1 and b"file:" not in data and str(printed).encode() not in data
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    assert (round(float(box[1])), round(float(box[2]))) == {"a4": (596, 843), "letter": (612, 792)}[paper]


def test_a_sheet_can_be_edited_with_its_lines_boxes_and_picture(printed):
    with zipfile.ZipFile(printed / f"{PRINTED}-sheet.docx") as file:
        text, names = file.read("word/document.xml").decode(), file.namelist()
    assert text.count(lesson_pdf.LINE) == 8 and "☐" in text and any("media/" in name for name in names)
    assert "Axes to draw a line on" in text and "data:" not in text and 'w:w="11906"' in text


def test_two_prints_are_the_same(printed, chrome, tmp_path):
    source = shutil.copy(printed / f"{PRINTED}-teacher.html", tmp_path)
    page = chrome.new_page()
    lesson_pdf.print_page(page, pathlib.Path(source))
    page.close()
    for paper in lesson_pdf.PAPERS:
        name = f"{PRINTED}-teacher-{paper}.pdf"
        assert (tmp_path / name).read_bytes() == (printed / name).read_bytes()
