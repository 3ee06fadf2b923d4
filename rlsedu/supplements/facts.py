"""What each demo of this chapter shows, as named numbers: its sentence is made of these."""

import numpy as np

from rlsedu.evidence import checked
from rlsedu.supplements.dosing import Limits
from rlsedu.supplements.meal_view import MealView
from rlsedu.supplements.single_meal import Formula
from rlsedu.supplements.views import GainView, PlansView, YearView

STEADY = 0.03  # assumed: a ferritin that moves by less, as a share, is told as unchanged


@checked(result=MealView)
def meal_facts(result):
    """Return what is on the plate, how much of its iron gets in, and what other plates and whole diets do.

    case: "capped" (the most that the formula allows) or "free". meal, dish: words for the plate and its main food.
    """
    return {
        "case": "capped" if result.share >= Formula().most else "free",
        "meal": result.words,
        "dish": result.dish,
        "iron_mg": result.meal.iron_mg,
        "absorbed_mg": result.absorbed_mg,
        "plain_mg": result.plain_mg,
        "ferritin_ug_l": result.at_ferritin,
        "share_percent": result.share,
        "plain_percent": result.plain_share,
        "least_percent": result.least,
        "most_percent": result.most,
        "hindering_percent": result.hindering,
        "helping_percent": result.helping,
    }


@checked(result=PlansView)
def schedule_facts(result):
    """Return what each tablet and all tablets until a day give, and what the same number of tablets gives in the end.

    case: "same" while both plans have had as many tablets, or the plan set beside every other day, a key of PLAN_WORDS.
    """
    chosen, total = result.plans[result.plan], result.total_mg
    alike = result.taken[result.plan] == result.taken["alternate"]
    return {
        "case": "same" if alike else result.plan,
        "plan": result.plan,
        "dose_mg": result.dose_mg,
        "first_percent": float(chosen.share_percent[0]),
        "later_percent": float(chosen.share_percent[1:].mean()),
        "rested_percent": float(result.plans["alternate"].share_percent[1:].mean()),
        "tablets": result.tablets,
        "same_alternate_mg": result.same_mg["alternate"],
        "same_daily_mg": result.same_mg["daily"],
        "days": int(result.day),
        "total_alternate_mg": total["alternate"],
        "total_daily_mg": total["daily"],
        "total_plan_mg": total[result.plan],
        "taken_alternate": result.taken["alternate"],
        "taken_plan": result.taken[result.plan],
        "day_mg": float(result.day_mg),
        "upper_mg": result.upper_mg,
    }


@checked(result=YearView)
def months_facts(result):
    """Return where ferritin begins and stands, how unsure that is, and what became of the tablets over the year.

    case: "pregnant", "tablets" or "none"; sure: "band" (low and high), "donor" or "untold"; way: "stays", "falls" or
    "rises"; until: "start", "year" or "birth" if the reader stands there, or "month". person, tablet: words.
    half_month: when half of the way from where it begins to where it stands was done.
    late_ug_l: ferritin when the last third of a pregnancy begins. less_mg: what food gave less than at the start.
    """
    stores, now = result.stores, result.now
    start, end = float(stores.ferritin[0]), float(stores.ferritin[now])
    half = int((np.sign(end - start) * (stores.ferritin - (start + end) / 2) >= 0).argmax())
    given = "tablets" if result.swallowed_mg else "none"
    sure = "donor" if stores.person.donations_per_year else "untold"
    moved = "falls" if end < start else "rises"
    last = "birth" if result.thirds else "year"
    return {
        "case": "pregnant" if result.thirds else given,
        "sure": "band" if result.low is not None else sure,
        "way": "stays" if abs(end / start - 1) < STEADY else moved,
        "until": last if now == result.told - 1 else "month" if now else "start",
        "month": float(result.months[now]),
        "half_month": float(result.months[half]),
        "person": result.words,
        "tablet": result.tablet_words,
        "start_ug_l": start,
        "end_ug_l": end,
        "low_ug_l": 0.0 if result.low is None else float(result.low[now]),
        "high_ug_l": 0.0 if result.high is None else float(result.high[now]),
        "late_ug_l": float(np.interp(result.thirds[1], result.months, stores.ferritin)) if result.thirds else 0.0,
        "swallowed_mg": result.swallowed_mg,
        "taken_mg": float(stores.from_tablets_mg),
        "less_mg": stores.person.loss_mg_d * float(stores.day[-1]) - float(stores.from_diet_mg),
        "gained_mg": float(stores.stores_mg[-1]),
        "day_mg": float(result.day_mg),
        "upper_mg": Limits().upper_mg,
    }


@checked(result=GainView)
def gain_facts(result):
    """Return how many improve in each group, how much the groups share, and how this draw comes out, in points."""
    trial, (iron, placebo) = result.trial, result.improved
    return {
        "case": "shown",
        "people": len(trial.iron),
        "iron": iron,
        "placebo": placebo,
        "points": result.points,
        "overlap_percent": 100 * result.overlap,
        "difference_points": trial.difference,
        "low_points": trial.ci[0],
        "high_points": trial.ci[1],
        "p": trial.p,
    }
