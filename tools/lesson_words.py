"""The words of a lesson: what a chapter's notebook, its questions, its demos and teaching/*.toml say, read once.

`lesson(chapter)` is all of it as values; tools/lesson_teacher.py and tools/lesson_sheet.py make pages of it.
"""

import html
import importlib
import re
import tomllib
from dataclasses import dataclass
from functools import cache

from rlsedu.course import Chapter
from rlsedu.evidence import cite, clock, safety
from rlsedu.stage import guess_frames
from rlsedu.stage.demo import Demo, demo_named
from rlsedu.stage.guess import Guess
from rlsedu.stage.open_tasks import Investigation, investigations
from rlsedu.stage.questions import Question, room_names
from tools.cards import FACT
from tools.lesson_shell import HOUSE, TEACHING, inline
from tools.made import Made
from tools.minutes import END_OF_WALK
from tools.source import BuildError

LENGTHS = (20, 45, 90)  # minutes of the lessons that are planned
POINT = re.compile(r"^\*\*The point\.\*\* (.+)$", re.MULTILINE)
QUOTE = re.compile(r"^> (.+)$", re.MULTILINE)
SHOWS = re.compile(r"^(\w+)\.(\w+)\((?:\"(\w+)\")?\)$", re.MULTILINE)
QUOTES = '"“”'
SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Lesson:
    """A chapter for a lesson. own: what its teaching/NN-room.toml says; shared: what teaching/common.toml says.

    quote, point, keep: of the walk, plain text with **bold** and *slanted*. guess, demo, walk: what the walk asks and
    shows. exit: the question of the exit ticket, one without a picture. task: the open task for those who go deeper.
    """

    chapter: Chapter
    own: dict
    shared: dict
    quote: str
    point: str
    keep: tuple
    guess: Guess
    demo: Demo
    walk: Question
    exit: Question
    task: Investigation

    @property
    def name(self):
        return self.chapter.notebook

    @property
    def title(self):
        return f"Chapter {self.chapter.number}: {self.chapter.title}"

    def steps(self):
        """List the steps of the plan: minutes (one for each of LENGTHS) and what is done, as HTML."""
        words = {"demo": self.demo.title, "task": self.task.title, "teach": self.taught(), "counts": self.counts()}
        words |= {name: self.own[name] for name in ("activity", "limits", "deeper")}
        shown = slides(self.chapter.room)
        made = []
        for step in self.shared["plan"]:
            named = f" *({shown[step['slides']]}.)*" if "slides" in step else ""
            made.append((step["minutes"], inline(step["what"].format(**words) + named)))
        return made

    def fails(self):
        """List what may fail: (what, what to do then as HTML)."""
        shown = slides(self.chapter.room)["demo"]
        return [(one["what"], one["do"].format(pictures=inline(shown))) for one in self.shared["fails"]]

    def taught(self):
        """Return what the teacher says before the check: the chapter's own words, and what its hard words mean."""
        meanings = [f"*{glossary()[key]['word']}*: {glossary()[key]['meaning']}" for key in self.own["words"]]
        return " ".join([self.own["teach"], *meanings])

    def counts(self):
        """Return which guesses count as right, in words."""
        rules = guess_frames.rules_of(self.guess)
        if rules["kind"] == "choice":
            return "one answer is right."
        if rules["kind"] == "number":
            return f"as right counts what is at most {self.guess.words(rules['near'])} away from the answer."
        minutes = round(rules["across"] * 60)
        up = f"{rules['up']:g} of {rules['ylim'][1]:g}"
        return f"as right counts a peak at most {minutes} minutes and {up} away from the answer."

    def seen(self):
        """List the steps of the sheet with the demo: what to do, and what the demo then says."""
        return [(row["do"], self.said(row)) for row in self.own["see"]["rows"]]

    def said(self, row):
        """Return the sentence of the demo that a step of the sheet asks for: row of `see` in teaching/*.toml."""
        said = self.demo.told(self.demo.result(**row["settings"]))
        if "begins" not in row:
            return said.short
        found = [one for one in SENTENCE.split(said.more) if one.startswith(row["begins"])]
        if not found:
            raise BuildError(f"{self.name}: the demo says nothing that begins with {row['begins']!r}: {said.more}")
        return found[0]

    def kept_safe(self):
        """List the lines that keep people safe: those of each walk, the urgent one first, and a few of the chapter."""
        lines = dict(zip(safety(None).ids, safety(None).lines, strict=True))
        cut = [" ".join(SENTENCE.split(lines[key])[:count]) for key, count in self.own["safety"].items()]
        return [*safety("walk").lines, *cut]

    def errors(self):
        """List what pupils usually think: (what they say, what to answer), from the guess and from the question."""
        found = [(self._range(error), error.reason) for error in self.guess.expected_errors]
        wrong = [
            (f"“{one.text.strip(QUOTES)}” (at the check)", one.feedback) for one in self.walk.options if not one.right
        ]
        return found + wrong

    def _range(self, error):
        if self.guess.kind == "choice":
            return f"“{self.guess.options[error.option]}”"
        if self.guess.kind == "curve" and self.guess.asks == "peak":
            low, high = (clock(round(at * 4) / 4) for at in (error.low, error.high))  # to a quarter of an hour
            return f"a peak from {low} to {high}"
        words = self.guess.words
        return f"from {self.guess.number(error.low)} to {words(error.high)}"


