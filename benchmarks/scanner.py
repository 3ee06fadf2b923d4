"""How long one scanned slice and many virtual people take.

    python benchmarks/scanner.py [--rounds 200] [--json FILE]

One slice of 48 x 48 voxels with 8 echoes: phantom, scan and fit together, median over the rounds (aim: 15 ms with the
default fit), also with a newly drawn phantom; and 200 000 virtual people (aim: under 1 s).
"""

import argparse
import json
import pathlib

from stopwatch import median_ms

from rlsedu.brain_iron.mri import Protocol, _shares, phantom, scan
from rlsedu.brain_iron.population import sample_people
from rlsedu.brain_iron.relaxometry import METHODS, fit_r2star


def slice_with(method, fresh=False):
    """Make a phantom, scan it and fit it; fresh: draw the midbrain anew instead of using the kept drawing."""
    protocol = Protocol()
    if fresh:
        _shares.cache_clear()
    images = scan(phantom(1.0), protocol.echo_times_ms, protocol.snr, seed=1)
    return fit_r2star(images, protocol.echo_times_ms, method, sigma=1 / protocol.snr)


def measure(rounds):
    """Return the medians in ms by name."""
    found = {f"slice, {method}": median_ms(lambda _, m=method: slice_with(m), rounds) for method in METHODS}
    found["slice, irls, midbrain drawn anew"] = median_ms(lambda _: slice_with("irls", fresh=True), rounds)
    found["200 000 people"] = median_ms(lambda _: sample_people(200_000, seed=1), max(3, rounds // 20))
    return found


def main():
    parser = argparse.ArgumentParser(description="Measure the scanner and the virtual people.")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--json", type=pathlib.Path)
    asked = parser.parse_args()
    found = measure(asked.rounds)
    for name, value in found.items():
        print(f"{name:<36}{value:>10.2f} ms")
    print(
        f"default fit {found['slice, irls']:.2f} ms (at most 15); people {found['200 000 people']:.0f} ms (under 1000)"
    )
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
