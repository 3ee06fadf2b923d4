"""Promise: a page says how to run it until it runs, and its links move the page."""

import shutil

import pytest
from conftest import HOUSE

from tools import lab as jupyter

LINE = ".jp-OutputArea-output:has-text('This is a saved copy'):visible"
SCROLLER = "document.querySelector('.jp-WindowedPanel-outer')"
FROM_TOP = f"""id => {{
  const heading = document.getElementById(id) ?? document.querySelector(`[data-jupyter-id="${{id}}"]`);
  return heading.getBoundingClientRect().top - {SCROLLER}.getBoundingClientRect().top }}"""


@pytest.mark.parametrize(("view", "screen"), [("doc", jupyter.LAPTOP), ("notebooks", jupyter.PHONE)])
def test_the_line_goes_when_the_page_runs_and_links_move_the_page(chrome, tmp_path, view, screen):
    shutil.copy(HOUSE / "notebooks" / "04-supplements.ipynb", tmp_path)
    with jupyter.jupyterlab(tmp_path) as address:
        page = chrome.new_context(**screen).new_page()
        page.set_default_timeout(60_000)
        jupyter.open_notebook(page, address, "04-supplements.ipynb", view)
        look_run_and_look_again(page, touch=screen is jupyter.PHONE)
        page.context.close()


def look_run_and_look_again(page, touch):
    assert page.locator(LINE).count() == 1
    for anchor in ("Stay-safe", "What-the-models-leave-out", "Sources"):
        page.evaluate(f"{SCROLLER}.scrollTop = 0")
        link = page.locator(f".jp-Notebook a[href$='#{anchor}']").first
        link.evaluate("e => e.scrollIntoView({ block: 'center' })")
        before = page.evaluate(f"{SCROLLER}.scrollTop")
        link.click()
        page.wait_for_function(f"before => Math.abs({SCROLLER}.scrollTop - before) > 500", arg=before)
        at_end = f"{SCROLLER}.scrollTop + {SCROLLER}.clientHeight > {SCROLLER}.scrollHeight - 2"
        page.wait_for_function(f"id => Math.abs(({FROM_TOP})(id)) < 40 || ({at_end})", arg=anchor)
    jupyter.run_all(page, touch=touch)
    assert page.locator(LINE).count() == 0 and page.locator("text=page live").count() == 0
    empty = page.locator(".jp-OutputArea-child:has(.rlsedu-running)")
    assert empty.evaluate("e => e.offsetHeight") == 0
