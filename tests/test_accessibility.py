"""Promise: axe-core finds nothing to complain about: light and dark, wide and as narrow as a phone."""

import collections
import json

import pytest
from axe_playwright_python.base import AXE_SCRIPT

OURS = [[".jp-OutputArea-output"], [".jp-RenderedMarkdown"]]
LOOKS = [("JupyterLab Light", 1200), ("JupyterLab Dark", 390)]  # each theme and each width once: a look takes 20 s


def breaches(page):
    """Run axe-core on the outputs and the rendered text; tell each breach once, with an example and how often it is."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(f"axe.run({{include: {json.dumps(OURS)}}}, {{resultTypes: ['violations']}})")
    nodes = [(rule["id"], node["failureSummary"], node) for rule in found["violations"] for node in rule["nodes"]]
    often = collections.Counter((rule, why) for rule, why, _ in nodes)
    first = {(rule, why): node for rule, why, node in reversed(nodes)}
    return [
        f"{often[rule, why]} x {rule}: {node['target'][-1]}\n    {node['html'][:200]}\n    {' '.join(why.split())}"
        for (rule, why), node in first.items()
    ]


def dress(page, theme, width):
    """Show the page in a theme and a width, with every fold open so that nothing escapes the check."""
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})", theme)
    light = "true" if "Light" in theme else "false"
    page.wait_for_selector(f"body[data-jp-theme-light='{light}']", state="attached")
    page.evaluate("document.querySelectorAll('.jp-Notebook details').forEach(fold => { fold.open = true; })")
    # axe-core takes what is scrolled away for hidden, and passes it unread: show the page whole. (JupyterLab's body
    # is 0 px high, which would hide everything.)
    page.evaluate("document.body.style.height = '100vh'")
    page.wait_for_timeout(500)
    height = page.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollHeight")
    page.set_viewport_size({"width": width, "height": height + 300})
    page.wait_for_timeout(500)


@pytest.mark.parametrize(("theme", "width"), LOOKS, ids=lambda value: str(value).rpartition(" ")[2])
def test_no_violation(visit, source, theme, width):
    page = visit(source).page
    dress(page, theme, width)
    found = breaches(page)
    assert not found, f"{len(found)} breaches in {source.stem}, {theme}, {width} px:\n" + "\n".join(found)


def test_nothing_is_wider_than_a_phone(visit, source):
    page = visit(source).page
    dress(page, "JupyterLab Light", 390)
    wide = page.evaluate(
        "[...document.querySelectorAll('.rlsedu > *, .rlsedu input, .rlsedu img')]"
        ".filter(node => node.getBoundingClientRect().right > innerWidth + 1).map(node => node.outerHTML.slice(0, 120))"
    )
    assert wide == []


def test_a_violation_is_found(visit, source):
    """Also at the very end of the notebook, far below the window."""
    page = visit(source).page
    dress(page, "JupyterLab Light", 1200)
    page.evaluate(
        "[...document.querySelectorAll('.jp-OutputArea-output')].at(-1).insertAdjacentHTML('beforeend',"
        ' \'<p class=on-purpose><img src="data:,"><span style="color:#ddd;background:#fff">pale</span></p>\')'
    )
    found = "\n".join(breaches(page))
    page.evaluate("document.querySelector('.on-purpose').remove()")
    assert "image-alt" in found and "foreground color: #dddddd" in found
