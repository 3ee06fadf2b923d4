"""Promise: a guess is a commitment: nothing is compared before the reader has guessed, and what was asked is judged."""

import pytest
from stand_in import hear, listened
from test_predict import COURSE, EVERY, GUESS, KINDS, SAID, hidden, item

from rlsedu.reader import store_here
from rlsedu.stage.live.view import live


@pytest.fixture
def predict(kind):
    made = listened(live(item(kind)))
    yield made
    made.close()


@pytest.mark.parametrize("kind", ["number", "curve"])
def test_nothing_is_compared_before_the_reader_has_moved(kind, predict):
    refused = hear(predict, {"kind": "commit", "sequence": 1})
    assert refused["kind"] == "problem" and refused["words"].startswith("Guess first:") and hidden(predict)
    middle = {control.name: control.value for control in predict.demo.controls}
    hear(predict, {"kind": "set", "values": middle, "sequence": 2})  # where it stood: but now it was chosen
    assert hear(predict, {"kind": "commit", "sequence": 3})["sentence"].startswith(SAID[kind])
    predict.reset()
    assert hear(predict, {"kind": "commit", "sequence": 4})["kind"] == "problem" and hidden(predict)


@EVERY
def test_a_reader_may_skip_and_then_nothing_is_compared(kind, predict):
    told = hear(predict, {"kind": "skip", "sequence": 1})
    assert told["sentence"].startswith("You did not guess. ") and "You guessed" not in told["sentence"]
    answers = {"choice": 'The answer is "Hardly any".', "number": "The answer is 84 %.", "curve": COURSE}
    assert told["sentence"].endswith(answers[kind]) and told["extra"]["committed"] and told["extra"]["why"]
    assert predict.result.guess is None and not predict.picture.invitation.get_visible()
    predict.reset()
    assert hidden(predict) and predict.sentence.startswith("The answer is still hidden")


@pytest.mark.parametrize(
    ("peak", "words"),
    [
        (
            (3, 5),
            "at 21:00, at 5.0 points. It is highest at 00:00, 3 h later. There the answer is 9.0 points: 4.0 points",
        ),
        (
            (4, 9),
            "at 00:00, at 9.0 points. It is highest at 00:00, as you guessed. There the answer is 9.0 points: the",
        ),
        ((5, 10), "at 03:00, at 10.0 points. It is highest at 00:00, 3 h earlier. There the answer is 9.0 points: 1.0"),
    ],
)
def test_a_question_for_the_peak_is_judged_by_hour_and_height(peak, words):
    made = live(item("curve"))
    knot, height = peak
    assert words in made.commit([height if i == knot else 0 for i in range(9)])
    assert [float(part[0]) for part in made.picture.answer.get_data()] == [24, 9]
    made.close()
    with pytest.raises(ValueError, match="asks = 'mean' is not allowed"):
        item("curve", asks="mean")


def test_a_question_for_the_end_is_judged_by_the_end():
    made = live(item("curve", asks="end"))
    told = made.commit((9, 0, 0, 0, 0, 0, 0, 0, 3))
    assert told.startswith(
        "You drew a line that ends at 12:00, at 3.0 points. At 12:00 the answer is 1.0 points: 2.0 points l"
    )
    assert told.endswith(COURSE)


@pytest.mark.parametrize(
    ("kind", "guess", "right"),
    [
        ("choice", "none", True),
        ("choice", "half", False),
        *(("number", guess, right) for guess, right in ((84, True), (74, True), (73, False), (93, True), (94, False))),
        *(("curve", [0] * 4 + [y] + [0] * 4, right) for y, right in ((8, True), (10, True), (7.8, False))),
        ("curve", [0] * 5 + [9] + [0] * 3, False),  # the height is right, the hour three late
        ("curve", [0] * 3 + [9, 9, 9] + [0] * 3, True),  # the middle of the top counts
        ("curve", [9] * 9, False),  # no peak
    ],
)
def test_a_guess_within_a_tenth_of_its_scale_counts_as_right(kind, guess, right):
    assert item(kind).is_right(guess) == right


