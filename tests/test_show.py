"""Promise: a chapter is shown on a wall one demo, guess or question at a time, large, by a presenter's remote."""

import base64
import json
import re

import pytest
from conftest import HOUSE

from rlsedu import symptoms
from rlsedu.app.page_server import serving

WALL = (1024, 768)
SMALLEST_PX, PICTURE_WORDS_PX = 18, 985 / 18.5  # of letters; and how wide a picture is for each px of its smallest ones
# As a page of the site: saved outputs in deep boxes of a theme, each made live when it comes near the view.
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title><style>
.content {{ max-width: 46rem; padding: 3rem; transform: translateX(2px); overflow: hidden; }}
p {{ line-height: 1.7; }}</style><body>
<nav>menu</nav><main class="content"><article>
<h1>1. Symptoms: a title<a class="headerlink" href="#">#</a></h1><p>Words of the chapter.</p>{places}<p>The end.</p>
</article></main><script type="module" src="live/show.js"></script>
<script type="module">
for (const place of document.querySelectorAll(".rlsedu-here")) {{
  new IntersectionObserver(async ([entry], watcher) => {{
    if (!entry.isIntersecting || !place.dataset.id.startsWith("live")) return;
    watcher.disconnect();
    const {{ code, look, state, frame }} = await (await fetch(`data/${{place.dataset.id}}.json`)).json();
    const module = await import(URL.createObjectURL(new Blob([code], {{ type: "text/javascript" }})));
    document.head.append(Object.assign(document.createElement("style"), {{ textContent: look }}));
    const told = {{ ...state, frame: frame && Uint8Array.from(atob(frame), (letter) => letter.charCodeAt(0)) }};
    place.replaceChildren();
    const model = {{ get: (name) => told[name], set() {{}}, on() {{}}, off() {{}}, send() {{}} }};
    module.default.render({{ el: place, model }});
  }}).observe(place);
}}
</script>"""


def live_data(widget):
    """Return what the page needs to show a widget that never moves, as JSON."""
    state = {name: value for name, value in widget.get_state().items() if name != "layout" and not name.startswith("_")}
    frame = state.pop("frame", None)
    told = {
        "code": widget._esm,
        "look": widget._css,
        "state": state,
        "frame": frame and base64.b64encode(frame).decode(),
    }
    widget.close()
    return json.dumps(told)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A page with a guess, its shut demo, a question that is never live, one in a fold that is, and folded ones."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "data").mkdir()
    (folder / "live").mkdir()
    widgets = {
        "guess": symptoms.predict("evening"),
        "demo": symptoms.evening(),
        "quiz": symptoms.quiz("opening"),
    }
    questions = len(widgets["quiz"].questions)
    for kind, widget in widgets.items():
        (folder / "data" / f"live-{kind}.json").write_text(live_data(widget))
    for name in ("show.js", "show.css"):
        (folder / "live" / name).write_bytes((HOUSE / "site" / "live" / name).read_bytes())
    saved = '<div class="rlsedu-saved"><p><strong>Quiz</strong></p>{}</div>'
    answers = '<ol type="a"><li><details><summary>Yes</summary>Right.</details></li></ol>'
    listed = f"<ol><li>One?{answers}</li><li>Two?{answers}</li></ol>"
    place = '<div class="rlsedu-here" data-kind="{}" data-id="{}">{}</div>'
    places = [
        place.format("guess", "live-guess", saved.format("")),
        place.format("demo", "live-demo", '<div class="rlsedu-saved"><img alt="A picture"></div>'),
        "<p>Words between.</p>" * 60,
        place.format("quiz", "never", saved.format(listed)),
        "<details><summary>A fold</summary>",
        place.format("quiz", "live-quiz", saved.format("<ol>" + "<li>?</li>" * questions + "</ol>")),
        "</details>",
        place.format("quiz", "folded", saved.format(f"<details><summary>More questions</summary>{listed}</details>")),
    ]
    (folder / "01-symptoms.html").write_text(PAGE.format(places="".join(places)), encoding="utf-8")
    with serving(folder) as address:
        yield address, 4 + questions


@pytest.fixture
def wall(page, site):
    """The chapter on a wall, at its first stop."""
    address, page.stops = site
    page.set_viewport_size({"width": WALL[0], "height": WALL[1]})
    page.goto(f"{address}01-symptoms.html?show")
    page.wait_for_selector(".rlsedu-on .rlsedu-predict")
    return page


def counter(page):
    return page.locator(".rlsedu-counter").text_content()


def shown(page):
    """The places that are seen, by their ids."""
    seen = "[...document.querySelectorAll('.rlsedu-here')].filter((node) => node.getClientRects().length)"
    return page.evaluate(f"{seen}.map((node) => node.dataset.id)")


def test_one_place_is_on_the_wall_with_the_chapters_title_and_nothing_else(wall):
    for step in range(1, wall.stops + 1):
        assert counter(wall) == f"{step} of {wall.stops}" and len(shown(wall)) == 1
        assert wall.locator(".rlsedu-chapter").text_content() == "1. Symptoms"
        words = wall.locator("body").inner_text()
        assert not re.search("menu|Words of|between|The end|A fold|More questions", words)
        wall.keyboard.press("PageDown")
    assert counter(wall) == f"{wall.stops} of {wall.stops}", "the last one stays"


def test_a_quiz_is_shown_one_question_at_a_time_saved_or_live(wall):
    for step in range(wall.stops - 1):
        wall.keyboard.press("PageDown")
        words = wall.locator(".rlsedu-on").inner_text()
        if step in (1, 2):
            assert ("One?" in words, "Two?" in words) == (step == 1, step == 2)
        if step >= 3:
            asked = wall.locator(".rlsedu-on .rlsedu-question")
            asked.first.wait_for(state="attached")
            seen = [i for i in range(asked.count()) if asked.nth(i).is_visible()]
            assert seen == [step - 3]


def test_keys_of_a_remote_and_a_keyboard_go_on_and_back(wall):
    for key, at in [("PageDown", 2), ("PageUp", 1), ("n", 2), ("P", 1), ("Space", 2), ("Shift+Space", 1)]:
        wall.keyboard.press(key)
        assert counter(wall).startswith(f"{at} of"), key
    for key, at in [("ArrowRight", 2), ("ArrowLeft", 1), ("PageUp", 1)]:
        wall.keyboard.press(key)
        assert counter(wall).startswith(f"{at} of"), key
    wall.locator(".rlsedu-bar button").nth(1).click()
    assert counter(wall).startswith("2 of") and wall.evaluate("location.search") == "?show=2"
    wall.reload()
    wall.wait_for_selector(".rlsedu-on .rlsedu-cover")
    assert counter(wall).startswith("2 of"), "where one was"


def test_a_slider_keeps_its_arrows_and_a_box_its_letters(wall):
    wall.keyboard.press("PageDown")
    wall.wait_for_selector(".rlsedu-on .rlsedu-cover")
    wall.evaluate(OPEN)
    slider = wall.locator(".rlsedu-on input[type=range]").first
    slider.focus()
    before = slider.input_value()
    wall.keyboard.press("ArrowRight")
    assert counter(wall).startswith("2 of") and slider.input_value() != before
    box = wall.locator(".rlsedu-on .rlsedu-box").first
    box.focus()
    wall.keyboard.type("2 np f")
    wall.keyboard.press("Escape")
    assert counter(wall).startswith("2 of") and box.is_visible()
    wall.keyboard.press("PageUp")
    assert counter(wall).startswith("1 of"), "a remote works wherever the focus is"


def test_escape_leaves_to_the_same_place_of_the_page(wall):
    for _ in range(4):
        wall.keyboard.press("PageDown")
    assert shown(wall) == ["live-quiz"]
    wall.keyboard.press("Escape")
    assert not wall.locator(".rlsedu-bar").count() and wall.get_by_text("The end.").is_visible()
    assert wall.evaluate("location.search") == "" and not wall.locator(".rlsedu-on").count()
    assert not wall.locator("details > .rlsedu-here").is_visible(), "the fold is shut again"
    wall.keyboard.press("PageDown")
    assert not wall.locator(".rlsedu-on").count()


def test_a_shut_demo_says_where_its_guess_is_and_after_the_show_again(wall):
    wall.keyboard.press("PageDown")
    wall.wait_for_selector(".rlsedu-on .rlsedu-cover")
    wall.wait_for_function("document.querySelector('.rlsedu-cover').innerText.includes('one step back (Page Up).')")
    assert "above" not in wall.locator(".rlsedu-cover").inner_text()
    assert not wall.locator(".rlsedu-on .rlsedu-shut .rlsedu-picture").first.is_visible(), "the answer is on the wall"
    wall.keyboard.press("Escape")
    assert "in the box above it." in wall.locator(".rlsedu-cover").inner_text()


OPEN = """() => {
  const shut = document.querySelector('.rlsedu-on .rlsedu-shut');
  shut.classList.remove('rlsedu-shut');
  shut.querySelector('.rlsedu-cover').hidden = true;
}"""
SEEN = """() => {
  const on = document.querySelector('.rlsedu-on'), box = (node) => node.getBoundingClientRect().toJSON();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), small = [];
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement, px = parseFloat(getComputedStyle(node).fontSize);
    const seen = text.data.trim() && node.getClientRects().length && !node.closest('.rlsedu-heard, script');
    if (seen && px < 18) small.push([px, text.data.trim()]);
  }
  for (const node of on.querySelectorAll('input, select, button')) {
    const px = parseFloat(getComputedStyle(node).fontSize);
    const worded = /text|number|select|button|submit/.test(node.type);
    if (node.getClientRects().length && worded && px < 18) small.push([px, node.className]);
  }
  const boxOf = (name) => on.querySelector(name) && box(on.querySelector(name));
  return {
    small, picture: boxOf('.rlsedu-place'), sentence: boxOf('.rlsedu-sentence'),
    control: boxOf('.rlsedu-controls .rlsedu-row'), sideways: on.scrollWidth > on.clientWidth,
  };
}"""


@pytest.mark.parametrize("size", [WALL, (1366, 768), (1920, 1080)], ids="{0[0]}x{0[1]}".format)
def test_all_is_read_from_the_back_of_a_room(wall, size):
    wall.set_viewport_size({"width": size[0], "height": size[1]})
    question = wall.locator(".rlsedu-on .rlsedu-title").bounding_box()
    button = wall.get_by_role("button", name="Show the answer").bounding_box()
    assert question["height"] > 20 and button["y"] + button["height"] <= size[1] + 1, "a guess is seen whole"
    for step in range(5):
        seen = wall.evaluate(SEEN)
        assert not seen["small"] and not seen["sideways"], (step, seen)
        wall.keyboard.press("PageDown")
        wall.wait_for_timeout(200)
    for _ in range(4):
        wall.keyboard.press("PageUp")
    wall.evaluate(OPEN)
    seen = wall.evaluate(SEEN)
    assert seen["picture"]["width"] >= SMALLEST_PX * PICTURE_WORDS_PX, "the words in the picture, too"
    assert max(seen[name]["bottom"] for name in ("picture", "sentence")) <= size[1] + 1
    assert seen["control"]["bottom"] <= size[1] + 1, "a slider is in reach while the picture is seen"
