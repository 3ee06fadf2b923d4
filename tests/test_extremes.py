"""Promise: at every setting of every demo the picture is finite and inside its axes, and the sentence makes sense."""

import dataclasses
import io
import math
import re

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matplotlib.collections import Collection
from matplotlib.lines import Line2D
from matplotlib.text import Text
from PIL import Image

from rlsedu.stage import Picture, Range, Stage

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


def strays(picture):
    """Name the moving artists that leave their axes (words may stand anywhere inside the figure)."""
    renderer, found = picture._canvas.get_renderer(), []
    for artist in picture._moving:
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
    renderer, figure = picture._canvas.get_renderer(), picture.figure
    boxes = {
        axes.get_title() or axes.get_title("left") or str(axes): axes.get_tightbbox(renderer) for axes in figure.axes
    }
    boxes |= {f"legend {i}": legend.get_window_extent(renderer) for i, legend in enumerate(figure.legends)}
    return [
        f"{name}: {box.extents.round()} in {figure.bbox.extents}"
        for name, box in boxes.items()
        if box is not None and (min(box.x0, box.y0) < -1 or box.x1 > figure.bbox.x1 + 1 or box.y1 > figure.bbox.y1 + 1)
    ]


def problems(stage, pictures, values, full=True):
    """Set a demo and list what is wrong with its result, its sentence and its pictures (wide and narrow)."""
    result = stage._model(**stage._checked(values))
    sentence = stage._describe(result)
    found = [f"{name} is not finite" for name in not_finite(result)]
    if not sentence.strip() or NONSENSE.search(sentence):
        found.append(f"sentence: {sentence!r}")
    for picture in pictures:
        picture.show(result)
        found += strays(picture)
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


def ends(control):
    if isinstance(control, Range):
        return (control.low, control.high)
    return (False, True) if control.kind == "toggle" else tuple(control.options)


@pytest.fixture
def stage(demo):
    made = demo()
    if not isinstance(made, Stage):
        pytest.skip("not a live demo")
    yield made
    made.close()


@pytest.fixture
def pictures(stage, demo):
    """The demo's picture for a wide screen and the same for a phone, both laid out."""
    other = demo()
    other._picture.resize(narrow=True)
    both = [stage._picture, other._picture]
    for picture in both:
        picture.frame()
    yield both
    other.close()


def test_both_ends_of_every_control(stage, pictures):
    assert [words for picture in pictures for words in clipped_words(picture)] == []
    start = stage._start
    tried = [start, *({**start, name: end} for name, c in stage._controls.items() for end in ends(c))]
    tried += [{name: ends(c)[side] for name, c in stage._controls.items()} for side in (0, -1)]
    wrong = {str(values): found for values in tried if (found := problems(stage, pictures, values))}
    assert not wrong


def test_random_settings(stage, pictures):
    tried = []
    everything = st.fixed_dictionaries({name: anything(control) for name, control in stage._controls.items()})

    @settings(max_examples=SETTINGS, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(values=everything)
    def stays_inside(values):
        tried.append(values)
        assert problems(stage, pictures, values, full=len(tried) % (SETTINGS // FULL_FRAMES) == 0) == []

    stays_inside()
    print(f"{len(tried)} settings")


def test_bad_input_is_named(stage):
    before, frame = dict(stage.values), stage.frame
    for name, control in stage._controls.items():
        if isinstance(control, Range):
            unit = "" if control.unit == "1" else f" {control.unit}"
            allowed = f"is not allowed: give a number from {control.low:g} to {control.high:g}{unit}"
            bad = (math.nan, math.inf, "12", None, control.low - 1, control.high + 1)
        elif control.kind == "toggle":
            allowed, bad = "is not allowed: give True or False", (1, "yes", None)
        else:
            allowed, bad = "is not allowed: give one of", ("", "no such choice", 3, None)
        for value in bad:
            with pytest.raises(ValueError, match=re.escape(f"{name} = {value!r} {allowed}")):
                stage.set(**{name: value})
    with pytest.raises(ValueError, match="no_such_thing is not a control here: give some of"):
        stage.set(no_such_thing=1)
    assert (stage.values, stage.frame) == (before, frame)


def test_reset_brings_back_the_first_frame(stage):
    first = stage.frame, stage.sentence
    for name, control in stage._controls.items():
        stage.set(**{name: ends(control)[-1]})
    stage.keep()
    stage.reset()
    assert (stage.frame, stage.sentence) == first


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


def toy(**result):
    good = {"line": 0.5, "dot": 0.5, "word": 0.5}
    picture = Toy()
    return Stage(
        title="A toy",
        controls=[Range("x", "x", 0, 1, 0.1, 0.5)],
        model=lambda x: {**good, **result},
        picture=picture,
        sentence=lambda r: r.get("told", "Right now it is 0.5."),
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
    ],
)
def test_what_goes_wrong_is_found(result, words):
    stage = toy(**result)
    assert any(words in found for found in problems(stage, [stage._picture], {"x": 0.5}))
    fine = toy()
    assert problems(fine, [fine._picture], {"x": 0.5}) == []
