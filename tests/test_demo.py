"""Promise: a demo is a value that says what it is, is refused by name when it is wrong, and needs no widget."""

import base64
import dataclasses
import functools
import gc
import html
import io
import itertools
import re

import numpy as np
import pytest
from conftest import DEMOS, HOUSE, ROOMS, at_the_ends, door_of
from PIL import Image
from stand_in import toy

import rlsedu
from rlsedu import contents, symptoms
from rlsedu.course import CHAPTERS
from rlsedu.evidence import Parameters, clock
from rlsedu.stage import Demo, Guess, Question, page_of
from rlsedu.stage.live.view import live
from rlsedu.symptoms import Evening

MODELS, CACHED = tuple(f"rlsedu.{room}." for room in ROOMS), type(functools.cache(int))
CELL = re.compile(r"^```\{code-cell\}.*?^```", re.MULTILINE | re.DOTALL)
CALL = re.compile(r'^(\w+)\.(\w+)\((?:"(\w+)")?\)$', re.MULTILINE)

BAD = [*(("id", bad) for bad in (3, "", "evening", "symptoms.", "Symptoms.evening", "symptoms.an evening", "a.b.c"))]
BAD += [("title", 3), ("controls", 3), ("controls", [3]), ("model", 3), ("picture", 3), ("facts_of", "facts")]
BAD += [("sentence", None), ("parameters", 3), ("rows", "a row"), ("notes", "a note")]
BAD += [("longest", bad) for bad in (-1, 10_001, 1.5, "long")]
BAD += [("first", 0), ("first", "all"), ("time", "b"), ("time", 3)]


@pytest.mark.parametrize(("argument", "value"), BAD)
def test_a_demo_of_the_wrong_parts_is_not_made(argument, value):
    with pytest.raises(ValueError, match=f"^{argument} = .* is not allowed: give "):
        toy(**{argument: value})


def test_a_demo_stays_what_it_is():
    notes = ["a note"]
    demo = toy(notes=notes)
    notes.append("another")
    demo.start["a"] = 7
    assert demo.notes == ("a note",) and demo.start == {"a": 50}
    with pytest.raises(dataclasses.FrozenInstanceError):
        demo.title = "another"


@pytest.mark.parametrize("ask", ["settings", "result", "drawn", "numbers"])
def test_an_unknown_or_bad_setting_is_named(ask):
    ask = getattr(toy(), ask)
    assert ask() is not None and ask(a=3) is not None
    with pytest.raises(ValueError, match=r"^b is not a control here: give some of a$"):
        ask(b=3)
    for bad in (101, float("nan"), "3", None, [3], np.array([3, 4])):
        with pytest.raises(ValueError, match=r"(?s)^a = .* is not allowed: give a number from 0 to 100$"):
            ask(a=bad)


def test_settings_are_those_at_the_start_but_for_what_is_given():
    demo = symptoms.evening.value()
    assert demo.settings() == demo.start and demo.settings(relief=0) == {**demo.start, "relief": 0}
    assert demo.result(sit_from_h=22).evening.sit_from_h == 22
    assert demo.told(demo.result(sit_from_h=22)) == demo.sentence(**demo.facts_of(demo.result(sit_from_h=22)))


def test_a_demo_is_named_after_its_door_and_made_once(demo, request):
    room, name = request.node.callspec.params["demo"]
    value = demo.value()
    assert isinstance(value, Demo) and value.id == f"{room}.{name}" and demo.value() is value
    assert getattr(getattr(rlsedu, room), name) is demo


def test_a_demo_tells_of_its_own_results_alone(demo_value):
    for bad in (None, 3, "result", object(), {}):
        with pytest.raises(ValueError, match=r"^\w+ = .* is not allowed: give "):
            demo_value.told(bad)


