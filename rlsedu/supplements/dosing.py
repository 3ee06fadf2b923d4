"""Tablets: what one dose leaves of the next one's absorption, for any plan of doses (a toy, not a dosing guide)."""

from dataclasses import dataclass

import numpy as np

from rlsedu.evidence import (
    Parameters,
    checked,
    from_fact,
    number_in,
    numbers_in,
    one_of,
    parameter,
    record,
    tuned,
    whole_in,
)
from rlsedu.evidence.conversions import rounded

PLANS = ("none", "alternate", "daily", "twice")
MOST_DOSE_MG = 400  # assumed: above every dose in the trials used
DAYS, DOSE, LEVEL = whole_in(1, 3650, "d"), numbers_in(0, MOST_DOSE_MG, "mg", least=0), number_in(0.5, 2)
CURVE, DAILY, TWICE = "moretti-2015-dose-curve", "moretti-2015-daily-60mg", "moretti-2015-twice-daily-60mg"
TWO_DOSES = ("small-dose", "small-dose-absorbed", "large-dose", "large-dose-absorbed")
TOLD = ("iron-absorbed", "share-absorbed")  # one result, told in mg and in %
FIRST = tuple(f"first-dose-{kind}" for kind in TOLD)
NEXT_DAY = (*FIRST, *(f"second-dose-{kind}" for kind in TOLD))
THIRD = tuple(f"{TWICE}/{name}-dose-{kind}" for name in ("first", "third") for kind in TOLD)


@checked(small_mg=float, small_in_mg=float, large_mg=float, large_in_mg=float)
def half_dose(small_mg, small_in_mg, large_mg, large_in_mg):
    """Return the dose (mg) that gives half of the most that one can, from two doses and what gets in of them."""
    small, large = small_in_mg / small_mg, large_in_mg / large_mg
    return (large_in_mg - small_in_mg) / (small - large)


@checked(small_mg=float, small_in_mg=float, large_mg=float, large_in_mg=float)
def most_of_a_dose(small_mg, small_in_mg, large_mg, large_in_mg):
    """Return the most iron (mg) that one dose can give, from two doses and what gets in of them."""
    return small_in_mg * (1 + half_dose(small_mg, small_in_mg, large_mg, large_in_mg) / small_mg)


@dataclass(frozen=True)
class Dosing(Parameters):
    """How one dose is absorbed, and how the hormone hepcidin, raised by it, holds back the next."""

    most_mg: float = parameter(
        from_fact(CURVE, *TWO_DOSES, by=rounded(2, most_of_a_dose)),
        "Most iron that one dose can give",
        "solved with the next",
        unit="mg",
    )
    half_mg: float = parameter(
        from_fact(CURVE, *TWO_DOSES, by=rounded(1, half_dose)),
        "Dose that gives half of it",
        "40 mg give 6.7 and 240 mg give 18.1",
        unit="mg",
    )
    level: float = parameter(
        tuned(1.541, DAILY, *FIRST),
        "How well this group absorbs (1 is the group of the dose curve)",
        "13.8 mg of a first 60 mg",
        low=0.5,
        high=2,
    )
    signal_dose_mg: float = parameter(60.0, "Dose that gives a signal of 1 after a day", "assumed: unit", unit="mg")
    peak_h: float = parameter(
        20.0, "Signal is highest after", "assumed: only raised at 24 h, mostly gone by 48 h is known", unit="h"
    )
    power: float = parameter(4.0, "Shape of the signal", "assumed: chosen with its peak")
    strongest: float = parameter(
        tuned(0.499, DAILY, *NEXT_DAY, *THIRD),
        "Largest share that the signal holds back",
        "with the third of moretti-2015-twice-daily-60mg",
        low=0,
        high=1,
    )
    half_signal: float = parameter(
        tuned(0.378, DAILY, *NEXT_DAY, *THIRD),
        "Signal that holds back half of that",
        "with the third of moretti-2015-twice-daily-60mg",
    )
    afternoon: float = parameter(
        tuned(0.847, TWICE, "first-dose-share-absorbed", "second-dose-share-absorbed"),
        "Factor for a dose after noon",
        "what is left of 12.5 of 17.1 after the signal",
        low=0,
        high=1,
    )


@dataclass(frozen=True)
class Timing(Parameters):
    """When the tablets of a plan are swallowed."""

    first_h: float = parameter(8.0, "First tablet of the day", "assumed: a morning dose", unit="h", clock=True)
    second_after_h: float = parameter(12.0, "Second tablet later by", "assumed: morning and evening", unit="h")


