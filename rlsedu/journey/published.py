"""The published trials of iron against a dummy, as dots beside the simulated ones, and those that cannot be drawn."""

from decimal import ROUND_HALF_UP, Decimal

from rlsedu.brain_iron.testing import t_critical
from rlsedu.evidence import Table, checked, fact, record

TABLETS, INFUSIONS, MIXED = "tablets", "infusions", "tablets and infusions"
ARMS = {  # fact id: (name, words of the fact for iron and for the dummy; sign of a change for the better)
    "wang-2009-irls": ("Wang 2009, tablets", ("fall with iron", "fall with placebo"), -1),
    "allen-2011-fcm": ("Allen 2011", ("ferric carboxymaltose", "placebo"), 1),
    "cho-2016-fcm": ("Cho 2016", ("ferric carboxymaltose", "placebo"), 1),
    "cho-2018-500mg-null": ("Cho 2018", ("ferric carboxymaltose", "placebo"), 1),
    "bae-2021-fcm-ida": ("Bae 2021, anaemia", ("ferric carboxymaltose", "placebo"), 1),
}
OURS = "range: our calculation"
DIFFERENCES = {  # fact id: (name, words of the fact, how)
    "deng-2017-dialysis": ("Deng 2017, dialysis", "IRLS difference (our sum)", OURS),
    "trenkwalder-2017-fcm": ("Trenkwalder 2017", "week 4, difference", "as published for week 4, its main goal"),
    "earley-2024-fcm": ("Earley 2024", "IRLS difference (our sum)", f"{OURS}; its other goal was missed"),
    "khan-2025-fcm-meta": ("7 pooled, infusions", "IRLS difference", "as published"),
    "trotti-2019-irls": ("7 pooled, 1 of tablets", "IRLS difference", "as published: 6 of infusions, 1 of tablets"),
    "iron-meta-2025": ("12 pooled, mixed", "IRLS difference", "as published: tablets and infusions mixed"),
}
POOLED = ("khan-2025-fcm-meta", "trotti-2019-irls", "iron-meta-2025")
KINDS = {"wang-2009-irls": TABLETS, "trotti-2019-irls": MIXED, "iron-meta-2025": MIXED}
NOT_DRAWN = {
    "trenkwalder-2017-fcm": "its later, second goal (week 12): 4.7 points (0.7 to 8.6)",
    "davis-2000-null": "iron by mouth; no number in its summary, and restlessness was not rated",
    "davis-2000-attrition": "what else is reported of the same trial",
    "earley-2009-iron-sucrose-null": "stopped early; no number in its summary",
    "grote-2009-iron-sucrose": "missed its goal; medians only",
    "sloand-2004-dialysis": "dialysis; another scale",
    "lee-2014-iron-v-pramipexole": "no dummy group",
    "short-2024-iv-v-oral": "no dummy group",
}


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


def published_trials():
    """Return the list of Published results that can be drawn, the pooled ones last. Sources: the facts named."""
    return [_from_arms(key, *entry) for key, entry in ARMS.items()] + [
        _from_difference(key, *entry) for key, entry in DIFFERENCES.items()
    ]


@checked(key=str)
def group_sizes(key):
    """Return the people in each group of a trial; half of all in each (assumed) where the source gives one number."""
    found = fact(key)
    if _groups_told(found):
        return found.size("iron"), found.size("placebo")
    if isinstance(found.n, dict):
        return found.size("iron"), found.size("iron")
    return found.size() - found.size() // 2, found.size() // 2


def _groups_told(found):
    return isinstance(found.n, dict) and {"iron", "placebo"} <= found.n.keys()


def _from_arms(key, name, words, sign):
    iron, dummy = (next(v for v in fact(key).values if v.name.startswith(word)) for word in words)
    sizes = group_sizes(key)
    freedom = sum(sizes) - 2
    pooled = sum((n - 1) * arm.spread**2 for n, arm in zip(sizes, (iron, dummy), strict=True)) / freedom
    half = t_critical(freedom) * (pooled * sum(1 / n for n in sizes)) ** 0.5
    advantage = sign * (dummy.value - iron.value)
    how = OURS if _groups_told(fact(key)) else f"{OURS}, equal groups assumed"
    return Published(name, key, advantage, advantage - half, advantage + half, how)


def _from_difference(key, name, words, how):
    found = next(v for v in fact(key).values if v.name == words)
    return Published(name, key, -found.value, -found.high, -found.low, how)


def published_table():
    """Return the table of all trials of iron in the facts: the drawn ones with their numbers, and the others."""
    rows = [
        (
            p.name,
            p.kind,
            f"{_one(p.advantage)} ({_one(p.low)} to {_one(p.high)})",
            p.how,
            fact(p.key).status,
            fact(p.key),
        )
        for p in published_trials()
    ]
    rows += [
        (fact(key).claim.rstrip("."), _given(key), "not drawn", why, fact(key).status, fact(key))
        for key, why in NOT_DRAWN.items()
    ]
    columns = ("trial", "what was given", "iron better by (points, 95 % range)", "how", "how sure", "source")
    return Table("What did published trials of iron find?", columns, rows)


def _one(number):
    """Write a published number with one decimal; a five rounds away from nought, as by hand (8.85 is 8.9)."""
    return str(Decimal(f"{number:.6f}").quantize(Decimal("0.1"), ROUND_HALF_UP))


def _given(key):
    """What a trial that is not drawn gave, from the topic of its fact."""
    if key == "short-2024-iv-v-oral":
        return "tablets against infusions"
    return INFUSIONS if fact(key).topic.startswith("iv-") else "iron by mouth"
