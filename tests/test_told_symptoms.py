"""Promise: what the prose of chapter 1 and of the start page says of their demos is what the models do."""

import re

import numpy as np
import pytest
import test_told_symptoms_nights as nights
from told import said_at_start, says, unchecked

from rlsedu import symptoms
from rlsedu.evidence import clock, fact
from rlsedu.evidence.checks import FREE
from rlsedu.symptoms.burden import Burden, share_of_affected
from rlsedu.symptoms.discomfort import Clock, Evening, Severity, band_susceptibility, simulate_evening
from rlsedu.symptoms.evening_picture import DIAL
from rlsedu.symptoms.screening import PEOPLE, QUESTIONNAIRES, Screening, round_of, screen, surveyed
from rlsedu.symptoms.surveys import count_people
from rlsedu.symptoms.validation import checks

NAME, START = "01-symptoms", "00-start-here"
MODERATE = band_susceptibility("moderate")


def evening(**values):
    return simulate_evening(Evening(**{"susceptibility": MODERATE, **values}))


@says(START, "Each small figure is one person.", "Choose another way to count: with each, other people count.")
def test_the_start_page_lets_count_in_other_ways():
    demo = symptoms.who.value()
    ways = next(control.options for control in demo.controls if control.name == "definition")
    assert len({demo.facts_of(demo.result(definition=way))["counted"] for way in ways}) == len(ways) > 2
    assert demo.start["people"] == "100"


@says(
    NAME,
    "Here is one evening of one made-up person.",
    "The upper curve is what the person feels: discomfort, from 0 (none) to 10 (as bad as it can be).",
    "The dotted line is the answer to your guess: how bad it gets after an hour of rest.",
    "Your guess is the dashed line.",
    "So what legs do (the lower curve of the demo) and what one feels (the upper one) are not one thing",
    "What has been is drawn strong, what is still to come is faint.",
)
def test_the_picture_of_the_evening_is_as_told():
    demo, picture = symptoms.evening.value(), symptoms.evening.value().drawn()
    _, felt, moves = picture.figure.axes
    assert felt.get_yticks()[[0, -1]].tolist() == [0, 10] and picture.movements.axes is moves
    hours, answer = symptoms.predict.value("evening").answer
    assert picture.ceiling.get_linestyle() == ":"
    assert picture.ceiling.get_ydata() == pytest.approx(np.interp(picture.ceiling.get_xdata(), hours, answer))
    for strong, whole in ((picture.discomfort, picture.ahead), (picture.movements, picture.moves_ahead)):
        assert [line.get_xdata()[-1] for line in (strong, whole)] == pytest.approx([demo.start[demo.time], 32])
        assert strong.get_alpha() is None and whole.get_alpha() < 0.5


@says(
    NAME,
    "At 02:00 this person gets up for good, so the curves drop to zero.",
    "Move Get up and walk every to 20 minutes.",
    "Open More to change and move Sit down at to 16:00. Is there any discomfort in the afternoon?",
    "In the toy neither is enough by itself. Hours of rest in the afternoon do nothing.",
    "At midnight a person who walks about feels nothing, either.",
)
def test_the_things_to_try_in_the_walk_have_the_answers_meant():
    demo = symptoms.evening.value()
    assert demo.first == 1 and [control.name for control in demo.controls][1:3] == ["break_every_min", "sit_from_h"]
    usual = demo.result()
    up = usual.clock_h > usual.evening.sit_until_h
    assert usual.evening.sit_until_h == 26 and usual.discomfort[~up][-1] > 1
    assert not usual.discomfort[up].any() and not usual.leg_movements_per_h[up].any()
    early = evening(sit_from_h=16)
    assert not early.discomfort[early.clock_h < 21].any() and early.discomfort.max() > 5
    assert evening(sit_from_h=16, sit_until_h=16).discomfort.max() == 0  # never at rest: midnight alone does nothing
    walks = evening(break_every_min=20)
    after = np.searchsorted(walks.clock_h, walks.breaks_h + 1 / 30)
    before = np.searchsorted(walks.clock_h, walks.breaks_h) - 1
    felt = walks.discomfort[before] > 0.5
    assert felt.any() and (walks.discomfort[after][felt] < 0.3 * walks.discomfort[before][felt]).all()