@cache
def glossary():
    """Return the course's glossary: its entries by their key."""
    return tomllib.loads((HOUSE / "rlsedu" / "journey" / "glossary.toml").read_text(encoding="utf-8"))


@cache
def slides(room):
    """Return where the slides of a room's chapter stand in their order, in words, by their kind."""
    asked = [shown["asks"] for shown in tomllib.loads((TEACHING / "slides.toml").read_text("utf-8"))[room]["pictures"]]
    last = 2 + len(asked)
    return {
        "title": "slide 1",
        "guess": "slide 2, Guess first",
        "demo": f"slides 3 to {last}: {' / '.join(asked)}",
        "found": f"slide {last + 1}, What was measured, and in whom",
        "question": f"slide {last + 2}, One question",
        "keep": f"slides {last + 3} and {last + 4}, The point, Stay safe",
    }


@cache
def shared():
    """Return what all lessons share: teaching/common.toml."""
    return tomllib.loads((TEACHING / "common.toml").read_text(encoding="utf-8"))


@cache
def lesson(chapter):
    """Return the Lesson of a Chapter. BuildError says what its notebook or its file in teaching/ lacks."""
    own = tomllib.loads((TEACHING / f"{chapter.notebook}.toml").read_text(encoding="utf-8"))
    text = (HOUSE / "notebooks" / f"{chapter.notebook}.md").read_text(encoding="utf-8").partition(END_OF_WALK)[0]
    shown = [(room, name, which) for room, name, which in SHOWS.findall(text) if room == chapter.room]
    guess = next(which for _, name, which in shown if name == "predict")
    after = shown[shown.index((chapter.room, "predict", guess)) + 1 :]
    demo = next(name for _, name, which in after if not which)
    tasks = {task.id: task for task in investigations(chapter.room).tasks}
    _check_part(chapter, own["deeper"])
    leaving = _question(chapter.room, own["exit"])
    if leaving.settings is not None:
        raise BuildError(f"teaching/{chapter.notebook}.toml: the exit ticket needs a picture, which a sheet has not")
    return Lesson(
        chapter,
        own,
        shared(),
        QUOTE.search(text)[1],
        POINT.search(text)[1],
        tuple(FACT.sub("", line) for line in _listed(text.partition("**Keep these three**")[2])),
        _door(chapter.room, "predict", guess),
        demo_named(f"{chapter.room}.{demo}"),
        _question(chapter.room, "walk."),
        leaving,
        tasks[f"{chapter.room}.{own['task']}"],
    )


def _listed(text):
    """The items of the first list of a text."""
    return re.findall(r"^\* (.+)$", text.strip().partition("\n\n")[0], re.MULTILINE)


def _door(room, name, which):
    return getattr(importlib.import_module(f"rlsedu.{room}.demos"), name).value(which)


def _question(room, name):
    """The first question of a room whose id begins with a name, "closing.skipped-step" say."""
    quizzes = [_door(room, "quiz", quiz) for quiz in room_names(room)[0]]
    found = [one for quiz in quizzes for one in quiz.questions if one.id.startswith(f"{room}.{name}")]
    if not found:
        raise BuildError(f"teaching: {room} asks nothing called {name!r}")
    return found[0]


def _check_part(chapter, heading):
    parts = [part.heading for part in Made(HOUSE / "notebooks").parts(chapter.notebook)]
    if heading not in parts:
        raise BuildError(f"teaching/{chapter.notebook}.toml: {heading!r} is no part of the notebook")


def told(text):
    """Return a text of teaching/*.toml as HTML: `code` and [](fact:ID) as well as what `inline` knows."""
    page = re.sub(r"`([^`]+)`", r"<code>\1</code>", inline(FACT.sub(lambda found: f" §{found['key']}§", text)))
    return re.sub(r"§([^§]+)§", lambda found: f"({_cited(found[1])})", page)


def _cited(key):
    try:
        return cite(key)._repr_html_()
    except KeyError as problem:
        raise BuildError(f"teaching: {problem.args[0]}") from None


def right(question):
    """Return the right Option of a question, with its letter."""
    at = next(number for number, one in enumerate(question.options) if one.right)
    return chr(ord("a") + at), question.options[at]


def ended(text):
    """Return words with a full stop, if they have no end of their own."""
    return text if text.rstrip(QUOTES)[-1:] in ".!?" else f"{text}."


def escaped(text):
    """Return plain text as HTML."""
    return html.escape(text, quote=False)
