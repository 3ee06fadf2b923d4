"""Promise: the newest value wins for ever, a demo's keys stay in it, and each view has the picture of its own size."""

import pytest
import stand_in
from stand_in import place

from rlsedu.stage import Guess
from rlsedu.stage.live.view import live
from rlsedu.symptoms import Evening

ANSWER = "m => answer({...m, kind: 'frame', values: {...state.values, ...m.values}, sentence: 's'})"
REACHED = """window.reached = []; for (const kind of ["keydown", "keyup"])
  document.addEventListener(kind, (event) => reached.push(event.key), true)"""  # as early as Notebook 7 listens


@pytest.fixture
def evening(page):
    page.clock.install()
    page.set_content("<div tabindex='0' id='cell'></div>")
    place(page, stand_in.evening())
    page.evaluate("document.querySelector('#cell').append(document.querySelector('.rlsedu').parentElement)")
    return page


def drag(page, *values, label="Walk every"):
    slider = page.get_by_role("slider", name=label)
    for value in values:
        slider.evaluate("(e, v) => { e.value = v; e.dispatchEvent(new Event('input')) }", value)


def values(page):
    return [message.get("values") for message in page.evaluate("sent")]


@pytest.mark.parametrize("silence_s", [16, 50, 3600])
def test_what_was_not_answered_is_told_and_goes_again_with_the_newest_value(evening, silence_s):
    drag(evening, 100, 140, 180)
    assert values(evening) == [{"break_every_min": 100}]
    evening.clock.run_for(1000 * silence_s)
    assert evening.locator(".rlsedu-problem").inner_text().startswith("No answer.")
    assert values(evening)[1:] and set(map(str, values(evening)[1:])) == {"{'break_every_min': 180}"}
    assert len(values(evening)) <= 10  # later and later: a kernel that wakes up is not flooded
    first, *_, last = evening.evaluate("sent")
    evening.evaluate(ANSWER, first)  # the kernel wakes up and works through all of them
    assert evening.get_by_role("slider", name="Walk every").input_value() == "180"
    evening.evaluate(ANSWER, last)
    assert evening.get_by_role("slider", name="Walk every").input_value() == "180"
    assert evening.get_by_role("textbox", name="Walk every").input_value() == "180"
    assert evening.locator(".rlsedu-problem").inner_text() == ""


def test_the_first_look_of_a_view_is_not_waited_for_but_a_later_one_is(evening):
    evening.evaluate("show()")
    evening.clock.run_for(16_000)
    assert evening.locator(".rlsedu-problem").all_inner_texts() == ["", ""]
    evening.set_viewport_size({"width": 700, "height": 900})
    for _ in range(20):  # the browser tells of another width in its own time
        evening.wait_for_timeout(50)
        evening.clock.run_for(5000)
    assert all(words.startswith("No answer.") for words in evening.locator(".rlsedu-problem").all_inner_texts())


def test_a_view_that_goes_sends_what_it_still_had_and_says_that_it_is_gone(evening):
    drag(evening, 100, 140)
    evening.evaluate("stop()")
    assert values(evening) == [{"break_every_min": 100}, {"break_every_min": 140}, None]
    assert evening.evaluate("sent.at(-1).kind") == "gone"
    evening.clock.run_for(3_600_000)
    assert len(values(evening)) == 3, "a view that is gone asks for nothing"


def test_a_demo_out_of_sight_lets_its_kernel_free_the_picture_and_comes_back(evening):
    gone = "sent.filter((message) => message.kind === 'gone').length"
    evening.evaluate("document.body.prepend(Object.assign(document.createElement('div'), {style: 'height: 3000px'}))")
    evening.wait_for_timeout(300)
    evening.clock.run_for(25_000)
    assert evening.evaluate(gone) == 0
    evening.clock.run_for(10_000)
    assert evening.evaluate(gone) == 1
    width = round(evening.locator(".rlsedu-place").bounding_box()["width"])
    evening.evaluate(ANSWER, {"size": [False, width, False]})  # as when it is set from Python
    evening.clock.run_for(35_000)
    assert evening.evaluate(gone) == 2
    evening.evaluate("scrollTo(0, 3000)")
    stand_in.drawn_to_measure(evening, "sent.at(-1).kind === 'look'")  # so that a slider answers at once
    evening.clock.run_for(60_000)
    assert evening.evaluate(gone) == 0
    drag(evening, 100)
    assert values(evening)[-1] == {"break_every_min": 100}


