"""The evening model: the clock's anchors, rest, walks, the spread between people, and bad input."""

import matplotlib.colors
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rlsedu import symptoms
from rlsedu.evidence import fact
from rlsedu.stage.figure import ORANGE
from rlsedu.symptoms.discomfort import (
    Clock,
    Evening,
    Severity,
    band_susceptibility,
    circadian,
    earliest_onset_h,
    multiple_test_score,
    simulate_evening,
    susceptibility_at,
)
from rlsedu.symptoms.moment import Drawing, moment_of

hours = st.floats(14, 24, allow_nan=False)


def people(n=20_000, controls=False):
    return susceptibility_at((np.arange(n) + 0.5) / n, controls=controls)


def test_the_worst_clock_time_is_the_published_one():
    clock_h = np.arange(12, 36, 1 / 60)
    peak_h = clock_h[circadian(clock_h).argmax()]
    worst = fact("trenkwalder-1999-peak-trough").values[0]
    assert abs(peak_h - 24 - (worst.low + worst.high) / 2) <= 0.25


@given(onset_h=hours, day=st.integers(-2, 2))
def test_nothing_grows_from_0800_to_the_onset(onset_h, day):
    quiet = np.linspace(8, onset_h, 50) + 24 * day
    assert np.allclose(circadian(quiet, onset_h), 0, atol=1e-12)
    assert circadian(24.5, onset_h) == pytest.approx(1)


@given(onset_h=hours)
def test_the_daily_wave_rises_to_its_peak_and_falls_after_it(onset_h):
    assert (np.diff(circadian(np.linspace(onset_h, 24.5, 200), onset_h)) >= -1e-12).all()
    assert (np.diff(circadian(np.linspace(24.5, 31.999, 200), onset_h)) <= 1e-12).all()


def test_discomfort_grows_in_a_line_with_rest_at_a_fixed_clock_time():
    now_h, at = 25.0, []
    for rested_min in range(0, 61, 10):
        result = simulate_evening(Evening(sit_from_h=now_h - rested_min / 60, break_every_min=240))
        at.append(result.discomfort[np.abs(result.clock_h - now_h).argmin()])
    assert np.allclose(np.diff(at), at[-1] / 6, rtol=1e-6)
    longer = simulate_evening(Evening(sit_from_h=now_h - 2, break_every_min=240))
    assert longer.discomfort[np.abs(longer.clock_h - now_h).argmin()] == pytest.approx(at[-1])


def test_leg_movements_level_off_after_38_minutes_and_stop_while_walking():
    result = simulate_evening(Evening(sit_from_h=23, break_every_min=90, break_min=10))
    share = result.leg_movements_per_h / np.where(result.growth > 0, result.growth, 1)
    rested_min = (result.clock_h - 23) * 60
    full = Clock().movement_peak_per_h * result.evening.susceptibility
    assert np.allclose(share[(rested_min >= 38.5) & (rested_min < 89.5)], full)
    assert (np.diff(share[(rested_min > 0.5) & (rested_min < 38)]) > 0).all()
    assert (result.leg_movements_per_h[(rested_min > 90.5) & (rested_min < 99.5)] == 0).all()


@given(relief=st.floats(0, 0.95), every=st.floats(10, 240))
@settings(max_examples=40)
def test_a_walk_that_helps_more_never_makes_the_evening_worse(relief, every):
    less = simulate_evening(Evening(relief=relief, break_every_min=every)).discomfort
    more = simulate_evening(Evening(relief=relief + 0.05, break_every_min=every)).discomfort
    assert (more <= less + 1e-12).all()


def test_the_product_is_zero_when_any_factor_is_zero():
    assert simulate_evening(Evening(susceptibility=0)).discomfort.max() == 0
    assert simulate_evening(Evening(sit_from_h=20, sit_until_h=20)).discomfort.max() == 0
    assert simulate_evening(Evening(sit_from_h=16, sit_until_h=21)).discomfort.max() == 0


def test_an_earlier_onset_brings_an_earlier_evening():
    def first(onset_h):
        result = simulate_evening(Evening(sit_from_h=16, break_every_min=240, onset_h=onset_h))
        return result.clock_h[(result.discomfort > 1).argmax()]

    assert first(16) < first(19) < first(Evening.onset_h)


