"""Promise: on dark paper a picture is drawn for dark paper: words stand out, hues stay, scans stay."""

import io
import itertools

import numpy as np
import pytest
from matplotlib.colors import rgb_to_hsv, to_rgb
from PIL import Image

from rlsedu import brain_iron, supplements
from rlsedu.stage import Picture
from rlsedu.stage.dark import DEEP, on_dark
from rlsedu.stage.style import COLOURS, INK, PAPER, SKY, SOFT
from rlsedu.supplements.food_picture import DRINKS, HEAPS

WORDS, MARKS = 4.5, 3  # the contrast that WCAG 2 asks of words, and of marks


def brightness(rgb):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return float(np.dot([0.2126, 0.7152, 0.0722], linear))


def contrast(one, two):
    high, low = sorted((brightness(one), brightness(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def pixels(picture):
    return np.asarray(Image.open(io.BytesIO(picture.frame())).convert("RGB"), dtype=int)


@pytest.mark.parametrize("colour", [*COLOURS, INK, SOFT])
def test_words_in_the_house_s_colours_can_be_read_on_dark_paper(colour):
    least = MARKS if colour == SKY else WORDS  # sky is too light for words on white, too
    assert contrast(on_dark(to_rgb(colour)), on_dark(to_rgb(PAPER))) >= least


@pytest.mark.parametrize("colour", COLOURS)
def test_a_colour_keeps_its_hue(colour):
    before, after = (rgb_to_hsv(rgb)[0] for rgb in (to_rgb(colour), on_dark(to_rgb(colour))))
    assert min(abs(before - after), 1 - abs(before - after)) < 25 / 360


def test_paper_and_ink_change_places_and_every_grey_between_stays_in_order():
    greys = [brightness(on_dark((g, g, g))) for g in np.linspace(0, 1, 30)]
    assert all(lighter > darker for lighter, darker in itertools.pairwise(greys))
    assert greys[0] > 0.7 and greys[-1] < 0.02


def test_what_is_black_in_the_body_stays_black_and_is_no_hole_in_the_paper():
    assert on_dark(to_rgb(DEEP)) == pytest.approx(to_rgb(DEEP), abs=1e-4)
    assert brightness(to_rgb(DEEP)) < brightness(on_dark(to_rgb(PAPER))) / 5


class Corner(Picture):
    """A filled half, a line, a collection, a hatch and words."""

    def build(self, figure):
        axes = self.axes = figure.subplots()
        axes.axvspan(0, 0.5, color=COLOURS[0])
        axes.scatter([0.7], [0.7], s=900, color=COLOURS[1])
        axes.plot([0.6, 1], [0.2, 0.2], color=INK, linewidth=8)
        axes.set(xlim=(0, 1), ylim=(0, 1))

    def show(self, result):
        pass


def test_faces_lines_and_marks_are_drawn_in_the_dark_colours_and_back_again():
    picture = Corner()
    light = pixels(picture)
    picture.resize(dark=True)
    dark = pixels(picture)
    height = dark.shape[0]
    for x, y, colour in ((0.25, 0.5, COLOURS[0]), (0.7, 0.7, COLOURS[1]), (0.8, 0.2, INK), (0.9, 0.5, PAPER)):
        x, y = picture.axes.transData.transform((x, y))
        place = height - round(y), round(x)
        assert light[place] == pytest.approx(255 * np.array(to_rgb(colour)), abs=3)
        assert dark[place] == pytest.approx(255 * np.array(on_dark(to_rgb(colour))), abs=5)
    picture.resize(dark=False)
    assert (pixels(picture) == light).all()


def scans_alone(picture):
    """Take away what is drawn over a picture's scans; return where these are, and the picture's pixels."""
    scans = [axes for axes in picture.figure.axes if axes.images]
    for artist in (mark for axes in scans for mark in (*axes.lines, *axes.patches, *axes.texts, *axes.artists)):
        artist.set_visible(False)
    drawn = pixels(picture)
    return [axes.images[0].get_window_extent() for axes in scans], drawn


def test_a_scan_is_the_same_on_dark_paper():
    picture = brain_iron.scanner.value().drawn()
    boxes, light = scans_alone(picture)
    picture.resize(dark=True)
    _, dark = scans_alone(picture)
    assert len(boxes) == 2
    for box in boxes:
        inner = (
            slice(light.shape[0] - round(box.y1) + 3, light.shape[0] - round(box.y0) - 3),
            slice(round(box.x0) + 3, round(box.x1) - 3),
        )
        apart = np.abs(light[inner] - dark[inner]).max(axis=2)
        assert np.median(apart) <= 3 and (apart > 12).mean() < 0.01
    assert np.median(dark[0]) < 60
    picture.close()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("drink", DRINKS)
def test_food_and_drink_have_their_own_colours_on_any_paper(drink, dark):
    picture = supplements.meal.value().drawn(base="beef", drink=drink)
    picture.resize(dark=dark)
    image = pixels(picture)
    for place, colour in (("plate", HEAPS["beef"][-1]), ("glass", DRINKS[drink])):
        x, y = picture.food.axes.transData.transform(picture.place[place][:2])
        assert image[image.shape[0] - round(y), round(x)] == pytest.approx(255 * np.array(to_rgb(colour)), abs=6)
    picture.close()
