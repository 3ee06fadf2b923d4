"""What moves on the website: its scripts, and the data of each demo, guess and quiz, made before anybody asks.

    python tools/site_data.py build/site/data [--looks wide narrow ...] [--chapters 01-symptoms ...] [--demos id ...]

Beside the folder comes `live/`: the scripts and the style sheet. In the folder, for each place of the pages:

    symptoms.evening.json          a demo: what it tells at first, the places of its packs, the guess before it
    symptoms.evening/start-wide.webp, sit_from_h-wide.bin      its picture at the start, and a pack for each control
    symptoms.who-guess.json        a guess: what it tells at first, and its rules
    symptoms.who-guess/start-wide.webp, asked-..., open-...    its pictures (rlsedu/stage/guess_frames.py)
    symptoms.quiz-walk.json, symptoms.quiz-walk/1.png          a quiz and the pictures of its questions
"""

import argparse
import base64
import importlib
import json
import os
import pathlib
import shutil
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor

import nbformat

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from rlsedu.course import CHAPTERS
from rlsedu.reader.store import WHERE
from rlsedu.stage import demo_named
from rlsedu.stage.frames import now_of, pack_of, places_of, told_of
from rlsedu.stage.guess_frames import drawn, line_place, rules_of, state_of
from rlsedu.stage.live.front import site_front, style
from rlsedu.stage.live.quiz import quiz_state
from rlsedu.stage.questions import guess_before, room_quiz
from rlsedu.stage.scene import DemoScene
from tools import lesson_board
from tools.packs import LOOKS
from tools.site_notebooks import place_of

HOUSE = pathlib.Path(__file__).parents[1]


def places(chapters=None):
    """List (kind, id) of all places of these chapters (names of notebooks; all if None), each once, in their order."""
    names = chapters or [chapter.notebook for chapter in CHAPTERS]
    books = [nbformat.read(HOUSE / "notebooks" / f"{name}.ipynb", as_version=4) for name in names]
    found = [place_of(cell.source) for book in books for cell in book.cells if cell.cell_type == "code"]
    return list(dict.fromkeys(filter(None, found)))


def write(out, chapters=None, looks=tuple(LOOKS), demos=None):
    """Write the data of the chapters' places into a folder, and beside it `live`, what makes them move.

    chapters: names of notebooks; all if None. looks: of pictures, names in tools/packs.py. demos: ids of the demos that
    get packs; all if None.
    """
    out = pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    write_live(out.parent / "live")
    jobs = _jobs(out, chapters, looks, demos)
    with (
        tempfile.TemporaryDirectory() as nowhere,
        ProcessPoolExecutor(initializer=_nobody, initargs=(nowhere,)) as pool,
    ):
        for job in [pool.submit(make, *given) for make, *given in jobs]:
            job.result()


def write_live(live):
    """Write the scripts and the style sheet of live views into a folder."""
    live.mkdir(parents=True, exist_ok=True)
    for path in sorted((HOUSE / "site" / "live").iterdir()):
        if path.suffix in (".js", ".css") and path.name != "live.css":
            shutil.copyfile(path, live / path.name)
    lesson_board.write_live(live)
    (live / "view.js").write_text(site_front(), encoding="utf-8")
    ours = (HOUSE / "site" / "live" / "live.css").read_text(encoding="utf-8")
    (live / "view.css").write_text(f"{style('stage.css')}\n{ours}", encoding="utf-8")


def _jobs(out, chapters, looks, demos):
    """Yield what is to be made, as a function and its arguments: what takes long comes first."""
    all_places = places(chapters)
    moving = [id for kind, id in all_places if kind == "demo" and (demos is None or id in demos)]
    for id in moving:
        yield from ((_write_packs, out, id, look) for look in looks)
    yield from ((_write_demo, out, id, looks) for id in moving)
    yield from ((_write_guess, out, id, looks) for kind, id in all_places if kind == "guess")
    yield from ((_write_quiz, out, id) for kind, id in all_places if kind == "quiz")


def _nobody(nowhere):
    """Every reader begins: nothing of the builder's own progress comes in."""
    os.environ[WHERE] = str(pathlib.Path(nowhere, "nobody.json"))


def _put(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(data, bytes):
        path.write_bytes(data)
    else:
        path.write_text(json.dumps(data, separators=(",", ":"), ensure_ascii=False, allow_nan=False), encoding="utf-8")


def _write_packs(out, id, look):
    """Write the packs of one demo in one look, and once what all of them begin with: the picture at the start."""
    demo = demo_named(id)
    for control in demo.controls:
        pack = pack_of(demo, control.name, LOOKS[look])
        head, (_, _, blobs) = told_of(pack), pack.partition(b"\n")
        base = blobs[: head["base"]]
        line = json.dumps({**head, "base": 0}, separators=(",", ":")).encode()
        _put(out / id / f"{control.name}-{look}.bin", line + b"\n" + blobs[len(base) :])
    _put(out / id / f"start-{look}.webp", base)


def _write_demo(out, id, looks):
    demo, scene = demo_named(id), DemoScene(demo_named(id))
    state = {**scene.state(), "extra": {}, "can_keep": scene.picture.can_keep}
    told = {"state": state, "held": {control.name: places_of(control) for control in demo.controls}}
    told |= {"looks": list(looks), **now_of(demo, demo.start)}
    before = guess_before(id)
    if before is not None:
        told["guess"] = rules_of(before)
    if before is not None and before.kind == "curve":
        told["lines"] = {look: line_place(demo, LOOKS[look]) for look in looks}
    scene.close()
    _put(out / f"{id}.json", told)


def _write_guess(out, id, looks):
    room, _, name = id.removesuffix("-guess").partition(".")
    guess = importlib.import_module(f"rlsedu.{room}.demos").predict.value(name)
    told = {**state_of(guess), "looks": list(looks), "places": {}}
    for look in looks:
        pictures, told["places"][look] = drawn(guess, LOOKS[look])
        for name, picture in pictures.items():
            _put(out / id / f"{name}-{look}.webp", picture)
    _put(out / f"{id}.json", told)


def _write_quiz(out, id):
    room, _, name = id.partition(".quiz:")
    told, file = quiz_state(room_quiz(room, name)), id.replace(":", "-")
    for number, question in enumerate(told["questions"], 1):
        question["notebook"] = question["notebook"].replace(".ipynb", ".html")
        if question["picture"]:
            _put(out / file / f"{number}.png", base64.b64decode(question["picture"]))
            question["picture"] = f"{file}/{number}.png"
    _put(out / f"{file}.json", told)


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--looks", nargs="+", choices=LOOKS, default=list(LOOKS))
    parser.add_argument("--chapters", nargs="+")
    parser.add_argument("--demos", nargs="+")
    asked = parser.parse_args(arguments)
    write(asked.folder, asked.chapters, asked.looks, asked.demos)


if __name__ == "__main__":
    main()
