"""Promise: what a reader did stays with them: whole or not at all, and what cannot be read is never lost."""

import json
import multiprocessing
import os
from datetime import UTC, datetime, timedelta

import pytest

from rlsedu import symptoms
from rlsedu.lookback.doors import again, progress
from rlsedu.lookback.facts import progress_facts
from rlsedu.lookback.sentences import progress_sentence
from rlsedu.lookback.summary import summary_of
from rlsedu.reader import Event, Record, store_here
from rlsedu.reader.again import answered, items_again
from rlsedu.reader.store import Store, as_text
from rlsedu.stage import room_quiz
from rlsedu.stage.bank import bank, returning, twins
from rlsedu.stage.live.quiz import LiveQuiz

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "rlsedu-progress.json")


def answer(id, right, days_ago):
    return Event("answer", id, (NOON - timedelta(days=days_ago)).isoformat(), guess="x", right=right)


def ids(kind="symptoms.closing"):
    return [id for id in bank() if id.startswith(kind)]


def test_events_come_back_as_they_were_kept(store):
    store.add("guess", "symptoms.yes-guess", guess=40.0, right=False, because="so “ü”", sure=2)
    store.add("guess", "symptoms.evening-guess", guess=(1.0, 2.5), right=True)
    store.add("belief", "A6", guess="mixed", stage="start")
    first, second, third = Store(store.path).read().events
    assert (first.guess, first.right, first.because, first.sure) == (40.0, False, "so “ü”", 2)
    assert second.guess == (1.0, 2.5) and (third.guess, third.stage) == ("mixed", "start")
    assert abs(datetime.now(UTC) - first.when) < timedelta(minutes=5)
    assert json.loads(store.path.read_text(encoding="utf-8"))["version"] == 1


GOOD = {"format": "rlsedu progress", "version": 1, "events": []}
BAD = {
    "cut off": '{"format": "rlsedu progress", "ver',
    "empty": "",
    "foreign": '{"shopping": ["milk"]}',
    "a list": "[1, 2]",
    "newer": json.dumps({**GOOD, "version": 2, "events": [{"mood": 3}]}),
    "without events": json.dumps({"format": "rlsedu progress", "version": 1}),
    "an event of no kind": json.dumps(
        {**GOOD, "events": [{"kind": "wish", "id": "a", "at": "2026-11-27T12:00+00:00"}]}
    ),
    "a time without a zone": json.dumps({**GOOD, "events": [{"kind": "skip", "id": "a", "at": "2026-11-27T12:00"}]}),
    "an unknown field": json.dumps({**GOOD, "events": [{"kind": "skip", "id": "a", "at": "x", "mood": 3}]}),
    "not text": b"\xff\xfe\x00\x81",
}


@pytest.mark.parametrize("what", BAD)
def test_a_file_that_cannot_be_used_is_set_aside_and_told(store, what):
    text = BAD[what] if isinstance(BAD[what], bytes) else BAD[what].encode()
    store.path.write_bytes(text)
    read = store.read()
    assert read.events == () and "file" in read.problem and store.path.read_bytes() == text  # reading changes nothing
    for number in (1, 2):
        told = store.add("skip", "symptoms.yes-guess")
        aside = store.path.with_name(f"rlsedu-progress-set-aside-{number}.json")
        assert aside.read_bytes() == text and aside.name in told.problem and "nothing in it is lost" in told.problem
        assert len(Store(store.path).read().events) == 1
        store.path.write_bytes(text)


def test_a_write_that_fails_leaves_the_file_as_it_was(store, monkeypatch):
    store.add("skip", "symptoms.yes-guess")
    before = store.path.read_bytes()
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    told = store.add("skip", "symptoms.evening-guess")
    assert "No space left on device" in told.problem and len(told.events) == 2  # the page still has it
    assert store.path.read_bytes() == before and os.listdir(store.path.parent) == [store.path.name]
    monkeypatch.undo()
    assert len(store.add("skip", "dopamine.half-guess").events) == 3 and len(Store(store.path).read().events) == 3


