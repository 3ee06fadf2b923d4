"""The page side of the widgets, and what they leave behind for pages without a kernel."""

import pathlib

_HERE = pathlib.Path(__file__).parent


def front(*names, start):
    """Return the text of a widget's module: dom.js, which all widgets share, then the files called `names`.

    start: the name of the function in them that fills the widget's place on the page.
    """
    texts = [(_HERE / name).read_text(encoding="utf-8") for name in ("dom.js", *names)]
    return "\n".join([*texts, f"export default {{ render: {start} }};\n"])


def look():
    """Return the style sheet that all widgets share."""
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in ("stage.css", "page.css"))


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
