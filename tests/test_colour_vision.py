"""Promise: no two meanings of a picture look alike to a reader with colour-blind eyes, as far as they can be simulated.

The entries of each key are drawn and compared pixel by pixel as such eyes see them (Machado et al. 2009): by colour or
by shape they must differ. The house's colours are compared by themselves, too.
"""

import io
import itertools

import numpy as np
import pytest
from colorspacious import cspace_convert
from PIL import Image
from test_pictures_speak import drawn

from rlsedu.stage import style

EYES = ("deuteranomaly", "protanomaly", "tritanomaly")
APART = 9.0  # in steps of CAM02-UCS (1 is about the least that is seen), at the most different hundredth of the pixels


def seen(rgb, eyes):
    """Colours, sRGB from 0 to 1, as such eyes see them, in steps that look equal."""
    space = {"name": "sRGB1+CVD", "cvd_type": eyes, "severity": 100}
    return cspace_convert(np.clip(cspace_convert(rgb, space, "sRGB1"), 0, 1), "sRGB1", "CAM02-UCS")


def entries(picture):
    """The marks of a picture's key, each cut out as wide and high as the largest, on white."""
    image = np.asarray(Image.open(io.BytesIO(picture.frame())).convert("RGB"), dtype=float) / 255
    found = {}
    for legend in picture.figure.findobj(lambda artist: type(artist).__name__ == "Legend"):
        for text in legend.texts:
            if not text.get_visible():
                continue
            box = text.get_window_extent()
            left, middle = box.x0, image.shape[0] - (box.y0 + box.y1) / 2
            rows, columns = (
                slice(round(middle) - 8, round(middle) + 8),
                slice(max(round(left) - 27, 0), round(left) - 4),
            )
            found[text.get_text()] = image[rows, columns]
    return found


def alike(marks, eyes):
    """Pairs of marks that such eyes can hardly tell apart, with how far apart they are."""
    far = {}
    for (one, first), (two, second) in itertools.combinations(marks.items(), 2):
        rows, columns = min(first.shape[0], second.shape[0]), min(first.shape[1], second.shape[1])
        gaps = seen(first[:rows, -columns:], eyes) - seen(second[:rows, -columns:], eyes)
        far[one, two] = float(np.percentile(np.sqrt((gaps**2).sum(axis=-1)), 95))
    return {pair: round(gap, 1) for pair, gap in far.items() if gap < APART}


@pytest.mark.parametrize("eyes", EYES)
def test_no_two_entries_of_a_key_look_alike(demo_value, eyes):
    picture = drawn(demo_value, False)
    assert alike(entries(picture), eyes) == {}
    picture.close()


@pytest.mark.parametrize("eyes", EYES)
def test_two_that_look_alike_are_found(eyes):
    marks = {name: np.ones((16, 20, 3)) for name in ("a", "b", "c")}
    marks["a"][4:12, 4:16] = marks["b"][4:12, 4:16] = (0.8, 0.2, 0.2)
    marks["c"][4:12, 4:16] = (0.1, 0.1, 0.1)
    assert [*alike(marks, eyes)] == [("a", "b")]


@pytest.mark.parametrize("eyes", EYES)
def test_the_colours_of_curves_in_one_picture_are_apart(eyes):
    pairs = [
        (style.ORANGE, style.BLUE),
        (style.RED, style.BLUE),
        (style.PURPLE, style.ORANGE),
        (style.PURPLE, style.RED),
    ]
    for pair in pairs:
        one, two = (np.array([int(c[i : i + 2], 16) / 255 for i in (1, 3, 5)]) for c in pair)
        assert np.linalg.norm(seen(one, eyes) - seen(two, eyes)) > APART, pair