def test_a_folder_that_is_not_there_is_told(tmp_path):
    store = Store(tmp_path / "gone" / "rlsedu-progress.json")
    told = store.add("skip", "symptoms.yes-guess")
    assert "cannot be kept in this folder" in told.problem and told.last("symptoms.yes-guess")


def _write_many(path, name):
    for number in range(20):
        Store(path).add("skip", f"{name}.{number}-guess")


def test_several_pages_write_at_once_and_nothing_is_lost(store):
    pages = [multiprocessing.get_context("spawn").Process(target=_write_many, args=(store.path, n)) for n in "abc"]
    for page in pages:
        page.start()
    for page in pages:
        page.join()
    assert len({event.id for event in store.read().events}) == 60
    assert os.listdir(store.path.parent) == [store.path.name]


def test_a_lock_left_behind_holds_nobody_up_for_long(store):
    store.path.with_name(store.path.name + ".lock").touch()
    assert store.add("skip", "symptoms.yes-guess").problem == ""


def test_export_and_erase(store, tmp_path):
    store.add("skip", "symptoms.yes-guess")
    copy = store.export(tmp_path / "copy.json")
    assert Store(copy).read() == store.read()
    with pytest.raises(FileExistsError, match="give a new name"):
        store.export(copy)
    store.erase()
    assert store.read() == Record() and not store.path.exists() and Store(copy).read().events


@pytest.mark.parametrize("bad", [float("nan"), object(), (1, "a"), {"a": 1}])
def test_a_guess_that_no_file_could_hold_is_refused(store, bad):
    with pytest.raises(ValueError, match=r"guess = .* is not allowed"):
        store.add("guess", "symptoms.yes-guess", guess=bad)
    assert store.read().events == ()


def test_missed_questions_come_first_and_then_the_oldest():
    one, two, three, four = ids()[:4]
    read = Record((answer(one, True, 9), answer(two, False, 2), answer(three, True, 5), answer(four, False, 4)))
    assert items_again(read, {}, frozenset(bank()), 9) == [four, two, one, three]
    assert items_again(read, {}, frozenset([one, two]), 1) == [two]
    mended = Record((*read.events, answer(four, True, 0)))
    assert items_again(mended, {}, frozenset(bank()), 9) == [two, one, three, four]


def test_a_question_with_another_version_comes_back_in_the_other_words():
    first, other = next((id, twin) for id, twin in twins().items())
    read = Record((answer(first, False, 3),))
    assert items_again(read, twins(), frozenset(bank())) == [other]
    both = Record((answer(first, False, 3), answer(other, True, 1)))
    assert items_again(both, twins(), frozenset(bank())) == [first] and len(answered(both, twins())) == 1


@pytest.mark.parametrize(
    ("rights", "due_in"), [((False,), 1), ((True,), 7), ((True, True), 30), ((True,) * 3, None), ((True, False), 1)]
)
def test_gaps_grow_from_a_day_to_a_week_to_a_month(rights, due_in):
    (found,) = answered(Record(tuple(answer(ids()[0], right, 0) for right in rights)), {})
    assert found.due == (due_in and NOON + timedelta(days=due_in))


def test_a_chapter_opens_with_questions_of_earlier_ones():
    opening = bank_quiz("dopamine.opening")
    read = Record((answer(ids("brain_iron.")[0], False, 1), answer(ids()[0], True, 3), answer(ids()[1], False, 2)))
    came = [question.id for question in returning(opening, read)]
    assert came == [twins().get(id, id) for id in (ids()[1], ids()[0])]  # of chapter 1 alone
    assert returning(bank_quiz("symptoms.opening"), read) == () == returning(bank_quiz("dopamine.closing"), read)
    store_here().add("answer", ids()[1], guess="x", right=False)
    shown = LiveQuiz(opening)
    assert [spec["id"] for spec in shown.questions] == [came[0], *(question.id for question in opening.questions)]
    assert shown.intro.startswith("Questions from earlier chapters come first")
    assert shown._repr_mimebundle_()[0]["text/plain"].startswith(opening.title)
    shown.close()


