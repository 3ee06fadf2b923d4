"""Promise: a number of a model has a hard range, and inside it every model gives finite numbers or says why not."""

import dataclasses
import math
import re
import warnings

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_bad_input import modules
from test_extremes import not_finite

from rlsedu.brain_iron.fluid import FluidTest, read_fluid
from rlsedu.brain_iron.mri import CALIBRATIONS, Calibration, Protocol, phantom, scan
from rlsedu.brain_iron.population import Population, sample_people
from rlsedu.brain_iron.studies import Plan, plan_study
from rlsedu.brain_iron.windows import Reading, read_both
from rlsedu.dopamine.augmentation_risk import Augmented, augmentation, median_days
from rlsedu.dopamine.daily_rhythm import simulate_day
from rlsedu.dopamine.scenario import Dose, IronLoss, Rhythm, Scenario
from rlsedu.dopamine.terminal import steady_state
from rlsedu.dopamine.terminal_numbers import Terminal
from rlsedu.evidence import Parameters, parameter
from rlsedu.journey.causal_chain import Chance, Links, draw_crowd, run_chain
from rlsedu.journey.designed_trials import Design, draw_luck, run_trials
from rlsedu.journey.laws import ask_the_rooms
from rlsedu.journey.stories import (
    Donor,
    Expecting,
    Medicine,
    Windows,
    donor_year,
    expecting_year,
    new_symptoms,
    two_windows,
)
from rlsedu.journey.validation import Rules, check_count
from rlsedu.supplements.dosing import Dosing, Timing, dose_absorption, regular
from rlsedu.supplements.resampled_trial import Effect, overlap
from rlsedu.supplements.single_meal import Formula, Meal, WholeDiet, absorbed_mg, whole_diet_absorption
from rlsedu.supplements.stores import Body, Person, simulate_stores
from rlsedu.symptoms.burden import DEFINITIONS, Burden, share_of_affected
from rlsedu.symptoms.discomfort import Evening, simulate_evening
from rlsedu.symptoms.leg_movements import Nights, compare_nights
from rlsedu.symptoms.screening import Screening, screen

CLASSES = sorted(
    {
        kind
        for module in modules()
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Parameters) and kind is not Parameters
    },
    key=lambda kind: (kind.__module__, kind.__name__),
)
PEOPLE, LAWS, LUCK = draw_crowd(200), ask_the_rooms(), draw_luck(20)
TABLETS = regular("twice", 100, 20)
# Every model that takes a class of parameters: the classes, and what is done with one of each.
MODELS = {
    "evening": ((Evening,), simulate_evening),
    "nights": ((Nights,), lambda n: compare_nights(5, n)),
    "burden": ((Burden,), lambda b: [share_of_affected(name, b) for name in DEFINITIONS]),
    "screening": ((Screening,), screen),
    "fluid": ((FluidTest,), read_fluid),
    "people": ((Population,), lambda p: sample_people(200, seed=1, **dataclasses.asdict(p))),
    "windows": ((Reading,), read_both),
    "calibration": ((Calibration,), lambda c: [c.line(name) for name in CALIBRATIONS]),
    "protocol": ((Protocol,), lambda p: scan(phantom(3.0), p.echo_times_ms, p.snr, 1)),
    "plan": ((Plan,), plan_study),
    "rest": ((Terminal,), steady_state),
    "day": (
        (Terminal, Rhythm, Dose),
        lambda t, r, d: simulate_day(Scenario("", t, r, d)),
    ),
    "loss": ((IronLoss,), lambda loss: [loss.shares(iron) for iron in (0.02, 0.5, 1)]),
    "augmentation": ((Augmented,), lambda a: augmentation("levodopa", 12, a)),
    "median": ((Augmented,), lambda a: median_days("levodopa", 12, a)),
    "chain": ((Links, Chance), lambda links, c: run_chain("twice", links, PEOPLE, LAWS, c)),
    "trial": ((Design,), lambda design: run_trials(design, LUCK)),
    "count": ((Rules,), check_count),
    "donor": ((Donor,), donor_year),
    "expecting": ((Expecting,), expecting_year),
    "two windows": ((Windows,), two_windows),
    "medicine": ((Medicine,), new_symptoms),
    "dosing": ((Dosing,), lambda d: dose_absorption(TABLETS, dosing=d)),
    "timing": ((Timing,), lambda t: regular("twice", 60, 20, t)),
    "diet": ((WholeDiet,), lambda w: whole_diet_absorption([2, 30, 500], 1, w)),
    "meal": ((Meal, Formula), lambda m, f: [absorbed_mg(m, at, f) for at in (2, 30, 500)]),
    "stores": (
        (Person, Body, Dosing),
        lambda p, b, d: simulate_stores(p, TABLETS, 400, body=b, dosing=d),
    ),
    "draw": ((Effect,), overlap),
}


def anywhere(kind):
    """A strategy for a class of parameters: every field anywhere in its hard range, at its ends more often."""

    def field(found):
        facet = found.metadata
        if facet["hard"] is None:
            return st.sampled_from(facet["choices"]) if facet["choices"] else st.booleans()
        low, high = facet["hard"]
        return st.one_of(st.just(found.default), st.sampled_from((low, high)), st.floats(low, high))

    made = st.fixed_dictionaries({found.name: field(found) for found in dataclasses.fields(kind)})
    if kind is Meal:  # haem iron is a part of all the iron
        made = made.map(lambda m: {**m, "haem_iron_mg": min(m["haem_iron_mg"], m["iron_mg"])})
    return made.map(lambda numbers: kind(**numbers))


@pytest.mark.parametrize("name", MODELS)
def test_a_model_is_finite_over_its_hard_ranges(name):
    kinds, model = MODELS[name]
    answers = []

    @settings(max_examples=60, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(st.tuples(*map(anywhere, kinds)))
    def finite(numbers):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            try:
                result = model(*numbers)
            except ValueError as problem:
                answers.append(str(problem))
            else:
                answers.append("")
                assert not_finite(result) == [], result

    finite()
    said = {answer for answer in answers if answer}
    assert all(re.search("not allowed: give|no answer that the model can find", answer) for answer in said)
    assert len([answer for answer in answers if not answer]) > 10


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: f"{kind.__module__[7:]}.{kind.__name__}")
def test_every_number_has_a_hard_range(kind):
    for field in dataclasses.fields(kind):
        facet, unit = field.metadata, field.metadata["unit"]
        bad = [object(), None, "no such name"]
        if facet["hard"] is not None:
            low, high = facet["hard"]
            assert math.isfinite(low) and math.isfinite(high) and low <= field.default <= high and low < high
            step = 1e-6 * (high - low)
            bad += [math.nan, math.inf, -math.inf, low - step, high + step, [1, 2] if kind is not Person else {}]
        for value in bad:
            with pytest.raises(ValueError, match=rf"{field.name} = .* is not allowed: give ") as said:
                kind(**{field.name: value})
            assert facet["hard"] is None or unit == "1" or str(said.value).endswith(f" {unit}")


def test_a_number_of_nought_needs_a_range():
    with pytest.raises(ValueError, match="low, high = None is not allowed for a default of 0"):
        parameter(0.0, "nothing", "assumed: a test")
    assert len(CLASSES) > 50 and len({kind for kinds, _ in MODELS.values() for kind in kinds}) > 25
