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


def guess_page(question, options=(), answer=(), sources=""):
    """Return the HTML of a guess that is not running: the question, how to answer, and the answer folded away.

    options, answer: plain text; options of a choice, and sentences of the answer. sources: HTML.
    """
    listed = "".join(f"<li>{html.escape(option)}</li>" for option in options)
    told = "".join(f"<p>{html.escape(words)}</p>" for words in answer) + (
        f"<p>Sources: {sources}</p>" if sources else ""
    )
    asked = f"<p>{html.escape(question)}</p>" + (f'<ol type="a">{listed}</ol>' if listed else "")
    return asked + _not_running("guess") + (_folded("Show the answer", told) if told else "")


def quiz_page(title, questions):
    """Return the HTML of a quiz that is not running: under each answer its feedback, folded away, so it works as it is.

    questions: (question, options, sources) each; options: (text, whether it is right, feedback) each. All is plain text
    but the sources, which are HTML.
    """
    asked = "".join(
        f"<li>{html.escape(question)}{_answers(options, sources)}</li>" for question, options, sources in questions
    )
    how = "<p>Choose an answer: it unfolds, and says whether it is right.</p>"
    return f"<p><strong>{html.escape(title)}</strong></p>{how}<ol>{asked}</ol>{_not_running('keep a score')}"


def _answers(options, sources):
    items = []
    for text, right, feedback in options:
        verdict = f"<strong>{'Right.' if right else 'Not quite.'}</strong> {html.escape(feedback)}"
        told = f"<p>{verdict}</p>" + (f"<p>Sources: {sources}</p>" if right and sources else "")
        items.append(f"<li>{_folded(html.escape(text), told)}</li>")
    return f'<ol type="a">{"".join(items)}</ol>'


def _folded(summary, page):
    return f'<details class="rlsedu-answer"><summary>{summary}</summary>{page}</details>'


def plain(page):
    """Return such HTML as plain text: one line a paragraph or item, with the numbers and letters of its lists.

    What is folded away comes last, under "Answers", with the number of its item.
    """
    lines, answers, counts = [], [], []
    here = lines
    for tag, words in re.findall(r"<(/?\w+)[^>]*>([^<]*)", page):
        if tag in ("ol", "/ol"):
            counts = [*counts, 0] if tag == "ol" else counts[:-1]
        elif tag == "li":
            counts[-1] += 1
            here += ["   " * (len(counts) - 1) + _mark(counts[-1], len(counts))]
        elif tag == "/summary":
            here = answers
            here += ["".join(_mark(count, depth) for depth, count in enumerate(counts, 1))]
        elif tag == "/details":
            here = lines
        elif tag == "p" and here is lines:
            here += [""]
        elif tag == "p" and here[-1] and here[-1][-1] != " ":
            here[-1] += " "
        if words and (counts or tag != "summary"):
            here[-1] += html.unescape(words)
    return "\n".join(lines + (["", "Answers", *answers] if answers else []))


def _mark(count, depth):
    return f"{count}. " if depth == 1 else f"{chr(96 + count)}) "


def _not_running(purpose):
    return f"<p><em>To {purpose}, {IN_SHORT}</em></p>"
