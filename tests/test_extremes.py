"""Promise: at every setting of every demo the picture is finite and inside its axes, and the sentence makes sense."""

import dataclasses
import io
import math
import re

import numpy as np
import pytest
from conftest import at_the_ends, ends
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matplotlib.collections import Collection
from matplotlib.lines import Line2D
from matplotlib.text import Text
from PIL import Image
from stand_in import toy

from rlsedu.stage import Picture, Range

SETTINGS, FULL_FRAMES = 200, 30
SLACK_PX = 4
NONSENSE = re.compile(r"\b(nan|inf|infinity)\b|\bNone\b|[-−]0(?:\.0+)?\b(?![.:\d])", re.IGNORECASE)


def not_finite(result, name="result"):
    """Name the parts of a model's result (dataclasses, dicts, tuples, arrays, numbers) that are not finite."""
    if dataclasses.is_dataclass(result) and not isinstance(result, type):
        parts = {field.name: getattr(result, field.name) for field in dataclasses.fields(result)}
    elif isinstance(result, dict):
        parts = result
    elif isinstance(result, (tuple, list)):
        parts = dict(enumerate(result))
    else:
        numbers = np.asarray(result) if isinstance(result, (np.ndarray, float, int, complex, np.generic)) else None
        odd = numbers is not None and numbers.dtype.kind in "fc" and not np.isfinite(numbers).all()
        return [name] if odd else []
    return [odd for key, part in parts.items() for odd in not_finite(part, f"{name}.{key}")]


def points_of(artist, renderer):
    """Return the screen points that bound what an artist shows, one per row; empty if it shows nothing."""
    if isinstance(artist, Line2D):
        points = artist.get_transform().transform(np.asarray(artist.get_xydata(), dtype=float).reshape(-1, 2))
    elif isinstance(artist, Collection) and len(artist.get_offsets()) and artist.get_offset_transform() is not None:
        offsets = np.ma.filled(np.ma.asarray(artist.get_offsets(), dtype=float), np.nan)
        points = artist.get_offset_transform().transform(offsets)
        if not points.any() or np.allclose(offsets, 0):
            points = _vertices(artist)
    elif isinstance(artist, Collection):
        points = _vertices(artist)
    else:
        box = artist.get_window_extent(renderer)
        points = np.array([box.min, box.max]) if box.width or box.height else np.empty((0, 2))
    points = np.asarray(points, dtype=float).reshape(-1, 2)
    return points[np.isfinite(points).all(axis=1)]


def _vertices(collection):
    paths = [path.vertices for path in collection.get_paths() if len(path.vertices)]
    return collection.get_transform().transform(np.vstack(paths)) if paths else np.empty((0, 2))


def moving(picture):
    """Return the artists of a picture that move, as it is laid out now."""
    return picture.figure.findobj(lambda artist: artist.get_animated())


def strays(picture, artists):
    """Name those of a picture's artists that leave their axes (words may stand anywhere inside the figure)."""
    renderer, found = picture.figure.canvas.get_renderer(), []
    for artist in artists:
        if not artist.get_visible() or (isinstance(artist, Text) and not artist.get_text().strip()):
            continue
        points = points_of(artist, renderer)
        home = picture.figure.bbox if isinstance(artist, Text) or artist.axes is None else artist.axes.bbox
        if len(points):
            low, high = points.min(axis=0) - home.min, home.max - points.max(axis=0)
            if min(*low, *high) < -SLACK_PX:
                found.append(f"{artist}: {points.min(axis=0).round()} to {points.max(axis=0).round()} px, home {home}")
    return found


def clipped_words(picture):
    """Name the axes whose titles or labels leave the figure."""
    renderer, figure = picture.figure.canvas.get_renderer(), picture.figure
    boxes = {
        axes.get_title() or axes.get_title("left") or str(axes): axes.get_tightbbox(renderer) for axes in figure.axes
    }
    boxes |= {f"legend {i}": legend.get_window_extent(renderer) for i, legend in enumerate(figure.legends)}
    return [
        f"{name}: {box.extents.round()} in {figure.bbox.extents}"
        for name, box in boxes.items()
        if box is not None and (min(box.x0, box.y0) < -1 or box.x1 > figure.bbox.x1 + 1 or box.y1 > figure.bbox.y1 + 1)
    ]


def problems(demo, pictures, values, full=True):
    """List what is wrong with a demo's result, facts, sentence and pictures at a setting; if full, with its table, too.

    pictures: pairs of a picture that is laid out and its artists that move.
    """
    result = demo.result(**values)
    sentence = demo.told(result)
    found = [f"{name} is not finite" for name in not_finite(result) + not_finite(demo.facts_of(result), "facts")]
    if not sentence.strip() or NONSENSE.search(sentence):
        found.append(f"sentence: {sentence!r}")
    if full:
        found += [f"numbers: {row[:2]}" for row in demo.numbers(**values).rows if NONSENSE.search(str(row[1]))]
    for picture, artists in pictures:
        picture.hold(result)
        found += strays(picture, artists)
        if full:
            image = Image.open(io.BytesIO(picture.frame()))
            image.load()
            size = tuple(round(side) for side in picture.figure.bbox.size)
            if image.size != size or len(image.convert("L").getcolors(256)) < 3:
                found.append(f"a blank or resized frame: {image.size} for {size}")
    return found


