"""Who has it: how large a share of a group counts as affected, by where the line is drawn."""

from collections.abc import Callable
from dataclasses import dataclass

from rlsedu.evidence import Parameters, checked, fact, from_fact, one_of, parameter, record
from rlsedu.statistics.comparing import wilson
from rlsedu.symptoms.burden import DEFINITIONS, Burden, share_of_affected

PEOPLE = (100, 1000)


@dataclass(frozen=True)
class Sampling(Parameters):
    """What is needed to turn the published odds ratios and counts into shares."""

    women_to_men: float = parameter(from_fact("berger-2004-sex-parity", "women-to-men"), "Women for each man affected")
    women_share: float = parameter(50.0, "Share of women among adults", "assumed: half", unit="%")
    confidence: float = parameter(95.0, "Confidence of our own ranges", "assumed: the usual choice", unit="%")


@record
class Prevalence:
    """A share of a group (0 to 1) with its low and high, or None where the source gives no range.

    facts: ids, first the one behind the share. how: where the share and the range come from, in plain words.
    """

    definition: str
    group: str
    fraction: float
    low: float | None
    high: float | None
    facts: tuple[str, ...]
    how: str


@record
class Group:
    """A group of people: short words for a control, words for a sentence, what its studies counted, where shares live.

    measured: definition -> the words for it. source: definition -> (share, low, high, facts, how).
    """

    short: str
    words: str
    measured: dict
    source: Callable


def _percent(key, name):
    return fact(key).value(name) / 100


def _limits(key, name):
    return _percent(key, f"{name}.low"), _percent(key, f"{name}.high")


def _general(definition):
    source, name = {
        "any": ("ohayon-2012-prevalence-by-definition", "minimal-criteria"),
        "weekly": ("ohayon-2012-prevalence-by-definition", "with-frequency"),
        "bothersome": ("silber-2021-algorithm", "more-severe-rls-prevalence"),
    }[definition]
    share = Burden().any_share / 100 * share_of_affected(definition)
    main = "song-2024-global" if definition == "any" else "allen-2005-rest-prevalence"
    return share, *_limits(source, name), (main, source), "model; the range is what different studies found"


def _women(children):
    """Childless women as often as men; then the odds ratio for the number of children."""
    key, sampling = "berger-2004-sex-parity", Sampling()
    women = sampling.women_share / 100
    men = _percent(key, "prevalence") / (1 - women + women * sampling.women_to_men)
    how = "our calculation from the published share and odds ratios"
    if not children:
        return men, None, None, (key,), how + "; women without children counted like men"
    ratios = [fact(key).value(part) for part in (children, f"{children}.low", f"{children}.high")]
    shares = [men * r / (1 - men + men * r) for r in ratios]
    return *shares, (key,), how


def _pregnancy(stage):
    key = "chen-2018-pregnancy-trimesters"
    return _percent(key, stage), None, None, (key,), "pooled studies; their summary gives no range"


def _anaemia():
    key = "allen-2013-ida"
    share, n = _percent(key, "clinically-significant-rls"), fact(key).size()
    return (
        share,
        *wilson(share, n, Sampling().confidence),
        (key,),
        f"one clinic; the range is our calculation from its {n} patients",
    )


def _dialysis():
    key = "zhou-2023-haemodialysis"
    return (
        _percent(key, "pooled-prevalence"),
        *_limits(key, "pooled-prevalence"),
        (key,),
        "pooled studies with their 95 % range",
    )


