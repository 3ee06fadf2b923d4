"""What each picture of this chapter shows: a short sentence and more, made of named numbers alone."""

from rlsedu.evidence import Said, checked
from rlsedu.supplements.meal_view import hundredths
from rlsedu.supplements.single_meal import NOT_VERIFIED
from rlsedu.supplements.views import PLAN_WORDS

WAYS = {"stays": "stays near", "falls": "falls from {} to about", "rises": "rises from {} to about"}


@checked()
def meal_sentence(
    case: str,
    meal: str,
    dish: str,
    iron_mg: float,
    absorbed_mg: float,
    plain_mg: float,
    ferritin_ug_l: float,
    share_percent: float,
    plain_percent: float,
    least_percent: float,
    most_percent: float,
    hindering_percent: float,
    helping_percent: float,
):
    """Say how much of a meal's iron gets in; more: what is on the plate, other plates, and whole diets."""
    absorbed, plain = hundredths(absorbed_mg), hundredths(plain_mg)
    beside = "" if plain == absorbed else f" Its main food with water: {plain} mg."
    cap = " (the most that the formula allows, assumed)" if case == "capped" else ""
    return Said(
        f"In this model, of {iron_mg:.1f} mg iron in this meal {absorbed} mg get in ({NOT_VERIFIED}).{beside}",
        f"So it is for {meal}, at a ferritin of {ferritin_ug_l:.0f} µg/L. The share of the non-haem iron is "
        f"{share_percent:.2g} %{cap}; of the main food alone with water it is {plain_percent:.2g} %. With any drink "
        f"and extra here, {dish} would give {least_percent:.1f} to {most_percent:.1f} %. Over a whole diet it is "
        f"{hindering_percent:.1f} % in a hindering and {helping_percent:.1f} % in a helping one; that was measured.",
    )


@checked()
def schedule_sentence(
    case: str,
    plan: str,
    dose_mg: float,
    first_percent: float,
    later_percent: float,
    rested_percent: float,
    tablets: int,
    same_alternate_mg: float,
    same_daily_mg: float,
    days: int,
    total_alternate_mg: float,
    total_daily_mg: float,
    total_plan_mg: float,
    taken_alternate: int,
    taken_plan: int,
    day_mg: float,
    upper_mg: float,
):
    """Say what two plans give by a day; more: each tablet, the same number of tablets, and the upper level."""
    often = PLAN_WORDS[plan]
    beside = "" if plan == "daily" else f" Once a day gives {total_daily_mg:.0f} mg by then."
    both = f"{often} lets in {total_plan_mg:.0f} mg by day {days}, every other day {total_alternate_mg:.0f} mg"
    short = f"{both}: the same so far"
    if case != "same":
        tablets_more, iron_more = _times(taken_plan / taken_alternate), _times(total_plan_mg / total_alternate_mg)
        short = f"{often} means {tablets_more} the tablets of every other day by day {days}, but {iron_more} the iron"
    return Said(
        f"In this model, {short}.",
        f"{both[0].upper()}{both[1:]}. "
        f"Each tablet holds {dose_mg:g} mg; this is not a dose for anyone. By then {taken_plan} and {taken_alternate} "
        f"have been swallowed.{beside} Of the first tablet {first_percent:.0f} % gets in. Of the later ones it "
        f"is {later_percent:.0f} % on average {often}, and {rested_percent:.0f} % after a day of rest. The same "
        f"{tablets} tablets give {same_alternate_mg:.0f} mg every other day and {same_daily_mg:.0f} mg once a day. "
        f"{limit_words(day_mg, upper_mg)}",
    )


def _times(ratio):
    """Write how many times as much, with two digits: as in the call-out."""
    return {"2": "twice"}.get(f"{ratio:.2g}", f"{ratio:.2g} times")


