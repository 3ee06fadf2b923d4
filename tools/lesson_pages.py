"""The pages of a lesson on paper: for each chapter a teacher's page and a pupil's sheet. `build(out, chapters)`."""

import pathlib

from tools.lesson_shell import chapters_of, page


def build(out, chapters=None):
    """Write the teacher's page and the pupil's sheet of the chapters (names of notebooks; all if None) into `out`."""
    out = pathlib.Path(out)
    for chapter in chapters_of(chapters):
        (out / f"{chapter.notebook}-teacher.html").write_text(page(chapter.name, ""), encoding="utf-8")
