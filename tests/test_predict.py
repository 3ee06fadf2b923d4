"""Guess first: the answer stays in Python until the commit, the sentence adds up, nothing is left after closing."""

import io

import ipywidgets
import numpy as np
import pytest
from PIL import Image
from stand_in import figures, hear, listened

from rlsedu.stage import Guess, questions, room_guess
from rlsedu.stage.guess_picture import PICTURES, Reveal
from rlsedu.stage.live.view import live

FACT = "hogl-2005-bruneck"
X = np.linspace(12, 36, 97)
KINDS = {
    "choice": {"options": {"half": "About half", "none": "Hardly any"}, "answer": "none"},
    "number": {"answer": 83.7, "label": "Share", "unit": "%"},
    "curve": {"answer": (X, 5 - 4 * np.cos((X - 12) * np.pi / 12)), "clock": True, "xlim": [12, 36], "ylim": [0, 10]},
}
KINDS["curve"] |= {"xlabel": "Clock time", "ylabel": "Urge", "unit": "points"}
OTHER = {"choice": "half", "number": 12.3, "curve": (X, 5 + 0 * X)}
DRAWN = (0, 0, 5, 1, 0, 0, 0, 0, 2)  # at 12, 15, ... 36 h
GUESS = {"choice": "half", "number": 40, "curve": DRAWN}
BAD = {
    "choice": [None, "quarter", 1, ["half"]],
    "number": [None, "40", float("nan"), -1, 101],
    "curve": [None, 3, "ab", (1,) * 8, (1,) * 10, (11,) * 9, ("2",) * 9, (float("inf"),) * 9],
}
COURSE = "Over the picture it goes from 1.0 to 9.0 points, highest at 00:00."
SAID = {"choice": "You guessed", "number": "You guessed", "curve": "You drew"}
EVERY = pytest.mark.parametrize("kind", KINDS)


def item(kind, **changes):
    common = {"id": "test.a-guess", "question": "How much?", "why": "Because the moon is round.", "facts": [FACT]}
    return Guess(**{**common, "kind": kind, **KINDS.get(kind, {}), **changes})


@pytest.fixture
def predict(kind):
    made = live(item(kind))
    yield made
    made.close()


def hidden(view):
    """Tell whether a live guess keeps its answer to itself."""
    return not view.extra["committed"] and not view.extra["why"] and not view.extra["sources"]


@pytest.mark.parametrize(
    ("kind", "changes", "words"),
    [
        ("choice", {"answer": "quarter"}, "answer = 'quarter'"),
        ("choice", {"options": {"half": "Half"}}, "at least two"),
        ("choice", {"facts": ["hogl-2005-brunek"]}, "hogl-2005-bruneck"),
        ("choice", {"why": ""}, "why"),
        *(("number", {"id": bad}, f"id = {bad!r}") for bad in ("", "guess", "Test.guess", "test.a guess", "test.")),
        ("number", {"answer": 101}, "answer = 101"),
        ("number", {"answer": "84"}, "answer = '84'"),
        ("number", {"low": 100}, "low, high"),
        ("number", {"step": 0}, "step = 0"),
        ("curve", {"answer": 3}, "a curve"),
        ("curve", {"answer": (X, X[:-1])}, "of one length"),
        ("curve", {"answer": (X[::-1], X)}, "x must rise"),
        ("curve", {"answer": (X, X * np.nan)}, "finite"),
        ("curve", {"answer": (X[:-1], 0 * X[:-1])}, "must cover xlim"),
        ("curve", {"answer": (X, X)}, "outside ylim"),
        ("curve", {"xlabel": ""}, "xlabel"),
        ("guess", {"answer": 1}, "kind = 'guess'"),
    ],
)
def test_wrong_items_are_refused_by_name(kind, changes, words):
    with pytest.raises(ValueError, match=words):
        item(kind, **changes)


