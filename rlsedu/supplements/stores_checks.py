"""Checks of the stores model: published ferritin, body iron and recovery beside the model's."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from rlsedu.evidence import Parameters, Table, checked, fact, number_in, one_of, parameter
from rlsedu.evidence.roles import FREE, SAME_STUDY, SET
from rlsedu.supplements.checks import Check, published
from rlsedu.supplements.dosing import DAYS, DOSE, PLANS, Schedule, regular
from rlsedu.supplements.stores import Body, Person, simulate_stores


@dataclass(frozen=True)
class Trials(Parameters):
    """What the trials' abstracts do not say, and their doses."""

    mixed_loss_mg_d: float = parameter(1.4, "Loss in a mixed group", "assumed: between women and men", unit="mg/d")
    mixed_slope: float = parameter(-0.6, "Diet slope in a mixed group", "assumed: between women and men")
    mixed_kg: float = parameter(75.0, "Weight in a mixed group", "assumed: between women and men", unit="kg")
    siebenthal: float = parameter(
        17.0, "Ferritin before ninety tablets", "assumed: registry says below 25", unit="ug/L"
    )
    donors_low: float = parameter(14.0, "Ferritin of donors up to 26", "assumed: within the group", unit="ug/L")
    donors_high: float = parameter(60.0, "Ferritin of donors above 26", "assumed: within the group", unit="ug/L")
    donors_mg: float = parameter(37.5, "Iron a day in donors", "cable-2016-donors-8wk", unit="mg")
    recovered: float = parameter(0.8, "Recovered share of red blood", "kiss-2015-donor-recovery")
    small_ferritin: float = parameter(25.0, "Ferritin, 19 or 38 mg", "assumed: repeat donors", unit="ug/L")
    small_deficit_mg: float = parameter(
        100.0, "Red-blood iron missing, 19 or 38 mg", "assumed: some weeks later", unit="mg"
    )
    anaemic_ferritin: float = parameter(6.0, "Ferritin in anaemia", "assumed: iron-deficiency anaemia", unit="ug/L")
    anaemic_g_dl: float = parameter(4.2, "Haemoglobin missing in anaemia", "assumed: moderate anaemia", unit="g/dL")
    blood_dl: float = parameter(45.0, "Blood volume", "assumed: a woman", unit="dL")
    iron_mg_g: float = parameter(3.34, "Iron in haemoglobin", "haemoglobin-iron-content", unit="mg/g")
    siebenthal_mg: float = parameter(
        100.0, "Dose in the trial of ninety tablets", "von-siebenthal-2023-ferritin", unit="mg"
    )
    siebenthal_days: float = parameter(90.0, "Days of daily tablets", "von-siebenthal-2023-ferritin", unit="d")
    tablet_mg: float = parameter(65.0, "Iron in a treatment tablet", "tablet-elemental-iron", unit="mg")
    wang_days: float = parameter(84.0, "Length of the trial in restless legs", "wang-2009-design: 12 weeks", unit="d")
    li_mg: float = parameter(100.0, "Dose in the anaemic trial", "li-2020-vitc-ida-null", unit="mg")
    li_days: float = parameter(56.0, "Length of the anaemic trial", "li-2020-vitc-ida-null: 8 weeks", unit="d")
    li_early_days: float = parameter(14.0, "Haemoglobin measured after", "li-2020-vitc-ida-null: 2 weeks", unit="d")
    naive_slope: float = parameter(0.73, "Naive model: tablets fall as food does", "collings-2013-regression")


T = Trials()
MIXED = {"loss_mg_d": T.mixed_loss_mg_d, "diet_slope": T.mixed_slope, "weight_kg": T.mixed_kg}
NAIVE = Body(linear=True, holds_back=T.naive_slope, urge=0.0)
_check = partial(Check, "stores")


def stores_checks():
    """Return the Checks of the stores model."""
    return [*_tablets(), *_donors(), *_small_doses(), *_recovery()]


def anaemic_mg():
    """Return the red-blood iron missing in the anaemic trial, in mg."""
    return T.anaemic_g_dl * T.blood_dl * T.iron_mg_g


