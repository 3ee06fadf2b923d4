"""Promise: what the prose of chapter 2 says of the nerve ending and of its stories is what the models do."""

import numpy as np
import pytest
import test_told_dopamine_medicine as medicine
from test_told_dopamine_medicine import HEALTHY, PUMPS
from told import says, unchecked

from rlsedu import dopamine
from rlsedu.dopamine.factory_checks import meal_swings
from rlsedu.dopamine.nerve_ending import run_factory
from rlsedu.dopamine.restless_line import watch
from rlsedu.dopamine.scenario import healthy, more_made, pumps_and_brake, simple_story
from rlsedu.dopamine.terminal import steady_state
from rlsedu.dopamine.terminal_numbers import Terminal
from rlsedu.evidence import Said, clock, fact

NAME = "02-dopamine"
SIMPLE, MADE = (dopamine.simulate_day(story()) for story in (simple_story, more_made))


def change(value):
    """A ratio as the sentences write it."""
    percent = round(100 * (value - 1))
    return f"{percent:+d} %".replace("-", "−") if percent else "unchanged"


@says(NAME, "Dopamine outside grows, but how much?")
def test_more_th_gives_little_more_outside():
    most = next(control.high for control in dopamine.factory.value().controls if control.name == "th_expression")
    rest, braked, free = (
        run_factory(Terminal(th_expression=th, autoreceptor=brake))
        for th, brake in ((1, True), (most, True), (most, False))
    )
    outside = [one.shares["extracellular_da"] for one in (rest, braked, free)]
    assert most == 2 and 1.2 < outside[1] < outside[2] - 0.1 < 1.5
    assert braked.shares["press"] > 1.3 and rest.shares["press"] == pytest.approx(1, abs=0.01)


@says(
    NAME,
    "In the model, seven of ten boxes have one when all is normal (assumed).",
    "Move Iron in the nerve cell slowly down to 0.23.",
    "Some boxes lose their hexagon.",
    "At 0.23 of the normal iron, only half as much TH works as usual.",
    "Yet 83 % of the usual dopamine is outside.",
    "With less dopamine outside the brake eases, and the TH that still works runs faster.",
    "Without the brake it would be 64 %.",
    "So in this model the lack comes out smaller than it went in.",
)
def test_iron_leaves_th_and_the_brake_eases():
    rest, poor, unbraked = (
        run_factory(Terminal(**given)) for given in ({}, {"iron": 0.23}, {"iron": 0.23, "autoreceptor": False})
    )
    assert round(10 * rest.with_iron) == 7 and poor.with_iron / rest.with_iron == pytest.approx(0.5, abs=0.01)
    assert [round(100 * one.with_iron) for one in (poor, rest)] == [35, 70]
    assert [round(100 * one.shares["extracellular_da"]) for one in (poor, unbraked)] == [83, 64]
    assert poor.shares["press"] < 0.9 and poor.brake > 1 and poor.shares["th"] > 0.5 + 0.1
    halved = run_factory(Terminal(th_expression=0.5)).shares["extracellular_da"]
    assert poor.shares["extracellular_da"] == pytest.approx(halved, abs=0.005)


@says(
    NAME,
    "In a model, too little iron costs less dopamine than one would think, since the cell eases a brake.",
    "Too little iron may slow the making of dopamine a bit; whether that makes legs restless is not settled.",
)
def test_what_to_keep_holds_at_any_iron():
    for iron in (0.05, 0.1, 0.3, 0.5, 0.8):
        one = run_factory(Terminal(iron=iron))
        working = one.with_iron / run_factory(Terminal()).with_iron
        assert working < one.shares["th"] < 1 and working < one.shares["extracellular_da"] < 1, iron


@says(NAME, "Most dopamine that goes out is taken back.")
def test_most_is_taken_back():
    fluxes = steady_state(Terminal()).fluxes
    assert fluxes["dat"] > 0.9 * fluxes["release"]


