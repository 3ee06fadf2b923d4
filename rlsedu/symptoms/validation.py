"""Checks: what the models of this chapter say beside what was published, hits and misses alike; and what set them."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from rlsedu.evidence import Parameters, Table, checked, fact, parameter
from rlsedu.evidence.checks import FREE, MISS, OPEN, ROLE_COLUMN, SAME_STUDY, Check, count, judged, within
from rlsedu.symptoms.burden import Burden, severity_population, share_of_affected
from rlsedu.symptoms.discomfort import Clock, Evening, Severity, circadian, multiple_test_score
from rlsedu.symptoms.leg_movements import Nights, leg_movement_nights

LINES = (5, 10, 15)  # from trotti-2009-night-variance: per hour
TROTTI, SHIN = "trotti-2009-night-variance", "shin-2016-plms-korea"
CLOCK = (Clock, Evening)


@dataclass(frozen=True)
class Rules(Parameters):
    """How near a model figure must be to a published one to be called a hit."""

    nights: float = parameter(
        10.0, "Shares of nights and people: within", "assumed: about one standard error among 20 people", unit="%"
    )
    correlation: float = parameter(0.1, "Correlations: within", "assumed: the usual rounding in such studies")
    people: float = parameter(20_000.0, "People drawn", "assumed: enough to keep chance small")
    standard_errors: float = parameter(1.96, "Chance alone: up to (standard errors)", "assumed: 95 %")


def run_checks():
    """Return the Checks of this chapter, computed now."""
    rules = Rules()
    return [*_funnel(rules), *_clock(), *_scores(rules), *_nights(rules)]


def checks():
    """Return the table of published against model figures: what, published, model, its role, hit or miss, source."""
    found = run_checks()
    (free, *of_free), (half, *of_half) = (count(found, role) for role in (FREE, SAME_STUDY))
    caption = (
        f"Published against model. {free} checks against studies that set no number of the model: "
        f"{of_free[0]} hits, {of_free[1]} misses, {of_free[2]} that cannot decide. {half} more against other results "
        f"of studies that did: {of_half[0]} hits, {of_half[1]} misses, {of_half[2]} that cannot decide (so few people "
        "that it may be chance). What set the model counts as none of these."
    )
    rows = [(c.what, c.published, c.model, c.role, c.verdict, c.source) for c in found]
    return Table(caption, ("what", "published", "model", ROLE_COLUMN, "result", "source"), rows)


def _check(what, places, uses, published, model, near, unit=" %", chance=0.0):
    """A Check of two numbers; near: how near is near enough; chance: what so few people could do, in the same unit."""
    told = f"{published:.3g}{unit}", f"{model:.3g}{unit}"
    rule, result = f"within {near:.2g}{unit}", within(model, published, near, chance)
    return Check(what, places, uses, *told, rule, result, number=float(model))


def _by_chance(rules, share_percent, people):
    """How far off a share of so few people may be by chance alone, in %."""
    return rules.standard_errors * math.sqrt(share_percent * (100 - share_percent) / people)


def _funnel(rules):
    rest, primary, pregnant = "allen-2005-rest-prevalence", "allen-2011-us-primary", "manconi-2004-new-onset"
    uses, share = (Burden, Severity), {name: share_of_affected(name) for name in ("weekly", "bothersome")}
    for name, words in {"weekly": "at least weekly", "bothersome": "at least twice weekly"}.items():
        published, model = fact(rest).value(name), Burden().any_share * share[name]
        near = _by_chance(rules, published, fact(rest).size())
        yield _check(f"Adults with symptoms, {words}", (f"{rest}/{name}",), uses, published, model, near)
    published = 100 * fact(primary).value("primary-rls-bothersome") / fact(primary).value("primary-rls")
    what = "Bothersome, of all with primary RLS (another survey; our sum)"
    places = (f"{primary}/primary-rls-bothersome", f"{primary}/primary-rls")
    yield _check(what, places, uses, published, 100 * share["bothersome"], rules.nights)
    affected = 100 * fact(pregnant).value("any-rls-pregnancy") / fact(pregnant).value("women-asked")
    published = 100 * fact(pregnant).value("least-weekly") / affected
    what = "Weekly, of pregnant women with it (our sum)"
    yield _check(what, (f"{pregnant}/least-weekly",), uses, published, 100 * share["weekly"], rules.nights)


@checked(growth=Callable)
def evening_share(growth=circadian):
    """Return the share (0 to 1) of a day's growth of discomfort that falls into the published window.

    growth: a function of clock hours (an array from 8 to 32) that gives 0 or more. Source of the window:
    yang-2019-clock-window. Those patients said when they have symptoms; this is how fast rest turns into them. So it
    compares two shapes of the clock; it is no check.
    """
    hours = np.arange(8, 32, 1 / 12)  # grid: five minutes, 08:00 to 08:00
    window = fact("yang-2019-clock-window")
    start, end = window.value("window-start"), window.value("window-end") + 24
    grows = np.asarray(growth(hours))
    return float(grows[(hours >= start) & (hours < end)].sum() / grows.sum())


def _clock():
    hours = np.arange(8, 32, 1 / 12)  # grid: five minutes, 08:00 to 08:00
    worst = hours[circadian(hours).argmax()] - 24
    # The model's worst hour is typed from another study of the same thing, so it could hardly miss.
    what = "Worst in the hours after midnight (nine people with severe symptoms)"
    told, result = f"{int(worst):02d}:{round(60 * (worst % 1)):02d}", OPEN if 0 < worst <= 6 else MISS
    yield Check(what, ("hening-1999-circadian",), CLOCK, "after midnight", told, "before 06:00", result)
    key = "allen-2005-rest-x-time"
    morning, afternoon, night = (circadian(fact(key).value(f"test-{number}") + 1) for number in (1, 2, 3))
    what = "Effect of rest rises most from morning to afternoon (leg movements; the toy: discomfort)"
    told = f"morning {morning:.2g}, afternoon {afternoon:.2g}, night {night:.2g}"
    result = judged(bool(afternoon - morning > night - afternoon))
    yield Check(what, (key,), CLOCK, "yes", told, "more than from afternoon to night", result)


def _scores(rules):
    key = "garcia-borreguero-2013-msit"
    people = severity_population(int(rules.people), seed=1)
    scores = multiple_test_score(people.susceptibility[people.has_symptoms])
    for what, name, model in (("mean", "patients", scores.mean()), ("SD", "patients.spread", scores.std())):
        places, published = (f"{key}/patients",), fact(key).value(name)
        yield _check(f"Evening rest tests, {what}", places, (Severity, *CLOCK), published, model, 0.1, " of 10")


def _nights(rules):
    many = leg_movement_nights(int(rules.people), int(fact(TROTTI).value("nights-counted")), seed=2)
    few, uses, above = fact(TROTTI).size(), (Nights,), {line: many > line for line in LINES}
    one = {line: 100 * found.mean() for line, found in above.items()}
    for line in one:
        place, chance = f"single-nights-above-{line}", _by_chance(rules, one[line], few)
        what, published = f"Single nights above {line} per hour", fact(TROTTI).value(place)
        yield _check(what, (f"{TROTTI}/{place}",), uses, published, one[line], rules.nights, chance=chance)
    for line in LINES[::2]:
        places = f"{TROTTI}/people-above-{line}", f"{TROTTI}/single-nights-above-{line}"
        people, nights = (fact(TROTTI).value(place.partition("/")[2]) for place in places)
        what, any_night = f"People above {line} per hour on at least one of five nights", above[line].any(axis=1)
        yield _check(what, places[:1], uses, people, 100 * any_night.mean(), rules.nights)
        what, each = f"How much more that is than one night, {line} per hour", any_night - above[line].mean(axis=1)
        chance = rules.standard_errors * 100 * each.std() / math.sqrt(few)
        gap = 100 * any_night.mean() - one[line]
        yield _check(what, places, uses, people - nights, gap, rules.nights, " points", chance)
    for key, line in ((SHIN, LINES[2]), (SHIN, LINES[0]), ("montplaisir-1997-plms", LINES[0])):
        what = f"One night above {line} per hour, {fact(key).size()} other patients"
        place, model = f"above-{line}", 100 * (many[:, 0] > line).mean()
        yield _check(what, (f"{key}/{place}",), uses, fact(key).value(place), model, rules.nights)
    place, model = "sforza-2005-night-to-night/nights-asleep", np.corrcoef(many[:, 0], many[:, 1])[0, 1]
    published = fact("sforza-2005-night-to-night").value("nights-asleep")
    yield _check("Correlation between two nights", (place,), uses, published, model, rules.correlation, "")
