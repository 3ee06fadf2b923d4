"""A day and a night of dopamine: the day that repeats itself, and the evening of a medicine."""

from functools import lru_cache, partial

import numpy as np

from rlsedu.dopamine.scenario import Rhythm, Scenario, healthy
from rlsedu.dopamine.solve import between, follow, orbit
from rlsedu.dopamine.terminal import _change, _fluxes, _resting, _snapshot
from rlsedu.dopamine.terminal_numbers import Terminal
from rlsedu.evidence import checked, record

CLOCK = np.linspace(12, 36, 97)
STILL = 0.005  # assumed: a signal that swings by less is told as without a rhythm


@record
class Day:
    """Noon to noon. Everything but `d2_signal` is relative to the healthy 24-hour mean; arrays over `clock_h`.

    clock_h: hours from 12 to 36. d2_signal: 1 when half of a normal number of D2 receptors is filled. th_amount: TH per
    ending, amount times activity, before iron. th_flux: L-DOPA made per ending. release: of all endings together.
    means: 24-hour means of the day without a medicine. trough_clock_h: when d2_signal is lowest without one, 0 to 24.
    """

    scenario: Scenario
    clock_h: np.ndarray
    extracellular_da: np.ndarray
    d2_signal: np.ndarray
    th_amount: np.ndarray
    th_flux: np.ndarray
    tissue_da: np.ndarray
    hva: np.ndarray
    release: np.ndarray
    means: dict
    trough_clock_h: float

    @property
    def swings(self):
        """Whether the signal moves enough over the day to be told as a rhythm."""
        return bool(np.ptp(self.d2_signal) >= STILL)


def _d2_signal(scenario, outside, agonist=0.0):
    """Return the signal of the D2 receptors for dopamine outside (uM) and an agonist (uM of dopamine outside)."""
    seen = outside + agonist
    return 2 * scenario.terminal.d2_density * seen / (seen + scenario.rhythm.d2_half)


def _medicine(scenario, t):
    """Return levodopa (uM/h) and agonist (uM of dopamine outside) of the scenario's Dose at the times t (h)."""
    dose = scenario.dose
    levodopa = dose.levodopa * dose.course(t, dose.loss) if dose.levodopa else 0.0
    agonist = dose.agonist * scenario.terminal.e_rest * dose.course(t, dose.agonist_loss) if dose.agonist else 0.0
    return levodopa, agonist


def _flows(scenario, t, y, medicine):
    rhythm, (levodopa, agonist) = scenario.rhythm, medicine
    swing = rhythm.gain * np.cos(2 * np.pi * (t - rhythm.peak_clock) / 24)
    th, dat = y[9] * (1 + rhythm.th_swing * swing), 1 - rhythm.dat_swing * swing
    return _fluxes(scenario.terminal, y[:9], th=th, dat=dat, levodopa=levodopa, agonist=agonist)


def _rates(scenario, t, y):
    """Return how fast the nine amounts of a nerve ending (uM/h) and its TH (1/h) change.

    scenario: Scenario. t: clock time, h. y: array (10, ...), uM in the order of STATES and then the amount of TH.
    """
    rhythm, medicine = scenario.rhythm, _medicine(scenario, t)
    wanted = 1 + rhythm.th_response * (1 - _d2_signal(scenario, y[7], medicine[1]))
    wanted = np.where(wanted.real > rhythm.th_least, wanted, rhythm.th_least)
    slopes = _change(scenario.terminal, _flows(scenario, t, y, medicine))
    return np.concatenate([slopes, [(wanted - y[9]) / rhythm.th_delay]])


def _quantities(scenario, t, y):
    medicine = _medicine(scenario, t)
    flows = _flows(scenario, t, y, medicine)
    state = _snapshot(scenario.terminal, y[:9], flows)
    return {
        "extracellular_da": state.extracellular_da,
        "th_amount": scenario.terminal.th_expression * y[9],
        "th_flux": flows["th"],
        "tissue_da": state.tissue_da,
        "hva": state.hva,
        "release": scenario.terminal.surviving_terminals * flows["release"],
        "d2_signal": _d2_signal(scenario, state.extracellular_da, medicine[1]),
    }


@checked(terminal=Terminal, rhythm=Rhythm)
@lru_cache(maxsize=64)
def repeating_day(terminal, rhythm):
    """Return the day without a medicine that repeats itself: times (h), states (10, N) and the 24-hour means by name.

    terminal: Terminal. rhythm: Rhythm. States in uM in the order of STATES, then the amount of TH; means in uM, uM/h.
    """
    scenario = Scenario("", terminal, rhythm)
    t, y = orbit(partial(_rates, scenario), np.append(_resting(terminal), 1.0))
    return t, y, {name: values.mean() for name, values in _quantities(scenario, t, y).items()}


def _units():
    normal = healthy()
    return {**repeating_day(normal.terminal, normal.rhythm)[2], "d2_signal": 1.0}


@checked(scenario=Scenario)
def day_means(scenario):
    """Return the means of a scenario's day without a medicine, by name, relative to the healthy ones."""
    means, unit = repeating_day(scenario.terminal, scenario.rhythm)[2], _units()
    return {name: float(means[name] / unit[name]) for name in means}


@checked(scenario=Scenario)
def simulate_day(scenario):
    """Return the Day of a scenario; the medicine, if there is one, is taken on this day only.

    scenario: Scenario. Raises ValueError if the scenario has no day that repeats itself.
    """
    t, y, _ = repeating_day(scenario.terminal, scenario.rhythm)
    unit = _units()
    path = between(t, y, CLOCK)
    trough = CLOCK[np.argmin(_d2_signal(scenario, path[7]))] % 24
    if scenario.dose.levodopa or scenario.dose.agonist:
        clock = scenario.dose.clock
        path[:, clock <= CLOCK] = follow(
            partial(_rates, scenario), between(t, y, [clock])[:, 0], clock, CLOCK[clock <= CLOCK]
        )
    return Day(
        scenario=scenario,
        clock_h=CLOCK,
        means=day_means(scenario),
        trough_clock_h=float(trough),
        **{name: values / unit[name] for name, values in _quantities(scenario, CLOCK, path).items()},
    )
