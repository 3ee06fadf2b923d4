"""The page side of the widgets, and what they leave behind for pages without a kernel."""

import html
import pathlib

from IPython.display import display

from rlsedu.stage.saved import CLOSED, VIEW, picture

STAGE = (
    "controls.js",
    "picture.js",
    "guessed.js",
    "play.js",
    "held.js",
    "heard.js",
    "stage.js",
)  # of a view with a picture
_HERE = pathlib.Path(__file__).parent


def front(*names, start, **others):
    """Return the text of a widget's module: dom.js, which all widgets share, then the files called `names`.

    start: the name of the function in them that fills the widget's place on the page. others: what it exports besides.
    """
    texts = [(_HERE / name).read_text(encoding="utf-8") for name in ("dom.js", *names)]
    exports = ", ".join(f"{name}: {value}" for name, value in {"render": start, **others}.items())
    return "\n".join([*texts, f"export default {{ {exports} }};\n"])


def page_front():
    """Return the text of a module for pages without a kernel: `render`, and `model`, which answers from packs."""
    return front(*STAGE, "host.js", start="renderStage", model="pageModel")


def site_front():
    """Return the text of a module for a website: what shows demos, guesses and quizzes, and their models' parts."""
    parts = {"predict": "renderPredict", "quiz": "renderQuiz", "model": "pageModel", "host": "hostModel"}
    parts |= {"clock": "clock", "lookOf": "lookOf", "partsOf": "partsOf", "scaleOf": "scaleOf", "keeper": "keeper"}
    return front(*STAGE, "drawing.js", "predict.js", "quiz.js", "host.js", start="renderStage", **parts)


def look():
    """Return the style sheet that all widgets share."""
    return style("stage.css", "page.css")


def style(*names):
    """Return the text of style sheets, one after the other."""
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in names)


def show(widget):
    """Show a widget as two outputs: picture and words, and the live view, which hides them where it lives (page.css).

    A page shows one form of an output only. In one output the view would take the place of picture and words, also
    where it cannot be shown: without its kernel, without anywidget, in exports that ask the network for it.
    """
    if widget._repr_mimebundle_ is None:  # as ipywidgets leaves it after close()
        display({"text/plain": CLOSED}, raw=True)
        return
    data, metadata = widget._repr_mimebundle_()
    view, frame = data.pop(VIEW, None), data.pop("image/png", None)
    saved = (picture(frame, metadata["image/png"]["alt"]) if frame else "") + data["text/html"]
    if getattr(widget, "folded", ""):
        saved = f"<details><summary>{html.escape(widget.folded)}</summary>{saved}</details>"
    saved = f'<div class="rlsedu-saved">{saved}</div>'
    display({**data, "text/html": saved}, raw=True)
    if view:
        display({VIEW: view}, raw=True)


def carry(bundle, text, page, frame=None, name=""):
    """Add to a widget's bundle what a page without a kernel shows, and return it with its metadata.

    bundle: what anywidget's `_repr_mimebundle_` gave. text: plain text. page: the same words as HTML, with how to run.
    frame: the bytes of a PNG, or None. name: what the PNG shows, in a few words, for readers who cannot see it.
    """
    data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
    words = {"text/html": page, "text/plain": text}
    if frame is None:
        return {**data, **words}, metadata
    return {**data, "image/png": frame, **words}, {**metadata, "image/png": {"alt": name}}
