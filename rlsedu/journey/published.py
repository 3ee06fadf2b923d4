"""The published trials of iron against a dummy, as dots beside the simulated ones, and those that cannot be drawn."""

import functools
from decimal import ROUND_HALF_UP, Decimal

from rlsedu.evidence import Table, checked, fact, one_of, record
from rlsedu.statistics.study_power import t_critical

TABLETS, INFUSIONS, MIXED, BY_MOUTH, COMPARED = "tablets", "infusions", "mixed", "by-mouth", "compared"
GIVEN = {  # in words
    TABLETS: "tablets",
    INFUSIONS: "infusions",
    MIXED: "tablets and infusions",
    BY_MOUTH: "iron by mouth",
    COMPARED: "tablets against infusions",
}
FCM = ("ferric-carboxymaltose", "placebo", 1)
ARMS = {  # fact id: values for iron and for the dummy; -1 where a fall is told as a positive number
    "wang-2009-irls": ("fall-iron", "fall-placebo", -1),
    "allen-2011-fcm": FCM,
    "cho-2016-fcm": FCM,
    "cho-2018-500mg-null": FCM,
    "bae-2021-fcm-ida": FCM,
}
DIFFERENCES = {  # fact id: value
    "deng-2017-dialysis": "irls-difference",
    "trenkwalder-2017-fcm": "week-4-difference",
    "earley-2024-fcm": "irls-difference",
    "khan-2025-fcm-meta": "irls-difference",
    "trotti-2019-irls": "irls-difference",
    "iron-meta-2025": "irls-difference",
}
POOLED = ("khan-2025-fcm-meta", "trotti-2019-irls", "iron-meta-2025")
FEW = ("wang-2009-irls", "trenkwalder-2017-fcm", "earley-2024-fcm", "trotti-2019-irls")  # beside the toy
KINDS = {"wang-2009-irls": TABLETS, "trotti-2019-irls": MIXED, "iron-meta-2025": MIXED}  # all others: INFUSIONS
NAMES = {
    "wang-2009-irls": "Wang 2009, tablets",
    "allen-2011-fcm": "Allen 2011",
    "cho-2016-fcm": "Cho 2016",
    "cho-2018-500mg-null": "Cho 2018",
    "bae-2021-fcm-ida": "Bae 2021, anaemia",
    "deng-2017-dialysis": "Deng 2017, dialysis",
    "trenkwalder-2017-fcm": "Trenkwalder 2017",
    "earley-2024-fcm": "Earley 2024",
    "khan-2025-fcm-meta": "7 trials, drips",
    "trotti-2019-irls": "7 trials, mixed",
    "iron-meta-2025": "12 trials, mixed",
}
OURS = "range: our calculation"
HOW = {  # where the range is not our sum from two groups
    "deng-2017-dialysis": OURS,
    "trenkwalder-2017-fcm": "as published for week 4, its main goal",
    "earley-2024-fcm": f"{OURS}; its other goal was missed",
    "khan-2025-fcm-meta": "as published",
    "trotti-2019-irls": "as published: 6 of infusions, 1 of tablets",
    "iron-meta-2025": "as published: tablets and infusions mixed",
}
NOT_DRAWN = {  # fact id: what was given, why it is not drawn
    "trenkwalder-2017-fcm": (INFUSIONS, "its later, second goal (week 12): {} points ({} to {})"),
    "davis-2000-null": (BY_MOUTH, "iron by mouth; no number in its summary, and restlessness was not rated"),
    "davis-2000-attrition": (BY_MOUTH, "what else is reported of the same trial"),
    "earley-2009-iron-sucrose-null": (INFUSIONS, "stopped early; no number in its summary"),
    "grote-2009-iron-sucrose": (INFUSIONS, "missed its goal; medians only"),
    "sloand-2004-dialysis": (INFUSIONS, "dialysis; another scale"),
    "lee-2014-iron-v-pramipexole": (BY_MOUTH, "no dummy group"),
    "short-2024-iv-v-oral": (COMPARED, "no dummy group"),
}
LATER = {"trenkwalder-2017-fcm": "week-12-difference"}  # fact id: the value that its words leave room for


