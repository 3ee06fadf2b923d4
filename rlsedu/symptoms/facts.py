"""What each demo of this chapter shows, as named numbers: its sentence is made of these."""

from rlsedu.evidence import checked
from rlsedu.symptoms.leg_movements import NightsResult
from rlsedu.symptoms.moment import Moment
from rlsedu.symptoms.screening import PEOPLE, Answers, surveyed
from rlsedu.symptoms.surveys import Who

ALIKE = 0.2  # assumed: points that a reader does not see on the picture
CLEAR, VISIBLE = 3, 0.05  # assumed: points from which discomfort is told as such, and below which it is none


@checked(result=Moment)
def evening_facts(result):
    """Return when this person rests, with how many walks, how bad and how long it gets, and how it is now.

    case: "no rest", "quiet", "mild" (below 3 points throughout) or "clear". doing: as in Moment, or "leaves" for a
    walk, or "back" from one. feels: "quiet" or "restless".
    when: "before", "at", "near", "again" or "after" the worst. Hours are clock
    times that count on past midnight, but for `clear_h`: how long it is 3 points or more.
    """
    evening, discomfort, movements = result.evening, result.discomfort, result.leg_movements_per_h
    clear_h = float((discomfort >= CLEAR).sum() * (result.clock_h[1] - result.clock_h[0]))
    case = "clear" if clear_h else "quiet" if discomfort[result.worst] < VISIBLE else "mild"
    return {
        "case": case if evening.sit_until_h > evening.sit_from_h else "no rest",
        "from_h": evening.sit_from_h,
        "until_h": evening.sit_until_h,
        "walks": len(result.breaks_h),
        "relief_percent": 100 * evening.relief,
        "peak_points": float(discomfort[result.worst]),
        "peak_h": float(result.clock_h[result.worst]),
        "clear_h": clear_h,
        "movements_per_h": float(movements.max()),
        "now_h": float(result.clock_h[result.now]),
        "now_points": float(discomfort[result.now]),
        "doing": _doing(result),
        "feels": "quiet" if discomfort[result.now] < VISIBLE else "restless",
        "when": _when(result),
    }


def _doing(result):
    if result.after_walk(result.now) is not None:
        return "leaves"
    return "back" if result.doing == "walks" and result.resting[result.now] else result.doing


def _when(result):
    """Where the moment stands to the worst; "again": it will be about as bad once more."""
    now, worst, about = result.now, result.worst, result.discomfort.max() - ALIKE
    if now == worst:
        return "at"
    if result.discomfort[now] >= about > 0:
        return "near"
    return "before" if now < worst else "again" if result.discomfort[now:].max() >= about else "after"


@checked(result=Who)
def who_facts(result):
    """Return how many of `people` of a group count by a definition, and the range.

    case: "range" or "no range". group, counted_by, asked: keys of the group and of the definitions used and asked.
    """
    found, people = result.found, result.people
    known = found.low is not None
    return {
        "case": "range" if known else "no range",
        "group": found.group,
        "counted_by": found.definition,
        "asked": result.asked,
        "people": people,
        "counted": result.counted,
        "low": people * found.low if known else 0.0,
        "high": people * found.high if known else 0.0,
        "how": found.how,
    }


@checked(result=Answers)
def is_it_facts(result):
    """Return how many of 1000 people have it, get a yes, rightly or not, or are missed; and what surveys found.

    case: "nobody" (no yes at all) or "yes". surveys: "none" (not to be compared), "fewer", "fits" or "more".
    """
    low, high = surveyed()
    surveys = "fewer" if result.yes < low else "more" if result.yes > high else "fits"
    return {
        "case": "yes" if result.yes else "nobody",
        "surveys": "none" if result.screening.found else surveys,
        "people": PEOPLE,
        "have": result.have,
        "yes": result.yes,
        "right": result.right_yes,
        "false": result.false_yes,
        "missed": result.missed,
        "right_percent": 100 * result.predictive_value if result.yes else 0.0,
        "surveys_low": low,
        "surveys_high": high,
    }


@checked(result=NightsResult)
def nights_facts(result):
    """Return how many of the people shown stand on the wrong side of the line; and of many, how often it happens, in %.

    case: "one night" or "nights".
    """
    return {
        "case": "one night" if result.n_nights == 1 else "nights",
        "nights": result.n_nights,
        "shown": len(result.wrong),
        "wrong_shown": int(result.wrong.sum()),
        "line_per_h": result.nights.cut_off_per_h,
        "wrong_one_percent": 100 * result.wrong_one,
        "wrong_mean_percent": 100 * result.wrong_mean,
        "above_one_percent": 100 * result.share_one_night,
        "above_any_percent": 100 * result.share_any,
    }
