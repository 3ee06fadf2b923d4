"""Promise: on the website demos, guesses and quizzes work without any Python; what was saved stays if they cannot."""

import base64
import contextlib
import json

import pytest
from built_site import built, served, visitor
from conftest import SCREENS, door_of
from test_guess_in_browser import _draw as draw

from rlsedu.stage import demo_named
from rlsedu.stage.frames import places_of
from rlsedu.stage.guess_scene import GuessScene

WHO, GUESS = "[data-demo='symptoms.who']", "[data-demo='symptoms.who-guess']"
EVENING, LINE = "[data-id='symptoms.evening']", "[data-demo='symptoms.evening-guess']"
QUIZ = "[data-id='symptoms.quiz:walk']"
# A Python that starts when it is asked and draws a grey dot, as site/live/python.js would.
STUB = """
const hearers = new Set();
const dot = Uint8Array.from(atob('%s'), (c) => c.charCodeAt(0));
window.asked = [];
export const python = {
  state: 'off',
  on: (act) => { hearers.add(act); return () => hearers.delete(act); },
  tell(state, more = {}) { python.state = state; for (const act of hearers) act({ state, ...more }); },
  async start() {
    python.tell('starting', { done_mb: 3, of_mb: 20, words: 'Loading Python.' });
    await new Promise((done) => { window.loaded = done; });
    python.tell('ready');
  },
  async ask(id, values, parts, size) {
    window.asked.push({ id, values, parts, size });
    const kept = parts.some(({ kind }) => kind === 'keep');
    const told = { values, sentence: 'Python says so.', more: '', extra: {} };
    if (parts.some(({ kind }) => kind === 'numbers')) return [[{ kind: 'numbers', numbers: '<p>now</p>' }, []]];
    return [[{ kind: 'frame', only: false, kept, can_keep: true, ...told }, [dot]]];
  },
};
"""
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Chapter 1 with one demo, made for a phone in the light only: other screens get that look, too."""
    folder = built(tmp_path_factory, parts=("packs",), looks=("narrow",), demos=("symptoms.who",))
    with served(folder) as found:
        yield f"{found}/01-symptoms.html"


@pytest.fixture
def opened(chrome, address):
    """opened(screen): the chapter as a reader opens it, with the errors of the page in `errors`, files in `files`."""
    with contextlib.ExitStack() as ending:

        def open_on(screen="laptop", before=lambda page: None):
            page = ending.enter_context(visitor(chrome, **SCREENS[screen]["screen"]))
            page.errors, page.files = [], []
            page.on("pageerror", lambda error: "/live/" in str(error.stack) and page.errors.append(error.stack))
            page.on("request", lambda request: page.files.append(request.url.rpartition("/")[2]))
            before(page)
            page.goto(address)
            return page

        yield open_on


def come(page, id):
    """Scroll to a place of the page and wait until it is live; return its live view."""
    place = page.locator(f".rlsedu-here[data-id='{id}']").first
    place.scroll_into_view_if_needed()
    page.locator(f".rlsedu-here.rlsedu-live[data-id='{id}']").first.wait_for()
    return place.locator(".rlsedu").first


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


def test_what_has_no_data_stays_as_it_was_saved_with_a_plain_word(opened):
    page = opened(before=lambda page: page.route("**/symptoms.quiz-walk.json", lambda route: route.fulfill(body="{")))
    for id in ("symptoms.evening", "symptoms.quiz:walk"):
        place = page.locator(f".rlsedu-here[data-id='{id}']").first
        place.scroll_into_view_if_needed()
        place.get_by_text("This cannot be moved here now").wait_for()
        assert place.locator(".rlsedu-saved, details, img").count() and not place.locator(".rlsedu").count()


def test_a_broken_or_lost_pack_is_told_and_tried_again(opened):
    page = opened(before=skip_all)
    live = come(page, "symptoms.who")
    page.route("**/symptoms.who/*.bin", lambda route: route.fulfill(body=b'{"base":0,"places":[{"bytes":9}]}\n'))
    before = live.locator(".rlsedu-sentence").inner_text()
    demo = demo_named("symptoms.who")
    other = [key for key in demo.controls[0].options if key != demo.controls[0].value]
    choose(live, demo.controls[0], other[0])
    live.locator(".rlsedu-problem").filter(has_text="This did not load").wait_for()
    assert live.locator(".rlsedu-sentence").inner_text() == before
    page.unroute("**/symptoms.who/*.bin")
    choose(live, demo.controls[0], other[0])
    said = demo.told(demo.result(**{demo.controls[0].name: other[0]})).short
    live.locator(".rlsedu-sentence").filter(has_text=said).wait_for()
    assert live.locator(".rlsedu-problem").inner_text() == ""


def skip_all(page):
    """Make a page's reader one who skipped the guess before the demo."""
    event = {"kind": "skip", "id": "symptoms.who-guess", "at": "2026-11-01T20:00:00+00:00"}
    held = json.dumps({"format": "rlsedu progress", "version": 1, "events": [event]})
    page.add_init_script(
        f"localStorage.getItem('rlsedu-progress') ?? localStorage.setItem('rlsedu-progress', {held!r})"
    )


