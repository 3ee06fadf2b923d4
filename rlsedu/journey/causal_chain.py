"""The chain: food and tablets, ferritin, brain iron, dopamine, an evening; every link has a strength and its chance."""

from dataclasses import dataclass

import numpy as np

from rlsedu.brain_iron.population import WOMEN, Population, VirtualPeople, sample_people
from rlsedu.evidence import Parameters, check, checked, fact, from_fact, numbers_in, one_of, parameter, record, whole_in
from rlsedu.evidence.conversions import ratio, rounded
from rlsedu.journey.borrowed import borrowed
from rlsedu.journey.laws import FERRITIN, SUPPERS, WALKS_MIN, Laws, ask_the_rooms
from rlsedu.journey.shares import Downstream
from rlsedu.supplements.stores import Body

PEOPLE = 2000  # assumed: enough for a smooth picture
FIFTHS = 5  # assumed: every fifth of them by ferritin is dealt the same luck
FOLLOWED, BELOW = 12, 0.06  # assumed: neighbours by ferritin, and the share of people with less than they
FULL = "full nigra"  # not a supper: every nigra that holds less iron than normal is filled
AS_MODELLED = 1.0  # a link as strong as in its own room
STEPS = ("ferritin", "brain_iron", "signal", "discomfort")


@dataclass(frozen=True)
class Links(Parameters):
    """How strong each link is: correlations (brain, legs), or 1 for as in the room's own model; 0 cuts a link."""

    stores: float = parameter(
        AS_MODELLED,
        "Food and tablets → ferritin (1 = as modelled)",
        "li-2020-vitc-ida-null: the largest miss on trials of tablets, 34 %, sets the upper end",
        low=0,
        high=AS_MODELLED + Body.band,
    )
    brain: float = parameter(
        borrowed(Population, "rho"),
        "Ferritin → brain iron: how closely?",
        "assumed: weak; a link was seen in wang-2022-ukb-qsm-body-iron, its strength was not read",
        low=0,
        high=borrowed(Population, "rho", "high"),
    )
    dopamine: float = parameter(
        AS_MODELLED, "Brain iron → dopamine: how strongly?", "assumed: nobody has measured both", low=0, high=1
    )
    legs: float = parameter(
        0.55,
        "Dopamine → legs: how closely?",
        "assumed: stronger than what was measured among patients (serum-vs-nigral-echo-2021)",
        low=0,
        high=0.9,
    )


@dataclass(frozen=True)
class Chance(Parameters):
    """What no link explains."""

    ferritin_spread: float = parameter(
        from_fact("wang-2009-ferritin", "rise-placebo.spread", "start-placebo", by=rounded(2, ratio)),
        "Ferritin changes by itself (log SD)",
        "SD 13.7 of 36.7 on the dummy tablet",
        low=1e-9,
        high=1.5,
    )
    arrived: float = parameter(
        0.5, "Share of a change that has reached the brain", "assumed: the link is slow", low=0, high=1
    )
    signal_spread: float = parameter(
        0.05,
        "Dopamine signals of people with the same brain iron differ by (SD)",
        "assumed: about as much as iron does",
        low=0.01,
        high=0.2,
    )


@record
class Crowd:
    """Virtual people with restless legs and their luck, drawn once.

    people: from the brain iron room, with the link to the brain cut. wobble: of ferritin, (people,). hand: which luck
    of the deck each rank by ferritin is dealt; every fifth gets the whole deck. signal, legs: bell-curve scores, and
    walks, one per luck.
    """

    n: int
    seed: int
    people: VirtualPeople
    wobble: np.ndarray
    hand: np.ndarray
    signal: np.ndarray
    legs: np.ndarray
    walks: np.ndarray


@record
class Steps:
    """Where people stand at each step, arrays of one number per person.

    ferritin: ug/L. brain_iron: mg/kg. signal: 1 is a healthy day's mean. discomfort: worst of the evening, 0 to 10.
    """

    ferritin: np.ndarray
    brain_iron: np.ndarray
    signal: np.ndarray
    discomfort: np.ndarray

    @checked(number=whole_in(0, 100_000))
    def person(self, number):
        """Return where one person stands, as (step, value) pairs; number: 0 to the size of the crowd less one."""
        number = int(check("number", number, 0, len(self.ferritin) - 1))
        return tuple((name, float(getattr(self, name)[number])) for name in STEPS)


@record
class Chain:
    """before: with usual food. after: with the supper chosen. susceptibility: after, 0 to 1.

    told: share (0 to 1) of the differences in the evening that could be told from each step. adds: what each adds.
    """

    supper: str
    links: Links
    before: Steps
    after: Steps
    susceptibility: np.ndarray
    told: np.ndarray

    @property
    def adds(self):
        """What each step adds to what could be told from the step before it; together 1."""
        return np.diff(self.told, prepend=0.0)

    @property
    def places(self):
        """Where twelve people with the same, low ferritin stand at each step, among 100: (steps, people).

        Place 100 is the best: most ferritin, iron and signal, least discomfort. They have the same ferritin with their
        usual food, and are compared with everyone on usual food.
        """
        n = len(self.before.ferritin)
        same = np.argsort(self.before.ferritin)[int(BELOW * n) :][:FOLLOWED]
        below = [np.searchsorted(np.sort(getattr(self.before, k)), getattr(self.after, k)[same]) / n for k in STEPS]
        below[-1] = 1 - below[-1]
        return np.clip(np.ceil(100 * np.array(below)), 1, 100)

    @property
    def same_ferritin_spread(self):
        """How far apart people of the same ferritin end in the evening (SD); 1 is as far as everyone."""
        return float(np.sqrt(1 - self.told[0]))

    @property
    def relief(self):
        """How much lower the worst discomfort of the evening is than with usual food, on average (0 to 10)."""
        return float((self.before.discomfort - self.after.discomfort).mean())


