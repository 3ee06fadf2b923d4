"""Packs of frames: every place of one control of a demo, with the others at their start, made before anybody asks.

A pack is one line of JSON and then pictures. The line tells of the demo and the look, of the version of what made it,
and for each place its settings, what is told, and where its picture lies. The first picture is the demo at its start;
the others hold just the dots that differ from it, to be laid over it.
"""

import hashlib
import io
import json
from functools import cache
from importlib import metadata, resources

import numpy as np
from PIL import Image

from rlsedu.course import ROOMS
from rlsedu.evidence import checked, record, whole_in
from rlsedu.stage.controls import Choice, Range, Toggle
from rlsedu.stage.demo import Demo
from rlsedu.stage.questions import guess_before

MOST_STEPS = 40  # between the places of a range: a longer one is thinned
LOG_STEPS = 50  # of a range of factors: each second of its slider
DRAWN_BY = ("matplotlib", "numpy", "pillow")


@record
class Look:
    """How a pack's pictures look: narrow (for a phone) or wide, dots across, on dark paper or light."""

    narrow: bool = False
    width_px: whole_in(100, 4000) = 1080
    dark: bool = False

    @property
    def name(self):
        """Its name in a file's name: "wide", "narrow", "wide-dark" or "narrow-dark"."""
        return ("narrow" if self.narrow else "wide") + ("-dark" if self.dark else "")


@checked(control=Range | Choice | Toggle)
def places_of(control):
    """Return the values of a control that a pack holds: all, or of a long range evenly spaced ones with its start."""
    if isinstance(control, Toggle):
        return (False, True)
    if isinstance(control, Choice):
        return tuple(control.options)
    if control.style == "log":  # rounded as its slider does
        ratio = control.high / control.low
        return tuple(float(f"{control.low * ratio ** (step / LOG_STEPS):.3g}") for step in range(LOG_STEPS + 1))
    steps = int((control.high - control.low) / control.step + 1e-6)
    start, stride = round((control.value - control.low) / control.step), -(-steps // MOST_STEPS)
    return tuple(control.low + step * control.step for step in range(start % stride, steps + 1, stride))


@cache
def version():
    """Return a short text that changes with anything that may change a picture or a sentence."""
    made = hashlib.sha256()
    for place in ("evidence", "statistics", "anatomy", "stage", *ROOMS):
        for path in _sources(resources.files("rlsedu") / place):
            made.update(path.read_bytes())
    for name in DRAWN_BY:
        made.update(metadata.version(name).encode())
    return made.hexdigest()[:16]


def _sources(folder):
    found = [path for path in folder.iterdir() if path.name.endswith((".py", ".toml", ".json"))]
    deeper = [path for inner in folder.iterdir() if inner.is_dir() and inner.name != "live" for path in _sources(inner)]
    return sorted(found + deeper, key=str)


@checked(demo=Demo, control=str, look=Look)
def pack_of(demo, control, look):
    """Return a pack as bytes: the demo at each place of one control (its name), in one look.

    Places that the model refuses are left out. Raises ValueError for a name that is no control.
    """
    (moved,) = [one for one in demo.controls if one.name == control] or [None]
    if moved is None:
        raise ValueError(f"control = {control!r} is not allowed: give one of {[one.name for one in demo.controls]}")
    picture, blobs, entries = demo.picture(), [], []
    picture.resize(look.narrow, look.width_px, look.dark)
    base = _drawn(picture, demo.result())
    blobs.append(webp(base))
    for place in places_of(moved):
        values = demo.settings(**{control: place})
        try:
            result = demo.model(**values)
        except ValueError:
            continue
        said, now = demo.told(result), _now(demo, result)
        blobs.append(webp(_difference(base, _drawn(picture, result))))
        entries.append({"values": values, "sentence": said.short, "more": said.more, "bytes": len(blobs[-1])} | now)
    picture.close()
    head = {"demo": demo.id, "control": control, "look": look.name, "version": version()}
    head |= {"start": demo.start, "base": len(blobs[0]), "places": entries}
    return json.dumps(head, separators=(",", ":")).encode() + b"\n" + b"".join(blobs)


@checked(demo=Demo, values=dict)
def now_of(demo, values):
    """Return what a demo says of the guess before it at these settings: `now`, a key or a number; else nothing.

    A guessed line is no such thing: it is drawn.
    """
    return _now(demo, demo.result(**values))


def _now(demo, result):
    before = guess_before(demo.id) if demo.guessed else None
    return {"now": demo.guessed(result)} if before and before.kind != "curve" else {}


@checked(pack=bytes)
def told_of(pack):
    """Return the first line of a pack as a table."""
    return json.loads(pack.partition(b"\n")[0])


@checked(pack=bytes)
def pictures_of(pack):
    """Yield (values, picture) of a pack, each picture whole: an array of height, width and three colours, 0 to 255."""
    line, _, blobs = pack.partition(b"\n")
    head = json.loads(line)
    base = Image.open(io.BytesIO(blobs[: head["base"]])).convert("RGBA")
    at = head["base"]
    for entry in head["places"]:
        over = Image.open(io.BytesIO(blobs[at : at + entry["bytes"]])).convert("RGBA")
        at += entry["bytes"]
        yield entry["values"], np.asarray(Image.alpha_composite(base, over).convert("RGB"))


def _drawn(picture, result):
    picture.hold(result)
    return picture.pixels()


def _difference(base, drawn):
    """Return the dots of a picture that differ from another, the rest clear: height, width, and four channels."""
    differs = (drawn != base).any(axis=2)
    return np.dstack([np.where(differs[..., None], drawn, 0), np.where(differs, 255, 0)]).astype(np.uint8)


@checked(dots=np.ndarray)
def webp(dots):
    """Return dots (height, width, and three or four channels of 0 to 255) as a WebP that loses nothing."""
    out = io.BytesIO()
    Image.fromarray(dots).save(out, "WEBP", lossless=True, quality=100, method=3)
    return out.getvalue()
