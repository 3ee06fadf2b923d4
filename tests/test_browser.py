"""Promise: in JupyterLab, with a real browser, every notebook runs, answers the keyboard, and calls nobody."""

import pytest

LIVE = ".rlsedu:not(.rlsedu-quiz, .rlsedu-predict)"  # guesses and quizzes have tests of their own


@pytest.fixture(scope="session")
def demos_of():
    """All demos on a page that have a slider: each is a section of the page."""
    return lambda page: [demo for demo in page.query_selector_all(LIVE) if demo.query_selector("input[type=range]")]


def seen(demo):
    """What a reader sees of a demo: the slider's value, the picture, its alternative text and the sentence."""
    return demo.evaluate(
        "demo => ({value: demo.querySelector('input[type=range]').value, picture: demo.querySelector('img').src,"
        " sentence: demo.querySelector('.rlsedu-sentence').textContent, alt: demo.querySelector('img').alt})"
    )


def press(page, demo, key):
    """Press a key on the demo's first slider, wait for the new picture, and return what is seen before and after."""
    slider = demo.query_selector("input[type=range]")
    slider.scroll_into_view_if_needed()
    slider.focus()
    before = seen(demo)
    page.keyboard.press(key)
    after = seen(demo)
    if after["value"] != before["value"]:
        page.wait_for_function("([demo, old]) => demo.querySelector('img').src !== old", arg=[demo, before["picture"]])
        page.wait_for_function("demo => demo.querySelector('img').complete", arg=demo)
        after = seen(demo)
    return before, after


def test_every_cell_runs_without_complaint(visit, source):
    seen_here = visit(source)
    errors = "[data-mime-type='application/vnd.jupyter.error'], [data-mime-type='application/vnd.jupyter.stderr']"
    assert [node.inner_text() for node in seen_here.page.query_selector_all(errors)] == []
    assert seen_here.complaints == []


def test_every_picture_is_drawn_and_says_what_it_shows(visit, source):
    page = visit(source).page
    for demo in page.query_selector_all(LIVE):
        picture = demo.query_selector("img")
        assert picture.evaluate("picture => picture.naturalWidth") > 100
        assert picture.get_attribute("alt") == demo.query_selector(".rlsedu-sentence").inner_text() != ""


def test_an_arrow_key_moves_picture_and_sentence(visit, demos_of, source):
    page = visit(source).page
    for demo in demos_of(page)[:1]:
        before, after = press(page, demo, "ArrowRight")
        if before["value"] == after["value"]:  # the slider stood at its end
            before, after = press(page, demo, "ArrowLeft")
        assert float(before["value"]) != float(after["value"])
        assert before["picture"] != after["picture"] and before["sentence"] != after["sentence"]
        assert after["alt"] == after["sentence"]


def test_the_whole_range_can_be_reached_from_the_keyboard(visit, demos_of, source):
    page = visit(source).page
    for demo in demos_of(page):
        low, high = demo.eval_on_selector("input[type=range]", "slider => [Number(slider.min), Number(slider.max)]")
        _, lowest = press(page, demo, "Home")
        _, raised = press(page, demo, "PageUp")
        _, highest = press(page, demo, "End")
        _, lowered = press(page, demo, "PageDown")
        values = [float(state["value"]) for state in (lowest, raised, highest, lowered)]
        assert values[0] == pytest.approx(low) and values[2] == pytest.approx(high, abs=(high - low) / 50)
        assert values[0] < values[1] <= values[2] > values[3]
        assert lowest["sentence"] != highest["sentence"], "the sentence does not say what the slider does"
        demo.query_selector(".rlsedu-button").press("Enter")


def test_the_page_calls_nobody(visit, lab, source):
    """Runs after the keys were pressed, so that everything asked for is on the list."""
    here = (lab, lab.replace("http:", "ws:"), "data:", "blob:", "about:")
    asked = visit(source).requests
    assert len(asked) > 10
    assert [address for address in asked if not address.startswith(here)] == []


def test_a_broken_demo_and_a_call_would_be_noticed(visit, source):
    visited = visit(source)
    complaints, requests = len(visited.complaints), len(visited.requests)
    visited.page.evaluate(
        "fetch('http://192.0.2.1:9/').catch(() => console.error('on purpose'))"
    )  # an address of no one
    visited.page.wait_for_timeout(500)
    assert "http://192.0.2.1:9/" in visited.requests[requests:]
    assert any("on purpose" in complaint for complaint in visited.complaints[complaints:])