@checked()
def limit_words(day_mg: float, upper_mg: float):
    """Say how the iron of one day with tablets (mg) compares with the upper level (mg)."""
    if day_mg > upper_mg:
        return f"{day_mg:g} mg in a day is above the US upper level of {upper_mg:g} mg: treatment needs a clinician."
    return f"The US upper level is {upper_mg:g} mg a day; it is not a target."


@checked()
def months_sentence(
    case: str,
    sure: str,
    way: str,
    until: str,
    month: float,
    half_month: float,
    person: str,
    tablet: str,
    start_ug_l: float,
    end_ug_l: float,
    low_ug_l: float,
    high_ug_l: float,
    late_ug_l: float,
    swallowed_mg: float,
    taken_mg: float,
    less_mg: float,
    gained_mg: float,
    day_mg: float,
    upper_mg: float,
):
    """Say where ferritin begins and stands; more: who, how unsure that is, and what became of the tablets."""
    how_sure = {
        "band": f"It may well be {low_ug_l:.0f} to {high_ug_l:.0f}.",
        "donor": "But for blood donors this model failed.",
        "untold": "But no trial of tablets tells how far off that is.",
    }[sure]
    when = {"year": "after a year", "birth": "until the birth", "month": f"after {_months(month)}"}.get(until, "")
    moves = f"{WAYS[way].format(f'{start_ug_l:.0f}')} {end_ug_l:.0f} µg/L {when}"
    whole = way == "rises" and case == "tablets" and until == "year" and sure == "band"
    known = {"donor": ". For donors this model failed", "untold": ". No trial tells how far off that is"}
    point = f": half of this rise takes about {_months(max(1, round(half_month)))}" if whole else known.get(sure, "")
    nobody = ", not a dose for anyone" if swallowed_mg else ""
    more = f"This is {person}, {tablet}{nobody}. {how_sure}"
    if case == "pregnant":
        more += f" When the last third begins it is about {late_ug_l:.0f}. What comes after the birth is left out."
    elif case == "tablets":
        more += (
            f" Over the whole year {swallowed_mg:,.0f} mg are swallowed, and {taken_mg:.0f} mg got in "
            f"({100 * taken_mg / swallowed_mg:.1f} %). Food gave {abs(less_mg):.0f} mg "
            f"{'less' if less_mg >= 0 else 'more'} than at the start, and the stores "
            f"{'gained' if gained_mg >= 0 else 'lost'} {abs(gained_mg):.0f} mg."
        )
    return Said(
        f"In this model, ferritin {moves if when else f'starts at {start_ug_l:.0f} µg/L'}{point}.",
        f"{more} {limit_words(day_mg, upper_mg)}" if swallowed_mg else more,
    )


def _months(month):
    months = f"{month:.1f}".removesuffix(".0")
    return f"{months} month{'' if months == '1' else 's'}"


@checked()
def gain_sentence(
    case: str,
    people: int,
    iron: int,
    placebo: int,
    points: float,
    overlap_percent: float,
    difference_points: float,
    low_points: float,
    high_points: float,
    p: float,
):
    """Say how many improve without iron, and whether more do with it; more: both groups, and how this draw looks."""
    least = "1 point" if points == 1 else f"{points:g} points"
    told_p = "below 0.001" if p < 0.001 else f"= {p:.3f}"
    difference, low, high = map(_signed, (difference_points, low_points, high_points))
    beside = "more did" if iron > placebo else "fewer did" if iron < placebo else "as many did"
    return Said(
        f"On placebo, {placebo} of {people} virtual people got better by {least} or more; on iron, {beside}. "
        "Nobody can tell who will gain.",
        f"On iron it is {iron} of {people}. The two curves share {overlap_percent:.0f} % of their area. In this draw "
        f"iron minus placebo is {difference} points (95 % interval {low} to {high}, p {told_p}); below 0 favours iron.",
    )


def _signed(points):
    """Write points with one decimal and a real minus sign."""
    return f"{round(points, 1) + 0.0:.1f}".replace("-", "−")
