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
    sideways: root.scrollWidth > root.clientWidth,
  };
}"""


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("size", [(1366, 768), (1024, 768)], ids="{0[0]}x{0[1]}".format)
def test_the_picture_stays_and_large_words_stand_beside_it(page, name, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    place(page, live(VIEWS[name]()))
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function("document.fullscreenElement && innerWidth - document.fullscreenElement.clientWidth < 4")
    for scrolled in (False, True):
        if scrolled:
            page.evaluate("document.fullscreenElement.scrollTo(0, 1e6)")
        seen = page.evaluate(SEEN)
        left, top, right, bottom = seen["picture"]
        assert min(left, top) >= -1 and bottom <= size[1] + 1, seen
        assert right - left > 0.45 * size[0] and not seen["sideways"]
        assert min(seen["sizes"]) >= SMALLEST_PX
        assert min(seen["beside"]) >= right
