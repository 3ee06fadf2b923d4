"""Promise: page.css makes cards of tables on a phone, a handle of folded code, and opens folds on paper."""

import re

import pytest
from conftest import HOUSE

from rlsedu.evidence import Table, bibliography, fact, measured

LOOK = (HOUSE / "rlsedu" / "stage" / "live" / "page.css").read_text(encoding="utf-8")
# JupyterLab's own rules for folded code, which come after those of page.css in its pages.
JUPYTER = """.jp-Cell-inputWrapper { display: flex } .jp-Placeholder { display: flex; width: 100% }
  .jp-Placeholder-prompt { flex: 0 0 64px }
  .jp-Placeholder-content { flex: 1 1 auto; box-sizing: border-box; padding: 4px 6px }
  .jp-PlaceholderText { white-space: nowrap } .jp-InputPlaceholder > .jp-Placeholder-content { background: #f5f5f5 }"""
CODE = """<div class="jp-Cell jp-CodeCell"><div class="jp-Cell-inputWrapper">
  <div class="jp-Placeholder jp-InputPlaceholder"><div class="jp-Placeholder-prompt">[4]:</div>
    <div class="jp-Placeholder-content" title="Click to expand" tabindex="0" onclick="this.dataset.unfolded = 1">
      <div><span class="jp-PlaceholderText">symptoms.evening()</span>
        <span class="jp-MoreHorizIcon">...</span></div></div>
  </div></div><div class="jp-OutputPrompt">[4]:</div></div>"""
WORDS = "e => ({words: getComputedStyle(e, '::before').content, kind: getComputedStyle(e).display})"
WIDTHS = [(360, "block"), (500, "block"), (700, "table-cell"), (1300, "table-cell")]


@pytest.fixture(scope="module")
def show(chrome):
    """A function that shows HTML as an output of a notebook, with page.css only, at a width in px."""
    page = chrome.new_page()

    def showing(markup, width):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(media="screen", color_scheme="light")
        body = f'<div class="jp-Notebook"><div class="jp-RenderedHTMLCommon">{markup}</div></div>'
        page.set_content(f"<html lang=en><style>body {{ margin: 0 }} {LOOK} {JUPYTER}</style>{body}</html>")
        return page

    yield showing
    page.close()


def overflow(page):
    return page.evaluate(
        "[...document.querySelectorAll('body *')].filter(e => getComputedStyle(e).overflowX === 'auto' ?"
        " e.scrollWidth > e.clientWidth : e.getBoundingClientRect().right > innerWidth)"
        ".map(e => e.outerHTML.slice(0, 90))"
    )


@pytest.mark.parametrize(("width", "kind"), WIDTHS)
def test_a_table_is_made_of_cards_on_a_phone_and_nothing_scrolls_sideways(show, width, kind):
    table = measured("hogl-2005-bruneck", "collings-2013-regression", "hening-2009-mimic-specificity")
    page = show(table._repr_html_(), width)
    cells = page.eval_on_selector_all("tbody td", f"cells => cells.map({WORDS})")
    assert len(cells) == 9 and {cell["kind"] for cell in cells} == {kind} and overflow(page) == []
    labels = [cell["words"] for cell in cells[:3]]
    if kind == "block":
        assert [re.search(r"[a-z][a-z ()]+", label)[0] for label in labels] == list(table.columns[1:])
        caption, first = page.locator("caption").bounding_box(), page.locator("tbody tr").first.bounding_box()
        assert caption["x"] == first["x"] == 0 and caption["width"] == first["width"] == width
        assert caption["y"] + caption["height"] <= first["y"]
    else:
        assert set(labels) == {"none"}
        assert page.eval_on_selector("tbody th", "e => getComputedStyle(e).fontWeight") == "400"
    assert page.eval_on_selector("caption", "e => getComputedStyle(e).textAlign") == "left"


@pytest.mark.parametrize("width", [360, 1300])
def test_a_card_is_still_a_table_for_a_screen_reader(show, width):
    page = show(Table("Who?", ("who", "how many"), [("women", 3)])._repr_html_(), width)
    table = page.get_by_role("table", name="Who?")
    assert table.get_by_role("columnheader").all_inner_texts() == ["who", "how many"]
    assert table.get_by_role("rowheader", name="women").count() == table.get_by_role("cell", name="3").count() == 1
    assert len(table.get_by_role("row").all()) == 2


def test_folded_code_leaves_one_quiet_handle_at_the_right(show):
    page = show(CODE, 390)
    handle = page.locator(".jp-Placeholder-content")
    box = handle.bounding_box()
    assert 380 < box["x"] + box["width"] <= 390 and 24 <= box["height"] < 32 and 44 <= box["width"] < 60
    assert page.locator(".jp-Cell").inner_text().strip() == ""
    style = "getComputedStyle(e, '::after')"
    assert handle.evaluate(f"e => {style}.content") == '"code"'
    assert handle.evaluate(f"e => {contrast(style)}") >= 4.5
    handle.click()
    assert handle.get_attribute("data-unfolded") == "1"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert handle.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def contrast(style):
    """JavaScript for the contrast of grey words with white paper."""
    light = "(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)"
    grey = f"{style}.opacity * (parseInt({style}.color.match(/\\d+/)[0]) / 255) + 1 - {style}.opacity"
    return f"1.05 / ({light}({grey}) + 0.05)"


def test_the_sources_open_by_keyboard_and_fit_a_phone(show):
    page = show(bibliography(cited=["hogl-2005-bruneck", "hening-2009-mimic-specificity"])._repr_html_(), 390)
    lines = page.locator("li")
    assert (
        lines.count() == len({fact(key).source for key in ("hogl-2005-bruneck", "hening-2009-mimic-specificity")}) > 1
    )
    assert not any(line.is_visible() for line in lines.all())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert all(line.is_visible() for line in lines.all()) and overflow(page) == []
    page.keyboard.press("Enter")
    assert not lines.first.is_visible()


@pytest.mark.parametrize("page_css", [True, False])
def test_folds_lie_open_on_paper_with_page_css_alone_and_without_it(show, page_css):
    """JupyterLab strips the list's own rule from a notebook that it does not trust; an export has no page.css."""
    markup = bibliography(cited=["hogl-2005-bruneck"])._repr_html_()
    page = show(re.sub("<style.*?</style>", "", markup) if page_css else markup, 390)
    if not page_css:
        page.set_content(markup)
    assert not page.locator("li").first.is_visible()
    page.emulate_media(media="print")
    assert all(line.is_visible() for line in page.locator("li").all())
