"""How long a year of iron stores takes: for one person and for 10 000 at once.

    python benchmarks/stores.py [--rounds 5] [--people 10000]

Tablets twice a day, the most doses that a demo offers. The targets are 5 ms for one and 1 s for 10 000 people.
"""

import argparse

import numpy as np
from stopwatch import median_ms

from rlsedu.supplements.dosing import regular
from rlsedu.supplements.stores import YEAR_D, Person, simulate_stores


def year_ms(person, rounds):
    """Return the median time of a year in ms."""
    return median_ms(lambda _: simulate_stores(person, regular("twice", 65, YEAR_D)), rounds)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--people", type=int, default=10_000)
    asked = parser.parse_args()
    many = Person(ferritin=np.random.default_rng(1).uniform(6, 200, asked.people))
    print(f"one person, one year: {year_ms(Person(), asked.rounds):.1f} ms (target 5 ms)")
    print(f"{asked.people} people, one year: {year_ms(many, asked.rounds):.0f} ms (target 1000 ms for 10 000)")


if __name__ == "__main__":
    main()