@EVERY
def test_before_the_commit_the_page_knows_nothing(kind):
    one, two = live(item(kind)), live(item(kind, answer=OTHER[kind], why="Because the sun is hot."))
    states = [{k: v for k, v in p.get_state().items() if k != "layout"} for p in (one, two)]
    assert states[0] == states[1]
    bundles = [p._repr_mimebundle_()[0] for p in (one, two)]
    assert bundles[0].get("image/png") == bundles[1].get("image/png")
    for bundle, why in zip(bundles, ("Because the moon is round.", "Because the sun is hot."), strict=True):
        question, answer = bundle["text/plain"].split("\nAnswers\n")  # a page that is not live folds the answer away
        assert "How much?" in question and "84" not in question and why not in question and why in answer
        assert why in bundle["text/html"].partition("<details")[2]
    for p in (one, two):
        p.commit(GUESS[kind])
    assert one.get_state()["extra"]["why"] == "Because the moon is round." and one.frame != two.frame


@EVERY
def test_the_fallback_keeps_silent_after_the_commit_too(kind, predict):
    before = predict._repr_mimebundle_()[0]
    predict.commit(GUESS[kind])
    after = predict._repr_mimebundle_()[0]
    assert [after.get(k) for k in ("text/plain", "image/png")] == [before.get(k) for k in ("text/plain", "image/png")]


@pytest.mark.parametrize(
    ("kind", "guess", "sentence"),
    [
        ("choice", "half", 'You guessed "About half". The answer is "Hardly any".'),
        ("choice", "none", 'You guessed "Hardly any". That is the answer.'),
        ("number", 40, "You guessed 40 %. The answer is 84 %: 44 points higher."),
        ("number", 85, "You guessed 85 %. The answer is 84 %: 1 point lower."),
        ("number", 84, "You guessed 84 %. The answer is 84 %: the same."),
        (
            "curve",
            DRAWN,
            "You drew a line with its peak at 18:00, at 5.0 points. It is highest at 00:00, 6 h later. "
            "There the answer is 9.0 points: 4.0 points higher.",
        ),
        (
            "curve",
            (5,) * 9,
            "You drew a flat line at 5.0 points. It is highest at 00:00. "
            "There the answer is 9.0 points: 4.0 points higher.",
        ),
    ],
)
def test_the_sentence_says_both_and_how_far_apart(kind, guess, sentence, predict):
    assert predict.commit(guess) == sentence == predict.sentence
    told = predict.extra
    assert told["committed"] and told["why"] and "doi.org" in told["sources"]


@EVERY
def test_a_bad_guess_is_refused_and_shows_nothing(kind, predict):
    before = predict.frame, predict.sentence
    for bad in BAD[kind]:
        with pytest.raises(ValueError, match=r"is not allowed|Choose one"):
            predict.commit(bad)
    assert (predict.frame, predict.sentence) == before and hidden(predict)


@EVERY
def test_guessing_again_hides_the_answer(kind, predict):
    before = predict.reset() and predict.frame, predict.sentence
    predict.commit(GUESS[kind])
    assert predict.frame != before[0]
    predict.reset()
    assert (predict.frame, predict.sentence) == before and hidden(predict)


@EVERY
def test_the_marks_and_labels_stay_inside_the_picture(kind):
    ends = {"choice": ["half", "none"], "number": [0, 100, 84]}
    ends["curve"] = [(0,) * 9, (10,) * 9, (0, 10) * 4 + (0,)]
    asked, picture = item(kind), PICTURES[kind](item(kind))
    for narrow in (False, True):
        picture.resize(narrow)
        for guess in ends[kind]:
            picture.hold(Reveal(guess, asked.answer))
            seen = picture.figure.findobj(lambda artist: artist.get_animated() and artist.get_visible())
            assert len(seen) > 1
            for artist in seen:
                box = artist.get_window_extent(picture.figure.canvas.get_renderer())
                if np.isfinite(box.extents).all() and box.width:
                    assert box.x0 >= 0 and box.y0 >= 0, (guess, artist)
                    assert box.x1 <= picture.figure.bbox.x1 and box.y1 <= picture.figure.bbox.y1, (guess, artist)


