"""The live demo: controls, a picture that answers at once, and the sentence that says what it shows."""

import contextlib
import html
import threading
from collections.abc import Callable

import anywidget
import traitlets

from rlsedu.evidence import Table, check_kind, checked, whole_in
from rlsedu.stage.controls import Choice, Range, Toggle
from rlsedu.stage.front import carry, front, look, show
from rlsedu.stage.picture import DPI, Picture
from rlsedu.stage.saved import CLOSED, demo_page

LEAST_DOTS, MOST_DOTS = 100, 2160  # across; three a pixel of the widest picture
KINDS = ("set", "reset", "keep", "forget", "commit", "look", "gone")
MOVING = ("values", "sentence", "frame")


class Stage(anywidget.AnyWidget):
    """One demo on the page.

    title: what the reader can find out here. controls: Range, Choice and Toggle objects. model: called with the
    controls' values by name, returns a result. picture: a Picture; its `show(result)` moves it. sentence: result ->
    plain text with numbers. numbers: the Table behind "Where do these numbers come from?". notes: short lines shown
    under the sentence (assumptions, safety). longest: letters of the longest sentence, so that the page keeps room.
    Raises ValueError for anything else.
    """

    _esm = front("controls.js", "picture.js", "stage.js", start="renderStage")
    _css = look()
    title = traitlets.Unicode().tag(sync=True)
    controls = traitlets.List().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    frame = traitlets.Bytes(help="the picture as a PNG, drawn when it is first asked for")
    sentence = traitlets.Unicode().tag(sync=True)
    numbers = traitlets.Unicode().tag(sync=True)
    notes = traitlets.List().tag(sync=True)
    can_keep = traitlets.Bool().tag(sync=True)
    kept = traitlets.Bool(help="whether a kept curve is on the picture").tag(sync=True)
    name = traitlets.Unicode(help="what the picture shows, for those who do not see it").tag(sync=True)
    shapes = traitlets.List(help="width and height in px of the wide and of the narrow picture").tag(sync=True)
    longest = traitlets.Int().tag(sync=True)
    _picture = None  # until the demo is whole, and again when it is closed

    @checked(
        **dict(title=str, controls=list | tuple, model=Callable, picture=Picture, sentence=Callable, numbers=Table),
        **dict(notes=list | tuple, longest=whole_in(0, 10_000)),
    )
    def __init__(self, *, title, controls, model, picture, sentence, numbers=None, notes=(), longest=0):
        self._controls = {check_kind("controls", c, Range, Choice, Toggle).name: c for c in controls}
        self._model, self._picture, self._describe = model, picture, sentence
        self._lock, self._views, self._drawn_for = threading.RLock(), set(), None
        self._start = {c.name: c.value for c in controls}
        self._move(self._start)
        super().__init__(
            title=title,
            controls=[c.spec() for c in controls],
            values=dict(self._start),
            sentence=self._now,
            numbers=numbers._repr_html_() if numbers else "",
            notes=[html.escape(str(note)) for note in notes],
            name=picture.name,
            shapes=[[DPI * side for side in size] for size in (picture.size, picture.narrow_size)],
            longest=longest,
        )
        self.on_msg(self._hear)

    @traitlets.default("frame")
    def _first_frame(self):
        return self._picture.frame()

    @property
    def result(self):
        """The model's result for the present settings."""
        return self._result

    def set(self, **values):
        """Move controls by name and return the new result; raises the ValueError of a bad value and changes nothing."""
        with self._working():
            self._move(self._checked({**self.values, **values}))
            self._publish()
            return self._result

    def reset(self):
        """Put every control back to where it started and forget the kept curve."""
        with self._working():
            self._picture.forget()
            return self.set(**self._start)

    def keep(self):
        """Leave a dashed copy of the present curve for comparison."""
        with self._working():
            self._picture.keep()
            return self.set()

    def close(self):
        """Free the picture and end the connection with the page."""
        if self._picture is None:
            return
        with self._lock:
            self._picture.close()
            self._result, self._now = None, ""
            self._model = self._describe = self._picture = None
        self.layout.close()
        super().close()

    @contextlib.contextmanager
    def _working(self):
        """Keep others out while something changes; RuntimeError if the demo was closed."""
        with self._lock:
            if self._picture is None:
                raise RuntimeError(CLOSED)
            yield

    def _checked(self, values):
        unknown = values.keys() - self._controls.keys()
        if unknown:
            raise ValueError(f"{sorted(unknown)[0]} is not a control here: give some of {', '.join(self._controls)}")
        return {name: self._controls[name].check(value) for name, value in values.items()}

    def _move(self, values):
        result = self._model(**values)
        sentence = self._describe(result)
        self._picture.hold(result)
        self._result, self._moved, self._now = result, values, sentence

    def _publish(self, **extra):
        self._keep_state()
        told = {"values": self.values, "sentence": self.sentence, "size": self._drawn_for, **extra}
        self.send({"kind": "frame", **told}, [self.frame])

    def _keep_state(self):
        self.values, self.sentence, self.frame = self._moved, self._now, self._picture.frame()
        self.can_keep, self.kept = self._picture.can_keep, self._picture.kept

    def _should_send_property(self, key, value):
        """What moves travels as messages; the page's model is told of it only before it is shown."""
        return key not in MOVING and super()._should_send_property(key, value)

    def _hear(self, _, message, __):
        """Answer a request of one view of the page; what piled up there meanwhile comes as the next."""
        parts = _parts(message, self._controls)
        with self._lock:
            if self._picture is None or not parts:
                return
            address = {"sequence": message.get("sequence", 0), "view": message.get("view")}
            kinds = [part["kind"] for part in parts]
            if "gone" in kinds:
                self._lost(address["view"])
                return
            self._views.add(address["view"])
            try:
                self._look(message.get("size"))
                values = self._moved
                for part in parts:
                    values = self._act(part, values)
                self._move(values)
                self._publish(**address, only=kinds == ["look"])
            except Exception as problem:
                known = isinstance(problem, ValueError)
                if known:  # nothing moved, but the view may have asked for another size
                    self._publish(view=address["view"], only=True)
                words = str(problem) if known else f"Something went wrong in this demo ({problem!r}). Press Reset."
                self.send({"kind": "problem", **address, "values": self._moved, "words": words})

    def _act(self, message, values):
        kind = message["kind"]
        if kind == "set":
            return self._checked({**values, **message["values"]})
        if kind == "reset":
            self._picture.forget()
            return self._start
        if kind == "keep":
            self._move(values)  # a new value may have come in the same request
            self._picture.keep()
        elif kind == "forget":
            self._picture.forget()
        return values

    def _look(self, size):
        """Draw from now on for a view of this size: narrow or not, dots across, dark or not."""
        if isinstance(size, list) and len(size) == 3 and isinstance(size[1], int):
            self._drawn_for = size
            self._picture.resize(bool(size[0]), min(max(size[1], LEAST_DOTS), MOST_DOTS), bool(size[2]))

    def _lost(self, view):
        """Free what nobody sees; a view that comes back gets it anew."""
        self._views.discard(view)
        if not self._views:
            self._picture.rest()

    _ipython_display_ = show

    def _repr_mimebundle_(self, **kwargs):
        """Carry the live view, and the picture and its sentence for pages without a kernel."""
        with self._working():
            self._drawn_for = None
            self._picture.resize()
            self._keep_state()
            if not self._views:
                self._picture.rest()
            self.send_state(MOVING)
        bundle = super()._repr_mimebundle_(**kwargs)
        return carry(bundle, self.sentence, demo_page(self.sentence), self.frame, self.name)


def _parts(message, controls):
    """Return the requests in a message of the page; none if it is not one that a page sends."""
    parts = message.get("messages", [message]) if isinstance(message, dict) else []
    if not isinstance(parts, list):
        return []

    def known(part):
        kind = part.get("kind") if isinstance(part, dict) else None
        if kind not in KINDS:
            return False
        values = part.get("values", {})
        return isinstance(values, dict) and values.keys() <= controls.keys()

    return [part for part in parts if known(part)]
