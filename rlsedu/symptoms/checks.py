"""Checks: what the models of this chapter say beside what was published, hits and misses alike; and what set them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from rlsedu.evidence import Parameters, Table, checked, fact, parameter
from rlsedu.evidence.roles import FREE, ROLE_COLUMN, SAME_STUDY, SET
from rlsedu.symptoms.burden import Burden, severity_population, share_of_affected
from rlsedu.symptoms.evening import circadian, multiple_test_score
from rlsedu.symptoms.nights import leg_movement_nights

HIT, MISS, OPEN, SET_BY_THIS = "hit", "MISS", "cannot decide", "set by this"


@dataclass(frozen=True)
class Rules(Parameters):
    """How near a model figure must be to a published one to be called a hit."""

    nights: float = parameter(
        10.0, "Shares of nights and people: within", "assumed: about one standard error among 20 people", unit="%"
    )
    correlation: float = parameter(0.1, "Correlations: within", "assumed: the usual rounding in such studies")
    people: float = parameter(20_000.0, "People drawn", "assumed: enough to keep chance small")
    nights_each: float = parameter(5.0, "Nights each", "trotti-2009-night-variance: five nights")
    few: float = parameter(20.0, "People in the study of many nights", "trotti-2009-night-variance")
    standard_errors: float = parameter(1.96, "Chance alone: up to (standard errors)", "assumed: 95 %")


def checks():
    """Return the table of published against model figures: what, published, model, its role, hit or miss, source."""
    rules = Rules()
    rows = [*_funnel(rules), *_clock(), *_scores(rules), *_nights(rules)]
    free = [row[4] for row in rows if row[3] == FREE]
    half = [row[4] for row in rows if row[3] == SAME_STUDY]
    caption = (
        f"Published against model. {len(free)} checks against studies that set no number of the model: "
        f"{free.count(HIT)} hits, {free.count(MISS)} misses, {free.count(OPEN)} that cannot decide. {len(half)} more "
        f"against other results of studies that did: {half.count(HIT)} hits, {half.count(MISS)} misses, "
        f"{half.count(OPEN)} that cannot decide (so few people that it may be chance). What set the model counts as "
        "none of these."
    )
    return Table(caption, ("what", "published", "model", ROLE_COLUMN, "result", "source"), rows)


def _row(what, key, published, model, within, role, unit=" %", chance=0.0):
    """One row; chance: how far off, in the same unit, so few people could be by chance alone."""
    result = SET_BY_THIS if role == SET else HIT if abs(model - published) <= within else MISS
    if result == MISS and abs(model - published) <= chance:
        result = OPEN
    return (what, f"{published:.3g}{unit}", f"{model:.3g}{unit}", role, result, fact(key))


def _funnel(rules):
    rest, primary, pregnant = "allen-2005-rest-prevalence", "allen-2011-us-primary", "manconi-2004-new-onset"
    share = {name: share_of_affected(name) for name in ("weekly", "bothersome")}
    for name, words in {"weekly": "at least weekly", "bothersome": "at least twice weekly"}.items():
        published, model = fact(rest).value(words), Burden().any_share * share[name]
        yield _row(f"Adults with symptoms, {words}", rest, published, model, 0, SET)
    published = 100 * fact(primary).value("primary RLS, at least") / fact(primary).value("primary RLS")
    what = "Bothersome, of all with primary RLS (another survey; our sum)"
    yield _row(what, primary, published, 100 * share["bothersome"], rules.nights, FREE)
    affected = 100 * fact(pregnant).value("any RLS") / fact(pregnant).value("women asked")
    published = 100 * fact(pregnant).value("at least weekly") / affected
    what = "Weekly, of pregnant women with it (our sum)"
    yield _row(what, pregnant, published, 100 * share["weekly"], rules.nights, FREE)


@checked(growth=Callable)
def evening_share(growth=circadian):
    """Return the share (0 to 1) of a day's growth of discomfort that falls into the published window.

    growth: a function of clock hours (an array from 8 to 32) that gives 0 or more. Source of the window:
    yang-2019-clock-window. Those patients said when they have symptoms; this is how fast rest turns into them. So it
    compares two shapes of the clock; it is no check.
    """
    hours = np.arange(8, 32, 1 / 12)  # grid: five minutes, 08:00 to 08:00
    window = fact("yang-2019-clock-window")
    start, end = window.value("start of"), window.value("end of") + 24
    grows = np.asarray(growth(hours))
    return float(grows[(hours >= start) & (hours < end)].sum() / grows.sum())


def _clock():
    hours = np.arange(8, 32, 1 / 12)  # grid: five minutes, 08:00 to 08:00
    worst = hours[circadian(hours).argmax()] - 24
    # The model's worst hour is typed from another study of the same thing, so it could hardly miss.
    what = "Worst in the hours after midnight (nine people with severe symptoms)"
    told = f"{int(worst):02d}:{round(60 * (worst % 1)):02d}"
    yield (what, "after midnight", told, FREE, OPEN if 0 < worst <= 6 else MISS, fact("hening-1999-circadian"))
    key = "allen-2005-rest-x-time"
    morning, afternoon, night = (circadian(fact(key).value(f"test time {number}") + 1) for number in (1, 2, 3))
    what = "Effect of rest rises most from morning to afternoon (leg movements; the toy: discomfort)"
    told = f"morning {morning:.2g}, afternoon {afternoon:.2g}, night {night:.2g}"
    yield (what, "yes", told, FREE, HIT if afternoon - morning > night - afternoon else MISS, fact(key))


def _scores(rules):
    key = "garcia-borreguero-2013-msit"
    published = next(v for v in fact(key).values if v.name.startswith("patients"))
    people = severity_population(int(rules.people), seed=1)
    scores = multiple_test_score(people.susceptibility[people.has_symptoms])
    for what, target, model in (("mean", published.value, scores.mean()), ("SD", published.spread, scores.std())):
        yield _row(f"Evening rest tests, {what}", key, target, model, 0, SET, " of 10")


def _by_chance(rules, spread):
    return rules.standard_errors * spread / rules.few**0.5


def _nights(rules):
    many = leg_movement_nights(int(rules.people), int(rules.nights_each), seed=2)
    trotti, shin = "trotti-2009-night-variance", "shin-2016-plms-korea"
    for line in (5, 10, 15):  # from trotti-2009-night-variance
        name = f"single nights above {line} per hour"
        single, published = 100 * (many > line).mean(), fact(trotti).value(name)
        chance = _by_chance(rules, (single * (100 - single)) ** 0.5)
        yield _row(name.capitalize(), trotti, published, single, rules.nights, SAME_STUDY, chance=chance)
    for line in (5, 15):  # from trotti-2009-night-variance
        name = f"people above {line} per hour on at least one of five nights"
        above, published = 100 * (many > line).any(axis=1).mean(), fact(trotti).value(name)
        yield _row(name.capitalize(), trotti, published, above, rules.nights, SAME_STUDY)
        gap, wide = above - 100 * (many > line).mean(), published - fact(trotti).value(f"single nights above {line}")
        what = f"How much more that is than one night, {line} per hour"
        each = 100 * ((many > line).any(axis=1) - (many > line).mean(axis=1))
        chance = _by_chance(rules, each.std())
        yield _row(what, trotti, wide, gap, rules.nights, SAME_STUDY, " points", chance)
    rows = ((shin, 15, SET), (shin, 5, SAME_STUDY), ("montplaisir-1997-plms", 5, FREE))  # from shin-2016-plms-korea
    for key, line, role in rows:
        published = fact(key).value(f"more than {line} leg movements")
        what = f"One night above {line} per hour, {fact(key).n} other patients"
        yield _row(what, key, published, 100 * (many[:, 0] > line).mean(), rules.nights, role)
    key = "sforza-2005-night-to-night"
    published = fact(key).value("correlation between nights, movements in sleep")
    model = np.corrcoef(many[:, 0], many[:, 1])[0, 1]
    yield _row("Correlation between two nights", key, published, model, rules.correlation, FREE, "")
