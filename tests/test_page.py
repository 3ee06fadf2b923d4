"""The page side of a demo by itself, in a real browser with a kernel that the test plays: typing, focus, two views."""

import stand_in
from stand_in import place, toy

from rlsedu.evidence import Said
from rlsedu.stage import Guess
from rlsedu.stage.live.view import live
from rlsedu.stage.saved import unbroken


def test_scrolling_over_a_slider_leaves_it_as_it_was(chrome):
    phone = chrome.new_context(viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True)
    page = phone.new_page()
    place(page, live(toy()))
    page.evaluate("document.body.append(Object.assign(document.createElement('div'), {style: 'height: 3000px'}))")
    box = page.get_by_role("slider").bounding_box()
    x, y = box["x"] + 0.9 * box["width"], box["y"] + box["height"] / 2
    finger = phone.new_cdp_session(page)
    for kind, up in (("touchStart", 0), *(("touchMove", n) for n in range(0, 200, 20)), ("touchEnd", None)):
        points = [] if up is None else [{"x": x, "y": y - up}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    page.wait_for_function("scrollY > 20")
    assert page.get_by_role("slider").input_value() == "50" and page.get_by_role("textbox").input_value() == "50"
    assert (
        page.evaluate(
            "m => { answer({...m, kind: 'frame', sentence: ''}); return sent.at(-1).values.a }",
            page.evaluate("sent[0]"),
        )
        == 50
    )
    phone.close()


def test_after_a_problem_the_controls_say_what_the_picture_shows(evening):
    slider = evening.get_by_role("slider", name="Walk every")
    slider.press("End")
    assert slider.input_value() == "240"
    evening.evaluate("answer({kind: 'problem', sequence: sent[0].sequence, values: state.values, words: 'Too much.'})")
    assert slider.input_value() == "60" and evening.locator(".rlsedu-problem").inner_text() == "Too much."


def test_reset_keeps_the_focus_and_the_button_says_whether_a_curve_is_kept(evening):
    reset = evening.get_by_role("button", name="Reset")
    reset.press("Enter")
    evening.evaluate("answer({kind: 'frame', sequence: 1, values: state.values, sentence: 's'})")
    assert reset.evaluate("button => button === document.activeElement")
    evening.evaluate("state.kept = true; tell('change:kept'); sent.length = 0")
    evening.evaluate("show()")  # a second view, or the page opened again
    stand_in.drawn_to_measure(evening)
    assert evening.get_by_role("button", name="Forget the kept curve").count() == 2
    evening.get_by_role("button", name="Forget").last.click()
    assert [message["kind"] for message in evening.evaluate("sent")] == ["forget"]


def test_a_screen_reader_hears_the_last_sentence_once_and_no_step_before(evening):
    evening.evaluate("""() => {
      window.said = [];
      for (const live of document.querySelectorAll("[role=status], [aria-live]")) new MutationObserver(
        () => said.push(live.textContent)).observe(live, { childList: true, characterData: true, subtree: true });
    }""")
    sentences = ["one", "two", "two", "three"]
    assert sentences == evening.evaluate(
        """sentences => sentences.map((sentence) => {
          answer({kind: 'frame', values: state.values, sentence});
          return document.querySelector('.rlsedu-sentence').textContent;
        })""",
        sentences,
    )
    evening.wait_for_function("said.length")
    evening.evaluate("answer({kind: 'frame', values: state.values, sentence: 'three'})")  # a new size, say
    evening.wait_for_timeout(700)
    assert evening.evaluate("said") == ["three"]
    evening.wait_for_function("said.length > 1")  # who goes on by lines does not meet it again
    assert evening.evaluate("said") == ["three", ""]
    assert evening.locator("img").get_attribute("alt") == "A line. The sentence tells more."


def test_a_view_begins_by_asking_for_its_picture_and_asks_again_only_for_another_size(evening):
    evening.evaluate("show()")
    asked = stand_in.drawn_to_measure(evening)
    width = round(evening.locator(".rlsedu-place").last.bounding_box()["width"])
    assert asked["size"] == [False, width, False]
    evening.wait_for_timeout(300)
    assert evening.evaluate("sent") == []
    evening.set_viewport_size({"width": 400, "height": 900})
    evening.wait_for_function("sent.length === 2")
    assert {message["size"][0] for message in evening.evaluate("sent")} == {True}


def test_a_stopped_view_hears_nothing(evening):
    evening.evaluate("stop(); answer({kind: 'frame', sequence: 1, values: {}, sentence: 'later'})")
    assert evening.locator(".rlsedu-sentence").inner_text() != "later"


def test_a_choice_is_not_made_by_clicking_the_picture(page):
    place(page, live(Guess("test.which", "Which?", "choice", "a", "Why.", options={"a": "A", "b": "B"})))
    picture = page.locator("img")
    assert "rlsedu-target" not in picture.get_attribute("class")
    picture.dispatch_event("click")
    assert page.evaluate("sent") == []


def test_more_dots_in_the_same_place_are_noticed_and_nothing_is_asked_after_the_view_is_gone(evening):
    screen = evening.context.new_cdp_session(evening)
    width = evening.locator(".rlsedu-place").bounding_box()["width"]
    for dots, height in ((2, 899), (1.25, 900), (3, 901)):  # of the same height it tells nobody of the dots
        size = {"width": 900, "height": height, "deviceScaleFactor": dots, "mobile": False}
        screen.send("Emulation.setDeviceMetricsOverride", size)
        asked = stand_in.drawn_to_measure(evening)
        assert evening.locator(".rlsedu-place").bounding_box()["width"] == width
        assert abs(asked["size"][1] - dots * width) < 1
    evening.evaluate("stop(); sent.length = 0")
    screen.send("Emulation.setDeviceMetricsOverride", {**size, "height": 900, "deviceScaleFactor": 1})
    evening.wait_for_timeout(300)
    assert evening.evaluate("sent") == []


def test_a_light_picture_is_dim_on_a_dark_page_until_one_is_drawn_for_it(page):
    page.evaluate("document.documentElement.style.setProperty('--jp-layout-color1', '#111111')")
    place(page, stand_in.evening())
    filters = "getComputedStyle(document.querySelector('img')).filter"
    assert page.evaluate(filters) == "none"
    frame = "m => answer({kind: 'frame', values: state.values, sentence: '', size: [false, 800, m]})"
    for dark, shown in ((False, "brightness(0.5)"), (True, "none"), (None, "brightness(0.5)")):
        page.evaluate(frame, dark)
        assert page.evaluate(filters) == shown


def test_a_new_size_is_drawn_also_while_the_browser_does_not_tell_what_came_into_sight(page):
    page.evaluate(stand_in.DEAF)
    place(page, stand_in.evening())
    page.set_viewport_size({"width": 400, "height": 900})
    assert stand_in.drawn_to_measure(page)["size"][0]


def test_a_view_in_sight_asks_once_whoever_tells_it_first(page):
    place(page, stand_in.evening())
    page.evaluate("sent.length = 0; show()")
    page.wait_for_function("sent.length")
    page.wait_for_timeout(300)
    assert [message["kind"] for message in page.evaluate("sent")] == ["look"]
    stand_in.drawn_to_measure(page)
    page.wait_for_timeout(300)
    assert page.evaluate("sent") == []


BROKEN = """() => [...document.querySelectorAll('.rlsedu-sentence, .rlsedu-more p, .rlsedu-note')].flatMap((words) => {
  const text = words.firstChild, range = document.createRange();
  return [...text.data.matchAll(/\\d\\s(%|mg)/g)].filter((found) => {
    range.setStart(text, found.index);
    range.setEnd(text, found.index + found[0].length);
    return new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size > 1;
  }).map((found) => found[0]);
})"""


def test_no_line_ends_between_a_number_and_its_unit(page):
    percents = "With 20 % of the nerve endings left, iron is down by 2 %. " * 2
    place(page, live(toy(sentence=lambda a: Said(percents, percents * 2), notes=[percents * 2])))
    page.evaluate("document.querySelector('.rlsedu-more').open = true")
    assert page.locator(".rlsedu-sentence").text_content() == unbroken(percents)
    for width in range(300, 460, 8):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(BROKEN) == [], width
    page.evaluate("w => answer({...sent.at(-1), kind: 'frame', values: state.values, sentence: w, more: w})", "Up 3 %.")
    assert page.get_by_text("Up 3\xa0%.", exact=True).count() == 2
