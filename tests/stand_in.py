"""The page side of a widget by itself, in a real browser, with a kernel that the test plays."""

import gc

from matplotlib.figure import Figure

from rlsedu.stage import Demo, Picture, Range
from rlsedu.stage.live.view import live

# A model as anywidget gives it; `sent` holds what the page sent, `answer` plays the kernel to all views. Views of an
# earlier model on the same window may still have a request to make: they write to the list that was theirs.
STAND_IN = """async ([code, look, state]) => {
  const module = await import(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
  const heard = {};
  document.head.append(Object.assign(document.createElement("style"), { textContent: look }));
  const sent = window.sent = [];
  window.state = state;
  const model = {
    get: (name) => (name === "frame" ? new Uint8Array() : state[name]), send: (message) => sent.push(message),
    on: (names, act) => { for (const name of names.split(" ")) (heard[name] ??= new Set()).add(act); },
    off: (names, act) => { for (const name of names.split(" ")) heard[name].delete(act); },
    set: (changes) => Object.assign(state, changes),
  };
  window.tell = (name, ...words) => [...heard[name] ?? []].forEach((act) => act(...words));
  const asked = ({ extra, more }) => ({ extra, more });
  window.answer = (message) => tell("msg:custom", { ...asked(state), ...message }, [new Uint8Array()]);
  window.show = () => {
    const el = document.body.appendChild(document.createElement("div"));
    window.stop = module.default.render({ model, el });
  };
  show();
}"""

# What a busy Chromium does for a while: it does not tell what comes into sight or goes.
DEAF = "() => { window.IntersectionObserver = class { observe() {} unobserve() {} disconnect() {} }; }"


def place(page, widget, hold=False):
    """Put a widget on the page and return its title's section; its picture is left empty. hold: it asks ahead, too."""
    widget.reset()
    state = {k: v for k, v in widget.get_state().items() if k != "layout" and not k.startswith("_")}
    if state.get("extra", {}).get("shut"):  # for a guess: what is tested here is the demo
        state["extra"] = {**state["extra"], "shut": ""}
    page.evaluate(STAND_IN, [widget._esm, widget._css, {**state, "frame": {}, "hold": hold}])
    if "shapes" in state:
        drawn_to_measure(page)
    widget.close()


def drawn_to_measure(page, when="sent.length"):
    """Answer the page's last request, as a kernel does: to draw the picture as large as its place; return it."""
    page.wait_for_function(when)
    asked = page.evaluate("sent.splice(0).at(-1)")
    assert asked["kind"] == "look"
    page.evaluate(
        "m => answer({...m, kind: 'frame', only: true, values: state.values, sentence: state.sentence})", asked
    )
    return asked


class Line(Picture):
    """A line that can be kept."""

    name = "A line"

    def build(self, figure):
        self.moving(figure.subplots().plot([0, 1], [0, 1])[0], ghost=True)

    def show(self, result):
        pass


def toy(**other):
    """Return a Demo of one slider, without numbers; `other` are parts in place of its own."""
    parts = {"id": "stand_in.toy", "title": "t", "controls": (Range("a", "A", 0, 100, 1, 50),), "model": dict}
    parts |= {"picture": Line, "facts_of": dict, "sentence": lambda **facts: str(facts), "first": 9}
    return Demo(**{**parts, **other})


def evening(**other):
    """Return a live demo with a clock, a plain slider, a share and a slider of factors."""
    controls = (
        Range("sit_from_h", "Sit down at", 16, 26, 0.25, 20, "h", "clock"),
        Range("break_every_min", "Walk every", 10, 240, 5, 60, "min"),
        Range("relief", "Relief", 0, 1, 0.05, 0.9),
        Range("people", "People", 4, 2000, 1, 50, style="log"),
    )
    return live(toy(title="An evening", controls=controls, **other))


def listened(view):
    """Make a live view keep what it sends to its page in `sent`, as pairs of a message and its buffers; return it."""
    view.sent = []
    view.send = lambda content, buffers=None: view.sent.append((content, buffers))
    return view


def hear(view, *messages):
    """Let a live view hear messages of the page; return the last that it sent, if it keeps what it sends."""
    for message in messages:
        view._hear(view, message, [])
    sent = getattr(view, "sent", ())
    return sent[-1][0] if sent else None


def figures():
    """Return the matplotlib figures that are held by anything, each by its identity."""
    gc.collect()
    return {id(thing): thing for thing in gc.get_objects() if isinstance(thing, Figure)}