def test_the_demo_has_every_lever_and_an_earlier_onset_reaches_the_afternoon():
    stage = symptoms.evening()
    assert set(stage.values) == {"now_h", "sit_from_h", "break_every_min", "band", "relief"}
    usual = stage.set(sit_from_h=16, band="severe")
    early = stage.set(sit_from_h=16, band="early")
    assert not usual.discomfort[usual.clock_h < 21].any() and early.discomfort[early.clock_h < 19].max() > 0.5
    assert early.evening.susceptibility == usual.evening.susceptibility
    assert early.evening.onset_h == pytest.approx(earliest_onset_h(band_susceptibility("severe")))
    stage.close()


@pytest.mark.parametrize(("controls", "who"), [(False, "patients"), (True, "controls")])
def test_the_population_has_the_published_mean_and_spread(controls, who):
    scores = multiple_test_score(people(controls=controls))
    value = fact("garcia-borreguero-2013-msit").quantity(who)
    print(f"{who}: mean {scores.mean():.3f} against {value.value}, SD {scores.std():.3f} against {value.spread}")
    assert scores.mean() == pytest.approx(value.value, rel=0.05)
    assert scores.std() == pytest.approx(value.spread, rel=0.05)


def test_the_bands_split_people_as_published_and_rise():
    mild, moderate, severe = map(band_susceptibility, ("mild", "moderate", "severe"))
    assert 0 < mild < moderate < severe < 1
    v, severity = people(), Severity()
    assert (v < mild).mean() == pytest.approx(severity.mild_share / 200, abs=0.001)
    assert (v > severe).mean() == pytest.approx(severity.severe_share / 200, abs=0.001)


@given(sit=st.floats(16, 26), every=st.floats(10, 240), onset_h=hours, v=st.floats(0, 1), relief=st.floats(0, 1))
@settings(max_examples=200)
def test_every_evening_is_finite_and_inside_its_scale(sit, every, onset_h, v, relief):
    evening = Evening(sit_from_h=sit, break_every_min=every, onset_h=onset_h, susceptibility=v, relief=relief)
    result = simulate_evening(evening)
    assert np.isfinite(result.discomfort).all() and np.isfinite(result.leg_movements_per_h).all()
    assert result.discomfort.min() >= 0 and result.discomfort.max() <= 10 * v + 1e-9
    assert result.leg_movements_per_h.min() >= 0 and result.leg_movements_per_h.max() <= 300 * v + 1e-9


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("relief", 1.5, "relief = 1.5 is not allowed: give a number from 0 to 1"),
        ("onset_h", float("nan"), "onset_h = nan is not allowed: give a number from 14 to 24 h"),
        ("sit_from_h", "20:00", "sit_from_h = '20:00' is not allowed: give a number from 16 to 26 h"),
        ("break_every_min", -5, "break_every_min = -5 is not allowed: give a number from 10 to 240 min"),
    ],
)
def test_bad_input_says_what_is_allowed(name, value, words):
    with pytest.raises(ValueError, match="is not allowed") as problem:
        Evening(**{name: value})
    assert words in str(problem.value)


def test_a_bad_step_or_band_is_named():
    with pytest.raises(ValueError, match=r"step_min = 0 is not allowed: give a number from 0.1 to 10 min"):
        simulate_evening(Evening(), step_min=0)
    with pytest.raises(ValueError, match="band = 'worst' is not allowed: give one of 'mild', 'moderate', 'severe'"):
        band_susceptibility("worst")


def test_the_sentence_tells_the_numbers_of_the_picture():
    stage = symptoms.evening()
    stage.set(band="severe", sit_from_h=22)
    worst = stage.result.discomfort.max()
    assert f"peaks at {worst:.1f} of 10" in stage.more and "at rest from 22:00" in stage.more
    stage.close()


def test_what_the_person_does_follows_the_evening():
    shown = simulate_evening(Evening())
    doing = {now_h: moment_of(shown, now_h).doing for now_h in (17, 20.5, 21.05, 21.5, 22.9, 23.05, 24.25, 24.3, 27)}
    assert [*doing.values()] == ["up", "sits", "walks", "sits", "sits", "lies", "lies", "walks", "up"]
    assert 22.9 < Drawing().bed_from_h < 23.05


