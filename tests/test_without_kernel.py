"""Promise: on a page without a kernel every guess and every question can be answered and checked."""

import html

import nbformat
import pytest
from bs4 import BeautifulSoup
from conftest import NOTEBOOKS, ROOMS, asked_in, door_of
from nbconvert import HTMLExporter

from rlsedu.stage.bank import bank, beside
from rlsedu.stage.sentences import answer_sentence

GUESSES = [door_of(room, "predict").value(name) for room in ROOMS for name in asked_in(room)["predict"]]


@pytest.fixture(scope="module")
def saved():
    """All saved outputs of all notebooks, as one soup."""
    notebooks = [nbformat.read(path.with_suffix(".ipynb"), as_version=4) for path in NOTEBOOKS]
    outputs = [out for book in notebooks for cell in book.cells for out in cell.get("outputs", ())]
    return BeautifulSoup("".join(out.get("data", {}).get("text/html", "") for out in outputs), "html.parser")


def text(node):
    return " ".join(node.get_text(" ").split())


def plain(words):
    return " ".join(words.split())


def test_there_are_nineteen_guesses_and_the_whole_bank():
    assert len(GUESSES) == 20 and len(bank()) >= 90


@pytest.mark.parametrize("guess", GUESSES, ids=lambda guess: guess.id)
def test_a_guess_carries_its_answer_folded_away(saved, guess):
    asked = next(p for p in saved.find_all("p") if text(p) == plain(guess.question))
    fold = asked.find_next("details")
    assert text(fold.summary) == "Show the answer" and not fold.has_attr("open")
    assert plain(answer_sentence(guess)) in text(fold) and plain(guess.why) in text(fold)


@pytest.mark.parametrize("question", bank().values(), ids=lambda question: question.id)
def test_a_question_carries_each_answer_with_its_feedback_folded_away(saved, question):
    near = beside(question)
    (item,) = (li for li in saved.find_all("li") if plain(str(li.find(string=True))) == plain(question.question))
    picture = item.find("img")
    assert (picture is not None) == bool(near.picture)
    assert picture is None or picture["alt"] == near.name
    folds = item.find("ol").find_all("details")
    assert [text(fold.summary) for fold in folds] == [plain(option.text) for option in question.options]
    for fold, option in zip(folds, question.options, strict=True):
        assert not fold.has_attr("open") and plain(option.feedback) in text(fold)
        assert ("Right." in text(fold)) == option.right != ("Not quite." in text(fold))
        assert option.right or f"Look again: {plain(near.title)} (chapter {near.chapter})" in text(fold)


def test_the_quiz_works_on_a_page_that_nobody_serves(chrome, tmp_path):
    page, _ = HTMLExporter().from_filename(str(NOTEBOOKS[1].with_suffix(".ipynb")))
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    tab = chrome.new_page()
    tab.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())
    tab.goto((tmp_path / "page.html").as_uri())
    question = bank()["symptoms.opening.main-feeling"]
    wrong = next(option for option in question.options if not option.right)
    told = tab.get_by_text(wrong.feedback)
    assert not told.is_visible()
    tab.locator("summary").filter(has_text=wrong.text).first.click()
    assert told.is_visible() and html.escape(wrong.text, quote=False) in page
    tab.close()
