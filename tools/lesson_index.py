"""The first page of a folder of lessons: what is there, for which chapter, and what to do before a lesson.

`build(out, chapters)` lists the files that lie in `out`, so it comes last.
"""

import pathlib

from tools.lesson_curricula import HEAD, rows
from tools.lesson_shell import PUBLIC, chapters_of, course_address, inline, listed, page
from tools.lesson_words import escaped, lesson

# What may be there of a chapter, and its words; {name} is its notebook's.
FILES = {
    "{name}-teacher.html": "Teacher’s page",
    "{name}-teacher-a4.pdf": "Teacher’s page to print, A4",
    "{name}-teacher-letter.pdf": "Teacher’s page to print, Letter",
    "{name}-sheet.html": "Pupil’s sheet",
    "{name}-sheet-a4.pdf": "Pupil’s sheet to print, A4",
    "{name}-sheet-letter.pdf": "Pupil’s sheet to print, Letter",
    "{name}-sheet.docx": "Pupil’s sheet to change, for a word processor",
    "{name}-slides.html": "Slides",
}
WHOLE = {
    "board.html": "Class board: pupils’ codes become one picture of the class",
    "cases.html": "Nurse’s cases, for students of nursing and not for pupils alone: four stories, in which you choose "
    "the next question",
}
BEFORE = (
    "Choose a chapter and open its teacher’s page. Read the plan and the column of your minutes.",
    "Print the sheet, one for each pupil, on both sides. Print the teacher’s page for yourself.",
    "Open the chapter in the browser of the room. Move the handle of the demo once. On the wall: <code>?show</code>.",
    "Do the sheet yourself, with a guess of your own. The answers are on the second side of the teacher’s page.",
    "Read what keeps people safe, and whom this may touch.",
)
STYLE = """
.files { display: grid; gap: 0 2rem; } .wide { font-size: 0.92rem; }
.wide :is(th, td) { overflow-wrap: break-word; }
@media screen and (min-width: 48em) { .files { grid-template-columns: 1fr 1fr; } body.index { --page: 60rem; } }
@media screen and (max-width: 48em) {
  .wide :is(table, tbody, tr, td) { display: block; } .wide thead { position: absolute; clip-path: inset(50%); }
  .wide tr { margin-bottom: 1rem; border-top: 2px solid var(--ink); } .wide td { border: 0; padding: 0.15rem 0; }
  .wide td:nth-child(n + 3)::before { content: attr(data-of) ": "; color: var(--soft); }
}
"""


def build(out, chapters=None):
    """Write index.html for the chapters (names of notebooks; all if None) into `out`."""
    out = pathlib.Path(out)
    course = course_address(out)
    parts = [_chapter(out, lesson(chapter), course) for chapter in chapters_of(chapters)]
    there = [_link(name, words) for name, words in WHOLE.items() if (out / name).exists()]
    more = f"<h2>For all chapters</h2>{listed(there)}" if there else ""
    body = (
        "<h1>Lessons: all that a teacher needs</h1>\n"
        "<p class='point'>Five chapters, each for 20, 45 or 90 minutes. A browser is enough; on paper it works, too. "
        "These pages ask the network for nothing.</p>\n"
        f"<p>The course: <a href='{course}{'index.html' if course == '../' else ''}'>start page</a> · "
        f"<a href='{course}teachers.html'>for teachers</a></p>\n"
        f"<h2>Before the lesson: five steps, about 20 minutes</h2>{listed(BEFORE, 'ol')}\n"
        f"<h2>The chapters</h2><div class='files'>{''.join(parts)}</div>{more}\n{_curricula()}"
    )
    (out / "index.html").write_text(page("Lessons", body, kind="index", style=STYLE), encoding="utf-8")


def _chapter(out, one, course):
    found = {name.format(name=one.name): words for name, words in FILES.items()}
    links = [_link(name, words) for name, words in found.items() if (out / name).exists()]
    paper = f"{PUBLIC}{one.name}.html".partition("://")[2]
    links.insert(0, f"<a href='{course}{one.name}.html'>The chapter itself: {paper}</a>")
    return f"<section id='{one.name}'><h3>{escaped(one.title)}</h3><p>{inline(one.point)}</p>{listed(links)}</section>"


def _link(name, words):
    return f"<a href='{name}'>{escaped(words)}</a>"


def _cell(of, text):
    return f"<td data-of='{of}'>{inline(text)}</td>"


def _curricula():
    head = "".join(f"<th scope='col'>{words}</th>" for words in HEAD)
    cells = "".join(f"<tr>{''.join(map(_cell, HEAD, row))}</tr>" for row in rows())
    return (
        "<h2 id='curricula'>What fits which curriculum</h2><div class='scrolls wide' tabindex='0'>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{cells}</tbody></table></div>"
    )
