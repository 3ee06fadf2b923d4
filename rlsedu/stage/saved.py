"""What a page shows while it is not running: the words of each demo, and how to make the page run.

The one home of these words. They stand in saved notebooks, where a reader may be in JupyterLab, in Notebook 7, on
Binder, or on a site that only shows the page. So they must be true in all of them.
"""

import html
import re

VIEW = "application/vnd.jupyter.widget-view+json"  # the live form of an output; it needs its kernel
HOW_TO_RUN = (
    "<strong>This page is a saved copy.</strong> Every picture and every sentence is here, but nothing moves yet. "
    "In Jupyter you can make it run. Open the menu <strong>Run</strong> and choose <strong>Run All Cells</strong>. "
    "On a touch screen, tap the double arrow (▶▶) in the bar above, then <strong>Restart</strong>: nothing of yours "
    "is lost. By keyboard, press Esc, then Ctrl and A, then Ctrl and Enter. Does it still not run? The start page has "
    "a part called <em>If a page does not run</em>."
)
IN_SHORT = (
    "run this page in Jupyter: menu <strong>Run</strong>, then <strong>Run All Cells</strong>. On a touch screen: the "
    "double arrow (▶▶) in the bar above, then <strong>Restart</strong>."
)

CLOSED = "this demo is closed: make it anew (run its cell again)"

# What the first cell of a page says where the kernel has no rlsedu: a plain text, so it stands in the notebook itself.
NO_COURSE = """\
This page cannot run here: the course is not installed in its kernel.
You did nothing wrong, and nothing is lost.

If the pictures are gone: load the page again in the browser.
To make the page run: menu Kernel, Change Kernel, and choose one with the course.
If there is none, ask the person who set up Jupyter to install rlsedu for it."""


def demo_page(sentence):
    """Return the HTML that stands under a demo's saved picture: its sentence, and how to move it."""
    return f"<p>{html.escape(sentence)}</p>{_not_running('move the sliders')}"


def guess_page(question, options=()):
    """Return the HTML of a guess that is not running: the question, its options if it has some, and how to answer."""
    return f"<p>{html.escape(question)}</p>{_listed(options, 'a') if options else ''}{_not_running('guess')}"


def quiz_page(title, questions):
    """Return the HTML of a quiz that is not running. questions: pairs of a question and its options, all plain text."""
    asked = "".join(f"<li>{html.escape(question)}{_listed(options, 'a')}</li>" for question, options in questions)
    return f"<p><strong>{html.escape(title)}</strong></p><ol>{asked}</ol>{_not_running('answer')}"


def plain(page):
    """Return such HTML as plain text: one line a paragraph or item, with the numbers and letters of its lists."""
    lines, counts = [], []
    for tag, words in re.findall(r"<(/?\w+)[^>]*>([^<]*)", page):
        if tag in ("ol", "/ol"):
            counts = [*counts, 0] if tag == "ol" else counts[:-1]
        elif tag == "li":
            counts[-1] += 1
            mark = f"{counts[-1]}. " if len(counts) == 1 else f"{chr(96 + counts[-1])}) "
            lines += ["   " * (len(counts) - 1) + mark]
        elif tag == "p":
            lines += [""]
        if words:
            lines[-1] += html.unescape(words)
    return "\n".join(lines)


def _listed(options, kind):
    return f'<ol type="{kind}">' + "".join(f"<li>{html.escape(option)}</li>" for option in options) + "</ol>"


def _not_running(purpose):
    return f"<p><em>To {purpose}, {IN_SHORT}</em></p>"
