"""Checks of the dosing model: published absorption of dose after dose beside the model's."""

import dataclasses
from dataclasses import dataclass
from functools import partial

import numpy as np

from rlsedu.evidence import Parameters, Table, checked, fact, number_in, parameter
from rlsedu.evidence.roles import FREE, SET
from rlsedu.supplements.checks import ONE_LAB, Check, published
from rlsedu.supplements.dosing import DAYS, DOSE, LEVEL, Dosing, Schedule, Timing, dose_absorption, signal_after


@dataclass(frozen=True)
class Plans(Parameters):
    """Plans of the trials, and how well other groups of women absorbed."""

    same_day_h: float = parameter(6.0, "Afternoon dose later by", "moretti-2015-twice-daily-60mg", unit="h")
    split_level: float = parameter(
        1.139,
        "Level of the group with three doses",
        "moretti-2015-twice-daily-60mg: 17.1 % of a first 60 mg",
    )
    curve_level: float = parameter(1.0, "Level of the group of the dose curve", "moretti-2015-dose-curve")
    doses: float = parameter(14.0, "Doses in the trial of alternate days", "stoffel-2017-cumulative-fia")
    afternoon_h: float = parameter(16.0, "An afternoon dose", "moretti-2015-twice-daily-60mg", unit="h", clock=True)


_check = partial(Check, "doses")


def dosing_checks():
    """Return the Checks of the dosing model."""
    return [*_fitted(), *_alternate_days(), *_other_trials()]


@checked(dose_mg=DOSE, count=DAYS, every_h=number_in(1, 240, "h"), level=LEVEL, dosing=Dosing)
def consecutive(dose_mg, count, every_h=24.0, level=None, dosing=None):
    """Return the Absorption of `count` morning doses `every_h` hours apart."""
    schedule = Schedule(dose_mg, Timing().first_h + every_h * np.arange(count))
    return dose_absorption(schedule, level, dosing or Dosing())


@checked(dosing=Dosing)
def double_on_alternate_days(dosing=None):
    """Return the iron absorbed from 200 mg on alternate days, as times that of 100 mg on consecutive days."""
    apart = consecutive(200, 2, 2 * 24.0, dosing=dosing)  # from stoffel-2020-200-alternate
    return apart.absorbed_mg.sum() / consecutive(100, 2, dosing=dosing).absorbed_mg.sum()


@checked(dose_mg=number_in(1, 400, "mg"))
def day_fall(dose_mg):
    """Return by how much less of a dose is absorbed the next day, in %."""
    first, second = consecutive(dose_mg, 2).share_percent
    return 100 * (1 - second / first)


def _fitted():
    plans = Plans()
    for mg in (40, 240):  # from moretti-2015-dose-curve
        model = consecutive(mg, 1, level=plans.curve_level).absorbed_mg[0]
        found = published("moretti-2015-dose-curve", f"absorbed from {mg} mg")
        yield _check(f"{mg} mg: absorbed", SET, *found, model, "mg", "moretti-2015-dose-curve")
    key = "moretti-2015-daily-60mg"
    for name, model in zip(("first", "second"), consecutive(60, 2).share_percent, strict=True):
        yield _check(f"60 mg daily, {name} dose", SET, *published(key, f"{name} dose, share absorbed"), model, "%", key)
    key = "moretti-2015-twice-daily-60mg"
    three = Schedule(60, Timing().first_h + np.array([0, plans.same_day_h, 24]))
    shares = dose_absorption(three, plans.split_level).share_percent
    for name, model in zip(("first", "second", "third"), shares, strict=True):
        found = published(key, f"{name} dose, share absorbed")
        yield _check(f"60 mg, three in 24 h, {name} dose", SET, *found, model, "%", key)
    key = "moretti-2015-24h-suppression"
    for mg in (60, 240):  # from moretti-2015-24h-suppression: 60 mg or more; moretti-2015-dose-curve: 240
        found = published(key, "fall in the share absorbed")
        yield _check(f"{mg} mg: fall after a day", SET, *found, day_fall(mg), "%", key)


def _alternate_days():
    plans = Plans()
    count = int(plans.doses)
    names = {"consecutive days": 24.0, "alternate days": 2 * 24.0}
    for level, words in ((None, ""), (plans.curve_level, ", level of other women")):
        for name, every in names.items():
            found = published("stoffel-2017-cumulative-fia", name)
            model = consecutive(60, count, every, level).share_percent.mean()
            what = f"14 x 60 mg, {name}{words}: share"
            yield _check(what, FREE, *found, model, "%", "stoffel-2017-cumulative-fia", note=f"reported; {ONE_LAB}")
    totals = {name: consecutive(60, count, every).absorbed_mg.sum() for name, every in names.items()}
    for name, model in totals.items():
        found = published("stoffel-2017-total-absorbed", name)
        what = f"14 x 60 mg, {name}: total"
        yield _check(
            what, FREE, *found, model, "mg", "stoffel-2017-total-absorbed", decimals=0, note=f"reported; {ONE_LAB}"
        )
    daily, alternate = (published("stoffel-2017-cumulative-fia", name)[0] for name in names)
    ratio = daily / alternate
    model = totals["consecutive days"] / totals["alternate days"]
    what = "14 x 60 mg, consecutive against alternate days"
    yield _check(
        what, FREE, ratio, ratio, model, "times", "stoffel-2017-cumulative-fia", decimals=3, note=f"reported; {ONE_LAB}"
    )


