"""The chain: food and tablets, ferritin, brain iron, dopamine, an evening; every link has a strength and its chance."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from rlsedu.brain_iron.population import Population, sample_people
from rlsedu.evidence import Parameters, check, check_choice, parameter
from rlsedu.journey.laws import FERRITIN, IRON, SUPPERS, WALKS_MIN, ask_the_rooms
from rlsedu.symptoms.evening import susceptibility_at

PEOPLE = 2000  # assumed: enough to see shares of a per cent
STEPS = ("ferritin", "brain_iron", "signal", "discomfort")


@dataclass(frozen=True)
class Links(Parameters):
    """How strong each link is: correlations (brain, legs), or 1 for as in the room's own model; 0 cuts a link."""

    stores: float = parameter(
        1.0,
        "Food and tablets → ferritin (1 = as modelled)",
        "li-2020-vitc-ida-null: the largest miss on trials of tablets, 34 %, sets the upper end",
        low=0,
        high=1.35,
    )
    brain: float = parameter(
        0.15,
        "Ferritin → brain iron: how closely?",
        "assumed: weak, as in wang-2022-ukb-qsm-body-iron",
        low=0,
        high=0.4,
    )
    dopamine: float = parameter(
        1.0, "Brain iron → dopamine: how strongly?", "assumed: nobody has measured both", low=0, high=1
    )
    legs: float = parameter(
        0.55,
        "Dopamine → legs: how closely?",
        "earley-2006-mri-nigra: set so that brain iron and severity correlate by -0.32",
        low=0,
        high=0.9,
    )


@dataclass(frozen=True)
class Chance(Parameters):
    """What no link explains."""

    ferritin_spread: float = parameter(
        0.37, "Ferritin changes by itself (log SD)", "wang-2009-ferritin: SD 13.7 of 36.7 on the dummy tablet"
    )
    arrived: float = parameter(0.5, "Share of a change that has reached the brain", "assumed: the link is slow")
    signal_spread: float = parameter(
        0.05,
        "Dopamine signals of people with the same brain iron differ by (SD)",
        "assumed: about as much as iron does",
    )
    groups: float = parameter(20.0, "Groups in which people count as alike", "assumed: fine enough for 2000 people")


@dataclass(frozen=True)
class Crowd:
    """Virtual people with restless legs and their chances, drawn once. own: ferritin, signal, legs, each (people,)."""

    n: int
    seed: int
    own: np.ndarray
    walks: np.ndarray


@dataclass(frozen=True)
class Steps:
    """Where people stand at each step, arrays of one number per person.

    ferritin: ug/L. brain_iron: mg/kg. signal: 1 is a healthy day's mean. discomfort: worst of the evening, 0 to 10.
    """

    ferritin: np.ndarray
    brain_iron: np.ndarray
    signal: np.ndarray
    discomfort: np.ndarray

    def person(self, number):
        """Return where one person stands, as (step, value) pairs; number: 0 to the size of the crowd less one."""
        number = int(check("number", number, 0, len(self.ferritin) - 1))
        return tuple((name, float(getattr(self, name)[number])) for name in STEPS)


