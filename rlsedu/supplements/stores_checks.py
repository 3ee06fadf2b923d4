"""Checks of the stores model: published ferritin, body iron and recovery beside the model's."""

from dataclasses import dataclass
from functools import partial
from operator import neg

import numpy as np

from rlsedu.evidence import Parameters, Table, checked, fact, from_fact, number_in, one_of, parameter
from rlsedu.evidence.conversions import days, share
from rlsedu.supplements.dosing import DAYS, DOSE, PLANS, Dosing, Schedule, Timing, regular
from rlsedu.supplements.misses import beside, error, published
from rlsedu.supplements.stores import CABLE, KISS, SIEBENTHAL, Body, Person, simulate_stores

WANG, LI, BIALKOWSKI = "wang-2009-ferritin", "li-2020-vitc-ida-null", "bialkowski-2017-19-v-38mg"
CABLE_LATER = "cable-2016-donors-front-loaded"
HOURS = np.array([8.0, 14, 20])  # assumed: three doses a day, 6 hours apart; the fact says only how much a day


@checked(mg_d=float)
def one_dose(mg_d):
    """Return the mg of one of three doses a day, for mg a day."""
    return mg_d / len(HOURS)


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
    donors_mg: float = parameter(from_fact(CABLE, "iron-day"), "Iron a day in donors", unit="mg")
    donors_days: float = parameter(from_fact(CABLE, "length", by=days), "Iron in donors measured after", unit="d")
    donors_late_days: float = parameter(
        from_fact(CABLE_LATER, "length", by=days), "Iron in donors measured again after", unit="d"
    )
    recovered: float = parameter(from_fact(KISS, "recovered", by=share), "Recovered share of red blood")
    small_ferritin: float = parameter(25.0, "Ferritin, 19 or 38 mg", "assumed: repeat donors", unit="ug/L")
    small_deficit_mg: float = parameter(
        100.0, "Red-blood iron missing, 19 or 38 mg", "assumed: some weeks later", unit="mg"
    )
    small_days: float = parameter(from_fact(BIALKOWSKI, "length"), "Days of 19 or 38 mg", unit="d")
    anaemic_ferritin: float = parameter(6.0, "Ferritin in anaemia", "assumed: iron-deficiency anaemia", unit="ug/L")
    anaemic_g_dl: float = parameter(4.2, "Haemoglobin missing in anaemia", "assumed: moderate anaemia", unit="g/dL")
    blood_dl: float = parameter(45.0, "Blood volume", "assumed: a woman", unit="dL")
    iron_mg_g: float = parameter(
        from_fact("haemoglobin-iron-content", "iron-haemoglobin"), "Iron in haemoglobin", unit="mg/g"
    )
    siebenthal_mg: float = parameter(from_fact(SIEBENTHAL, "dose"), "Dose in the trial of ninety tablets", unit="mg")
    siebenthal_days: float = parameter(from_fact(SIEBENTHAL, "length-daily"), "Days of daily tablets", unit="d")
    siebenthal_late_days: float = parameter(
        from_fact(SIEBENTHAL, "length-alternate-days"), "Days of tablets every other day", unit="d"
    )
    tablet_mg: float = parameter(
        from_fact("tablet-elemental-iron", "ferrous-sulfate-325-mg"), "Iron in a treatment tablet", unit="mg"
    )
    wang_days: float = parameter(
        from_fact("wang-2009-design", "length", by=days), "Length of the trial in restless legs", "12 weeks", unit="d"
    )
    li_mg: float = parameter(from_fact(LI, "iron-day", by=one_dose), "Dose in the anaemic trial", unit="mg")
    li_days: float = parameter(
        from_fact(LI, "length-ferritin", by=days), "Length of the anaemic trial", "8 weeks", unit="d"
    )
    li_early_days: float = parameter(
        from_fact(LI, "length-haemoglobin", by=days), "Haemoglobin measured after", "2 weeks", unit="d"
    )
    naive_slope: float = parameter(
        from_fact("collings-2013-regression", "slope", by=neg), "Naive model: tablets fall as food does"
    )


