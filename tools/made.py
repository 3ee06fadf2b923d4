"""What is made in the texts, between `<!-- name -->` and `<!-- end of name -->`, and the lines that lead back and on.

chapters: the table of chapters (README, start page). minutes: how long the walk and all of a notebook take. parts: the
parts after the walk, with their minutes. ways: which stops suit which reader (start page). All from rlsedu/course.toml
and from the texts themselves. curricula: what fits where (the website's page for teachers), teaching/curricula.toml.
"""

import urllib.parse
from functools import cache

from rlsedu import __version__
from rlsedu.course import CHAPTERS, WAYS
from tools.lesson_curricula import markdown
from tools.minutes import MADE, WAYS_ON, built_cells, parts_of, whole
from tools.source import BuildError, read_plain

# A release's image is built once and kept; that of `main` would be built anew after every change, while a reader waits.
BINDER = f"https://mybinder.org/v2/gh/rlsedu/rlsedu/v{__version__}?urlpath=notebooks/notebooks"


class Made:
    """The made parts of the texts in a folder of notebooks. parts(name) lists the Parts of one of them."""

    def __init__(self, notebooks):
        self._notebooks = notebooks
        self.parts = cache(self._read_parts)

    def _read_parts(self, notebook):
        source = self._notebooks / f"{notebook}.md"
        return parts_of(built_cells(source, read_plain(source).cells))

    def put_in(self, text, where):
        """Return the text of a file, called `where`, with its made parts as they should be."""
        text = MADE.sub(lambda made: self._made(made["what"], where), text)
        return WAYS_ON.sub(lambda _: ways_on(where.removesuffix(".md")), text)

    def _made(self, what, where):
        found = getattr(self, f"made_{what}", None)
        if not found:
            raise BuildError(f"{where}: nothing is made under the name {what!r}")
        return f"<!-- {what} -->\n\n{found(where)}\n\n<!-- end of {what} -->"

    def made_chapters(self, where):
        if where == "README.md":
            head = "| read it here | what you can find out | walk, min | all, min | move it |\n|---|---|---|---|---|\n"
            rows = (
                f"| [{c.name}](notebooks/{c.notebook}.ipynb) | {c.question} | {self._times(c.notebook)} "
                f"| [on Binder]({BINDER}/{c.notebook}.ipynb) |"
                for c in CHAPTERS
            )
        else:
            head = "| chapter | what you can find out | the walk, minutes | all of it, minutes |\n|---|---|---|---|\n"
            rows = (
                f"| [{c.name}]({c.notebook}.ipynb) | {c.question} | {self._times(c.notebook)} |"
                for c in CHAPTERS
                if c.room
            )
        return head + "\n".join(rows)

    def _times(self, notebook):
        parts = self.parts(notebook)
        return f"{parts[0].minutes} | {whole(parts)}"

    def made_minutes(self, where):
        parts = self.parts(where.removesuffix(".md"))
        return (
            f"**Time:** the walk takes about {parts[0].minutes} minutes. You can stop after it. "
            f"All of this page, with every table and question, takes about {whole(parts)}."
        )

    def made_parts(self, where):
        parts = self.parts(where.removesuffix(".md"))[1:]
        rows = [f"* [{part.heading}](#{anchor(part.heading)})" for part in parts]
        times = [f" ({_min(part.minutes)})" if part.minutes else "" for part in parts]
        return "\n".join(["**More on this page**", "", *map(str.__add__, rows, times)])

    def made_ways(self, where):
        return "\n".join(self._way(way) for way in WAYS)

    def made_curricula(self, where):
        return markdown()

    def _way(self, way):
        stops, minutes = [], 0
        for stop in way.stops:
            room, _, heading = stop.partition("#")
            chapter = next(c for c in CHAPTERS if c.room == room)
            parts = {part.heading: part for part in self.parts(chapter.notebook)}
            if heading not in parts:
                raise BuildError(f"course.toml: the way for {way.who!r} stops at {stop!r}, which is no part")
            place = f"#{anchor(heading)}" if heading else ""
            name = f"Chapter {chapter.number}: {heading}" if heading else f"The walk of chapter {chapter.number}"
            stops.append(f"\n  1. [{name}]({chapter.notebook}.ipynb{place}) ({_min(parts[heading].minutes)})")
            minutes += parts[heading].minutes
        return f"* **{way.who}** {way.why} In all {_min(minutes)}.{''.join(stops)}"


def _min(minutes):
    return f"{minutes} minute{'' if minutes == 1 else 's'}"


def anchor(heading):
    """Return the address of a heading within its page, as Jupyter spells it."""
    return urllib.parse.quote(heading.replace(" ", "-"), safe="'!*:,?-")


def ways_on(notebook):
    """Return the line that leads from a notebook (its name) to the one before and the one after it."""
    at = next(place for place, chapter in enumerate(CHAPTERS) if chapter.notebook == notebook)
    back = [f"[← Back: {c.name if c.room else 'start page'}]({c.notebook}.ipynb)" for c in CHAPTERS[at - 1 : at]]
    on = [f"[Next: {c.name} →]({c.notebook}.ipynb)" for c in CHAPTERS[at + 1 : at + 2]]
    return " · ".join(back + on)
