"""What a guess and its answer say in words."""

import numpy as np

from rlsedu.evidence import checked, clock
from rlsedu.stage.guess import Guess

PRESS = 'then press "Show the answer".'


def _how_to(item):
    if item.kind == "choice":
        return f"Choose one answer, {PRESS}"
    if item.kind == "number":
        return f"Guess a number from {item.words(item.low)} to {item.words(item.high)}, {PRESS}"
    return f"Put a point on the picture: click on it or set the two sliders, {PRESS}"


@checked(item=Guess)
def reveal_sentence(item, result):
    """Return what the picture shows: how to guess, the guess, or the guess beside the answer and how far apart.

    item: a Guess. result: a Reveal; a guess and an answer are in the item's units.
    """
    if result.guess is None:
        return f"The answer is still hidden. {_how_to(item)}"
    guess, answer = _say(item, result.guess), result.answer
    if answer is None:
        return f'Your guess: {guess}. Press "Show the answer" to compare.'
    if item.kind == "choice":
        same = result.guess == answer
        return f"You guessed {guess}. " + ("That is the answer." if same else f"The answer is {_say(item, answer)}.")
    if item.kind == "number":
        return f"You guessed {guess}. The answer is {_say(item, answer)}: {_apart(item, result.guess, answer)}."
    x, y = result.guess
    height, *edges = (float(np.interp(x, answer[0], heights)) for heights in answer[1:])
    band = "" if not edges else f" (it may well be {' to '.join(item.number(edge, item.ystep) for edge in edges)})"
    return (
        f"You guessed {guess}. At {_say_x(item, x)} the answer is {item.words(height, item.ystep)}{band}: "
        f"{_apart(item, y, height, item.ystep)}. {_course(item, *answer[:2])}"
    )


def _say(item, value):
    if item.kind == "choice":
        return f'"{item.options[value]}"'
    if item.kind == "number":
        return item.words(value)
    return f"{item.words(value[1], item.ystep)} at {_say_x(item, value[0])}"


def _course(item, x, y):
    """Tell the curve in words, for those who do not see it."""
    inside = (item.xlim[0] <= x) & (x <= item.xlim[1])
    x, y = x[inside], y[inside]
    low, high = item.number(y.min(), item.ystep), item.words(y.max(), item.ystep)
    return f"Over the picture it goes from {low} to {high}, highest at {_say_x(item, x[y.argmax()])}."


def _say_x(item, x):
    return clock(x) if item.clock else f"{item.xlabel.lower()} {item.number(x, item.xstep)}"


def _apart(item, guess, answer, step=None):
    """Compare the two as they are written, so that the sentence adds up."""
    gap = float(item.number(answer, step)) - float(item.number(guess, step))
    size = item.number(abs(gap), step)
    if float(size) == 0:
        return "the same"
    unit = "point" if float(size) == 1 else "points"
    return f"{size} {unit if item.unit == '%' else item.unit_words}".strip() + (" higher" if gap > 0 else " lower")
