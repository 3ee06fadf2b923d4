"""The page side of the widgets, and what they leave behind for pages without a kernel."""

import pathlib

_HERE = pathlib.Path(__file__).parent


def front(name):
    """Return the text of a widget's module: dom.js, which all widgets share, and then the file called `name`."""
    return "\n".join((_HERE / part).read_text(encoding="utf-8") for part in ("dom.js", name))


def look():
    """Return the style sheet that all widgets share."""
    return (_HERE / "stage.css").read_text(encoding="utf-8")


def carry(bundle, text, frame=None):
    """Add to a widget's bundle what a page without a kernel shows, and return it with its metadata.

    bundle: what anywidget's `_repr_mimebundle_` gave. text: plain text. frame: the bytes of a PNG, or None.
    """
    data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
    picture = {} if frame is None else {"image/png": frame}
    return {**data, **picture, "text/plain": text}, metadata
