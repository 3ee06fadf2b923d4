"""A demo as a value: what it shows. Where it is shown (live in a notebook, as a part of a page) is another matter."""

import functools
import importlib
import inspect
import re
from collections.abc import Callable

from rlsedu.course import ROOMS
from rlsedu.evidence import Said, check_choice, check_kind, checked, numbers_table, record
from rlsedu.stage.controls import Choice, Range, Toggle

NAME = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_-]*")


@record
class Demo:
    """What a reader can move, what follows from it, and how that looks and reads.

    id: room and name, "symptoms.evening" say. title: what can be found out here. controls: Range, Choice and Toggle
    objects. model: called with the controls' values by name, returns a result. picture: makes a Picture (its class,
    mostly), whose `show(result)` moves it. facts_of: result -> the numbers that the sentence tells, by name with their
    unit ("peak_h"), and `case` where the wording branches. sentence: called with these by name, returns a Said: a short
    sentence, and more for those who ask. parameters: called with the controls' values, returns the Parameters that the
    model then uses: the table "Where do these numbers come from?". rows: further rows of that table. safety: short
    lines that keep readers safe. notes: lines that say what is assumed; those of safety are put before them. longest:
    letters of the longest short sentence, so that a page keeps room. first: how many controls stand open; the others
    are folded. time: the name of the Range that Play runs; it does not count among these. guessed: result -> what the
    guess before this demo asks for: a key, a number, or the arrays x and y of a curve. ValueError for anything else.
    """

    id: str
    title: str
    controls: tuple | list
    model: Callable
    picture: Callable
    facts_of: Callable
    sentence: Callable
    parameters: Callable = lambda **settings: ()
    rows: tuple | list = ()
    safety: tuple | list = ()
    notes: tuple | list = ()
    longest: int = 0
    first: int = 2
    time: str = ""
    guessed: Callable | None = None

    def __post_init__(self):
        if not NAME.fullmatch(self.id):
            raise ValueError(f'id = {self.id!r} is not allowed: give a room and a name, "symptoms.evening" say')
        if not 0 <= self.longest <= 10_000:
            raise ValueError(f"longest = {self.longest!r} is not allowed: give a number from 0 to 10000")
        if self.first < 1:
            raise ValueError(f"first = {self.first!r} is not allowed: give 1 or more")
        for control in self.controls:
            check_kind("controls", control, Range, Choice, Toggle)
        if self.time:
            check_choice("time", self.time, tuple(c.name for c in self.controls if isinstance(c, Range)))
        for name in ("controls", "rows", "safety", "notes"):
            object.__setattr__(self, name, tuple(getattr(self, name)))
        # in full screen they stand beside the picture in this order: the first is the one that is surely read
        object.__setattr__(self, "notes", tuple(dict.fromkeys((*self.safety, *self.notes))))

    @property
    def start(self):
        """The settings at the start: a table from each control's name to its value."""
        return {control.name: control.value for control in self.controls}

    def settings(self, **values):
        """Return all settings, those at the start but for `values`; ValueError names what is unknown or not allowed."""
        return checked_settings(self.controls, {**self.start, **values})

    def result(self, **values):
        """Return the model's result at the start's settings but for `values`."""
        return self.model(**self.settings(**values))

    def told(self, result):
        """Return what is Said about a result of the model."""
        words = self.sentence(**self.facts_of(result))
        return words if isinstance(words, Said) else Said(words)

    def drawn(self, **values):
        """Return the picture at the start's settings but for `values`."""
        picture = self.picture()
        picture.hold(self.result(**values))
        return picture

    def numbers(self, **values):
        """Return the table of the numbers that the model uses at the start's settings but for `values`."""
        return numbers_table(*self.parameters(**self.settings(**values)), rows=self.rows)


@checked(id=str)
def demo_named(id):
    """Return the Demo with this id, "symptoms.evening" say; ValueError if there is none."""
    room, _, name = id.partition(".")
    if NAME.fullmatch(id) and room in ROOMS:
        door = getattr(importlib.import_module(f"rlsedu.{room}.demos"), name, None)
        found = door.value() if hasattr(door, "value") and name not in ("quiz", "predict") else None
        if isinstance(found, Demo):
            return found
    raise ValueError(f'id = {id!r} is not allowed: there is no such demo; "symptoms.evening" is one')


@checked(controls=tuple | list, values=dict)
def checked_settings(controls, values):
    """Return settings of these controls, each as its control takes it; ValueError names what is unknown or wrong."""
    known = {control.name: control for control in controls}
    for name in values:
        if name not in known:
            raise ValueError(f"{name} is not a control here: give some of {', '.join(known)}")
    return {name: known[name].check(value) for name, value in values.items()}


@checked(maker=Callable)
def shown(maker):
    """Make a function that returns a value (a Demo, Guess or Quiz) one that shows it: it returns a live view of it.

    The value itself, made once, is what `.value(...)` of the new function returns. What the maker takes are names.
    """
    value = checked(**dict.fromkeys(inspect.signature(maker).parameters, str))(functools.cache(maker))

    @functools.wraps(value)
    def door(*names, **named):
        from rlsedu.stage.live.view import live  # the value itself needs no widgets

        return live(value(*names, **named))

    door.value = value
    return door
