"""A chapter's sheet for a pupil, two printed sides: predict, see; check, explain, exit ticket. It tells no answer."""

import io
from base64 import b64encode

from PIL import Image

from rlsedu.stage.guess_picture import PICTURES
from rlsedu.stage.picture import png
from rlsedu.stage.sentences import SURE
from tools.lesson_shell import PUBLIC, help_lines, inline, listed, page
from tools.lesson_words import escaped

SHARPER = 2  # dots of a printed picture for each of the screen's
# Inches: as wide as the paper, and no higher than a side has room for.
DRAWN = {"curve": (8.2, 3.2), "number": (8.2, 1.9)}
STYLE = """
.sheet h2 { border-bottom: 2px solid var(--ink); }
.sheet .named { display: flex; flex-wrap: wrap; gap: 0.3rem 2rem; }
.sheet .named span { flex: 1 1 12rem; border-bottom: 1px solid var(--line); }
.sheet .lines p { margin: 0; height: 1.75em; border-bottom: 1px solid var(--line); }
.sheet .ticks { list-style: none; padding: 0; } .sheet .ticks li { margin: 0.3rem 0; }
.sheet .sure { display: flex; flex-wrap: wrap; gap: 0.3rem 1.6rem; }
.sheet .noted td { height: 2.7em; } .sheet .noted td:first-child { width: 46%; }
.sheet figure img { display: block; margin: 0 auto; width: 100%; max-width: 40rem; }
@media print {
  body.sheet { font-size: 11.5pt; line-height: 1.33; }
  .sheet h1 { font-size: 16pt; margin: 0 0 4pt; } .sheet h2 { font-size: 13pt; margin: 9pt 0 3pt; }
  .sheet :is(p, ul, ol, table, figure) { margin: 4pt 0; }
  .sheet .side { break-before: page; margin-top: 0; }
  .sheet .safety { font-size: 10.5pt; margin: 6pt 0 0; padding: 2pt 8pt; } .sheet .safety h2 { margin-top: 2pt; }
  .sheet figure img { max-width: none; }
}
"""


def sheet_page(lesson):
    """Return the pupil's sheet of a Lesson as HTML."""
    head = (
        f"<h1>{lesson.title}</h1>\n"
        "<p class='named'><span>My sign (no name):</span><span>Class, day:</span></p>\n"
        "<p class='small'>Nobody has to tell anything about themselves here.</p>"
    )
    parts = [head, _predict(lesson), _see(lesson), _check(lesson), _explain(lesson), _exit(lesson), _safety(lesson)]
    return page(f"{lesson.title}: pupil's sheet", "\n".join(parts), kind="sheet", style=STYLE)


def _predict(lesson):
    guess = lesson.guess
    if guess.kind == "choice":
        how = _ticks(guess.options.values())
    else:
        told = "Draw your line." if guess.kind == "curve" else "Mark your guess on the line, and write it down:"
        number = "" if guess.kind == "curve" else " ____________"
        picture = _wide(guess)
        how = f"<p>{told}{number}</p>{_picture(png(picture.figure, SHARPER), picture.name)}"
    sure = "".join(f"<span>☐ {escaped(words)}</span>" for words in SURE.values())
    return (
        f"<h2>1. Predict</h2>\n<p>{escaped(guess.question)}</p>\n{how}\n"
        f"<p>I think so because</p>{_lines(2)}\n<p class='sure'><span>How sure are you?</span>{sure}</p>"
    )


def _see(lesson):
    see, address = lesson.own["see"], f"{PUBLIC}{lesson.name}.html".partition("://")[2]
    head = "".join(f"<th scope='col'>{escaped(words)}</th>" for words in see["head"])
    empty = "<td></td>" * (len(see["head"]) - 1)
    rows = "".join(
        f"<tr><td>{number}. {inline(do)}</td>{empty}</tr>" for number, (do, _) in enumerate(lesson.seen(), 1)
    )
    return (
        f"<h2>2. See</h2>\n<p><strong>{address}</strong> {inline(see['lead'])}</p>\n"
        f"<div class='scrolls' tabindex='0'><table class='noted'><thead>"
        f"<tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>\n"
        f"<p>What surprised you, when you look back at your guess?</p>{_lines(1)}"
    )


def _check(lesson):
    letters = [chr(97 + at) for at in range(len(lesson.walk.options))]
    votes = "".join(
        f"<p class='sure'><span>{when}</span>{''.join(f'<span>☐ {letter}</span>' for letter in letters)}</p>"
        for when in ("My first vote:", "After talking to someone:")
    )
    options = "".join(f"<li>{escaped(one.text)}</li>" for one in lesson.walk.options)
    return (
        f"<h2 class='side'>3. Check</h2>\n<p class='small'>The picture is on the wall, or in the chapter.</p>\n"
        f"<p>{escaped(lesson.walk.question)}</p><ol type='a'>{options}</ol>{votes}"
    )


def _explain(lesson):
    return (
        f"<h2>4. Explain</h2>\n<p>{inline(lesson.own['explain']['question'])}</p>{_lines(4)}\n"
        f"<p>One thing that I still want to know (about the subject, not about yourself):</p>{_lines(1)}"
    )


def _exit(lesson):
    ticks = _ticks(one.text for one in lesson.exit.options)
    return f"<h2>5. Exit ticket</h2>\n<p>{escaped(lesson.exit.question)}</p>\n{ticks}"


def _safety(lesson):
    first, *lines = lesson.kept_safe()
    return (
        "<section class='safety'><h2>Stay safe</h2>"
        f"<p><strong>{escaped(first)}</strong></p>{listed(map(escaped, lines))}"
        f"{help_lines(lesson.shared['help'])}</section>"
    )


def _ticks(texts):
    marked = [f"☐ ({chr(97 + at)}) {escaped(text)}" for at, text in enumerate(texts)]
    return listed(marked).replace("<ul>", "<ul class='ticks'>", 1)


def _lines(count):
    return f"<div class='lines'>{'<p></p>' * count}</div>"


def _wide(guess):
    """The empty axes of a guess, as wide as the paper and without a key: nothing on them says "answer"."""
    kind = PICTURES[guess.kind]
    picture = type(kind.__name__, (kind,), {"size": DRAWN[guess.kind]})(guess)
    for axes in picture.figure.axes:
        if axes.get_legend():
            axes.get_legend().remove()
    for legend in picture.figure.legends:
        legend.remove()
    return picture


def _picture(data, name):
    grey = io.BytesIO()
    Image.open(io.BytesIO(data)).convert("L").save(grey, "PNG", optimize=True)  # a CSS filter would cost its alt text
    data = grey.getvalue()
    return f'<figure><img alt="{escaped(name)}" src="data:image/png;base64,{b64encode(data).decode()}"></figure>'
