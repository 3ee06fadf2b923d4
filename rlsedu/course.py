"""The chapters of the course in order, read from course.toml: their only list."""

import tomllib
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True)
class Chapter:
    """One chapter: its place, its words, about how many minutes it takes, and its room (none for the start page).

    ida: what Ida, the made-up person on the road, does there. may_import: rooms whose models this room may use.
    own_headings: headings beyond those that all chapters share. weighs_road: whether the reader weighs the road's links
    there.
    """

    number: int
    title: str
    question: str
    minutes: int
    ida: str
    room: str = ""
    may_import: tuple[str, ...] = ()
    own_headings: tuple[str, ...] = ()
    weighs_road: bool = False

    @property
    def notebook(self):
        """The name of its notebook, without .md or .ipynb."""
        return f"{self.number:02d}-{(self.room or self.title).replace('_', '-').replace(' ', '-').lower()}"

    @property
    def name(self):
        """The title with the number before it, as lists of chapters tell it."""
        return f"{self.number}. {self.title}" if self.room else self.title


def _read():
    text = resources.files("rlsedu").joinpath("course.toml").read_text(encoding="utf-8-sig")
    return tuple(
        Chapter(**{k: tuple(v) if isinstance(v, list) else v for k, v in c.items()})
        for c in tomllib.loads(text)["chapter"]
    )


CHAPTERS = _read()
ROOMS = tuple(chapter.room for chapter in CHAPTERS if chapter.room)
