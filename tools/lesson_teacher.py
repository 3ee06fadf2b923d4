"""A chapter's page for the teacher: one or two printed pages that carry a lesson."""

from rlsedu.stage.sentences import answer_sentence
from tools.lesson_curricula import fitting
from tools.lesson_shell import PUBLIC, TEACHING, help_lines, inline, listed, page
from tools.lesson_words import LENGTHS, ended, escaped, right, told

STYLE = """
.three { display: grid; gap: 0 1.5rem; }
.plan td:not(:last-child), .plan th:not(:last-child) { width: 4.2em; white-space: nowrap; }
.sketch svg { display: block; width: 100%; max-width: 30rem; color: var(--ink); }
.sketch figcaption { font-size: 0.9em; }
@media screen and (min-width: 62em) { body.teacher { --page: 60rem; } .three { grid-template-columns: 1fr 1fr; } }
@media screen and (max-width: 40em) { /* a row of times above what happens: it would be too narrow beside them */
  .plan thead { position: absolute; clip-path: inset(50%); }
  .plan tr { display: grid; grid-template-columns: 1fr 1fr 1fr; border-top: 1px solid var(--line); }
  .plan td { border: 0; } .plan td:not(:last-child) { width: auto; font-size: 0.8rem; }
  .plan td:last-child { grid-column: 1 / -1; } .plan [data-of]::before { content: attr(data-of); }
}
@media print {
  body.teacher { font-size: 8.2pt; line-height: 1.17; }
  .teacher h1 { font-size: 15pt; margin: 0 0 2pt; } .teacher h2 { font-size: 10.5pt; margin: 3.5pt 0 0; }
  .teacher :is(p, ul, ol, table, figure) { margin: 1pt 0; } .teacher :is(th, td) { padding: 0.4pt 4pt; }
  .teacher .point { font-size: 10.5pt; } .teacher .help { margin-top: 4pt; }
  .teacher .safety { margin: 4pt 0 0; padding: 1pt 7pt; font-size: 8.2pt; }
  .three { grid-template-columns: 1fr 1fr; gap: 0 14pt; } .teacher .small { font-size: 8.2pt; }
  .sketch svg { max-width: 100%; max-height: 34mm; }
  .teacher .safety ul { columns: 2; column-gap: 14pt; }
  .plan td:not(:last-child), .plan th:not(:last-child) { width: 3.6em; }
}
"""


def teacher_page(lesson, course):
    """Return the teacher's page of a Lesson as HTML. course: the address that leads to the website."""
    parts = [_head(lesson, course), _plan(lesson), _two(lesson), _think(lesson), _answers(lesson), _fits(lesson)]
    parts.append(_safety(lesson, course))
    return page(f"{lesson.title}: teacher's page", "\n".join(parts), kind="teacher", style=STYLE)


def _head(lesson, course):
    chapter, name = f"{course}{lesson.name}.html", lesson.name
    links = (
        f'<a href="{chapter}">The chapter</a> (on a wall: <a href="{chapter}?show">one picture at a time</a>) · '
        f'<a href="{name}-sheet.html">pupil’s sheet</a> · <a href="index.html#{name}">all files of this lesson</a>'
    )
    printed = f"<span class='print-only'>The chapter’s address: {PUBLIC}{name}.html. </span>"
    return (
        f"<h1>{lesson.title}. Teacher’s page</h1>\n<p class='point'><strong>{inline(lesson.point)}</strong></p>\n"
        f"<p>To begin with: {inline(lesson.quote)}</p>\n<p class='small'>{printed}{links}</p>"
    )


def _plan(lesson):
    head = "".join(f"<th scope='col'>{length} min</th>" for length in LENGTHS)
    rows, begun = [], [0] * len(LENGTHS)
    for minutes, what in lesson.steps():
        cells = []
        for at, count in enumerate(minutes):
            told = f"{begun[at]}–{begun[at] + count}" if count else "–"
            cells.append(f"<td data-of='{LENGTHS[at]} min: '>{told}</td>")
            begun[at] += count
        rows.append(f"<tr>{''.join(cells)}<td>{what}</td></tr>")
    why = (
        "Minutes from the start, for three lengths of lesson. Nobody has timed these plans yet: they are our estimate."
    )
    return (
        "<h2 id='plan'>The plan, minute by minute</h2>\n<div class='scrolls' tabindex='0'><table class='plan'>"
        f"<thead><tr>{head}<th scope='col'>what happens</th></tr></thead><tbody>{''.join(rows)}</tbody></table></div>\n"
        f"<p class='small'>{why}</p>"
    )


