"""A line of the D2 signal below which legs are taken to grow restless, and a day looked at with it."""

from dataclasses import dataclass

import numpy as np

from rlsedu.dopamine.daily_rhythm import Day
from rlsedu.evidence import Parameters, checked, number_in, parameter, record


@dataclass(frozen=True)
class RestlessLine(Parameters):
    """Where such a line stands. Nobody has measured one."""

    below: float = parameter(
        0.93,
        "Legs restless below this D2 signal",
        "assumed: just below a healthy person's weakest hour, so that healthy legs are calm; nobody measured it",
        low=0.6,
        high=1.2,
    )


@record
class WatchedDay:
    """A Day with a line of the D2 signal and the hour that is now. restless: whether the signal is below the line.

    hours_below: of 24. low_h, low: when the signal is lowest, and how low. restless: an array over the day's clock_h.
    """

    day: Day
    line: RestlessLine
    clock_h: float
    signal_now: float
    outside_now: float
    restless: np.ndarray
    hours_below: float
    low_h: float
    low: float


@checked(day=Day, below=number_in(0, 2), clock_h=number_in(12, 36, "h"))
def watch(day, below=RestlessLine.below, clock_h=12.0):
    """Return the WatchedDay of a Day.

    below: the D2 signal under which legs are taken to be restless, 0.6 to 1.2 (assumed). clock_h: now, 12 to 36 h.
    """
    line, restless, lowest = RestlessLine(below=below), day.d2_signal < below, int(day.d2_signal.argmin())
    return WatchedDay(
        day,
        line,
        float(clock_h),
        signal_now=float(np.interp(clock_h, day.clock_h, day.d2_signal)),
        outside_now=float(np.interp(clock_h, day.clock_h, day.extracellular_da)),
        restless=restless,
        hours_below=24 * float(restless[1:].mean()),
        low_h=float(day.clock_h[lowest]),
        low=float(day.d2_signal[lowest]),
    )