@checked(dose_mg=DOSE, days=DAYS)
def thrice(dose_mg, days):
    """Return the Schedule of three doses a day, 6 hours apart (assumed)."""
    return Schedule(dose_mg, (24 * np.arange(days)[:, None] + 8.0 + np.array([0, 6, 12])).ravel())  # assumed: hours


@checked(body=Body)
def rises(body=None):
    """Return the ferritin of four trials in the model: two ends and two rises, in ug/L, by name."""
    body = body or Body()
    woman, wang = Person(ferritin=T.siebenthal), fact("wang-2009-ferritin").value("start, iron")
    anaemic = Person(ferritin=T.anaemic_ferritin, deficit_mg=anaemic_mg())
    days, weeks, months = T.siebenthal_days, T.wang_days, T.li_days
    ninety, double = regular("daily", T.siebenthal_mg, days), regular("alternate", T.siebenthal_mg, 2 * days)
    twice = regular("twice", T.tablet_mg, weeks)
    runs = {
        "daily": simulate_stores(woman, ninety, days, body=body),
        "alternate": simulate_stores(woman, double, 2 * days, body=body),
        "wang": simulate_stores(Person(ferritin=wang, **MIXED), twice, weeks, body=body),
        "li": simulate_stores(anaemic, thrice(T.li_mg, months), months, body=body),
    }
    ends = {name: float(run.ferritin[-1]) for name, run in runs.items()}
    return {**ends, "wang": ends["wang"] - wang, "li": ends["li"] - T.anaemic_ferritin}


def _tablets():
    found, key = rises(), "von-siebenthal-2023-ferritin"
    yield _check("100 mg daily, 90 days: ferritin", SET, *published(key, "daily, median"), found["daily"], "µg/L", key)
    what, note = "100 mg alternate, 180 days: ferritin", "nearly forced: the same total dose"
    yield _check(
        what, SAME_STUDY, *published(key, "alternate days, median"), found["alternate"], "µg/L", key, note=note
    )
    key = "wang-2009-ferritin"
    rise, drift = (published(key, f"rise with {arm}")[0] for arm in ("iron", "placebo"))
    yield _check("65 mg twice, 12 weeks: ferritin rise", SAME_STUDY, rise, rise, found["wang"], "µg/L", key)
    what = "65 mg twice, 12 weeks: rise above placebo"
    yield _check(what, SAME_STUDY, rise - drift, rise - drift, found["wang"], "µg/L", key)
    key = "li-2020-vitc-ida-null"
    ends = published(key, "ferritin at 8 weeks, iron only")
    yield _check(
        "100 mg thrice, 8 weeks, anaemia: ferritin rise", FREE, *ends, found["li"], "µg/L", key, note="start assumed"
    )
    person, early = Person(ferritin=T.anaemic_ferritin, deficit_mg=anaemic_mg()), T.li_early_days
    run = simulate_stores(person, thrice(T.li_mg, early), early)
    gained = (anaemic_mg() - run.haemoglobin_deficit_mg[-1]) / T.iron_mg_g / T.blood_dl
    ends = published(key, "haemoglobin at 2 weeks, iron only")
    what, note = "100 mg thrice, 2 weeks, anaemia: haemoglobin rise", "start assumed"
    yield _check(what, FREE, *ends, gained, "g/dL", key, decimals=2, note=note)


@checked(
    ferritin=number_in(5, 300, "ug/L"),
    plan=one_of(PLANS),
    days=DAYS,
    dose_mg=DOSE,
    deficit_mg=number_in(0, 2000, "mg"),
)
def donor(ferritin, plan, days, dose_mg=None, deficit_mg=None):
    """Return the Stores of a blood donor who has just given a unit (or misses `deficit_mg`)."""
    missing = Body().unit_mg if deficit_mg is None else deficit_mg
    person = Person(ferritin=ferritin, deficit_mg=missing, **MIXED)
    return simulate_stores(person, regular(plan, dose_mg or T.donors_mg, days), days)