def test_every_showing_is_a_new_one_of_the_same_value():
    one, two = symptoms.evening(), symptoms.evening()
    one.set(relief=0)
    assert one is not two and one.demo is two.demo is symptoms.evening.value() and two.values == two.demo.start
    one.close(), two.close()


@pytest.mark.parametrize("bad", [None, 3, "symptoms.evening", toy, symptoms])
def test_only_a_demo_a_guess_or_a_quiz_is_shown(bad):
    with pytest.raises(ValueError, match=r"^value = .* is not allowed: give a Demo or a Guess or a Quiz"):
        live(bad)


def used_by(demo, settings, monkeypatch):
    """Return what a demo's model makes of Parameters at some settings, with nothing left from before."""
    for thing in gc.get_objects():
        if isinstance(thing, CACHED) and thing.__module__.startswith(MODELS):
            thing.cache_clear()
    made, check = [], Parameters.__post_init__
    with monkeypatch.context() as watching:
        watching.setattr(Parameters, "__post_init__", lambda self: (check(self), made.append(self)))
        demo.result(**settings)
    return made


def moved(kind, settings):
    """Return the names of a class's numbers that a control moves: those that are called like it."""
    numbers = {field.name: field.default for field in dataclasses.fields(kind)}
    return {
        name for name in numbers.keys() & settings if isinstance(numbers[name], str) == isinstance(settings[name], str)
    }


def apart(one, other):
    return {field.name for field in dataclasses.fields(one) if getattr(one, field.name) != getattr(other, field.name)}


def told_wrong(rows, kind, name, value):
    """Tell whether a table has rows of a class's number, but none with this value."""
    told = {row[1] for row in rows if row[0] == kind.__dataclass_fields__[name].metadata["label"]}
    return told and not told & ({clock(value), f"{value:.4g}"} if isinstance(value, float) else {str(value)})


def untold(demo, settings, monkeypatch):
    """Yield where the table of a demo tells other numbers than its model uses at some settings."""
    used, rows = used_by(demo, settings, monkeypatch), demo.numbers(**settings).rows
    if not rows:
        yield "there is no table"
    listed = [part() if isinstance(part, type) else part for part in demo.parameters(**settings)]
    for told in listed:
        kind, free = type(told), moved(type(told), settings)
        # a model may take a number that a control moves by itself, beside the others
        free |= {name for name in apart(told, kind()) if getattr(told, name) in settings.values()}
        if not any(apart(told, one) <= free for one in [one for one in used if type(one) is kind] or [kind()]):
            yield f"{told} is told, but not used"
    for kind in {*map(type, used), *map(type, listed)}:
        for name in moved(kind, settings):
            in_use = [getattr(one, name) for one in used if type(one) is kind]
            if told_wrong(rows, kind, name, settings[name]) and (not in_use or settings[name] in in_use):
                yield f"the table does not say that {kind.__name__}.{name} is {settings[name]}"


def test_the_table_tells_the_numbers_that_the_model_uses_now(demo_value, monkeypatch):
    wrong = {str(values): list(untold(demo_value, values, monkeypatch)) for values in at_the_ends(demo_value)}
    assert {values: found for values, found in wrong.items() if found} == {}


@pytest.mark.parametrize("told", [lambda **_: (Evening,), lambda **_: (), lambda **_: (Evening(sit_from_h=17),)])
def test_a_table_that_tells_other_numbers_is_found(told, monkeypatch):
    whole = symptoms.evening.value()
    settings = whole.settings(sit_from_h=22, break_every_min=35)
    assert list(untold(whole, settings, monkeypatch)) == []
    assert list(untold(dataclasses.replace(whole, parameters=told), settings, monkeypatch))


