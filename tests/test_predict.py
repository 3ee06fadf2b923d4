"""Guess first: the answer stays in Python until the commit, the sentence adds up, nothing is left after closing."""

import gc
import io
import weakref

import ipywidgets
import numpy as np
import pytest
from PIL import Image

from rlsedu.stage import Predict, PredictItem, questions, room_predict

FACT = "hogl-2005-bruneck"
X = np.linspace(12, 36, 97)
KINDS = {
    "choice": {"options": {"half": "About half", "none": "Hardly any"}, "answer": "none"},
    "number": {"answer": 83.7, "label": "Share", "unit": "%"},
    "point": {"answer": (X, 5 - 4 * np.cos((X - 12) * np.pi / 12)), "clock": True, "xlim": [12, 36], "ylim": [0, 10]},
}
KINDS["point"] |= {"xlabel": "Clock time", "ylabel": "Urge", "unit": "points"}
OTHER = {"choice": "half", "number": 12.3, "point": (X, 5 + 0 * X)}
GUESS = {"choice": "half", "number": 40, "point": (24, 2)}
BAD = {
    "choice": [None, "quarter", 1, ["half"]],
    "number": [None, "40", float("nan"), -1, 101],
    "point": [None, 3, "ab", (24,), (24, 11), (11, 2), (24, "2"), (float("inf"), 2)],
}
COURSE = "Over the picture it goes from 1.0 to 9.0 points, highest at 00:00."
EVERY = pytest.mark.parametrize("kind", KINDS)


def item(kind, **changes):
    common = {"question": "How much?", "why": "Because the moon is round.", "facts": [FACT]}
    return PredictItem(**{**common, "kind": kind, **KINDS[kind], **changes})


@pytest.fixture
def predict(kind):
    made = Predict(item(kind))
    yield made
    made.close()


@pytest.mark.parametrize(
    ("kind", "changes", "words"),
    [
        ("choice", {"answer": "quarter"}, "answer = 'quarter'"),
        ("choice", {"options": {"half": "Half"}}, "at least two"),
        ("choice", {"facts": ["hogl-2005-brunek"]}, "hogl-2005-bruneck"),
        ("choice", {"why": ""}, "why"),
        ("number", {"answer": 101}, "answer = 101"),
        ("number", {"answer": "84"}, "answer = '84'"),
        ("number", {"low": 100}, "low, high"),
        ("number", {"step": 0}, "step = 0"),
        ("point", {"answer": 3}, "a curve"),
        ("point", {"answer": (X, X[:-1])}, "of one length"),
        ("point", {"answer": (X[::-1], X)}, "x must rise"),
        ("point", {"answer": (X, X * np.nan)}, "finite"),
        ("point", {"answer": (X[:-1], 0 * X[:-1])}, "must cover xlim"),
        ("point", {"answer": (X, X)}, "outside ylim"),
        ("point", {"xlabel": ""}, "xlabel"),
    ],
)
def test_wrong_items_are_refused_by_name(kind, changes, words):
    with pytest.raises(ValueError, match=words):
        item(kind, **changes)


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="kind = 'guess'"):
        PredictItem("How much?", "guess", 1, "Why.")


@EVERY
def test_before_the_commit_the_page_knows_nothing(kind):
    one, two = Predict(item(kind)), Predict(item(kind, answer=OTHER[kind], why="Because the sun is hot."))
    states = [{k: v for k, v in p.get_state().items() if k != "layout"} for p in (one, two)]
    assert states[0] == states[1]
    bundles = [p._repr_mimebundle_()[0] for p in (one, two)]
    assert bundles[0]["image/png"] == bundles[1]["image/png"] and bundles[0]["text/plain"] == bundles[1]["text/plain"]
    assert "How much?" in bundles[0]["text/plain"] and "84" not in bundles[0]["text/plain"]
    for p in (one, two):
        p.commit(GUESS[kind])
    assert one.get_state()["why"] == "Because the moon is round." and one.frame != two.frame


