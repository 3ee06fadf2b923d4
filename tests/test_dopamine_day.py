"""A day and a night: the table of the scenarios, the rhythm, the medicine, and scipy on the full system."""

import numpy as np
import pytest
from dopamine_oracle import NORMAL as PLAIN
from dopamine_oracle import START, bateman, follow, slopes
from hypothesis import given, settings
from hypothesis import strategies as st

from rlsedu.dopamine.daily_rhythm import repeating_day, simulate_day
from rlsedu.dopamine.scenario import (
    Dose,
    IronLoss,
    Rhythm,
    healthy,
    more_made,
    parkinson,
    pumps_and_brake,
    simple_story,
)
from rlsedu.dopamine.terminal_numbers import Terminal
from rlsedu.evidence import fact

COLUMNS = ("th_amount", "th_flux", "tissue_da", "hva", "extracellular_da", "d2_signal")
TABLE = {  # 24-hour means of COLUMNS against healthy, and the lowest D2 signal
    "healthy": (healthy(), (1.00, 1.00, 1.00, 1.00, 1.00, 1.00), 0.94),
    "A": (simple_story(0.5), (1.04, 0.89, 0.94, 0.89, 0.94, 0.97), 0.91),
    "A, k=3": (simple_story(0.5, iron_half=3), (1.09, 0.79, 0.87, 0.79, 0.88, 0.93), 0.87),
    "B, m=1": (pumps_and_brake(0.5, rhythm_gain=1), (1.24, 0.98, 0.98, 0.97, 1.40, 0.82), 0.77),
    "B": (pumps_and_brake(0.5), (1.24, 0.97, 0.98, 0.96, 1.40, 0.82), 0.75),
    "B, k=3": (pumps_and_brake(0.5, iron_half=3), (1.28, 0.85, 0.90, 0.84, 1.30, 0.79), 0.72),
    "C": (more_made(0.5), (2.00, 1.21, 1.09, 1.19, 1.57, 1.21), 1.08),
    "C, without more TH": (more_made(0.5, 1), (1.00, 0.75, 0.84, 0.74, 1.21, 1.09), 0.97),
    "PD, f=0.2": (parkinson(0.2), (1.03, 1.11, 0.20, 0.20, 0.96, 0.98), 0.92),
    "PD, f=0.05": (parkinson(0.05), (1.11, 1.52, 0.05, 0.05, 0.85, 0.92), 0.86),
}


def plain(scenario):
    """The oracle's numbers for a scenario."""
    t, r, d = scenario.terminal, scenario.rhythm, scenario.dose
    return PLAIN | {
        "iron": t.iron,
        "k": t.iron_half,
        "th": t.th_expression,
        "left": t.surviving_terminals,
        "dat": t.dat_density,
        "d2": t.d2_density,
        "brake_follows": t.autoreceptor_follows_d2,
        "gain": r.gain,
        "aT": r.th_swing,
        "aD": r.dat_swing,
        "peak": r.peak_clock,
        "G": r.th_response,
        "tau": r.th_delay,
        "levodopa": d.levodopa,
        "agonist": d.agonist,
        "clock": d.clock,
    }


def outputs(p, t, y):
    """What a Day reports, from the oracle's states (10, N), in uM and uM/h."""
    dopa, outside = y[4], y[7]
    levodopa = np.array([p["levodopa"] * bateman(max(s - p["clock"], 0), 0.46, 3.0) for s in t])
    agonist = np.array([p["agonist"] * 0.002024 * bateman(max(s - p["clock"], 0), 0.09, 3.0) for s in t])
    rise = np.array([slopes(a, b, p)[4] for a, b in zip(t, y.T, strict=True)])
    return {
        "extracellular_da": outside,
        "th_amount": p["th"] * y[9],
        "th_flux": rise + 10000 * dopa / (130 + dopa) - levodopa,
        "tissue_da": p["left"] * (y[5] + y[6]) + outside,
        "hva": y[8],
        "release": p["left"] * p["fire"] * y[6],
        "d2_signal": 2 * p["d2"] * (outside + agonist) / (outside + agonist + 0.002024),
    }


def settled(p, days=40):
    """The oracle's outputs on the last of many days, every half hour from 12 to 36."""
    hours = np.arange(12, 36.25, 0.5)
    path = follow(p | {"levodopa": 0, "agonist": 0}, START, 12, 12 + 24 * days, hours + 24 * (days - 1), rtol=1e-6)
    return outputs(p | {"levodopa": 0, "agonist": 0}, hours, path)


@pytest.fixture(scope="module")
def unit():
    means = {name: values[:-1].mean() for name, values in settled(plain(healthy())).items()}
    return means | {"d2_signal": 1}


