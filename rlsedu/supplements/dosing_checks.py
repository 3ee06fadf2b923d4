"""Checks of the dosing model: published absorption of dose after dose beside the model's."""

import dataclasses
from dataclasses import dataclass
from functools import partial
from operator import sub

import numpy as np

from rlsedu.evidence import Parameters, Table, checked, fact, from_fact, number_in, parameter, tuned
from rlsedu.supplements.dosing import (
    CURVE,
    DAILY,
    DAYS,
    DOSE,
    FIRST,
    LEVEL,
    TWICE,
    Dosing,
    Schedule,
    Timing,
    dose_absorption,
    signal_after,
)
from rlsedu.supplements.misses import beside, published

FALL, SHARES, TOTALS = "moretti-2015-24h-suppression", "stoffel-2017-cumulative-fia", "stoffel-2017-total-absorbed"
SPLIT, ANAEMIA, DOUBLE = "stoffel-nd-split-dose", "stoffel-2020-ida", "stoffel-2020-200-alternate"
AFTERNOON, SAME_STUDY_AS_AFTERNOON = "von-siebenthal-2023-afternoon", "von-siebenthal-2023-vitc-80mg"
ONE_LAB = "by the laboratory whose doses set the model"
EVERY_H = {"consecutive-days": 24.0, "alternate-days": 2 * 24.0}  # a plan of the trials, and the hours between doses
PLAN_WORDS = {"consecutive-days": "consecutive days", "alternate-days": "alternate days"}


@dataclass(frozen=True)
class Levels(Parameters):
    """How well other groups of women absorbed."""

    split: float = parameter(
        tuned(1.139, TWICE, *FIRST),
        "Level of the group with three doses",
        "10.2 mg of a first 60 mg",
    )
    curve: float = parameter(1.0, "Level of the group of the dose curve", f"{CURVE}: assumed, the unit of the levels")


@dataclass(frozen=True)
class DoseTrials(Parameters):
    """Doses and hours of the trials."""

    dose_mg: float = parameter(from_fact(DAILY, "dose"), "Dose in the trials of one day and the next", unit="mg")
    same_day_h: float = parameter(
        from_fact(TWICE, "second-dose-clock", "first-dose-clock", by=sub), "Afternoon dose later by", unit="h"
    )
    doses: float = parameter(from_fact(SHARES, "doses"), "Doses in the trial of alternate days")
    alternate_mg: float = parameter(from_fact(SHARES, "dose"), "Dose in the trial of alternate days", unit="mg")
    split_mg: float = parameter(from_fact(SPLIT, "dose-once-day"), "Dose once a day, over three days", unit="mg")
    split_days: float = parameter(from_fact(SPLIT, "length"), "Days of the trial of split doses", unit="d")
    consecutive_mg: float = parameter(
        from_fact(DOUBLE, "dose-consecutive-days"), "Dose on consecutive days in anaemia", unit="mg"
    )
    double_mg: float = parameter(
        from_fact(DOUBLE, "dose-alternate-days"), "Dose on alternate days in anaemia", unit="mg"
    )
    afternoon_mg: float = parameter(
        from_fact(SAME_STUDY_AS_AFTERNOON, "dose"), "Dose in the trial of an afternoon", unit="mg"
    )
    afternoon_h: float = parameter(from_fact(TWICE, "second-dose-clock"), "An afternoon dose", unit="h", clock=True)


_T = DoseTrials()
_check = partial(beside, "doses")
MODEL, OTHER_GROUP = (Dosing, Timing), (Dosing, Timing, Levels)


def dosing_checks():
    """Return the Checks of the dosing model."""
    return [*_fitted(), *_next_day(), *_alternate_days(), *_three_days(), *_in_anaemia(), *_afternoon()]


@checked(dose_mg=DOSE, count=DAYS, every_h=number_in(1, 240, "h"), level=LEVEL, dosing=Dosing)
def consecutive(dose_mg, count, every_h=24.0, level=None, dosing=None):
    """Return the Absorption of `count` morning doses `every_h` hours apart."""
    schedule = Schedule(dose_mg, Timing().first_h + every_h * np.arange(count))
    return dose_absorption(schedule, level, dosing or Dosing())