def choose(live, control, value):
    live.locator("details.rlsedu-rest").evaluate_all("all => all.forEach((fold) => { fold.open = true; })")
    box = live.locator(f"[data-name={control.name}]")
    if control.kind == "range":
        box.get_by_role("textbox").fill(str(value))
        box.get_by_role("textbox").press("Enter")
    elif box.locator("select").count():
        box.locator("select").focus()
        box.locator("select").select_option(value)
    else:
        box.locator(f"input[value='{value}']").check(force=True)


def move_two(live):
    """Move two controls of the demo away from their start: no pack holds that."""
    first, second = demo_named("symptoms.who").controls[:2]
    away = [next(place for place in places_of(one) if place != one.value) for one in (first, second)]
    choose(live, first, away[0])
    live.page.wait_for_timeout(500)
    choose(live, second, away[1])
    return {first.name: away[0], second.name: away[1]}


def test_without_python_a_combination_is_refused_in_words(opened):
    def without_python(page):
        skip_all(page)
        page.route("**/python.js", lambda route: route.fulfill(status=404))

    page = opened(before=without_python)
    move_two(live := come(page, "symptoms.who"))
    live.locator(".rlsedu-problem").filter(has_text="Press Reset first").wait_for()


def test_python_draws_what_no_pack_holds_when_the_reader_asks_for_it(opened):
    def with_python(page):
        skip_all(page)
        body = STUB % DOT
        page.route("**/python.js", lambda route: route.fulfill(body=body, content_type="text/javascript"))

    page = opened(before=with_python)
    wanted = move_two(live := come(page, "symptoms.who"))
    offer = live.get_by_role("button", name="Draw every combination: loads Python, about 20 MB")
    offer.focus()
    page.keyboard.press("Enter")
    live.locator(".rlsedu-offer").get_by_text("Loading Python. 3 of 20 MB.").wait_for()
    assert page.evaluate("asked.length") == 0
    page.evaluate("loaded()")
    live.locator(".rlsedu-sentence").filter(has_text="Python says so.").wait_for()
    asked = page.evaluate("asked.at(-1)")
    assert asked["id"] == "symptoms.who" and asked["values"] == {**demo_named("symptoms.who").start, **wanted}
    assert live.locator(".rlsedu-offer").count() == 0
    live.get_by_role("button", name="Reset").click()  # back to what a pack holds
    live.locator(".rlsedu-sentence").filter(
        has_text=demo_named("symptoms.who").told(demo_named("symptoms.who").result()).short
    ).wait_for()
    assert page.errors == []


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


def test_the_dot_of_these_tests_is_a_picture():
    assert base64.b64decode(DOT)[:4] == b"\x89PNG"
