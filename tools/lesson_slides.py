"""The slides of a chapter: six to ten, the guess before the picture. `build(out, chapters)`.

One page that opens from a file: one section a slide, teaching/slides.js moves through them. Their words are those of
the notebook's walk, of its guess, its demo and its question; teaching/slides.toml says which pictures and findings.
"""

import base64
import html
import pathlib
import re
import tomllib
from dataclasses import dataclass
from functools import cache

from matplotlib.text import Text

from rlsedu.evidence import card, cite, fact
from rlsedu.stage.callout import Callout
from rlsedu.stage.guess_picture import PICTURES
from rlsedu.stage.page import page_of
from rlsedu.stage.picture import png
from rlsedu.stage.sentences import answer_sentence
from tools.lesson_shell import PUBLIC, TEACHING, chapters_of, course_address, inline, listed, page
from tools.lesson_slide_words import plainly, set_to, source_with_address, stop_of, told_of, walk_of, worded
from tools.lesson_words import escaped, lesson, right

WIDE_PX, BESIDE_PX = 1800, 1050  # across: a picture that fills a slide, and one beside a question
WORDS_ONLY = ("found", "keep", "safety")  # slides without a picture
TIME = "now_h"  # a setting that moves the clock, and changes no sentence that a sheet asks for
ROOMY = 105  # words: fewer leave room for larger ones


@dataclass(frozen=True)
class Slide:
    """One slide: its kind ("guess", say), heading, body, and what the teacher reads beside it; all but kind are HTML.

    foot: a link that stands at its foot.
    """

    kind: str
    heading: str
    body: str
    notes: str
    foot: str = ""


def build(out, chapters=None):
    """Write the slides of the chapters (names of notebooks; all if None) into the folder `out`."""
    out = pathlib.Path(out)
    for chapter in chapters_of(chapters):
        one = lesson(chapter)
        made = deck(one, slides_of(one, course_address(out)))
        (out / f"{one.name}-slides.html").write_text(made, encoding="utf-8")


def slides_of(one, address):
    """List the slides of a Lesson. address: what leads to the website."""
    own = chosen()[one.chapter.room]
    return [
        _title(one),
        _guess(one),
        *(_picture(one, shown, address, first=not number) for number, shown in enumerate(own["pictures"])),
        _found(one, own["found"]),
        _question(one),
        _keep(one),
        Slide("safety", "Stay safe", listed(map(escaped, one.kept_safe())), _notes("safety", *_help(one))),
        _sources(one, own["found"], address),
    ]


def deck(one, slides):
    """Return slides as a whole page."""
    made = "\n".join(_section(one, slide, number, len(slides)) for number, slide in enumerate(slides, 1))
    read = {end: (TEACHING / f"slides.{end}").read_text(encoding="utf-8") for end in ("css", "js")}
    return page(f"{one.title}: slides", made, kind="slides", style=read["css"], script=read["js"])


@cache
def chosen():
    """Return teaching/slides.toml."""
    return tomllib.loads((TEACHING / "slides.toml").read_text(encoding="utf-8"))


def _section(one, slide, number, count):
    roomy = " roomy" if slide.kind in WORDS_ONLY and len(slide.body.split()) < ROOMY else ""
    link = f'<span class="screen-only">{slide.foot}</span>' if slide.foot else ""
    return (
        f'<section id="{number}" class="slide {slide.kind}{roomy}" aria-labelledby="head-{number}" tabindex="-1">'
        f'<div class="frame"><div class="sheet"><h1 id="head-{number}">{slide.heading}</h1>\n{slide.body}\n'
        f'<p class="foot"><span>{number} of {count} · {escaped(one.title)}</span>{link}</p></div></div>\n'
        f'<div class="notes" role="group" aria-label="Notes for the teacher" tabindex="0">{slide.notes}</div></section>'
    )


def _title(one):
    keys = (
        "<b>Page Down</b> on · <b>F</b> full screen · <b>T</b> notes in a window · <b>S</b> notes here · <b>P</b> print"
    )
    body = f'<blockquote><p>{inline(one.quote.strip(chr(34)))}</p></blockquote><p class="keys screen-only">{keys}</p>'
    notes = _notes("title", f"<strong>The point.</strong> {inline(one.point)}", *map(inline, one.shared["respect"]))
    return Slide("title", escaped(one.title), body, notes)


def _guess(one):
    guess = one.guess
    if guess.kind == "choice":
        shown = f'<ol type="a">{"".join(f"<li>{escaped(words)}</li>" for words in guess.options.values())}</ol>'
    else:
        empty = PICTURES[guess.kind](guess)
        shown = _image(png(empty.figure, WIDE_PX / 100 / empty.size[0]), f"{empty.name}; nothing is drawn on it yet.")
    usual = [f"<strong>{escaped(said)}:</strong> {escaped(answer)}" for said, answer in one.errors()]
    usual = usual[: len(guess.expected_errors)]
    notes = _notes("guess", "<strong>What some will say, and what to answer later:</strong>", listed(usual))
    return Slide("guess", "Guess first", f'<p class="asked">{worded(guess.question)}</p>{shown}', notes)


