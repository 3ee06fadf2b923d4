"""A guess as data, for pages without Python: what it tells, its rules, and its three pictures in each look.

The pictures are those of guess_picture.py: with the hint, without it, and with the answer. The page lays the reader's
own guess over them, at the places told here, and writes the sentences with the rules told here (site/live/compare.js).
"""

import numpy as np

from rlsedu.evidence import checked
from rlsedu.stage.demo import Demo
from rlsedu.stage.frames import Look, webp
from rlsedu.stage.guess import NEAR, Guess
from rlsedu.stage.guess_picture import PICTURES, Reveal
from rlsedu.stage.guess_scene import GuessScene
from rlsedu.stage.questions import citations
from rlsedu.stage.sentences import GUESS_FIRST, answer_sentence, reveal_sentence


@checked(guess=Guess)
def rules_of(guess):
    """Return what a page has to know to judge a guess and to put it in words, as a table that can be written as JSON.

    Numbers are in the guess's units; `decimals` are those with which its numbers are written. hidden, skipped: the
    sentences without a guess. errors: the typical errors, as ExpectedError has them.
    """
    fields = ("reason", "low", "high", "option")
    told = {
        **{"id": guess.id, "kind": guess.kind, "question": guess.question, "unit": guess.unit_words},
        **{"percent": guess.unit == "%", "decimals": _decimals(guess, guess.step), "first": GUESS_FIRST[guess.kind]},
        "hidden": reveal_sentence(guess, Reveal()),
        "skipped": reveal_sentence(guess, Reveal(None, guess.answer)),
        **{"why": guess.why, "sources": citations(guess.facts)},
        "errors": [{name: getattr(error, name) for name in fields} for error in guess.expected_errors],
    }
    return told | {"choice": _choice, "number": _number, "curve": _curve}[guess.kind](guess)


def _choice(guess):
    return {"options": dict(guess.options), "answer": guess.answer}


def _number(guess):
    near = guess.near or NEAR * (guess.high - guess.low)
    return {"low": guess.low, "high": guess.high, "step": guess.step, "answer": guess.answer, "near": near}


def _curve(guess):
    right_x, right_y = guess.judged_place(*guess.seen)
    edges = [float(np.interp(right_x, guess.answer[0], heights)) for heights in guess.answer[2:]]
    across, up = (NEAR * (high - low) for low, high in (guess.xlim, guess.ylim))
    may_be = f" (it may well be {' to '.join(guess.number(edge, guess.ystep) for edge in edges)})" if edges else ""
    return {
        **{"places": guess.places, "ylim": list(guess.ylim), "asks": guess.asks, "clock": guess.clock},
        **{"along": guess.xlabel.lower(), "xstep": guess.xstep, "xdecimals": _decimals(guess, guess.xstep)},
        **{"decimals": _decimals(guess, guess.ystep), "right": [right_x, right_y], "across": across, "up": up},
        **{"band": edges or [right_y, right_y], "may_be": may_be},
        "course": answer_sentence(guess).removeprefix("The answer is a curve. "),
    }


def _decimals(guess, step):
    return len(guess.number(0, step).partition(".")[2])


@checked(guess=Guess)
def state_of(guess):
    """Return what a page has to know of a guess at first: its state, as every view has it, and its rules."""
    scene = GuessScene(guess)
    told = {"state": scene.state(), "rules": rules_of(guess)}
    scene.close()
    return told


@checked(guess=Guess, look=Look)
def drawn(guess, look):
    """Return the three pictures of a guess in one look, by name, as WebP bytes, and where a guess stands on them.

    "start": with the hint how to guess; "asked": without it; "open": with the answer. The place is a table: `shape`,
    the picture's width and height in px at 100 dots an inch, and as shares of it, from the left and from the bottom:
    `area`, the two ends of the axes; `marks`, of a choice those of its options, of a number at its "low" and "high";
    `label`, the height of the words beside a number's mark.
    """
    picture = PICTURES[guess.kind](guess)
    picture.resize(look.narrow, look.width_px, look.dark)
    picture.hold(Reveal())
    start = picture.pixels()
    picture.invitation.set_visible(False)
    asked = picture.pixels()
    picture.hold(Reveal(None, guess.answer))
    pictures = {"start": start, "asked": asked, "open": picture.pixels()}
    place = {"shape": _shape(picture), "area": _shares(picture, (0, 0), (1, 1), transform=picture.axes.transAxes)}
    if guess.kind == "choice":
        place["marks"] = {key: _mark(picture, key) for key in guess.options}
    if guess.kind == "number":
        place["marks"] = {end: _mark(picture, value) for end, value in (("low", guess.low), ("high", guess.high))}
        _, y = picture.labels[0].get_position()
        ((_, place["label"]),) = _shares(picture, (0, y), transform=picture.axes.transAxes)
    picture.close()
    return {name: webp(dots) for name, dots in pictures.items()}, place


@checked(demo=Demo, look=Look)
def line_place(demo, look):
    """Return where a guessed line stands on a demo's picture in one look; None if no line is drawn on it.

    A table: `shape` as in `drawn`, `ends`: the lower left and the upper right end of the axes, in their units, and
    `area`: where these are on the picture, as shares of it.
    """
    picture = demo.picture()
    picture.resize(look.narrow, look.width_px, look.dark)
    picture.hold(demo.result())
    told, axes = {"shape": _shape(picture)}, picture.guess_axes
    if axes is not None:
        ends = [[float(value) for value in end] for end in zip(axes.get_xlim(), axes.get_ylim(), strict=True)]
        told |= {"ends": ends, "area": _shares(picture, *ends, transform=axes.transData)}
    picture.close()
    return told if axes is not None else None


def _shape(picture):
    return [float(100 * inches) for inches in picture.figure.get_size_inches()]


def _mark(picture, guess):
    """Return where the mark of a guess stands, as shares of the picture."""
    picture.hold(Reveal(guess))
    return _shares(picture, *zip(*picture.guess.get_data(), strict=True))[0]


def _shares(picture, *points, transform=None):
    """Turn points into shares of the picture, from the left and from the bottom."""
    there = (transform or picture.axes.transData).transform(points)
    return picture.figure.transFigure.inverted().transform(there).tolist()
