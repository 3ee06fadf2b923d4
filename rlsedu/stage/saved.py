"""What a page shows while it is not running: the words of each demo, and how to make the page run.

The one home of these words. They stand in saved notebooks, where a reader may be in JupyterLab, in Notebook 7, on
Binder, or on a site that only shows the page. So they must be true in all of them.
"""

import base64
import html
import re

from rlsedu.evidence import checked

VIEW = "application/vnd.jupyter.widget-view+json"  # the live form of an output; it needs its kernel
HOW_TO_RUN = (
    "<strong>This is a saved copy: nothing moves yet.</strong> To make it run in Jupyter: menu <strong>Run</strong>, "
    "<strong>Run All Cells</strong>. On a touch screen: the double arrow (▶▶), then <strong>Restart</strong>; nothing "
    "of yours is lost. By keyboard: Esc, Ctrl and A, Ctrl and Enter. More help: <em>If a page does not run</em>, on "
    "the start page."
)

IN_WORDS = "What the picture shows, in words (it may tell the answer)"
MORE = "More about this"
UNIT = re.compile(r"(?<=\d) (?=%|(?:[mµn]?g|m[ms]?|h|min|SD|per)(?![A-Za-z]))")  # the space before it
CLOSED = "this demo is closed: make it anew (run its cell again)"

# What the first cell of a page says where the kernel has no rlsedu: a plain text, so it stands in the notebook itself.
NO_COURSE = """\
This page cannot run here: the course is not installed in its kernel.
You did nothing wrong, and nothing is lost.

If the pictures are gone: load the page again in the browser.
To make the page run: menu Kernel, Change Kernel, and choose one with the course.
If there is none, ask the person who set up Jupyter to install rlsedu for it."""


@checked(words=str)
def unbroken(words):
    """Return words in which no line ends between a number and its unit: "2 %" stays together.

    words: text or HTML. Raises ValueError for anything else.
    """
    return UNIT.sub("\u00a0", words)


def demo_page(said):
    """Return the HTML under a demo's saved picture: its sentence, and more about it, folded."""
    more = folded(MORE, f"<p>{html.escape(unbroken(said.more))}</p>") if said.more else ""
    return f"<p>{html.escape(unbroken(said.short))}</p>{more}"


def guess_page(question, options=(), answer=(), sources=""):
    """Return the HTML of a guess that is not running: the question, and the answer folded away.

    options, answer: plain text; options of a choice, and sentences of the answer. sources: HTML.
    """
    listed = "".join(f"<li>{html.escape(option)}</li>" for option in options)
    told = "".join(f"<p>{html.escape(words)}</p>" for words in answer) + (
        f"<p>Sources: {sources}</p>" if sources else ""
    )
    asked = f"<p>{html.escape(question)}</p>" + (f'<ol type="a">{listed}</ol>' if listed else "")
    return asked + (folded("Show the answer", told) if told else "")


def quiz_page(quiz, questions):
    """Return the HTML of a quiz that is not running: under each answer its feedback, folded away, so it works as it is.

    quiz: its title and the words of its fold. questions: for each a Question, what stands Beside it, and its sources as
    HTML.
    """
    asked = "".join(f"<li>{_question(*parts)}</li>" for parts in questions)
    how = "<p>Choose an answer: it unfolds, and says whether it is right.</p>"
    page = f"{how}<ol>{asked}</ol>"
    if quiz.fold:
        page = f"<details><summary>{html.escape(quiz.fold)}</summary>{page}</details>"
    return f"<p><strong>{html.escape(quiz.title)}</strong></p>{page}"


def picture(frame, name):
    """Return a PNG as HTML that carries it. name: what it shows, for those who do not see it."""
    return f'<img alt="{html.escape(name)}" src="data:image/png;base64,{base64.b64encode(frame).decode()}">'


def _question(question, near, sources):
    shown = ""
    if near.picture:
        words = f"<p>{html.escape(near.sentence)}</p>"
        shown = f"<p>{picture(near.picture, near.name)}</p>{folded(IN_WORDS, words)}"
    return f"{html.escape(question.question)}{shown}{_answers(question, near, sources)}"


def _answers(question, near, sources):
    items = []
    for option in question.options:
        verdict = f"<strong>{'Right.' if option.right else 'Not quite.'}</strong> {html.escape(option.feedback)}"
        told = f"<p>{verdict}</p>"
        if option.right and sources:
            told += f"<p>Sources: {sources}</p>"
        elif near.title and not option.right:
            told += f"<p>Look again: {html.escape(near.title)} (chapter {html.escape(near.chapter)})</p>"
        items.append(f"<li>{folded(html.escape(option.text), told)}</li>")
    return f'<ol type="a">{"".join(items)}</ol>'


def folded(summary, page):
    """Return HTML that is folded away under a summary, which is HTML, too."""
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
