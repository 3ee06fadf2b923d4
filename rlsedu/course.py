"""The chapters of the course in order, read from course.toml: their only list."""

import tomllib
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True)
class Chapter:
    """One chapter: its place, its words, and its room (none for the start page).

    ida: what Ida, the made-up person on the road, does there. may_import: rooms whose models this room may use.
    weighs_road: whether the reader weighs the road's links there.
    """

    number: int
    title: str
    question: str
    ida: str
    room: str = ""
    may_import: tuple[str, ...] = ()
    weighs_road: bool = False

    @property
    def notebook(self):
        """The name of its notebook, without .md or .ipynb."""
        return f"{self.number:02d}-{(self.room or self.title).replace('_', '-').replace(' ', '-').lower()}"

    @property
    def name(self):
        """The title with the number before it, as lists of chapters tell it."""
        return f"{self.number}. {self.title}" if self.room else self.title


@dataclass(frozen=True)
class Way:
    """A way through the course for one kind of reader: who, why these stops, and the stops in order.

    A stop is a room and the heading of a part ("symptoms#One night is a sample"), or a room alone: its walk.
    """

    who: str
    why: str
    stops: tuple[str, ...]


def _read(kind, made):
    text = resources.files("rlsedu").joinpath("course.toml").read_text(encoding="utf-8-sig")
    return tuple(
        made(**{k: tuple(v) if isinstance(v, list) else v for k, v in c.items()}) for c in tomllib.loads(text)[kind]
    )


CHAPTERS, WAYS = _read("chapter", Chapter), _read("way", Way)
ROOMS = tuple(chapter.room for chapter in CHAPTERS if chapter.room)
