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

from rlsedu.evidence import card, cite, clock, fact, unit_words
from rlsedu.stage.guess_picture import PICTURES
from rlsedu.stage.page import page_of
from rlsedu.stage.picture import png
from rlsedu.stage.saved import unbroken
from rlsedu.stage.sentences import answer_sentence
from tools.cards import FACT
from tools.lesson_shell import HOUSE, PUBLIC, TEACHING, chapters_of, course_address, inline, listed, page
from tools.lesson_words import lesson, right
from tools.minutes import END_OF_WALK, SHOWS
from tools.site_notebooks import place_of
from tools.source import BuildError

WIDE_PX, BESIDE_PX = 1800, 1050  # across: a picture that fills a slide, and one beside a question
WORDS_ONLY, ROOMY = (
    ("found", "keep", "safety"),
    105,
)  # slides without a picture, and words that leave room for larger ones
LINK = re.compile(r"(?<!\])\[([^\]]+)\]\([^)]*\)")


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
        Slide("safety", "Stay safe", listed(map(escaped, one.kept_safe())), _notes("safety")),
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
    keys = "<b>Page Down</b> on · <b>F</b> full screen · <b>S</b> notes · <b>T</b> notes in a window · <b>P</b> print"
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
    return Slide("guess", "Guess first", f'<p class="asked">{_words(guess.question)}</p>{shown}', notes)


def _picture(one, shown, address, first):
    """A slide with the demo's picture at some settings; with the first comes the answer to the guess."""
    demo, settings = one.demo, shown["settings"]
    drawn = page_of(demo, settings, width_px=WIDE_PX)
    more = [_words(drawn.sentence.more)]
    if first:
        more = [f"<strong>The guess.</strong> {_words(answer_sentence(one.guess))} {_words(one.guess.why)}", *more]
        more += [_words(note) for note in demo.notes if note not in demo.safety]
    where = f"{address}{one.name}.html?show={stop_of(one)}"
    body = (
        f'<p class="set">{_set(demo, settings)}</p>{_image(drawn.picture, drawn.name)}'
        f'<p class="said">{_words(drawn.sentence.short)}</p>'
    )
    move = f'<a class="move" href="{where}">Move it <span class="away">(opens the course)</span></a>'
    return Slide("demo", escaped(shown["asks"]), body, _notes("picture", *more), move)


def _set(demo, settings):
    """The settings that differ from the start, in the words of their controls."""
    told = [f"{c.label}: <b>{_value(c, settings[c.name])}</b>" for c in demo.controls if c.name in settings]
    return f"In the model: {'; '.join(told)}" if told else "The model as it starts"


def _value(control, value):
    if control.kind == "choice":
        return escaped(control.options[value])
    if control.kind == "toggle":
        return "yes" if value else "no"
    return clock(value) if control.style == "clock" else unbroken(f"{value:g} {unit_words(control.unit)}".strip())


def stop_of(one):
    """Return which stop the demo of the walk is when its chapter is on a wall (site/live/show.js), from 1 on."""
    stop = 0
    for found in SHOWS.finditer(walk_of(one)):
        kind, name = place_of(found[0].strip()) or ("", "")
        stop += kind in ("demo", "guess")
        if name == one.demo.id:
            return stop
        if kind == "quiz":
            raise BuildError(f"{one.name}: a quiz stands before the demo: count its questions, too")
    raise BuildError(f"{one.name}: {one.demo.id} does not stand in the walk")


def walk_of(one):
    """Return the text of a chapter's walk, as its notebook has it."""
    return (HOUSE / "notebooks" / f"{one.name}.md").read_text(encoding="utf-8").partition(END_OF_WALK)[0]


def _found(one, found):
    cards = [card(row["fact"]) for row in found]
    told = [
        f'<p>{told_of(one, row)}</p><p class="whom">{escaped(said)}</p>' for row, said in zip(found, cards, strict=True)
    ]
    if any(re.search(r"\bRLS\b", said) for said in cards):
        told.append('<p class="whom">RLS: restless legs (syndrome).</p>')
    limits = f"<strong>Where the model fails:</strong> {inline(one.own['limits'])}"
    return Slide("found", "What was measured, and in whom", "".join(told), _notes("found", limits))


def told_of(one, row):
    """Return the sentences of the walk from the words `begins` to where it cites `fact`, as HTML."""
    text, mark = walk_of(one), f"[](fact:{row['fact']})"
    start = text.find(row["begins"])
    end = text.find(mark, max(start, 0))
    if start < 0 or end < 0 or "\n\n" in text[start:end]:
        raise BuildError(f"teaching/slides.toml: no paragraph of {one.name} goes from {row['begins']!r} to {mark}")
    return _told(text[start:end]) + "."


def _question(one):
    asked = one.walk
    options = "".join(
        f'<li class="right">{_words(o.text)} <strong class="later">Right.</strong></li>'
        if o.right
        else f"<li>{_words(o.text)}</li>"
        for o in asked.options
    )
    answer = right(asked)[1]
    shown = ""
    if asked.settings is not None:
        near = page_of(one.demo, asked.settings, narrow=True, width_px=BESIDE_PX)
        shown = _image(near.picture, near.name)
    body = (
        f'<div class="beside"><div><p class="asked">{_words(asked.question)}</p><ol type="a">{options}</ol>'
        f'<p class="later" tabindex="-1">{_words(answer.feedback)}</p></div>{shown}</div>'
    )
    wrong = [f"<strong>{_words(o.text)}:</strong> {_words(o.feedback)}" for o in asked.options if not o.right]
    return Slide("question", "One question", body, _notes("question", listed(wrong)))


def _keep(one):
    keep = f"<p><strong>Keep these three</strong></p>{listed(map(inline, one.keep))}"
    _, _, after = walk_of(one).partition("**Keep these three**")
    answer = next(part for part in after.strip().split("\n\n")[1:] if not part.startswith("#"))
    return Slide(
        "keep",
        "The point",
        f'<p class="point">{inline(one.point)}</p>{keep}',
        _notes("keep", f"<strong>The course answers:</strong> {_told(answer)}"),
    )


def _sources(one, found, address):
    keys = dict.fromkeys([*one.guess.facts, *(row["fact"] for row in found), *one.walk.facts])
    cited = dict.fromkeys(_address(cite(fact(key).id)) for key in keys)
    course = f'<a href="{address}{one.name}.html">chapter {one.chapter.number} of the course</a>'
    made = f"Words and pictures: {course} ({PUBLIC}), CC BY 4.0. The models are for learning: no advice, no doses."
    return Slide("sources", "Where this comes from", f"{listed(cited)}<p>{made}</p>", _notes("sources"))


def _address(source):
    """A source with its address, to be read from paper, too."""
    shown = source.url.partition("://")[2]
    return f"{source._repr_html_()} <span class='at'>{escaped(shown)}</span>" if shown else source._repr_html_()


def _notes(kind, *more):
    paragraphs = [escaped(chosen()["say"][kind]), *more]
    return "".join(one if one.startswith("<ul>") else f"<p>{one}</p>" for one in paragraphs)


def _told(text):
    """A piece of a notebook as HTML, without its citations and links."""
    return inline(LINK.sub(r"\1", FACT.sub("", text)).strip())


def _words(text):
    return escaped(unbroken(text))


def escaped(text):
    """Return plain text as HTML."""
    return html.escape(str(text), quote=False)


def _image(data, name):
    made = base64.b64encode(data).decode()
    return f'<div class="picture"><img alt="{html.escape(name)}" src="data:image/png;base64,{made}"></div>'
