"""Checks: published results beside the models' own, and whether the study behind one also set the model: computed."""

import dataclasses

from rlsedu.evidence.bounds import check_choice, checked, numbers_in, record
from rlsedu.evidence.fact_base import fact
from rlsedu.evidence.parameters import Parameters
from rlsedu.evidence.references import OURSELVES

HIT, MISS, OPEN, SET_BY_THIS = "hit", "MISS", "cannot decide", "set by this"
ROLE_COLUMN = "did its study set the model?"
SET = "yes, by this number: so it tests nothing"
SAME_STUDY = "yes, by another number: half a test"
PERHAPS = "perhaps: the laboratory that made the formula"
FREE = "no"


@record
class Check:
    """One published result and what a model gives for it.

    what: in words. places: the published numbers, "fact-id/value-id", or "fact-id" where the fact says it in words.
    uses: the Parameters classes that the model of this row uses. published, model: both sides as they are printed.
    rule: how near is near enough, in words. result: HIT, MISS or OPEN by that rule (a room may have other words).
    own_lab: whether the laboratory that made the model's formula measured it. number: the model's number, if any.
    """

    what: str
    places: tuple
    uses: tuple
    published: str
    model: str
    rule: str
    result: str
    own_lab: bool = False
    number: float | None = None

    def __post_init__(self):
        for place in self.places:
            key, _, name = place.partition("/")
            fact(key).value(name) if name == "n" else fact(key).quantity(name) if name else fact(key)

    @property
    def facts(self):
        """The Facts that tell the published side, each once."""
        return tuple(fact(key) for key in dict.fromkeys(place.partition("/")[0] for place in self.places))

    @property
    def role(self):
        """Whether the study behind this row also set a number of the model: SET, SAME_STUDY, PERHAPS or FREE."""
        numbers, studies = set_by(*self.uses)
        if any(place in numbers for place in self.places):
            return SET
        if any(studies & _studies(found) for found in self.facts):
            return SAME_STUDY
        return PERHAPS if self.own_lab else FREE

    @property
    def verdict(self):
        """The result; what set the model is no test of it, whatever it gives."""
        return SET_BY_THIS if self.role == SET else self.result

    @property
    def source(self):
        """The Fact, or the Facts if there are several, as a table takes them."""
        return self.facts if len(self.facts) > 1 else self.facts[0]


def _studies(found):
    return set(found.sources) - {OURSELVES}


@checked(owners=type)
def set_by(*owners):
    """Return what set the numbers of these Parameters classes: places "fact-id/value-id", and the studies."""
    places, studies = set(), set()
    for owner in owners:
        for field in dataclasses.fields(_parameters(owner)):
            given = getattr(field.metadata["given"], "places", ())
            places |= {f"{key}/{name.partition('.')[0]}".rstrip("/") for key, name in given}
            head = field.metadata["source"].partition(":")[0]
            keys = {key for key, _ in given} | (set() if head in ("assumed", "setting", "constant") else {head})
            studies |= set().union(*(_studies(fact(key)) for key in keys))
    return places, studies


def _parameters(owner):
    if not issubclass(owner, Parameters):
        raise ValueError(f"owners = {owner.__name__} is not allowed: give classes of Parameters")
    return owner


@checked(model=numbers_in(), published=numbers_in(), by=numbers_in(0), chance=numbers_in(0))
def within(model, published, by, chance=0.0):
    """Return HIT if the model lies within `by` of the published number, OPEN if within `chance` of it, or MISS.

    All in the same unit. chance: how far off so few people could be by chance.
    """
    off = abs(model - published)
    return HIT if off <= by else OPEN if off <= chance else MISS


@checked(hit=bool)
def judged(hit):
    """Return HIT or MISS."""
    return HIT if hit else MISS


@checked(found=list | tuple, role=str)
def count(found, role):
    """Return how many of these Checks with this role there are, and how many of them are hits, misses and undecided."""
    check_choice("role", role, (SET, SAME_STUDY, PERHAPS, FREE))
    results = [check.result for check in found if check.role == role]
    return len(results), *(results.count(word) for word in (HIT, MISS, OPEN))
