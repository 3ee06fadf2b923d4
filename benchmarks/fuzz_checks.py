"""What benchmarks/fuzz.py holds true: the page says what the kernel says, and the kernel what a fresh demo says."""

import base64
import importlib
import io
import json
import math
import uuid

import numpy as np
import websocket
from PIL import Image

from rlsedu.reader import store_here
from rlsedu.stage import Guess
from rlsedu.stage.guess_scene import GuessScene
from rlsedu.stage.saved import unbroken
from rlsedu.stage.scene import DemoScene

# Everything a reader sees of the demos: their words, controls and pictures.
SEEN = """(pictures) => [...document.querySelectorAll('.rlsedu:not(.rlsedu-quiz)')].map((root) => {
  const place = root.querySelector('.rlsedu-place'), image = root.querySelector('img');
  const box = place.getBoundingClientRect();
  const one = (node) => {
    if (node.matches('.rlsedu-knot')) return { slider: Number(node.value), step: Number(node.step) };
    const range = node.querySelector('input[type=range]'), text = node.querySelector('input[type=text]');
    const list = node.querySelector('select'), tick = node.querySelector('input[type=checkbox]');
    if (range) return { slider: Number(range.value), step: Number(range.step), box: text.value,
                        refused: text.getAttribute('aria-invalid') === 'true' };
    if (list) return { value: list.value };
    if (tick) return { value: tick.checked };
    return { value: node.querySelector('input:checked')?.value ?? null };
  };
  const title = root.querySelector('h3').textContent;
  return {
    title, sentence: root.querySelector('.rlsedu-sentence').textContent,
    problem: root.querySelector('.rlsedu-problem').textContent,
    numbers: root.querySelector('details[open] > .rlsedu-numbers')?.textContent ?? null,
    buttons: [...root.querySelectorAll('.rlsedu-buttons button:not([hidden], .rlsedu-large)')]
      .map((b) => b.textContent),
    controls: Object.fromEntries([...root.querySelectorAll('[data-name]')].map((n) => [n.dataset.name, one(n)])),
    visible: box.width > 0 && box.bottom > 0 && box.top < innerHeight
      && root.checkVisibility({ contentVisibilityAuto: true }),
    size: [image.naturalWidth, image.naturalHeight], wanted: box.width * devicePixelRatio,
    narrow: getComputedStyle(place).getPropertyValue('--rlsedu-is-narrow').trim() === '1',
    dark: document.body.dataset.jpThemeLight === 'false',
    picture: pictures.includes(title) ? image.src : '',
  };
})"""
# Feedback that does not belong to the answer that is chosen.
QUIZZES = """() => [...document.querySelectorAll('.rlsedu-quiz .rlsedu-question')].map((question) => [
  question.querySelector('legend').textContent.replace(/^\\d+\\. /, ''),
  question.querySelector('input:checked')?.closest('.rlsedu-option').textContent ?? null,
  question.querySelector('.rlsedu-feedback').textContent])"""
LISTEN = """
import html, json, logging, psutil, re
class _Ear(logging.Handler):
    heard = []
    def emit(self, record):
        if record.exc_info: self.heard.append(f"{record.getMessage()}: {record.exc_info[1]!r}")
for _log in (logging.getLogger(), get_ipython().kernel.log): _log.addHandler(_Ear(logging.WARNING))
def _words(page): return html.unescape(re.sub("<[^>]*>", "", page))
def _state(d):
    guess = "committed" in d.extra
    return {"values": d.values, "sentence": d.sentence, "kept": d.kept, "open": guess and d.extra["committed"],
            "placed": guess and d.result.guess is not None, "marked": getattr(d._scene, "marked", None),
            "numbers": None if guess else _words(d.demo.numbers(**d.values)._repr_html_())}
"""
TELL = """print(json.dumps({"demos": {n: _state(d) for n, d in W.items()}, "heard": _Ear.heard,
  "drawn": sum(d.picture.laid_out for d in W.values()),
  "mib": psutil.Process().memory_info().rss / 2**20})); """
