"""The chapter: claims by id, demos that show what they promise, marks from facts, and words that are allowed."""

import inspect
import re

import numpy as np
import pytest
from conftest import HOUSE
from dopamine_oracle import bateman

from rlsedu import dopamine
from rlsedu.dopamine.article_claims import claims
from rlsedu.dopamine.factory_picture import (
    AT_BRAKE,
    FLOWS,
    IN_VESICLES,
    NORMAL,
    OUTSIDE,
    READERS,
    TH,
    TYROSINE,
    USUAL,
)
from rlsedu.dopamine.medication import Amounts, augmentation_courses, take
from rlsedu.dopamine.nerve_ending import run_factory
from rlsedu.dopamine.restless_line import RestlessLine, watch
from rlsedu.dopamine.scenario import Dose, Rhythm, healthy, more_made, parkinson, pumps_and_brake
from rlsedu.dopamine.tables import damping, stories
from rlsedu.dopamine.terminal_numbers import Terminal
from rlsedu.evidence import fact
from rlsedu.evidence.article import article

NOTEBOOK = HOUSE / "notebooks" / "02-dopamine.md"
TEXT = NOTEBOOK.read_text(encoding="utf-8")
TOLD = ("A10", "A11", "A13", "A14", "A15", "A16", "A17", "A18", "A20")
DEMOS = ("factory", "paradox", "day", "parkinson", "medicine", "midbrain", "claims", "checks")
TABLES = ("robustness", "stories", "damping")


@pytest.mark.parametrize("claim", TOLD)
def test_every_claim_is_told_by_its_id(claim):
    assert f"The article says ({claim}):" in TEXT


@pytest.mark.parametrize("shown", DEMOS + TABLES)
def test_the_chapter_shows_every_demo_and_table(shown):
    assert re.search(rf"^dopamine\.{shown}\(\)$", TEXT, re.MULTILINE)


@pytest.mark.parametrize(
    "call, arguments",
    [
        (dopamine.steady_state, "terminal"),
        (dopamine.Scenario, "name"),
        (dopamine.healthy, ""),
        (dopamine.simple_story, "iron iron_half"),
        (dopamine.pumps_and_brake, "iron"),
        (parkinson, "surviving_terminals"),
        (dopamine.simulate_day, "scenario"),
        (dopamine.augmentation, "drug months"),
    ],
)
def test_the_agreed_functions_take_the_agreed_arguments_in_order(call, arguments):
    names = list(inspect.signature(call).parameters)
    assert names[: len(arguments.split())] == arguments.split()


def test_guesses_stand_before_what_they_ask_about():
    order = ['predict("half")', "factory()", 'predict("weakest")', "day()", 'predict("augmented")', "medicine()"]
    places = [TEXT.index(f"\ndopamine.{call}\n") for call in order]
    assert places == sorted(places)


def test_hits_and_misses_are_printed():
    built = NOTEBOOK.with_suffix(".ipynb").read_text(encoding="utf-8")
    assert "result: hit" in built and "result: MISS" in built


def test_medicines_are_never_called_banned():
    files = [NOTEBOOK, *(HOUSE / "rlsedu" / "dopamine").glob("*.*")]
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            said = re.search(r"\bbann?ed\b|strongly against|forbidden", line, re.IGNORECASE)
            denied = re.search(r"\bnever\b|feedback = \"No\b|against cabergoline", line, re.IGNORECASE)
            assert not said or denied, f"{file.name}: {line}"
    assert "conditional advice" in TEXT and "Nobody should stop a dopamine medicine suddenly or alone" in TEXT


def test_claims_table_comes_from_facts_and_shows_both_sides():
    rows, verdicts = claims().rows, [one for claim in article().values() for one in claim.verdicts]
    assert {key for key, claim in article().items() if claim.verdicts} == set(TOLD)
    assert len(rows) == sum(len(one.facts) for one in verdicts)
    for claim in verdicts:
        for key in claim.facts:
            found = fact(key)
            other = {name.rpartition(":")[2] for name in found.see}
            told = {name.rpartition(":")[2] for name in claim.facts}
            everywhere = {name.rpartition(":")[2] for one in verdicts for name in one.facts}
            assert not found.contested or other & (told | everywhere), f"{key} stands alone"


