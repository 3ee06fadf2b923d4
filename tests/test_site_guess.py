"""Promise: a guess on the website, without Python, is told, judged and marked just as Python does it."""

import json
import random

import numpy as np
import pytest
from conftest import HOUSE, ROOMS, asked_in, door_of

from rlsedu.stage import demo_named
from rlsedu.stage.frames import Look
from rlsedu.stage.guess_frames import drawn, line_place, rules_of
from rlsedu.stage.guess_picture import PICTURES, Reveal
from rlsedu.stage.guess_scene import GuessScene
from rlsedu.stage.mark import mark_of
from rlsedu.stage.sentences import reveal_sentence

GUESSES = [door_of(room, "predict").value(name) for room in ROOMS for name in asked_in(room)["predict"]]
MANY = 150
COMPARE = """async ([code, rules, guesses]) => {
  const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const { sentence, errorIn, isRight, markOf } = await import(address);
  const both = (guess) => [false, true].map((open) => sentence(rules, guess, open));
  const judged = (guess) => [errorIn(rules, guess), isRight(rules, guess)];
  const told = ([guess, now]) => [...both(guess), ...judged(guess), markOf(rules, guess, now)];
  return [both(null), ...guesses.map(told)];
}"""


def lines(guess, chance):
    """Yield lines as a reader may draw them: flat, with a wide top, by hand, and right between two written numbers."""
    low, high = guess.ylim
    steps = round((high - low) / guess.ystep)
    for kind in range(MANY):
        if kind % 10 == 0:
            yield [low + guess.ystep * chance.randint(0, steps)] * guess.knots
        elif kind % 10 < 5:
            few = chance.choice((2, 3, steps))  # so that many points lie at the top
            yield [low + (high - low) * chance.randint(0, few) / few for _ in range(guess.knots)]
        elif kind % 10 < 8:
            yield [
                round(chance.uniform(low, high), 6) for _ in range(guess.knots)
            ]  # as drawing.js rounds between points
        else:
            yield [
                low + (high - low) * chance.randint(0, 8 * steps) / (8 * steps) for _ in range(guess.knots)
            ]  # right between


def guesses_of(guess):
    chance = random.Random(guess.id)
    if guess.kind == "choice":
        return [(key, now) for key in guess.options for now in (*guess.options, None)]
    if guess.kind == "number":
        steps = round((guess.high - guess.low) / guess.step)
        places = [min(guess.high, float(f"{guess.low + guess.step * n:.12g}")) for n in range(steps + 1)]
        return [(place, chance.choice((None, chance.uniform(guess.low, 1.3 * guess.high)))) for place in places]
    return [(line, None) for line in lines(guess, chance)]


@pytest.mark.parametrize("guess", GUESSES, ids=lambda guess: guess.id)
def test_every_guess_is_told_and_judged_as_python_does(page, guess):
    code, asked = (HOUSE / "site/live/compare.js").read_text(encoding="utf-8"), guesses_of(guess)
    none, *told = page.evaluate(COMPARE, [code, json.loads(json.dumps(rules_of(guess))), asked])
    assert none == [reveal_sentence(guess, Reveal(None, shown)) for shown in (None, guess.answer)]
    for (value, now), found in zip(asked, told, strict=True):
        made = tuple(value) if guess.kind == "curve" else value
        before, after = (reveal_sentence(guess, Reveal(made, shown)) for shown in (None, guess.answer))
        mark = json.loads(json.dumps(mark_of(guess, made, now)))
        wanted = [before, after, guess.error_in(made), bool(guess.is_right(made)), mark]
        assert found[:4] == wanted[:4], value
        assert {**found[4], "places": pytest.approx(mark.get("places"))} == {**mark, "places": mark.get("places")}


def test_the_sentences_compared_are_those_of_the_live_view():
    guess = next(guess for guess in GUESSES if guess.kind == "number")
    scene = GuessScene(guess)
    scene.take([{"kind": "set", "values": {"guess": guess.low}}])
    assert scene.sentence.short == reveal_sentence(guess, Reveal(guess.low, None))
    scene.take([{"kind": "commit"}])
    assert scene.sentence.short == reveal_sentence(guess, Reveal(guess.low, guess.answer))
    scene.close()


def on_picture(picture, axes, points):
    """Where points of the axes stand, as shares of the picture."""
    return picture.figure.transFigure.inverted().transform(axes.transData.transform([*points]))


def approx(rows):
    return pytest.approx(np.array(rows))


@pytest.mark.parametrize("kind", PICTURES)
def test_a_guess_stands_on_the_page_where_python_would_draw_it(kind):
    guess = next(guess for guess in GUESSES if guess.kind == kind)
    for narrow in (False, True):
        pictures, place = drawn(guess, Look(narrow, 400))
        assert set(pictures) == {"start", "asked", "open"} and all(one[:4] == b"RIFF" for one in pictures.values())
        picture = PICTURES[kind](guess)
        picture.resize(narrow, 400)
        (left, bottom), (right, top) = place["area"]
        made = {"choice": list(guess.options)[-1:], "number": [guess.low, guess.answer, guess.high], "curve": []}[kind]
        if kind == "curve":
            middle = [sum(guess.ylim) / 2] * guess.knots
            picture.hold(Reveal(tuple(middle), None))
            along = [left + (right - left) * n / (guess.knots - 1) for n in range(guess.knots)]
            wanted = [(x, (bottom + top) / 2) for x in along]
            assert on_picture(picture, picture.axes, zip(*picture.guess.get_data(), strict=True)) == approx(wanted)
        for value in made:
            picture.hold(Reveal(value, None))
            (there,) = on_picture(picture, picture.axes, zip(*picture.guess.get_data(), strict=True))
            if kind == "choice":
                assert there == approx(place["marks"][value])
            else:
                (x0, y), (x1, _) = place["marks"]["low"], place["marks"]["high"]
                share = (value - guess.low) / (guess.high - guess.low)
                assert there == approx([x0 + share * (x1 - x0), y])
        picture.close()


@pytest.mark.parametrize("guess", [guess for guess in GUESSES if guess.kind == "curve"], ids=lambda guess: guess.id)
def test_a_guessed_line_stands_on_its_demo_where_python_draws_it(guess):
    demo = demo_named(f"{guess.id.partition('.')[0]}.{guess.demo}")
    place = line_place(demo, Look(True, 400))
    picture = demo.picture()
    picture.resize(True, 400)
    picture.hold(demo.result())
    heights = [y for line in lines(guess, random.Random(1)) for y in line][: guess.knots]
    assert picture.figure is not None  # laid out, so that its axes are there
    there = on_picture(picture, picture.guess_axes, zip(guess.places, heights, strict=True))
    (left, bottom), (right, top) = place["area"]
    (x0, y0), (x1, y1) = place["ends"]
    wanted = [
        (left + (right - left) * (x - x0) / (x1 - x0), bottom + (top - bottom) * (y - y0) / (y1 - y0))
        for x, y in zip(guess.places, heights, strict=True)
    ]
    assert there == approx(wanted), "these axes are bent: a straight rule does not find the place"
    assert line_place(demo_named("symptoms.who"), Look(True, 400)) is None
    picture.close()
