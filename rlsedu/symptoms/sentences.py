"""What each picture of this chapter shows, in one or two plain sentences."""

from rlsedu.evidence import checked, clock
from rlsedu.symptoms.evening import EveningResult
from rlsedu.symptoms.nights import NightsResult
from rlsedu.symptoms.prevalence import GROUPS, Who
from rlsedu.symptoms.screening import PEOPLE, Answers, surveyed


@checked(result=EveningResult)
def evening_sentence(result):
    """Say how bad the evening gets, when, for how long, and how much the legs move."""
    evening, discomfort = result.evening, result.discomfort
    if evening.sit_until_h <= evening.sit_from_h:
        return "Right now: this person does not sit still at all, so the model gives no discomfort."
    worst = int(discomfort.argmax())
    step_h = result.clock_h[1] - result.clock_h[0]
    hours = float((discomfort >= 3).sum() * step_h)
    long = f"is 3 or more for {_duration(hours)}" if hours else "stays below 3"
    walks = len(result.breaks_h)
    resting = f"at rest from {clock(evening.sit_from_h)} to {clock(evening.sit_until_h)}"
    breaks = f"with {walks} short walk{'s' if walks != 1 else ''}" if walks else "without a walk"
    if discomfort[worst] < 0.05:
        return f"Right now: {resting}, {breaks}. The legs stay quiet: these are not the sensitive hours."
    return (
        f"Right now: {resting}, {breaks}. Discomfort peaks at {discomfort[worst]:.1f} of 10 at "
        f"{clock(result.clock_h[worst])} and {long}. "
        f"Leg movements peak at {result.leg_movements_per_h.max():.0f} per hour."
    )


def _duration(hours):
    whole, minutes = divmod(round(hours * 60), 60)
    if not whole:
        return f"{minutes} minutes"
    return f"{whole} h {minutes:02d} min"


@checked(result=Who)
def who_sentence(result):
    """Say how many people of a group count, what counting meant, and how far studies differ."""
    found, people = result.found, result.people
    words, counts = GROUPS[found.group].words, GROUPS[found.group].measured[found.definition]
    other = "" if found.definition == result.asked else f" Studies of this group counted only {counts}."
    shown = f"Right now: {result.counted} of {people} {words} count as affected ({counts})."
    if found.low is None:
        return f"{shown}{other} No range is given: {found.how}."
    low, high = _of(found.low, people), _of(found.high, people)
    return f"{shown}{other} The range is {low} to {high} of {people} ({found.how})."


def _of(share, people):
    return f"{share * people:.0f}"


@checked(result=Answers)
def is_it_sentence(result):
    """Say how many true and false alarms the questions give, and whether surveys fit; never that somebody has it."""
    have = result.right_yes + result.missed
    start = f"Right now: of {PEOPLE} people, {have} have restless legs."
    if not result.yes:
        return f"{start} Nobody gets a yes, so there is nothing to judge."
    missed = f" {result.missed} who have it are missed." if result.missed else ""
    right = f"So a yes is right in about {100 * result.predictive_value:.0f} of 100 cases."
    return (
        f"{start} {result.yes} get a yes: {result.right_yes} of them have it, {result.false_yes} do not."
        f"{missed} {right}{_against_surveys(result)}"
    )


def _against_surveys(result):
    """Say whether surveys of adults found as many yes answers; after a doctor's look they cannot be compared."""
    if result.screening.found:
        return ""
    low, high = surveyed()
    fits = "fits" if low <= result.yes <= high else "is more" if result.yes > high else "is fewer"
    return f" Surveys of adults found {low} to {high} in {PEOPLE} with a yes: {result.yes} {fits}."


@checked(result=NightsResult)
def nights_sentence(result):
    """Say how often one night and several nights put people on the wrong side of the line."""
    line, count = f"the line of {result.nights.cut_off_per_h:.0f} movements per hour", result.n_nights
    wrong = f"Right now: one night puts {100 * result.wrong_one:.0f} % of people on the wrong side of {line}"
    above = f"{100 * result.share_one_night:.0f} % of single nights lie above it"
    if count == 1:
        return f"{wrong}. {above}."
    return (
        f"{wrong}; the mean of {count} nights still puts {100 * result.wrong_mean:.0f} % there. "
        f"{above}, but {100 * result.share_any:.0f} % of people are above it on at least one of {count} nights."
    )
