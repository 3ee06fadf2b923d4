"""The line that tells how to run a page; it goes away when the page runs. And the cards of its sources and words."""

import anywidget

from rlsedu.stage.live.front import carry, front, show, style
from rlsedu.stage.saved import HOW_TO_RUN, plain


class Running(anywidget.AnyWidget):
    """Nothing to see on a running page; on a saved one, the line that tells how to run it."""

    _esm = front("cards.js", "running.js", start="renderRunning")
    _css = f"""
    .jp-OutputArea-child:is(:has(.rlsedu-running), :has(+ * .rlsedu-running)),
    .output_container:has(+ * .rlsedu-running) .rlsedu-saved {{ display: none; }}
    {style("cards.css")}
    """

    _ipython_display_ = show

    def _repr_mimebundle_(self, **kwargs):
        """Carry the live part, and the line for pages that are not running."""
        page = f"<p>{HOW_TO_RUN}</p>"
        return carry(super()._repr_mimebundle_(**kwargs), plain(page), page)


def running():
    """Return what stands near the top of a notebook: how to run it, until it runs."""
    return Running()
