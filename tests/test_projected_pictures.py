"""Promise: pictures are read from 8 m when a beamer throws them on a wall: no small words, no grid through words."""

import pytest
from conftest import DEMOS, at_the_ends, door_of
from test_pictures_fit import words_of

from rlsedu.stage import Picture
from rlsedu.stage.callout import NAME
from rlsedu.stage.style import COVER, SMALL_SIZE, plain_axes

ROOMS = ("symptoms", "dopamine", "brain_iron", "supplements", "journey")
SMALLEST_PX, WIDE_PX, HIGH_PX = 18.5, 985, 684  # of letters; and of a picture that fills a screen of 1366x768


def small(picture):
    """Name the words that are small when the picture fills a small laptop's screen."""
    width, height = picture.figure.get_size_inches()
    per_point = min(WIDE_PX / width, HIGH_PX / height) / 72
    return [word.get_text() for word, _ in words_of(picture) if word.get_fontsize() * per_point < SMALLEST_PX]


def crossed(picture):
    """Name the words that a line of a grid runs through; a box under them, as a call-out has one, hides it."""
    boxes, found = {id(word): box for word, box in words_of(picture)}, []
    for axes in picture.figure.axes:
        upright, level = (_grid(axes, axis, side) for side, axis in enumerate((axes.xaxis, axes.yaxis)))
        for word in axes.texts:
            box = boxes.get(id(word))
            if box is None or word.get_bbox_patch() or word.get_gid() == NAME:
                continue
            if any(box.x0 + 1 < x < box.x1 - 1 for x in upright) or any(box.y0 + 1 < y < box.y1 - 1 for y in level):
                found.append(word.get_text())
    return found


def _grid(axes, axis, side):
    """Where the lines of a grid are drawn, in dots."""
    low, high = sorted(axis.get_view_interval())
    places = [tick.get_loc() for tick in axis.get_major_ticks() if tick.gridline.get_visible()]
    return [axes.transData.transform([place] * 2)[side] for place in places if low <= place <= high]


@pytest.mark.parametrize("made", [made for made in DEMOS if made[0] in ROOMS], ids=".".join)
def test_a_wide_picture_can_be_projected(made):
    demo, wrong = door_of(*made).value(), {}
    picture = demo.picture()
    for values in at_the_ends(demo):
        picture.hold(demo.result(**values))
        picture.frame()
        if found := small(picture) + crossed(picture):
            wrong[str(values)] = found
    assert wrong == {}
    picture.resize(narrow=True)
    picture.frame()
    assert crossed(picture) == []
    picture.close()


class Poor(Picture):
    """Small words, words on a line of a grid, and words on one with a box under them."""

    def build(self, figure):
        axes = plain_axes(figure.subplots(), xlim=(0, 4), ylim=(0, 4))
        axes.tick_params(labelsize=11)
        axes.set(xticks=range(5), yticks=range(5))
        axes.text(0.1, 0.5, "small", fontsize=SMALL_SIZE, va="center")
        axes.text(1.9, 0.5, "upright", fontsize=11, va="center")
        axes.text(2.2, 2, "level", fontsize=11, va="center")
        axes.text(2.9, 3, "covered", fontsize=11, va="center", bbox=COVER)


def test_what_cannot_be_read_is_found():
    picture = Poor()
    picture.frame()
    assert small(picture) == ["small"]
    assert crossed(picture) == ["upright", "level"]
