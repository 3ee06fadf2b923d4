"""One nerve ending: the published steady state, balances, published claims, and scipy on the full system."""

import dataclasses

import numpy as np
import pytest
from dopamine_oracle import NORMAL as PLAIN
from dopamine_oracle import START, follow, slopes
from hypothesis import given, settings
from hypothesis import strategies as st

from rlsedu.dopamine.terminal import STATES, brake, steady_state, th_speed, time_course
from rlsedu.dopamine.terminal_numbers import Terminal
from rlsedu.evidence import fact

REST = steady_state(Terminal())
ORACLE_NAMES = {
    "iron": "iron",
    "th": "th_expression",
    "serum": "serum_tyrosine",
    "fire": "firing",
    "left": "surviving_terminals",
    "dat": "dat_density",
    "d2": "d2_density",
    "k": "iron_half",
    "brake": "autoreceptor",
    "brake_follows": "autoreceptor_follows_d2",
    "inhibition": "substrate_inhibition",
}
FIELDS = {field.name: field.metadata for field in dataclasses.fields(Terminal)}


def anywhere(name):
    facet = FIELDS[name]
    return st.booleans() if facet["low"] is None else st.floats(facet["low"], facet["high"])


TERMINALS = st.builds(Terminal, **{name: anywhere(name) for name in ORACLE_NAMES.values()})


def amounts(state):
    return np.array([getattr(state, name) for name in STATES])


def relative(**terminal):
    state = steady_state(Terminal(**terminal))
    return state.extracellular_da / REST.extracellular_da


@pytest.mark.parametrize(
    "name, recorded",
    [
        ("bh2", "bh2"),
        ("bh4", "bh4"),
        ("tyrosine", "tyrosine-cell"),
        ("l_dopa", "l-dopa"),
        ("cytosolic_da", "dopamine-cell-fluid"),
        ("vesicular_da", "dopamine-vesicles"),
        ("extracellular_da", "dopamine-outside-cell"),
    ],
)
def test_rest_is_within_1_5_percent_of_the_published_record(name, recorded):
    assert getattr(REST, name) == pytest.approx(fact("best-2009-steady-state").value(recorded), rel=0.015)


def test_rest_fills_in_what_the_record_leaves_out():
    assert REST.hva == pytest.approx(7.678, abs=1e-3)
    assert REST.tyrosine_pool == pytest.approx(942.8, abs=0.05)
    assert REST.extracellular_da == pytest.approx(0.002024, rel=2e-4)
    assert brake(Terminal(), REST.extracellular_da) == pytest.approx(1, abs=1e-3)


def test_resting_fluxes_balance():
    v = REST.fluxes
    assert [v["th"], v["dhpr"], v["aadc"]] == pytest.approx([27.30] * 3, abs=0.005)
    assert [v["release"], v["vmat"]] == pytest.approx([80.97] * 2, abs=0.005)
    assert v["dat"] == pytest.approx(80.14, abs=0.005)
    assert v["breakdown_inside"] == pytest.approx(26.47, abs=0.005)
    assert [v["removal"], v["import"]] == pytest.approx([0.81, 241.0], abs=0.05)
    assert [v["dat"] / v["release"], v["th"] / v["release"]] == pytest.approx([0.99, 1 / 3], abs=0.005)
    assert v["import"] == pytest.approx(v["th"] + v["tyrosine_loss"] + v["pool_loss"], rel=1e-9)
    assert v["th"] == pytest.approx(v["breakdown_inside"] + v["breakdown_outside"] + v["removal"], rel=1e-9)
    assert v["hva_loss"] == pytest.approx(v["breakdown_inside"] + v["breakdown_outside"], rel=1e-9)


def test_unverified_clamps_hardly_matter():
    for clamp in ({"nadph": 50}, {"nadph": 450}, {"nadp": 10}, {"nadp": 50}):
        inside = steady_state(Terminal(**clamp)).cytosolic_da
        assert abs(inside / REST.cytosolic_da - 1) < 0.0125, clamp


def test_th_gain_on_tyrosine():
    def gain(**terminal):
        speeds = [
            th_speed(Terminal(**terminal), REST.tyrosine * x, REST.bh4, REST.cytosolic_da, REST.extracellular_da)
            for x in (1 - 1e-5, 1 + 1e-5)
        ]
        return np.log(speeds[1] / speeds[0]) / 2e-5

    assert gain() == pytest.approx(-0.136, abs=0.005)
    assert gain(substrate_inhibition=False) == pytest.approx(0.304, abs=0.005)
    tyrosine = np.linspace(60, 140, 8001)
    speed = th_speed(Terminal(), tyrosine, REST.bh4, REST.cytosolic_da, REST.extracellular_da)
    assert tyrosine[speed.argmax()] == pytest.approx(93.7, abs=0.1)
    assert speed.max() / REST.fluxes["th"] == pytest.approx(1.02, abs=0.005)


