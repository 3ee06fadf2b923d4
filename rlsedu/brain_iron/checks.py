"""Checks: what the models of this chapter say beside published results, misses included, and what set the models."""

import math
from dataclasses import dataclass

import numpy as np

from rlsedu.brain_iron.population import Blood, Brain, Fluid, People, Population, sample_people
from rlsedu.brain_iron.scanner import Calibration, Protocol, Tissue, r2star_from_iron
from rlsedu.brain_iron.slices import scan_slice
from rlsedu.brain_iron.studies import LARGEST, LOWER, STUDIES
from rlsedu.brain_iron.testing import d_from_auc, effect_size, power, sensitivity_at
from rlsedu.evidence import Parameters, Table, fact, from_fact, parameter
from rlsedu.evidence.checks import HIT, MISS, OPEN, ROLE_COLUMN, Check, judged, within

COLUMNS = ("what", "published", "model", ROLE_COLUMN, "result", "source")


@dataclass(frozen=True)
class Rules(Parameters):
    """When a model figure counts as a hit: inside the 95 % interval of the published one, or within these limits."""

    standard_errors: float = parameter(1.96, "Published figure plus or minus (standard errors)", "assumed: 95 %")
    sensitivity: float = parameter(0.05, "Sensitivities: within", "assumed: the bar set for this chapter")
    rate: float = parameter(15.0, "R2*: within", "assumed: the bar set for this chapter", unit="%")
    people: float = parameter(200_000.0, "People drawn", "assumed: enough to keep chance small")


def run_checks():
    """Return the Checks of this chapter, computed now."""
    rules = Rules()
    people = sample_people(int(rules.people), seed=1)
    return [*_ultrasound(rules), *_blood(rules, people), *_links(rules, people), *_scanner(rules), *_nigra(rules)]


def checks():
    """Return the table of published against model figures: what, published, model, role, hit or miss, source."""
    rows = [(c.what, c.published, c.model, c.role, c.verdict, c.source) for c in run_checks()]
    return Table("Published against model: hits, misses, and what cannot decide", COLUMNS, rows)


def _check(what, places, uses, published, model, near, digits=2, result=None):
    """A Check of two numbers; near: how near is near enough; result: if it is not judged by that alone."""
    told = _written(published, digits), _written(model, digits)
    result = result or within(model, published, near)
    return Check(what, places, uses, *told, f"within {near:.2g}", result, number=float(model))


def _written(value, digits=2):
    return f"{value:.{digits}f}".replace("-", "−")


@dataclass(frozen=True)
class _Curve(Parameters):
    """What the curve through the ROC area of 2007 is made of."""

    area: float = parameter(from_fact("godau-2007-tcs", "roc-area"), "ROC area of 2007", low=0.5, high=1)


def _ultrasound(rules):
    d = d_from_auc(_Curve().area)
    for key, group in (("godau-2008-tcs", "rls"), ("godau-2007-tcs", "idiopathic")):
        specificity, found = fact(key).value("specificity"), fact(key).value("sensitivity")
        chance = rules.standard_errors * math.sqrt(found * (1 - found) / fact(key).size(group))
        model = sensitivity_at(d, specificity)
        what = f"Ultrasound: share found at specificity {specificity:.2f}, from the ROC area of 2007"
        result = within(model, found, rules.sensitivity, chance)  # so few people: chance alone could do it
        yield _check(what, (f"{key}/sensitivity",), (_Curve,), found, model, rules.sensitivity, result=result)


def _blood(rules, people):
    key = "serum-ferritin-rls-vs-control-2020"
    below = people.serum_ferritin_ug_l < fact(key).value("line")
    control = people.group == "control"
    for group, words, chosen in (("controls", "controls", control), ("rls", "people with restless legs", ~control)):
        share = fact(key).value(f"below-50-ug-l-{group}") / 100
        near = rules.standard_errors * math.sqrt(share * (1 - share) / fact(key).size(group))
        what = f"Share of {words} with ferritin below 50 µg/L"
        yield _check(what, (f"{key}/below-50-ug-l-{group}",), (People, Blood), share, below[chosen].mean(), near)
    key = "rizzo-2013-serum-ferritin"
    near = _d_error(rules, fact(key).size("rls"))
    what = f"Blood ferritin in restless legs above controls (SD), 15 v 15: all within {near:.2f} would do"
    published = effect_size(_group(key, "controls"), _group(key, "rls"))
    yield _check(
        what, (f"{key}/rls", f"{key}/controls"), (People, Blood), published, Blood().d_blood, near, result=OPEN
    )


def _group(key, name, group=None):
    """Mean, spread and number of people of one group of a study."""
    value = fact(key).quantity(name)
    return value.value, value.spread, fact(key).size(group or name)


def _d_error(rules, per_group):
    return rules.standard_errors * math.sqrt(2 / per_group)