T = Trials()
MIXED = {"loss_mg_d": T.mixed_loss_mg_d, "diet_slope": T.mixed_slope, "weight_kg": T.mixed_kg}
NAIVE = Body(linear=True, holds_back=T.naive_slope, urge=0.0)
MODEL = (Person, Body, Dosing)  # the classes of parameters behind every row
PLANNED = (*MODEL, Timing)  # and those behind the rows with a plan of `regular`
_check = partial(beside, "stores")


def stores_checks():
    """Return the Checks of the stores model."""
    return [*_tablets().values(), *_donors(), *_small_doses(), *_recovery()]


def anaemic_mg():
    """Return the red-blood iron missing in the anaemic trial, in mg."""
    return T.anaemic_g_dl * T.blood_dl * T.iron_mg_g


@checked(dose_mg=DOSE, days=DAYS)
def thrice(dose_mg, days):
    """Return the Schedule of three doses a day, 6 hours apart (assumed)."""
    return Schedule(dose_mg, (24 * np.arange(days)[:, None] + HOURS).ravel())


@checked(body=Body)
def rises(body=None):
    """Return the ferritin of four trials in the model: two ends and two rises, in ug/L, by name."""
    body = body or Body()
    woman, wang = Person(ferritin=T.siebenthal), fact(WANG).value("start-iron")
    anaemic = Person(ferritin=T.anaemic_ferritin, deficit_mg=anaemic_mg())
    early, late, weeks, months = T.siebenthal_days, T.siebenthal_late_days, T.wang_days, T.li_days
    ninety, double = regular("daily", T.siebenthal_mg, early), regular("alternate", T.siebenthal_mg, late)
    twice = regular("twice", T.tablet_mg, weeks)
    runs = {
        "daily": simulate_stores(woman, ninety, early, body=body),
        "alternate": simulate_stores(woman, double, late, body=body),
        "wang": simulate_stores(Person(ferritin=wang, **MIXED), twice, weeks, body=body),
        "li": simulate_stores(anaemic, thrice(T.li_mg, months), months, body=body),
    }
    ends = {name: float(run.ferritin[-1]) for name, run in runs.items()}
    return {**ends, "wang": ends["wang"] - wang, "li": ends["li"] - T.anaemic_ferritin}


def _haemoglobin_rise():
    person, early = Person(ferritin=T.anaemic_ferritin, deficit_mg=anaemic_mg()), T.li_early_days
    run = simulate_stores(person, thrice(T.li_mg, early), early)
    return float((anaemic_mg() - run.haemoglobin_deficit_mg[-1]) / T.iron_mg_g / T.blood_dl)


def _tablets():
    """Return the Checks on trials of tablets by a short name each."""
    found, arms = rises(), (f"{WANG}/rise-iron", f"{WANG}/rise-placebo")
    rise, drift = (published(arm)[0] for arm in arms)
    dose, assumed = f"{T.siebenthal_mg:g} mg", {"note": "start assumed"}
    weeks, anaemia = f"{T.tablet_mg:g} mg twice, {T.wang_days / 7:g} weeks", f"{T.li_mg:g} mg thrice"
    daily, alternate = f"daily, {T.siebenthal_days:g} days", f"alternate, {T.siebenthal_late_days:g} days"
    late, early = f"{T.li_days / 7:g} weeks, anaemia", f"{T.li_early_days / 7:g} weeks, anaemia"
    return {
        "daily": _check(f"{dose} {daily}: ferritin", (f"{SIEBENTHAL}/daily-median",), PLANNED, found["daily"], "µg/L"),
        "alternate": _check(
            f"{dose} {alternate}: ferritin",
            (f"{SIEBENTHAL}/alternate-days-median",),
            PLANNED,
            found["alternate"],
            "µg/L",
            note="nearly forced: the same total dose",
        ),
        "rise": _check(f"{weeks}: ferritin rise", arms[:1], PLANNED, found["wang"], "µg/L"),
        "above-placebo": _check(
            f"{weeks}: rise above placebo", arms, PLANNED, found["wang"], "µg/L", (rise - drift, rise - drift)
        ),
        "anaemia": _check(
            f"{anaemia}, {late}: ferritin rise",
            (f"{LI}/ferritin-8-weeks-iron",),
            MODEL,
            found["li"],
            "µg/L",
            **assumed,
        ),
        "haemoglobin": _check(
            f"{anaemia}, {early}: haemoglobin rise",
            (f"{LI}/haemoglobin-2-weeks-iron",),
            MODEL,
            _haemoglobin_rise(),
            "g/dL",
            decimals=2,
            **assumed,
        ),
    }


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
    early, line, gains = int(T.donors_days), fact(CABLE).value("low-ferritin-most"), []
    after = f"{T.donors_days / 7:g} weeks"
    for words, group, ferritin in (
        (f"up to {line:g}", "low-ferritin", T.donors_low),
        (f"above {line:g}", "higher-ferritin", T.donors_high),
    ):
        runs = [donor(ferritin, plan, T.donors_late_days) for plan in ("daily", "none")]
        gain = runs[0].body_mg - runs[1].body_mg
        gains.append(gain)
        places = (f"{CABLE}/{group}-iron", f"{CABLE}/{group}-no-iron")
        iron, none = (published(place)[0] for place in places)
        what, ends = f"donors with ferritin {words}, {after}: iron gained over none", (iron - none, iron - none)
        yield _check(what, places, PLANNED, float(gain[early]), "mg", ends, decimals=0)
    part = 100 * float(sum(gain[early] for gain in gains) / sum(gain[-1] for gain in gains))
    places, what = (f"{CABLE_LATER}/share-benefit-week-8",), f"donors, both groups: share of the gain by {after}"
    yield _check(what, places, PLANNED, part, "%", decimals=0)


