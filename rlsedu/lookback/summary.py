"""The reader's progress in numbers: chapters, what to try again, and how often they were right when they were sure."""

from datetime import UTC, datetime, timedelta

from rlsedu.contents import demos
from rlsedu.course import CHAPTERS
from rlsedu.evidence import checked, record
from rlsedu.reader import Record
from rlsedu.reader.again import GAPS_D, answered
from rlsedu.stage.bank import twins
from rlsedu.stage.guess import Guess
from rlsedu.stage.questions import Question

LEVELS = (1, 2, 3)  # how sure a reader can say they are
FEW = 5  # assumed: fewer guesses than this say little


@record
class Part:
    """One chapter: its name, guesses made or skipped of all, questions right at the last try, asked, and all."""

    name: str
    guessed: int
    guesses: int
    right: int
    asked: int
    questions: int

    @property
    def done(self):
        """True if every guess was made or skipped and half of the questions were asked (assumed: that is enough)."""
        return self.guessed == self.guesses and 2 * self.asked >= self.questions


@record
class Summary:
    """parts: the Parts. due: for today and for each gap of GAPS_D, how many questions come again by then (each once).

    sure: for each of LEVELS, how many first guesses there were and how many of them were right. ids: of the questions
    that are due today. problem: what had to be told of the file.
    """

    parts: tuple[Part, ...]
    due: tuple[int, ...]
    sure: tuple
    ids: tuple[str, ...]
    problem: str = ""

    @property
    def empty(self):
        """True if the reader has done nothing yet."""
        return not any(part.guessed or part.asked for part in self.parts)


@checked(read=Record, now=datetime)
def summary_of(read, now=None):
    """Return the Summary of a reader's Record. now: a datetime with its offset from UTC; this moment if left out."""
    now = now or datetime.now(UTC)
    guesses, questions = ([item for item in demos() if isinstance(item, kind)] for kind in (Guess, Question))
    last = read.latest("answer")
    parts = [_part(chapter, guesses, questions, read, last) for chapter in CHAPTERS if chapter.room]
    coming = [again for again in answered(read, twins()) if again.due is not None]
    ends = [now, *(now + timedelta(days=gap) for gap in GAPS_D)]
    by_then = [sum(again.due <= end for again in coming) for end in ends]
    due = [later - before for before, later in zip([0, *by_then], by_then, strict=False)]
    ids = tuple(twins().get(again.id, again.id) for again in coming if again.due <= now)
    return Summary(tuple(parts), tuple(due), _sureness(guesses, read), ids, read.problem)


def _part(chapter, guesses, questions, read, last):
    mine, asked = (
        [item.id for item in kind if item.id.startswith(chapter.room + ".")] for kind in (guesses, questions)
    )
    answers = [last[id] for id in asked if id in last]
    made = sum(read.last(id) is not None for id in mine)
    return Part(chapter.name, made, len(mine), sum(a.right for a in answers), len(answers), len(asked))


def _sureness(guesses, read):
    first = [tried for tried in (read.first_try(guess.id) for guess in guesses) if tried]
    by_level = [[tried.right for tried in first if tried.sure == level] for level in LEVELS]
    return tuple((len(rights), sum(rights)) for rights in by_level)