LINES = {
    "any": "any symptoms",
    "weekly": "symptoms every week",
    "bothersome": "bothersome symptoms: twice a week or more, and at least moderate",
}
ANY = {"any": "any symptoms"}
CLINIC = {"bothersome": "symptoms that matter to the clinic"}
GROUPS = {
    "general": Group("adults in general", "adults in general", LINES, _general),
    "women-0": Group("women, no children", "women without children", ANY, lambda _: _women("")),
    "women-1": Group("women, 1 child", "women with one child", ANY, lambda _: _women("one-child")),
    "women-2": Group("women, 2 children", "women with two children", ANY, lambda _: _women("two-children")),
    "women-3": Group("women, 3 or more", "women with three or more children", ANY, lambda _: _women("three-children")),
    "pregnant-1": Group(
        "pregnant, months 1-3",
        "women in the first three months of pregnancy",
        ANY,
        lambda _: _pregnancy("first-trimester"),
    ),
    "pregnant-2": Group(
        "pregnant, months 4-6",
        "women in the middle three months of pregnancy",
        ANY,
        lambda _: _pregnancy("second-trimester"),
    ),
    "pregnant-3": Group(
        "pregnant, months 7-9",
        "women in the last three months of pregnancy",
        ANY,
        lambda _: _pregnancy("third-trimester"),
    ),
    "after-birth": Group("after giving birth", "women after giving birth", ANY, lambda _: _pregnancy("after-delivery")),
    "anaemia": Group("anaemia, low iron", "people with anaemia from low iron", CLINIC, lambda _: _anaemia()),
    "dialysis": Group("dialysis", "people on blood washing (dialysis)", ANY, lambda _: _dialysis()),
}


@checked(definition=one_of(DEFINITIONS), group=one_of(GROUPS))
def prevalence(definition, group="general"):
    """Return how large a share of a group counts as affected, with low and high and the facts behind it.

    definition: "any", "weekly" or "bothersome". group: a key of GROUPS. Returns a Prevalence (shares from 0 to 1).
    Raises ValueError for an unknown name, or for a definition by which no study of that group is in our facts.
    """
    asked = GROUPS[group]
    if definition not in asked.measured:
        allowed = " or ".join(asked.measured)
        raise ValueError(f"definition = {definition!r} is not allowed for {asked.words}: give {allowed}")
    return Prevalence(definition, group, *asked.source(definition))


def findings():
    """Return what pooled studies say of adults in general now: (label, low, value, high) in per cent, for the picture.

    The two pooled estimates disagree (song-2024-global, worldwide-2023-pooled).
    """
    pooled = (
        ("2024", "song-2024-global", "global"),
        ("2023", "worldwide-2023-pooled", "overall-corrected-publication-bias"),
    )
    found = []
    for year, key, name in pooled:
        value = fact(key).quantity(name)
        found.append((f"all adults: many studies pooled, {year}", value.low, value.value, value.high))
    return found


def lifetime():
    """Return the article's claim of a lifetime, in words: it has no range and no known study."""
    claim = fact("nhs-one-in-ten-lifetime").value("claimed-lifetime-figure-about")
    return f"the article: 1 in {100 / claim:.0f}\n(no study found)"


@record
class Who:
    """How many of the `people` of a group count.

    surely: those of them who count at the low end of the range, too. perhaps: how many more would at its high end.
    asked: the definition asked for. found: the Prevalence shown, which is by another definition where no study of the
    group used the one asked for.
    """

    asked: str
    found: Prevalence
    people: int
    counted: int
    surely: int
    perhaps: int


def _hundred_or_thousand(name, value):
    if isinstance(value, (int, float)) and value in PEOPLE:
        return int(value)
    raise ValueError(f"{name} = {value!r} is not allowed: give 100 or 1000")


@checked(definition=one_of(DEFINITIONS), group=one_of(GROUPS), people=_hundred_or_thousand)
def count_people(definition, group, people=100):
    """Return how many of 100 or 1000 people of a group count, as whole people.

    definition, group: as in `prevalence`, but a definition that no study of the group used is replaced by the one they
    used (the result says which). people: 100 or 1000. Raises ValueError for anything else.
    """
    measured = GROUPS[group].measured
    found = prevalence(definition if definition in measured else next(iter(measured)), group)
    counted = round(people * found.fraction)
    lowest, highest = (counted if end is None else round(people * end) for end in (found.low, found.high))
    return Who(definition, found, people, counted, min(lowest, counted), max(0, highest - counted))


def group_rows():
    """Return rows (what, value, unit, source, how sure) for the groups whose shares come straight from studies."""
    shares = [prevalence(next(iter(group.measured)), name) for name, group in GROUPS.items() if name != "general"]
    return [
        (
            GROUPS[s.group].words,
            f"{100 * s.fraction:.3g}",
            "%",
            fact(s.facts[0]),
            f"{s.how} ({fact(s.facts[0]).status})",
        )
        for s in shares
    ]