@given(now_h=st.floats(16, 32), every=st.floats(10, 240), sit=st.floats(16, 26))
@settings(max_examples=100)
def test_a_moment_is_one_of_the_evening(now_h, every, sit):
    moment = moment_of(simulate_evening(Evening(sit_from_h=sit, break_every_min=every)), now_h)
    assert abs(moment.clock_h[moment.now] - now_h) <= 0.5 / 60 + 1e-9
    assert moment.discomfort[moment.worst] == moment.discomfort.max()
    if moment.resting[moment.now]:
        minute_h = moment.clock_h[moment.now]  # the whole minute that is drawn
        walked = moment.breaks_h[moment.breaks_h <= minute_h + 1e-9]
        late = len(walked) and minute_h - walked[-1] <= (moment.evening.break_min + Drawing().seen_min) / 60 + 1e-9
        assert moment.doing in (("walks", "sits", "lies") if late else ("sits", "lies"))
    if moment.doing == "up":
        assert moment.discomfort[moment.now] == 0


def test_the_picture_shows_the_moment():
    stage = symptoms.evening()
    for now_h, restless in ((17, False), (24.25, True), (24.3, False)):
        result = stage.set(now_h=now_h)
        picture = stage.picture
        assert picture.time.get_text() == result.now_at
        drawn = picture.discomfort.get_xdata()
        assert drawn[0] == 16 and drawn[-1] == pytest.approx(now_h, abs=1 / 60)
        assert len(picture.ahead.get_xdata()) == len(result.clock_h)
        colours = {matplotlib.colors.to_hex(colour) for colour in picture.person.lines.get_colors()}
        assert (ORANGE.lower() in colours) == restless
        assert picture.worst.get_xydata().tolist() == [[result.clock_h[result.worst], result.discomfort.max()]]
        words, left = picture.point.words.get_text(), result.discomfort[result.worst + 1]
        assert words == f"worst at {result.worst_at}: {result.discomfort.max():.1f}\nafter the walk: {left:.1f}"
        assert abs(result.breaks_h - result.clock_h[result.worst]).min() < 1e-9 and left < 0.2 * result.discomfort.max()
        assert picture.up.get_xdata() == [result.evening.sit_until_h] and picture.up_named.get_visible()
    stage.close()


@pytest.mark.parametrize(
    ("values", "short"),
    [
        (
            {},
            "At 00:15, just before a walk, discomfort is at its worst: 5.2 of 10. "
            "A walk takes most away, until rest brings it back.",
        ),
        (
            {"now_h": 24.5, "relief": 0},
            "At 00:30, just after a walk, discomfort is at its worst: 5.3 of 10. "
            "A walk takes nothing away in this setting.",
        ),
        ({"now_h": 17}, "At 17:00 this person is up, and the legs are quiet. The worst comes at 00:15."),
        ({"now_h": 20.5}, "At 20:30, sitting at rest, the legs are quiet. The worst is still to come."),
        ({"now_h": 25.25}, "At 01:15, at rest in bed, discomfort is 5.2 of 10. That is about as bad as it gets."),
        (
            {"now_h": 24 + 5 / 12},
            "At 00:25, just after a walk, discomfort is 1.0 of 10. A peak almost as bad as the worst is still to come.",
        ),
        ({"now_h": 26 - 1 / 60}, "At 01:59, at rest in bed, discomfort is 3.2 of 10. The worst is over."),
        ({"now_h": 28}, "At 04:00 this person is up, and the legs are quiet. The worst was at 00:15."),
        ({"sit_from_h": 26}, "This person does not rest at all, so the toy gives no discomfort."),
    ],
)
def test_the_short_sentence_tells_the_moment(values, short):
    demo = symptoms.evening.value()
    assert demo.told(demo.result(**values)).short == short


@pytest.mark.parametrize("bad", [15.9, 32.1, float("nan"), "20:00"])
def test_a_moment_beyond_the_evening_is_named(bad):
    with pytest.raises(ValueError, match=r"now_h = .* is not allowed: give a number from 16 to 32 h"):
        moment_of(simulate_evening(Evening()), bad)
