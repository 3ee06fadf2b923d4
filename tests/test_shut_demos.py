"""Promise: a demo that holds an answer waits for the guess, then shows it, the next day too; in a real JupyterLab."""

import contextlib
import json

import pytest
from axe_playwright_python.sync_playwright import Axe

from rlsedu.reader.store import NAME
from tools import lab as jupyter

CELLS = ("import rlsedu\nfrom rlsedu import symptoms\nsymptoms.predict('yes')", "symptoms.is_it()", "rlsedu.progress()")


@pytest.fixture
def desk(chrome, tmp_path):
    """A folder with one notebook and a server on it: desk() opens the notebook and runs it."""
    jupyter.write_notebook(tmp_path / "guess.ipynb", *CELLS)
    with contextlib.ExitStack() as ending:
        address = ending.enter_context(jupyter.jupyterlab(tmp_path, guessed=False))

        def open_and_run():
            page = chrome.new_context(**jupyter.LAPTOP).new_page()
            ending.callback(page.context.close)
            jupyter.open_notebook(page, address, "guess.ipynb", "doc")
            jupyter.run_all(page)
            page.locator(".rlsedu").nth(2).wait_for()
            return page, *(page.locator(".rlsedu").nth(i) for i in range(3))

        yield open_and_run


def kept(tmp_path):
    return json.loads((tmp_path / NAME).read_text(encoding="utf-8"))["events"]


def guess_by_keyboard(page, guess):
    guess.get_by_role("slider").focus()
    for key in ("Home", "PageUp", "PageUp"):
        page.keyboard.press(key)
    guess.locator(".rlsedu-sentence").filter(has_text="Your guess: 20").wait_for()
    page.keyboard.press("Tab")  # the box
    page.keyboard.press("Tab")
    page.keyboard.type("it is rare")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    guess.locator(".rlsedu-sentence").filter(has_text="You guessed 20. The answer is 33").wait_for()


def test_a_guess_by_keyboard_alone_opens_the_demo_stands_in_it_and_is_there_the_next_day(desk, tmp_path):
    page, guess, demo, _ = desk()
    assert demo.get_by_text("First make your guess").is_visible() and not demo.locator("img").is_visible()
    assert demo.get_by_role("slider").count() == 0 and not demo.locator(".rlsedu-mark").is_visible()
    assert Axe().run(page, context=".rlsedu").violations_count == 0
    guess.get_by_role("button", name="Show the answer").click()
    guess.locator(".rlsedu-problem").filter(has_text="Guess first: move the slider").wait_for()
    assert not (tmp_path / NAME).exists() and not demo.locator("img").is_visible()
    guess_by_keyboard(page, guess)
    demo.get_by_text("▲ Your guess: 20. ● Here: 33.").wait_for()
    assert demo.locator("img").is_visible() and not demo.get_by_text("First make your guess").is_visible()
    mine, now = (
        demo.locator(part).evaluate("e => parseFloat(e.style.left)") for part in (".rlsedu-mine", ".rlsedu-now")
    )
    assert mine == 20 and 32 < now < 33
    demo.get_by_role("slider", name="People who have restless legs").focus()
    page.keyboard.press("End")
    demo.get_by_text("▲ Your guess: 20. ● Here: 91.").wait_for()
    (event,) = kept(tmp_path)
    assert (event["guess"], event["right"], event["because"], event["sure"]) == (20, False, "it is rare", 2)
    assert Axe().run(page, context=".rlsedu").violations_count == 0

    page, guess, demo, progress = desk()  # another day: a new page, and a new run
    guess.locator(".rlsedu-sentence").filter(has_text="You guessed 20. The answer is 33").wait_for()
    demo.get_by_text("▲ Your guess: 20. ● Here: 33.").wait_for()
    progress.locator(".rlsedu-sentence").filter(has_text="You have seen 1 of 20 guesses").wait_for()
    with page.expect_download() as saved:
        progress.get_by_role("button", name="Save a copy").click()
    assert saved.value.suggested_filename == NAME
    assert json.loads(saved.value.path().read_text())["events"] == kept(tmp_path)
    progress.get_by_role("button", name="Erase all of it").click()
    progress.get_by_role("button", name="No, keep it").click()
    assert kept(tmp_path)
    progress.get_by_role("button", name="Erase all of it").click()
    progress.get_by_role("button", name="Yes, erase it for good").click()
    progress.locator(".rlsedu-sentence").filter(has_text="Nothing yet.").wait_for()
    assert not (tmp_path / NAME).exists()


def test_a_reader_may_open_it_without_a_guess(desk, tmp_path):
    page, guess, demo, _ = desk()
    demo.get_by_role("button", name="Open it without a guess").focus()
    page.keyboard.press("Enter")
    demo.locator(".rlsedu-sentence").filter(has_text="with a yes").wait_for()
    assert demo.locator("img").is_visible() and not demo.locator(".rlsedu-mark").is_visible()
    assert [(event["kind"], event["id"]) for event in kept(tmp_path)] == [("skip", "symptoms.yes-guess")]
    guess_by_keyboard(page, guess)  # it may still be made, and then it is marked
    demo.get_by_text("▲ Your guess: 20. ● Here: 33.").wait_for()


def test_a_damaged_file_is_set_aside_and_told_in_words(desk, tmp_path):
    (tmp_path / NAME).write_text('{"format": "rlsedu pro', encoding="utf-8")
    page, guess, demo, progress = desk()
    assert demo.get_by_text("First make your guess").is_visible()
    assert progress.get_by_text("The file of your progress is damaged.").is_visible()
    guess_by_keyboard(page, guess)
    guess.get_by_text("It was set aside as rlsedu-progress-set-aside-1.json: nothing in it is lost.").wait_for()
    assert (tmp_path / "rlsedu-progress-set-aside-1.json").read_text(encoding="utf-8") == '{"format": "rlsedu pro'
    assert len(kept(tmp_path)) == 1