@says(
    NAME,
    "Choose severe, then mild. Does the shape change, or just the height?",
    "Open More to change.",
    "Choose severe, from the afternoon on.",
    "the sensitive hours are orange.",
    "In the toy this stands for a very strong form, or for one that a medicine has made worse (assumed).",
    "Is there still a quiet part of the day?",
)
def test_the_two_more_things_to_try_have_the_answers_meant():
    assert [control.name for control in symptoms.evening.value().controls][3:] == ["band", "relief"]  # folded
    mild, severe = (evening(susceptibility=band_susceptibility(band)).discomfort for band in ("mild", "severe"))
    np.testing.assert_allclose(mild / mild.max(), severe / severe.max(), atol=1e-12)
    assert severe.max() > 2 * mild.max()
    sensitive = symptoms.evening.value().result(sit_from_h=16, band="early")
    assert sensitive.discomfort[sensitive.clock_h < 19].max() > 0.5 and Clock().end_h == 32
    assert Severity().earliest_onset_shift_h > 0  # the toy's strongest forms begin earlier
    onset_h = sensitive.evening.onset_h
    assert 12 < onset_h < 18 and symptoms.circadian(np.linspace(8, onset_h), onset_h).max() == 0  # the quiet part
    hours, _ = symptoms.evening.value().drawn(sit_from_h=16, band="early").dial.get_segments()
    clock_h = 12 / np.pi * np.arctan2(*(hours[[0, -1]] - np.array(DIAL)).T) % 24
    assert clock_h == pytest.approx([onset_h, Clock().end_h % 24])


@says(NAME, "If one of the three is zero, the toy gives no discomfort.", "can sit through a film at noon")
def test_a_zero_factor_gives_no_discomfort():
    assert evening(susceptibility=0).discomfort.max() == evening(sit_until_h=16).discomfort.max() == 0
    assert symptoms.circadian(12) == symptoms.circadian(14) == 0 < symptoms.circadian(25)


@says(NAME, "The toy puts this mean at the end of the hour, so its evenings are too calm.")
def test_the_mean_over_the_hour_lies_below_its_end():
    result = evening(sit_from_h=22, break_every_min=240)
    hour = result.discomfort[(result.clock_h >= 22) & (result.clock_h < 23)]
    assert hour.mean() < 0.6 * hour[-1]


@says(
    NAME,
    "go through the three ways to count. With each, other people count.",
    "One toy gives all three numbers. They were put in, so they test nothing",
)
def test_the_three_numbers_were_put_in():
    wanted = fact("allen-2005-rest-prevalence").value
    shares = [Burden().any_share * share_of_affected(name) for name in ("any", "weekly", "bothersome")]
    published = [fact("song-2024-global").value("global"), wanted("weekly"), wanted("bothersome")]
    assert shares == pytest.approx(published, abs=0.1)


@says(
    NAME,
    "In the demo 185 of 1000 adults then say yes.",
    "Move People who have restless legs to 0: 160 still do.",
    "But surveys found 39 to 143, and the survey in six countries 72",
    "So in the street there must be fewer false alarms.",
)
def test_sixteen_in_a_hundred_cannot_hold_in_the_street():
    stage = symptoms.is_it()
    assert stage.set(questions="relatives").yes == 185
    assert stage.set(prevalence=0).yes == 160
    stage.close()
    assert surveyed() == (39, 143)
    assert round(10 * fact("allen-2005-rest-prevalence").value("any")) == 72