def anything(control):
    """Every value that a control can take."""
    if isinstance(control, Range):
        return st.floats(control.low, control.high, allow_nan=False)
    return st.booleans() if control.kind == "toggle" else st.sampled_from(list(control.options))


@pytest.fixture
def live_demo(demo):
    made = demo()
    yield made
    made.close()


def laid_out(demo, narrow=False):
    """Return a demo's picture, laid out and drawn, with its artists that move."""
    picture = demo.picture()
    picture.resize(narrow)
    picture.hold(demo.result())
    picture.frame()
    return picture, moving(picture)


@pytest.fixture
def pictures(demo_value):
    """The demo's picture for a wide screen and the same for a phone, both laid out."""
    both = [laid_out(demo_value, narrow) for narrow in (False, True)]
    yield both
    for picture, _ in both:
        picture.close()


def test_both_ends_of_every_control(demo_value, pictures):
    assert [words for picture, _ in pictures for words in clipped_words(picture)] == []
    wrong = {str(v): found for v in at_the_ends(demo_value) if (found := problems(demo_value, pictures, v))}
    assert not wrong


def test_random_settings(demo_value, pictures):
    tried = []
    everything = st.fixed_dictionaries({control.name: anything(control) for control in demo_value.controls})

    @settings(max_examples=SETTINGS, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(values=everything)
    def stays_inside(values):
        tried.append(values)
        assert problems(demo_value, pictures, values, full=len(tried) % (SETTINGS // FULL_FRAMES) == 0) == []

    stays_inside()
    print(f"{len(tried)} settings")


def test_bad_input_is_named(live_demo, demo_value):
    before, frame = dict(live_demo.values), live_demo.frame
    for control in demo_value.controls:
        name = control.name
        if isinstance(control, Range):
            unit = "" if control.unit == "1" else f" {control.unit}"
            allowed = f"is not allowed: give a number from {control.low:g} to {control.high:g}{unit}"
            bad = (math.nan, math.inf, "12", None, control.low - 1, control.high + 1)
        elif control.kind == "toggle":
            allowed, bad = "is not allowed: give True or False", (1, "yes", None)
        else:
            allowed, bad = "is not allowed: give one of", ("", "no such choice", 3, None)
        for value in bad:
            for move in (live_demo.set, demo_value.settings):
                with pytest.raises(ValueError, match=re.escape(f"{name} = {value!r} {allowed}")):
                    move(**{name: value})
    for move in (live_demo.set, demo_value.settings):
        with pytest.raises(ValueError, match="no_such_thing is not a control here: give some of"):
            move(no_such_thing=1)
    assert (live_demo.values, live_demo.frame) == (before, frame)


def test_reset_brings_back_the_first_frame(live_demo):
    first = live_demo.frame, live_demo.sentence
    for control in live_demo.demo.controls:
        live_demo.set(**{control.name: ends(control)[-1]})
    live_demo.keep()
    live_demo.reset()
    assert (live_demo.frame, live_demo.sentence) == first


class Toy(Picture):
    """A point that moves up its axes, with a word beside it."""

    def build(self, figure):
        axes = figure.subplots()
        axes.set(xlim=(0, 1), ylim=(0, 1))
        self.line = self.moving(axes.plot([], [])[0])
        self.dots = self.moving(axes.scatter([], []))
        self.word = self.moving(axes.text(0, 0, "here"))

    def show(self, result):
        self.line.set_data([0, 1], [0, result["line"]])
        self.dots.set_offsets([[0.5, result["dot"]]])
        self.word.set_position((result["word"], 0.5))


def toy_that_gives(told="Right now it is 0.5.", fact=0.5, **result):
    good = {"line": 0.5, "dot": 0.5, "word": 0.5}
    return toy(
        controls=[Range("x", "x", 0, 1, 0.1, 0.5)],
        model=lambda x: {**good, **result},
        picture=Toy,
        facts_of=lambda result: {"told": told, "fact": fact},
        sentence=lambda told, fact: told,
    )


@pytest.mark.parametrize(
    ("result", "words"),
    [
        ({"line": 1.2}, "Line2D"),
        ({"dot": -0.3}, "PathCollection"),
        ({"word": 1.3}, "Text"),
        ({"line": math.nan}, "result.line is not finite"),
        ({"told": ""}, "sentence"),
        ({"told": "Right now it is nan mg."}, "sentence"),
        ({"told": "Right now it is -0 mg."}, "sentence"),
        ({"fact": math.inf}, "facts.fact is not finite"),
    ],
)
def test_what_goes_wrong_is_found(result, words):
    odd, fine = toy_that_gives(**result), toy_that_gives()
    assert any(words in found for found in problems(odd, [laid_out(odd)], {"x": 0.5}))
    assert problems(fine, [laid_out(fine)], {"x": 0.5}) == []
