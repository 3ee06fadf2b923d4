"""Promise: a page that is not running reads well, says so, and tells how to run it in one and the same way."""

import re

import pytest

from rlsedu import symptoms
from rlsedu.evidence import Said
from rlsedu.stage import Option, Question, Quiz, running
from rlsedu.stage.bank import Beside
from rlsedu.stage.saved import IN_WORDS, demo_page, guess_page, plain, quiz_page, unbroken

ASKED = (
    Question("test.check.why", "Why?", [Option("a", "So.", True), Option("b", "No.")]),
    Question("test.check.how", "How?", [Option("c", "!", True), Option("d", "?")]),
)
NEAR = Beside(b"png", "A curve", "It falls.", "test.demo", "T", "1. S", "01-s.ipynb")
TAGS = ("p", "ol", "li", "em", "strong", "details", "summary")
WAYS = ("Run All Cells", "double arrow", "Restart")


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (demo_page(Said("Iron is 3 < 4.")), ["Iron is 3 < 4."]),
        (
            guess_page("Which one?", ["this & that", "none"], ["The answer is none.", "So <it> is."], "<a>Us</a>"),
            ["Which one?", "1. this & that", "2. none", "Answers", "The answer is none. So <it> is. Sources: Us"],
        ),
        (
            quiz_page(Quiz("test.check", "Check", ASKED), [(ASKED[0], NEAR, "Us"), (ASKED[1], Beside(), "")]),
            [
                *("Check", "Choose an answer: it unfolds, and says whether it is right."),
                *("1. Why?", IN_WORDS, "   a) a", "   b) b", "2. How?", "   a) c", "   b) d", "Answers"),
                *("1. It falls.", "1. a) Right. So. Sources: Us", "1. b) Not quite. No. Look again: T (chapter 1. S)"),
                *("2. a) Right. !", "2. b) Not quite. ?"),
            ],
        ),
    ],
    ids=["demo", "guess", "quiz"],
)
def test_the_words_of_a_page(page, told):
    """How to run it is told once, at the top of a notebook, and not again here."""
    assert [line for line in plain(page).splitlines() if line] == told


def test_more_about_a_demo_is_folded_after_its_sentence():
    page = demo_page(Said("Short.", "Long <b>."))
    places = [page.index(part) for part in ("<p>Short.</p>", "<details", "Long &lt;b&gt;.", "</details>")]
    assert places == sorted(places)
    assert "<details" not in demo_page(Said("Short."))


@pytest.mark.parametrize(
    "make", [symptoms.evening, lambda: symptoms.quiz("opening"), running], ids=["demo", "quiz", "line"]
)
def test_the_html_of_a_saved_page_is_plain_and_whole(make):
    widget = make()
    data, _ = widget._repr_mimebundle_()
    page = data["text/html"]
    assert set(re.findall(r"<(\w+)", page)) <= {*TAGS, "a", "img"}  # what JupyterLab's cleaning lets pass
    assert all(page.count(f"<{tag}") == page.count(f"</{tag}>") for tag in TAGS)
    assert data["text/plain"] == plain(page) or data["text/plain"] == f"{widget.sentence} {widget.more}"
    assert all(way in plain(page) for way in WAYS) == (make is running), "told once, at the top of a notebook"
    widget.close()


def test_a_number_and_its_unit_stay_together():
    written = "5 mg/kg, 2 %. 40 ms, 3 µg/l, 36 per s, 6 h, 20 minutes, 4 of 100, 2 months, 12 glasses"
    kept = "5_mg/kg, 2_%. 40_ms, 3_µg/l, 36_per s, 6_h, 20 minutes, 4 of 100, 2 months, 12 glasses".replace("_", "\xa0")
    assert unbroken(written) == kept and demo_page(Said(written, written)).count(kept) == 2
