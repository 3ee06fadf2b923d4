"""How long one model call behind a slider of chapter 2 takes, against scipy's LSODA on the full system.

    python benchmarks/dopamine.py [--rounds 20]

Interleaved, so that a noisy machine is noisy for both. LSODA gets plain Python numbers (faster for it than arrays),
the tolerance of a reader's eye, and 40 days to settle; then one more evening where there is a medicine.
"""

import argparse
import pathlib
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "tests"))
from dopamine_oracle import NORMAL, START, follow

from rlsedu.dopamine.daily_rhythm import repeating_day, simulate_day
from rlsedu.dopamine.scenario import healthy, pumps_and_brake

IRON = [0.5 + 0.02 * i for i in range(20)]


def ours(iron, levodopa=0.0):
    """One call of the model at a new slider position: nothing is remembered but the healthy day."""
    repeating_day.cache_clear()
    simulate_day(healthy())
    scenario = pumps_and_brake(iron).with_dose(levodopa=levodopa)
    start = time.perf_counter()
    simulate_day(scenario)
    return (time.perf_counter() - start) * 1000


def lsoda(iron, levodopa=0.0):
    """The same day by scipy."""
    left = pumps_and_brake(iron).terminal
    p = NORMAL | {"iron": iron, "dat": left.dat_density, "d2": left.d2_density, "gain": 1.5, "G": 1.3}
    start = time.perf_counter()
    y = follow(p, START, 12, 12 + 24 * 39, rtol=1e-6)[:, -1]
    follow(p | {"levodopa": levodopa}, y, 12, 36, [12 + i / 4 for i in range(97)], rtol=1e-6)
    return (time.perf_counter() - start) * 1000


def measure(rounds, levodopa, pick=statistics.median):
    """Return the medians (or what `pick` picks) in ms of our call and of LSODA, interleaved."""
    times = [(ours(iron, levodopa), lsoda(iron, levodopa)) for iron in (IRON * rounds)[:rounds]]
    return [pick(column) for column in zip(*times, strict=True)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    for name, levodopa in (("a day", 0.0), ("a day with levodopa", 27.0)):
        fast, slow = measure(rounds, levodopa)
        print(f"{name}: {fast:.1f} ms here, {slow:.0f} ms with LSODA: {slow / fast:.0f} times faster")


if __name__ == "__main__":
    main()
