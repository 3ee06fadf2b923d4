"""What a reader can look back at, on the page: progress, what comes again, the claim ledger and an empty one."""

from rlsedu.evidence import checked, one_of
from rlsedu.lookback.beliefs import STAGES, blank_ledger
from rlsedu.lookback.summary import summary_of
from rlsedu.reader import store_here
from rlsedu.stage.bank import bank
from rlsedu.stage.questions import Quiz

MOST = 8  # questions at a time


def progress():
    """Show how far the reader is, what comes again, and how often they were right when they were sure."""
    from rlsedu.stage.live.progress import LiveProgress  # the values need no widgets

    return LiveProgress()


def again():
    """Show the questions that are due today, at most 8, as a quiz; a sentence if there are none."""
    due = summary_of(store_here().read()).ids[:MOST]
    if not due:
        return Words("Nothing to try again today.")
    from rlsedu.stage.live.quiz import LiveQuiz

    return LiveQuiz(Quiz("reader.again", "To try again today", [bank()[id] for id in due]))


@checked(stage=one_of(tuple(STAGES)))
def ledger(stage):
    """Show the article's main claims, to weigh at the "start" or at the "end" of the course."""
    from rlsedu.stage.live.ledger import LiveLedger

    return LiveLedger(stage)


def empty_ledger():
    """Return an empty claim ledger to print, and to take to another article on health."""
    return blank_ledger()


class Words:
    """A sentence that a cell shows."""

    def __init__(self, words):
        self.words = words

    def _repr_html_(self):
        return f"<p>{self.words}</p>"

    def __repr__(self):
        return self.words