@pytest.mark.parametrize("on, half, double", [(True, 0.83, 1.22), (False, 0.64, 1.37)])
def test_autoreceptor_damps(on, half, double):
    assert relative(th_expression=0.5, autoreceptor=on) == pytest.approx(half, abs=0.005)
    assert relative(th_expression=2, autoreceptor=on) == pytest.approx(double, abs=0.005)


@pytest.mark.parametrize("change", [{"th_expression": 0.25}, {"th_expression": 4}, {"firing": 0.5}, {"firing": 2}])
def test_autoreceptor_damps_every_change(change):
    on, off = relative(**change), relative(**change, autoreceptor=False)
    assert abs(np.log(on)) < 0.8 * abs(np.log(off))


def test_lost_endings():
    assert relative(surviving_terminals=0.15) == pytest.approx(0.93, abs=0.01)
    few, plenty = (
        relative(surviving_terminals=f) - relative(surviving_terminals=f, autoreceptor=False) for f in (0.1, 0.5)
    )
    assert plenty < 0.02 < few
    tissue = steady_state(Terminal(surviving_terminals=0.15)).tissue_da / REST.tissue_da
    assert tissue == pytest.approx(0.15, abs=0.015)


@pytest.mark.parametrize(
    "on, more, none, stored, made", [(True, -0.18, 13.8, -0.86, 0.5), (False, -0.33, 27, -0.72, 1.0)]
)
def test_altered_transporter(on, more, none, stored, made):
    assert relative(dat_density=1.5, autoreceptor=on) - 1 == pytest.approx(more, abs=0.006)
    assert relative(dat_density=0, autoreceptor=on) == pytest.approx(none, rel=0.02)
    knockout = steady_state(Terminal(dat_density=0, autoreceptor=on))
    assert knockout.tissue_da / REST.tissue_da - 1 == pytest.approx(stored, abs=0.006)
    assert knockout.fluxes["release"] / REST.fluxes["release"] - 1 == pytest.approx(stored, abs=0.006)
    assert knockout.fluxes["th"] / REST.fluxes["th"] == pytest.approx(made, abs=0.01)


def test_more_iron_never_makes_less_dopamine():
    iron = np.linspace(0.02, 2, 12)
    made = [steady_state(Terminal(iron=x)).fluxes["th"] for x in iron]
    assert np.all(np.diff(made) > 0)


@settings(max_examples=200, derandomize=True)
@given(TERMINALS)
def test_rest_anywhere_agrees_with_scipy(terminal):
    state = steady_state(terminal)
    assert state.bh2 + state.bh4 == pytest.approx(360, abs=1e-6)
    p = {name: getattr(terminal, ours) for name, ours in ORACLE_NAMES.items()}
    here = np.append(amounts(state), 1.0)
    assert np.all(here > 0)
    assert np.max(np.abs(np.array(slopes(0, here, PLAIN | p))[:9]) / here[:9]) < 1e-4
    assert follow(p, START, 0, 200, rtol=1e-6)[:9, -1] == pytest.approx(here[:9], rel=0.01)


@pytest.mark.parametrize("method", ["LSODA", "Radau"])
@pytest.mark.parametrize("change", [{"th": 0.25}, {"iron": 0.1}, {"left": 0.1}, {"dat": 0.2}, {"serum": 30}])
def test_time_course_agrees_with_scipy(change, method):
    hours = np.array([0, 0.25, 0.5, 1, 2, 4, 8, 16])
    start = np.append(amounts(REST), 1.0)
    ours = time_course(Terminal(**{ORACLE_NAMES[name]: value for name, value in change.items()}), hours)
    theirs = follow(change, start, 0, 16, hours, method)
    assert amounts(ours) == pytest.approx(theirs[:9], rel=0.01)
    assert ours.bh2 + ours.bh4 == pytest.approx(np.full(8, 360), abs=1e-6)


def test_meals_move_tyrosine_more_than_dopamine():
    hours = np.arange(0, 72.25, 0.5)
    meal = [97 * (2 if any(0 <= (h % 24) - start < 3 for start in (7, 12, 18)) else 0.75) for h in hours[:-1]]

    def swing(values):
        last = values[hours >= 48]
        return (last.max() - last.min()) / last.mean()

    slow, fast = (time_course(Terminal(substrate_inhibition=on), hours, serum_tyrosine=meal) for on in (True, False))
    assert swing(slow.tyrosine) > 4 * swing(slow.cytosolic_da)
    assert swing(slow.cytosolic_da) < 0.6 * swing(fast.cytosolic_da)


@pytest.mark.parametrize(
    "name, value",
    [
        ("iron", 0),
        ("iron", float("nan")),
        ("serum_tyrosine", "97"),
        ("d2_density", 0.3),
        ("firing", -1),
        ("autoreceptor", 1),
    ],
)
def test_bad_terminal(name, value):
    with pytest.raises(ValueError, match=name):
        Terminal(**{name: value})


def test_bad_time_course():
    with pytest.raises(ValueError, match="hours"):
        time_course(Terminal(), [0, 2, 1])
    with pytest.raises(ValueError, match="serum_tyrosine"):
        time_course(Terminal(), [0, 1], serum_tyrosine=[5000])