def _links(rules, people):
    rls = people.group != "control"
    logs = np.log([people.serum_ferritin_ug_l, people.csf_ferritin_ng_ml])
    key = "serum-vs-nigral-echo-2021"
    published = fact(key).value("ferritin-rank-correlation")
    near = rules.standard_errors / math.sqrt(fact(key).size() - 3)
    ends = " to ".join(_written(published + side * near) for side in (-1, 1))
    what = f"Blood ferritin with a sign of nigral iron, 167 patients (ultrasound there, R2* here): {ends} would do"
    model = np.corrcoef(logs[0][rls], people.r2star_per_s[rls])[0, 1]
    result = within(model, published, near)
    no_link_fits = result == HIT and abs(published) <= near  # it allows no link at all, too
    places, uses = (f"{key}/ferritin-rank-correlation",), (Population, Calibration)
    yield _check(what, places, uses, published, model, near, result=OPEN if no_link_fits else result)
    fluid = [np.corrcoef(logs[0][chosen], logs[1][chosen])[0, 1] for chosen in (~rls, rls)]
    against = ("sindic-1981-csf-serum-independent", "csf-ferritin-local-synthesis")
    against += ("kolodziej-2014-csf-ferritin-unspecific", "fehling-1985-csf-ferritin")
    told = "no clear link in four studies (in one, only where the barrier was damaged)"
    what, uses = "Blood with spinal-fluid ferritin, people without restless legs", (People, Blood, Fluid, Brain)
    yield Check(what, against, uses, told, _written(fluid[0]), "no link", MISS)
    told, model = "positive in both; flatter with it", f"{fluid[0]:.2f} without, {fluid[1]:.2f} with it"
    what = "Blood with spinal-fluid ferritin, with and without restless legs"
    result = judged(bool(fluid[0] > fluid[1] > 0))
    yield Check(what, ("mizuno-2005-csf-serum-slope",), uses, told, model, "positive and flatter", result)


def _scanner(rules):
    key = "wei-2014-phase"
    rls, controls = (_group(key, f"nigral-phase-{group}", group) for group in ("rls", "controls"))
    published, near = effect_size(controls, rls), _d_error(rules, rls[2])
    what = f"Nigral difference (SD) in phase, another measure than R2*, 35 v 35: within {near:.2f} would do"
    places = (f"{key}/nigral-phase-rls", f"{key}/nigral-phase-controls")
    yield _check(what, places, (Brain,), published, Brain().d_early, near)
    key, sharp = "murakami-2015-sn-r2star", scan_slice(Brain().mean_iron_mg_kg, 1.0, Protocol().snr, 4, "nigra")
    published, model = fact(key).value("cut-off"), float(r2star_from_iron(sharp.nigra_read_mg_kg))
    what = "R2* of the living nigra, with edges (per s); published: a cut-off; 11 of 21 controls lay at or below it"
    uses, near = (Brain, Tissue, Protocol, Calibration), rules.rate / 100 * published
    yield _check(what, (f"{key}/cut-off",), uses, published, model, near, digits=1)


def _nigra(rules):
    """The published MRI comparisons that did not set the model, judged as a set; the largest study; and the onset."""
    d, d_late = Brain().d_early, Brain().d_late
    rest = [study for study in STUDIES if study.told and study.fact_id != "earley-2006-mri-nigra"]
    chance = np.array([power(d, study.people, study.controls) for study in rest])
    found, spread = sum(study.found == LOWER for study in rest), math.sqrt((chance * (1 - chance)).sum())
    what = f"Nigra in MRI: how many of {len(rest)} comparisons find less iron, if {d:g} SD holds for all"
    near = rules.standard_errors * spread
    told, result = f"{chance.sum():.1f}, give or take {near:.1f}", within(found, chance.sum(), near)
    places = tuple(dict.fromkeys(study.fact_id for study in rest))
    yield Check(what, places, (Brain,), f"{found}", told, f"within {near:.1f}", result)
    largest = next(study for study in STUDIES if study.fact_id == LARGEST)
    told = f"lower (a chance of {100 * power(d, largest.people, largest.controls):.0f} % to see it)"
    what = "The largest MRI study, 72 v 72, known second-hand: iron in restless legs"
    published, result = "higher, or mixed; which regions was not read", f"{MISS}, if the nigra was meant"
    yield Check(what, (LARGEST,), (Brain,), published, told, "lower", result)
    late, early = (
        next(study for study in STUDIES if (study.fact_id, study.group) == ("moon-2014-mri-onset", group))
        for group in ("late", "early")
    )
    both = power(d_late, late.people, late.controls) * (1 - power(d, early.people, early.controls))
    told = f"early ({d:g} SD) more than late ({d_late:g} SD): a chance of {100 * both:.0f} % to see late only"
    what = "Moon 2014: less iron in early or late onset"
    yield Check(what, ("moon-2014-mri-onset",), (Brain,), "late only", told, "the same onset", MISS)