@EVERY
def test_the_page_sends_messages_and_hears_words(kind, predict):
    listened(predict)
    values = item(kind).settings_of(GUESS[kind])
    refused = hear(predict, {"kind": "set", "values": dict.fromkeys(values, -99), "sequence": 1})
    assert refused["kind"] == "problem" and "is not allowed" in refused["words"]
    told = [
        ({"kind": "set", "values": values}, "Your guess:", False),
        ({"kind": "commit"}, SAID[kind], True),
        ({"kind": "look", "size": [True, 740, False]}, SAID[kind], True),
        ({"kind": "reset"}, "The answer is still hidden", False),
    ]
    for number, (message, words, committed) in enumerate(told, 2):
        answer = hear(predict, {**message, "sequence": number})
        assert answer["kind"] == "frame" and answer["sequence"] == number and answer["sentence"].startswith(words)
        assert answer["extra"]["committed"] == predict.extra["committed"] == committed
        assert bool(answer["extra"]["why"]) == committed and len(answer["extra"]["area"]) == 8 * (kind != "choice")


@pytest.mark.parametrize("kind", ["choice"])
def test_committing_without_a_choice_asks_for_one(kind, predict):
    asked = hear(listened(predict), {"kind": "commit", "sequence": 1})
    words = "Choose one of the answers first."
    assert asked == {"kind": "problem", "sequence": 1, "view": None, "values": {"guess": None}, "words": words}
    frame, _ = (message for message, _ in predict.sent)
    assert frame["kind"] == "frame" and frame["only"] and hidden(predict)


@EVERY
def test_a_page_that_does_not_run_has_empty_axes_where_a_line_can_be_drawn_on_them(kind, predict):
    bundle = predict._repr_mimebundle_()[0]
    assert ("image/png" in bundle) == (kind == "curve")
    if kind != "curve":
        return
    image = Image.open(io.BytesIO(bundle["image/png"]))
    assert image.width == 720 and len(image.convert("L").getcolors()) > 5


@EVERY
def test_closing_leaves_nothing_behind(kind):
    before, drawn = set(ipywidgets.widgets.widget._instances), figures()
    made = live(item(kind))
    assert not figures().keys() - drawn.keys()
    assert made.commit(GUESS[kind]) and figures().keys() - drawn.keys()
    made.close()
    assert not figures().keys() - drawn.keys()
    assert set(ipywidgets.widgets.widget._instances) == before


def test_an_item_is_read_from_the_room_and_may_get_its_answer_from_a_model(monkeypatch):
    table = {"kind": "number", "question": "How much?", "why": "Because.", "unit": "%"}
    tables = {"share": table, "odd": {**table, "oops": 1}}
    monkeypatch.setattr(questions, "read_toml", lambda package, name: tables)
    share = room_guess("guessed", "share", answer=20)
    assert share.id == "guessed.share-guess" and "The answer is 20 %" in live(share).commit(10)
    with pytest.raises(ValueError, match=r"guessed predict.share: answer is missing"):
        room_guess("guessed", "share")
    with pytest.raises(ValueError, match="oops is not known"):
        room_guess("guessed", "odd", answer=20)
    with pytest.raises(KeyError, match="it has: share, odd"):
        room_guess("guessed", "breaks")


def test_a_room_without_questions_says_so():
    with pytest.raises(KeyError, match="evidence has no predict 'x'; it has: none"):
        room_guess("evidence", "x")


def test_a_band_is_told_and_must_fit_its_curve():
    x, y = KINDS["curve"]["answer"]
    asked = item("curve", answer=(x, y, y - 0.5, y + 0.5))
    assert "the answer is 9.0 points (it may well be 8.5 to 9.5)" in live(asked).commit(DRAWN)
    picture = PICTURES["curve"](asked)
    picture.hold(Reveal(DRAWN, asked.answer))
    assert [line.get_ydata().max() for line in picture.edges] == [8.5, 9.5]
    with pytest.raises(ValueError, match="a band is two finite arrays"):
        item("curve", answer=(x, y, y))