@says(
    NAME,
    "meals move dopamine by 2 % (the meals are assumed).",
    "If we take away this slowing, meals move dopamine by 4 %",
)
def test_meals():
    assert [round(100 * meal_swings(slowed)[1]) for slowed in (True, False)] == [2, 4]


@says(
    NAME,
    "TH answers a little: it rises by 4 % (assumed).",
    "In answer, TH rises by a quarter (assumed).",
    "TH keeps its iron and is more active: twice as much (assumed).",
    "In the second story TH is up by a quarter, yet about as much L-DOPA is made as normal.",
    "In the simple story TH hardly rises, and L-DOPA falls by about a tenth.",
    "In the third, more L-DOPA is made.",
    "The simple story says: a little less.",
    "The second story says 40 % more, which fits.",
    "The third says a little too much, but how active its TH is, is assumed.",
    "In the second story the signal is weaker by a fifth (losses assumed), although there is more dopamine outside.",
    "In the third both are up.",
    "So what the next cell reads need not follow what is there.",
)
def test_the_three_stories():
    assert SIMPLE.means["th_flux"] == pytest.approx(0.9, abs=0.03)
    assert PUMPS.means["th_flux"] == pytest.approx(1, abs=0.05) and MADE.means["th_flux"] > 1.1
    assert [round(100 * day.means["th_amount"]) for day in (SIMPLE, PUMPS, MADE)] == [104, 124, 200]
    assert 0.9 < SIMPLE.means["extracellular_da"] < 1
    rats = (
        fact("nelson-1997-id-reversible").value("dopamine-outside-cell"),
        fact("beard-1994-id-extracellular-da").value("dopamine"),
    )
    assert round(100 * PUMPS.means["extracellular_da"] - 100) == 40 and rats[0] < 40 < rats[1]
    assert rats[1] < 100 * MADE.means["extracellular_da"] - 100 < rats[1] + 10
    assert round(100 * PUMPS.means["d2_signal"]) == 81
    assert min(MADE.means["d2_signal"], MADE.means["extracellular_da"]) > 1


@says(
    NAME,
    "In the second story dopamine outside is then up by 8 % only, L-DOPA falls by a third, and the signal is stronger "
    "than normal.",
    "Dopamine outside is up by 19 %.",
    "Neither alone is enough.",
    "It takes both.",
)
def test_neither_loss_alone_is_enough():
    pumps = dopamine.simulate_day(pumps_and_brake(d2_loss=0)).means
    receptors = dopamine.simulate_day(pumps_and_brake(dat_loss=0)).means
    assert round(100 * pumps["extracellular_da"]) == 108 and round(100 * receptors["extracellular_da"]) == 119
    assert pumps["th_flux"] == pytest.approx(2 / 3, abs=0.04) and pumps["d2_signal"] > 1
    least = 1 + fact("nelson-1997-id-reversible").value("dopamine-outside-cell") / 100
    assert max(pumps["extracellular_da"], receptors["extracellular_da"]) < least < PUMPS.means["extracellular_da"]


@says(
    NAME,
    "But then the toy's signal is too strong all day.",
    "Choose more is made: now the signal is stronger than a healthy person's at every hour.",
)
def test_more_made_is_too_strong_at_every_hour():
    assert np.all(MADE.d2_signal > HEALTHY.d2_signal)


