"""What each picture of this chapter shows, in a few plain sentences, made of named numbers alone."""

from rlsedu.evidence import checked
from rlsedu.supplements.single_meal import NOT_VERIFIED
from rlsedu.supplements.views import PLAN_WORDS, hundredths

WAYS = {"stays": "stays near", "falls": "falls to", "rises": "rises to"}


@checked()
def meal_sentence(
    case: str,
    meal: str,
    iron_mg: float,
    absorbed_mg: float,
    plain_mg: float,
    ferritin_ug_l: float,
    share_percent: float,
    hindering_percent: float,
    helping_percent: float,
):
    """Say what is on the plate, how much of its iron gets in, and what a whole diet does."""
    absorbed, plain = hundredths(absorbed_mg), hundredths(plain_mg)
    beside = "" if plain == absorbed else f" The same food with water only gives {plain} mg."
    cap = " (the most that the formula allows, assumed)" if case == "capped" else ""
    return (
        f"Right now: {meal}. Of {iron_mg:.1f} mg of iron {absorbed} mg get in at a "
        f"ferritin of {ferritin_ug_l:g} µg/L, in this model ({NOT_VERIFIED}).{beside} The share of the non-haem "
        f"iron is {share_percent:.2g} %{cap}; over a whole diet it is {hindering_percent:.1f} % in a "
        f"hindering and {helping_percent:.1f} % in a helping one."
    )


@checked()
def schedule_sentence(
    case: str,
    dose_mg: float,
    first_percent: float,
    later_percent: float,
    tablets: int,
    same_alternate_mg: float,
    same_daily_mg: float,
    days: int,
    total_alternate_mg: float,
    total_daily_mg: float,
    day_mg: float,
    upper_mg: float,
):
    """Say what each tablet and all tablets together give, for the same tablets and for the same time."""
    return (
        f"Right now: {dose_mg:g} mg {PLAN_WORDS[case]} in this model, not a dose for anyone. "
        f"Of the first tablet {first_percent:.0f} % gets in, of the later ones {later_percent:.0f} % on average. "
        f"The same {tablets} tablets give {same_alternate_mg:.0f} mg every other day and "
        f"{same_daily_mg:.0f} mg once a day. But {days} days give {total_alternate_mg:.0f} mg every other day "
        f"and {total_daily_mg:.0f} mg once a day. {limit_words(day_mg, upper_mg)}"
    )


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
    """Say where ferritin begins and ends, how unsure that is, and what became of the tablets."""
    how_sure = {
        "band": f"it may well be {low_ug_l:.0f} to {high_ug_l:.0f}",
        "donor": "for blood donors this model failed",
        "untold": "no trial of tablets tells how far off that is",
    }[sure]
    nobody = ", not a dose for anyone" if swallowed_mg else ""
    told = (
        f"Right now: {person}, start at {start_ug_l:.0f} µg/L, {tablet}{nobody}. "
        f"{'Until the birth' if case == 'pregnant' else 'After a year'} ferritin {WAYS[way]} about {end_ug_l:.0f} "
        f"µg/L in this model; {how_sure}."
    )
    if case == "pregnant":
        told += f" When the last third begins it is about {late_ug_l:.0f}. What comes after the birth is left out."
    elif case == "tablets":
        told += (
            f" Of the {swallowed_mg:,.0f} mg swallowed {taken_mg:.0f} mg got in "
            f"({100 * taken_mg / swallowed_mg:.1f} %). Food gave {abs(less_mg):.0f} mg "
            f"{'less' if less_mg >= 0 else 'more'} than at the start, and the stores "
            f"{'gained' if gained_mg >= 0 else 'lost'} {abs(gained_mg):.0f} mg."
        )
    return f"{told} {limit_words(day_mg, upper_mg)}" if swallowed_mg else told


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
    """Say how many improve in each group, how much the groups share, and whether this draw looks convincing."""
    least = "1 point" if points == 1 else f"{points:g} points"
    told_p = "below 0.001" if p < 0.001 else f"= {p:.3f}"
    difference, low, high = map(_signed, (difference_points, low_points, high_points))
    return (
        f"Right now: {iron} of {people} virtual people on iron and {placebo} of {people} on placebo are better by "
        f"{least} or more. The two curves share {overlap_percent:.0f} % of their area. In this draw iron minus placebo "
        f"is {difference} points (95 % interval {low} to {high}, p {told_p}); below 0 favours iron. "
        "Nobody can tell from this which person will gain."
    )


def _signed(points):
    """Write points with one decimal and a real minus sign."""
    return f"{round(points, 1) + 0.0:.1f}".replace("-", "−")
