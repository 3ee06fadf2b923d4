"""Promise: picture, sentence and controls are on the screen together, and nothing jumps while a slider moves."""

import pytest
from stand_in import place

LAPTOP, PHONE = {"width": 1366, "height": 648}, {"width": 390, "height": 844}
BARS = {LAPTOP["width"]: 112, PHONE["width"]: 60}  # px of height that the bars of Notebook 7 take
ROOM = {LAPTOP["width"]: 1180, PHONE["width"]: 366}  # px that the page leaves to an output
UNDER_BARS = """height => { // what scrolls is the part below the bars, as in a notebook
  const box = (style) => Object.assign(document.createElement("div"), { style });
  const part = box(`height: ${innerHeight - height}px; overflow-y: auto`);
  part.append(...document.body.childNodes, box("height: 2000px"));
  window.bars = box(`height: ${height}px`);
  document.body.append(bars, part);
}"""
BOX = "(e, part) => e.querySelector(part).getBoundingClientRect().toJSON()"


@pytest.fixture(scope="module")
def page(chrome):
    page = chrome.new_page()
    yield page
    page.close()


def shown(page, widget, screen):
    """Show a widget alone on a page as wide as an output on this screen; return its element."""
    page.set_viewport_size(screen)
    page.set_content(f"<body style='margin: 0; width: {ROOM[screen['width']]}px'></body>")
    place(page, widget)
    return page.locator(".rlsedu")


def ends(stage):
    """Return what the demo says at its start and at both ends (or all options) of every control."""
    said = [stage.sentence]
    for control in stage.controls:
        values = [option[0] for option in control["options"]] if "options" in control else [False, True]
        for value in (control["low"], control["high"]) if control["kind"] == "range" else values:
            stage.set(**{control["name"]: value})
            said.append(stage.sentence)
        stage.reset()
    return said


def test_a_demo_fits_a_laptop_whole(page, demo):
    widget = shown(page, demo(), LAPTOP)
    parts = ".rlsedu-place", ".rlsedu-panel", ".rlsedu-said"
    picture, panel, said = (widget.evaluate(BOX, part) for part in parts)
    assert picture["right"] <= panel["left"] == said["left"] and picture["width"] >= 420
    assert max(part["bottom"] for part in (picture, panel, said)) <= LAPTOP["height"] - BARS[LAPTOP["width"]]


def test_a_phone_holds_picture_sentence_and_any_one_control(page, demo):
    widget = shown(page, demo(), PHONE)
    page.evaluate(UNDER_BARS, BARS[PHONE["width"]])
    widget.locator(".rlsedu-rest").evaluate_all("folds => folds.forEach((fold) => { fold.open = true; })")
    for control in widget.locator(".rlsedu-control").all():
        control.evaluate("e => bars.nextSibling.scrollBy(0, Math.ceil(e.getBoundingClientRect().bottom - innerHeight))")
        view, box = widget.evaluate(BOX, ".rlsedu-view"), control.bounding_box()
        assert BARS[PHONE["width"]] <= view["top"] and view["left"] >= 0 and view["right"] <= PHONE["width"]
        assert view["bottom"] <= box["y"] and box["y"] + box["height"] <= PHONE["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("screen", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_nothing_moves_while_a_slider_does(page, demo, screen):
    said = ends(demo())
    widget = shown(page, demo(), screen)
    height = widget.evaluate("e => e.offsetHeight")
    heights = [
        widget.evaluate("(e, s) => { e.querySelector('.rlsedu-sentence').innerText = s; return e.offsetHeight }", words)
        for words in said
    ]
    assert set(heights) == {height}
