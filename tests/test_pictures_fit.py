"""Promise: every picture has a name, fits a phone and a laptop with its words whole and apart, and room for the words.

`longest` is what the page keeps free for a demo's sentence.
"""

import io
import itertools
import random

import numpy as np
import pytest
from conftest import DEMOS, ROOMS, asked_in, at_the_ends, door_of, ends
from matplotlib.text import Text
from PIL import Image

from rlsedu import brain_iron, supplements
from rlsedu.anatomy.midbrain import MIDBRAIN
from rlsedu.stage import Picture, Range
from rlsedu.stage.guess_picture import PICTURES, Reveal
from rlsedu.stage.midbrain import FRAMES, JOINED, outline
from rlsedu.stage.sentences import reveal_sentence

NAME_LETTERS, SETTINGS, SLACK = 90, 200, 1.15
NARROW, WIDE = (4.2, 5.0), (7.2, 5.6)  # inches
SHOWN, SMALLEST_PX = 555 / 720, 9  # the share of its width that a picture is shown at in the tightest place; of letters


def anywhere(demo, count):
    """Settings drawn at random, the same in every run."""
    rng = random.Random(12)
    for _ in range(count):
        yield {
            control.name: rng.uniform(control.low, control.high)
            if isinstance(control, Range)
            else rng.choice(ends(control))
            for control in demo.controls
        }


def words_of(picture):
    """The words that a picture shows, each with its box in dots."""
    renderer, found = picture.figure.canvas.get_renderer(), []
    hidden = {id(word) for axes in picture.figure.axes for word in _unseen(axes)}
    for word in picture.figure.findobj(Text):
        if word.get_visible() and word.get_text().strip() and id(word) not in hidden:
            box = Text.get_window_extent(word, renderer)  # an annotation's own box would hold its arrow, too
            if box.width:
                found.append((word, box))
    return found


def _unseen(axes):
    """Words that matplotlib keeps but does not draw: of axes switched off, and of ticks beyond the limits."""
    for axis, limits in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim())):
        if not axes.axison:
            yield from axis.findobj(Text)
        for tick in axis.get_minor_ticks():
            yield from (tick.label1, tick.label2)
        for tick in axis.get_major_ticks():
            if not min(limits) - 1e-9 <= tick.get_loc() <= max(limits) + 1e-9:
                yield from (tick.label1, tick.label2)


def misfits(picture):
    """Name the words of a picture that are cut, too small, or stand on one another."""
    found, words = [], words_of(picture)
    width, height = picture.figure.bbox.size
    for word, box in words:
        if min(box.x0, box.y0) < -1 or box.x1 > width + 1 or box.y1 > height + 1:
            found.append(f"cut: {word.get_text()}")
        if word.get_fontsize() * SHOWN * 100 / 72 < SMALLEST_PX:
            found.append(f"small: {word.get_text()}")
    for (one, box), (two, other) in itertools.combinations(words, 2):
        across = min(box.x1, other.x1) - max(box.x0, other.x0)
        up = min(box.y1, other.y1) - max(box.y0, other.y0)
        if across > 1 and up > 1 and (one.get_text() != two.get_text() or abs(box.x0 - other.x0) > 1):
            found.append(f"on one another: {one.get_text()!r}, {two.get_text()!r}")
    return found


@pytest.mark.parametrize("narrow", [True, False], ids=["phone", "laptop"])
def test_every_word_is_whole_and_apart(demo_value, narrow):
    picture, wrong = demo_value.picture(), {}
    picture.resize(narrow)
    size = picture.figure.get_size_inches()
    limit = NARROW if narrow else WIDE
    assert size[0] == pytest.approx(limit[0]) and size[1] <= limit[1]
    for values in at_the_ends(demo_value):
        picture.hold(demo_value.result(**values))
        picture.frame()
        if found := misfits(picture):
            wrong[str(values)] = found
    assert wrong == {}
    picture.close()


class Crowded(Picture):
    """Words that are cut, too small, and on one another."""

    def build(self, figure):
        for words, place, size in (("cut", (0.97, 0.5), 11), ("one", (0.2, 0.2), 11), ("two", (0.22, 0.2), 11)):
            figure.text(*place, words, fontsize=size)
        figure.text(0.5, 0.8, "small", fontsize=6)


def test_a_misfit_is_found():
    picture = Crowded()
    picture.frame()
    assert misfits(picture) == ["cut: cut", "small: small", "on one another: 'one', 'two'"]


