"""What the benchmarks share: the median time of a call."""

import statistics
import time


def median_ms(call, rounds):
    """Return the median time of `call(number of the round)` in ms over some rounds, after one more to warm up."""
    times = []
    for number in range(rounds + 1):
        start = time.perf_counter()
        call(number)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[1:])