@checked(dosing=Dosing)
def double_on_alternate_days(dosing=None):
    """Return the iron absorbed from twice the dose on alternate days, as times that of the dose on consecutive days."""
    apart = consecutive(_T.double_mg, 2, EVERY_H["alternate-days"], dosing=dosing)
    return apart.absorbed_mg.sum() / consecutive(_T.consecutive_mg, 2, dosing=dosing).absorbed_mg.sum()


@checked(dose_mg=number_in(1, 400, "mg"))
def day_fall(dose_mg):
    """Return by how much less of a dose is absorbed the next day, in %."""
    first, second = consecutive(dose_mg, 2).share_percent
    return 100 * (1 - second / first)


def _fitted():
    levels, each = Levels(), ("first", "second", "third")
    for dose in ("small-dose", "large-dose"):
        mg, places = fact(CURVE).value(dose), (f"{CURVE}/{dose}-absorbed",)
        model = consecutive(mg, 1, level=levels.curve).absorbed_mg[0]
        yield _check(f"{mg:g} mg: absorbed", places, OTHER_GROUP, model, "mg")
    for name, model in zip(each, consecutive(_T.dose_mg, 2).share_percent, strict=False):
        places = (f"{DAILY}/{name}-dose-share-absorbed",)
        yield _check(f"{_T.dose_mg:g} mg daily, {name} dose", places, MODEL, model, "%")
    mg = fact(TWICE).value("dose")
    three = Schedule(mg, Timing().first_h + np.array([0, _T.same_day_h, 24]))
    for name, model in zip(each, dose_absorption(three, levels.split).share_percent, strict=True):
        places = (f"{TWICE}/{name}-dose-share-absorbed",)
        yield _check(f"{mg:g} mg, three in 24 h, {name} dose", places, OTHER_GROUP, model, "%")


def _next_day():
    """The fall after a day; that of 60 mg is the two shares which set the model, told once more."""
    fall, shares = (
        f"{FALL}/fall-share-absorbed",
        tuple(f"{DAILY}/{name}-dose-share-absorbed" for name in ("first", "second")),
    )
    for mg, also in ((_T.dose_mg, shares), (fact(CURVE).value("large-dose"), ())):
        yield _check(f"{mg:g} mg: fall after a day", (fall, *also), MODEL, day_fall(mg), "%", published(fall))


def _alternate_days():
    count, mg, note = int(_T.doses), _T.alternate_mg, f"reported; {ONE_LAB}"
    about = f"{count} x {mg:g} mg"
    for level, words, uses in ((None, "", MODEL), (Levels().curve, ", level of other women", OTHER_GROUP)):
        for plan, every in EVERY_H.items():
            model = consecutive(mg, count, every, level).share_percent.mean()
            what, places = f"{about}, {PLAN_WORDS[plan]}{words}: share", (f"{SHARES}/{plan}",)
            yield _check(what, places, uses, model, "%", note=note)
    totals = [consecutive(mg, count, every).absorbed_mg.sum() for every in EVERY_H.values()]
    for plan, model in zip(EVERY_H, totals, strict=True):
        what, places = f"{about}, {PLAN_WORDS[plan]}: total", (f"{TOTALS}/{plan}",)
        yield _check(what, places, MODEL, model, "mg", decimals=0, note=note)
    places = tuple(f"{SHARES}/{plan}" for plan in EVERY_H)
    ratio = np.divide(*(published(place)[0] for place in places))
    what, model = f"{about}, consecutive against alternate days", totals[0] / totals[1]
    yield _check(what, places, MODEL, model, "times", (ratio, ratio), decimals=3, note=note)


def _three_days():
    once, mg = consecutive(_T.split_mg, int(_T.split_days)), _T.split_mg
    what = f"{_T.split_days:g} x {mg:g} mg daily: total"
    yield _check(what, (f"{SPLIT}/once-day",), MODEL, once.absorbed_mg.sum(), "mg", note=ONE_LAB)
    place, model = f"{SPLIT}/first-day-above-others", once.absorbed_mg[0] / once.absorbed_mg[1:].mean()
    what, ends = f"{mg:g} mg daily, day 1 over days 2 and 3", published(place, times=0.01, offset=1)
    yield _check(what, (place,), MODEL, model, "times", ends, decimals=2, note=ONE_LAB)


