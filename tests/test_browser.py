"""Promise: in JupyterLab and Notebook 7, on a laptop and on a phone, every notebook runs, answers, and calls nobody."""

import pytest

LIVE = ".rlsedu:not(.rlsedu-quiz, .rlsedu-predict)"  # guesses and quizzes have tests of their own


@pytest.fixture(scope="session")
def demos_of():
    """All demos on a page that have a slider: each is a section of the page."""

    def found(page):
        page.evaluate("document.querySelectorAll('.rlsedu-rest').forEach((fold) => { fold.open = true; })")
        return [demo for demo in page.query_selector_all(LIVE) if demo.query_selector("input[type=range]")]

    return found


def seen(demo):
    """What a reader sees of a demo: the slider's value, the picture, its alternative text and the sentence."""
    return demo.evaluate(
        "demo => ({value: demo.querySelector('input[type=range]').value, picture: demo.querySelector('img').src,"
        " sentence: demo.querySelector('.rlsedu-sentence').textContent, alt: demo.querySelector('img').alt,"
        " more: demo.querySelector('.rlsedu-more p')?.textContent})"
    )


def at_rest(page, demo):
    """What is seen once the picture stands still, drawn as large as it is shown."""
    own_size = """demo => {
      const picture = demo.querySelector("img");
      picture.scrollIntoView({ block: "nearest" }); // after a run JupyterLab goes back to where it was
      return Math.abs(picture.naturalWidth - picture.width * devicePixelRatio) < 2;
    }"""
    page.wait_for_function(own_size, arg=demo)
    now, before = seen(demo), None
    while now != before:
        page.wait_for_timeout(300)
        now, before = seen(demo), now
    return now


def press(page, demo, key):
    """Press a key on the demo's first slider, wait for the new picture, and return what is seen before and after."""
    slider = demo.query_selector("input[type=range]")
    slider.scroll_into_view_if_needed()
    slider.focus()
    before = at_rest(page, demo)
    page.keyboard.press(key)
    after = seen(demo)
    if after["value"] != before["value"]:
        changed = """([demo, old, told]) => demo.querySelector('img').src !== old
          || demo.querySelector('.rlsedu-more p')?.textContent !== told"""  # weeks after a birth look alike
        page.wait_for_function(changed, arg=[demo, before["picture"], before["more"]])
        after = at_rest(page, demo)
    return before, after


def test_every_cell_runs_without_complaint(visit):
    errors = "[data-mime-type='application/vnd.jupyter.error'], [data-mime-type='application/vnd.jupyter.stderr']"
    assert [node.inner_text() for node in visit.page.query_selector_all(errors)] == []
    assert visit.complaints == []


def test_every_picture_is_drawn_and_says_what_it_shows(visit):
    for demo in visit.page.query_selector_all(LIVE):
        picture = demo.query_selector("img")
        assert picture.evaluate("picture => picture.naturalWidth") > 100
        name = picture.get_attribute("alt").removesuffix(". The sentence tells more.")
        assert name and name + ". The sentence tells more." == picture.get_attribute("alt")
        assert demo.query_selector(".rlsedu-sentence").text_content() not in ("", name)


def test_an_arrow_key_moves_picture_and_sentence(on_laptop, demos_of):
    page = on_laptop.page
    for demo in demos_of(page)[:1]:
        before, after = press(page, demo, "ArrowRight")
        if before["value"] == after["value"]:  # the slider stood at its end
            before, after = press(page, demo, "ArrowLeft")
        assert float(before["value"]) != float(after["value"])
        said = [(state["sentence"], state["more"]) for state in (before, after)]
        assert before["picture"] != after["picture"] and said[0] != said[1]
        assert before["alt"] == after["alt"], "the picture keeps its name: the sentence is heard by itself"
        heard = "([demo, said]) => demo.querySelector('.rlsedu-heard').textContent.trim() === said"
        if before["sentence"] != after["sentence"]:  # else there is nothing new to hear
            page.wait_for_function(heard, arg=[demo, after["sentence"]])
        page.wait_for_function(heard, arg=[demo, ""])


def test_the_whole_range_can_be_reached_from_the_keyboard(on_laptop, demos_of):
    page = on_laptop.page
    for demo in demos_of(page):
        low, high = demo.eval_on_selector("input[type=range]", "slider => [Number(slider.min), Number(slider.max)]")
        _, lowest = press(page, demo, "Home")
        _, raised = press(page, demo, "PageUp")
        _, highest = press(page, demo, "End")
        _, lowered = press(page, demo, "PageDown")
        values = [float(state["value"]) for state in (lowest, raised, highest, lowered)]
        assert values[0] == pytest.approx(low) and values[2] == pytest.approx(high, abs=(high - low) / 50)
        assert values[0] < values[1] <= values[2] > values[3]
        said = {(state["sentence"], state["more"]) for state in (lowest, raised, highest)}  # a day ends as it begins
        assert len(said) > 1, "neither the sentence nor what is said besides tells what the slider does"
        demo.query_selector(".rlsedu-buttons .rlsedu-button").press("Enter")


def test_the_page_calls_nobody(visit):
    """Runs after the keys were pressed, so that everything asked for is on the list."""
    here = (visit.address, visit.address.replace("http:", "ws:"), "data:", "blob:", "about:")
    asked = visit.requests
    assert len(asked) > 10
    assert [address for address in asked if not address.startswith(here)] == []


def test_a_broken_demo_and_a_call_would_be_noticed(visit):
    complaints, requests = len(visit.complaints), len(visit.requests)
    nobody = "http://192.0.2.1:9/"
    visit.page.evaluate("address => fetch(address).catch(() => console.error('on purpose'))", nobody)
    visit.page.wait_for_timeout(500)
    assert nobody in visit.requests[requests:]
    assert any("on purpose" in complaint for complaint in visit.complaints[complaints:])
    del visit.complaints[complaints:], visit.requests[requests:]