def _picture(one, shown, address, first):
    """A slide with the demo's picture at some settings; with the first comes the answer to the guess."""
    demo, settings = one.demo, shown["settings"]
    drawn = page_of(demo, settings, width_px=WIDE_PX)
    more = [worded(drawn.sentence.more)]
    if first:
        more = [f"<strong>The guess.</strong> {worded(answer_sentence(one.guess))} {worded(one.guess.why)}", *more]
        more += [worded(note) for note in demo.notes if note not in demo.safety]
    where = f"{address}{one.name}.html?show={stop_of(one)}"
    said = " ".join([drawn.sentence.short, *noted(one, settings)])
    body = (
        f'<p class="set">{set_to(demo, settings)}</p>{_image(bare(demo, settings, WIDE_PX), drawn.name, "ask")}'
        f'{_image(drawn.picture, drawn.name, "later")}<p class="said later" tabindex="-1">{worded(said)}</p>'
    )
    move = f'<a class="move" href="{where}">Move it <span class="away">(opens the course)</span></a>'
    return Slide("demo", escaped(shown["asks"]), body, _notes("picture", *more), move)


def _found(one, found):
    cards = [card(row["fact"]) for row in found]
    told = [
        f'<p>{told_of(one, row)}</p><p class="whom">{escaped(said)}</p>' for row, said in zip(found, cards, strict=True)
    ]
    if any(re.search(r"\bRLS\b", said) for said in cards):
        told.append('<p class="whom">RLS: restless legs (syndrome).</p>')
    limits = f"<strong>Where the model fails:</strong> {inline(one.own['limits'])}"
    return Slide("found", "What was measured, and in whom", "".join(told), _notes("found", limits))


def _question(one):
    asked = one.walk
    options = "".join(
        f'<li class="right">{worded(o.text)} <strong class="later">Right.</strong></li>'
        if o.right
        else f"<li>{worded(o.text)}</li>"
        for o in asked.options
    )
    answer = right(asked)[1]
    shown = ""
    if asked.settings is not None:
        near = page_of(one.demo, asked.settings, narrow=True, width_px=BESIDE_PX)
        tells = chosen()[one.chapter.room].get("tells", "")
        first = bare(one.demo, asked.settings, BESIDE_PX, narrow=True, tells=tells)
        shown = _image(first, near.name, "ask") + _image(near.picture, near.name, "later")
    body = (
        f'<div class="beside"><div><p class="asked">{worded(asked.question)}</p><ol type="a">{options}</ol>'
        f'<p class="later" tabindex="-1">{worded(answer.feedback)}</p></div>{shown}</div>'
    )
    wrong = [f"<strong>{worded(o.text)}:</strong> {worded(o.feedback)}" for o in asked.options if not o.right]
    return Slide("question", "One question", body, _notes("question", listed(wrong)))


def _keep(one):
    keep = f"<p><strong>Keep these three</strong></p>{listed(map(inline, one.keep))}"
    _, _, after = walk_of(one).partition("**Keep these three**")
    answer = next(part for part in after.strip().split("\n\n")[1:] if not part.startswith("#"))
    return Slide(
        "keep",
        "The point",
        f'<p class="point">{inline(one.point)}</p>{keep}',
        _notes("keep", f"<strong>The course answers:</strong> {plainly(answer)}"),
    )


def _sources(one, found, address):
    keys = dict.fromkeys([*one.guess.facts, *(row["fact"] for row in found), *one.walk.facts])
    cited = dict.fromkeys(source_with_address(cite(fact(key).id)) for key in keys)
    course = f'<a href="{address}{one.name}.html">chapter {one.chapter.number} of the course</a>'
    made = f"Words and pictures: {course} ({PUBLIC}), CC BY 4.0. The models are for learning: no advice, no doses."
    return Slide("sources", "Where this comes from", f"{listed(cited)}<p>{made}</p>", _notes("sources"))


def _help(one):
    aid = one.shared["help"]
    return f"Say: “{escaped(aid['lead_in'])}”", escaped(aid["reacts"])


def _notes(kind, *more):
    paragraphs = [escaped(chosen()["say"][kind]), *more]
    return "".join(one if one.startswith("<ul>") else f"<p>{one}</p>" for one in paragraphs)


def bare(demo, settings, width_px, narrow=False, tells=""):
    """Return the PNG of a demo's picture without its call-out: it is asked about before its point is told.

    tells: other words on it that tell the answer; they are left out, too.
    """
    picture = demo.picture()
    picture.resize(narrow, width_px, False)
    picture.hold(demo.model(**demo.settings(**settings)))
    figure = picture.figure  # made now, and with it the call-out
    for part in vars(picture).values():
        if isinstance(part, Callout):
            part.say("")
    for words in figure.findobj(Text) if tells else ():
        words.set_text(words.get_text().replace(tells, ""))
    return picture.frame()


def noted(one, settings):
    """List the sentences that the sheet's steps ask for at these settings, besides the demo's first one."""
    same = {name: value for name, value in settings.items() if name != TIME}
    return [one.said(row) for row in one.own["see"]["rows"] if "begins" in row and row["settings"] == same]


def _image(data, name, when=""):
    made = base64.b64encode(data).decode()
    return f'<div class="picture {when}"><img alt="{html.escape(name)}" src="data:image/png;base64,{made}"></div>'
