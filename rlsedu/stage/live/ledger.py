"""The live view of the claim ledger: what the reader believes, and at the end the evidence beside it."""

import html

import anywidget
import traitlets

from rlsedu.evidence import checked
from rlsedu.lookback.beliefs import ANSWERS, STAGES, ledger_of
from rlsedu.reader import store_here
from rlsedu.stage.live.front import carry, front, look, show
from rlsedu.stage.questions import citations
from rlsedu.stage.saved import folded, plain


class LiveLedger(anywidget.AnyWidget):
    """The claim ledger on the page, at the start or at the end of the course."""

    _esm = front("controls.js", "ledger.js", start="renderLedger")
    _css = look()
    title = traitlets.Unicode().tag(sync=True)
    answers = traitlets.List().tag(sync=True)
    rows = traitlets.List().tag(sync=True)
    words = traitlets.Unicode(help="how the beliefs compare with the evidence").tag(sync=True)

    @checked(stage=str)
    def __init__(self, stage):
        self.stage, self._store = stage, store_here()
        super().__init__(title=STAGES[ledger_of(stage, self._store.read()).stage], answers=list(ANSWERS))
        self._tell()
        self.on_msg(self._hear)

    def _tell(self):
        read = self._store.read()
        ledger = ledger_of(self.stage, read)
        self.rows = [_spec(row, self.stage) for row in ledger.rows]
        self.words = " ".join(filter(None, (_words(ledger), self._store.trouble)))

    def _hear(self, _, message, __):
        """Keep what the reader believes of a claim; nothing else is heard."""
        message = message if isinstance(message, dict) else {}
        claim, answer = message.get("claim"), message.get("answer")
        if claim in [row["id"] for row in self.rows] and answer in ANSWERS:
            self._store.add(kind="belief", id=claim, guess=answer, stage=self.stage)
            self._tell()

    def close(self):
        """End the connection with the page."""
        self.layout.close()
        super().close()

    _ipython_display_ = show

    def _repr_mimebundle_(self, **kwargs):
        """Carry the live view, and for pages that are not live the claims, at the end with the evidence folded away."""
        rows = ledger_of(self.stage, self._store.read()).rows
        listed = "".join(
            f"<li>{html.escape(row.claim.strength.claim)}{_evidence(row, self.stage)}</li>" for row in rows
        )
        page = f"<p><strong>{html.escape(self.title)}</strong></p><ol>{listed}</ol>"
        return carry(super()._repr_mimebundle_(**kwargs), plain(page), page)


def _evidence(row, stage):
    strength = row.claim.strength
    told = f"<p>{html.escape(strength.level)}. {html.escape(strength.words)}</p>"
    sources = f"<p>Sources: {citations(strength.facts)}</p>"
    return folded("How strong is the evidence?", told + sources) if stage == "end" else ""


def _spec(row, stage):
    """What the page has of a row: the evidence only when the reader has said what they believe at the end."""
    strength = row.claim.strength
    spec = {"id": row.claim.id, "claim": strength.claim, "start": row.start, "end": row.end, "now": getattr(row, stage)}
    if stage == "start" or not row.end:
        return {**spec, "level": "", "words": "", "sources": ""}
    return {**spec, "level": strength.level, "words": strength.words, "sources": citations(strength.facts)}


def _words(ledger):
    said = sum(bool(getattr(row, ledger.stage)) for row in ledger.rows)
    if said < len(ledger.rows):
        return f"{said} of {len(ledger.rows)} claims weighed."
    if ledger.stage == "start":
        return f"All {said} claims weighed. At the end of the course you meet them again, beside the evidence."
    before = sum(row.start == row.claim.strength.level for row in ledger.rows)
    asked = any(row.start for row in ledger.rows)
    at_start = f" At the start it was {before}." if asked else ""
    return f"With {ledger.agree} of {said} claims your belief is as strong as the evidence.{at_start}"
