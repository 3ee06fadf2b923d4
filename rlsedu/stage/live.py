"""The live demo: controls, a picture that answers at once, and the sentence that says what it shows."""

import html
import threading

import anywidget
import traitlets

from rlsedu.stage.front import carry, front, look
from rlsedu.stage.picture import DPI
from rlsedu.stage.saved import demo_page

MOST_DOTS = 2160  # three dots a pixel of the widest picture


class Stage(anywidget.AnyWidget):
    """One demo on the page.

    title: what the reader can find out here. controls: Range, Choice and Toggle objects. model: called with the
    controls' values by name, returns a result. picture: a Picture; its `show(result)` moves it. sentence: result ->
    plain text with numbers. numbers: the Table behind "Where do these numbers come from?". notes: short lines shown
    under the sentence (assumptions, safety). longest: letters of the longest sentence, so that the page keeps room.
    """

    _esm = front("controls.js", "picture.js", "stage.js", start="renderStage")
    _css = look()
    title = traitlets.Unicode().tag(sync=True)
    controls = traitlets.List().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    frame = traitlets.Bytes().tag(sync=True)
    sentence = traitlets.Unicode().tag(sync=True)
    numbers = traitlets.Unicode().tag(sync=True)
    notes = traitlets.List().tag(sync=True)
    can_keep = traitlets.Bool().tag(sync=True)
    kept = traitlets.Bool(help="whether a kept curve is on the picture").tag(sync=True)
    size = traitlets.List([False, 0, False], help="the picture's layout: narrow, dots across, dark").tag(sync=True)
    name = traitlets.Unicode(help="what the picture shows, for those who do not see it").tag(sync=True)
    shapes = traitlets.List(help="width and height in px of the wide and of the narrow picture").tag(sync=True)
    longest = traitlets.Int().tag(sync=True)

    def __init__(self, *, title, controls, model, picture, sentence, numbers=None, notes=(), longest=0):
        self._controls = {c.name: c for c in controls}
        self._model, self._picture, self._describe = model, picture, sentence
        self._lock = threading.RLock()
        self._start = {c.name: c.value for c in controls}
        self._draw(self._start)
        super().__init__(
            title=title,
            controls=[c.spec() for c in controls],
            values=dict(self._start),
            frame=self._now[0],
            sentence=self._now[1],
            numbers=numbers._repr_html_() if numbers else "",
            notes=[html.escape(str(note)) for note in notes],
            can_keep=picture.can_keep,
            name=picture.name,
            shapes=[[DPI * side for side in size] for size in (picture.size, picture.narrow_size)],
            longest=longest,
        )
        self.on_msg(self._hear)

    @property
    def result(self):
        """The model's result for the present settings."""
        return self._result

    def set(self, **values):
        """Move controls by name and return the new result; raises the ValueError of a bad value and changes nothing."""
        with self._lock:
            self._draw(self._checked({**self.values, **values}))
            self._publish()
            return self._result

    def reset(self):
        """Put every control back to where it started and forget the kept curve."""
        with self._lock:
            self._picture.forget()
            return self.set(**self._start)

    def keep(self):
        """Leave a dashed copy of the present curve for comparison."""
        with self._lock:
            self._picture.keep()
            return self.set()

    def close(self):
        """Free the picture and end the connection with the page."""
        with self._lock:
            self._picture.close()
            self._result, self._now = None, (b"", "")
            self._model = self._describe = None
        self.layout.close()
        super().close()

    def _checked(self, values):
        unknown = values.keys() - self._controls.keys()
        if unknown:
            raise ValueError(f"{sorted(unknown)[0]} is not a control here: give some of {', '.join(self._controls)}")
        return {name: self._controls[name].check(value) for name, value in values.items()}

    def _draw(self, values):
        result = self._model(**values)
        sentence = self._describe(result)
        self._picture.show(result)
        self._result, self._drawn, self._now = result, values, (self._picture.frame(), sentence)

    def _publish(self, **extra):
        frame, sentence = self._now
        self.send({"kind": "frame", "values": self._drawn, "sentence": sentence, **extra}, [frame])
        self.values, self.frame, self.sentence = self._drawn, frame, sentence
        self.kept = self._picture.kept

    def _should_send_property(self, key, value):
        """Frames travel as messages; the traits only keep the state for a page that is opened again."""
        return key not in ("values", "frame", "sentence") and super()._should_send_property(key, value)

    def _hear(self, _, message, __):
        """Answer a request of the page, which sends one at a time: what piled up meanwhile comes merged in the next."""
        with self._lock:
            if self._model is None:
                return
            sequence = message.get("sequence", 0)
            try:
                values = self._drawn
                for part in message.get("messages", [message]):
                    values = self._act(part, values)
                self._draw(values)
                self._publish(sequence=sequence)
            except Exception as problem:
                known = isinstance(problem, ValueError)
                words = str(problem) if known else f"Something went wrong in this demo ({problem!r}). Press Reset."
                self.send({"kind": "problem", "sequence": sequence, "values": self._drawn, "words": words})

    def _act(self, message, values):
        kind = message.get("kind")
        if kind == "set":
            return self._checked({**values, **message["values"]})
        if kind == "reset":
            self._picture.forget()
            return self._start
        if kind == "keep":
            self._draw(values)  # a new value may have come in the same request
            self._picture.keep()
        elif kind == "forget":
            self._picture.forget()
        elif kind == "size":
            self.size = [
                bool(message["narrow"]),
                min(max(int(message["width"]), 100), MOST_DOTS),
                bool(message["dark"]),
            ]
            self._picture.resize(*self.size)
        return values

    def _repr_mimebundle_(self, **kwargs):
        """Carry the live view, and the picture and its sentence for pages without a kernel."""
        frame, sentence = self._now
        return carry(super()._repr_mimebundle_(**kwargs), sentence, demo_page(sentence), frame, self.name)
