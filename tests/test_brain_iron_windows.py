"""Promise: the two pictures of the walk of chapter 3 are simple, true, and told to those who do not see them."""

import html

import numpy as np
import pytest
from conftest import HOUSE
from test_pictures_fit import misfits, words_of

from rlsedu.brain_iron import demos
from rlsedu.brain_iron.three_windows_picture import WINDOWS

SMALLEST, MOST_WORDS, MOST_MARKS = 11, 6, 60  # points on a wide screen; of a label; and of people


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("narrow", [False, True], ids=["laptop", "phone"])
def test_the_drawing_is_whole_and_says_what_each_window_sees_and_does_not(narrow, dark):
    demo = demos.drawing.value("windows")
    picture = demo.drawn()
    picture.resize(narrow, dark=dark)
    picture.frame()
    assert misfits(picture) == []
    words = [word.get_text() for word, _ in words_of(picture)]
    labels = [label for name, sees, not_seen in WINDOWS for label in (name, f"sees: {sees}", f"can't see: {not_seen}")]
    assert words == labels and len(WINDOWS) == 3
    if not narrow:
        assert min(word.get_fontsize() for word, _ in words_of(picture)) >= SMALLEST
    assert demo.controls == () and len(demo.told(demo.result()).short) <= demo.longest


def test_labels_are_short_and_stand_in_the_words_for_those_who_do_not_see_it():
    said = demos.drawing.value("windows").picture().name.lower()
    for name, *labels in WINDOWS:
        place = name.partition("(")[2].rstrip(")")
        assert name.partition(" (")[0].lower() in said and place in said
        assert all(len(label.split()) <= MOST_WORDS for label in labels)
        for label in labels:
            hard = [word.strip(",") for word in label.removesuffix("'s stores").split() if len(word) > 3]
            assert all(word in said for word in hard if "'" not in word), label


def test_the_drawing_stands_saved_in_the_chapter():
    page = (HOUSE / "notebooks" / "03-brain-iron.ipynb").read_text(encoding="utf-8")
    name = demos.drawing.value("windows").picture().name
    assert f'<img alt=\\"{html.escape(name)}\\" src=\\"data:image/png' in page
    with pytest.raises(ValueError, match="name = 'why' is not allowed"):
        demos.drawing.value("why")


def test_the_arrows_lead_to_arm_back_and_midbrain():
    picture = demos.drawing.value("windows").drawn()
    arm, back, midbrain = (np.array(arrow.xy) for arrow in picture.axes.texts if not arrow.get_text())
    assert midbrain == pytest.approx(picture.at, abs=0.1)  # inches
    assert arm[0] < midbrain[0] < back[0] and max(arm[1], back[1]) < midbrain[1] - 1


@pytest.mark.parametrize("cutoff", [15, 75, 200])
def test_few_people_are_drawn_all_with_restless_legs_and_about_as_many_misled_as_is_told(cutoff):
    demo = demos.two_windows.value()
    picture, result = demo.drawn(cutoff_ug_l=cutoff), demo.result(cutoff_ug_l=cutoff)
    misled, found, above = (len(marks.get_xdata()) for marks in (picture.misled, picture.found, picture.above))
    assert misled + found + above == len(result.people.age) <= MOST_MARKS
    assert (result.people.group != "control").all()
    assert misled / (misled + found) == pytest.approx(result.reassured, abs=0.05)
    assert " ".join(picture.point.words.get_text().split()) == (
        f"Low brain iron: {100 * result.reassured:.0f} of 100 reassured wrongly"
    )
