"""Promise: Play runs a demo's time and stops when the reader wants it; and a demo opens with its first controls."""

import re

import pytest
import stand_in
from stand_in import place

from rlsedu.evidence import Said
from rlsedu.stage.live.view import live

LISTEN = """() => {
  window.told = [];
  const node = document.querySelector(".rlsedu-heard");
  new MutationObserver(() => node.textContent && told.push(node.textContent)).observe(node, {childList: true});
}"""


@pytest.fixture
def evening(page):
    page.clock.install()
    page.set_content("")
    place(page, stand_in.evening(time="sit_from_h", first=1))
    return page


def button(page):
    return page.locator(".rlsedu-time button")


def step(page, ms=50):
    """Let the page's clock go on; answer what it asked, and return the time that it asked for."""
    page.clock.run_for(ms)
    asked = [m["values"]["sit_from_h"] for m in page.evaluate("sent") if "sit_from_h" in m.get("values", {})]
    for message in page.evaluate("sent.splice(0)"):
        if message["kind"] != "gone":
            values = {**page.evaluate("state.values"), **message.get("values", {})}
            words = {**message, "kind": "frame", "values": values, "sentence": f"at {values['sit_from_h']}"}
            page.evaluate("m => answer(m)", words)
    return asked


def run(page, seconds):
    return [value for _ in range(round(seconds * 20)) for value in step(page)]


def test_it_runs_to_the_end_and_stops_there_and_then_begins_anew(evening):
    button(evening).click()
    assert "Pause" in button(evening).inner_text()
    went = run(evening, 17)
    assert went == sorted(went) and len(set(went)) > 20 and went[-1] == 26
    assert set(round(4 * value, 6) % 1 for value in went) == {0}, "each step is one that the slider can take"
    assert "Play" in button(evening).inner_text()
    button(evening).click()
    assert run(evening, 2)[0] < 17


def test_the_clock_on_the_wall_says_where_it_stands_however_slow_the_kernel_is(evening):
    button(evening).click()
    for _ in range(8):
        evening.clock.run_for(1000)
        last = step(evening, 0)
    assert len(last) == 1 and last[0] == pytest.approx(20 + 10 * 7 / 16, abs=0.7)  # one request at a time


@pytest.mark.parametrize("how", ["button", "other control", "escape", "handle", "out of sight"])
def test_it_stops_when_the_reader_wants_it(evening, how):
    evening.locator("body").evaluate(
        "b => b.append(Object.assign(document.createElement('div'), {style: 'height: 4000px'}))"
    )
    button(evening).click()
    run(evening, 1)
    if how == "button":
        button(evening).click()
    elif how == "out of sight":
        evening.evaluate("scrollTo(0, 3900)")
        evening.wait_for_timeout(300)
    elif how == "escape":
        button(evening).press("Escape")
    else:
        name = "Walk every" if how == "other control" else "Sit down at"
        evening.get_by_role("slider", name=name).press("ArrowRight")
    run(evening, 0.3)
    assert "Play" in button(evening).inner_text()
    assert run(evening, 1) == []


def test_it_is_said_once_that_it_runs_and_once_where_it_stopped(evening):
    heard = evening.locator(".rlsedu-heard")
    evening.evaluate(LISTEN)
    button(evening).click()
    run(evening, 3)
    button(evening).click()
    run(evening, 2)
    told = evening.evaluate("told")
    assert len(told) == 2 and re.match("It runs from 20:00 to 02:00", told[0]) and told[1].startswith("at 2"), told
    assert heard.count() == 1


def test_who_wants_nothing_to_move_goes_on_step_by_step(page):
    page.emulate_media(reduced_motion="reduce")
    page.clock.install()
    page.set_content("")
    place(page, stand_in.evening(time="sit_from_h"))
    assert "One step on" in button(page).inner_text()
    button(page).click()
    assert run(page, 2) == [21.25]
    button(page).click()
    assert run(page, 2) == [22.5]
    page.emulate_media(reduced_motion="no-preference")


def test_it_works_by_keyboard(evening):
    button(evening).focus()
    evening.keyboard.press("Space")
    assert run(evening, 0.5)
    evening.keyboard.press("Space")
    assert run(evening, 1)[1:] == []


def test_a_silent_kernel_stops_it_and_the_reader_is_told(evening):
    button(evening).click()
    evening.clock.run_for(16_500)
    assert "Play" in button(evening).inner_text()
    assert evening.locator(".rlsedu-problem").inner_text().startswith("No answer.")


def test_the_first_controls_stand_open_and_the_rest_is_one_click_away(evening):
    seen = [s.get_attribute("id") for s in evening.get_by_role("slider").all() if s.is_visible()]
    assert len(seen) == 2  # the time, and the first
    evening.get_by_text("More to change (2)").click()
    assert evening.get_by_role("slider", name="People").is_visible()


def test_more_is_one_click_away_and_follows(page):
    page.set_content("")
    place(page, live(stand_in.toy(sentence=lambda **facts: Said("Short.", "Long and more."))))
    assert page.locator(".rlsedu-sentence").inner_text() == "Short."
    assert not page.get_by_text("Long and more.").is_visible()
    page.get_by_text("More about this").click()
    assert page.get_by_text("Long and more.").is_visible()
    page.evaluate(
        "answer({kind: 'frame', view: null, only: false, values: state.values, sentence: 'S.', more: 'Now.'})"
    )
    assert page.get_by_text("Now.").is_visible()
    page.evaluate("answer({kind: 'frame', view: null, only: false, values: state.values, sentence: 'S.', more: ''})")
    assert not page.get_by_text("More about this").is_visible()


def test_full_screen_makes_the_picture_larger_and_asks_for_more_dots(page):
    page.set_viewport_size({"width": 1366, "height": 768})
    page.set_content("")
    place(page, stand_in.evening())
    width = "document.querySelector('.rlsedu-place').getBoundingClientRect().width"
    before = page.evaluate(width)
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function(f"{width} > 1.3 * {before}")
    page.wait_for_function(f"sent.some((m) => m.kind === 'look' && m.size[1] > 1.3 * {before})")
    box = page.locator(".rlsedu-place").bounding_box()
    assert box["y"] >= 0 and box["y"] + box["height"] <= 768
    page.get_by_role("button", name="Leave full screen").click()
    page.wait_for_function(f"Math.abs({width} - {before}) < 1")


def test_a_phone_has_no_button_for_it(page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.set_content("")
    place(page, stand_in.evening())
    assert not page.get_by_role("button", name="Full screen").is_visible()
