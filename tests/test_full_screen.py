"""Promise: in full screen the picture stays in sight, with words beside it that are read from the back of a room."""

import pytest
from stand_in import place

from rlsedu import journey, supplements, symptoms
from rlsedu.stage.live.view import live

SMALLEST_PX = 18  # of a letter: about as large as the smallest of a picture
VIEWS = {
    "many notes": supplements.months.value,
    "few": journey.my_road.value,
    "number": lambda: journey.predict.value("trial"),
    "line": lambda: symptoms.predict.value("evening"),
}
SEEN = """() => {
  const root = document.querySelector('.rlsedu'), box = (node) => node.getBoundingClientRect();
  const all = (names) => [...root.querySelectorAll(names)].filter((node) => box(node).height);
  const picture = box(root.querySelector('.rlsedu-place'));
  return {
    picture: [picture.left, picture.top, picture.right, picture.bottom],
    sizes: all('.rlsedu-note, .rlsedu-sentence, summary').map((node) => parseFloat(getComputedStyle(node).fontSize)),
    beside: all('.rlsedu-panel, .rlsedu-note, .rlsedu-said, details').map((node) => box(node).left),
    said: box(root.querySelector('.rlsedu-sentence')).bottom,
    ratio: parseFloat(getComputedStyle(root.querySelector('.rlsedu-body')).getPropertyValue('--rlsedu-wide-ratio')),
    sideways: root.scrollWidth > root.clientWidth,
  };
}"""

FOCUSED = "(({ top, bottom }) => [top, bottom])(document.activeElement.getBoundingClientRect())"
NAMED = "document.activeElement.outerHTML.slice(0, 200)"


def enlarge(page, name, width, height):
    page.set_viewport_size({"width": width, "height": height})
    place(page, live(VIEWS[name]()))
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function("document.fullscreenElement && innerWidth - document.fullscreenElement.clientWidth < 4")


def seen_at_both_ends(page):
    for _ in range(2):
        yield page.evaluate(SEEN)
        page.evaluate("document.fullscreenElement.scrollTo(0, 1e6)")


@pytest.mark.parametrize("name", VIEWS)
def test_on_a_wide_screen_the_picture_stays_and_large_words_stand_beside_it(page, name):
    enlarge(page, name, 1366, 768)
    for seen in seen_at_both_ends(page):
        left, top, right, bottom = seen["picture"]
        assert min(left, top) >= -1 and bottom <= 769, seen
        assert right - left > 0.45 * 1366 and not seen["sideways"]
        assert min(seen["sizes"]) >= SMALLEST_PX
        assert min(seen["beside"]) >= right


@pytest.mark.parametrize("name", VIEWS)
def test_on_an_old_projector_the_picture_takes_the_width_and_large_words_stand_below_it(page, name):
    enlarge(page, name, 1024, 768)
    first, last = seen_at_both_ends(page)
    for seen in (first, last):
        left, top, right, bottom = seen["picture"]
        assert min(left, top) >= -1 and right <= 1025 and bottom <= 769, seen
        assert right - left >= min(0.95 * 1024, 700 * seen["ratio"]) and not seen["sideways"]
        assert min(seen["sizes"]) >= SMALLEST_PX
    assert first["picture"][3] <= first["said"] - SMALLEST_PX and first["said"] <= 769


def test_on_an_old_projector_a_control_that_is_reached_by_tab_stands_under_the_picture(page):
    enlarge(page, "many notes", 1024, 768)
    page.locator(".rlsedu-time button").focus()
    for _ in range(8):
        top, bottom = page.evaluate(FOCUSED)
        assert page.evaluate(SEEN)["picture"][3] - 1 <= top and bottom <= 769, page.evaluate(NAMED)
        page.keyboard.press("Tab")
