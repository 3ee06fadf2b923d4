"""What each demo of this chapter shows, as named numbers: its sentence is made of these."""

import numpy as np

from rlsedu.evidence import checked
from rlsedu.supplements.dosing import Limits
from rlsedu.supplements.single_meal import Formula
from rlsedu.supplements.views import GainView, MealView, PlansView, YearView

STEADY = 0.03  # assumed: a ferritin that moves by less, as a share, is told as unchanged


@checked(result=MealView)
def meal_facts(result):
    """Return what is on the plate, how much of its iron gets in, and what a whole diet does.

    case: "capped" (the most that the formula allows) or "free". meal: words for the plate.
    """
    return {
        "case": "capped" if result.here("share") >= Formula().most else "free",
        "meal": result.words,
        "iron_mg": result.meal.iron_mg,
        "absorbed_mg": result.absorbed_mg,
        "plain_mg": result.plain_mg,
        "ferritin_ug_l": result.at_ferritin,
        "share_percent": result.here("share"),
        "hindering_percent": result.here("hindering"),
        "helping_percent": result.here("helping"),
    }


@checked(result=PlansView)
def schedule_facts(result):
    """Return what each tablet and all tablets together give, for the same tablets and for the same time.

    case, plan: a key of PLAN_WORDS.
    """
    chosen = result.plans[result.plan]
    same = {plan: float(found.absorbed_mg[: result.tablets].sum()) for plan, found in result.plans.items()}
    total = {plan: float(found.absorbed_mg.sum()) for plan, found in result.plans.items()}
    return {
        "case": result.plan,
        "dose_mg": result.dose_mg,
        "first_percent": float(chosen.share_percent[0]),
        "later_percent": float(chosen.share_percent[1:].mean()),
        "tablets": result.tablets,
        "same_alternate_mg": same["alternate"],
        "same_daily_mg": same["daily"],
        "days": result.days,
        "total_alternate_mg": total["alternate"],
        "total_daily_mg": total["daily"],
        "day_mg": float(result.day_mg),
        "upper_mg": result.upper_mg,
    }


@checked(result=YearView)
def months_facts(result):
    """Return where ferritin begins and ends, how unsure that is, and what became of the tablets.

    case: "pregnant", "tablets" or "none"; sure: "band" (low and high), "donor" or "untold"; way: "stays", "falls" or
    "rises". person, tablet: words. late_ug_l: ferritin when the last third of a pregnancy begins. less_mg: what food
    gave less than at the start.
    """
    stores, last = result.stores, result.told - 1
    start, end = float(stores.ferritin[0]), float(stores.ferritin[last])
    given = "tablets" if result.swallowed_mg else "none"
    sure = "donor" if stores.person.donations_per_year else "untold"
    moved = "falls" if end < start else "rises"
    return {
        "case": "pregnant" if result.thirds else given,
        "sure": "band" if result.low is not None else sure,
        "way": "stays" if abs(end / start - 1) < STEADY else moved,
        "person": result.words,
        "tablet": result.tablet_words,
        "start_ug_l": start,
        "end_ug_l": end,
        "low_ug_l": 0.0 if result.low is None else float(result.low[-1]),
        "high_ug_l": 0.0 if result.high is None else float(result.high[-1]),
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