def test_a_page_holds_picture_words_and_numbers_and_no_widget(demo_value):
    *_, settings = at_the_ends(demo_value)
    page, drawn = page_of(demo_value, settings), demo_value.drawn(**settings)
    written, plain = page._repr_html_(), repr(page)
    assert page.picture == drawn.frame() and page.sentence == demo_value.told(demo_value.result(**settings))
    ((name, data),) = re.findall(r'<img alt="([^"]*)" src="data:image/png;base64,([^"]*)"', written)
    assert html.unescape(name) == drawn.name and base64.b64decode(data) == page.picture
    numbers = demo_value.numbers(**settings)
    for words in (demo_value.title, drawn.name, page.sentence.short, page.sentence.more, *demo_value.notes):
        assert html.escape(words) in written and words in plain
    if numbers.rows:
        assert numbers._repr_html_() in written and repr(numbers) in plain
    assert not hasattr(page, "_repr_mimebundle_") and not hasattr(page, "_ipython_display_")
    assert not re.search("widget|jupyter|<script|<input|<button", written + plain)
    drawn.close()


def test_a_page_is_laid_out_for_its_paper_and_names_a_bad_setting():
    def drawn(**how):
        return Image.open(io.BytesIO(page_of(symptoms.evening.value(), **how).picture)).convert("L")

    assert drawn().width == 720 and drawn(narrow=True).width == 420
    assert drawn().getpixel((0, 0)) == 255 and drawn(dark=True).getpixel((0, 0)) < 60
    assert drawn(settings={"sit_from_h": 22}).tobytes() != drawn().tobytes()
    with pytest.raises(ValueError, match=r"sit_from_h = 3 is not allowed: give a number from 16 to 26 h"):
        page_of(symptoms.evening.value(), {"sit_from_h": 3})
    with pytest.raises(ValueError, match=r"volume is not a control here: give some of now_h"):
        page_of(symptoms.evening.value(), {"volume": 3})


def test_a_page_without_numbers_has_no_table_and_its_words_are_text():
    page = page_of(toy(title="a < b", sentence=lambda a: "x & y", notes=["<b>"]))
    assert "a &lt; b" in page._repr_html_() and "x &amp; y" in page._repr_html_() and "<b>" not in page._repr_html_()
    assert "<table" not in page._repr_html_() and "numbers" not in repr(page)


def ids_in_notebook(chapter):
    """Return the ids of what a chapter's notebook shows of its own room, in its order."""
    text = (HOUSE / "notebooks" / f"{chapter.notebook}.md").read_text(encoding="utf-8")
    for room, name, which in itertools.chain(*(CALL.findall(cell) for cell in CELL.findall(text))):
        if room == chapter.room and name == "quiz":
            yield from (question.id for question in door_of(room, "quiz").value(which).questions)
        elif room == chapter.room and name == "predict":
            yield f"{room}.{which}-guess"
        elif room == chapter.room and (room, name) in DEMOS:
            yield f"{room}.{name}"


@pytest.mark.parametrize("chapter", [chapter for chapter in CHAPTERS if chapter.room], ids=lambda chapter: chapter.room)
def test_the_list_of_a_chapter_is_what_its_notebook_shows_in_that_order(chapter, monkeypatch):
    monkeypatch.setattr(contents, "ROOMS", (chapter.room,))
    found = [item for item in rlsedu.demos() if ".start." not in item.id]  # of the start page
    shown = list(ids_in_notebook(chapter))
    assert [item.id for item in found] == shown
    assert {name for room, name in DEMOS if room == chapter.room} == {
        d.id.partition(".")[2] for d in found if is_demo(d)
    }
    assert {item.demo for item in found if isinstance(item, Guess)} <= {""} | {n for r, n in DEMOS if r == chapter.room}


def is_demo(item):
    return isinstance(item, Demo)


def test_the_list_of_the_course_names_each_demo_guess_and_question_once():
    found = rlsedu.demos()
    ids = [item.id for item in found]
    assert len(set(ids)) == len(ids) and {type(item) for item in found} == {Demo, Guess, Question}
    assert list(dict.fromkeys(key.partition(".")[0] for key in ids)) == list(ROOMS)
    assert rlsedu.demos() == found
