"""The pages of a lesson on paper: for each chapter a teacher's page and a pupil's sheet. `build(out, chapters)`."""

import pathlib

from tools.lesson_sheet import sheet_page
from tools.lesson_shell import chapters_of, course_address
from tools.lesson_teacher import teacher_page
from tools.lesson_words import lesson


def build(out, chapters=None):
    """Write the teacher's page and the pupil's sheet of the chapters (names of notebooks; all if None) into `out`."""
    out = pathlib.Path(out)
    for chapter in chapters_of(chapters):
        one = lesson(chapter)
        (out / f"{one.name}-teacher.html").write_text(teacher_page(one, course_address(out)), encoding="utf-8")
        (out / f"{one.name}-sheet.html").write_text(sheet_page(one), encoding="utf-8")
