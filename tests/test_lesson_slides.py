"""Promise: six to ten slides a chapter, the guess before the picture; each fits a beamer and needs no network."""

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from rlsedu.course import CHAPTERS
from tools import lesson_slides
from tools.lesson_slide_words import plainly, stop_of, told_of
from tools.lesson_words import lesson
from tools.source import BuildError

ROOMS = [chapter for chapter in CHAPTERS if chapter.room]
BUILT = ("01-symptoms", "04-supplements")  # a line to draw, and answers to choose from
BEAMERS = [(1024, 768), (1366, 768)]
SMALLEST_PX = 24  # of words
SHOWN = "document.querySelector('.slide.on')"
NOW = f"`${{location.hash}} ${{{SHOWN}.matches('.asking') ? 'asking' : ''}}`.trim()"
# What does not fit on the slide that is shown: beyond its sheet, over its foot, under the buttons, or too small.
WRONG = f"""() => {{
  const slide = {SHOWN}, sheet = slide.querySelector(".sheet"), foot = slide.querySelector(".foot"), found = [];
  const turn = document.querySelector(".turn").getBoundingClientRect();
  if (sheet.scrollHeight > sheet.clientHeight + 1 || sheet.scrollWidth > sheet.clientWidth + 1) found.push("sheet");
  for (const node of sheet.querySelectorAll("*")) {{
    const box = node.getBoundingClientRect(), said = `${{node.tagName}} ${{node.textContent.slice(0, 30)}}`;
    const inFoot = foot.contains(node), right = inFoot && node !== foot ? turn.left : innerWidth;
    if (!inFoot && box.width && box.bottom > foot.getBoundingClientRect().top + 1) found.push(`low: ${{said}}`);
    if (box.left < 0 || box.right > right) found.push(`wide: ${{said}}`);
    const words = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
    if (words && parseFloat(getComputedStyle(node).fontSize) < {SMALLEST_PX}) found.push(`small: ${{said}}`);
  }}
  return found;
}}"""


@pytest.fixture(scope="module")
def decks(tmp_path_factory):
    """The slides of two chapters, as files in a built website."""
    site = tmp_path_factory.mktemp("site")
    (site / ".nojekyll").touch()
    out = site / "lesson"
    out.mkdir()
    lesson_slides.build(out, BUILT)
    return {name: out / f"{name}-slides.html" for name in BUILT}


@pytest.fixture
def wall(chrome):
    """Opens a file on a wall of some size; `asked` are the addresses that it asked for, `problems` its errors."""
    opened = []

    def show(path, size=BEAMERS[0], at=1, **more):
        page = chrome.new_page(viewport={"width": size[0], "height": size[1]}, **more)
        page.asked, page.problems = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda problem: page.problems.append(str(problem)))
        page.goto(f"{path.as_uri()}#{at}")
        opened.append(page)
        return page

    yield show
    for page in opened:
        page.close()