def _donors():
    key, weeks8, weeks24 = "cable-2016-donors-8wk", 7 * 8, 7 * 24  # arithmetic: weeks in days
    gains = []
    for words, ferritin, role in (("up to 26", T.donors_low, SET), ("above 26", T.donors_high, SAME_STUDY)):
        runs = [donor(ferritin, plan, weeks24) for plan in ("daily", "none")]
        gain = runs[0].body_mg - runs[1].body_mg
        gains.append(gain)
        iron, none = (published(key, f"ferritin {words}, {arm}")[0] for arm in ("iron", "no iron"))
        what = f"donors with ferritin {words}, 8 weeks: iron gained over none"
        yield _check(what, role, iron - none, iron - none, gain[weeks8], "mg", key, decimals=0)
    key = "cable-2016-donors-front-loaded"
    share = 100 * sum(gain[weeks8] for gain in gains) / sum(gain[-1] for gain in gains)
    ends = published(key, "share of the benefit by week 8")
    yield _check("donors, both groups: share of the gain by 8 weeks", SAME_STUDY, *ends, share, "%", key, decimals=0)


def _small_doses():
    key, days = "bialkowski-2017-19-v-38mg", 60
    args = {"ferritin": T.small_ferritin, "days": days, "deficit_mg": T.small_deficit_mg}
    none = donor(plan="none", **args).body_mg[-1]
    for mg in (19, 38):  # from bialkowski-2017-19-v-38mg
        gain = donor(plan="daily", dose_mg=mg, **args).body_mg[-1] - none
        what, note = f"donors, {mg} mg for 60 days: iron gained", "the doses did not clearly differ; start assumed"
        yield _check(what, FREE, *published(key, "gain in body iron"), gain, "mg", key, decimals=0, note=note)


def _recovery():
    key, left = "kiss-2015-donor-recovery", (1 - T.recovered) * Body().unit_mg
    for words, ferritin in (("low", T.donors_low), ("higher", T.donors_high)):
        for plan, arm, role in (("daily", "iron", SET), ("none", "no iron", SAME_STUDY)):
            run = donor(ferritin, plan, 2 * 365)
            day = float(np.argmax(run.haemoglobin_deficit_mg <= left))
            name = f"{words} ferritin, {arm}" + (", at least" if (words, plan) == ("low", "none") else "")
            what = f"donors, {words} ferritin, {arm}: days to 80 % of the blood"
            yield _check(what, role, *published(key, name), day, "days", key, decimals=0)


def naive():
    """Return the Table of the naive model, which carries the tracer studies over to months of tablets, and ours."""
    known = {check.what: check for check in _tablets()}
    rows = [
        ("100 mg daily, 90 days: ferritin", "daily"),
        ("65 mg twice, 12 weeks: ferritin rise", "wang"),
        ("65 mg twice, 12 weeks: rise above placebo", "wang"),
        ("100 mg thrice, 8 weeks, anaemia: ferritin rise", "li"),
    ]
    plain = rises(NAIVE)
    told = []
    for what, name in rows:
        check, found = known[what], plain[name]
        error = f"{100 * (found / check.low - 1):+.0f} %"
        told.append((what, check.published, f"{found:.1f}", error, f"{check.model:.1f}", fact(check.fact)))
    return Table(
        "A naive model, without any brake", ("what (µg/L)", "published", "naive", "its error", "ours", "source"), told
    )


def predictions():
    """Return the Table of the ferritin rise (ug/L) after 12 weeks of 65 mg in a 62 kg woman, by start and plan."""
    plans = {"daily": "daily", "alternate": "every other day", "twice": "twice daily"}
    days, rows = T.wang_days, []
    for start in (15, 30, 50, 100):  # assumed: starts to show
        schedules = [regular(plan, T.tablet_mg, days) for plan in plans]
        ends = [simulate_stores(Person(ferritin=start), schedule, days).ferritin[-1] for schedule in schedules]
        rows.append((f"{start} µg/L", *(f"{end - start:+.1f}" for end in ends)))
    caption = "Rise of ferritin after 12 weeks of 65 mg, in µg/L (a toy, not a dose for anyone; ±35 % at least)"
    return Table(caption, ("start", *plans.values()), rows)
