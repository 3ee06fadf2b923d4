"""How long chapter 5 takes: 2000 people through the whole chain, 1000 trials; from nothing, and for one slider move.

    python benchmarks/journey.py [--rounds 20]

Medians. The bars: 300 ms for the people and 500 ms for the trials, each from nothing.
"""

import argparse
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from stopwatch import median_ms

from rlsedu.dopamine.daily_rhythm import repeating_day
from rlsedu.journey.causal_chain import Links, draw_crowd, run_chain
from rlsedu.journey.designed_trials import Design, draw_luck, run_trials
from rlsedu.journey.laws import ask_the_rooms

PEOPLE_MS, TRIALS_MS = 300, 500


def whole_chain(number):
    """Run the chain when the dopamine room has worked out nothing yet."""
    repeating_day.cache_clear()
    run_chain("twice", Links(brain=0.1 + 0.01 * (number % 20)), draw_crowd(), ask_the_rooms())


def measure(rounds):
    """Return the medians in ms by name."""
    crowd, laws, luck = draw_crowd(), ask_the_rooms(), draw_luck()
    return {
        "2000 people, from nothing": median_ms(whole_chain, rounds),
        "2000 people, one slider move": median_ms(
            lambda n: run_chain("twice", Links(legs=0.04 * (n % 20)), crowd, laws), rounds
        ),
        "1000 trials, from nothing": median_ms(
            lambda n: run_trials(Design(n_per_arm=20 + n % 60), draw_luck()), rounds
        ),
        "1000 trials, one slider move": median_ms(lambda n: run_trials(Design(n_per_arm=20 + n % 60), luck), rounds),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20)
    found = measure(parser.parse_args().rounds)
    for name, ms in found.items():
        print(f"{name:<32}{ms:>8.1f} ms")
    slow = [found["2000 people, from nothing"] > PEOPLE_MS, found["1000 trials, from nothing"] > TRIALS_MS]
    return int(any(slow))


if __name__ == "__main__":
    sys.exit(main())
