"""Promise: axe-core finds nothing to complain about: on a light laptop and on a dark phone."""

import collections
import json

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tools.lab import tall

OURS = [[".jp-OutputArea-output"], [".jp-RenderedMarkdown"]]
# At the very end of the notebook, far below the window: what axe-core must find.
BAD = '<img class="on-purpose" src="data:,"><p class="on-purpose" style="color:#ddd;background:#fff">pale</p>'
WIDE = """[...document.querySelectorAll(".rlsedu > *, .rlsedu input, .rlsedu img")]
  .filter((node) => node.getBoundingClientRect().right > innerWidth + 1).map((node) => node.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="session")
def look(visit):
    """What axe-core finds on the whole page, every fold open, and what is wider than the window: (breaches, wide)."""
    page, window = visit.page, visit.page.viewport_size
    folds = page.locator(".jp-Notebook details:not([open])").element_handles()
    for fold in folds:
        fold.evaluate("fold => { fold.open = true; }")
    # axe-core takes what is scrolled away for hidden, and passes it unread. (JupyterLab's body is 0 px high, which
    # would hide everything.)
    page.evaluate("document.body.style.height = '100vh'")
    tall(page)
    wide = page.evaluate(WIDE)
    last = page.locator(".jp-OutputArea-output").last
    last.evaluate("(output, bad) => output.insertAdjacentHTML('beforeend', bad)", BAD)
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(f"axe.run({{include: {json.dumps(OURS)}}}, {{resultTypes: ['violations']}})")
    page.evaluate("document.querySelectorAll('.on-purpose').forEach(node => node.remove())")
    page.evaluate("document.body.style.height = ''")
    for fold in folds:
        fold.evaluate("fold => { fold.open = false; }")
    page.set_viewport_size(window)
    return [(rule["id"], node) for rule in found["violations"] for node in rule["nodes"]], wide


def test_no_violation(look):
    found = [(rule, node) for rule, node in look[0] if "on-purpose" not in node["html"]]
    often = collections.Counter((rule, node["failureSummary"]) for rule, node in found)
    first = {(rule, node["failureSummary"]): node for rule, node in reversed(found)}
    assert not found, "\n".join(
        f"{count} x {rule}: {first[rule, why]['target'][-1]}\n    {first[rule, why]['html'][:200]}\n    {why}"
        for (rule, why), count in often.items()
    )


def test_a_violation_is_found(look):
    found = " ".join(f"{rule} {node['failureSummary']}" for rule, node in look[0] if "on-purpose" in node["html"])
    assert "image-alt" in found and "foreground color: #dddddd" in found


def test_nothing_is_wider_than_the_window(look):
    assert look[1] == []
