"""Promise: a slider answers at once with frames that the page holds; each shown one is what the controls say."""

import asyncio
import threading
import time

import pytest
from stand_in import hear, listened

from rlsedu import symptoms
from rlsedu.stage.live.ahead import BUDGET_S, Ahead
from rlsedu.stage.live.view import live

SIZE = [False, 720, False]


def in_a_loop(run):
    """Run a coroutine function in an event loop of its own: in this thread there may be one, of the browser."""
    thread = threading.Thread(target=lambda: asyncio.run(run()))
    thread.start()
    thread.join()


@pytest.fixture
def evening():
    made = listened(symptoms.evening())
    hear(made, {"kind": "look", "view": "v", "size": SIZE, "sequence": 1})
    yield made
    made.close()


def grab(view, name, places, other=None):
    """Let a view hear a grab of a control, run the loop until all is drawn, and return what was sent."""
    view.sent.clear()
    asked = {
        "kind": "ahead",
        "view": "v",
        "size": SIZE,
        "epoch": 3,
        "name": name,
        "values": dict(view.values),
        "places": places,
    }

    async def run():
        view._hear(view, {**asked, **(other or {})}, [])
        for _ in range(100):
            await asyncio.sleep(0.005)
            if len(view.sent) >= len(places):
                break

    in_a_loop(run)
    return [(message, buffers[0]) for message, buffers in view.sent]


def test_frames_ahead_are_those_of_a_fresh_demo_and_change_nothing(evening):
    before = dict(evening.values), evening.sentence, evening.frame
    found = grab(evening, "break_every_min", [30, 90, 240])
    assert [message["values"]["break_every_min"] for message, _ in found] == [30, 90, 240]
    assert (dict(evening.values), evening.sentence, evening.frame) == before
    for message, frame in found:
        assert (message["kind"], message["view"], message["epoch"]) == ("held", "v", 3)
        fresh = live(symptoms.evening.value())
        fresh.set(**message["values"])
        fresh.picture.resize(*SIZE)
        told = fresh._scene.sentence
        assert (message["sentence"], message["more"]) == (told.short, told.more) and frame == fresh.picture.frame()
        fresh.close()


def test_nothing_is_drawn_ahead_of_another_size_or_when_nobody_looks(evening):
    assert grab(evening, "break_every_min", [30], {"size": [True, 390, False]}) == []
    hear(evening, {"kind": "gone", "view": "v"})
    assert grab(evening, "break_every_min", [30]) == []


def test_another_control_that_moves_ends_it(evening):
    asked = dict(evening.values)
    evening.set(sit_from_h=18)
    moved = {**asked, "relief": 0.1}
    assert grab(evening, "break_every_min", [30], {"values": moved}) == []


@pytest.mark.parametrize(
    "bad", [{"name": "nobody"}, {"places": 3}, {"places": ["x"]}, {"places": [10_000]}, {"values": {}}]
)
def test_what_no_page_sends_draws_nothing(evening, bad):
    found = grab(evening, "break_every_min", [30], bad)
    assert [message["values"]["break_every_min"] for message, _ in found] == ([30] if "values" in bad else [])


def test_a_grab_has_a_budget_and_what_is_asked_meanwhile_goes_first():
    drawn, frame_s = [], 0.02

    def draw(job):
        drawn.append(job)
        time.sleep(frame_s)
        return True

    async def run():
        Ahead(draw).begin(list(range(1000)))
        asyncio.get_running_loop().call_later(0.1, drawn.append, "asked")
        await asyncio.sleep(2 * BUDGET_S)

    in_a_loop(run)
    frames = [job for job in drawn if job != "asked"]
    assert frames == list(range(len(frames))) and 10 <= len(frames) <= BUDGET_S / frame_s + 1
    assert drawn.index("asked") <= 6, "it waited for one frame, not for all"


def test_a_new_grab_ends_the_one_before_and_nothing_happens_without_a_loop():
    drawn = []
    ahead = Ahead(lambda job: drawn.append(job) or True)
    ahead.begin([1])

    async def run():
        ahead.begin(["old"] * 5)
        ahead.begin(["new"] * 2)
        await asyncio.sleep(0.2)
        ahead.begin(["last"])
        ahead.stop()
        await asyncio.sleep(0.1)

    in_a_loop(run)
    assert drawn == ["new"] * 2
