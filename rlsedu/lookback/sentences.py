"""The sentence on a reader's progress."""

from rlsedu.evidence import checked

NOTHING = "Nothing yet. Make a guess or answer a question in any chapter, and it will show here."


@checked()
def progress_sentence(
    case: str,
    guessed: int,
    guesses: int,
    asked: int,
    questions: int,
    right: int,
    due: int,
    soon: int,
    sure: str,
    sure_made: int,
    sure_right: int,
):
    """Say how far the reader is, what comes again, and how often they were right when they were sure."""
    if case == "nothing":
        return NOTHING
    done = f"You have seen {guessed} of {guesses} guesses and answered {asked} of {questions} questions, {right} right."
    again = f"To try again today: {due or 'none'}. Within a month: {soon or 'none'}." if asked else ""
    told = f"When you were sure of a guess, you were right {sure_right} times in {sure_made}." if sure == "told" else ""
    return " ".join(filter(None, (done, again, told)))
