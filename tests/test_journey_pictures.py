"""The pictures of chapter 5 show what the models say."""

import numpy as np
import pytest
from conftest import HOUSE
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle
from test_pictures_fit import misfits, words_of

from rlsedu.journey.causal_chain import STEPS, run_chain
from rlsedu.journey.demos import DRAWINGS, drawing
from rlsedu.journey.published import published_trials
from rlsedu.stage import demo_named
from rlsedu.stage.style import ORANGE


def drawn(name, **values):
    """The picture of a demo, and the words of its call-out."""
    picture = demo_named(f"journey.{name}").drawn(**values)
    picture.frame()
    return picture, " ".join(picture.point.words.get_text().split())


def nearest(points):
    """How far the two nearest of these points are from each other."""
    apart = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    return apart[~np.eye(len(points), dtype=bool)].min()


def test_twelve_with_the_same_ferritin_fan_out_as_the_model_says():
    found, (picture, words) = run_chain("usual"), drawn("chain")
    spans = [np.ptp(dots.get_ydata()) for dots in picture.dots]
    assert spans[0] <= 2 and min(spans[1:]) > 75, "they do not begin alike, or do not fan out"
    assert [list(dots.get_ydata()) for dots in picture.dots] == found.places.tolist()
    lines = [line.get_ydata().reshape(4, 5) for line in picture.lines]  # drawn in three ways, by turns
    for turn, some in enumerate(lines):
        assert np.array_equal(some[:, :4], found.places.T[turn::3]) and np.isnan(some[:, 4]).all()
    assert [own.get_ydata()[0] for own in picture.own] == picture.one.get_ydata().tolist()
    assert min(own.zorder for own in picture.own) > max(dots.zorder for dots in picture.dots)
    assert len(np.unique(picture.dots[0].get_xdata())) == 1, "those that are alike do not stand on one another"
    for dots in picture.dots[1:]:
        assert nearest(dots.get_xydata() * (1 / 0.14, 1 / 7.5)) >= 1 - 1e-9, "marks cover each other"
    low, high = found.places[3].min(), found.places[3].max()
    assert words == f"Same ferritin, but they end anywhere ({low:.0f} to {high:.0f})"
    assert f"from bad to calm: places {low:.0f} to {high:.0f} of 100." in demo_named("journey.chain").told(found).short
    assert list(picture.spread.get_ydata()) == [low, low, high, high]


def test_a_place_counts_how_many_of_100_stand_lower():
    found = run_chain("twice")
    same = np.argsort(found.before.ferritin)[120:132]
    assert np.ptp(found.before.ferritin[same]) < 1, "they do not have the same ferritin"
    for step, name in enumerate(STEPS):
        everyone, theirs = getattr(found.before, name), getattr(found.after, name)[same]
        worse = [(everyone >= value).mean() if name == "discomfort" else (everyone < value).mean() for value in theirs]
        assert found.places[step] == pytest.approx(np.clip(np.ceil(100 * np.array(worse)), 1, 100)), name


@pytest.mark.parametrize(("brain", "words"), [(0.0, "nothing"), (0.15, "under 1"), (0.4, "2")])
def test_a_bar_too_thin_to_see_says_so(brain, words):
    picture, _ = drawn("chain", brain=brain, legs=0.9)
    assert picture.shares[0].get_text() == words
    assert sum(bar.get_width() for bar in picture.parts) == pytest.approx(100)
    assert picture.cuts[0].get_visible() == (brain == 0)


