"""What each picture of this chapter shows, in a few plain sentences."""

import numpy as np

from rlsedu.evidence import checked, number_in
from rlsedu.supplements.dosing import Limits
from rlsedu.supplements.meal import NOT_VERIFIED, Formula
from rlsedu.supplements.views import PLAN_WORDS, GainView, MealView, PlansView, YearView

UPPER_MG = Limits().upper_mg


@checked(result=MealView)
def meal_sentence(result):
    """Say what is on the plate, how much of its iron gets in, and what a whole diet does."""
    same = result.plain_words == result.absorbed_words
    beside = "" if same else f" The same food with water only gives {result.plain_words} mg."
    cap = " (the most that the formula allows, assumed)" if result.here("share") >= Formula().most else ""
    return (
        f"Right now: {result.words}. Of {result.meal.iron_mg:.1f} mg of iron {result.absorbed_words} mg get in at a "
        f"ferritin of {result.at_ferritin:g} µg/L, in this model ({NOT_VERIFIED}).{beside} The share of the non-haem "
        f"iron is {result.here('share'):.2g} %{cap}; over a whole diet it is {result.here('hindering'):.1f} % in a "
        f"hindering and {result.here('helping'):.1f} % in a helping one."
    )


@checked(result=PlansView)
def schedule_sentence(result):
    """Say what each tablet and all tablets together give, for the same tablets and for the same time."""
    chosen = result.plans[result.plan]
    first, rest = chosen.share_percent[0], chosen.share_percent[1:].mean()
    same = {plan: found.absorbed_mg[: result.tablets].sum() for plan, found in result.plans.items()}
    total = {plan: found.absorbed_mg.sum() for plan, found in result.plans.items()}
    return (
        f"Right now: {result.dose_mg:g} mg {PLAN_WORDS[result.plan]} in this model, not a dose for anyone. "
        f"Of the first tablet {first:.0f} % gets in, of the later ones {rest:.0f} % on average. "
        f"The same {result.tablets} tablets give {same['alternate']:.0f} mg every other day and "
        f"{same['daily']:.0f} mg once a day. But {result.days} days give {total['alternate']:.0f} mg every other day "
        f"and {total['daily']:.0f} mg once a day. {limit_words(result.day_mg)}"
    )


@checked(day_mg=number_in(0, 1e5, "mg"))
def limit_words(day_mg):
    """Say how the iron of one day with tablets compares with the upper level."""
    if day_mg > UPPER_MG:
        return f"{day_mg:g} mg in a day is above the US upper level of {UPPER_MG:g} mg: treatment needs a clinician."
    return f"The US upper level is {UPPER_MG:g} mg a day; it is not a target."


@checked(result=YearView)
def months_sentence(result):
    """Say where ferritin begins and ends, how unsure that is, and what became of the tablets."""
    stores, last = result.stores, result.told - 1
    start, end = stores.ferritin[0], stores.ferritin[last]
    way = "stays near" if abs(end / start - 1) < 0.03 else "falls to" if end < start else "rises to"
    nobody = ", not a dose for anyone" if result.swallowed_mg else ""
    told = (
        f"Right now: {result.words}, start at {start:.0f} µg/L, {result.tablet_words}{nobody}. "
        f"{'Until the birth' if result.thirds else 'After a year'} ferritin {way} about {end:.0f} µg/L in this model; "
        f"{_how_sure(result)}."
    )
    if result.thirds:
        late = float(np.interp(result.thirds[1], result.months, stores.ferritin))
        told += f" When the last third begins it is about {late:.0f}. What comes after the birth is left out."
    elif result.swallowed_mg:
        told += f" {_where_it_went(result)}"
    return f"{told} {limit_words(result.day_mg)}" if result.swallowed_mg else told


def _how_sure(result):
    """Say how far the ferritin at the end may be off, or that no trial tells it."""
    if result.low is not None:
        return f"it may well be {result.low[-1]:.0f} to {result.high[-1]:.0f}"
    donor = result.stores.person.donations_per_year
    return "for blood donors this model failed" if donor else "no trial of tablets tells how far off that is"


def _where_it_went(result):
    """Say what got in of the tablets, what food gave less (or more), and what the stores gained or lost, in mg."""
    stores = result.stores
    taken, gained = float(stores.from_tablets_mg), float(stores.stores_mg[-1])
    less = stores.person.loss_mg_d * float(stores.day[-1]) - float(stores.from_diet_mg)
    share = 100 * taken / result.swallowed_mg
    return (
        f"Of the {result.swallowed_mg:,.0f} mg swallowed {taken:.0f} mg got in ({share:.1f} %). Food gave "
        f"{abs(less):.0f} mg {'less' if less >= 0 else 'more'} than at the start, and the stores "
        f"{'gained' if gained >= 0 else 'lost'} {abs(gained):.0f} mg."
    )


@checked(result=GainView)
def gain_sentence(result):
    """Say how many improve in each group, how much the groups share, and whether this draw looks convincing."""
    trial, (iron, placebo) = result.trial, result.improved
    n = len(trial.iron)
    difference, low, high = (round(number, 1) + 0.0 for number in (trial.difference, *trial.ci))
    points = "1 point" if result.points == 1 else f"{result.points:g} points"
    p = "below 0.001" if trial.p < 0.001 else f"= {trial.p:.3f}"
    return (
        f"Right now: {iron} of {n} virtual people on iron and {placebo} of {n} on placebo are better by {points} "
        f"or more. The two curves share {100 * result.overlap:.0f} % of their area. In this draw iron minus placebo is "
        f"{_signed(difference)} points (95 % interval {_signed(low)} to {_signed(high)}, p {p}); below 0 favours iron. "
        "Nobody can tell from this which person will gain."
    )


def _signed(points):
    """Write points with a real minus sign."""
    return f"{points:.1f}".replace("-", "−")
