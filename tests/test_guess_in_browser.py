"""Predict and Quiz in a real JupyterLab: by keyboard, by pointer, and heard by a screen reader."""

from axe_playwright_python.sync_playwright import Axe

from tools import lab as jupyter

LAB_CELLS = (
    """from rlsedu.stage import Option, Predict, PredictItem, Question, Quiz
Quiz("Colours", [Question("Which?", [Option("red", "It is.", True), Option("blue", "No, red.")]),
                 Question("And then?", [Option("one", "It is one."), Option("two", "It is two.", True)])])""",
    """Predict(PredictItem("Where?", "point", ([0, 10], [0, 10]), "A straight line.",
                    xlabel="Time (h)", ylabel="Height (m)", xlim=(0, 10), ylim=(0, 10)))""",
)


def test_both_work_by_keyboard_and_pointer_in_jupyterlab(chrome, tmp_path):
    jupyter.write_notebook(tmp_path / "guess.ipynb", *LAB_CELLS)
    errors = []
    with jupyter.jupyterlab(tmp_path) as address:
        page = chrome.new_page(viewport={"width": 1000, "height": 1400})
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
        jupyter.open_notebook(page, address, "guess.ipynb")
        jupyter.run_all(page)
        _guess_by_pointer_and_keyboard(page)
        page.get_by_role("menuitem", name="Kernel", exact=True).click()
        page.get_by_role("menuitem", name="Shut Down Kernel", exact=True).click()
        page.wait_for_selector("text=No Kernel")
        _answer_by_keyboard(page)
        assert Axe().run(page, context=".rlsedu").violations_count == 0
        page.set_viewport_size({"width": 420, "height": 1400})
        _large_enough_to_touch(page)
        page.locator(".rlsedu-predict .rlsedu-problem").filter(has_text="No answer. The kernel").wait_for()
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
    box = predict.locator("img").bounding_box()
    predict.locator("img").click(position={"x": box["width"] / 2, "y": box["height"] / 3})
    sentence.filter(has_text="Your guess:").wait_for()
    height, time = (float(predict.get_by_role("slider", name=name).input_value()) for name in ("Height", "Time"))
    assert 4 < time < 5.5 and 6 < height < 8
    predict.get_by_role("slider", name="Time").focus()
    page.keyboard.press("Home")
    sentence.filter(has_text="time (h) 0.0.").wait_for()
    predict.get_by_role("button", name="Show the answer").focus()
    page.keyboard.press("Enter")
    sentence.filter(has_text="the answer is 0.0").wait_for()
    assert predict.locator(".rlsedu-feedback").inner_text() == "A straight line."
    page.keyboard.press("Enter")
    sentence.filter(has_text="still hidden").wait_for()
    assert predict.locator(".rlsedu-feedback").inner_text() == ""


def _large_enough_to_touch(page, least_px=44):
    targets = ".rlsedu-option, .rlsedu-button, .rlsedu input[type='range']"
    page.wait_for_function("document.querySelector('.rlsedu-quiz').clientWidth < 400")
    shown = [target for target in page.locator(targets).all() if target.is_visible()]
    assert len(shown) >= 4 + 2 + 2
    assert min(target.bounding_box()["height"] for target in shown) >= least_px
