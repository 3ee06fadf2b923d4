"""A guess and a quiz on a laptop and on a phone: by keyboard, by pointer, by finger, and heard by a screen reader."""

import contextlib

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import NOT_OURS, SCREENS

from tools import lab as jupyter

LAB_CELLS = (
    """from rlsedu.stage import Guess, Option, Question, Quiz
from rlsedu.stage.live.view import live
which = Question("test.colours.which", "Which?", [Option("red", "It is.", True), Option("blue", "No, red.")])
then = Question("test.colours.then", "And then?", [Option("one", "It is one."), Option("two", "It is two.", True)])
live(Quiz("test.colours", "Colours", [which, then]))""",
    """live(Guess("test.line", "Where?", "curve", ([0, 10], [0, 10]), "A straight line.", knots=5,
           xlabel="Time (h)", ylabel="Height (m)", xlim=(0, 10), ylim=(0, 10)))""",
)


@pytest.fixture
def opened(chrome, tmp_path):
    """The two widgets on one screen, run, and the errors of the page: opened("phone") gives (page, errors)."""
    jupyter.write_notebook(tmp_path / "guess.ipynb", *LAB_CELLS)
    with contextlib.ExitStack() as ending:

        def open_on(screen):
            how, errors = SCREENS[screen], []
            address = ending.enter_context(jupyter.jupyterlab(tmp_path, dark=how["dark"]))
            page = chrome.new_context(**how["screen"]).new_page()
            ending.callback(page.context.close)
            page.on("pageerror", lambda error: NOT_OURS.match(str(error)) or errors.append(str(error)))
            page.on(
                "console", lambda line: line.type != "error" or NOT_OURS.match(line.text) or errors.append(line.text)
            )
            jupyter.open_notebook(page, address, "guess.ipynb", how["view"])
            jupyter.run_all(page, how["touch"])
            return page, errors

        yield open_on


def test_both_work_by_keyboard_and_pointer_on_a_laptop(opened):
    page, errors = opened("laptop")
    _guess_by_pointer_and_keyboard(page)
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_role("menuitem", name="Shut Down Kernel", exact=True).click()
    page.wait_for_selector("text=No Kernel")
    _answer_by_keyboard(page)
    assert Axe().run(page, context=".rlsedu").violations_count == 0
    page.set_viewport_size({"width": 700, "height": 648})  # the picture asks to be drawn anew, and nobody answers
    page.locator(".rlsedu-predict .rlsedu-problem").filter(has_text="No answer. The kernel").wait_for()
    assert errors == []


def test_both_work_by_touch_on_a_phone(opened):
    page, errors = opened("phone")
    quiz, predict = page.locator(".rlsedu-quiz"), page.locator(".rlsedu-predict")
    quiz.get_by_label("red").tap()
    quiz.get_by_role("button", name="Check question 1").tap()
    assert quiz.locator(".rlsedu-feedback").first.inner_text() == "Right. It is."
    _draw(page, predict, (0.1, 0.9), (0.5, 0.2), touch=True)
    predict.locator(".rlsedu-sentence").filter(has_text="Your guess: a line with its peak").wait_for()
    predict.get_by_role("button", name="Show the answer").tap()
    predict.locator(".rlsedu-feedback").filter(has_text="A straight line.").wait_for()
    assert Axe().run(page, context=".rlsedu").violations_count == 0
    _large_enough_to_touch(page)
    assert errors == []


def _answer_by_keyboard(page):
    quiz = page.locator(".rlsedu-quiz")
    quiz.get_by_label("red").focus()
    page.keyboard.press("ArrowDown")
    assert quiz.get_by_label("blue").is_checked()
    assert quiz.locator(".rlsedu-feedback").first.inner_text() == ""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert quiz.locator(".rlsedu-feedback").first.inner_text() == "Not quite. No, red."
    quiz.get_by_label("two").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert quiz.locator(".rlsedu-feedback").last.inner_text() == "Right. It is two."
    assert quiz.locator(".rlsedu-sentence").inner_text() == "1 of 2 right at the first try."
    quiz.get_by_role("button", name="Try again").click()
    assert quiz.locator("input:checked").count() == 0


def _guess_by_pointer_and_keyboard(page):
    predict = page.locator(".rlsedu-predict")
    sentence = predict.locator(".rlsedu-sentence")
    predict.get_by_role("button", name="Show the answer").click()
    predict.locator(".rlsedu-problem").filter(has_text="Guess first: draw your line").wait_for()
    predict.get_by_role("button", name="Skip: no guess").focus()
    page.keyboard.press("Enter")
    sentence.filter(has_text="You did not guess.").wait_for()
    assert predict.get_by_role("button", name="Skip: no guess").count() == 0
    page.keyboard.press("Enter")
    sentence.filter(has_text="still hidden").wait_for()
    _draw(page, predict, (0.26, 0.9), (0.76, 0.3))
    sentence.filter(has_text="Your guess: a line with its peak at time (h) 7.5").wait_for()
    heights = [float(knot.input_value()) for knot in predict.get_by_role("slider").all()]
    assert heights == sorted(heights) and heights[0] == heights[1] < 3 and 6 < heights[3] == heights[4] < 8
    predict.get_by_role("slider", name="Height (m), time (h) 0.0").focus()
    page.keyboard.press("End")
    sentence.filter(has_text="its peak at time (h) 0.0, at 10").wait_for()
    predict.get_by_label("I guess so because").fill("it was drawn")
    predict.get_by_label("fairly sure").check()
    predict.get_by_role("button", name="Show the answer").focus()
    page.keyboard.press("Enter")
    sentence.filter(has_text="There the answer is 10").wait_for()
    feedback = predict.locator(".rlsedu-feedback").filter(has_text="A straight line.")
    assert feedback.count() == 1
    predict.get_by_text("You guessed so because: it was drawn. Does it still hold?").wait_for()
    page.keyboard.press("Enter")
    sentence.filter(has_text="still hidden").wait_for()
    assert feedback.count() == 0 and predict.get_by_label("fairly sure").is_checked() is False


def _draw(page, predict, start, end, touch=False):
    """Draw a line on the picture; start and end: shares of its axes from the left and from the top."""
    sheet = predict.locator(".rlsedu-drawing")
    sheet.scroll_into_view_if_needed()
    box = sheet.bounding_box()
    path = [
        (box["x"] + box["width"] * x, box["y"] + box["height"] * y)
        for x, y in ([a + (b - a) * part / 10 for a, b in zip(start, end, strict=True)] for part in range(11))
    ]
    if touch:
        finger = page.context.new_cdp_session(page)
        for number, (x, y) in enumerate(path):
            kind = "touchMove" if number else "touchStart"
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        page.wait_for_timeout(700)  # Chromium takes a tap that follows at once for the end of the stroke
        return
    page.mouse.move(*path[0])
    page.mouse.down()
    for place in path[1:]:
        page.mouse.move(*place)
    page.mouse.up()


def _large_enough_to_touch(page, least_px=44):
    targets = ".rlsedu-option, .rlsedu-button, .rlsedu-drawing"
    shown = [target for target in page.locator(targets).all() if target.is_visible()]
    assert len(shown) >= 4 + 2 + 1
    assert min(target.bounding_box()["height"] for target in shown) >= least_px