def _two(lesson):
    sketch = (TEACHING / "sketches" / f"{lesson.name}.svg").read_text(encoding="utf-8")
    alt = escaped(lesson.own["sketch"]["alt"]).replace('"', "&quot;")
    drawn = sketch.replace("<svg ", f'<svg role="img" aria-label="{alt}" ', 1)
    pairs = listed([inline(one["question"]) for one in lesson.own["pairs"]], "ol")
    fails = listed([f"<strong>{what}:</strong> {do}" for what, do in lesson.fails()])
    touched = listed([told(line) for line in (*lesson.shared["respect"], *lesson.own["respect"])])
    return (
        "<div class='three'>\n"
        f"<section><h2>Board sketch</h2><figure class='sketch'>{drawn}<figcaption>"
        f"{inline(lesson.own['sketch']['how'])}</figcaption></figure></section>\n"
        f"<section><h2>Three questions for pairs</h2>{pairs}</section>\n"
        f"<section><h2>If something fails</h2>{fails}</section>\n"
        f"<section><h2>Whom this may touch</h2>{touched}</section>\n</div>"
    )


def _think(lesson):
    rows = [f"<tr><td>{escaped(said)}</td><td>{escaped(answer)}</td></tr>" for said, answer in lesson.errors()]
    notes = listed([told(note) for note in lesson.own["notes"]])
    return (
        "<h2>What pupils usually think</h2>\n<div class='scrolls' tabindex='0'><table><thead><tr>"
        "<th scope='col'>They say</th><th scope='col'>You may answer</th></tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div>\n{notes}"
    )


def _answers(lesson):
    guess, (letter, option), (exit_letter, exit_option) = lesson.guess, right(lesson.walk), right(lesson.exit)
    seen = listed([f"{inline(do)} <em>{escaped(said)}</em>" for do, said in lesson.seen()], "ol")
    pairs = listed([inline(one["answer"]) for one in lesson.own["pairs"]], "ol")
    explain, keep = lesson.own["explain"], " ".join(map(inline, lesson.keep))
    return (
        "<h2 id='answers'>Answers (not for pupils)</h2>\n"
        f"<p><strong>The guess.</strong> {escaped(answer_sentence(guess))} {escaped(guess.why)}</p>\n"
        f"<p><strong>See.</strong> What the demo says, step by step:</p>{seen}\n"
        f"<p><strong>Pairs.</strong></p>{pairs}\n"
        f"<p><strong>The question of the check.</strong> {escaped(lesson.walk.question)} "
        f"<strong>({letter}) {escaped(ended(option.text))}</strong> {escaped(option.feedback)}</p>\n"
        f"<p><strong>Explain.</strong> {inline(explain['answer'])}</p>\n"
        f"<p><strong>Exit ticket.</strong> ({exit_letter}) {escaped(ended(exit_option.text))} "
        f"{escaped(exit_option.feedback)}</p>\n<p><strong>To keep.</strong> {keep}</p>"
    )


def _fits(lesson):
    found = "; ".join(map(escaped, fitting(lesson.chapter.number)))
    limits = "<a href='index.html#curricula'>how well, and what we did not read ourselves</a>"
    return f"<p class='small'><strong>Fits:</strong> {found} ({limits}).</p>" if found else ""


def _safety(lesson, course):
    (first, *lines), aid = lesson.kept_safe(), lesson.shared["help"]
    whole = f"All that the course says about safety here: <a href='{course}{lesson.name}.html#Stay-safe'>Stay safe</a>."
    return (
        "<section class='safety'><h2>What keeps people safe</h2>"
        f"<p>Say first: “{escaped(aid['lead_in'])}” Then read the first line.</p>"
        f"<p><strong>{escaped(first)}</strong></p>{listed([*map(escaped, lines), whole])}"
        f"<p>{escaped(aid['reacts'])}</p>{help_lines(aid)}</section>"
    )
