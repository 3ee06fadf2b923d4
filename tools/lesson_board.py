"""The class board: one page that reads the pupils' codes, and what the website needs to make them.

`build(out, chapters)` writes board.html; `write_live(live)` what a pupil's page asks for (site/live/code.js).
What codes are and how they are read is in teaching/board: FORMAT.md, codec.js, tally.js, board.js.
"""

import hashlib
import io
import json
import pathlib
import re
from base64 import b64encode

import numpy as np
from PIL import Image

from rlsedu.stage import guess_frames
from rlsedu.stage.bank import bank, beside
from rlsedu.stage.frames import webp
from rlsedu.stage.questions import room_guess, room_quiz
from tools.board_inputs import qr_module
from tools.lesson_shell import chapters_of, page
from tools.source import BuildError

HOUSE = pathlib.Path(__file__).parent.parent
BOARD, LIVE = HOUSE / "teaching" / "board", HOUSE / "site" / "live"
QUIZZES = ("walk", "closing")
PLACES, QUESTIONS, OPTIONS = 2046, 6, 3  # so much a code has room for
# The page may run what is in it, and nothing else: what it knows cannot leave it.
RULES = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; media-src blob:; "
    "form-action 'none'; base-uri 'none'"
)


def build(out, chapters=None, pictures=True):
    """Write board.html into a folder. chapters: names of notebooks; all if None. pictures: beside the questions."""
    out = pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    asked = [with_pictures(asked_in(one)) if pictures else asked_in(one) for one in chapters_of(chapters)]
    body, style = ((BOARD / name).read_text(encoding="utf-8") for name in ("board.html", "board.css"))
    script = bundle(json.dumps(asked, ensure_ascii=False, allow_nan=False).replace("<", "\\u003c"))
    made = page("Class board", body, kind="board", style=style, script=script)
    guard = f'<meta http-equiv="Content-Security-Policy" content="{RULES}">'
    made = made.replace('<meta charset="utf-8">', f'<meta charset="utf-8">\n{guard}', 1)
    (out / "board.html").write_text(made, encoding="utf-8")


def write_live(live):
    """Write into the website's folder of scripts what makes a code of a pupil's progress."""
    live = pathlib.Path(live)
    (live / "codec.js").write_text((BOARD / "codec.js").read_text(encoding="utf-8"), encoding="utf-8")
    (live / "qr.js").write_text(qr_module(), encoding="utf-8")
    asked = [asked_in(one) for one in chapters_of()]
    text = json.dumps(asked, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    (live / "class.json").write_text(text, encoding="utf-8")


def asked_in(chapter):
    """Return what a chapter asks that goes into a code, as a table: its guess, with its scale, and its questions."""
    guess = room_guess(chapter.room, walk_guess(chapter))
    questions = [one for name in QUIZZES for one in room_quiz(chapter.room, name).questions]
    told = {
        **{"number": chapter.number, "title": chapter.title, "page": chapter.notebook, "room": chapter.room},
        **{"rules": guess_frames.rules_of(guess), "scale": scale_of(guess)},
        "questions": [
            {
                **{"id": one.id, "question": one.question},
                "options": [{"text": o.text, "right": o.right, "feedback": o.feedback} for o in one.options],
            }
            for one in questions
        ],
    }
    if len(questions) > QUESTIONS or any(len(one.options) > OPTIONS for one in questions):
        raise BuildError(f"{chapter.notebook}: a code has room for {QUESTIONS} questions of {OPTIONS} options")
    return {**told, "edition": edition_of(told)}


def with_pictures(told):
    """Return what a chapter asks with the pictures that stand beside its questions, and their names."""
    near = [beside(bank()[question["id"]]) for question in told["questions"]]
    pictures = [{"picture": _address(one.picture), "name": one.name} for one in near]
    return {**told, "questions": [{**one, **picture} for one, picture in zip(told["questions"], pictures, strict=True)]}


def _address(png):
    """Return a picture as an address that holds it; empty where there is none."""
    if not png:
        return ""
    with Image.open(io.BytesIO(png)) as picture:
        return f"data:image/webp;base64,{b64encode(webp(np.asarray(picture.convert('RGB')))).decode()}"


def walk_guess(chapter):
    """Return the name of the guess of a chapter's walk: the first of its notebook."""
    text = (HOUSE / "notebooks" / f"{chapter.notebook}.md").read_text(encoding="utf-8")
    return re.search(rf'^{chapter.room}\.predict\("(\w+)"\)', text, re.MULTILINE)[1]


def scale_of(guess):
    """Return the places that a guess can have: `keys` of a choice; or `low`, `high`, `step`, how `many`."""
    if guess.kind == "choice":
        return {"keys": list(guess.options)}
    curve = guess.kind == "curve"
    low, high = guess.ylim if curve else (guess.low, guess.high)
    step = guess.ystep if curve else guess.step
    many = round((high - low) / step) + 1
    if many * (guess.knots + 1 if curve else 1) > PLACES:
        raise BuildError(f"{guess.id}: a code has room for {PLACES} places")
    return {"low": low, "high": high, "step": step, "many": many}


def edition_of(told):
    """Return a number below 1024 made of all that a code counts in: another edition of a chapter has another one."""
    counts = [told["rules"]["id"], told["scale"], told["rules"].get("places")]
    counts += [[one["id"], [[o["text"], o["right"]] for o in one["options"]]] for one in told["questions"]]
    digest = hashlib.sha256(json.dumps(counts, sort_keys=True).encode()).digest()
    return int.from_bytes(digest[:2]) % 1024


def bundle(asked):
    """Return the board's script in one piece. asked: what its chapters ask, as JSON."""
    own = {
        "compare": LIVE / "compare.js",
        **{name: BOARD / f"{name}.js" for name in ("codec", "tally", "plot", "scan")},
    }
    parts = [_closed(name, path.read_text(encoding="utf-8")) for name, path in own.items()]
    start = _without_imports((BOARD / "board.js").read_text(encoding="utf-8"))
    return "\n".join([*parts, f"(() => {{\nconst CHAPTERS = {asked};\n{start}}})();"])


def _closed(name, module):
    """Turn a module into a constant that holds what it exports, so that a page from a file may run it."""
    names = re.findall(r"^export (?:async )?(?:function|const) (\w+)", module, re.MULTILINE)
    inside = re.sub(r"^export ", "", _without_imports(module), flags=re.MULTILINE)
    return f"const {name} = (() => {{\n{inside}\nreturn {{ {', '.join(names)} }};\n}})();"


def _without_imports(module):
    """Turn imports of the board's own modules into what `_closed` made of these."""
    return re.sub(r'^import (\{[^}]+\}) from "\./(\w+)\.js";$', r"const \1 = \2;", module, flags=re.MULTILINE)