def _small_doses():
    args = {"ferritin": T.small_ferritin, "days": T.small_days, "deficit_mg": T.small_deficit_mg}
    none = donor(plan="none", **args).body_mg[-1]
    for mg in map(fact(BIALKOWSKI).value, ("low-dose", "high-dose")):
        gain = float(donor(plan="daily", dose_mg=mg, **args).body_mg[-1] - none)
        what, note = f"donors, {mg:g} mg for {T.small_days:g} days: iron gained", "the doses did not clearly differ"
        places, note = (f"{BIALKOWSKI}/gain-body-iron",), f"{note}; start assumed"
        yield _check(what, places, PLANNED, gain, "mg", decimals=0, note=note)


def _recovery():
    left = (1 - T.recovered) * Body().unit_mg
    for words, ferritin in (("low", T.donors_low), ("higher", T.donors_high)):
        for plan, arm, told in (("daily", "iron", "iron"), ("none", "no-iron", "no iron")):
            run = donor(ferritin, plan, 2 * 365)
            day = float(np.argmax(run.haemoglobin_deficit_mg <= left))
            what = f"donors, {words} ferritin, {told}: days to {100 * T.recovered:.0f} % of the blood"
            yield _check(what, (f"{KISS}/{words}-ferritin-{arm}",), PLANNED, day, "days", decimals=0)


def naive():
    """Return the Table of the naive model, which carries the tracer studies over to months of tablets, and ours."""
    plain, known, rows = rises(NAIVE), _tablets(), []
    for name, run in (("daily", "daily"), ("rise", "wang"), ("above-placebo", "wang"), ("anaemia", "li")):
        check, model = known[name], plain[run]
        off = f"{error(model, check.low, check.high):+.0f} %"
        rows.append((check.short, check.published, f"{model:.1f}", off, check.model, check.source))
    return Table(
        "A naive model, without any brake", ("what (µg/L)", "published", "naive", "its error", "ours", "source"), rows
    )


def predictions():
    """Return the Table of the ferritin rise (ug/L) after 12 weeks of 65 mg in a 62 kg woman, by start and plan."""
    plans = {"daily": "daily", "alternate": "every other day", "twice": "twice daily"}
    length, rows = T.wang_days, []
    for start in (15, 30, 50, 100):  # assumed: starts to show
        schedules = [regular(plan, T.tablet_mg, length) for plan in plans]
        ends = [simulate_stores(Person(ferritin=start), schedule, length).ferritin[-1] for schedule in schedules]
        rows.append((f"{start} µg/L", *(f"{end - start:+.1f}" for end in ends)))
    caption = (
        f"Rise of ferritin after {length / 7:g} weeks of {T.tablet_mg:g} mg, in µg/L "
        f"(a toy, not a dose for anyone; ±{100 * Body().band:.0f} % at least)"
    )
    return Table(caption, ("start", *plans.values()), rows)