def test_half_the_th_leaves_most_of_the_dopamine():
    assert dopamine.predict.value("half").answer == 83
    assert dopamine.predict.value("weakest").answer == "ill"
    assert dopamine.predict.value("augmented").answer == 60


FACTORIES = ({}, {"iron": 0.1}, {"th_expression": 2.0}, {"th_expression": 2.0, "autoreceptor": False})


@pytest.mark.parametrize("values", FACTORIES)
def test_arrows_and_the_brake_are_as_wide_as_they_are_strong(values):
    demo = dopamine.factory.value()
    picture, result = demo.drawn(**values), demo.result(**values)
    normal = demo.result().state.fluxes
    for name, outline in zip(FLOWS, (path.vertices for path in picture.flows.get_paths()), strict=True):
        wide = np.hypot(*(outline[0] - outline[-2]))  # the last place is the first again
        assert wide == pytest.approx(NORMAL * result.state.fluxes[name] / normal[name], rel=1e-6), name
    left, right = (picture.brake.get_xy()[place, 0] for place in (-2, 0))
    assert left + right == pytest.approx(2 * AT_BRAKE * picture.size[0])
    assert picture.brake.get_visible() == values.get("autoreceptor", True)
    if picture.brake.get_visible():
        assert right - left == pytest.approx(USUAL / result.brake, rel=1e-6)
    picture.close()


@pytest.mark.parametrize("values", FACTORIES)
def test_there_are_as_many_dots_as_there_is_dopamine(values):
    demo = dopamine.factory.value()
    picture, told = demo.drawn(**values), demo.facts_of(demo.result(**values))
    y = picture.dots.get_ydata()
    docked, outside, stored = np.sum(y < 1.1), np.sum((y > 1.1) & (y < 2.1)), np.sum(y > 2.1)
    assert docked == pytest.approx(READERS / 2 * told["signal"], abs=0.51)
    assert outside == pytest.approx(OUTSIDE * told["outside"], abs=0.51)
    assert stored == pytest.approx(IN_VESICLES * told["vesicles"], abs=0.51)
    share = demo.result(**values).state.tyrosine / demo.result().state.tyrosine
    assert len(picture.tyrosine.get_xdata()) == pytest.approx(TYROSINE * share, abs=0.51)
    boxes, iron = (len(marks.get_xdata()) for marks in (picture.th, picture.iron))
    assert boxes == pytest.approx(TH * told["th"], abs=0.51)
    assert iron == pytest.approx(boxes * told["iron"] / (told["iron"] + Terminal.iron_half), abs=0.51)
    picture.close()


def test_the_brake_thickens_as_dopamine_outside_rises():
    factories = [run_factory(Terminal(th_expression=th)) for th in (0.25, 0.5, 1, 1.5, 2)]
    outside, press = ([one.shares[name] for one in factories] for name in ("extracellular_da", "press"))
    assert outside == sorted(outside) and press == sorted(press) and press[2] == pytest.approx(1, abs=1e-3)


def test_the_next_cell_reads_what_the_day_would_read():
    assert run_factory(Terminal()).d2_signal == pytest.approx(1, abs=1e-3)
    still = dopamine.simulate_day(dopamine.Scenario("", Terminal(iron=0.3), Rhythm(gain=0, th_response=0)))
    assert run_factory(Terminal(iron=0.3)).d2_signal == pytest.approx(still.d2_signal.mean(), abs=1e-3)


@pytest.mark.parametrize(
    "terminal, words",
    [
        (Terminal(), "stands as usual"),
        (Terminal(iron=0.1), "lets TH run faster"),
        (Terminal(th_expression=3), "slows TH"),
        (Terminal(autoreceptor=False), "The brake is off"),
    ],
)
def test_the_sentence_tells_what_the_brake_does(terminal, words):
    assert words in dopamine.factory.value().told(run_factory(terminal))