@checked(n=whole_in(100, 100_000), seed=whole_in(0, 2**31))
def draw_crowd(n=PEOPLE, seed=1):
    """Return a Crowd of about n people (100 to 100 000); the same seed draws the same people, whatever else changes."""
    deck = n // FIFTHS
    random = np.random.default_rng(seed + 1)
    people = sample_people(deck * FIFTHS, seed=seed, rls_share=1.0, rho=0.0)
    hand = np.concatenate([random.permutation(deck) for _ in range(FIFTHS)])
    luck = random.standard_normal((2, deck))
    walks = random.integers(0, len(WALKS_MIN), deck)
    return Crowd(deck * FIFTHS, seed, people, random.standard_normal(deck * FIFTHS), hand, *luck, walks)


@checked(supper=one_of((*SUPPERS, FULL)), links=Links, crowd=Crowd, laws=Laws, chance=Chance)
def run_chain(supper="usual", links=Links(), crowd=None, laws=None, chance=Chance()):
    """Return the Chain for one supper and one set of links.

    supper: "usual", "helping", "hindering" (food kept for years), "daily" or "twice" (tablets for twelve weeks), or
    FULL, which is no supper: every nigra that holds less iron than normal is filled. links: Links. crowd: a Crowd;
    laws: the Laws; both are made anew if left out. Raises ValueError for another supper.
    """
    crowd, laws = crowd or draw_crowd(), laws or ask_the_rooms()
    upstream, none = Upstream(crowd, links, chance), np.zeros(crowd.n)
    change = links.stores * _rise(crowd.people, laws.rise[supper]) if supper in SUPPERS else none
    walks = laws.worst[crowd.walks]
    downstream = Downstream(links, laws, chance, upstream.own, upstream.score(none), walks)
    before, _ = upstream.steps(none, downstream)
    after, susceptibility = upstream.steps(change, downstream, fill=supper == FULL)
    told = downstream.told(upstream.score(change), upstream.log_ferritin + change)
    return Chain(supper, links, before, after, susceptibility, told)


class Upstream:
    """The crowd's ferritin, and what of it arrives in the brain.

    log_ferritin: without its own wobble. body: what ferritin does to brain iron with usual food (SD), exactly 0 where
    that link is cut. own: all else that makes brain iron differ (SD), one per luck. luck: which one each person has.
    """

    @checked(crowd=Crowd, links=Links, chance=Chance)
    def __init__(self, crowd, links, chance):
        self.crowd, self.links, self.chance, self.brain = crowd, links, chance, Population()
        people, brain = crowd.people, self.brain
        self.log_ferritin = np.log(people.serum_ferritin_ug_l)
        rest = np.sqrt(1 - links.brain**2)
        shift = brain.d_early * (people.group == "early") + brain.d_late * (people.group == "late")
        alone = _scores(people, brain) + shift
        linked = sample_people(crowd.n, seed=crowd.seed, rls_share=1.0, rho=links.brain)
        self.body = _scores(linked, brain) + shift - rest * alone
        self.own = (rest * alone - shift)[: len(crowd.legs)]
        rank = np.argsort(np.argsort(self.log_ferritin + chance.ferritin_spread * crowd.wobble))
        self.luck = crowd.hand[rank]

    @checked(change=numbers_in())
    def score(self, change):
        """What ferritin does to brain iron (SD), after a change of log ferritin of which a part has arrived.

        The correlation between people is taken as the effect of a change in one person: assumed.
        """
        return self.body + self.links.brain * self.chance.arrived * change / self.log_ferritin.std()

    @checked(change=numbers_in(), downstream=Downstream, fill=bool)
    def steps(self, change, downstream, fill=False):
        """Return the Steps of everybody, and susceptibility; fill: no nigra holds less than the normal iron."""
        crowd, luck, brain = self.crowd, self.luck, self.brain
        ferritin = np.exp(self.log_ferritin + change + self.chance.ferritin_spread * crowd.wobble)
        iron = np.maximum(brain.mean_iron_mg_kg * (1 + brain.iron_cv * (self.score(change) + self.own[luck])), 0.0)
        iron = np.maximum(iron, downstream.laws.normal_mg_kg) if fill else iron
        signal = downstream.signal(iron) + self.chance.signal_spread * crowd.signal[luck]
        susceptibility = downstream.susceptibility(signal, crowd.legs[luck])
        return Steps(ferritin, iron, signal, susceptibility * downstream.walks[luck]), susceptibility


def _scores(people, brain):
    """Brain iron in SD from the mean of people without restless legs."""
    return (people.brain_iron_mg_kg / brain.mean_iron_mg_kg - 1) / brain.iron_cv


def _rise(people, table):
    """What the supplements room says: log of the factor on each person's ferritin."""
    kind = np.where(people.female, 1 + (people.age >= fact(WOMEN).value("oldest") + 1), 0)
    start = np.log(np.clip(people.serum_ferritin_ug_l, FERRITIN[0], FERRITIN[-1]))
    rows = np.array([np.interp(start, np.log(FERRITIN), row) for row in table])
    return rows[kind, np.arange(len(kind))]