@record
class Published:
    """One published result: the advantage of iron over the dummy and its 95 % range, in points of the rating."""

    name: str
    key: str
    advantage: float
    low: float
    high: float
    how: str

    @property
    def kind(self):
        """What was given: TABLETS, INFUSIONS or MIXED."""
        return KINDS.get(self.key, INFUSIONS)

    @property
    def pooled(self):
        """Whether several trials are taken together."""
        return self.key in POOLED

    @property
    def group(self):
        """How the result is marked in a picture: "pooled", or what a single trial gave."""
        return "pooled" if self.pooled else self.kind

    @property
    def may_be_chance(self):
        """Whether its 95 % range holds 0, no difference."""
        return self.low <= 0 <= self.high

    @property
    def words(self):
        """The advantage and the lower and upper end of its range, as they are written."""
        return tuple(map(_one, (self.advantage, self.low, self.high)))


@functools.cache
def published_trials():
    """Return the tuple of Published results that can be drawn, the pooled ones last. Sources: the facts named."""
    return (
        *(_from_arms(key, *arms) for key, arms in ARMS.items()),
        *(_from_difference(key, name) for key, name in DIFFERENCES.items()),
    )


@checked(key=one_of(NAMES))
def published(key):
    """Return what was Published in one of NAMES."""
    return next(trial for trial in published_trials() if trial.key == key)


@checked(key=str)
def group_sizes(key):
    """Return the people on iron and on the dummy in a trial; assumed to be as many where the source does not say."""
    if _counted(key):
        return fact(key).size("iron"), fact(key).size("placebo")
    half = fact(key).size() // 2
    return (fact(key).size("iron"),) * 2 if _groups(key) else (fact(key).size() - half, half)


def _groups(key):
    n = fact(key).n
    return set(n) if isinstance(n, dict) else set()


def _counted(key):
    """Whether the source says how many were in each group."""
    return _groups(key) == {"iron", "placebo"}


def _from_arms(key, iron, dummy, sign):
    iron, dummy = fact(key).quantity(iron), fact(key).quantity(dummy)
    sizes = group_sizes(key)
    freedom = sum(sizes) - 2
    pooled = sum((n - 1) * arm.spread**2 for n, arm in zip(sizes, (iron, dummy), strict=True)) / freedom
    half = t_critical(freedom) * (pooled * sum(1 / n for n in sizes)) ** 0.5
    advantage = sign * (dummy.value - iron.value)
    how = OURS if _counted(key) else f"{OURS}, equal groups assumed"
    return Published(NAMES[key], key, advantage, advantage - half, advantage + half, how)


def _from_difference(key, name):
    found = fact(key).quantity(name)
    return Published(NAMES[key], key, -found.value, -found.high, -found.low, HOW[key])


def published_table():
    """Return the table of all trials of iron in the facts: the drawn ones with their numbers, and the others."""
    rows = []
    for trial in published_trials():
        found, told = fact(trial.key), "{} ({} to {})".format(*trial.words)
        rows.append((trial.name, GIVEN[trial.kind], told, trial.how, found.status, found))
    for key, (given, why) in NOT_DRAWN.items():
        found = fact(key)
        why = why.format(*_from_difference(key, LATER[key]).words) if key in LATER else why
        rows.append((found.claim.rstrip("."), GIVEN[given], "not drawn", why, found.status, found))
    columns = ("trial", "what was given", "iron better by (points, 95 % range)", "how", "how sure", "source")
    return Table("What did published trials of iron find?", columns, rows)


@checked(keys=one_of(NAMES))
def published_rows(*keys):
    """Return rows for a table of numbers: what these facts report, or all trials of iron."""
    return tuple(
        (name, found, "points", source, f"{status}; {given}; {how}")
        for name, given, found, how, status, source in published_table().rows
        if not keys or source.id.rpartition(":")[2] in keys
    )


def _one(number):
    """Write a published number with one decimal; a five rounds away from nought, as by hand (8.85 is 8.9)."""
    return str(Decimal(f"{number:.6f}").quantize(Decimal("0.1"), ROUND_HALF_UP))