def test_a_demo_that_left_is_freed_also_where_the_browser_does_not_tell_so(page):
    page.clock.install()
    page.evaluate(stand_in.DEAF)
    place(page, stand_in.evening())
    page.clock.run_for(70_000)
    assert page.evaluate("sent") == []
    page.evaluate("document.body.prepend(Object.assign(document.createElement('div'), {style: 'height: 3000px'}))")
    page.clock.run_for(70_000)
    assert [message["kind"] for message in page.evaluate("sent")] == ["gone"]


def test_what_nobody_sees_is_drawn_when_it_comes_near(evening):
    evening.evaluate("document.body.prepend(Object.assign(document.createElement('div'), {style: 'height: 3000px'}))")
    evening.evaluate("show()")
    evening.wait_for_timeout(300)  # by then the browser has told what left the view
    for width in (700, 400):  # a change that all demos of a page hear of at once
        evening.set_viewport_size({"width": width, "height": 900})
        evening.wait_for_timeout(300)
        evening.clock.run_for(1000)
    assert evening.evaluate("sent") == []
    evening.evaluate("scrollTo(0, 1900)")  # its top is 200 px below the view
    evening.wait_for_function("sent.length === 2")
    assert [message["size"][0] for message in evening.evaluate("sent")] == [True, True]


def test_a_picture_of_another_view_is_shown_and_then_drawn_to_measure(evening):
    other = {"kind": "frame", "view": "other", "sequence": 1, "size": [True, 366, False], "sentence": "theirs"}
    evening.evaluate("m => answer({...m, values: {...state.values, break_every_min: 75}})", other)
    assert evening.locator(".rlsedu-sentence").inner_text() == "theirs"
    assert evening.get_by_role("slider", name="Walk every").input_value() == "75"
    assert evening.evaluate("sent") == []
    evening.clock.run_for(600)
    (asked,) = evening.evaluate("sent.splice(0)")
    assert asked["kind"] == "look" and asked["size"][0] is False
    evening.evaluate("m => answer({...m, only: true, values: state.values, sentence: 'only theirs'})", other)
    evening.clock.run_for(600)
    assert evening.locator(".rlsedu-sentence").inner_text() == "theirs" and evening.evaluate("sent") == []


def test_a_view_that_is_made_later_begins_where_the_others_are(evening):
    evening.evaluate("answer({kind: 'frame', values: {...state.values, relief: 0.2}, sentence: 'moved'})")
    evening.evaluate("show()")
    assert evening.get_by_role("slider", name="Relief").last.input_value() == "0.2"
    assert evening.locator(".rlsedu-sentence").last.inner_text() == "moved"


@pytest.mark.parametrize("where", ["slider", "textbox", "button", "title"])
def test_keys_stay_in_the_demo_and_the_pages_own_shortcuts_work(evening, where):
    evening.evaluate(REACHED)
    if where == "title":
        evening.locator(".rlsedu-title").click()
        assert evening.evaluate("document.activeElement.className") == "rlsedu"
    else:
        evening.get_by_role(where).first.focus()
    for key in ("a", "d", "x", "ArrowDown", "Shift+Enter", "Delete", "Control+v", "Control+Enter", "Meta+z"):
        evening.keyboard.press(key)
    assert set(evening.evaluate("reached")) <= {"Shift", "Control", "Meta"}
    evening.keyboard.press("Control+s")
    evening.keyboard.press("Control+Shift+c")
    assert {"s", "c"} <= set(evening.evaluate("reached"))