def _other_trials():
    once = consecutive(120, 3)  # from stoffel-nd-split-dose
    found = published("stoffel-nd-split-dose", "once a day")
    yield _check(
        "3 x 120 mg daily: total", FREE, *found, once.absorbed_mg.sum(), "mg", "stoffel-nd-split-dose", note=ONE_LAB
    )
    found = published("stoffel-nd-split-dose", "day 1 above days 2-3", times=0.01, offset=1)
    model = once.absorbed_mg[0] / once.absorbed_mg[1:].mean()
    what = "120 mg daily, day 1 over days 2 and 3"
    yield _check(what, FREE, *found, model, "times", "stoffel-nd-split-dose", decimals=2, note=ONE_LAB)
    for mg in (100, 200):  # from stoffel-2020-ida
        days = dose_absorption(Schedule(mg, Timing().first_h + 24 * np.array([0, 1, 3]))).share_percent
        found = published("stoffel-2020-ida", "gain over day 3", times=0.01, offset=1)
        what = f"{mg} mg, day 2 over day 3 (anaemia)"
        yield _check(what, FREE, *found, days[0] / days[1], "times", "stoffel-2020-ida", decimals=2, note=ONE_LAB)
        what = f"{mg} mg, day 5 over day 2 (anaemia)"
        note = f"the study says only: both above day 3; 1 is our reading; {ONE_LAB}"
        yield _check(what, FREE, 1, 1, days[2] / days[0], "times", "stoffel-2020-ida", decimals=2, note=note)
    model = double_on_alternate_days()
    found = published("stoffel-2020-200-alternate", "ratio")
    what = "200 mg alternate over 100 mg consecutive days"
    yield _check(what, FREE, *found, model, "times", "stoffel-2020-200-alternate", decimals=2, note=ONE_LAB)
    morning = consecutive(100, 1).share_percent[0]  # from von-siebenthal-2023-afternoon
    afternoon = dose_absorption(Schedule(100, [Plans().afternoon_h])).share_percent[0]
    found = published("von-siebenthal-2023-afternoon", "afternoon against morning", times=0.01, offset=1)
    what = "afternoon over morning, 100 mg"
    key, note = "von-siebenthal-2023-afternoon", f"not quite significant in the study; {ONE_LAB}"
    yield _check(what, FREE, *found, afternoon / morning, "times", key, decimals=2, note=note)


@checked(peak_h=number_in(10, 40, "h"), power=number_in(2, 8))
def refitted(peak_h, power):
    """Return the Dosing with another shape of the signal, its two strengths solved anew on the same two falls."""
    key, plans = "moretti-2015-daily-60mg", Plans()
    day = 1 - fact(key).value("second dose, share") / fact(key).value("first dose, share")
    key = "moretti-2015-twice-daily-60mg"
    third = 1 - fact(key).value("third dose, share") / fact(key).value("first dose, share")
    shape = Dosing(peak_h=peak_h, power=power)
    signal = 1 + float(signal_after(24 - plans.same_day_h, shape))
    half = signal * (third - day) / (day * signal - third)
    return dataclasses.replace(shape, half_signal=half, strongest=day * (1 + half))


def signal_shapes():
    """Return the Table of what the assumed shape of the signal changes: peak and power against four results."""
    keys, gaps = ("stoffel-2017-cumulative-fia", "stoffel-2020-200-alternate"), (24.0, 2 * 24.0)
    ends = [published(keys[0], f"{name} days")[0] for name in ("consecutive", "alternate")]
    told = _shares(*ends, published(keys[1], "ratio")[0])
    rows = [("published (partly reported)", *told, tuple(map(fact, keys)))]
    for peak_h, power in ((16, 4), (20, 4), (24, 4), (20, 2), (20, 6)):  # assumed: shapes tried
        dosing = refitted(peak_h, power)
        shares = [consecutive(60, int(Plans().doses), gap, dosing=dosing).share_percent.mean() for gap in gaps]
        told = _shares(*shares, double_on_alternate_days(dosing))
        rows.append((f"peak {peak_h} h, power {power}", *told, "assumed"))
    columns = ("shape of the signal", "daily", "alternate", "ratio", "200 v 100 mg", "source")
    caption = (
        "How far the assumed shape matters: 60 mg daily and on alternate days, and 200 on alternate v 100 on all days"
    )
    return Table(caption, columns, rows)


def _shares(daily, alternate, double):
    return f"{daily:.1f} %", f"{alternate:.1f} %", f"{daily / alternate:.3f}", f"{double:.2f}"
