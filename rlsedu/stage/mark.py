"""The reader's guess as it is marked in the demo that holds the answer."""

from rlsedu.evidence import checked
from rlsedu.stage.guess import Guess
from rlsedu.stage.sentences import guess_words


@checked(guess=Guess)
def mark_of(guess, marked, now):
    """Return the mark of a guess beside what the demo says now; an empty table if nothing was guessed.

    marked: the value guessed, or None. now: the demo's value of the same quantity, or None. Returns `words` and `now`,
    in words, and for a number `places`: both as shares (0 to 1) of the guess's scale; `now` alone may lie beyond it.
    """
    if marked is None:
        return {}
    if guess.kind == "curve":
        return {"words": f"Your guess: {guess_words(guess, marked)} (dashed, with triangles).", "now": ""}
    told = {"words": f"Your guess: {guess_words(guess, marked)}.", "now": ""}
    if now is None:
        return told
    told["now"] = f"Here: {guess_words(guess, now)}."
    if guess.kind == "number":
        told["places"] = [
            min(max((float(value) - guess.low) / (guess.high - guess.low), 0), 1) for value in (marked, now)
        ]
    return told
