"""The base of the live views: a widget that shows a scene and hears its readers."""

import contextlib
import threading

import anywidget
import traitlets

from rlsedu.evidence import checked
from rlsedu.stage.live.ahead import Ahead
from rlsedu.stage.live.front import carry, show
from rlsedu.stage.live.front import look as style_sheet
from rlsedu.stage.requests import look, parts_of, words_of
from rlsedu.stage.saved import CLOSED
from rlsedu.stage.scene import Scene

MOVING = ("values", "sentence", "more", "frame")


class LiveView(anywidget.AnyWidget):
    """What both have: a scene whose settings the page moves, and whose picture each view has in its own size."""

    _css = style_sheet()
    title = traitlets.Unicode().tag(sync=True)
    about = traitlets.Unicode(help="the id of the demo or the guess").tag(sync=True)
    controls = traitlets.List().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    frame = traitlets.Bytes(help="the picture as a PNG, drawn when it is first asked for")
    sentence = traitlets.Unicode(help="the short one").tag(sync=True)
    more = traitlets.Unicode(help="the rest, one click away").tag(sync=True)
    numbers = traitlets.Unicode(help="the table of the numbers used when it was last shown, as HTML").tag(sync=True)
    notes = traitlets.List().tag(sync=True)
    can_keep = traitlets.Bool().tag(sync=True)
    kept = traitlets.Bool(help="whether a kept curve is on the picture").tag(sync=True)
    extra = traitlets.Dict(help="what a guess tells besides").tag(sync=True)
    name = traitlets.Unicode(help="what the picture shows, for those who do not see it").tag(sync=True)
    shapes = traitlets.List(help="width and height in px of the wide and of the narrow picture").tag(sync=True)
    longest = traitlets.Int(help="letters of the longest sentence").tag(sync=True)
    first = traitlets.Int(help="how many controls stand open").tag(sync=True)
    time = traitlets.Unicode(help="the control that Play runs").tag(sync=True)
    hold = traitlets.Bool(help="whether the page holds frames ahead of the hand").tag(sync=True)
    _scene = None  # until the view is whole, and again when it is closed

    @checked(scene=Scene)
    def __init__(self, scene):
        self.demo, self._scene = scene.demo, scene
        self._lock, self._views, self._drawn_for = threading.RLock(), set(), None
        self._ahead = Ahead(self._draw_ahead)
        super().__init__(**scene.state())
        self.on_msg(self._hear)

    @traitlets.default("frame")
    def _first_frame(self):
        return self._scene.picture.frame()

    @property
    def result(self):
        """The model's result for the present settings; None when the demo is closed."""
        return self._scene and self._scene.result

    @property
    def folded(self):
        """What is written on the fold in which a page that is not running keeps it; empty for none."""
        return self._scene.folded if self._scene else ""

    @property
    def picture(self):
        """The Picture on the page; None when the demo is closed."""
        return self._scene and self._scene.picture

    def set(self, **values):
        """Move controls by name and return the new result; raises the ValueError of a bad value and changes nothing."""
        return self._take("set", values)

    def reset(self):
        """Put every control back to where it started and forget what was kept or guessed."""
        return self._take("reset")

    def close(self):
        """Free the picture and end the connection with the page."""
        if self._scene is None:
            return
        with self._lock:
            self._scene.close()
            self._scene = None
        self.layout.close()
        super().close()

    @contextlib.contextmanager
    def _working(self):
        """Keep others out while something changes; RuntimeError if the demo was closed."""
        with self._lock:
            if self._scene is None:
                raise RuntimeError(CLOSED)
            yield self._scene

    def _take(self, kind, values=None):
        with self._working() as scene:
            scene.take([{"kind": kind, "values": values or {}}])
            self._publish()
            return scene.result

    def _publish(self, **address):
        self._keep_state()
        told = {"values": self.values, "sentence": self.sentence, "more": self.more, "extra": self.extra}
        self.send({"kind": "frame", "size": self._drawn_for, **told, **address}, [self.frame])

    def _keep_state(self):
        scene = self._scene
        with self.hold_sync():
            self.values, self.frame = scene.values, scene.picture.frame()
            self.sentence, self.more = scene.sentence.short, scene.sentence.more
            self.can_keep, self.kept, self.extra = scene.picture.can_keep, scene.picture.kept, scene.extra()

    def _should_send_property(self, key, value):
        """What moves travels as messages; the page's model is told of it only before it is shown."""
        return key not in MOVING and super()._should_send_property(key, value)

    def _hear(self, _, message, __):
        """Answer a request of one view of the page; what piled up there meanwhile comes as the next."""
        with self._lock:
            parts = self._scene and parts_of(message, self._scene)
            if not parts:
                return
            address = {"sequence": message.get("sequence", 0), "view": message.get("view")}
            kinds = [part["kind"] for part in parts]
            if "gone" in kinds:
                self._lost(address["view"])
            elif "ahead" in kinds:
                self._look_ahead(message)
            elif "numbers" in kinds:
                self.send({"kind": "numbers", "view": address["view"], "numbers": self._scene.numbers()})
            else:
                self._answer(parts, address, message.get("size"), only=kinds == ["look"])

    def _answer(self, parts, address, size, only):
        self._views.add(address["view"])
        try:
            self._look(size)
            self._scene.take([part for part in parts if part["kind"] != "look"])
            self._publish(**address, only=only)
        except Exception as problem:
            if isinstance(problem, ValueError):  # nothing moved, but the view may have asked for another size
                self._publish(view=address["view"], only=True)
            self.send({"kind": "problem", **address, "values": self._scene.values, "words": words_of(problem)})

    def _look_ahead(self, asked):
        """Begin to draw the other places of the control that a reader has in hand."""
        control = {one.name: one for one in self.demo.controls}.get(asked.get("name"))
        if not control or not isinstance(asked.get("places"), list):
            return
        told = {"kind": "held", "view": asked.get("view"), "epoch": asked.get("epoch")}
        values = asked.get("values", {})
        self._ahead.begin([(asked.get("size"), {**values, control.name: place}, told) for place in asked["places"]])

    def _draw_ahead(self, job):
        """Draw and send one frame that nobody has asked for yet; False if it is no longer of use."""
        size, values, told = job
        with self._lock:
            if self._scene is None or told["view"] not in self._views or size != self._drawn_for:
                return False
            if sum(self.values[name] != value for name, value in values.items()) > 1:
                return False  # another control was moved
            try:
                values, said, extra, frame = self._scene.peek(self.demo.settings(**values))
            except ValueError:
                return True  # what the model refuses is told when somebody asks for it
            self.send({**told, "values": values, "sentence": said.short, "more": said.more, "extra": extra}, [frame])
        return True

    def _look(self, size):
        """Draw from now on for a view of this size: narrow or not, dots across, dark or not."""
        if look(self._scene, size):
            self._drawn_for = size

    def _lost(self, view):
        """Free what nobody sees; a view that comes back gets it anew."""
        self._views.discard(view)
        self._ahead.stop()
        if not self._views:
            self._scene.picture.rest()

    _ipython_display_ = show

    def _repr_mimebundle_(self, **kwargs):
        """Carry the live view, and the picture and its words for pages without a kernel."""
        with self._working() as scene:
            self._drawn_for = None
            scene.picture.resize()
            self._keep_state()
            self.numbers = scene.numbers()
            page, text, frame = scene.saved()
            if not self._views:
                scene.picture.rest()
            self.send_state(MOVING)
        return carry(super()._repr_mimebundle_(**kwargs), text, page, frame, self.name)