@pytest.mark.parametrize("name", TABLE)
def test_table_of_scenarios(name):
    scenario, means, lowest = TABLE[name]
    day = simulate_day(scenario)
    assert [day.means[column] for column in COLUMNS] == pytest.approx(means, abs=0.02)
    assert day.d2_signal.min() == pytest.approx(lowest, abs=0.02)
    assert 21.5 <= day.trough_clock_h <= 23.5


@pytest.mark.parametrize("name", TABLE)
def test_repeating_day_is_where_scipy_ends_after_40_days(name, unit):
    scenario, *_ = TABLE[name]
    theirs = settled(plain(scenario))
    ours = simulate_day(scenario)
    for column, values in theirs.items():
        assert getattr(ours, column)[::2] == pytest.approx(values / unit[column], rel=0.01), column


def draw(low, high):
    return st.floats(low, high)


K, IRON, SWING = st.floats(-1, np.log10(20)).map(lambda x: 10**x), draw(0.02, 1), draw(0, 2)
SLOW = {"th_response": draw(0, 2.5), "th_delay": draw(24, 240)}
STORIES = st.one_of(
    st.builds(simple_story, IRON, K, gain=SWING, th_swing=draw(0, 0.35), dat_swing=draw(0, 0.2), **SLOW),
    st.builds(pumps_and_brake, IRON, K, draw(0, 0.5), draw(0, 0.5), SWING, st.booleans(), **SLOW),
    st.builds(parkinson, draw(0.02, 1), gain=SWING),
)
DOSES = st.builds(Dose, levodopa=draw(0, 54), agonist=draw(0, 2), clock=draw(12, 35))


@settings(max_examples=200, derandomize=True)
@given(STORIES, DOSES | st.just(Dose()))
def test_any_day_agrees_with_scipy(unit, scenario, dose):
    scenario = scenario.with_dose(levodopa=dose.levodopa, agonist=dose.agonist, clock=dose.clock)
    p, ours = plain(scenario), simulate_day(scenario)
    _, y, _ = repeating_day(scenario.terminal, scenario.rhythm)
    hours = ours.clock_h[::8]
    # a repeating day starts at midnight; without a medicine half a day brings it to noon
    noon = follow(p | {"levodopa": 0, "agonist": 0}, y[:, 0], 0, 12, rtol=1e-6)[:, -1]
    theirs = outputs(p, hours, follow(p, noon, 12, 36, hours, rtol=1e-6))
    for column, values in theirs.items():
        mine = getattr(ours, column)[::8]
        assert mine == pytest.approx(values / unit[column], rel=0.01), column
        assert np.all(getattr(ours, column) < 8), f"{column} runs away"


CORNERS = {
    "steepest rhythm, hardly any iron": simple_story(0.02, iron_half=20, gain=2, th_swing=0.35, dat_swing=0.2),
    "steepest rhythm": simple_story(0.5, gain=2, th_swing=0.35, dat_swing=0.2),
    "largest losses": pumps_and_brake(0.02, iron_half=20, dat_loss=0.5, d2_loss=0.5, rhythm_gain=2, th_response=2.5),
    "few endings": parkinson(0.02, gain=2),
}


@pytest.mark.parametrize("name", CORNERS)
def test_corners_agree_with_scipy_after_40_days(name, unit):
    theirs = settled(plain(CORNERS[name]))
    ours = simulate_day(CORNERS[name])
    for column, values in theirs.items():
        assert getattr(ours, column)[::2] == pytest.approx(values / unit[column], rel=0.01), column


def test_decomposition_of_the_pumps_and_brake_story():
    def means(iron_on_th=False, dat=0.0, d2=0.0, response=0.0, **more):
        scenario = pumps_and_brake(0.5, dat_loss=dat, d2_loss=d2, rhythm_gain=1, th_response=response, **more)
        if not iron_on_th:
            scenario = type(scenario)("", Terminal(**{**vars(scenario.terminal), "iron": 1.0}), scenario.rhythm)
        found = simulate_day(scenario).means
        return [found["extracellular_da"], found["th_flux"]]

    assert means(iron_on_th=True) == pytest.approx([0.93, 0.88], abs=0.02)
    assert means(dat=0.3) == pytest.approx([1.20, 0.76], abs=0.02)
    assert means(d2=0.3) == pytest.approx([1.19, 1.42], abs=0.02)
    assert means(dat=0.3, d2=0.3) == pytest.approx([1.42, 1.01], abs=0.02)
    assert means(True, 0.3, 0.3) == pytest.approx([1.32, 0.88], abs=0.02)
    assert means(True, 0.3, 0.3, 1.3) == pytest.approx([1.40, 0.98], abs=0.02)
    assert means(dat=0.3, d2=0.3, autoreceptor_follows_d2=False) == pytest.approx([1.21, 0.76], abs=0.02)


