"""Promise: a page with Python in it hears just what a page with a kernel hears, and needs no widgets for it."""

import json
import subprocess
import sys

import pytest
from conftest import at_the_ends

from rlsedu import demos
from rlsedu.reader import store_here
from rlsedu.stage import Demo, Guess
from rlsedu.stage.answers import MOST_DRAWN, Answers
from rlsedu.stage.live.view import live

SIZE = [True, 200, False]
EVERY = {item.id: item for item in demos() if isinstance(item, (Demo, Guess))}
GUESSES = {id: item for id, item in EVERY.items() if isinstance(item, Guess)}
EVENING = "symptoms.evening"


def kernel_says(view, *parts):
    """Return what a live view sends for a request, without what only leads the message to the right view."""
    sent, view.send = [], lambda told, frames=None: sent.append((told, frames or []))
    view._hear(None, {"kind": "many", "messages": list(parts), "view": "v", "size": SIZE}, None)
    return [({k: v for k, v in told.items() if k not in ("view", "sequence", "size")}, frames) for told, frames in sent]


def same(answers, kernel):
    """Say whether both told the same, in words and dots; a page is told besides whether a curve can be kept."""
    bare = [({k: v for k, v in told.items() if k not in ("can_keep", "kept")}, frames) for told, frames in answers]
    words = [json.dumps([told for told, _ in one], sort_keys=True) for one in (bare, kernel)]
    return words[0] == words[1] and all(
        ours == [bytes(frame) for frame in theirs] for (_, ours), (_, theirs) in zip(bare, kernel, strict=True)
    )


def start_of(id):
    return EVERY[id].start


@pytest.mark.parametrize("id", [id for id, item in EVERY.items() if isinstance(item, Demo)])
def test_a_demo_tells_and_draws_what_the_kernel_would(id):
    answers, view = Answers(), live(EVERY[id])
    *_, values = at_the_ends(EVERY[id])
    asked, table = {"kind": "set", "values": values}, {"kind": "numbers"}
    assert same(answers.hear(id, start_of(id), [asked], SIZE), kernel_says(view, asked))
    assert same(answers.hear(id, values, [table], SIZE), kernel_says(view, table))
    view.close()


@pytest.mark.parametrize("id", GUESSES)
def test_a_guess_is_compared_as_the_kernel_would(id):
    guess = GUESSES[id]
    values = {"choice": lambda: {"guess": next(iter(guess.options))}}.get(guess.kind, lambda: guess.start)()
    moves = [{"kind": "set", "values": values}, {"kind": "say", "values": {"because": "so", "sure": 2}}]
    moves += [{"kind": "commit", "values": values}]
    for parts in ([{"kind": "commit"}], moves, [{"kind": "reset"}], [{"kind": "skip"}]):
        store_here().erase()
        view = live(guess)
        assert same(Answers().hear(id, guess.start, parts, SIZE), kernel_says(view, *parts))
        view.close()


def test_what_the_page_shows_wins_over_what_python_last_drew():
    answers = Answers()
    answers.hear(EVENING, start_of(EVENING), [{"kind": "set", "values": {"people": 50}}], SIZE)
    shown = {**start_of(EVENING), "break_every_min": 30}
    ((told, _),) = answers.hear(EVENING, shown, [{"kind": "look"}], SIZE)
    assert told["values"] == shown and told["only"]
    ((told, _),) = Answers().hear(EVENING, shown, [{"kind": "set", "values": {"relief": 0.5}}], SIZE)
    assert told["values"] == {**shown, "relief": 0.5} and not told["only"]


def test_a_guess_that_is_shown_open_stays_open_when_another_size_is_asked_for():
    (id, guess), answers = next(iter(GUESSES.items())), Answers()
    ((told, _),) = answers.hear(id, guess.start, [{"kind": "skip"}], SIZE)
    assert told["extra"]["committed"]
    ((told, _),) = answers.hear(id, guess.start, [{"kind": "look"}], SIZE)
    assert told["extra"]["committed"]


def test_a_bad_value_is_told_and_nothing_moves_but_to_what_the_page_shows():
    shown = {**start_of(EVENING), "break_every_min": 30}
    (frame, drawn), (problem, none) = Answers().hear(EVENING, shown, [{"kind": "set", "values": {"relief": 9}}], SIZE)
    assert frame["values"] == problem["values"] == shown and frame["only"] and drawn and not none
    assert problem["kind"] == "problem" and "relief" in problem["words"]


@pytest.mark.parametrize("id", ["symptoms.nothing", "nowhere.evening", "symptoms.no-guess", "evening"])
def test_an_unknown_id_is_told(id):
    ((problem, _),) = Answers().hear(id, {}, [{"kind": "look"}], SIZE)
    assert problem["kind"] == "problem" and problem["words"]


@pytest.mark.parametrize("parts", [[], [{"kind": "dance"}], [{}], [7], [{"kind": "gone"}], [{"kind": "ahead"}]])
def test_what_needs_no_answer_gets_none(parts):
    assert Answers().hear(EVENING, start_of(EVENING), parts, SIZE) == []


def test_a_guess_made_in_the_page_opens_its_demo_and_is_marked_there():
    guess = next(one for one in GUESSES.values() if one.demo and one.kind == "number")
    demo = f"{guess.id.partition('.')[0]}.{guess.demo}"
    answers, look = Answers(), [{"kind": "look"}]
    assert answers.hear(demo, start_of(demo), look, SIZE)[0][0]["extra"]["shut"]
    assert not answers.hear(guess.id, guess.start, look, SIZE)[0][0]["extra"]["committed"]
    made = {"kind": "guess", "id": guess.id, "at": "2026-11-28T10:00:00+00:00", "guess": guess.low, "right": False}
    answers.know([made, {"kind": "nonsense"}, 7])
    told = answers.hear(demo, start_of(demo), look, SIZE)[0][0]["extra"]
    assert not told["shut"] and told["mark"]
    assert answers.hear(guess.id, {"guess": guess.low}, look, SIZE)[0][0]["extra"]["committed"]


def test_a_demo_that_the_reader_opens_without_a_guess_is_open():
    demo = next(f"{one.id.partition('.')[0]}.{one.demo}" for one in GUESSES.values() if one.demo)
    ((told, _),) = Answers().hear(demo, start_of(demo), [{"kind": "open"}], SIZE)
    assert not told["extra"]["shut"]


def test_a_kept_curve_is_told():
    answers = Answers()
    ((told, _),) = answers.hear(EVENING, start_of(EVENING), [{"kind": "keep"}], SIZE)
    assert told["can_keep"] and told["kept"]
    ((told, _),) = answers.hear(EVENING, start_of(EVENING), [{"kind": "forget"}], SIZE)
    assert told["can_keep"] and not told["kept"]


def test_few_pictures_keep_their_dots():
    answers = Answers()
    for id in [*EVERY][: MOST_DRAWN + 3]:
        answers.hear(id, start_of(id), [{"kind": "look"}], SIZE)
    assert sum(scene.picture.laid_out for scene in answers._scenes.values()) <= MOST_DRAWN


def test_no_widgets_are_needed():
    program = """
import json, sys
for name in ("anywidget", "ipywidgets", "traitlets", "IPython"):
    sys.modules[name] = None  # as if it were not installed
from rlsedu.stage.answers import Answers
asked = {"id": "symptoms.evening", "values": {}, "parts": [{"kind": "look"}], "size": [False, 500, True]}
((told, (frame,)),) = Answers().hear_text(json.dumps(asked))
print(json.loads(told)["kind"], frame[:4])
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == r"frame b'\x89PNG'"
