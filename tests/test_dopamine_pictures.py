"""The pictures and sentences of little iron, lost endings and the medicines show and say what the models give."""

import numpy as np
import pytest
from matplotlib.collections import PatchCollection

from rlsedu import dopamine
from rlsedu.dopamine.augmentation_risk import augmentation
from rlsedu.dopamine.compare import compare_illnesses, compare_stories, paradox_marks, parkinson_marks
from rlsedu.dopamine.medication import Amounts, take
from rlsedu.dopamine.rows_picture import signed
from rlsedu.dopamine.scenario import more_made, parkinson, pumps_and_brake, simple_story
from rlsedu.evidence import fact

SIMPLE, PUMPS, MADE = (dopamine.simulate_day(story()) for story in (simple_story, pumps_and_brake, more_made))


def change(value):
    """A ratio as the sentences write it."""
    percent = round(100 * (value - 1))
    return f"{percent:+d} %".replace("-", "−") if percent else "unchanged"


def said(demo):
    """What a demo says at its starting values."""
    return demo.told(demo.result())


@pytest.mark.parametrize("marks", [paradox_marks(), parkinson_marks()], ids=["paradox", "parkinson"])
def test_marks_are_what_the_facts_say(marks):
    for row, low, high, whom, key in marks:
        assert min(low, high) > 0 and whom in fact(key).subjects, row
        assert (fact(key).species == "human") == (whom != "animal"), key
        assert whom != "animal" or fact(key).subjects == ("animal",), key
    by_row = {(row, whom): (low, high) for row, low, high, whom, _ in marks}
    if ("extracellular_da", "animal") in by_row:
        assert by_row["extracellular_da", "animal"] == pytest.approx((1.30, 1.53))
        assert by_row["transporters", "animal"] == pytest.approx((0.70, 0.80))
        people = [by_row["d2_density", whom][0] for whom in ("post-mortem", "living people")]
        assert people == [pytest.approx(0.7), 1]


def test_the_stories_part_ways_outside_the_cell():
    simple, pumps, made = compare_stories(0.5, 0.3, 0.3, 2).series
    assert simple["extracellular_da"] < 1 < pumps["extracellular_da"] < made["extracellular_da"]
    assert simple["transporters"] == 1 > pumps["transporters"] == made["transporters"]
    assert pumps["d2_signal"] < 1 < made["d2_signal"] and pumps["d2_density"] < made["d2_density"] == 1
    lost, iron = compare_illnesses(0.2, 0.5).series
    assert lost["iron"] == 1 and iron["endings"] == 1 and lost["transporters"] == 0.2
    assert lost["release"] < 0.3 < 0.9 < iron["release"]
    assert lost["d2_density"] == 1 > iron["d2_density"]


def test_the_bars_of_the_stories_are_as_long_as_what_they_show():
    demo = dopamine.paradox.value()
    picture, series = demo.drawn(d2_loss=0.1), demo.result(d2_loss=0.1).series
    ends = [line[1][0] for line in picture.bars.get_segments()]
    assert ends == [one[name] for one in series for name in ("extracellular_da", "d2_signal")]
    result = demo.result(d2_loss=0.1)

    def told(names):
        return [[signed(result.percent(story, name)) for name in names] for story in range(3)]

    assert [words.get_text() for words in picture.numbers] == [
        change for changes in told(["extracellular_da", "d2_signal"]) for change in changes
    ]
    causes = told(["th_amount", "th_flux", "transporters", "d2_density"])
    for words, written in zip(picture.causes, causes, strict=True):
        named = zip(("TH", "L-DOPA", "pumps", "receptors"), written, strict=True)
        assert words.get_text() == ", ".join(map(" ".join, named))
    picture.close()


def test_what_the_stories_are_held_against_says_in_whom_it_was_measured():
    demo = dopamine.paradox.value()
    picture, table = demo.drawn(), str(demo.numbers())
    (shaded,) = (one for one in picture.axes.collections if isinstance(one, PatchCollection))
    ((low, high),) = {(box.vertices[:, 0].min(), box.vertices[:, 0].max()) for box in shaded.get_paths()}
    measured = {(row, whom): (low, high) for row, low, high, whom, _ in paradox_marks()}
    assert len(shaded.get_paths()) == 3 and (low, high) == measured["extracellular_da", "animal"]
    (key,) = (words.get_text() for words in picture.figure.legends[0].texts)
    assert key == "measured in rats short of iron: +30 % to +53 %"
    for row, *_ in paradox_marks():
        assert f"measured: {row}" in table, row
    for words in ("active TH was higher after death", "pumps were lower in one scan study", "D2 receptors higher"):
        assert words in " ".join(demo.notes), words
    picture.close()


