"""The claim ledger: what a reader believes of the article's main claims, before and after, beside the evidence."""

from rlsedu.evidence import Table, checked, one_of, record
from rlsedu.evidence.article import LEVELS, Claim, main_claims
from rlsedu.reader import Record

UNSURE = "I do not know"
ANSWERS = (*LEVELS, UNSURE)
STAGES = {"start": "What do you believe now?", "end": "What do you believe now, at the end?"}
QUESTIONS = (
    "Who says so, and who paid for it?",
    "In whom was it measured: living people, bodies after death, animals, cells?",
    "How many were they?",
    "Compared with what? Was there a group without it?",
    "Did somebody else find the same?",
    "What was found that does not fit?",
)
ROWS = 8  # of an empty ledger


@record
class Row:
    """A Claim, and what the reader believed of it at the start and at the end: one of ANSWERS, or empty."""

    claim: Claim
    start: str
    end: str


@record
class Ledger:
    """The Rows of the main claims. stage: "start" or "end" of the course; at the end the evidence is told, too."""

    stage: one_of(tuple(STAGES))
    rows: tuple[Row, ...]

    @property
    def title(self):
        """What stands above it."""
        return STAGES[self.stage]

    @property
    def agree(self):
        """With how many claims the reader's belief at the end is the strength of the evidence."""
        return sum(row.end == row.claim.strength.level for row in self.rows)


@checked(stage=one_of(tuple(STAGES)), read=Record)
def ledger_of(stage, read):
    """Return the Ledger of a reader's Record. stage: "start" or "end"."""
    rows = [Row(c, read.belief(c.id, "start"), read.belief(c.id, "end")) for c in main_claims()]
    return Ledger(stage, tuple(rows))


def blank_ledger():
    """Return an empty ledger, a Table, to print and to take to another article on health."""
    head = ("claim of the article, in my words", "I believe: yes, mixed, not shown, no", *QUESTIONS, "I believe it now")
    return Table(
        f"An empty ledger. The words for each claim: {', '.join(LEVELS)}.",
        head,
        [(str(number), *[""] * (len(head) - 1)) for number in range(1, ROWS + 1)],
    )
