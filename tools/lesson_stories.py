"""The nurse's cases as values: what a made-up person says to each question, from teaching/cases/*.toml.

Around it stand the questions of a clinician (rlsedu/journey/stories.toml) and the first words of each
story (the notebook).
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from rlsedu.journey.words import asks
from tools.lesson_shell import HOUSE, TEACHING
from tools.source import BuildError

CHAPTER = "05-journey"
CASES, END = TEACHING / "cases", "end"
QUOTE = re.compile(r'^\*"(.+?)"\*$', re.MULTILINE)


@dataclass(frozen=True)
class Choice:
    """What the reader may ask, say or do: its words, and what it yields.

    asks: which question of the story it is (1 is the first), or 0. know: what is then known, or "". to: the next step.
    """

    text: str
    says: str
    why: str
    to: str
    poor: bool = False
    asks: int = 0
    know: str = ""


@dataclass(frozen=True)
class Step:
    """A moment of a case: what is seen, and what can be done."""

    id: str
    scene: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Case:
    """One story. person: a made-up name. quote: the first words. open: what is not known at the end. check: for one's
    own words. Texts may hold [](fact:ID).
    """

    story: str
    title: str
    person: str
    who: str
    quote: str
    steps: tuple[Step, ...]
    open: tuple[str, ...]
    explain: str
    check: tuple[str, ...]

    def ways(self):
        """List every way from the first step to the end, as lists of choices. BuildError for one that does not end."""
        steps = {step.id: step for step in self.steps}

        def on(name, taken, seen):
            if name == END:
                return [taken]
            if name not in steps or name in seen:
                fault = "goes round in a circle" if name in seen else "is not there"
                raise BuildError(f"teaching/cases/{self.story}.toml: step {name!r} {fault}")
            return [way for one in steps[name].choices for way in on(one.to, [*taken, one], {*seen, name})]

        return on(self.steps[0].id, [], frozenset())

    def texts(self):
        """List all that this case tells, in the order of the page."""
        told = [text for step in self.steps for one in step.choices for text in (one.says, one.why, one.know)]
        own = [self.who, *(step.scene for step in self.steps), *told, *self.open, self.explain, *self.check]
        return [text for text in own if text]


@cache
def case(story):
    """Return the Case of a story, one of STORIES. BuildError says what its file lacks."""
    name = f"teaching/cases/{story}.toml"
    asked = asks(story)
    try:
        own = tomllib.loads((CASES / f"{story}.toml").read_text(encoding="utf-8"))
        steps = tuple(
            Step(one["id"], one["scene"], tuple(_choice(row, asked.lines) for row in one["choice"]))
            for one in own["step"]
        )
        end = own["end"]
        made = Case(
            **{"story": story, "title": asked.title.partition(":")[0], "quote": _quote(story), "steps": steps},
            **{"person": own["person"], "who": own["who"], "explain": end["explain"]},
            **{"open": tuple(end["open"]), "check": tuple(end["check"])},
        )
    except (KeyError, TypeError, IndexError, tomllib.TOMLDecodeError) as problem:
        raise BuildError(f"{name}: {problem!r}") from problem
    made.ways()
    return made


def _choice(row, questions):
    number = row.get("asks", 0)
    return Choice(**{"text": questions[number - 1] if number else row["text"], **row})


def _quote(story):
    """The first words of a story: those that the notebook has above its guess."""
    text = (HOUSE / "notebooks" / f"{CHAPTER}.md").read_text(encoding="utf-8")
    return QUOTE.findall(text.partition(f'journey.asks("{story}")')[0])[-1]