def breaches(page):
    """What axe-core finds on the slide that is shown."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    return [one["id"] for one in page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]]


def slides_in(path):
    """List (kind, HTML) of the slides of a file."""
    found = re.findall(r'<section id="\d+" class="slide (\w+)[^"]*".*?</section>', text := path.read_text(), re.DOTALL)
    return list(zip(found, re.findall(r"<section .*?</section>", text, re.DOTALL), strict=True))


@pytest.mark.parametrize("name", BUILT)
def test_the_guess_comes_before_the_picture_and_the_point_after(decks, name):
    kinds = [kind for kind, _ in slides_in(decks[name])]
    shown = [kind for kind in kinds if kind == "demo"]
    assert kinds == ["title", "guess", *shown, "found", "question", "keep", "safety", "sources"]
    assert shown and 6 <= len(kinds) <= 10
    assert decks[name].stat().st_size < 3e6


@pytest.mark.parametrize("name", BUILT)
def test_nothing_on_a_slide_before_the_pictures_tells_the_answer(decks, name):
    one = lesson(next(chapter for chapter in ROOMS if chapter.notebook == name))
    before = "".join(html.partition('<div class="notes"')[0] for _, html in slides_in(decks[name])[:2])
    before = before.replace("\u00a0", " ")
    assert one.point not in before and one.guess.why not in before and "Show the answer" not in before
    assert one.quote.strip('"') in before and one.guess.question.split(".")[0] in before


@pytest.mark.parametrize("name", BUILT)
def test_every_slide_has_notes_and_every_picture_words(decks, name):
    for kind, slide in slides_in(decks[name]):
        assert re.search(r'<div class="notes"[^>]*><p>\w', slide), kind
        for image in re.findall(r"<img[^>]*>", slide):
            assert re.match(r'<img alt="[^"]{10,}" src="data:image/png;base64,', image), kind


@pytest.mark.parametrize("name", BUILT)
def test_the_point_of_a_picture_is_not_on_it_before_the_step(decks, name):
    for kind, slide in slides_in(decks[name]):
        if kind in ("demo", "question"):
            asked, told = re.findall(r'<div class="picture (?:ask|later)"><img [^>]*src="([^"]+)"', slide)
            assert asked != told, kind


@pytest.mark.parametrize("chapter", ROOMS, ids=lambda chapter: chapter.notebook)
def test_what_is_chosen_is_there_in_each_chapter(chapter):
    one, own = lesson(chapter), lesson_slides.chosen()[chapter.room]
    assert 1 <= len(own["pictures"]) <= 3  # with the seven others: eight to ten slides
    assert own["pictures"][0]["settings"] == {}
    sentences = [one.demo.told(one.demo.result(**shown["settings"])).short for shown in own["pictures"]]
    assert len(set(sentences)) == len(sentences)  # each setting changes what is said
    assert all(shown["asks"].endswith("?") for shown in own["pictures"])
    assert all(len(told_of(one, row)) > 30 for row in own["found"])
    assert stop_of(one) == 2  # after its guess


def test_words_that_are_not_in_the_walk_are_refused():
    one = lesson(ROOMS[0])
    with pytest.raises(BuildError, match="no paragraph of 01-symptoms"):
        told_of(one, {"fact": "michaud-2005-circadian-x-rest", "begins": "Nobody sat"})


def test_a_second_hand_number_stays_reported_and_a_way_on_is_left_out():
    told = plainly("It was 2 of 3[](fact:bang-2025-pd-risk). [More](#There) stands below. Why? See [this](#x). Ask:")
    assert "reported" in told and "stands below" not in told and "Ask:" not in told
    assert told.endswith("Why? See this.")


@pytest.mark.parametrize("size", BEAMERS, ids="{0[0]}x{0[1]}".format)
@pytest.mark.parametrize("name", BUILT)
def test_every_slide_fits_its_wall_and_axe_finds_nothing(wall, decks, name, size):
    page = wall(decks[name], size)
    wrong = {}
    for _ in range(16):
        now = page.evaluate(NOW)
        if found := page.evaluate(WRONG) + (breaches(page) if size == BEAMERS[0] else []):
            wrong[now] = found
        page.keyboard.press("PageDown")
        if page.evaluate(NOW) == now:
            break
    assert wrong == {}
    assert now == f"#{len(slides_in(decks[name]))}"
    assert page.problems == [] and [a for a in page.asked if not a.startswith(("data:", "file:"))] == []


def test_what_does_not_fit_is_found(wall, decks):
    page = wall(decks[BUILT[0]])
    page.evaluate(
        f"{SHOWN}.querySelector('h1').insertAdjacentHTML('afterend', '<p style=\"font-size: 20px\">{'w ' * 2000}</p>')"
    )
    found = page.evaluate(WRONG)
    assert "sheet" in found and any(one.startswith("small: P") for one in found)


def test_the_keys_of_a_clicker_and_of_a_keyboard(wall, decks):
    page = wall(decks["01-symptoms"])
    count = len(slides_in(decks["01-symptoms"]))
    question = [kind for kind, _ in slides_in(decks["01-symptoms"])].index("question") + 1

    def after(*keys):
        for key in keys:
            page.keyboard.press(key)
        return page.evaluate(NOW)

    assert after("PageDown") == "#2" and after("ArrowRight") == "#3 asking"
    assert not page.locator(".on p.later").is_visible() and page.locator(".on .picture:visible").count() == 1
    assert after(" ") == "#3" and page.locator(".on p.later").is_visible()  # the words come after the question
    assert page.locator(".on .picture:visible").get_attribute("class").endswith("later")
    assert after("PageDown") == "#4 asking"
    assert (
        after("PageUp") == "#3"
        and after("ArrowLeft", "ArrowLeft") == "#2"
        and after("Shift+ ") == "#1"
        and after("PageUp") == "#1"
    )
    assert after("End") == f"#{count}" and after("PageDown") == f"#{count}"
    assert after("Home") == "#1"
    before = page.evaluate("document.activeElement.id")
    assert before == "1"  # who hears it hears the slide
    page.evaluate(f"location.hash = '#{question}'")
    page.wait_for_function(f"{SHOWN}.id === '{question}'")
    assert page.evaluate(NOW) == f"#{question} asking" and not page.locator(".on p.later").is_visible()
    room = page.evaluate(f"{SHOWN}.querySelector('li .later').getClientRects().length")
    assert room == 0  # no gap tells which answer is right
    assert after("PageDown") == f"#{question}" and page.locator(".on p.later").is_visible()  # first the answer
    assert after("PageDown") == f"#{question + 1}" and after("PageUp") == f"#{question}"


def test_notes_stand_under_the_slide_and_in_a_window_of_their_own(wall, decks):
    page = wall(decks["01-symptoms"], BEAMERS[1])
    assert not page.locator(".on .notes").is_visible()
    page.keyboard.press("s")
    assert page.locator(".on .notes").is_visible() and page.evaluate(WRONG.replace(str(SMALLEST_PX), "1")) == []
    page.keyboard.press("s")
    assert not page.locator(".on .notes").is_visible()
    with page.expect_popup() as opened:
        page.keyboard.press("t")
    notes = opened.value
    assert "Read the quote aloud" in notes.inner_text("body") and "Next: Guess first" in notes.inner_text("body")
    notes.keyboard.press("PageDown")  # the teacher's window moves the wall
    assert page.evaluate(NOW) == "#2" and notes.inner_text("h1") == "2 of 10: Guess first"
    notes.close()


def test_paper_has_one_slide_a_page_with_its_notes_and_without_a_script_all_is_there(wall, decks, chrome):
    page = wall(decks["01-symptoms"], at=3)
    printed = page.pdf(tagged=True, outline=True)
    assert len(re.findall(rb"/Type /Page\b", printed)) == len(slides_in(decks["01-symptoms"]))
    page.emulate_media(media="print")
    assert all(node.is_visible() for node in page.locator(".slide h1, .slide .notes, p.later").all())
    plain = chrome.new_context(java_script_enabled=False).new_page()
    plain.goto(decks["01-symptoms"].as_uri())
    assert all(node.is_visible() for node in plain.locator(".slide h1, p.later").all())
    plain.context.close()


def test_a_link_on_each_picture_opens_the_live_demo_of_the_website_beside_it(decks):
    for kind, slide in slides_in(decks["01-symptoms"]):
        assert ('href="../01-symptoms.html?show=2"' in slide) == (kind == "demo")
