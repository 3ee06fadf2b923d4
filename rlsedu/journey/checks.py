"""Checks: what the chain and the trials say beside what was published, hits and misses alike."""

from dataclasses import dataclass

import numpy as np

from rlsedu.brain_iron.testing import power
from rlsedu.evidence import Parameters, Table, fact, parameter
from rlsedu.journey.chain import Links, draw_crowd, run_chain
from rlsedu.journey.laws import ask_the_rooms
from rlsedu.journey.published import ARMS, group_sizes, published_trials
from rlsedu.journey.trial import Design

SET, FREE = "set the model", "not fitted"
TRIALS = (*ARMS, "trenkwalder-2017-fcm")


@dataclass(frozen=True)
class Rules(Parameters):
    """How near a model figure must be to a published one to be called a hit, and who is compared."""

    correlation: float = parameter(0.15, "Correlations: within", "serum-vs-nigral-echo-2021: its uncertainty")
    points: float = parameter(2.0, "Points of the rating: within", "assumed: less than the 3 that matter")
    ferritin: float = parameter(
        35.0, "Rise of ferritin: within", "li-2020-vitc-ida-null: the band of the model", unit="%"
    )
    share: float = parameter(10.0, "Power: within", "assumed: a rough figure", unit="%")
    trials: float = parameter(2.0, "Clear trials: within", "assumed: chance among six")
    lowest: float = parameter(15.0, "Ferritin in the trial of tablets, from", "wang-2009-irls", unit="ug/L")
    highest: float = parameter(75.0, "Ferritin in the trial of tablets, to", "wang-2009-irls", unit="ug/L")
    people: float = parameter(20_000.0, "People drawn", "assumed: enough to keep chance small")
    rating_sd: float = parameter(
        6.2, "Spread of the rating among patients (SD)", "hornyak-2007-irls-psg", unit="points"
    )


def rank_correlation(x, y):
    """Return Spearman's rank correlation of two arrays without ties."""
    return float(np.corrcoef(np.argsort(np.argsort(x)), np.argsort(np.argsort(y)))[0, 1])


def checks():
    """Return the table of published against model figures: what, published, model, its role, hit or miss, source."""
    rules = Rules()
    columns = ("what", "published", "model", "did it set the model?", "result", "source")
    return Table("Published against model: hits and misses", columns, [*_chain(rules), *check_trial(rules)])


def _row(what, key, published, model, within, role, unit=""):
    result = "hit" if abs(model - published) <= within else "MISS"
    return (what, f"{published:.3g}{unit}", f"{model:.2g}{unit}", role, result, fact(key))


def _chain(rules):
    crowd, laws = draw_crowd(int(rules.people), seed=2), ask_the_rooms()
    usual, twice = (run_chain(supper, Links(), crowd, laws) for supper in ("usual", "twice"))
    steps = usual.before
    key = "earley-2006-mri-nigra"
    published = fact(key).value("rank correlation with severity")
    model = rank_correlation(steps.brain_iron, usual.susceptibility)
    yield _row("Brain iron and severity, rank correlation", key, published, model, rules.correlation, SET)
    key = "serum-vs-nigral-echo-2021"
    published, model = fact(key).value("ferritin"), rank_correlation(steps.ferritin, steps.brain_iron)
    yield _row("Ferritin and brain iron, rank correlation", key, published, model, rules.correlation, FREE)
    chosen = (steps.ferritin >= rules.lowest) & (steps.ferritin <= rules.highest)
    key = "wang-2009-ferritin"
    published = fact(key).value("rise with iron") - fact(key).value("rise with placebo")
    model = float((twice.after.ferritin - twice.before.ferritin)[chosen].mean())
    within = rules.ferritin / 100 * published
    yield _row("Ferritin, rise with two tablets a day against dummy", key, published, model, within, FREE, " µg/L")
    worst = twice.before.discomfort
    model = float((worst - twice.after.discomfort)[chosen].mean() / worst.std()) * rules.rating_sd
    what = "What iron adds to relief (rating; the chain's scale is stretched to it, assumed)"
    for trial in published_trials():
        if trial.key in ("wang-2009-irls", "trotti-2019-irls"):
            yield _row(f"{what}: {trial.name}", trial.key, trial.advantage, model, rules.points, FREE, " points")


def check_trial(rules=Rules()):
    """Return the rows of the checks on trials: power as reported, and how many trials were clear."""
    design, key = Design(), "davis-2000-attrition"
    d = fact("trotti-2019-irls").value("IRLS difference") / -design.spread
    found = fact(key)
    start = 14  # from davis-2000-attrition
    left = [start - int(found.value(f"dropped out, {arm}")) for arm in ("iron", "placebo")]
    what = "Power of the trial of 2000, for the pooled effect"
    yield _row(what, key, found.value("power"), 100 * power(d, *left), rules.share, FREE, " %")
    clear = sum(t.low > 0 for t in published_trials() if t.key in TRIALS)
    expected = sum(power(d, *group_sizes(trial)) for trial in TRIALS)
    what = f"Clear trials of {len(TRIALS)}, if iron helped in all by the pooled effect"
    yield _row(what, "trotti-2019-irls", clear, expected, rules.trials, FREE)