def test_a_medicine_acts_after_it_is_taken_and_without_one_nothing_changes():
    none = take(pumps_and_brake(), "none", 21, 6)
    assert none.before is none.after and none.augmented == 0
    for medicine in ("levodopa", "agonist"):
        evening = take(pumps_and_brake(), medicine, 22, 6)
        gain = evening.after.d2_signal - evening.before.d2_signal
        assert gain[evening.after.clock_h <= 22] == pytest.approx(0) and gain.max() > 0.03
    assert take(healthy(), "levodopa", 22, 6).augmented == pytest.approx(0.6)


def test_courses_follow_the_measured_rates():
    courses = augmentation_courses()
    months, share = courses["levodopa"]
    assert np.interp(6, months, share) == pytest.approx(60)
    ends = {label: months[-1] for label, (months, _) in courses.items()}
    assert ends == {"levodopa": 6, "dopamine drugs (survey)": 12 * Amounts().years, "pramipexole": 12, "pregabalin": 12}
    ends = [share[-1] for _, share in courses.values()]
    assert ends == sorted(ends, reverse=True)


def test_nobody_is_counted_past_the_end_of_the_study():
    late = take(pumps_and_brake(), "levodopa", 21, 7)
    assert late.augmented is None and "not counted" in dopamine.medicine.value().told(late)
    assert "60 of 100 people have augmentation after 6 months" in dopamine.medicine.value().told(
        take(pumps_and_brake(), "levodopa", 21, 6)
    )


def test_the_dose_has_the_shape_of_the_oracle():
    dose = Dose(levodopa=27, clock=21)
    hours = np.linspace(21, 30, 10)
    assert dose.course(hours, dose.loss) == pytest.approx([bateman(h - 21, 0.46, 3.0) for h in hours])


@pytest.mark.parametrize("iron, gain, words", [(0.5, 1.5, "lowest at 22:"), (0.5, 0.0, "Nothing falls in the evening")])
def test_the_day_tells_when_the_signal_is_lowest(iron, gain, words):
    assert words in dopamine.day.value().told(watch(dopamine.simulate_day(pumps_and_brake(iron, rhythm_gain=gain))))


def test_the_line_starts_just_below_the_healthy_evening():
    lowest = dopamine.simulate_day(healthy()).d2_signal.min()
    assert RestlessLine.below < lowest < RestlessLine.below + 0.01


@pytest.mark.parametrize(
    "story, below, hours",
    [(healthy(), 0.93, 0), (pumps_and_brake(), 0.93, 24), (pumps_and_brake(), 0.8, 10), (more_made(), 0.93, 0)],
)
def test_the_hours_below_the_line_are_counted(story, below, hours):
    seen = watch(dopamine.simulate_day(story), below, clock_h=22.5)
    assert seen.hours_below == hours == dopamine.day.value().facts_of(seen)["below_h"]
    assert seen.signal_now == pytest.approx(seen.day.d2_signal[42]) and seen.day.clock_h[42] == 22.5
    assert (
        seen.low
        == seen.day.d2_signal.min()
        == pytest.approx(np.interp(seen.low_h, seen.day.clock_h, seen.day.d2_signal))
    )


def test_the_two_bars_show_the_hours_of_the_toy_and_of_people():
    demo = dopamine.day.value()
    picture, window = demo.drawn(below=0.8), fact("symptoms:michaud-2005-circadian-x-rest").value
    x, y = picture.toy.get_data()
    assert np.array_equal(np.isfinite(y), demo.result(below=0.8).restless) and x[np.isfinite(y)][0] == 17.5
    assert picture.window == (window("window-start"), 24 + window("window-end"))
    assert picture.point.words.get_text() == "model: 10 h restless,\npeople: 21:20 to 08:00"
    picture.close()


def test_the_tables_print_what_the_model_gives():
    rows = {row[0]: row[1:] for row in stories().rows}
    assert rows["fewer pumps, weaker brake"][:6] == ("1.24", "0.97", "0.98", "0.96", "1.40", "0.81")
    assert rows["fewer pumps, weaker brake"][6].startswith("0.75 at 22:")
    assert {row[0]: row[1:] for row in damping().rows}["half the TH"] == ("0.83", "0.64")
