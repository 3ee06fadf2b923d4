"""Checks: what the chain and the trials say beside what was published, hits and misses alike."""

from dataclasses import dataclass

import numpy as np

from rlsedu.brain_iron.testing import power
from rlsedu.evidence import ROW, Parameters, Table, checked, fact, numbers_in, parameter
from rlsedu.evidence.roles import FREE, ROLE_COLUMN, SAME_STUDY
from rlsedu.journey.chain import FULL, Links, draw_crowd, run_chain
from rlsedu.journey.laws import ask_the_rooms
from rlsedu.journey.published import group_sizes, published_trials
from rlsedu.journey.trial import Design

HIT, MISS, OPEN = "hit", "MISS", "cannot decide"
ECHO = "serum-vs-nigral-echo-2021"


@dataclass(frozen=True)
class Rules(Parameters):
    """Who is compared, how the chain's scale is read as points of the rating, and when a study can decide."""

    lowest: float = parameter(15.0, "Ferritin in the trial of tablets, from", "wang-2009-irls", unit="ug/L")
    highest: float = parameter(75.0, "Ferritin in the trial of tablets, to", "wang-2009-irls", unit="ug/L")
    people: float = parameter(20_000.0, "People drawn", "assumed: enough to keep chance small")
    rating_sd: float = parameter(
        6.2, "Spread of the rating among patients (SD)", "hornyak-2007-irls-psg", unit="points"
    )
    half_width: float = parameter(1.96, "Standard errors to each side of a 95 % range", "assumed: a bell curve")
    chance: float = parameter(0.025, "Chance below which a count counts as a miss", "assumed: half of 5 %")
    groups_iron: float = parameter(9.0, "People on iron in the trial of tablets", "assumed: half of 18")


@checked(x=ROW, y=ROW)
def rank_correlation(x, y):
    """Return Spearman's rank correlation of two arrays without ties."""
    return float(np.corrcoef(np.argsort(np.argsort(x)), np.argsort(np.argsort(y)))[0, 1])


def checks():
    """Return the table of published against model figures: what, published, model, its role, hit or miss, source."""
    rules = Rules()
    columns = ("what", "published (95 % range)", "model", ROLE_COLUMN, "result", "source")
    rows = [*_correlations(rules), *_tablets(rules), *_ceiling(rules), check_count(rules)]
    caption = (
        "Published against model: hits and misses. Where a source gives no range, it is our own sum. Points of the "
        "toy: its scale stretched to the spread of the rating (assumed)"
    )
    return Table(caption, columns, rows)


def _row(what, key, found, model, role, unit=""):
    """One row; found: (published value, lower and upper end of its 95 % range)."""
    value, low, high = found
    result = HIT if low <= model <= high else MISS
    if result == HIT and low <= 0 <= high:
        result = OPEN  # it allows nothing at all, too
    told = f"{value:.2g} ({low:.2g} to {high:.2g}){unit}"
    return (what, told, f"{model:.2g}{unit}", role, result, fact(key))


def _correlations(rules):
    """Among people with restless legs: what goes with iron in the nigra, of which ultrasound sees a sign."""
    steps = _run("usual", rules)
    found = {v.name: v.value for v in fact(ECHO).values}
    within = rules.half_width / (fact(ECHO).size() - 3) ** 0.5
    pairs = (
        ("Sign of iron in the nigra and ferritin", "ferritin, rank correlation", steps.before.ferritin),
        (
            "Sign of iron in the nigra and how bad the legs are",
            "echo with severity, rank correlation",
            steps.susceptibility,
        ),
    )
    for what, name, values in pairs:
        published, model = found[name], rank_correlation(steps.before.brain_iron, values)
        limits = (published, published - within, published + within)
        yield _row(f"{what}, among people with it: rank correlation", ECHO, limits, model, FREE)


def _tablets(rules):
    """The trial of tablets in people with little ferritin: what they did to ferritin, and to the legs."""
    twice, key = _run("twice", rules), "wang-2009-ferritin"
    chosen = (twice.before.ferritin >= rules.lowest) & (twice.before.ferritin <= rules.highest)
    iron, dummy = (next(v for v in fact(key).values if v.name == f"rise with {arm}") for arm in ("iron", "placebo"))
    rise = iron.value - dummy.value
    half = rules.half_width * ((iron.spread**2 + dummy.spread**2) / rules.groups_iron) ** 0.5
    model = float((twice.after.ferritin - twice.before.ferritin)[chosen].mean())
    what = "Ferritin, rise with two tablets a day against dummy"
    yield _row(what, key, (rise, rise - half, rise + half), model, SAME_STUDY, " µg/L")
    trial = next(t for t in published_trials() if t.key == "wang-2009-irls")
    found = (trial.advantage, trial.low, trial.high)
    what = "Relief by two tablets a day against dummy, people with little ferritin"
    yield _row(what, trial.key, found, _points(twice, rules, chosen), SAME_STUDY, " points")


def _ceiling(rules):
    """The most that the chain could give: every nigra filled to the normal; beside infusions, which no link models."""
    full, roles = _points(_run(FULL, rules), rules), {"khan-2025-fcm-meta": FREE, "trotti-2019-irls": SAME_STUDY}
    for trial in published_trials():
        if trial.key in roles:
            what = f"The most the toy can give (each nigra filled) beside {trial.name}"
            found = (trial.advantage, trial.low, trial.high)
            row = _row(what, trial.key, found, full, roles[trial.key], " points")
            yield (*row[:4], MISS if row[4] == MISS else OPEN, row[5])  # the most is no forecast: it cannot be a hit


def _run(supper, rules):
    return run_chain(supper, Links(), draw_crowd(int(rules.people), seed=2), ask_the_rooms())


def _points(chain, rules, chosen=slice(None)):
    """Mean relief in points of the rating; the chain's scale is stretched to the rating's spread: assumed."""
    worst = chain.before.discomfort
    return float((worst - chain.after.discomfort)[chosen].mean() / worst.std()) * rules.rating_sd


@checked(rules=Rules)
def check_count(rules=Rules()):
    """Return the row on how many published trials were clear, beside what the pooled effect would let one expect."""
    design, key = Design(), "trotti-2019-irls"
    d = fact(key).value("IRLS difference") / -design.spread
    trials = [trial for trial in published_trials() if not trial.pooled]
    clear = sum(trial.low > 0 for trial in trials)
    chances = counts([power(d, *group_sizes(trial.key)) for trial in trials])
    at_least, at_most = chances[clear:].sum(), chances[: clear + 1].sum()
    result = MISS if min(at_least, at_most) < rules.chance else OPEN
    what = f"Clear trials of the {len(trials)} drawn (our count), if iron helped in all by 3.8 points (the source)"
    model = f"{chances @ np.arange(len(chances)):.1f} (chance of {clear} or more: {100 * at_least:.0f} %)"
    return (what, str(clear), model, SAME_STUDY, result, fact(key))


@checked(chances=numbers_in(0, 1, ndim=1))
def counts(chances):
    """Return the chance of each number of hits, 0 to all, when each has its own chance."""
    found = np.ones(1)
    for chance in chances:
        found = np.convolve(found, [1 - chance, chance])
    return found
