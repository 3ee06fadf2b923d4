"""Promise: a demo tells each view its present state, drawn at the view's own size, and says nothing to junk."""

import gc
import io
import weakref

import pytest
from matplotlib.figure import Figure
from PIL import Image
from stand_in import hear

from rlsedu import brain_iron, journey, symptoms


def test_a_refused_value_does_not_take_the_size_with_it(stage):
    hear(stage, {"kind": "set", "values": {"sit_from_h": 99}, "size": [True, 900, True], "sequence": 1, "view": "a"})
    (drawn, (frame,)), (told, _) = stage.sent
    assert told["kind"] == "problem" and drawn["size"] == [True, 900, True] and drawn["only"]
    assert Image.open(io.BytesIO(frame)).width == 900 and frame == stage.frame


def test_what_no_view_shows_is_freed_and_comes_back_as_it_was(stage):
    stage.set(band="severe")
    stage.keep()
    for view in "ab":
        hear(stage, {"kind": "look", "view": view, "size": [False, 800, False]})
    shown, figure = stage.frame, weakref.ref(stage._picture.figure)
    for view, left in (("a", True), ("b", False)):
        hear(stage, {"kind": "gone", "view": view})
        gc.collect()
        assert (figure() is not None) == left
    assert hear(stage, {"kind": "look", "view": "c"})["values"]["band"] == "severe" and stage.kept
    assert stage.frame == shown


def test_a_demo_costs_nothing_to_draw_until_it_is_shown():
    stage = symptoms.evening()
    assert stage.sentence and not [x for x in gc.get_objects() if isinstance(x, Figure) and x is stage._picture._figure]
    stage.close()


@pytest.mark.parametrize("make", [brain_iron.scanner, journey.chain, brain_iron.how_many, symptoms.evening])
def test_a_layout_does_not_depend_on_the_sizes_before(make):
    wandered, fresh = make(), make()
    for stage, sizes in ((wandered, [(True, 366), (False, 1000), (True, 1098), (False, 720)]), (fresh, [(False, 720)])):
        for narrow, width in sizes:
            stage._hear(stage, {"kind": "look", "size": [narrow, width, False]}, [])
    assert wandered.frame == fresh.frame
    wandered.close(), fresh.close()


JUNK = [
    None, 3, "set", [], {}, {"kind": "dance"}, {"kind": ["set"]}, {"kind": "set", "values": 3},
    {"kind": "set", "values": {"volume": 11}}, {"kind": "many", "messages": 7}, {"kind": "many", "messages": [None]},
]  # fmt: skip


@pytest.mark.parametrize("junk", JUNK, ids=map(repr, JUNK))
def test_a_message_that_no_page_sends_is_dropped_without_a_word(stage, junk):
    stage._hear(stage, junk, [])
    assert stage.sent == [] and stage.values == symptoms.evening().values


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