@dataclass(frozen=True)
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
    adds: np.ndarray

    @property
    def low_at_first(self):
        """Numbers of the fifth of people who have the least ferritin with their usual food."""
        return np.argsort(self.before.ferritin)[: len(self.before.ferritin) // 5]  # assumed: a fifth counts as low

    @property
    def low_spread(self):
        """How far apart those people are in the evening; 1 is as far as everyone (middle 80 of 100 each time)."""
        middle = (10, 90)  # grid: the ends of the middle 80 of 100
        worst = self.after.discomfort
        low, everyone = (np.ptp(np.percentile(part, middle)) for part in (worst[self.low_at_first], worst))
        return float(low / everyone)


def draw_crowd(n=PEOPLE, seed=1):
    """Return a Crowd of n people (100 to 100 000); the same seed draws the same people, whatever else changes."""
    n, seed = int(check("n", n, 100, 100_000)), int(check("seed", seed, 0, 2**31))
    random = np.random.default_rng(seed + 1)
    return Crowd(n, seed, random.standard_normal((3, n)), random.integers(0, len(WALKS_MIN), n))


def run_chain(supper="usual", links=Links(), crowd=None, laws=None, chance=Chance()):
    """Return the Chain for one supper and one set of links.

    supper: "usual", "helping", "hindering" (food kept for years), "daily" or "twice" (tablets for twelve weeks). links:
    Links. crowd: a Crowd; laws: the Laws; both are made anew if left out. Raises ValueError for another supper.
    """
    check_choice("supper", supper, tuple(SUPPERS))
    crowd, laws = crowd or draw_crowd(), laws or ask_the_rooms()
    people = sample_people(crowd.n, seed=crowd.seed, rls_share=1.0, rho=links.brain)
    none = np.zeros(crowd.n)
    first = _steps(people, none, links, crowd, laws, chance)
    change = links.stores * _rise(people, laws.rise[supper])
    then = _steps(people, change, links, crowd, laws, chance) if change.any() else first
    before, after = (Steps(*values, _evening(values[2], first[2], links, crowd, laws)[1]) for values in (first, then))
    told = explained(after, int(chance.groups))
    return Chain(
        supper,
        links,
        before,
        after,
        _evening(then[2], first[2], links, crowd, laws)[0],
        told,
        np.diff(told, prepend=0.0),
    )


def _rise(people, table):
    """What the supplements room says: log of the factor on each person's ferritin."""
    kind = np.where(people.female, 1 + (people.age >= 50), 0)  # from ferritin-lognormal-norms-1995
    start = np.log(np.clip(people.serum_ferritin_ug_l, FERRITIN[0], FERRITIN[-1]))
    rows = np.array([np.interp(start, np.log(FERRITIN), row) for row in table])
    return rows[kind, np.arange(len(kind))]


def _steps(people, change, links, crowd, laws, chance):
    """Ferritin, brain iron and signal after a change of log ferritin."""
    brain = Population()
    ferritin = people.serum_ferritin_ug_l * np.exp(change + chance.ferritin_spread * crowd.own[0])
    spread = np.log(people.serum_ferritin_ug_l).std()
    moved = links.brain * chance.arrived * change / spread
    iron = people.brain_iron_mg_kg + brain.mean_iron_mg_kg * brain.iron_cv * moved
    short = 1 - np.clip(iron / laws.normal_mg_kg, IRON[0], 1.0)
    signal = np.interp(1 - links.dopamine * short, IRON, laws.signal) + chance.signal_spread * crowd.own[1]
    return ferritin, iron, signal


def _evening(signal, usual, links, crowd, laws):
    """Susceptibility and worst discomfort; with the usual supper the crowd as a whole stays as published."""
    weak = links.legs * (usual.mean() - signal) / usual.std()
    score = weak + np.sqrt(1 - links.legs**2) * crowd.own[2]
    z = np.linspace(-6, 6, 241)  # grid: points of the bell curve
    share = np.interp(score, z, [NormalDist().cdf(point) for point in z])
    susceptibility = susceptibility_at(share)
    return susceptibility, susceptibility * laws.worst[crowd.walks]


def explained(steps, groups=10):
    """Return, for each step, the share (0 to 1) of the variance of the evening that could be told from it.

    steps: Steps. groups: people are sorted by the step into this many groups; what differs within a group cannot be
    told. The last is 1, and a later step never tells less. Raises ValueError for groups of fewer than two people.
    """
    worst = steps.discomfort
    groups = int(check("groups", groups, 2, len(worst) // 2))
    size, total = len(worst) // groups, worst.var(ddof=1)
    told = []
    for name in STEPS[:-1]:
        order = np.argsort(getattr(steps, name), kind="stable")[: size * groups]
        within = worst[order].reshape(groups, size).var(axis=1, ddof=1).mean()
        told.append(1 - within / total)
    return np.array([*np.maximum.accumulate(np.clip(told, 0, 1)), 1.0])
