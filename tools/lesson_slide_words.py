"""The words of slides: pieces of a notebook's walk, a demo's settings and sources, as HTML (tools/lesson_slides.py)."""

import re

from rlsedu.evidence import clock, unit_words
from rlsedu.stage.saved import unbroken
from tools.lesson_shell import HOUSE
from tools.lesson_words import escaped, told
from tools.minutes import END_OF_WALK, SHOWS
from tools.site_notebooks import place_of
from tools.source import BuildError

LINK = re.compile(r"(?<!\])\[([^\]]+)\]\([^)]*\)")
# What a slide cannot show: a sentence that leads to another part of the page, and one that leads to a list.
LEADS_ON = re.compile(r"(?<=[.?!] )(?:\[[^\]]+\]\(#[^.]*?\. ?|[^.?!]+:$)")


def walk_of(one):
    """Return the text of a chapter's walk, as its notebook has it."""
    return (HOUSE / "notebooks" / f"{one.name}.md").read_text(encoding="utf-8").partition(END_OF_WALK)[0]


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


def told_of(one, row):
    """Return the sentences of the walk from the words `begins` to where it cites `fact`, as HTML."""
    text, mark = walk_of(one), f"[](fact:{row['fact']})"
    start = text.find(row["begins"])
    end = text.find(mark, max(start, 0))
    if start < 0 or end < 0 or "\n\n" in text[start:end]:
        raise BuildError(f"teaching/slides.toml: no paragraph of {one.name} goes from {row['begins']!r} to {mark}")
    return plainly(text[start:end]) + "."


def plainly(text):
    """Return a piece of a notebook as HTML: its citations in words, without links to other parts."""
    return told(LINK.sub(r"\1", LEADS_ON.sub("", text)).strip())


def worded(text):
    """Return plain text as HTML in which no line ends within a number and its unit."""
    return escaped(unbroken(text)).replace("L-DOPA", '<span class="whole">L-DOPA</span>')


def set_to(demo, settings):
    """Return the settings that differ from the start, in the words of their controls."""
    moved = [f"{c.label}: <b>{_value(c, settings[c.name])}</b>" for c in demo.controls if c.name in settings]
    return f"In the model: {'; '.join(moved)}" if moved else "The model as it starts"


def _value(control, value):
    if control.kind == "choice":
        return escaped(control.options[value])
    if control.kind == "toggle":
        return "yes" if value else "no"
    return clock(value) if control.style == "clock" else unbroken(f"{value:g} {unit_words(control.unit)}".strip())


def source_with_address(source):
    """Return a source with its address, to be read from paper, too."""
    shown = source.url.partition("://")[2]
    return f"{source._repr_html_()} <span class='at'>{escaped(shown)}</span>" if shown else source._repr_html_()
