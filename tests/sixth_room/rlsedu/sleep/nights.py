"""Short nights: how many hours of sleep are missing after some nights of one length."""

from dataclasses import dataclass

import numpy as np

from rlsedu.evidence import Parameters, checked, from_fact, parameter, record, whole_in

NIGHTS = 7


@dataclass(frozen=True)
class Night(Parameters):
    """One night: how long it is, and how much sleep is needed."""

    slept_h: float = parameter(6.0, "Hours slept each night", "assumed: a short night", unit="h", low=2, high=8)
    needed_h: float = parameter(from_fact("sleep-toy-need", "needed"), "hours needed", unit="h")


@record
class Debt:
    """Hours missing after each night: `nights` (N,), counted from 0, and `missing_h` (N,)."""

    night: Night
    nights: np.ndarray
    missing_h: np.ndarray


@checked(night=Night, nights=whole_in(1, NIGHTS))
def sleep_debt(night, nights):
    """Return the Debt after `nights` (1 to 7) nights that are all alike.

    night: Night. Raises ValueError outside.
    """
    counted = np.arange(nights + 1)
    return Debt(night, counted, counted * max(night.needed_h - night.slept_h, 0.0))
