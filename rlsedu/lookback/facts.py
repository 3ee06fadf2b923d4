"""The numbers that the sentence on a reader's progress tells."""

from rlsedu.evidence import checked
from rlsedu.lookback.summary import FEW, Summary


@checked(summary=Summary)
def progress_facts(summary):
    """Return what was done of all there is, what is due, and how often a sure guess was right.

    case: "nothing", or "some". sure: "few" where there are too few sure guesses to say how often they were right.
    """
    parts, (sure, right) = summary.parts, summary.sure[-1]
    return {
        "case": "nothing" if summary.empty else "some",
        "guessed": sum(part.guessed for part in parts),
        "guesses": sum(part.guesses for part in parts),
        "asked": sum(part.asked for part in parts),
        "questions": sum(part.questions for part in parts),
        "right": sum(part.right for part in parts),
        "due": summary.due[0],
        "soon": sum(summary.due[1:]),
        "sure": "few" if sure < FEW else "told",
        "sure_made": sure,
        "sure_right": right,
    }
