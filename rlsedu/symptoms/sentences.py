"""What each picture of this chapter shows, in one or two plain sentences, made of named numbers alone."""

from rlsedu.evidence import checked, clock
from rlsedu.symptoms.surveys import GROUPS

QUIET = "The legs stay quiet: these are not the sensitive hours."
SURVEYS = {
    "none": "",
    "fewer": " Surveys of adults found {low} to {high} in {people} with a yes: {yes} is fewer.",
    "fits": " Surveys of adults found {low} to {high} in {people} with a yes: {yes} fits.",
    "more": " Surveys of adults found {low} to {high} in {people} with a yes: {yes} is more.",
}


@checked()
def evening_sentence(
    case: str,
    from_h: float,
    until_h: float,
    walks: int,
    peak_points: float,
    peak_h: float,
    clear_h: float,
    movements_per_h: float,
):
    """Say how bad the evening gets, when, for how long, and how much the legs move."""
    if case == "no rest":
        return "Right now: this person does not sit still at all, so the model gives no discomfort."
    rest = f"Right now: at rest from {clock(from_h)} to {clock(until_h)}"
    walked = {0: "without a walk", 1: "with 1 short walk"}.get(walks, f"with {walks} short walks")
    if case == "quiet":
        return f"{rest}, {walked}. {QUIET}"
    peak = f"Discomfort peaks at {peak_points:.1f} of 10 at {clock(peak_h)}"
    long = "stays below 3" if case == "mild" else f"is 3 or more for {_duration(clear_h)}"
    return f"{rest}, {walked}. {peak} and {long}. Leg movements peak at {movements_per_h:.0f} per hour."


def _duration(hours):
    whole, minutes = divmod(round(hours * 60), 60)
    return f"{whole} h {minutes:02d} min" if whole else f"{minutes} minutes"


@checked()
def who_sentence(
    case: str, group: str, counted_by: str, asked: str, people: int, counted: int, low: float, high: float, how: str
):
    """Say how many people of a group count, what counting meant, and how far studies differ."""
    words, counts = GROUPS[group].words, GROUPS[group].measured[counted_by]
    shown = f"Right now: {counted} of {people} {words} count as affected ({counts})."
    other = "" if counted_by == asked else f" Studies of this group counted only {counts}."
    if case == "no range":
        return f"{shown}{other} No range is given: {how}."
    return f"{shown}{other} The range is {low:.0f} to {high:.0f} of {people} ({how})."


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
    start = f"Right now: of {people} people, {have} have restless legs."
    if case == "nobody":
        return f"{start} Nobody gets a yes, so there is nothing to judge."
    lost = f" {missed} who have it are missed." if missed else ""
    told = SURVEYS[surveys].format(low=surveys_low, high=surveys_high, people=people, yes=yes)
    return (
        f"{start} {yes} get a yes: {right} of them have it, {false} do not."
        f"{lost} So a yes is right in about {right_percent:.0f} of 100 cases.{told}"
    )


@checked()
def nights_sentence(
    case: str,
    nights: int,
    line_per_h: float,
    wrong_one_percent: float,
    wrong_mean_percent: float,
    above_one_percent: float,
    above_any_percent: float,
):
    """Say how often one night and several nights put people on the wrong side of the line."""
    one = (
        f"Right now: one night puts {wrong_one_percent:.0f} % of people on the wrong side of the line of "
        f"{line_per_h:.0f} movements per hour"
    )
    above = f"{above_one_percent:.0f} % of single nights lie above it"
    if case == "one night":
        return f"{one}. {above}."
    return (
        f"{one}; the mean of {nights} nights still puts {wrong_mean_percent:.0f} % there. "
        f"{above}, but {above_any_percent:.0f} % of people are above it on at least one of {nights} nights."
    )
