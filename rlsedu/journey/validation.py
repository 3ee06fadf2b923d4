"""Checks: what the chain and the trials say beside what was published, hits and misses alike."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from rlsedu.brain_iron.mri import Calibration
from rlsedu.brain_iron.population import Population
from rlsedu.dopamine.scenario import Dose, IronLoss, Rhythm
from rlsedu.dopamine.terminal_numbers import Terminal
from rlsedu.evidence import Parameters, Table, checked, fact, numbers_in, parameter
from rlsedu.evidence.checks import MISS, OPEN, ROLE_COLUMN, Check, judged
from rlsedu.journey.causal_chain import FULL, Chance, Links, draw_crowd, run_chain
from rlsedu.journey.designed_trials import Design
from rlsedu.journey.laws import Supper, ask_the_rooms
from rlsedu.journey.one_scale import INFUSED, RELIEF, Patients, in_points, little_ferritin
from rlsedu.journey.published import group_sizes, published, published_trials
from rlsedu.statistics.comparing import rank_correlation
from rlsedu.statistics.study_power import power
from rlsedu.supplements.dosing import Dosing, Timing
from rlsedu.supplements.single_meal import WholeDiet
from rlsedu.supplements.stores import Body, Person
from rlsedu.symptoms.discomfort import Clock, Evening, Severity

ECHO, RISE, POOLED = "serum-vs-nigral-echo-2021", "wang-2009-ferritin", "trotti-2019-irls"
# What sets the chain from ferritin to the legs, and from supper on. (Calibration: the crowd is scanned, too.)
CHAIN = (Links, Chance, Population, Calibration, Terminal, Rhythm, Dose, IronLoss, Evening, Clock, Severity)
FROM_SUPPER = (*CHAIN, Supper, Person, Body, Dosing, Timing, WholeDiet)


@dataclass(frozen=True)
class Rules(Parameters):
    """How many are drawn, and when a study can decide."""

    people: float = parameter(20_000.0, "People drawn", "assumed: enough to keep chance small")
    half_width: float = parameter(1.96, "Standard errors to each side of a 95 % range", "assumed: a bell curve")
    chance: float = parameter(0.025, "Chance below which a count counts as a miss", "assumed: half of 5 %")


def run_checks():
    """Return every Check of this chapter, in the order of the table."""
    rules = Rules()
    return [*_correlations(rules), *_tablets(rules), *_ceiling(rules), check_count(rules)]


def checks():
    """Return the table of published against model figures: what, published, model, its role, hit or miss, source."""
    columns = ("what", "published (95 % range)", "model", ROLE_COLUMN, "result", "source")
    caption = (
        "Published against model: hits and misses. Where a source gives no range, it is our own sum. Points of the "
        "toy: its scale stretched to the spread of the rating (assumed)"
    )
    rows = [(c.what, c.published, c.model, c.role, c.verdict, c.facts[0]) for c in run_checks()]
    return Table(caption, columns, rows)


@checked(low=float, model=float, high=float, forecast=bool)
def in_range(low, model, high, forecast=True):
    """Return HIT or MISS: does a published range hold the model's number? OPEN where a hit says nothing.

    So it is if the range holds 0 as well: it allows nothing at all, too. forecast: False for the most that a model can
    give, which cannot be a hit.
    """
    inside = low <= model <= high
    return OPEN if inside and (low <= 0 <= high or not forecast) else judged(inside)


def _beside(what, places, uses, limits, model, unit="", forecast=True, words=()):
    """One row; limits: published value, low and high end of its 95 % range; words: these as other tables have them."""
    _, low, high = limits
    told = "{} ({} to {})".format(*(words or map(_two, limits))) + unit
    rule = "within the published range, if that does not hold 0" if forecast else "not below the published range"
    result = in_range(low, model, high, forecast)
    return Check(what, places, uses, told, f"{model:.2g}{unit}", rule, result, number=float(model))


def _two(number):
    """Write a published number with two digits; a five rounds away from nought, as by hand."""
    exact = Decimal(f"{number:.6g}")
    return f"{exact.quantize(Decimal(1).scaleb(exact.adjusted() - 1), ROUND_HALF_UP):f}"


def _correlations(rules):
    """Among people with restless legs: what goes with iron in the nigra, of which ultrasound sees a sign."""
    steps = _run("usual", rules)
    half = rules.half_width / (fact(ECHO).size() - 3) ** 0.5
    for what, name, values in (
        ("ferritin", "ferritin-rank-correlation", steps.before.ferritin),
        ("how bad the legs are", "echo-severity-rank-correlation", steps.susceptibility),
    ):
        published, model = fact(ECHO).value(name), rank_correlation(steps.before.brain_iron, values)
        what = f"Sign of iron in the nigra and {what}, among people with it: rank correlation"
        yield _beside(what, (f"{ECHO}/{name}",), CHAIN, (published, published - half, published + half), model)


def _tablets(rules):
    """The trial of tablets in people with little ferritin: what they did to ferritin, and to the legs."""
    twice, uses = _run("twice", rules), (*FROM_SUPPER, Patients)
    chosen = little_ferritin(twice)
    iron, dummy = fact(RISE).quantity("rise-iron"), fact(RISE).quantity("rise-placebo")
    rise, sizes = iron.value - dummy.value, group_sizes(RISE)
    half = rules.half_width * (iron.spread**2 / sizes[0] + dummy.spread**2 / sizes[1]) ** 0.5
    model = float((twice.after.ferritin - twice.before.ferritin)[chosen].mean())
    # Of the dummy group only the spread set the model (Chance), not the rise that is taken off here.
    what, places = "Ferritin, rise with two tablets a day against dummy", (f"{RISE}/{iron.id}",)
    yield _beside(what, places, uses, (rise, rise - half, rise + half), model, " µg/L")
    trial = published(RELIEF)
    what = "Relief by two tablets a day against dummy, people with little ferritin"
    places = (f"{RELIEF}/fall-iron", f"{RELIEF}/fall-placebo")
    yield _beside(what, places, uses, _limits(trial), in_points(twice, chosen=chosen), " points", words=trial.words)


def _ceiling(rules):
    """The most that the chain could give: every nigra filled to the normal; beside infusions, which no link models."""
    full, uses = in_points(_run(FULL, rules)), (*CHAIN, Patients)
    for key, within in ((INFUSED, ()), (POOLED, (RELIEF,))):  # the trial of tablets, which set Chance, is in that pool
        trial, places = published(key), (f"{key}/irls-difference", *within)
        what = f"The most the toy can give (each nigra filled) beside {trial.name}"
        yield _beside(what, places, uses, _limits(trial), full, " points", False, trial.words)


def _limits(trial):
    return trial.advantage, trial.low, trial.high


def _run(supper, rules):
    return run_chain(supper, Links(), draw_crowd(int(rules.people), seed=2), ask_the_rooms())


@checked(rules=Rules)
def check_count(rules=Rules()):
    """Return the Check of how many published trials were clear, beside what the pooled effect would let one expect."""
    design, advantage = Design(), published(POOLED).advantage
    trials = [trial for trial in published_trials() if not trial.pooled]
    clear = sum(trial.low > 0 for trial in trials)
    chances = counts([power(advantage / design.spread, *group_sizes(trial.key)) for trial in trials])
    expected, at_least, at_most = chances @ np.arange(len(chances)), chances[clear:].sum(), chances[: clear + 1].sum()
    result = MISS if min(at_least, at_most) < rules.chance else OPEN
    what = f"Clear trials of the {len(trials)} drawn (our count), if iron helped in all by {advantage:.1f} points"
    return Check(
        f"{what} (the source)",
        (POOLED, *(trial.key for trial in trials)),
        (Design,),
        str(clear),
        f"{expected:.1f} (chance of {clear} or more: {100 * at_least:.0f} %)",
        f"by chance in less than {100 * rules.chance:g} % of such sets: a miss; else it decides nothing",
        result,
        number=float(expected),
    )


@checked(chances=numbers_in(0, 1, ndim=1))
def counts(chances):
    """Return the chance of each number of hits, 0 to all, when each has its own chance."""
    found = np.ones(1)
    for chance in chances:
        found = np.convolve(found, [1 - chance, chance])
    return found
