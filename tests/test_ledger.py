"""Promise: a reader's beliefs stand beside the evidence, before and after; open tasks can be done and judged."""

import itertools

import pytest
from conftest import ROOMS

from rlsedu.evidence import fact
from rlsedu.evidence.article import LEVELS, main_claims
from rlsedu.lookback.beliefs import ANSWERS, QUESTIONS, blank_ledger
from rlsedu.lookback.doors import ledger
from rlsedu.reader import store_here
from rlsedu.stage import demo_named, investigations


def test_eight_main_claims_have_a_strength_with_facts():
    claims = main_claims()
    assert len(claims) == 8 and {claim.strength.level for claim in claims} >= {"yes", "mixed", "not shown"}
    for claim in claims:
        assert claim.strength.level in LEVELS and claim.strength.facts and all(map(fact, claim.strength.facts))


def say(view, claim, answer):
    view._hear(view, {"claim": claim, "answer": answer}, [])


def test_the_evidence_is_told_at_the_end_only_and_only_when_the_reader_has_spoken():
    first, other = main_claims()[:2]
    start = ledger("start")
    say(start, first.id, "mixed")
    assert start.rows[0]["now"] == "mixed" and not any(row["level"] or row["words"] for row in start.rows)
    assert first.strength.words not in start._repr_mimebundle_()[0]["text/html"]
    end = ledger("end")
    assert (end.rows[0]["start"], end.rows[0]["now"], end.rows[0]["level"]) == ("mixed", "", "")
    say(end, first.id, "yes")
    assert (end.rows[0]["level"], end.rows[0]["words"]) == (first.strength.level, first.strength.words)
    assert end.rows[1]["level"] == "" and other.strength.words not in str(end.rows)
    assert ledger("end").rows == end.rows  # the next day
    assert first.strength.words in end._repr_mimebundle_()[0]["text/html"].partition("<details")[2]


def test_the_words_compare_start_and_end_with_the_evidence():
    start, end = ledger("start"), ledger("end")
    assert start.words == "0 of 8 claims weighed."
    for claim in main_claims():
        say(start, claim.id, "yes")
        say(end, claim.id, claim.strength.level)
    assert start.words.startswith("All 8 claims weighed.")
    sure = sum(claim.strength.level == "yes" for claim in main_claims())
    assert end.words == f"With 8 of 8 claims your belief is as strong as the evidence. At the start it was {sure}."


@pytest.mark.parametrize(
    "message", ["odd", {}, {"claim": "A3"}, {"claim": "A1", "answer": "yes"}, {"claim": "A3", "answer": "sure"}]
)
def test_what_is_no_belief_is_not_kept(message):
    view = ledger("start")
    view._hear(view, message, [])
    assert store_here().read().events == ()
    assert view.answers == list(ANSWERS)


def test_a_wrong_stage_is_refused():
    with pytest.raises(ValueError, match="stage = 'middle' is not allowed"):
        ledger("middle")


def test_the_empty_ledger_asks_the_questions_of_the_course_and_holds_no_answer():
    table = blank_ledger()
    assert set(QUESTIONS) <= set(table.columns) and len(table.rows) >= 8
    assert not any(itertools.chain(*(row[1:] for row in table.rows)))


@pytest.mark.parametrize("room", ROOMS)
def test_a_chapter_has_three_open_tasks_each_with_four_lines(room):
    tasks = investigations(room).tasks
    assert len(tasks) == 3 and len({task.id for task in tasks}) == 3
    page, words = investigations(room)._repr_html_(), repr(investigations(room))
    for task in tasks:
        assert task.title.endswith("?") and task.facts and demo_named(task.demo)
        assert len(set(task.rubric)) == 4 and all(line in words for line in task.rubric)
    assert page.count("<details") == 3 and page.count("<li>") == 12


def test_an_open_task_without_four_lines_is_refused():
    from rlsedu.stage.open_tasks import Investigation

    parts = {"id": "a.b", "title": "Why?", "task": "Look.", "demo": "symptoms.evening", "facts": ()}
    with pytest.raises(ValueError, match="rubric = 3 lines is not allowed: give 4"):
        Investigation(**parts, rubric=["a", "b", "c"])
    with pytest.raises(ValueError, match="there is no such demo"):
        Investigation(**{**parts, "demo": "symptoms.morning"}, rubric=["a", "b", "c", "d"])