MOST_DOTS = 2160


class Kernel:
    """A second line to a page's kernel, for code that no cell shows. errors: what the kernel complained about."""

    def __init__(self, address, kernel, token):
        self._url = f"{address.replace('http', 'ws')}/api/kernels/{kernel}/channels?token={token}"
        self._line, self.errors = None, []
        self._connect()
        self.run(LISTEN)

    def _connect(self):
        self._line = websocket.create_connection(self._url, timeout=60)

    def run(self, code):
        """Run code and return what it printed; errors of the kernel, also of other requests, go to `errors`."""
        try:
            return self._run(code)
        except (OSError, websocket.WebSocketConnectionClosedException):  # the server drops a line that is silent long
            self._connect()
            return self._run(code)

    def _run(self, code):
        asked, printed, done = uuid.uuid4().hex, [], set()
        header = {"msg_id": asked, "msg_type": "execute_request", "username": "", "session": "fuzz", "version": "5.3"}
        content = {"code": code, "silent": False, "store_history": False, "allow_stdin": False}
        whole = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
        self._line.send(json.dumps(whole))
        while len(done) < 2:
            raw = self._line.recv()
            if isinstance(raw, bytes):
                continue  # a picture on its way to the page
            message = json.loads(raw)
            kind, content, mine = (
                message["msg_type"],
                message["content"],
                message["parent_header"].get("msg_id") == asked,
            )
            if kind == "error" or (kind == "stream" and content["name"] == "stderr"):
                self.errors.append(content.get("text") or f"{content['ename']}: {content['evalue']}")
            elif mine and kind == "stream":
                printed.append(content["text"])
            elif mine and (kind == "execute_reply" or content.get("execution_state") == "idle"):
                done.add(kind)
        return "".join(printed)

    def about(self):
        """Return title and controls of each demo by its name."""
        return json.loads(self.run("print(json.dumps({n: (d.title, d.controls) for n, d in W.items()}))"))

    def tell(self):
        """Return the state of all demos, what was logged with a traceback, and in MiB and pictures what they cost."""
        return json.loads(self.run(TELL))

    def close(self):
        self._line.close()


def value_of(name):
    """Return the Demo or Guess of a name: "symptoms.evening", or "symptoms.predict:yes"."""
    room, _, what = name.partition(".")
    maker, _, which = what.partition(":")
    return getattr(importlib.import_module(f"rlsedu.{room}"), maker).value(*([which] if which else []))


def fresh(name, state, size, dark):
    """Return the sentence and the pixels of a new demo of that state, drawn at the size (dots across and down)."""
    store_here().erase()  # a reader who did nothing yet
    value = value_of(name)
    guess = isinstance(value, Guess)
    scene = GuessScene(value) if guess else DemoScene(value)
    picture, (across, down) = scene.picture, size
    shapes = picture.size, picture.narrow_size
    narrow = min((False, True), key=lambda n: abs(shapes[n][0] / shapes[n][1] - across / down))
    picture.resize(narrow, across, dark)
    if state["marked"] and scene.before.kind == "curve":
        picture.mark(scene.before.places, state["marked"])
    if state["placed"] or not guess:
        scene.take([{"kind": "commit" if state["open"] else "set", "values": state["values"]}])
    elif state["open"]:
        scene.take([{"kind": "skip"}])
    found = scene.sentence.short, pixels(picture.frame()), narrow
    scene.close()
    return found


def pixels(png):
    """Return a PNG's pixels, from its bytes or from an address that holds them."""
    if isinstance(png, str):
        png = base64.b64decode(png.partition(",")[2])
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), dtype=int)


def shows(control, spec, value):
    """Tell whether a control on the page shows the value, as (right, in words what it shows)."""
    if spec["kind"] != "range":
        return control["value"] == value, repr(control["value"])
    at = math.log10(value) if spec["style"] == "log" else value
    right = abs(control["slider"] - at) <= 0.51 * control["step"] + 1e-6
    if spec["style"] == "knot":
        return right, f"point {control['slider']:g}"
    if not control["refused"]:
        right = right and _reads(control["box"], spec, value)
    return right, f"slider {control['slider']:g}, box {control['box']!r}"