def test_the_bars_of_the_trial_hold_all_trials_and_those_that_are_clear():
    (picture, words), result = drawn("trial"), demo_named("journey.trial").result()
    (clear, _, _), (every, _, base) = picture.clear.get_data(), picture.unclear.get_data()
    assert every.sum() == 1000 and clear.sum() == result.significant.sum() and np.array_equal(base, clear)
    assert picture.truth.get_xdata()[0] == 3.8 and picture.reported.get_xdata()[0] == result.when_found
    assert (
        words == f"Red: {1000 * result.found:.0f} of 1000 find the help"
        and "20 people in each" in picture.plan.get_text()
    )
    assert picture.words[2].get_text().endswith("seems 10.4") and picture.alone.get_xdata()[0] == 3.8 + 6.6
    assert picture.alone.get_ydata()[0] == 0, "the dotted line hangs in the air"
    picture, words = drawn("trial", true_effect=0)
    assert words == "Red: 57 of 1000 are false alarms" and picture.words[3].get_text() == "dummy better: 28"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Trial found 88 times as much: nobody knows why"),
        ({"turned_up": 100}, "Trial found 14 times as much: nobody knows why"),
        ({"beside": "infusions"}, "Trials found 2.0 times as much, within the range"),
        ({"beside": "infusions", "way": "spread"}, "Trials found 3.6 times as much: nobody knows why"),
    ],
)
def test_the_empty_space_of_the_gap_reaches_from_the_toy_to_what_was_measured(values, words):
    result, (picture, told) = demo_named("journey.gap").result(**values), drawn("gap", **values)
    left, width = picture.gap.get_x(), picture.gap.get_width()
    assert left == picture.toy.get_width() == result.toy_points and told == words
    assert left + width == pytest.approx(result.found.advantage) == picture.measured.get_width()
    assert list(picture.range.get_xdata()) == [result.found.low, result.found.high]


def test_the_call_out_covers_none_of_the_thousand():
    for values in ({}, {"medicine": "reboxetine", "by_chance": 0}):
        picture, _ = drawn("new_medicine", **values)
        for narrow in (False, True):
            picture.resize(narrow=narrow)
            picture.frame()
            lowest = picture.point.box.get_window_extent().y0
            assert lowest > picture.crowd.get_window_extent().y1, "the box stands on the dots"


def test_the_curve_of_pregnancy_ends_at_birth():
    after, words = drawn("trimester", week=46)
    assert after.ferritin.get_xdata().max() == 40 and len(after.now.get_xdata()) == 0
    assert words == "4 of 100 women after birth" and after.value.get_text() == ""
    assert list(after.week.get_xdata()) == [46] and after.birth.get_text() == "ferritin not known\nin week 46"
    late, words = drawn("trimester", week=34)
    assert list(late.now.get_xdata()) == [34] and late.ferritin.get_xdata().max() == 34
    assert late.value.get_text() == f"{late.now.get_ydata()[0]:.0f}" == "15"
    assert words == "22 of 100 women in months 7 to 9" and len(late.week.get_xdata()) == 0
    shaded = late.chosen.get_bbox()
    assert shaded.x0 < 34 < shaded.x1 and max(late.shares.get_ydata()) == 22 < shaded.y1


def test_a_drop_stands_where_blood_was_given():
    year, words = drawn("donor")
    assert len(year.gifts.get_xdata()) == 3 and words == "60 to 18 in a year (real donors fall less)"
    half, words = drawn("donor", week=26, donations=0)
    assert len(half.gifts.get_xdata()) == 0 and words == "still 60 in week 26"
    assert half.ferritin.get_xdata().max() == 26 == half.now.get_xdata()[0]


def test_people_in_the_shaded_corner_are_those_the_model_counts():
    picture, words = drawn("spinal_fluid_story")
    assert words == "Restless legs, normal blood: 40 of 100 are here"
    assert picture.limits.get_text() == "normal blood: 75 or more\nshaded: spinal fluid below 2"
    rls, others, faint, faint_others = picture.crowd
    assert rls.get_xdata().min() >= 75 > faint.get_xdata().max() and faint.get_alpha() < 0.5
    assert others.get_xdata().min() >= 75 > faint_others.get_xdata().max()
    assert picture.corner.get_bbox().min[0] == 75 and picture.corner.get_bbox().max[1] == pytest.approx(2)


