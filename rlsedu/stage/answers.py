"""Answers for a page with Python in it and no kernel: what a live view would send, without a widget.

The page sends all the settings that it shows with each request, and they are set first: so the page is always right,
also after Python was started anew.
"""

import importlib
import json
import reprlib

from rlsedu.course import ROOMS
from rlsedu.evidence import build, checked
from rlsedu.reader import Event, store_here
from rlsedu.reader.store import as_text
from rlsedu.stage.demo import demo_named
from rlsedu.stage.guess_scene import GuessScene
from rlsedu.stage.requests import look, parts_of, told_by, words_of
from rlsedu.stage.scene import DemoScene

MOST_DRAWN = 4  # pictures that keep their dots in memory: those asked for last


def _size(name, value):
    """The rule for the size of a picture, or None."""
    if value is None or (isinstance(value, list) and len(value) == 3 and isinstance(value[1], int)):
        return value
    raise ValueError(f"{name} = {reprlib.repr(value)} is not allowed: give narrow or not, dots across, dark or not")


class Answers:
    """Answers the requests of all demos and guesses of a page, one Scene for each."""

    def __init__(self):
        self._scenes = {}  # by id, the one that was asked last at the end

    @checked(events=list)
    def know(self, events):
        """Take what the reader did so far: tables of Events, as a page keeps them. What is no Event is left out."""
        known = [event for event in map(_event, events) if event]
        store_here().path.write_text(as_text(known), encoding="utf-8")
        self._scenes = {id: scene for id, scene in self._scenes.items() if isinstance(scene, DemoScene)}

    @checked(id=str, values=dict, parts=list, size=_size)
    def hear(self, id, values, parts, size=None):
        """Return the messages that answer a request: pairs of a table and a list with the PNG, or with nothing.

        id: of a Demo or a Guess. values: all settings that the page shows now. parts: requests as stage.js sends them,
        in order. size: the picture's, as narrow or not, dots across, dark or not. What cannot be done is told in a
        table of kind "problem"; then nothing has moved but to `values`.
        """
        try:
            scene = self._scene(id)
            parts = parts_of({"messages": parts}, scene)
            kinds = [part["kind"] for part in parts]
            if not parts or "ahead" in kinds:  # ahead: the page asks soon enough for what it wants
                return []
            if "gone" in kinds:
                scene.picture.rest()
                return []
            look(scene, size)
            return self._answer(
                scene, values, [part for part in parts if part["kind"] not in ("look", "numbers")], kinds
            )
        except Exception as problem:
            return [({"kind": "problem", "values": values, "words": words_of(problem)}, [])]

    @checked(request=str)
    def hear_text(self, request):
        """Return the answers to a request as pairs of a text and a list of PNGs. request: the arguments of `hear`."""
        return [(json.dumps(told), frames) for told, frames in self.hear(**json.loads(request))]

    @checked(events=str)
    def know_text(self, events):
        """Take what the reader did so far. events: the argument of `know`, as text."""
        self.know(json.loads(events))

    def _answer(self, scene, values, asked, kinds):
        before = _to_the_page(scene, values)
        try:
            scene.take([*before, *asked])
        except ValueError as problem:
            scene.take(before)
            words = {"kind": "problem", "values": scene.values, "words": words_of(problem)}
            return [_frame(scene, only=True), (words, [])]
        if "numbers" in kinds:
            return [({"kind": "numbers", "numbers": scene.numbers()}, [])]
        return [_frame(scene, only=kinds == ["look"])]

    def _scene(self, id):
        scene = self._scenes.pop(id, None) or _scene_of(id)
        drawn = [one for one in self._scenes.values() if one.picture.laid_out]
        self._scenes[id] = scene
        for one in drawn[: 1 - MOST_DRAWN]:
            one.picture.rest()
        return scene


def _scene_of(id):
    room, _, name = id.partition(".")
    guess = name.removesuffix("-guess")
    if room in ROOMS and guess != name:
        return GuessScene(importlib.import_module(f"rlsedu.{room}.demos").predict.value(guess))
    return DemoScene(demo_named(id))


def _to_the_page(scene, values):
    """Return the requests that bring a scene to what the page shows."""
    guessed = [{"kind": "guessed"}] if "guessed" in scene.kinds else []  # a guess may have been made in the page
    if not values or values == scene.values:
        return guessed
    if isinstance(scene, GuessScene) and values == scene.demo.start:  # nothing is placed yet
        return [{"kind": "reset"}]
    return [*guessed, {"kind": "set", "values": values}]


def _frame(scene, only):
    picture = scene.picture
    frame = picture.frame()
    kept = {"can_keep": picture.can_keep, "kept": picture.kept}
    return {"kind": "frame", "only": only, **told_by(scene), **kept}, [frame]


def _event(table):
    try:
        return build(Event, table, "what the reader did")
    except (KeyError, TypeError, ValueError):
        return None