@EVERY
def test_the_fallback_keeps_silent_after_the_commit_too(kind, predict):
    before = predict._repr_mimebundle_()[0]
    predict.commit(GUESS[kind])
    after = predict._repr_mimebundle_()[0]
    assert [after[k] for k in ("text/plain", "image/png")] == [before[k] for k in ("text/plain", "image/png")]


@pytest.mark.parametrize(
    ("kind", "guess", "sentence"),
    [
        ("choice", "half", 'You guessed "About half". The answer is "Hardly any".'),
        ("choice", "none", 'You guessed "Hardly any". That is the answer.'),
        ("number", 40, "You guessed 40 %. The answer is 84 %: 44 points higher."),
        ("number", 85, "You guessed 85 %. The answer is 84 %: 1 point lower."),
        ("number", 84, "You guessed 84 %. The answer is 84 %: the same."),
        (
            "point",
            (24, 2),
            "You guessed 2.0 points at 00:00. At 00:00 the answer is 9.0 points: 7.0 points higher. " + COURSE,
        ),
        (
            "point",
            (18, 5.5),
            "You guessed 5.5 points at 18:00. At 18:00 the answer is 5.0 points: 0.5 points lower. " + COURSE,
        ),
    ],
)
def test_the_sentence_says_both_and_how_far_apart(kind, guess, sentence, predict):
    assert predict.commit(guess) == sentence == predict.sentence
    assert predict.committed and predict.why and "doi.org" in predict.sources


def test_a_number_with_another_unit_is_compared_in_that_unit():
    made = Predict(item("number", unit="ug/L", low=0, high=50, step=0.5, answer=12.26))
    assert made.commit(10) == "You guessed 10.0 µg/L. The answer is 12.3 µg/L: 2.3 µg/L higher."


@EVERY
def test_a_bad_guess_is_refused_and_shows_nothing(kind, predict):
    before = predict.frame, predict.sentence
    for bad in BAD[kind]:
        with pytest.raises(ValueError, match=r"is not allowed|Choose one"):
            predict.commit(bad)
    assert (predict.frame, predict.sentence, predict.committed, predict.why) == (*before, False, "")


@EVERY
def test_guessing_again_hides_the_answer(kind, predict):
    before = predict.reset() and predict.frame, predict.sentence
    predict.commit(GUESS[kind])
    assert predict.frame != before[0]
    predict.reset()
    assert (predict.frame, predict.sentence, predict.committed, predict.why) == (*before, False, "")


@EVERY
def test_the_marks_and_labels_stay_inside_the_picture(kind, predict):
    ends = {
        "choice": ["half", "none"],
        "number": [0, 100, 84],
        "point": [(x, y) for x in (12, 24, 36) for y in (0, 9, 10)],
    }
    for narrow in (False, True):
        predict._picture.resize(narrow)
        for guess in ends[kind]:
            predict.commit(guess)
            picture = predict._picture
            seen = [a for a in picture._moving if a.get_visible()]
            for artist in seen:
                box = artist.get_window_extent(picture._canvas.get_renderer())
                if np.isfinite(box.extents).all() and box.width:
                    assert box.x0 >= 0 and box.y0 >= 0, (guess, artist)
                    assert box.x1 <= picture.figure.bbox.x1 and box.y1 <= picture.figure.bbox.y1, (guess, artist)


@pytest.mark.parametrize("kind", ["point"])
def test_the_two_labels_of_a_point_never_touch(kind, predict):
    for narrow in (False, True):
        predict._picture.resize(narrow)
        for y in np.linspace(0, 10, 21):
            predict.commit((24, y))
            one, two = (t.get_window_extent(predict._picture._canvas.get_renderer()) for t in predict._picture.labels)
            assert not one.overlaps(two), y


