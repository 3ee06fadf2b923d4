"""Promise: a page that is not running reads well, says so, and tells how to run it in one and the same way."""

import re

import pytest

from rlsedu import symptoms
from rlsedu.stage import running
from rlsedu.stage.saved import demo_page, guess_page, plain, quiz_page

WAYS = ("Run All Cells", "double arrow", "Restart")


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (demo_page("Iron is 3 < 4."), ["Iron is 3 < 4."]),
        (guess_page("Which one?", ["this & that", "none"]), ["Which one?", "1. this & that", "2. none"]),
        (
            quiz_page("Check", [("Why?", ["a", "b"]), ("How?", ["c"])]),
            ["Check", "1. Why?", "   a) a", "   b) b", "2. How?", "   a) c"],
        ),
    ],
    ids=["demo", "guess", "quiz"],
)
def test_the_words_of_a_page_and_how_to_run_it(page, told):
    lines = [line for line in plain(page).splitlines() if line]
    assert lines[:-1] == told and all(way in lines[-1] for way in WAYS)


@pytest.mark.parametrize(
    "make", [symptoms.evening, lambda: symptoms.quiz("opening"), running], ids=["demo", "quiz", "line"]
)
def test_the_html_of_a_saved_page_is_plain_and_whole(make):
    widget = make()
    data, _ = widget._repr_mimebundle_()
    page = data["text/html"]
    assert set(re.findall(r"<(\w+)", page)) <= {"p", "ol", "li", "em", "strong"}  # what JupyterLab's cleaning lets pass
    assert all(page.count(f"<{tag}") == page.count(f"</{tag}>") for tag in ("p", "ol", "li", "em", "strong"))
    assert data["text/plain"] == plain(page) or data["text/plain"] == widget.sentence
    assert all(way in plain(page) for way in WAYS)
    widget.close()
