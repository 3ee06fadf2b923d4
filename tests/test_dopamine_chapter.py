"""The chapter: claims by id, demos that show what they promise, marks from facts, and words that are allowed."""

import inspect
import re

import numpy as np
import pytest
from conftest import HOUSE
from dopamine_oracle import bateman

from rlsedu import dopamine
from rlsedu.dopamine.article_claims import claims
from rlsedu.dopamine.compare import compare_illnesses, compare_stories, paradox_marks, parkinson_marks
from rlsedu.dopamine.factory_picture import UM_PER_H
from rlsedu.dopamine.medication import Amounts, augmentation_courses, take
from rlsedu.dopamine.nerve_ending import run_factory
from rlsedu.dopamine.scenario import Dose, healthy, parkinson, pumps_and_brake
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


@pytest.mark.parametrize("marks", [paradox_marks(), parkinson_marks()], ids=["paradox", "parkinson"])
def test_marks_are_what_the_facts_say(marks):
    for row, low, high, kind, key in marks:
        assert min(low, high) > 0 and kind in ("people", "animals"), row
        assert (fact(key).species == "human") == (kind == "people"), key
        assert kind == "people" or fact(key).subjects == ("animal",), key
    by_row = {(row, kind): (low, high) for row, low, high, kind, _ in marks}
    if ("extracellular_da", "animals") in by_row:
        assert by_row["extracellular_da", "animals"] == pytest.approx((1.30, 1.53))
        assert by_row["transporters", "animals"] == pytest.approx((0.70, 0.80))
        assert [low for row, low, _, kind, _ in marks if (row, kind) == ("d2_density", "people")] == [0.7, 1]


def test_half_the_th_leaves_most_of_the_dopamine():
    assert dopamine.predict.value("half").answer == 83
    assert dopamine.predict.value("weakest").answer == "ill"
    assert dopamine.predict.value("augmented").answer == 60


def test_arrows_are_as_wide_as_the_flux():
    stage = dopamine.factory()
    for values in ({}, {"iron": 0.1}, {"th_expression": 3.0}):
        result = stage.set(**values)
        for name, arrow in stage.picture.arrows.items():
            outline = arrow.get_xy()
            wide = np.hypot(*(outline[0] - outline[-2]))
            assert wide == pytest.approx(UM_PER_H * result.state.fluxes[name], rel=1e-6), name
    stage.close()


def test_stores_are_half_full_when_normal():
    stage = dopamine.factory()
    heights = {name: level.get_height() for name, level in stage.picture.levels.items()}
    assert list(heights.values()) == pytest.approx([0.75] * 5)
    stage.set(iron=0.1)
    assert stage.picture.levels["vesicular_da"].get_height() < 0.75 < stage.picture.levels["tyrosine"].get_height()
    stage.close()


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


def test_the_stories_part_ways_outside_the_cell():
    simple, pumps, made = compare_stories(0.5, 0.3, 0.3, 2).series
    assert simple["extracellular_da"] < 1 < pumps["extracellular_da"] < made["extracellular_da"]
    assert simple["transporters"] == 1 > pumps["transporters"] == made["transporters"]
    assert pumps["d2_signal"] < 1 < made["d2_signal"] and pumps["d2_density"] < made["d2_density"] == 1
    lost, iron = compare_illnesses(0.2, 0.5).series
    assert lost["iron"] == 1 and iron["endings"] == 1 and lost["transporters"] == 0.2
    assert lost["release"] < 0.3 < 0.9 < iron["release"]
    assert lost["d2_density"] == 1 > iron["d2_density"]


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
    assert words in dopamine.day.value().told(dopamine.simulate_day(pumps_and_brake(iron, rhythm_gain=gain)))


def test_the_tables_print_what_the_model_gives():
    rows = {row[0]: row[1:] for row in stories().rows}
    assert rows["fewer pumps, weaker brake"][:6] == ("1.24", "0.97", "0.98", "0.96", "1.40", "0.81")
    assert rows["fewer pumps, weaker brake"][6].startswith("0.75 at 22:")
    assert {row[0]: row[1:] for row in damping().rows}["half the TH"] == ("0.83", "0.64")