@EVERY
def test_the_page_sends_messages_and_hears_words(kind, predict, monkeypatch):
    heard = []
    monkeypatch.setattr(predict, "send", lambda content, buffers=None: heard.append(content))
    names = ("x", "y") if kind == "point" else ("guess",)
    values = dict(zip(names, GUESS[kind] if kind == "point" else (GUESS[kind],), strict=True))
    predict._hear(None, {"kind": "set", "values": dict.fromkeys(names, -99), "sequence": 1}, None)
    assert heard[-1]["kind"] == "problem" and "is not allowed" in heard[-1]["words"]
    predict._hear(None, {"kind": "set", "values": values, "sequence": 2}, None)
    assert heard[-1]["sentence"].startswith("Your guess:") and not predict.committed
    predict._hear(None, {"kind": "commit", "sequence": 3}, None)
    assert heard[-1]["sentence"].startswith("You guessed") and predict.committed
    predict._hear(None, {"kind": "look", "size": [True, 740, False], "sequence": 4}, None)
    assert heard[-1]["sentence"].startswith("You guessed") and predict.committed
    predict._hear(None, {"kind": "reset", "sequence": 5}, None)
    assert heard[-1]["sentence"].startswith("The answer is still hidden") and not predict.committed


@pytest.mark.parametrize("kind", ["choice"])
def test_committing_without_a_choice_asks_for_one(kind, predict, monkeypatch):
    heard = []
    monkeypatch.setattr(predict, "send", lambda content, buffers=None: heard.append(content))
    predict._hear(None, {"kind": "commit", "sequence": 1}, None)
    words = "Choose one of the answers first."
    assert heard[-1] == {"kind": "problem", "sequence": 1, "view": None, "values": {"guess": None}, "words": words}
    assert [message["kind"] for message in heard] == ["frame", "problem"] and heard[0]["only"]


@EVERY
def test_the_empty_picture_is_a_picture(kind, predict):
    image = Image.open(io.BytesIO(predict._repr_mimebundle_()[0]["image/png"]))
    assert image.width == 720 and len(image.convert("L").getcolors()) > 5


@EVERY
def test_closing_leaves_nothing_behind(kind):
    before = set(ipywidgets.widgets.widget._instances)
    made = Predict(item(kind))
    figure = weakref.ref(made._picture.figure)
    made.commit(GUESS[kind])
    made.close()
    gc.collect()
    assert figure() is None
    assert set(ipywidgets.widgets.widget._instances) == before


def test_an_item_is_read_from_the_room_and_may_get_its_answer_from_a_model(monkeypatch):
    table = {"kind": "number", "question": "How much?", "why": "Because.", "unit": "%"}
    monkeypatch.setattr(
        questions, "_questions", lambda room: {"predict": {"share": table, "odd": {**table, "oops": 1}}}
    )
    assert "The answer is 20 %" in room_predict("symptoms", "share", answer=20).commit(10)
    with pytest.raises(ValueError, match=r"symptoms predict.share: answer is missing"):
        room_predict("symptoms", "share")
    with pytest.raises(ValueError, match="oops is not known"):
        room_predict("symptoms", "odd", answer=20)
    with pytest.raises(KeyError, match="it has: share, odd"):
        room_predict("symptoms", "breaks")


def test_a_room_without_questions_says_so():
    with pytest.raises(KeyError, match="evidence has no predict 'x'; it has: none"):
        room_predict("evidence", "x")


def test_a_band_is_told_and_must_fit_its_curve():
    x, y = KINDS["point"]["answer"]
    made = Predict(item("point", answer=(x, y, y - 0.5, y + 0.5)))
    assert "the answer is 9.0 points (it may well be 8.5 to 9.5)" in made.commit((24, 2))
    assert [line.get_ydata().max() for line in made._picture.edges] == [8.5, 9.5]
    made.close()
    with pytest.raises(ValueError, match="a band is two finite arrays"):
        item("point", answer=(x, y, y))