def bank_quiz(id):
    return room_quiz(*id.split("."))


def test_an_answer_on_the_page_is_kept_and_nothing_else_is():
    quiz = symptoms.quiz("closing")
    question = quiz.quiz.questions[0]
    chosen = question.options[1]
    for message in ({"id": question.id, "answer": "no such"}, {"id": "x", "answer": chosen.text}, "odd", {}):
        quiz._hear(quiz, message, [])
    assert store_here().read().events == ()
    quiz._hear(quiz, {"kind": "answer", "id": question.id, "answer": chosen.text}, [])
    (kept,) = store_here().read().events
    assert (kept.id, kept.guess, kept.right) == (question.id, chosen.text, chosen.right)
    quiz.close()


def test_the_summary_counts_what_was_done():
    right, wrong = ids()[:2]
    events = [answer(right, True, 8), answer(wrong, False, 3), answer(ids()[2], False, 0)]
    events += [Event("skip", "symptoms.evening-guess", NOON.isoformat())]
    for number, (id, good) in enumerate([("symptoms.yes-guess", True), ("dopamine.half-guess", False)]):
        at = (NOON + timedelta(minutes=number)).isoformat()
        events += [
            Event("guess", id, at, guess=1, right=good, sure=3),
            Event("guess", id, at, guess=2, right=True, sure=1),
        ]
    seen = summary_of(Record(tuple(events)), NOON)
    first = seen.parts[0]
    assert (first.guessed, first.guesses, first.right, first.asked) == (2, 3, 1, 3) and first.questions == 19
    assert seen.due == (2, 1, 0, 0) and len(seen.ids) == 2  # the miss of today comes tomorrow
    assert seen.sure == ((0, 0), (0, 0), (2, 1))  # only the first try counts
    assert sum(part.guesses for part in seen.parts) == 20 and sum(part.questions for part in seen.parts) == len(bank())


def test_a_guess_after_the_answer_was_seen_says_nothing_of_sureness():
    events = (Event("skip", "symptoms.yes-guess", NOON.isoformat()),)
    events += (Event("guess", "symptoms.yes-guess", NOON.isoformat(), guess=33, right=True, sure=3),)
    assert summary_of(Record(events), NOON).sure[2] == (0, 0)


def test_progress_is_told_drawn_and_erased():
    assert "Nothing yet" in progress().sentence and repr(again()) == "Nothing to try again today."
    store_here().add("guess", "symptoms.yes-guess", guess=33, right=True, sure=3)
    view = progress()
    before = view.frame
    assert view.sentence == f"You have seen 1 of 20 guesses and answered 0 of {len(bank())} questions, 0 right."
    assert json.loads(view.extra["file"])["events"][0]["guess"] == 33
    view._take("erase")
    assert store_here().read().events == () and "Nothing yet" in view.sentence and view.frame != before
    view.close()


def test_the_sentence_tells_sureness_only_where_there_are_enough_guesses():
    told = {**progress_facts(summary_of(Record())), "case": "some", "asked": 4, "due": 2}
    assert "To try again today: 2. Within a month: none." in progress_sentence(**told)
    assert "sure" not in progress_sentence(**told)
    sure = progress_sentence(**{**told, "sure": "told", "sure_made": 10, "sure_right": 7})
    assert sure.endswith("When you were sure of a guess, you were right 7 times in 10.")


def test_what_is_due_comes_as_a_quiz():
    store = store_here()
    event = answer(ids()[0], False, 40)
    store.path.write_text(as_text([event]), encoding="utf-8")
    quiz = again()
    assert [spec["id"] for spec in quiz.questions] == [twins().get(event.id, event.id)]
    quiz.close()