def test_escape_puts_back_what_was_typed_and_then_leaves_the_demo(evening):
    box = evening.get_by_role("textbox", name="Walk every")
    box.fill("7")
    box.press("Enter")
    assert (
        "cannot be used" in evening.locator(".rlsedu-control").filter(has=box).locator(".rlsedu-refusal").inner_text()
    )
    box.press("Escape")
    assert box.input_value() == "60" and box.get_attribute("aria-invalid") is None
    assert box.evaluate("e => e === document.activeElement")
    box.press("Escape")
    assert evening.evaluate("document.activeElement.id") == "cell"


def test_a_typed_number_counts_when_the_box_is_left(evening):
    box = evening.get_by_role("textbox", name="Walk every")
    box.evaluate("e => { e.focus(); e.value = '75'; e.dispatchEvent(new Event('input')); e.blur() }")
    assert values(evening) == [{"break_every_min": 75}]
    assert evening.get_by_role("slider", name="Walk every").input_value() == "75"


@pytest.mark.parametrize("name", ["A", "textbox"])
def test_the_focus_stays_in_a_guess_when_its_boxes_are_shut(page, name):
    choice = Guess("test.which", "Which?", "choice", "a", "Why.", options={"a": "A", "b": "B"})
    number = Guess("test.much", "How much?", "number", 3.0, "Why.", label="Much", low=0, high=10, step=1, unit="h")
    place(page, live(choice if name == "A" else number))
    (page.get_by_role("radio", name=name) if name == "A" else page.get_by_role("textbox")).first.focus()
    page.evaluate("state.extra = {...state.extra, committed: true}; tell('change:extra')")
    assert page.evaluate("document.activeElement.innerText") == "Guess again"


FOLD = "summary:has-text('Where do these numbers come from?')"


@pytest.fixture
def tables(page):
    """Two views of a demo that has a table of numbers; each of them is closed."""
    page.clock.install()
    place(page, stand_in.evening(parameters=lambda sit_from_h, **_: (Evening(sit_from_h=sit_from_h),)))
    page.evaluate("show()")
    stand_in.drawn_to_measure(page)
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 5)  # from now on time is the test's
    assert page.evaluate("sent") == []
    return page


def asked_for(page):
    return [message for message in page.evaluate("sent.splice(0)") if message["kind"] == "numbers"]


def rest(page, ms):
    page.clock.run_for(ms)
    return len(asked_for(page))


def test_a_table_that_is_opened_is_asked_for_and_the_answer_is_shown_in_that_view(tables):
    words = tables.locator(".rlsedu-numbers")
    assert ["20:00" in said for said in words.all_text_contents()] == [True, True]
    tables.locator(FOLD).last.click()
    tables.wait_for_function("sent.length")
    (asked,) = asked_for(tables)
    assert asked.keys() == {"kind", "view"}
    tables.evaluate("m => answer({...m, numbers: '<b>set by the controls</b>'})", asked)
    assert words.last.inner_text() == "set by the controls" and words.last.locator("b").count() == 1
    assert "20:00" in words.first.text_content()
    tables.evaluate("answer({kind: 'numbers', view: null, numbers: 'to all'})")
    assert words.all_text_contents() == ["to all"] * 2
    assert tables.locator(".rlsedu-problem").all_inner_texts() == ["", ""] and asked_for(tables) == []


def test_an_open_table_is_asked_for_again_when_the_reader_rests_and_a_closed_one_never(tables):
    frame = "answer({kind: 'frame', values: state.values, sentence: 's', size: null})"
    tables.evaluate(frame)
    assert rest(tables, 5000) == 0, "closed"
    tables.locator(FOLD).last.click()
    tables.wait_for_function("sent.length")
    asked_for(tables)
    for _ in range(4):  # the slider moves
        tables.evaluate(frame)
        assert rest(tables, 450) == 0
    assert rest(tables, 100) == 1, "half a second after the last picture, once"
    assert rest(tables, 5000) == 0
    tables.evaluate(frame)
    tables.locator(FOLD).last.click()
    assert rest(tables, 5000) == 0, "closed before the reader rested"
    tables.locator(FOLD).last.click()
    tables.wait_for_function("sent.length")
    asked_for(tables)
    tables.evaluate(frame)
    tables.evaluate("stop()")
    assert rest(tables, 5000) == 0, "the view is gone"