def _reads(text, spec, value):
    try:
        if spec["style"] == "clock":
            hours, minutes = text.split(":")
            return (int(hours) * 60 + int(minutes) - round(value * 60)) % 1440 in (0, 1439, 1)
        found = float(text)
    except ValueError:
        return False
    if spec["style"] == "log":
        return abs(found - value) <= 0.006 * value
    digits = min(6, max(0, math.ceil(-math.log10(spec["step"]) - 1e-9)))
    return abs(found - value) <= 0.5001 * 10**-digits


def words_wrong(name, view, state, specs):
    """Yield (kind, details) for what a view says or shows on its controls and the kernel does not."""
    for spec in specs:
        right, words = shows(view["controls"][spec["name"]], spec, state["values"][spec["name"]])
        if not right:
            yield "control is not the kernel's value", f"{name} {spec['name']}: {words}, kernel {state['values']}"
    if view["sentence"] != unbroken(state["sentence"]):
        yield "sentence is not the kernel's", f"{name}: {view['sentence']!r}, kernel {state['sentence']!r}"
    if view["numbers"] not in (None, state["numbers"]):
        yield "open table is not the kernel's", f"{name} {state['values']}: {view['numbers'][:600]!r}"
    if "Something went wrong" in view["problem"]:
        yield "something went wrong", f"{name}: {view['problem']}"
    button = view["buttons"][-1] if view["buttons"] else ""
    if name.partition(".")[2].startswith("predict:"):
        right = ["Guess again"] if state["open"] else ["Show the answer", "Skip: no guess"]
        if view["buttons"] != right:
            yield "buttons are not the kernel's state", f"{name}: {view['buttons']}, open {state['open']}"
    if button.endswith(("this curve", "kept curve")) and button.startswith("Forget") != state["kept"]:
        yield "button is not the kernel's state", f"{name}: {button!r}, kept {state['kept']}"


def picture_wrong(name, view, state, alone):
    """Yield (kind, details) where the picture differs from a fresh one, or has not the size it is shown at.

    alone: whether it is the demo's only view; if not, its width may be that of the other.
    """
    sentence, new, narrow = fresh(name, state, view["size"], view["dark"])
    if sentence != state["sentence"]:
        yield "sentence is not a fresh one", f"{name} {state['values']}: {state['sentence']!r}, fresh {sentence!r}"
    wanted = min(view["wanted"], MOST_DOTS)
    if alone and (abs(view["size"][0] - wanted) > 1.5 or narrow != view["narrow"]):
        yield "picture has another size than its place", f"{name}: {view['size']}, place {wanted:.1f}, narrow {narrow}"
    if state["kept"]:
        return
    shown = pixels(view["picture"])
    if shown.shape != new.shape:
        yield "picture is not a fresh one", f"{name} {state['values']}: {shown.shape}, fresh {new.shape}"
    elif (differ := np.abs(shown - new).max(axis=2)).any():
        many, most = (differ > 0).sum(), differ.max()
        words = f"{many} of {differ.size} dots, by at most {most} of 255, size {view['size']}, dark {view['dark']}"
        kind = "picture is not a fresh one" if most > 40 and many > 50 else "picture is nearly a fresh one"
        yield kind, f"{name} {state['values']} placed {state['placed']} open {state['open']}: {words}"


def quiz_wrong(asked, answers):
    """Yield (kind, details) for feedback that belongs to another answer. answers: {question: {option: feedback}}."""
    for question, chosen, feedback in asked:
        if not feedback or feedback == "Choose an answer first.":
            continue
        right = answers.get(question, {}).get(chosen, "?")
        if feedback not in (f"Right. {right}", f"Not quite. {right}"):
            yield "feedback of another answer", f"{question} {chosen}: {feedback}"
