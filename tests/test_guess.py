"""Promise: a guess is a commitment: nothing is compared before the reader has guessed, and what was asked is judged."""

import pytest
from stand_in import hear, listened
from test_predict import COURSE, EVERY, hidden, item

from rlsedu.stage.live.view import live


@pytest.fixture
def predict(kind):
    made = listened(live(item(kind)))
    yield made
    made.close()


@pytest.mark.parametrize("kind", ["number", "point"])
def test_nothing_is_compared_before_the_reader_has_moved(kind, predict):
    refused = hear(predict, {"kind": "commit", "sequence": 1})
    assert refused["kind"] == "problem" and refused["words"].startswith("Guess first:") and hidden(predict)
    middle = {control.name: control.value for control in predict.demo.controls}
    hear(predict, {"kind": "set", "values": middle, "sequence": 2})  # where it stood: but now it was chosen
    assert hear(predict, {"kind": "commit", "sequence": 3})["sentence"].startswith("You guessed")
    predict.reset()
    assert hear(predict, {"kind": "commit", "sequence": 4})["kind"] == "problem" and hidden(predict)


@EVERY
def test_a_reader_may_skip_and_then_nothing_is_compared(kind, predict):
    told = hear(predict, {"kind": "skip", "sequence": 1})
    assert told["sentence"].startswith("You did not guess. ") and "You guessed" not in told["sentence"]
    answers = {"choice": 'The answer is "Hardly any".', "number": "The answer is 84 %.", "point": COURSE}
    assert told["sentence"].endswith(answers[kind]) and told["extra"]["committed"] and told["extra"]["why"]
    assert predict.result.guess is None and not predict.picture.invitation.get_visible()
    predict.reset()
    assert hidden(predict) and predict.sentence.startswith("The answer is still hidden")


@pytest.mark.parametrize(
    ("guess", "words"),
    [
        ((22, 5), "It is highest at 00:00, 2 h later. There the answer is 9.0 points: 4.0 points higher."),
        ((24.25, 9), "It is highest at 00:00, 15 min earlier. There the answer is 9.0 points: the same."),
        ((24, 10), "It is highest at 00:00, as you guessed. There the answer is 9.0 points: 1.0 points lower."),
        ((14.5, 9), "It is highest at 00:00, 9 h 30 min later. There the answer is 9.0 points: the same."),
    ],
)
def test_a_question_for_the_peak_is_judged_by_the_peak(guess, words):
    made = live(item("point", asks="peak"))
    assert made.commit(guess).endswith(words)
    assert [float(part[0]) for part in made.picture.answer.get_data()] == [24, 9]
    made.close()
    with pytest.raises(ValueError, match="asks = 'mean' is not allowed"):
        item("point", asks="mean")


def test_a_number_with_another_unit_is_compared_in_that_unit():
    made = live(item("number", unit="ug/L", low=0, high=50, step=0.5, answer=12.26))
    assert made.commit(10) == "You guessed 10.0 µg/L. The answer is 12.3 µg/L: 2.3 µg/L higher."