def _in_anaemia():
    place = f"{ANAEMIA}/gain-over-day-3"
    ends = published(place, times=0.01, offset=1)
    for dose in ("small-dose", "large-dose"):
        mg = fact(ANAEMIA).value(dose)
        days = dose_absorption(Schedule(mg, Timing().first_h + 24 * np.array([0, 1, 3]))).share_percent
        what, model = f"{mg:g} mg, day 2 over day 3 (anaemia)", days[0] / days[1]
        yield _check(what, (place,), MODEL, model, "times", ends, decimals=2, note=ONE_LAB)
        what, model = f"{mg:g} mg, day 5 over day 2 (anaemia)", days[2] / days[0]
        note = f"the study says only: both above day 3; 1 is our reading; {ONE_LAB}"
        yield _check(what, (ANAEMIA,), MODEL, model, "times", (1, 1), decimals=2, note=note)
    what = f"{_T.double_mg:g} mg alternate over {_T.consecutive_mg:g} mg consecutive days"
    model = double_on_alternate_days()
    yield _check(what, (f"{DOUBLE}/ratio",), MODEL, model, "times", decimals=2, note=ONE_LAB)


def _afternoon():
    place, mg = f"{AFTERNOON}/afternoon-against-morning", _T.afternoon_mg
    morning = consecutive(mg, 1).share_percent[0]
    model = dose_absorption(Schedule(mg, [_T.afternoon_h])).share_percent[0] / morning
    ends, note = published(place, times=0.01, offset=1), f"not quite significant in the study; {ONE_LAB}"
    yield _check(f"afternoon over morning, {mg:g} mg", (place,), MODEL, model, "times", ends, decimals=2, note=note)


@checked(peak_h=number_in(10, 40, "h"), power=number_in(2, 8))
def refitted(peak_h, power):
    """Return the Dosing with another shape of the signal, its two strengths solved anew on the same two falls."""
    later = (DAILY, "second-dose-iron-absorbed"), (TWICE, "third-dose-iron-absorbed")
    day, third = (1 - fact(key).value(mg) / fact(key).value("first-dose-iron-absorbed") for key, mg in later)
    shape = Dosing(peak_h=peak_h, power=power)
    signal = 1 + float(signal_after(24 - _T.same_day_h, shape))
    half = signal * (third - day) / (day * signal - third)
    return dataclasses.replace(shape, half_signal=half, strongest=day * (1 + half))


def signal_shapes():
    """Return the Table of what the assumed shape of the signal changes: peak and power against four results."""
    facts = fact(SHARES), fact(DOUBLE)
    told = _shares(*(facts[0].value(plan) for plan in EVERY_H), facts[1].value("ratio"))
    rows = [("published (partly reported)", *told, facts)]
    for peak_h, power in ((16, 4), (20, 4), (24, 4), (20, 2), (20, 6)):  # assumed: shapes tried
        dosing = refitted(peak_h, power)
        means = [
            consecutive(_T.alternate_mg, int(_T.doses), every, dosing=dosing).share_percent.mean()
            for every in EVERY_H.values()
        ]
        told = _shares(*means, double_on_alternate_days(dosing))
        rows.append((f"peak {peak_h} h, power {power}", *told, "assumed"))
    double, plain = f"{_T.double_mg:g}", f"{_T.consecutive_mg:g}"
    columns = ("shape of the signal", "daily", "alternate", "ratio", f"{double} v {plain} mg", "source")
    caption = (
        f"How far the assumed shape matters: {_T.alternate_mg:g} mg daily and on alternate days, "
        f"and {double} on alternate v {plain} on all days"
    )
    return Table(caption, columns, rows)


def _shares(daily, alternate, double):
    return f"{daily:.1f} %", f"{alternate:.1f} %", f"{daily / alternate:.3f}", f"{double:.2f}"