@pytest.mark.parametrize("left", [0.05, 0.55, 1])
def test_there_are_as_many_dots_as_endings_left(left):
    demo = dopamine.parkinson.value()
    picture, series = demo.drawn(surviving_terminals=left), demo.result(surviving_terminals=left).series
    assert [len(dots.get_xdata()) for _, dots, _ in picture.columns_of] == [round(100 * left), 100]
    for (_, _, bars), one in zip(picture.columns_of, series, strict=True):
        ends = [line[1][0] for line in bars.get_segments()]
        assert ends == [one[name] for name in ("tissue_da", "iron", "extracellular_da", "d2_signal")]
    assert "cannot show why" in " ".join(words.get_text() for words in picture.words)
    names = ("tissue_da", "iron", "extracellular_da", "d2_signal")
    for column, one in zip((picture.own, picture.numbers), series, strict=True):
        written = [words.get_text().split()[-2:] for words in column]
        assert written == [[str(round(100 * one[name])), "%"] for name in names]
    stored = [f"{round(100 * one['tissue_da'])} %" for one in series]
    assert picture.point.words.get_text() == f"Stored dopamine:\n{stored[0]} here, {stored[1]} there"
    picture.close()


def test_the_night_runs_and_stands_beside_the_own_morning():
    demo = dopamine.medicine.value()
    for at in (12, 22.75, 36):
        picture, evening = demo.drawn(at_h=at), demo.result(at_h=at)
        assert evening.after.clock_h[evening.now] == at == picture.run.get_xdata()[-1] == picture.now.get_xdata()[0]
        own, _, lift = picture.lines.get_segments()
        assert set(own[:, 1]) == {evening.before.d2_signal.max()}
        assert list(lift[:, 1]) == [day.d2_signal[evening.now] for day in (evening.before, evening.after)]
        picture.close()
    picture = demo.drawn()
    apart = np.isfinite(picture.before.get_ydata())  # two lines only where they differ
    assert apart.any() and not apart[0] and not apart[-1]
    picture.close()
    best = demo.result()
    gain = best.after.d2_signal - best.before.d2_signal
    assert gain[best.now] == gain.max()


def test_both_counts_of_augmentation_on_levodopa_stand_in_the_picture():
    picture = dopamine.medicine.value().drawn()
    assert "At one study's rate:\n60 of 100 after 6 months" in picture.point.words.get_text()
    assert any(words.get_text().startswith("27 ") for words in picture.words)
    picture.close()


def test_default_sentence_of_the_paradox():
    told = said(dopamine.paradox.value())
    for name, day in (("Simple story", SIMPLE), ("Fewer pumps, weaker brake", PUMPS), ("More is made", MADE)):
        made, outside, signal = (change(day.means[key]) for key in ("th_flux", "extracellular_da", "d2_signal"))
        assert f"{name}: L-DOPA made {made}, dopamine outside {outside}, D2 signal {signal}." in told
    assert "dopamine outside is up by 40 %, but the D2 signal is down by 19 %" in told.short


def test_default_sentence_of_parkinson():
    told, lost = said(dopamine.parkinson.value()), dopamine.simulate_day(parkinson()).means
    assert f"{change(lost['tissue_da'])} with lost endings, {change(PUMPS.means['tissue_da'])} with little iron" in told
    assert f"Dopamine outside: {change(lost['extracellular_da'])} and {change(PUMPS.means['extracellular_da'])}" in told
    assert f"stored dopamine is down by {round(100 - 100 * lost['tissue_da'])} %" in told.short
    assert "The toy cannot show why." in told.more


def test_default_sentence_of_the_medicine():
    told, evening = said(dopamine.medicine.value()), take(pumps_and_brake(), "levodopa", 21, 6)
    gain = evening.after.d2_signal - evening.before.d2_signal
    assert (
        Amounts().levodopa == 27
        and f"by up to {gain.max():.2f}, to {evening.after.d2_signal[gain.argmax()]:.2f}" in told
    )
    assert f"{100 * augmentation('levodopa', 6):.0f} of 100 people have augmentation after 6 months" in told
    assert "tonight's signal is still below this person's morning. At one study's rate, 60 of 100" in told.short
    above = dopamine.medicine.value().told(dopamine.medicine.value().result(kind="agonist", clock=26))
    assert "tonight's signal is above this person's morning" in above.short
    late = dopamine.medicine.value().told(dopamine.medicine.value().result(clock=30))
    assert "Taken so late, levodopa helps most in the morning." in late.short
