"""Promise: each picture says its point on itself, tells when an axis is bent, and names only what it shows."""

import itertools
import re

import numpy as np
import pytest
from conftest import at_the_ends
from test_pictures_fit import anywhere, words_of

from rlsedu.stage import Picture, Range
from rlsedu.stage.callout import NAME
from rlsedu.stage.fitted import Fitted, is_on_screen
from rlsedu.stage.meanings import MEANINGS, dots_of, line_of

SETTINGS, LETTERS = 40, 48
LAYOUTS = pytest.mark.parametrize("narrow", [True, False], ids=["phone", "laptop"])
NUMBER = re.compile(r"[−-]?\d[\d,]*(?:\.\d+)?")


def drawn(demo, narrow, **values):
    picture = demo.picture()
    picture.resize(narrow)
    picture.hold(demo.result(**values))
    picture.frame()
    return picture


def callouts(picture):
    return [word for word, _ in words_of(picture) if word.get_gid() == NAME]


@LAYOUTS
def test_one_call_out_says_the_point_and_follows_the_controls(demo_value, narrow):
    picture, said = drawn(demo_value, narrow), set()
    assert len(callouts(picture)) == 1
    for values in at_the_ends(demo_value):
        picture.hold(demo_value.result(**values))
        picture.frame()
        found = callouts(picture)
        assert len(found) <= 1, values
        said |= {word.get_text() for word in found}
    assert all(len(words) <= LETTERS for words in said), said
    assert len(said) > 1, said
    picture.close()


def bent(axis, low, high):
    """Whether the numbers along an axis do not stand as far apart as they differ."""
    ticks = [
        (tick.get_loc(), NUMBER.fullmatch(tick.label1.get_text().rstrip("+ %"))) for tick in axis.get_major_ticks()
    ]
    shown = [
        (at, float(found[0].replace(",", "").replace("−", "-"))) for at, found in ticks if found and low <= at <= high
    ]
    if len(shown) < 3:
        return axis.get_scale() != "linear"
    ends = axis.axes.transData.transform([(place, place) for place, _ in shown])
    along, value = ends[:, 0 if axis.axis_name == "x" else 1], np.array([number for _, number in shown])
    fit = np.polyval(np.polyfit(value, along, 1), value)
    return bool(np.abs(fit - along).max() > 0.03 * np.ptp(along))


def bent_axes(picture):
    for axes in picture.figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            if axes.axison and axis.get_visible() and bent(axis, *sorted(axis.get_view_interval())):
                yield axis


@LAYOUTS
def test_a_bent_axis_says_so(demo_value, narrow):
    picture = drawn(demo_value, narrow)
    names = [(axis.get_label_text(), axis.axes.get_title("left")) for axis in bent_axes(picture)]
    assert [name for name in names if "step" not in " ".join(name)] == []
    picture.close()


class Bent(Picture):
    """Axes of which one is bent."""

    def build(self, figure):
        axes = figure.subplots()
        axes.set(xscale="log", xlim=(1, 100), ylim=(0, 4), xlabel="plain words")
        axes.set_xticks([1, 10, 100], ["1", "10", "100"])

    def show(self, result):
        pass


def test_a_bent_axis_is_found():
    picture = Bent()
    picture.frame()
    assert [axis.get_label_text() for axis in bent_axes(picture)] == ["plain words"]


@LAYOUTS
def test_the_key_names_what_is_on_the_screen(demo_value, narrow):
    picture = drawn(demo_value, narrow)
    for values in itertools.chain(at_the_ends(demo_value), anywhere(demo_value, SETTINGS)):
        picture.hold(demo_value.result(**values))
        picture.frame()
        for legend in picture.figure.findobj(lambda artist: type(artist).__name__ == "Legend"):
            assert isinstance(picture, Fitted), "make the key with Fitted.key"
            shown = [text.get_visible() for text in legend.texts]
            assert shown == [is_on_screen(artist) for artist in picture._keyed[0]], values
    picture.close()


def test_a_meaning_looks_the_same_everywhere(demo_value):
    picture = drawn(demo_value, False)
    for artist in picture.figure.findobj(lambda artist: artist.get_gid() in MEANINGS and hasattr(artist, "get_marker")):
        name = artist.get_gid()
        want = dots_of(name) if artist.get_linestyle() in ("None", "none") else line_of(name)
        assert artist.get_color() == want["color"], name
        if "marker" in want:
            assert artist.get_marker() == want["marker"], name
    picture.close()


def test_no_tenth_of_a_slider_moves_nothing(demo_value):
    picture, dead = drawn(demo_value, False), []

    def seen(name, value):
        result = demo_value.result(**{name: value})
        picture.hold(result)
        return picture.frame(), demo_value.told(result).short

    for control in (one for one in demo_value.controls if isinstance(one, Range)):
        steps = np.round(np.linspace(0, control.high - control.low, 11) / control.step) * control.step
        values = sorted({min(control.high, control.low + float(step)) for step in steps})
        found = [seen(control.name, value) for value in values]
        dead += [
            (control.name, *pair)
            for pair, (one, other) in zip(itertools.pairwise(values), itertools.pairwise(found), strict=True)
            if one == other
        ]
    assert dead == []
    picture.close()
