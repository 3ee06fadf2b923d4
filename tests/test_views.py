"""Promise: a demo tells each view its present state, drawn at the view's own size, and says nothing to junk."""

import io

import pytest
from conftest import door_of
from PIL import Image
from stand_in import figures, hear

from rlsedu import symptoms


def test_a_refused_value_does_not_take_the_size_with_it(stage):
    hear(stage, {"kind": "set", "values": {"sit_from_h": 99}, "size": [True, 900, True], "sequence": 1, "view": "a"})
    (drawn, (frame,)), (told, _) = stage.sent
    assert told["kind"] == "problem" and drawn["size"] == [True, 900, True] and drawn["only"]
    assert Image.open(io.BytesIO(frame)).width == 900 and frame == stage.frame


def test_what_no_view_shows_is_freed_and_comes_back_as_it_was(stage):
    before = figures()
    stage.set(band="severe")
    stage.keep()
    for view in "ab":
        hear(stage, {"kind": "look", "view": view, "size": [False, 800, False]})
    shown = stage.frame
    for view, left in (("a", 1), ("b", 0)):
        hear(stage, {"kind": "gone", "view": view})
        assert len(figures().keys() - before.keys()) == left
    assert hear(stage, {"kind": "look", "view": "c"})["values"]["band"] == "severe" and stage.kept
    assert stage.frame == shown


@pytest.mark.parametrize("make", [symptoms.evening, lambda: symptoms.predict("evening")], ids=["demo", "guess"])
def test_a_demo_costs_nothing_to_draw_until_it_is_shown(make):
    before, stage = figures(), make()
    assert stage.sentence and not figures().keys() - before.keys()
    assert stage.frame and figures().keys() - before.keys()
    stage.close()


@pytest.mark.parametrize("name", ["brain_iron.scanner", "journey.chain", "brain_iron.how_many", "symptoms.evening"])
def test_a_layout_does_not_depend_on_the_sizes_before(name):
    make = door_of(*name.split("."))
    wandered, fresh = make(), make()
    for stage, sizes in ((wandered, [(True, 366), (False, 1000), (True, 1098), (False, 720)]), (fresh, [(False, 720)])):
        for narrow, width in sizes:
            hear(stage, {"kind": "look", "size": [narrow, width, False]})
    assert wandered.frame == fresh.frame
    wandered.close(), fresh.close()


JUNK = [
    None, 3, "set", [], {}, {"kind": "dance"}, {"kind": ["set"]}, {"kind": "set", "values": 3},
    {"kind": "set", "values": {"volume": 11}}, {"kind": "many", "messages": 7}, {"kind": "many", "messages": [None]},
    {"kind": "commit"},
]  # fmt: skip


@pytest.mark.parametrize("junk", JUNK, ids=map(repr, JUNK))
def test_a_message_that_no_page_sends_is_dropped_without_a_word(stage, junk):
    hear(stage, junk)
    assert stage.sent == [] and stage.values == symptoms.evening.value().start


def test_the_table_of_numbers_tells_what_is_used_now_to_the_view_that_asks(stage):
    at_first = hear(stage, {"kind": "numbers", "view": "a"})
    assert at_first == {"kind": "numbers", "view": "a", "numbers": stage.numbers}
    stage.set(sit_from_h=22.25)
    told = hear(stage, {"kind": "numbers", "view": "b"})
    assert told["view"] == "b" and stage.sent[-1][1] is None
    assert "22:15" in told["numbers"] and "22:15" not in at_first["numbers"]
    assert told["numbers"] == stage.demo.numbers(sit_from_h=22.25)._repr_html_()
    assert [message["kind"] for message, _ in stage.sent] == ["numbers", "frame", "numbers"]


@pytest.mark.parametrize(
    "size", [None, 3, [], [1, 2], ["a", "b", "c"], [True, float("nan"), False], [False, -5, False]]
)
def test_an_odd_size_leaves_a_picture_that_can_be_seen(stage, size):
    hear(stage, {"kind": "look", "size": size})
    assert Image.open(io.BytesIO(stage.frame)).width >= 100


def test_what_is_set_before_showing_is_what_the_page_begins_with():
    stage, told = symptoms.evening(), []
    stage._send = lambda message, buffers=None: told.append(message)
    stage.set(sit_from_h=22)
    stage._repr_mimebundle_()
    state = {key: value for message in told for key, value in message.get("state", {}).items()}
    assert state["values"]["sit_from_h"] == 22 and state["sentence"] == stage.sentence and state["can_keep"]
    stage.close()