@says(
    NAME,
    "With each of these four ways to ask, fewer than half of the yes answers are right if 3 of 100 have it.",
    "(1.4 of 100)",
)
def test_fewer_than_half_are_right_with_all_four():
    assert Screening().prevalence == 3
    assert all(screen(round_of(name)).predictive_value < 0.5 for name in QUESTIONNAIRES)
    assert fact("shi-2015-shanghai").value("prevalence") == 1.4


@says(NAME, "Now open More to change and move look-alikes that a doctor then finds to the right.")
def test_a_doctor_s_look_takes_false_alarms_away():
    assert [control.name for control in symptoms.is_it.value().controls][2:] == ["found"]  # folded
    right = [screen(round_of("list", found=found)).predictive_value for found in (0, 50, 100)]
    assert right == sorted(right) and right[-1] == 1


@says(NAME, "349 of them get a yes", "34 people", "383 get a yes", "That is 91 of 100.", "it was 33")
def test_the_exercise():
    clinic, street = screen(Screening(prevalence=40)), screen(Screening(prevalence=3))
    assert (clinic.right_yes, clinic.false_yes, clinic.yes) == (349, 34, 383)
    assert (round(100 * clinic.predictive_value), round(100 * street.predictive_value)) == (91, 33)


@says(
    NAME,
    "The toy's legs stay calm until late evening; in the second small study rest did more already in the afternoon.",
)
def test_the_toy_misses_the_afternoon():
    (row,) = (row for row in checks().rows if row[-1].id == "allen-2005-rest-x-time")
    assert row[3:5] == (FREE, "MISS") and "afternoon 0," in row[2]


@says(NAME, "Only two rows are fair, both devices tested against a sham.")
def test_two_rows_are_fair():
    fair = [row for row in symptoms.triggers().rows if row[1] == "fair"]
    assert len(fair) == 2 and all("sham" in row[2][0] for row in fair)


def test_default_sentence_of_the_evening():
    told, shown = said_at_start(symptoms.evening.value()), evening()
    assert told.short.startswith(f"At {clock(shown.clock_h[shown.discomfort.argmax()])}, just before a walk, ")
    assert "A walk takes most away" in told.short and 0.6 <= shown.evening.relief < 1
    worst = shown.discomfort.argmax()
    assert f"{len(shown.breaks_h)} short walks" in told and "at rest from 20:00 to 02:00" in told
    assert f"peaks at {shown.discomfort[worst]:.1f} of 10 at {clock(shown.clock_h[worst])}" in told
    assert f"Leg movements peak at {shown.leg_movements_per_h.max():.0f} per hour" in told


def test_default_sentence_of_who():
    told, found = said_at_start(symptoms.who.value()), count_people("any", "general")
    low, high = (round(100 * end) for end in (found.found.low, found.found.high))
    assert f"Of 100 adults in general, {round(Burden().any_share)} count as having it" in told.short
    assert f"The range is {low} to {high} of 100" in told


def test_default_sentence_of_is_it():
    told, yes = said_at_start(symptoms.is_it.value()), screen(Screening())
    pair = f"{yes.right_yes} have restless legs and {yes.false_yes} do not"
    assert f"Of {yes.yes} people with a yes, {pair}" in told.short
    assert f"Of {PEOPLE} people, {yes.have} have restless legs. {yes.missed} who have it are missed." in told
    assert f"right in about {100 * yes.predictive_value:.0f} of 100" in told
    assert "Surveys of adults found {} to {} of 1000".format(*surveyed()) in told


def test_the_guess_tells_the_numbers_of_its_demo():
    asked = symptoms.predict.value("yes").question
    shares = Screening()
    numbers = [f"{number:g}" for number in (shares.prevalence, round(shares.sensitivity), 100 - shares.specificity)]
    assert re.findall(r"[\d.]+(?= of 100)", asked) == numbers


@pytest.mark.parametrize("name", [NAME, START])
def test_nothing_is_told_unchecked(name):
    assert unchecked(name, {**vars(nights), **globals()}) == []
