"""An evening: how clock, rest and person together turn into discomfort and leg movements (a toy)."""

from dataclasses import dataclass

import numpy as np

from rlsedu.evidence import Parameters, checked, from_fact, number_in, numbers_in, one_of, parameter, record, tuned
from rlsedu.evidence.conversions import middle, next_day, per_hour, then, to_the_minute, whole

MSIT = "garcia-borreguero-2013-msit"
WINDOW = "michaud-2005-circadian-x-rest"
SCALE_POINTS = 10.0
BANDS = ("mild", "moderate", "severe")


@dataclass(frozen=True)
class Evening(Parameters):
    """One person's evening and night: when they sit or lie still, when they get up, how susceptible they are."""

    sit_from_h: float = parameter(
        20.0, "Sit down at", "assumed: the reader's choice", unit="h", clock=True, low=16, high=26
    )
    sit_until_h: float = parameter(
        26.0, "Stay seated or in bed until", "assumed: the reader's choice", unit="h", clock=True, low=16, high=32
    )
    break_every_min: float = parameter(
        60.0, "Get up and walk every", "assumed: the reader's choice", unit="min", low=10, high=240
    )
    break_min: float = parameter(5.0, "Length of each walk", "assumed: the reader's choice", unit="min", low=1, high=30)
    susceptibility: float = parameter(
        0.53, "Susceptibility of the person (0 to 1)", "assumed: middle of the moderate band", low=0, high=1
    )
    relief: float = parameter(
        0.9,
        "Share of the build-up that a walk removes",
        "assumed: we found no study of how fast relief comes",
        low=0,
        high=1,
    )
    onset_h: float = parameter(
        from_fact(WINDOW, "window-start", by=to_the_minute),
        "Sensitive hours begin at",
        "start of the window in which discomfort grew at rest",
        unit="h",
        clock=True,
        low=14,
        high=24,
    )


@dataclass(frozen=True)
class Clock(Parameters):
    """The daily rhythm of how fast rest turns into discomfort, and what rest does."""

    peak_h: float = parameter(
        from_fact(
            "trenkwalder-1999-peak-trough", "peak-clock-time.low", "peak-clock-time.high", by=then(middle, next_day)
        ),
        "Worst clock time",
        "middle of 00:00 to 01:00",
        unit="h",
        clock=True,
    )
    end_h: float = parameter(
        from_fact(WINDOW, "window-end", by=next_day), "Sensitive hours end at", unit="h", clock=True
    )
    full_rest_min: float = parameter(
        from_fact("birinyi-2005-time-course", "rest-test-length"),
        "Discomfort grows in a line over",
        "length of the rest test",
        unit="min",
    )
    movement_plateau_min: float = parameter(
        from_fact("birinyi-2005-time-course", "plateau.low", "plateau.high", by=then(middle, whole)),
        "Leg movements level off after",
        "middle of 35 to 40 min",
        unit="min",
    )
    movement_peak_per_h: float = parameter(
        from_fact("michaud-2001-interval", "interval.high", by=per_hour),
        "Most leg movements",
        "one every 12 s, without a pause",
        unit="1/h",
    )


@dataclass(frozen=True)
class Severity(Parameters):
    """How susceptibility differs between people: v = (1 - (1 - u)^(1/b))^(1/a) for u evenly spread from 0 to 1."""

    a: float = parameter(
        tuned(0.763592, MSIT, "patients"),
        "Shape a of susceptibility, people with restless legs",
        "set so that four evening rest tests average 2.68 (SD 2.35)",
    )
    b: float = parameter(
        tuned(0.859331, MSIT, "patients"), "Shape b of susceptibility, people with restless legs", "set with a"
    )
    control_a: float = parameter(
        tuned(0.203209, MSIT, "controls"),
        "Shape a of susceptibility, people without",
        "set so that the tests average 0.08 (SD 0.26)",
    )
    control_b: float = parameter(
        tuned(2.886365, MSIT, "controls"), "Shape b of susceptibility, people without", "set with a"
    )
    mild_share: float = parameter(
        from_fact("hogl-2005-bruneck", "mild"), "Share of people with mild symptoms", unit="%"
    )
    severe_share: float = parameter(
        from_fact("hogl-2005-bruneck", "severe"), "Share of people with severe symptoms", unit="%"
    )
    earliest_onset_shift_h: float = parameter(
        7.0,
        "How much earlier the sensitive hours begin in the most severe case",
        "assumed: with one onset for all, the published average could not be reached",
        unit="h",
    )
    first_test_h: float = parameter(from_fact(MSIT, "first-test"), "First rest test", unit="h", clock=True)
    last_test_h: float = parameter(from_fact(MSIT, "last-test"), "Last rest test", unit="h", clock=True)
    between_tests_h: float = parameter(from_fact(MSIT, "between-tests"), "Time between rest tests", unit="h")


@record
class EveningResult:
    """Arrays over clock_h (N,), which counts on past midnight (25 is 01:00), but for breaks_h, the starts of walks.

    growth: how fast rest turns into discomfort, 0 to 1. resting: bool. discomfort: 0 to 10; after_an_hour: the same at
    the end of an hour's rest, at any time of day.
    """

    evening: Evening
    clock_h: np.ndarray
    growth: np.ndarray
    after_an_hour: np.ndarray
    resting: np.ndarray
    discomfort: np.ndarray
    leg_movements_per_h: np.ndarray
    breaks_h: np.ndarray


