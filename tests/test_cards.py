"""Promise: a number in the text leads to its source, a dotted word to its meaning, and both show it on a card.

In a real JupyterLab: under the mouse, by keyboard, by finger; heard once; on a page that does not run as a plain link.
"""

import contextlib
import re

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe

from rlsedu.evidence import card, cite
from rlsedu.journey.words import words
from tools import lab as jupyter
from tools.cards import BARE, CITED, explained
from tools.prose import blocks
from tools.source import read

KEY = "hening-2009-mimic-specificity"
TEXT = f"""# A page

```{{code-cell}} ipython3
from rlsedu.stage import running

running()
```

## Part

At the left edge ferritin is told of. {"Many words stand here, so that the next is far to the right. " * 2}
It was so[](fact:{KEY}).
"""
NUMBER, WORD, CARD = "sup a", "a[href*='#Words']", ".rlsedu-card"


@pytest.fixture(params=["laptop", "phone"])
def opened(request, chrome, tmp_path):
    """A notebook with one number and one dotted word, not run: its page; on a phone in the dark."""
    (tmp_path / "page.md").write_text(TEXT, encoding="utf-8")
    nbformat.write(read(tmp_path / "page.md"), tmp_path / "page.ipynb")
    jupyter.write_notebook(tmp_path / "05-journey.ipynb", "1")
    phone = request.param == "phone"
    with contextlib.ExitStack() as ending:
        address = ending.enter_context(jupyter.jupyterlab(tmp_path, dark=phone))
        context = chrome.new_context(**(jupyter.PHONE if phone else jupyter.LAPTOP))
        ending.callback(context.close)
        page = context.new_page()
        page.set_default_timeout(20_000)
        context.route(
            "http*://**", lambda asked: asked.continue_() if "127.0.0.1" in asked.request.url else asked.abort()
        )
        jupyter.open_notebook(page, address, "page.ipynb", "notebooks" if phone else "doc")
        page.locator(NUMBER).wait_for()
        yield page, phone


def told(page, link):
    """What a screen reader says of a link: its name and its description, as Chromium works them out."""
    node = page.context.new_cdp_session(page)
    found = node.send("Runtime.evaluate", {"expression": f"document.querySelector({link!r})"})["result"]["objectId"]
    (one,) = [
        n for n in node.send("Accessibility.getPartialAXTree", {"objectId": found, "fetchRelatives": False})["nodes"]
    ]
    return one["name"]["value"], one.get("description", {}).get("value", "")


def inside(page):
    box, size = page.locator(CARD).bounding_box(), page.viewport_size
    return box["x"] >= 0 and box["y"] >= 0 and box["x"] + box["width"] <= size["width"] and box["width"] > 100


def test_cards(opened):
    page, phone = opened
    number, word, shown = page.locator(NUMBER), page.locator(WORD), page.locator(CARD)
    meaning = f"{words()['ferritin']['word']}: {words()['ferritin']['meaning']}"
    assert number.get_attribute("href") == cite(KEY).url and number.get_attribute("title") == card(KEY)
    assert told(page, WORD) == ("ferritin", meaning), "a plain link says it, too"
    jupyter.run_all(page, touch=phone)
    if phone:
        by_finger(page, number, word, shown)
    else:
        by_mouse(page, number, word, shown, meaning)
        by_keyboard(page, number, shown)


def by_finger(page, number, word, shown):
    room = number.bounding_box()
    assert room["height"] >= 24 and room["width"] >= 9, "a finger must hit a number in the text"
    for link in (number, word):
        before = page.url
        link.tap()
        shown.wait_for()
        assert inside(page) and "Tap again" in shown.inner_text()
        assert (page.url, len(page.context.pages)) == (before, 1)
    with page.context.expect_page() as other:
        number.tap()
        number.tap()
    assert other.value
    page.bring_to_front()
    word.tap()
    page.locator(".jp-Notebook h1").tap()
    shown.wait_for(state="detached")


def by_mouse(page, number, word, shown, meaning):
    word.hover()
    assert shown.inner_text() == meaning and inside(page)
    shown.hover()
    page.wait_for_timeout(600)
    assert shown.is_visible(), "the mouse may go to the card"
    page.locator("h1").hover()
    shown.wait_for(state="detached")
    assert told(page, WORD) == ("ferritin", "")
    number.hover()
    assert shown.inner_text() == card(KEY) and number.get_attribute("title") is None, "not two cards"
    page.keyboard.press("Escape")
    shown.wait_for(state="detached")


def by_keyboard(page, number, shown):
    page.locator(WORD).focus()
    page.keyboard.press("Tab")
    assert number.evaluate("e => e === document.activeElement") and shown.inner_text() == card(KEY) and inside(page)
    assert told(page, NUMBER) == ("Source 1", card(KEY)), "heard once, with its card"
    found = Axe().run(page, context=".jp-RenderedMarkdown, .rlsedu-card", options={"runOnly": ["wcag2a", "wcag2aa"]})
    assert not found.response["violations"]
    page.emulate_media(media="print")
    assert not shown.is_visible()
    page.emulate_media(media="screen")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.wait_for_timeout(400)
    assert shown.count() == 0


def test_each_part_explains_a_word_once_at_its_first_place():
    (text,) = explained(
        ["Ferritin and *ferritin*.\n\n## One\n\n`ferritin` or [ferritin](x), ferritin, ferritins.\n\n## Two\n\nTH\n"]
    )
    links = re.findall(r'\[(\w+)\]\(05-journey\.ipynb#Words "([^"]+)"\)', text)
    assert [word for word, _ in links] == ["Ferritin", "ferritin", "TH"]
    assert "[ferritin](x), [ferritin](05" in text and "`ferritin`" in text


def test_every_word_of_the_glossary_that_a_text_uses_is_explained_in_it(source):
    cells = [cell.source for cell in read(source).cells if cell.cell_type == "markdown"]
    linked = set(re.findall(r'#Words "([^"]+?): ', "\n".join(cells)))
    prose = re.sub(r"^<.*|`[^`\n]*`", "", "\n\n".join(cells), flags=re.MULTILINE)  # not lists in HTML, not code
    bare = re.sub(r'\[[^\]]*\]\([^)\s]* "[^"]*"\)|\[[^\]]*\]\([^)]*\)', " ", prose)
    told = " ".join(block for block in blocks(bare) if not block.startswith("|"))
    for entry in words().values():
        used = [form for form in entry["forms"] if re.search(rf"(?<![\w-]){re.escape(form)}(?![\w-])", told)]
        assert not used or entry["word"] in linked, used


def test_nothing_is_linked_inside_links_code_headings_and_quotes(source):
    for cell in read(source).cells:
        if cell.cell_type == "markdown":
            assert not re.search(r"^(?:#|>|\|).*#Words", cell.source, re.MULTILINE), cell.source
            assert not re.search(r"\[[^\]]*\[[^\]]*\]\([^)]*#Words", cell.source), cell.source
    assert BARE.search("# ferritin") and CITED.search("so[](fact:a-b)[](fact:c).")
