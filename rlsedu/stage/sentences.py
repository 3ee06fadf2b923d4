"""What a guess and its answer say in words."""

import numpy as np

from rlsedu.evidence import checked
from rlsedu.stage.guess import Guess

PRESS = 'then press "Show the answer".'
GUESS_FIRST = {
    "choice": "Choose one of the answers first.",
    "number": "Guess first: move the slider. Is it where you want it? Then move it away and back.",
    "curve": "Guess first: draw your line on the picture, or move its points by keyboard.",
}
SURE = {1: "a shot in the dark", 2: "fairly sure", 3: "sure"}  # how sure a reader is; 0: they did not say


def _how_to(item):
    if item.kind == "choice":
        return f"Choose one answer, {PRESS}"
    if item.kind == "number":
        return f"Guess a number from {item.words(item.low)} to {item.words(item.high)}, {PRESS}"
    return f"Draw the line: with the mouse, with a finger, or by moving its points with the arrow keys, {PRESS}"


@checked(item=Guess)
def reveal_sentence(item, result):
    """Return what the picture shows: how to guess, the guess, or the guess beside the answer and how far apart.

    item: a Guess. result: a Reveal; a guess and an answer are in the item's units.
    """
    guess, answer = result.guess if result.guess is None else guess_words(item, result.guess), result.answer
    if guess is None:
        hidden = f"The answer is still hidden. {_how_to(item)}"
        return hidden if answer is None else f"You did not guess. {answer_sentence(item)}"
    if answer is None:
        return f'Your guess: {guess}. Press "Show the answer" to compare.'
    if item.kind == "choice":
        same = result.guess == answer
        return f"You guessed {guess}. " + ("That is the answer." if same else f"The answer is {_say(item, answer)}.")
    if item.kind == "number":
        return f"You guessed {guess}. The answer is {_say(item, answer)}: {_apart(item, result.guess, answer)}."
    (x, y), (place, height) = item.judged_place(item.places, result.guess), item.judged_place(*item.seen)
    edges = [item.number(np.interp(place, answer[0], heights), item.ystep) for heights in answer[2:]]
    band = f" (it may well be {' to '.join(edges)})" if edges else ""
    told = f"the answer is {item.words(height, item.ystep)}{band}: {_apart(item, y, height, item.ystep)}."
    if item.asks == "peak":
        aside = "" if item.is_flat(result.guess) else f", {_aside(item, x, place)}"
        return f"You drew {guess}. It is highest at {item.place(place)}{aside}. There {told}"
    return f"You drew {guess}. At {item.place(place)} {told} {_course(item)}"


@checked(item=Guess)
def answer_sentence(item):
    """Return the answer in words, for those who made no guess or cannot make one."""
    return (
        f"The answer is a curve. {_course(item)}"
        if item.kind == "curve"
        else f"The answer is {_say(item, item.answer)}."
    )


@checked(item=Guess)
def guess_words(item, guess):
    """Return a guess in words; of a line, the point that the question asks for."""
    if item.kind != "curve":
        return _say(item, guess)
    if item.is_flat(guess):
        return f"a flat line at {item.words(guess[0], item.ystep)}"
    x, y = item.judged_place(item.places, guess)
    line = "a line with its peak" if item.asks == "peak" else "a line that ends"
    return f"{line} at {item.place(x)}, at {item.words(y, item.ystep)}"


def _say(item, value):
    return f'"{item.options[value]}"' if item.kind == "choice" else item.words(value)


def _course(item):
    """Tell the curve in words, for those who do not see it."""
    x, y = item.seen
    low, high = item.number(y.min(), item.ystep), item.words(y.max(), item.ystep)
    return f"Over the picture it goes from {low} to {high}, highest at {item.place(x[y.argmax()])}."


def _aside(item, guess, place):
    """How far the answer's x lies from the guess's."""
    gap = round((place - guess) / item.xstep) * item.xstep
    if not item.clock:
        return f"{item.number(abs(gap), item.xstep)} {'more' if gap > 0 else 'less'}" if gap else "as you guessed"
    hours, minutes = divmod(round(60 * abs(gap)), 60)
    parts = [f"{hours} h" if hours else "", f"{minutes} min" if minutes else ""]
    return f"{' '.join(filter(None, parts))} {'later' if gap > 0 else 'earlier'}" if gap else "as you guessed"


def _apart(item, guess, answer, step=None):
    """Compare the two as they are written, so that the sentence adds up."""
    gap = float(item.number(answer, step)) - float(item.number(guess, step))
    size = item.number(abs(gap), step)
    if float(size) == 0:
        return "the same"
    unit = "point" if float(size) == 1 else "points"
    return f"{size} {unit if item.unit == '%' else item.unit_words}".strip() + (" higher" if gap > 0 else " lower")