@says(
    NAME,
    "In the story of fewer pumps and a weaker brake there is more dopamine outside all day.",
    "But with fewer receptors the signal is weaker.",
    "It is weakest late in the evening.",
    "In this story the best hour (0.88, in the morning) is worse than a healthy person's worst hour (0.94).",
    "By this signal, legs would be restless all day.",
    "The signal is weak all day, and weakest at night.",
    "So the bar of the model is full.",
    "Now the toy is restless from 17:30 to 03:15 only.",
    "But its hours begin and end some four to five hours too early, and we have put the line where it fits.",
    "The signal is already weak in the afternoon, before the bar of people begins.",
    "At 8 in the morning, where that bar ends, it is nearly at its best.",
)
def test_the_day_and_what_it_does_not_explain():
    assert np.all(PUMPS.extracellular_da > HEALTHY.extracellular_da) and np.all(PUMPS.d2_signal < HEALTHY.d2_signal)
    assert 21 < PUMPS.trough_clock_h < 24 and 8 < PUMPS.clock_h[PUMPS.d2_signal.argmax()] % 24 < 11
    assert (round(PUMPS.d2_signal.max(), 2), round(HEALTHY.d2_signal.min(), 2)) == (0.88, 0.94)
    at = lambda hour: np.interp(hour, PUMPS.clock_h, PUMPS.d2_signal)  # noqa: E731
    window = fact("symptoms:michaud-2005-circadian-x-rest").value
    assert window("window-start") > 16 and at(16) < at(30) and at(20) < at(30)
    assert watch(PUMPS).hours_below == 24 and watch(HEALTHY).hours_below == 0
    hours = PUMPS.clock_h[watch(PUMPS, 0.8).restless]
    assert (hours[0], hours[-1] - 24) == (17.5, 3.25)
    early = window("window-start") - hours[0], 24 + window("window-end") - hours[-1]
    assert all(3.5 < hour < 5 for hour in early)
    top, low = PUMPS.d2_signal.max(), PUMPS.d2_signal.min()
    assert window("window-end") == 8 and at(32) > top - 0.1 * (top - low)


@says(NAME, "so L-DOPA falls less than that: by about a tenth.", "To get back to normal takes about a third more TH.")
def test_the_exercise():
    rest = steady_state(Terminal()).fluxes["th"]
    made = [steady_state(Terminal(iron=0.5, th_expression=th)).fluxes["th"] / rest for th in (1, 4 / 3)]
    assert made == pytest.approx([0.9, 1], abs=0.03)


def sentence(demo):
    """What a demo says at its starting values: all of it, with the short sentence by itself as `short`."""
    demo.close()
    return Said(demo.sentence, demo.more)


def test_default_sentence_of_the_factory():
    told, state = sentence(dopamine.factory()), run_factory(Terminal()).state
    assert f"{state.fluxes['th']:.1f} µM of L-DOPA an hour (unchanged)" in told
    assert "TH makes 100 % of the normal L-DOPA" in told.short
    assert f"Of each 100 released, {100 * state.fluxes['dat'] / state.fluxes['release']:.0f} are taken back" in told


def test_default_sentence_of_the_day():
    told = sentence(dopamine.day())
    hours, minutes = divmod(round(60 * PUMPS.trough_clock_h), 60)
    assert f"lowest at {hours:02d}:{minutes:02d} ({PUMPS.d2_signal.min():.2f})" in told
    assert f"({PUMPS.d2_signal.max():.2f})" in told
    assert f"dopamine outside is {change(PUMPS.means['extracellular_da'])} against healthy" in told
    assert f"At {hours:02d}:{minutes:02d} the D2 signal is weakest: {PUMPS.d2_signal.min():.2f}." in told.short
    assert "below the restless line all day, but people are restless only from evening to morning." in told.short
    start, end = map(fact("michaud-2005-circadian-x-rest").value, ("window-start", "window-end"))
    assert 18 < start < 24 and 5 < end < 10 and f"from {clock(start)} to {clock(end)}" in told


def test_no_guess_contradicts_its_demo():
    day, well = dopamine.simulate_day(pumps_and_brake()), dopamine.simulate_day(healthy())
    assert dopamine.predict.value("weakest").answer == "ill" and day.d2_signal.max() < well.d2_signal.min()


def test_nothing_is_told_unchecked():
    assert unchecked(NAME, {**vars(medicine), **globals()}) == []