@checked(clock_h=numbers_in(unit="h"), onset_h=number_in(14, 24, "h"))
def circadian(clock_h, onset_h=Evening.onset_h):
    """Return how fast rest turns into discomfort at a clock time, from 0 (not at all) to 1 (fastest).

    clock_h: hours, scalar or array; 25 and 1 are both 01:00. onset_h: start of the sensitive hours, 14 to 24 h.
    The anchors are published (michaud-2005-circadian-x-rest, trenkwalder-1999-peak-trough); the smooth shape between
    them and its height are assumed (circadian-amplitude-not-published). Raises ValueError for an onset out of range.
    """
    clock = Clock()
    hours = (np.asarray(clock_h, dtype=float) - clock.end_h) % 24 + clock.end_h - 24  # from 08:00 to 08:00
    return _wave(hours, onset_h, clock)


def _wave(hours, onset_h, clock):
    rise = (1 - np.cos(np.pi * np.clip((hours - onset_h) / (clock.peak_h - onset_h), 0, 1))) / 2
    fall = (1 + np.cos(np.pi * np.clip((hours - clock.peak_h) / (clock.end_h - clock.peak_h), 0, 1))) / 2
    return np.where(hours < clock.peak_h, rise, fall)


def _rest(evening, clock_h, full):
    """Return the minutes of rest built up at each clock time, whether the person is at rest, and the breaks' starts.

    full: up to so many minutes rest counts. Walking removes the share `relief` of it at once (assumed: no rate is
    known), and it builds up again at the same rate. clock_h: hours, increasing.
    """
    starts, ends, built = [], [], []
    start, rest = evening.sit_from_h, 0.0
    while start < evening.sit_until_h - 1e-9:
        end = min(start + evening.break_every_min / 60, evening.sit_until_h)
        starts.append(start)
        ends.append(end)
        built.append(rest)
        rest = min(full, rest + 60 * (end - start)) * (1 - evening.relief)
        start = end + evening.break_min / 60
    if not starts:
        return np.zeros_like(clock_h), np.zeros(clock_h.shape, bool), np.array([])
    starts, ends, built = map(np.array, (starts, ends, built))
    spell = np.clip(np.searchsorted(starts, clock_h, side="right") - 1, 0, None)
    resting = (clock_h >= starts[spell]) & (clock_h < ends[spell])
    left = np.append(built[1:], 0.0)
    walking = (clock_h >= ends[spell]) & (ends[spell] < evening.sit_until_h)
    minutes = np.where(resting, np.minimum(full, built[spell] + 60 * (clock_h - starts[spell])), 0.0)
    return np.where(walking, left[spell], minutes), resting, ends[:-1]


@checked(evening=Evening, step_min=number_in(0.1, 10, "min"))
def simulate_evening(evening, step_min=1.0):
    """Return discomfort and leg movements from 16:00 to 08:00 for one evening.

    evening: an Evening. step_min: time step, 0.1 to 10 min. Discomfort (0 to 10) is the product of the clock, of
    rest (0 to 1 over an hour) and of the person (michaud-2005-circadian-x-rest, birinyi-2005-time-course); leg
    movements per hour are a separate output that levels off sooner and is zero while walking. Returns an EveningResult
    of arrays over the clock. Raises ValueError for a step out of range.
    """
    clock = Clock()
    clock_h = np.arange(16.0, clock.end_h + 1e-9, step_min / 60)  # grid: 16:00 to 08:00
    growth = _wave(clock_h, evening.onset_h, clock)
    minutes, resting, breaks_h = _rest(evening, clock_h, clock.full_rest_min)
    after_an_hour = SCALE_POINTS * evening.susceptibility * growth
    discomfort = after_an_hour * minutes / clock.full_rest_min
    plateau = np.minimum(1.0, minutes / clock.movement_plateau_min)
    movements = clock.movement_peak_per_h * evening.susceptibility * growth * plateau * resting
    return EveningResult(evening, clock_h, growth, after_an_hour, resting, discomfort, movements, breaks_h)


@checked(share=numbers_in(0, 1), controls=bool)
def susceptibility_at(share, controls=False):
    """Return the susceptibility (0 to 1) below which a share of people lie; `share` is 0 to 1, scalar or array.

    controls: True for people without restless legs. Source: garcia-borreguero-2013-msit.
    """
    severity = Severity()
    a, b = (severity.control_a, severity.control_b) if controls else (severity.a, severity.b)
    return (1 - (1 - share) ** (1 / b)) ** (1 / a)


@checked(band=one_of(BANDS))
def band_susceptibility(band):
    """Return the susceptibility (0 to 1) in the middle of a severity band, one of BANDS (hogl-2005-bruneck).

    Raises ValueError for another band.
    """
    severity = Severity()
    mild, severe = severity.mild_share / 100, severity.severe_share / 100
    middle = {"mild": mild / 2, "moderate": (mild + 1 - severe) / 2, "severe": 1 - severe / 2}
    return float(susceptibility_at(middle[band]))


@checked(susceptibility=numbers_in(0, 1))
def earliest_onset_h(susceptibility):
    """Return when the sensitive hours begin (h) where severe symptoms begin early; `susceptibility` is 0 to 1."""
    return Evening.onset_h - Severity().earliest_onset_shift_h * np.clip(2 * susceptibility - 1, 0, 1)


@checked(susceptibility=numbers_in(0, 1))
def multiple_test_score(susceptibility):
    """Return the mean discomfort (0 to 10) at the end of four hour-long rest tests from 18:00 to midnight.

    susceptibility: 0 to 1, scalar or array. Source: garcia-borreguero-2013-msit.
    """
    severity, clock = Severity(), Clock()
    v = np.asarray(susceptibility)
    onset_h = earliest_onset_h(v)
    starts = np.arange(severity.first_test_h, severity.last_test_h + 1e-9, severity.between_tests_h)
    ends = starts + clock.full_rest_min / 60
    return SCALE_POINTS * v * np.mean([_wave(np.full_like(v, end), onset_h, clock) for end in ends], axis=0)