@dataclass(frozen=True)
class Limits(Parameters):
    """Amounts that authorities name for adults, for one day. None of them is a dose."""

    upper_mg: float = parameter(
        from_fact("iom-2001-dri-adults", "upper-level"), "US upper level, all sources", unit="mg/d"
    )
    safe_mg: float = parameter(
        from_fact("efsa-2024-safe-level", "adults-total"), "Called safe in Europe, all sources", unit="mg/d"
    )
    unlikely_harm_mg: float = parameter(
        from_fact("nhs-supplement-17mg", "unlikely-harm-up"), "NHS: unlikely to harm, supplements", unit="mg/d"
    )


@dataclass(frozen=True)
class Schedule:
    """Doses and their times.

    times_h: hours from midnight of the first day, rising. dose_mg: elemental iron in mg, 0 to 400, one number or one
    per time. Raises ValueError otherwise.
    """

    dose_mg: np.ndarray
    times_h: np.ndarray

    def __post_init__(self):
        times = np.atleast_1d(self.times_h)
        if times.ndim != 1 or (np.diff(times) <= 0).any():
            raise ValueError(f"times_h = {times.tolist()!r} is not allowed: give hours from 0, each after the last")
        dose = np.asarray(self.dose_mg)
        if dose.ndim and dose.shape != times.shape:
            raise ValueError(f"dose_mg has {dose.size} doses for {times.size} times: give one number or one per time")
        object.__setattr__(self, "times_h", times)
        object.__setattr__(self, "dose_mg", np.broadcast_to(dose, times.shape))


Schedule.__init__ = checked(dose_mg=DOSE, times_h=numbers_in(0, 1e6, "h", least=0))(Schedule.__init__)


@record
class Absorption:
    """Per dose: absorbed_mg in mg, share_percent of the dose in %, and the signal left by earlier doses (1).

    held_percent: the share of the dose that this signal holds back, in %.
    """

    schedule: Schedule
    absorbed_mg: np.ndarray
    share_percent: np.ndarray
    signal: np.ndarray
    held_percent: np.ndarray


@checked(plan=one_of(PLANS), dose_mg=DOSE, days=DAYS, timing=Timing)
def regular(plan, dose_mg, days, timing=Timing()):
    """Return the Schedule of a plan: "none", "alternate" (every other day), "daily" or "twice" (a day).

    dose_mg: elemental iron per dose, 0 to 400 mg. days: length in days, 1 to 3650; no dose falls after it.
    Raises ValueError otherwise.
    """
    mornings = 24.0 * np.arange(0, 0 if plan == "none" else days, 2 if plan == "alternate" else 1) + timing.first_h
    if plan == "twice":
        mornings = np.sort(np.concatenate([mornings, mornings + timing.second_after_h]))
    return Schedule(dose_mg, mornings)


def _signal_after(hours, dosing=Dosing()):
    """Return the hepcidin signal of one 60 mg dose, 1 at 24 h, at `hours` after it (h, scalar or array; 0 before).

    The shape is assumed: it rises, is highest after 20 h, and is nearly gone by 48 h.
    """
    hours = np.asarray(hours, dtype=float)
    spent, day = np.maximum(hours, 0) / dosing.peak_h, 24 / dosing.peak_h
    return (spent / day) ** dosing.power * np.exp(dosing.power * (day - spent))


signal_after = checked(hours=numbers_in(-1e5, 1e5, "h"), dosing=Dosing)(_signal_after)


@checked(schedule=Schedule, level=LEVEL, dosing=Dosing)
def dose_absorption(schedule, level=None, dosing=Dosing()):
    """Return what is absorbed of each dose of a schedule: an Absorption.

    schedule: a Schedule. level: how well the group absorbs, 0.5 to 2; the dosing's own 1.541 if left out. It could not
    be carried from one study to the next: trust the ratios, not the milligrams (moretti-2015-dose-curve).
    Raises ValueError for a level out of range.
    """
    level = dosing.level if level is None else level
    times, dose = schedule.times_h, schedule.dose_mg
    signal = _signal(times, dose / dosing.signal_dose_mg, dosing)
    held_back = dosing.strongest * signal / (signal + dosing.half_signal)
    clock = np.where(times % 24 >= 12, dosing.afternoon, 1.0)
    could = level * dosing.most_mg / (dosing.half_mg + dose) * clock
    share = could * (1 - held_back)
    return Absorption(schedule, share * dose, 100 * share, signal, 100 * could * held_back)


def _signal(times, strength, dosing):
    """Add up the signals of the doses before each dose, as far back as they can be felt (10 times the peak's hours)."""
    total = np.zeros(len(times))
    for back in range(1, len(times)):
        gap = times[back:] - times[:-back]
        if gap.min() > 10 * dosing.peak_h:
            break
        total[back:] += strength[:-back] * _signal_after(gap, dosing)
    return total
