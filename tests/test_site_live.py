"""Promise: on the website demos, guesses and quizzes work without any Python, and progress is kept."""

import json

import pytest
from conftest import door_of
from live_pages import choose, come, pages
from test_guess_in_browser import _draw as draw

from rlsedu.stage import demo_named
from rlsedu.stage.frames import places_of
from rlsedu.stage.guess_scene import GuessScene


@pytest.fixture
def opened(chrome, tmp_path_factory):
    with pages(chrome, tmp_path_factory) as open_on:
        yield open_on


def test_by_keyboard_a_guess_opens_its_demo_which_says_what_python_says(opened):
    page = opened()
    shut = come(page, "symptoms.who")
    assert "holds the answer" in shut.inner_text() and not shut.locator(".rlsedu-picture").is_visible()
    assert not [name for name in page.files if name.endswith(".bin")], "a pack is loaded when a hand comes to it"
    guess, value = door_of("symptoms", "predict").value("who"), _guess_by_keyboard(page)
    scene = GuessScene(guess)
    scene.take(
        [{"kind": "set", "values": {"guess": value}}, {"kind": "say", "values": {"sure": 2}}, {"kind": "commit"}]
    )
    told = come(page, "symptoms.who-guess")
    assert told.locator(".rlsedu-sentence").inner_text().replace("\u00a0", " ") == scene.sentence.short
    assert scene.extra()["error"] in told.inner_text() and guess.why in told.inner_text()
    scene.close()
    demo, live = demo_named("symptoms.who"), come(page, "symptoms.who")
    live.locator(".rlsedu-picture").wait_for()
    assert "\u25b2 Your guess: " in live.locator(".rlsedu-mark").inner_text() and "\u25cf Here: " in live.inner_text()
    for control in demo.controls[:2]:
        _each_place_by_keyboard(page, live, demo, control)
    assert page.errors == []
    _kept_after_a_reload(page, value)


def _guess_by_keyboard(page):
    guess = come(page, "symptoms.who-guess")
    guess.get_by_role("button", name="Show the answer").focus()
    page.keyboard.press("Enter")
    guess.locator(".rlsedu-problem").filter(has_text="Guess first").wait_for()
    slider = guess.get_by_role("slider")
    slider.focus()
    for key in ("Home", "ArrowRight"):
        page.keyboard.press(key)
    guess.locator(".rlsedu-sentence").filter(has_text="Your guess: ").wait_for()
    assert guess.locator(".rlsedu-marks text").inner_html().startswith("your guess: ")
    guess.get_by_label("fairly sure").focus()
    page.keyboard.press("Space")
    value = float(slider.input_value())
    guess.get_by_role("button", name="Show the answer").focus()
    page.keyboard.press("Enter")
    guess.locator(".rlsedu-sentence").filter(has_text="The answer is").wait_for()
    return value


def _each_place_by_keyboard(page, live, demo, control):
    """Move one control along its places, the others at their start, and compare the sentence with the model's own."""
    live.get_by_role("button", name="Reset").click()
    for place in places_of(control)[:4]:
        choose(live, control, place)
        said = demo.told(demo.result(**{control.name: place})).short
        page.wait_for_function(
            "([node, said]) => node.textContent.replaceAll('\\u00a0', ' ') === said",
            arg=[live.locator(".rlsedu-sentence").element_handle(), said],
        )
    assert live.locator(".rlsedu-problem").inner_text() == ""


def _kept_after_a_reload(page, value):
    kept = json.loads(page.evaluate("localStorage.getItem('rlsedu-progress')"))
    (event,) = kept["events"]
    assert (kept["format"], kept["version"]) == ("rlsedu progress", 1)
    assert (event["kind"], event["id"], event["guess"], event["sure"]) == ("guess", "symptoms.who-guess", value, 2)
    page.reload()
    again = come(page, "symptoms.who-guess")
    again.locator(".rlsedu-sentence").filter(has_text="The answer is").wait_for()
    assert "Your guess: " in come(page, "symptoms.who").locator(".rlsedu-mark").inner_text()
    again.get_by_role("button", name="Guess again").click()
    again.locator(".rlsedu-sentence").filter(has_text="still hidden").wait_for()


def test_by_finger_on_a_phone(opened):
    page = opened("phone")
    line = come(page, "symptoms.evening-guess")
    draw(page, line, (0.05, 0.9), (0.9, 0.2), touch=True)
    line.locator(".rlsedu-sentence").filter(has_text="Your guess: a line with its peak").wait_for()
    line.get_by_role("button", name="Show the answer").tap()
    line.locator(".rlsedu-sentence").filter(has_text="There the answer is").wait_for()
    assert line.locator(".rlsedu-marks polyline").count() == 1, "the line stays on the picture"
    evening = come(page, "symptoms.evening")
    evening.locator(".rlsedu-marks polyline").wait_for()
    assert "(dashed, with triangles)" in evening.locator(".rlsedu-mark").inner_text()
    come(page, "symptoms.who-guess").get_by_role("button", name="Skip: no guess").tap()
    live = come(page, "symptoms.who")
    live.locator(".rlsedu-picture").wait_for()
    assert not live.locator(".rlsedu-mark").is_visible()
    demo = demo_named("symptoms.who")
    other = next(key for key in demo.controls[0].options if key != demo.controls[0].value)
    box = live.locator(f"[data-name={demo.controls[0].name}]")
    if box.locator("select").count():
        box.locator("select").select_option(other)
    else:
        box.locator(f"input[value='{other}']").tap()
    said = demo.told(demo.result(**{demo.controls[0].name: other})).short
    live.locator(".rlsedu-sentence").filter(has_text=said).wait_for()
    quiz = come(page, "symptoms.quiz:walk")
    quiz.locator(".rlsedu-option label").last.tap()
    quiz.get_by_role("button", name="Check question 1").tap()
    quiz.locator(".rlsedu-feedback strong").wait_for()
    assert page.errors == []
    page.reload()
    come(page, "symptoms.quiz:walk").get_by_text("Last time, on ").wait_for()


def test_a_quiz_loads_its_pictures_when_they_come_near_and_answers_by_keyboard(opened):
    page = opened()
    quiz = come(page, "symptoms.quiz:walk")
    assert "symptoms.quiz:walk" not in page.url and "symptoms.quiz-closing.json" not in page.files
    quiz.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    quiz.get_by_role("button", name="Check question 1").focus()
    page.keyboard.press("Enter")
    quiz.locator(".rlsedu-feedback strong").wait_for()
    picture = quiz.locator("img.rlsedu-asked").first
    page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=picture.element_handle())


@pytest.mark.parametrize(
    "store",
    ["Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
     "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"],
    ids=["full", "forbidden"],
)  # fmt: skip
def test_a_store_that_takes_nothing_is_told_and_nothing_fails(opened, store):
    page = opened(before=lambda page: page.add_init_script(store))
    guess = come(page, "symptoms.who-guess")
    guess.get_by_role("button", name="Skip: no guess").click()
    guess.get_by_text("Your progress cannot be kept in this browser").wait_for()
    come(page, "symptoms.who").locator(".rlsedu-picture").wait_for()
    assert page.errors == []


def test_what_else_stands_in_the_store_is_set_aside_not_lost(opened):
    page = opened(before=lambda page: page.add_init_script("localStorage['rlsedu-progress'] ??= 'something'"))
    come(page, "symptoms.who-guess").get_by_role("button", name="Skip: no guess").click()
    page.wait_for_function("localStorage['rlsedu-progress'].includes('skip')")
    assert page.evaluate("localStorage['rlsedu-progress-set-aside-1']") == "something"