def test_anywhere_in_the_band_of_the_answer_is_right():
    x, y = KINDS["curve"]["answer"]
    banded = item("curve", answer=(x, y, y - 3, y + 0.5))
    assert [bool(banded.is_right([0] * 4 + [top] + [0] * 4)) for top in (5.8, 6, 10)] == [False, True, True]


ERRORS = [{"low": 30, "high": 60, "reason": "You took the crowd."}, {"low": 0, "high": 100, "reason": "Anything else."}]


def test_a_typical_error_is_told_its_own_reason_and_a_right_guess_none():
    made = live(item("number", expected_errors=ERRORS))
    told = {guess: made.commit(guess) and made.extra["error"] for guess in (40, 10, 84)}
    assert told == {40: "You took the crowd.", 10: "Anything else.", 84: ""}
    made.reset()
    assert made.extra["error"] == "" and hidden(made)
    drawn = item("curve", expected_errors=[{"low": 17, "high": 20, "reason": "Too early."}])
    assert drawn.error_in((0, 0, 5, 1, 0, 0, 0, 0, 2)) == "Too early." and drawn.error_in([0] * 8 + [5]) == ""
    half = item("choice", expected_errors=[{"option": "half", "reason": "Not so much."}])
    assert (half.error_in("half"), half.error_in("none")) == ("Not so much.", "")


@pytest.mark.parametrize(
    ("kind", "error", "words"),
    [
        ("number", {"low": 3, "reason": "So."}, "give both of them, or an option"),
        ("number", {"low": 3, "high": 4, "reason": " "}, "reason is empty"),
        ("choice", {"option": "third", "reason": "So."}, "option of an expected error = 'third'"),
    ],
)
def test_a_wrong_expected_error_is_refused(kind, error, words):
    with pytest.raises(ValueError, match=words):
        item(kind, expected_errors=[error])


@EVERY
def test_reason_and_sureness_are_kept_with_the_guess(kind, predict):
    hear(predict, {"kind": "say", "values": {"because": "  It felt so. ", "sure": 2}, "sequence": 1})
    assert predict.extra["because"] == "It felt so." and hidden(predict)
    predict.commit(GUESS[kind])
    first = predict.commit(GUESS[kind]) and store_here().read().of("guess", "test.a-guess")[0]
    assert first.guess == GUESS[kind] and (first.because, first.sure) == ("", 0)  # a commit in code begins anew
    for message in ({"kind": "reset"}, {"kind": "say", "values": {"because": "x" * 400, "sure": 3}}):
        hear(predict, {**message, "sequence": 2})
    hear(predict, {"kind": "set", "values": predict.demo.settings_of(GUESS[kind]), "sequence": 3})
    hear(predict, {"kind": "commit", "sequence": 4})
    last = store_here().read().last("test.a-guess")
    assert (last.because, last.sure) == ("x" * 300, 3) and predict.extra["because"] == last.because
    refused = hear(predict, {"kind": "say", "values": {"sure": 7}, "sequence": 5})
    assert refused["kind"] == "problem" and predict.extra["sure"] == 3


@EVERY
def test_a_guess_is_kept_once_and_is_there_the_next_day(kind, predict):
    hear(predict, {"kind": "set", "values": predict.demo.settings_of(GUESS[kind]), "sequence": 1})
    for number in (2, 3):  # a request that goes again
        hear(predict, {"kind": "commit", "sequence": number})
    assert len(store_here().read().events) == 1
    again = live(item(kind))
    assert (again.sentence, again.frame) == (predict.sentence, predict.frame)
    assert {**again.extra, "area": 0} == {**predict.extra, "area": 0}  # it has a place once it is drawn
    again.reset()
    assert hidden(again) and hidden(live(item(kind))) is False  # guessing again forgets nothing
    again.close()


def test_a_number_with_another_unit_is_compared_in_that_unit():
    made = live(item("number", unit="ug/L", low=0, high=50, step=0.5, answer=12.26))
    assert made.commit(10) == "You guessed 10.0 µg/L. The answer is 12.3 µg/L: 2.3 µg/L higher."