def pictures_of(room):
    """The pictures of a room's demos and guesses, each with the sentence below it."""
    for demo in (door_of(*made).value() for made in DEMOS if made[0] == room):
        yield demo.picture().name, demo.told(demo.result())
    asked = asked_in(room)
    for guess in map(door_of(room, "predict").value, asked["predict"]):
        yield PICTURES[guess.kind](guess).name, reveal_sentence(guess, Reveal())


@pytest.mark.parametrize("room", ROOMS)
def test_every_picture_has_a_name_of_its_own(room):
    found = list(pictures_of(room))
    names = [name for name, _ in found]
    assert names and len(set(names)) == len(names), names
    for name, sentence in found:
        assert 10 < len(name) <= NAME_LETTERS and name[0].isupper() and name[-1] not in ".,; ", name
        assert name != Picture.name and name not in sentence and sentence not in name


def test_the_page_keeps_room_for_the_longest_sentence(demo_value):
    settings = itertools.chain(at_the_ends(demo_value), anywhere(demo_value, SETTINGS))
    longest = max(len(demo_value.told(demo_value.result(**values)).short) for values in settings)
    assert longest <= demo_value.longest <= SLACK * longest


@pytest.mark.parametrize("name", ["tegmentum", "colliculi"])
def test_the_line_round_the_tegmentum_crosses_no_other_part(name):
    x, y = outline(name)
    x, y = np.array([x, y])[:, np.isfinite(x)]
    assert len(x) > 300
    for part in MIDBRAIN:
        for side in part.sides if part.name not in JOINED else ():
            deep = [side.contains(x + dx, y + dy) for dx, dy in ((0.3, 0), (-0.3, 0), (0, 0.3), (0, -0.3))]
            assert not np.all(deep, axis=0).any(), part.name


@pytest.mark.parametrize("narrow", [True, False])
def test_no_words_of_the_midbrain_lie_on_an_edge_of_it(narrow):
    """Its call-out stands beside the slice, inside the frame; a name stands in a part or beside it, not across."""
    demo = brain_iron.midbrain.value()
    picture = demo.picture()
    picture.resize(narrow)
    left, bottom, width, height = FRAMES[narrow]
    edge = np.array(outline("tegmentum")).T
    for part in demo.controls[0].options:
        picture.hold(demo.result(part=part))
        picture.frame()
        to_mm = picture.figure.axes[0].transData.inverted()
        (x0, y0), (x1, y1) = to_mm.transform(picture.point.box.get_window_extent())
        assert left < x0 and bottom < y0 and x1 < left + width and y1 < bottom + height, part
        for side in (side for part in MIDBRAIN for side in part.sides):
            across, up = np.meshgrid(np.linspace(x0, x1, 40), np.linspace(y0, y1, 20))
            assert not side.contains(across, up).any(), (part, side.name)
        for word, box in words_of(picture):
            (x0, y0), (x1, y1) = to_mm.transform(box)
            on_it = (edge[:, 0] > x0) & (edge[:, 0] < x1) & (edge[:, 1] > y0) & (edge[:, 1] < y1)
            assert not on_it.any(), word.get_text()
    picture.close()


@pytest.mark.parametrize("dark", [False, True])
def test_the_black_stuff_is_the_darkest_part_of_the_midbrain(dark):
    picture = brain_iron.midbrain.value().drawn()
    picture.resize(dark=dark)
    image = Image.open(io.BytesIO(picture.frame())).convert("L")
    to_dots = picture.figure.axes[0].transData.transform

    def grey(name):
        side = next(part for part in MIDBRAIN if part.name == name).sides[0]
        x, y = to_dots((side.x_mm, side.y_mm))
        return image.getpixel((round(x), image.height - round(y)))

    assert grey("substantia nigra") < min(grey("red nucleus"), grey("cerebral peduncle")) - 20
    picture.close()


def test_the_key_of_the_months_names_only_what_is_drawn():
    demo, shown = supplements.months.value(), {}
    for who in next(control for control in demo.controls if control.name == "who").options:
        shown[who] = {word.get_text() for word, _ in words_of(demo.drawn(who=who))}
    band, blood, birth = "how far off this model was in trials", "gives blood", "birth"
    drawn = {who: (band in words, blood in words, birth in words) for who, words in shown.items()}
    assert drawn["woman"] == (True, False, False) and drawn["pregnant"] == (False, False, True)
    assert drawn["donor"] == (False, True, False)
