"""Promise: what a page of the website does not hold, Python draws when the reader asks; what is lost is told."""

import base64

import pytest
from live_pages import choose, come, pages, skip_all

from rlsedu.stage import demo_named
from rlsedu.stage.frames import places_of

# A Python that starts when it is asked and draws a grey dot, as site/live/python.js would.
STUB = """
const hearers = new Set();
let kept = false;
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
    for (const { kind } of parts) kept = kind === 'keep' || (kept && kind !== 'forget');
    const told = { values, sentence: 'Python says so.', more: '', extra: {} };
    if (parts.some(({ kind }) => kind === 'numbers')) return [[{ kind: 'numbers', numbers: '<p>now</p>' }, []]];
    return [[{ kind: 'frame', only: false, kept, can_keep: true, ...told }, [dot]]];
  },
};
"""
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="


@pytest.fixture
def opened(chrome, tmp_path_factory):
    with pages(chrome, tmp_path_factory) as open_on:
        yield open_on


def test_what_has_no_data_stays_as_it_was_saved_with_a_plain_word(opened):
    page = opened(before=lambda page: page.route("**/symptoms.quiz-walk.json", lambda route: route.fulfill(body="{")))
    for id in ("symptoms.nights", "symptoms.quiz:walk"):
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


def with_python(page):
    skip_all(page)
    body = STUB % DOT
    page.route("**/python.js", lambda route: route.fulfill(body=body, content_type="text/javascript"))


def test_python_draws_what_no_pack_holds_when_the_reader_asks_for_it(opened):
    page = opened(before=with_python)
    wanted = move_two(live := come(page, "symptoms.who"))
    offer = live.get_by_role("button", name="Draw every combination: loads Python, about 20 MB")
    offer.focus()
    page.keyboard.press("Enter")
    live.locator(".rlsedu-offer").get_by_text("Loading Python. 3 of 20 MB.").wait_for()
    assert page.evaluate("asked.length") == 0
    page.evaluate("loaded()")
    live.locator(".rlsedu-sentence").filter(has_text="Python says so.").wait_for()
    asked, demo = page.evaluate("asked.at(-1)"), demo_named("symptoms.who")
    assert asked["id"] == demo.id and asked["values"] == {**demo.start, **wanted}
    assert live.locator(".rlsedu-offer").count() == 0
    live.get_by_role("button", name="Reset").click()  # back to what a pack holds
    live.locator(".rlsedu-sentence").filter(has_text=demo.told(demo.result()).short).wait_for()
    assert page.errors == []


def test_once_python_runs_sliders_take_all_their_steps_and_curves_are_kept(opened):
    page, demo = opened(before=with_python), demo_named("symptoms.evening")
    live, clock = come(page, demo.id), demo.controls[0]
    slider = live.locator(f"[data-name={clock.name}] input[type=range]")
    coarse = float(slider.get_attribute("step"))
    live.get_by_role("button", name="Keep this curve").click()
    live.get_by_role("button", name="Draw every combination").click()
    page.evaluate("loaded()")
    live.get_by_role("button", name="Forget the kept curve").wait_for()
    assert page.evaluate("asked.at(-1).parts") == [{"kind": "keep"}]
    assert float(slider.get_attribute("step")) == pytest.approx(clock.step) and clock.step < coarse / 2
    slider.press("ArrowRight")
    page.wait_for_function("asked.at(-1).parts[0].kind === 'look'")
    assert page.evaluate("asked.at(-1).values")[clock.name] == pytest.approx(clock.value + clock.step)
    live.locator("summary", has_text="Where do these numbers come from?").click()
    page.wait_for_function("asked.at(-1).parts[0].kind === 'numbers'")
    live.get_by_role("button", name="Forget the kept curve").click()
    live.get_by_role("button", name="Keep this curve").wait_for()
    live.get_by_role("button", name="Reset").click()
    live.locator(".rlsedu-sentence").filter(has_text=demo.told(demo.result()).short).wait_for()
    assert page.errors == []


def test_without_python_the_numbers_are_those_at_the_start_and_say_so(opened):
    page = opened(before=skip_all)
    live, demo = come(page, "symptoms.evening"), demo_named("symptoms.evening")
    live.locator("summary", has_text="Where do these numbers come from?").click()
    numbers = live.locator(".rlsedu-numbers")
    assert numbers.locator("tr").count() > 3 and "at the start" not in numbers.inner_text()
    choose(live, demo.controls[1], places_of(demo.controls[1])[0])
    numbers.get_by_text("These are the numbers at the start of this demo.").wait_for()


def test_the_dot_of_these_tests_is_a_picture():
    assert base64.b64decode(DOT)[:4] == b"\x89PNG"