@pytest.mark.parametrize(("by_chance", "hollow"), [(0, 0), (1, 10), (9, 90)])
def test_each_person_with_new_symptoms_is_a_triangle(by_chance, hollow):
    picture, words = drawn("new_medicine", by_chance=by_chance)
    full, open_ = picture.medicine.get_xydata(), picture.anyway.get_xydata()
    assert (len(full), len(open_)) == (90 - hollow, hollow)
    assert words == "90 of 1000 new or worse: from it? Nobody knows"
    assert picture.had.get_text().startswith("70 of these had them before")
    assert len(np.unique(np.vstack([full, open_]), axis=0)) == 90 and picture.bar.get_width() == 70
    assert len(picture.crowd.get_xdata()) == 1000


SMALLEST = 11  # points of a word on a wide screen: read from afar, when it is thrown on a wall
NAMES = ("trial", "my_road", "chain", "gap", "donor", "trimester", "spinal_fluid_story", "new_medicine")
PICTURES = {name: demo_named(f"journey.{name}") for name in NAMES} | {
    f"drawing {n}": drawing.value(n) for n in DRAWINGS
}


@pytest.mark.parametrize("name", PICTURES)
def test_no_word_of_a_wide_picture_is_too_small_to_be_projected(name):
    picture = PICTURES[name].drawn()
    picture.frame()
    small = [word.get_text() for word, _ in words_of(picture) if word.get_fontsize() < SMALLEST]
    assert small == []


@pytest.mark.parametrize("name", DRAWINGS)
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("narrow", [False, True], ids=["laptop", "phone"])
def test_a_drawing_is_whole_and_has_its_words_apart(name, narrow, dark):
    demo = drawing.value(name)
    picture = demo.drawn()
    picture.resize(narrow, dark=dark)
    picture.frame()
    assert misfits(picture) == []
    assert demo.controls == () and len(demo.told(demo.result()).short) <= demo.longest
    with pytest.raises(ValueError, match="name = 'why' is not allowed: give one of 'how', 'published'"):
        drawing.value("why")


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_stands_saved_in_the_chapter_with_words_for_those_who_do_not_see_it(name):
    page = (HOUSE / "notebooks" / "05-journey.ipynb").read_text(encoding="utf-8")
    assert f'<img alt=\\"{drawing.value(name).picture().name}\\" src=\\"data:image/png' in page


def test_the_drawing_of_a_trial_deals_all_people_and_both_groups_get_better():
    axes = drawing.value("how").drawn().figure.axes[0]
    words = [word.get_text() for word in axes.texts]
    assert [word[:2] for word in words if word[:1].isdigit()] == ["1.", "2.", "3.", "4.", "5."]
    assert {"iron", "dummy"} <= set(words) and words.count("at the end") == 2
    people = [person for person in axes.collections if person.get_segments()]
    assert len(people) == 8 + 4 + 4, "not everybody is in a group"
    frames = [one for one in axes.patches if isinstance(one, Rectangle) and one.get_height() > 0.6]
    ends = [one.get_height() for one in axes.patches if to_hex(one.get_facecolor()) == ORANGE.lower()]
    assert len(frames) == 2 and ends[0] < ends[1] < frames[0].get_height()


def test_the_drawing_of_published_trials_draws_them_all():
    picture = drawing.value("published").drawn()
    axes = picture.figure.axes[0]
    diamonds = [line.get_xdata()[0] for line in axes.lines if len(line.get_xdata()) == 1]
    assert sorted(diamonds) == sorted(trial.advantage for trial in published_trials())
    assert [w.get_text() for w in axes.get_yticklabels()[-3:]] == ["Tablets:", "Infusions (drips):", "Several trials:"]
    assert " ".join(picture.point.words.get_text().split()) == "In 2 of 8 single trials the line crosses 0"


def test_the_key_of_the_road_names_only_lines_that_are_drawn():
    def named(**values):
        picture, _ = drawn("my_road", **values)
        words = [entry[1] for entry in picture.kinds] + picture.sides
        return [word.get_text() for word in words if word.get_visible()]

    assert named() == ["not weighed yet"]
    both = ["blue: you", "other: evidence"]
    assert named(nigra_dopamine="unknown") == ["not weighed yet", "nobody knows", *both]
    assert named(plate_gut="weak") == ["not weighed yet", "strong", "weak", *both]
