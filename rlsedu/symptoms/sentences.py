"""What each picture of this chapter shows, in one or two plain sentences, made of named numbers alone."""

from rlsedu.evidence import Said, checked, clock
from rlsedu.symptoms.surveys import GROUPS

DOING = {"sits": "sitting at rest", "lies": "at rest in bed", "walks": "on a walk"}
DOING |= {"leaves": "just before a walk", "back": "just after a walk"}
WORST = {
    "before": "The worst is still to come.",
    "near": "That is about as bad as it gets.",
    "again": "A peak almost as bad as the worst is still to come.",
    "after": "The worst is over.",
}
SOME = 1  # per cent
PARTS = (100, "all"), (60, "most"), (40, "about half"), (SOME, "a little"), (0, "nothing")  # from so many per cent on
LIFETIME = "In a whole life it is at least as many as now, since whoever has it now is among them."
NEARLY_ALL = 99.5  # per cent, which would be written as all
SURVEYS = {
    "none": "",
    "fewer": " Surveys of adults found {low} to {high} of {people} with a yes: {yes} is fewer.",
    "fits": " Surveys of adults found {low} to {high} of {people} with a yes: {yes} fits.",
    "more": " Surveys of adults found {low} to {high} of {people} with a yes: {yes} is more.",
}


@checked()
def evening_sentence(
    case: str,
    from_h: float,
    until_h: float,
    walks: int,
    relief_percent: float,
    peak_points: float,
    peak_h: float,
    clear_h: float,
    movements_per_h: float,
    now_h: float,
    now_points: float,
    doing: str,
    feels: str,
    when: str,
):
    """Say how the legs feel now and whether the worst has come; more: the whole evening."""
    if case == "no rest":
        return Said("This person does not rest at all, so the toy gives no discomfort.")
    walked = {0: "without a walk", 1: "with 1 short walk"}.get(walks, f"with {walks} short walks")
    rest = f"This person is at rest from {clock(from_h)} to {clock(until_h)}, {walked}."
    if case == "quiet":
        return Said("The legs stay quiet all evening: there is too little rest in the sensitive hours.", rest)
    long = "stays below 3" if case == "mild" else f"is 3 or more for {_duration(clear_h)}"
    peak = f"Discomfort peaks at {peak_points:.1f} of 10 at {clock(peak_h)} and {long}."
    moves = f"Leg movements peak at {movements_per_h:.0f} per hour."
    helps = f"In the toy a walk takes away {relief_percent:.0f} % of the build-up (assumed)." if walks else ""
    more = " ".join(filter(None, (peak, rest, helps, moves)))
    if doing == "up":
        worst = "comes" if when == "before" else "was"
        return Said(
            f"At {clock(now_h)} this person is up, and the legs are quiet. The worst {worst} at {clock(peak_h)}.", more
        )
    now = f"At {clock(now_h)}, {DOING[doing]},"
    if when == "at":
        back = ", until rest brings it back" if relief_percent >= SOME else " in this setting"
        walk = f" A walk takes {_part(relief_percent)} away{back}." if walks else ""
        return Said(f"{now} discomfort is at its worst: {now_points:.1f} of 10.{walk}", more)
    bad = "the legs are quiet" if feels == "quiet" else f"discomfort is {now_points:.1f} of 10"
    return Said(f"{now} {bad}. {WORST[when]}", more)


def _part(percent):
    """Write a share in words."""
    return next(words for least, words in PARTS if percent >= least)


def _duration(hours):
    whole, minutes = divmod(round(hours * 60), 60)
    return f"{whole} h {minutes:02d} min" if whole else f"{minutes} minutes"


@checked()
def who_sentence(
    case: str, group: str, counted_by: str, asked: str, people: int, counted: int, low: float, high: float, how: str
):
    """Say how many people of a group count, what counting meant, and how far studies differ."""
    words, counts = GROUPS[group].words, GROUPS[group].measured[counted_by]
    other = "" if counted_by == asked else f"Studies of this group counted only {counts}. "
    spread = f"The range is {low:.0f} to {high:.0f} of {people} ({how})."
    if case == "no range":
        spread = f"No range is given: {how}."
    return Said(f"Of {people} {words}, {counted} count as having it now, with {counts}.", f"{other}{spread} {LIFETIME}")


@checked()
def is_it_sentence(
    case: str,
    surveys: str,
    people: int,
    have: int,
    yes: int,
    right: int,
    false: int,
    missed: int,
    right_percent: float,
    surveys_low: float,
    surveys_high: float,
):
    """Say how many true and false alarms the questions give, and whether surveys fit; never that somebody has it."""
    lost = {0: "", 1: " 1 who has it is missed."}.get(missed, f" {missed} who have it are missed.")
    start = f"Of {people} people, {have} have restless legs.{lost}"
    if case == "nobody":
        return Said("Nobody gets a yes, so there is nothing to judge.", start)
    sure = "nearly all cases" if false and right_percent > NEARLY_ALL else f"about {right_percent:.0f} of 100 cases"
    told = SURVEYS[surveys].format(low=surveys_low, high=surveys_high, people=people, yes=yes)
    return Said(
        f"Of {yes} people with a yes, {right} {'has' if right == 1 else 'have'} restless legs and {false} "
        f"{'does' if false == 1 else 'do'} not.",
        f"{start} So a yes is right in {sure}.{told}",
    )


@checked()
def nights_sentence(
    case: str,
    nights: int,
    shown: int,
    wrong_shown: int,
    line_per_h: float,
    wrong_one_percent: float,
    wrong_mean_percent: float,
    above_one_percent: float,
    above_any_percent: float,
):
    """Say how many people one night, or the mean of several, puts on the wrong side of the line."""
    what = "One night" if case == "one night" else f"The mean of {nights} nights"
    where = f"{wrong_shown} of these {shown} people on the wrong side"
    if not wrong_shown:
        where = f"all of these {shown} people on the right side"
    short = f"{what} puts {where} of the line."
    one = (
        f"Of many people, one night puts {wrong_one_percent:.0f} of 100 on the wrong side of the line of "
        f"{line_per_h:.0f} movements per hour"
    )
    above = f"{above_one_percent:.0f} of 100 single nights lie above it"
    if case == "one night":
        return Said(short, f"{one}. {above}.")
    return Said(
        short,
        f"{one}; the mean of {nights} nights still puts {wrong_mean_percent:.0f} of 100 there. "
        f"{above}, but {above_any_percent:.0f} of 100 people are above it on at least one of {nights} nights.",
    )