def test_required_behaviours():
    b = simulate_day(pumps_and_brake(0.5))
    assert b.means["th_amount"] > 1.1 and abs(b.means["th_flux"] - 1) < 0.1 and abs(b.means["release"] - 1) < 0.1
    assert 1.3 < b.means["extracellular_da"] < 1.53
    assert 20 <= b.trough_clock_h <= 24
    assert [b.scenario.terminal.dat_density, b.scenario.terminal.d2_density] == pytest.approx([0.7, 0.7])
    lost = simulate_day(parkinson(0.2))
    assert [lost.means[name] for name in ("tissue_da", "hva", "release")] == pytest.approx([0.2] * 3, abs=0.01)
    assert lost.scenario.terminal.iron == 1 and lost.scenario.terminal.d2_density == 1


def test_rhythm_has_the_measured_swing_in_the_healthy():
    day = simulate_day(healthy())
    awake = (day.clock_h >= 28) | (day.clock_h < 16)  # twelve hours around the peak at 10:00
    swing = day.extracellular_da[awake].mean() / day.extracellular_da[~awake].mean() - 1
    value = fact("bianco-2009-mouse-day-night").values[0]
    assert value.low / 100 <= swing <= value.high / 100


def over_night(day, name):
    night = (day.clock_h >= 21) & (day.clock_h <= 27)
    return getattr(day, name)[night].mean()


@pytest.mark.parametrize(
    "scenario, before, after",
    [(simple_story(0.02, th_response=0), 0.49, 0.74), (pumps_and_brake(0.5), 0.76, 0.81), (healthy(), 0.95, 1.01)],
    ids=["almost no iron", "B", "healthy"],
)
def test_levodopa_bypasses_th(scenario, before, after):
    plain_day, dosed = simulate_day(scenario), simulate_day(scenario.with_dose(levodopa=27))
    assert over_night(plain_day, "d2_signal") == pytest.approx(before, abs=0.02)
    assert over_night(dosed, "d2_signal") == pytest.approx(after, abs=0.02)
    early = plain_day.clock_h < 21
    assert np.array_equal(plain_day.d2_signal[early], dosed.d2_signal[early])


def test_levodopa_lifts_dopamine_where_th_stands_still():
    scenario = simple_story(0.02, th_response=0)
    assert over_night(simulate_day(scenario), "extracellular_da") == pytest.approx(0.33, abs=0.02)
    dosed = simulate_day(scenario.with_dose(levodopa=27))
    assert over_night(dosed, "extracellular_da") == pytest.approx(0.59, abs=0.02)


def test_course_of_a_dose_peaks_where_the_label_says():
    t = np.linspace(21, 36, 15001)
    course = Dose(levodopa=27).course(t, Dose().loss)
    assert course.max() == pytest.approx(1, abs=1e-6) and course[0] == 0
    assert t[course.argmax()] - 21 == pytest.approx(fact("levodopa-half-life").value("time-peak"), abs=0.03)


def test_receptor_loss_may_be_zero_and_never_runs_away():
    assert simulate_day(pumps_and_brake(0.5, d2_loss=0)).scenario.terminal.d2_density == 1
    worst = simulate_day(pumps_and_brake(0.02, iron_half=20, d2_loss=0.5, dat_loss=0.5, rhythm_gain=2))
    assert worst.means["th_flux"] < 1.5 and worst.means["extracellular_da"] < 2.3
    with pytest.raises(ValueError, match="d2_loss"):
        pumps_and_brake(0.5, d2_loss=0.7)
    with pytest.raises(ValueError, match="iron"):
        pumps_and_brake(1.5)
    with pytest.raises(ValueError, match="th_gain"):
        more_made(0.5, th_gain=4)
    with pytest.raises(TypeError):
        parkinson(0.2, iron=0.5)


def test_iron_put_back_returns_everything_to_normal():
    assert IronLoss().shares(1.0) == (1, 1)
    for story in (pumps_and_brake, more_made):
        back = story(1.0, rhythm_gain=1, th_response=Rhythm.th_response)
        assert simulate_day(back).means == pytest.approx(simulate_day(healthy()).means)


@pytest.mark.parametrize("make", [lambda: Rhythm(gain=-1), lambda: Dose(clock=40), lambda: Dose(levodopa=float("nan"))])
def test_bad_numbers(make):
    with pytest.raises(ValueError, match="is not allowed"):
        make()
