"""Checks: what the models of this chapter say beside published results, misses included, and what set the models."""

import math
from dataclasses import dataclass

import numpy as np

from rlsedu.brain_iron.population import Brain, sample_people
from rlsedu.brain_iron.scanner import Protocol, r2star_from_iron
from rlsedu.brain_iron.slices import scan_slice
from rlsedu.brain_iron.studies import LOWER, STUDIES
from rlsedu.brain_iron.testing import d_from_auc, effect_size, power, sensitivity_at
from rlsedu.evidence import Parameters, Table, fact, parameter
from rlsedu.evidence.roles import FREE, ROLE_COLUMN, SAME_STUDY, SET

HIT, MISS, OPEN, SET_BY_THIS = "hit", "MISS", "cannot decide", "set by this"
COLUMNS = ("what", "published", "model", ROLE_COLUMN, "result", "source")


@dataclass(frozen=True)
class Rules(Parameters):
    """When a model figure counts as a hit: inside the 95 % interval of the published one, or within these limits."""

    standard_errors: float = parameter(1.96, "Published figure plus or minus (standard errors)", "assumed: 95 %")
    sensitivity: float = parameter(0.05, "Sensitivities: within", "assumed: the bar set for this chapter")
    godau_2007: float = parameter(39.0, "People in the ultrasound study of 2007", "godau-2007-tcs: the idiopathic ones")
    godau_2008: float = parameter(143.0, "People in the ultrasound study of 2008", "godau-2008-tcs")
    rate: float = parameter(15.0, "R2*: within", "assumed: the bar set for this chapter", unit="%")
    people: float = parameter(200_000.0, "People drawn", "assumed: enough to keep chance small")
    controls: float = parameter(73.0, "Controls in the blood study", "serum-ferritin-rls-vs-control-2020")
    patients: float = parameter(102.0, "People with restless legs in it", "serum-ferritin-rls-vs-control-2020")
    wei: float = parameter(35.0, "People per group in the phase study", "wei-2014-phase")
    rizzo: float = parameter(15.0, "People per group in another", "rizzo-2013-serum-ferritin")
    echo: float = parameter(167.0, "People with blood test and ultrasound", "serum-vs-nigral-echo-2021")


def checks():
    """Return the table of published against model figures: what, published, model, role, hit or miss, source."""
    rules = Rules()
    people = sample_people(int(rules.people), seed=1)
    rows = [*_ultrasound(rules), *_blood(rules, people), *_links(rules, people), *_scanner(rules), *_nigra(rules)]
    return Table("Published against model: hits, misses, and what cannot decide", COLUMNS, rows)


def _row(what, key, published, model, within, role=FREE, digits=2):
    result = HIT if abs(model - published) <= within else MISS
    return (what, _written(published, digits), _written(model, digits), role, result, fact(key))


def _written(value, digits=2):
    return f"{value:.{digits}f}".replace("-", "−")


def _ultrasound(rules):
    d = d_from_auc(fact("godau-2007-tcs").value("ROC area"))
    for key, people, role in (
        ("godau-2008-tcs", rules.godau_2008, FREE),
        ("godau-2007-tcs", rules.godau_2007, SAME_STUDY),
    ):
        specificity, found = fact(key).value("specificity"), fact(key).value("sensitivity")
        chance = rules.standard_errors * math.sqrt(found * (1 - found) / people)
        model = sensitivity_at(d, specificity)
        what = f"Ultrasound: share found at specificity {specificity:.2f}, from the ROC area of 2007"
        row = _row(what, key, found, model, rules.sensitivity, role)
        undecided = row[4] == MISS and abs(model - found) <= chance  # so few people: chance alone could do it
        yield (*row[:4], OPEN, row[5]) if undecided else row


def _blood(rules, people):
    key = "serum-ferritin-rls-vs-control-2020"
    below = people.serum_ferritin_ug_l < 50  # from serum-ferritin-rls-vs-control-2020
    control = people.group == "control"
    for name, n, chosen in (("controls", rules.controls, control), ("RLS", rules.patients, ~control)):
        share = fact(key).value(f"below 50 ug/L, {name}") / 100
        within = rules.standard_errors * math.sqrt(share * (1 - share) / n)
        words = "controls" if name == "controls" else "people with restless legs"
        what = f"Share of {words} with ferritin below 50 µg/L"
        yield _row(what, key, share, below[chosen].mean(), within, SAME_STUDY)
    key = "rizzo-2013-serum-ferritin"
    rls, controls = ((v.value, v.spread, rules.rizzo) for v in fact(key).values)
    within = _d_error(rules, rules.rizzo)
    what = f"Blood ferritin in restless legs above controls (SD), 15 v 15: all within {within:.2f} would do"
    yield (what, _written(effect_size(controls, rls)), _written(0.0), FREE, OPEN, fact(key))


def _d_error(rules, per_group):
    return rules.standard_errors * math.sqrt(2 / per_group)


def _links(rules, people):
    rls = people.group != "control"
    logs = np.log([people.serum_ferritin_ug_l, people.csf_ferritin_ng_ml])
    key = "serum-vs-nigral-echo-2021"
    published, within = fact(key).value("ferritin, rank correlation"), rules.standard_errors / math.sqrt(rules.echo - 3)
    ends = " to ".join(_written(published + side * within) for side in (-1, 1))
    what = f"Blood ferritin with a sign of nigral iron, 167 patients (ultrasound there, R2* here): {ends} would do"
    row = _row(what, key, published, np.corrcoef(logs[0][rls], people.r2star_per_s[rls])[0, 1], within)
    no_link_fits = row[4] == HIT and abs(published) <= within  # it allows no link at all, too
    yield (*row[:4], OPEN, row[5]) if no_link_fits else row
    fluid = [np.corrcoef(logs[0][chosen], logs[1][chosen])[0, 1] for chosen in (~rls, rls)]
    against = ("sindic-1981-csf-serum-independent", "csf-ferritin-local-synthesis")
    against += ("kolodziej-2014-csf-ferritin-unspecific", "fehling-1985-csf-ferritin")
    told = "no clear link in four studies (in one, only where the barrier was damaged)"
    what = "Blood with spinal-fluid ferritin, people without restless legs"
    yield (what, told, _written(fluid[0]), FREE, MISS, tuple(map(fact, against)))
    told, model = "positive in both; flatter with it", f"{fluid[0]:.2f} without, {fluid[1]:.2f} with it"
    what = "Blood with spinal-fluid ferritin, with and without restless legs"
    yield (what, told, model, SET, SET_BY_THIS, fact("mizuno-2005-csf-serum-slope"))


def _scanner(rules):
    key = "wei-2014-phase"
    rls, controls = ((v.value, v.spread, rules.wei) for v in fact(key).values[:2])
    published, within = effect_size(controls, rls), _d_error(rules, rules.wei)
    what = f"Nigral difference (SD) in phase, another measure than R2*, 35 v 35: within {within:.2f} would do"
    yield _row(what, key, published, Brain().d_early, within)
    key, sharp = "murakami-2015-sn-r2star", scan_slice(Brain().mean_iron_mg_kg, 1.0, Protocol().snr, 4, "nigra")
    published, model = fact(key).value("cut-off"), float(r2star_from_iron(sharp.nigra_read_mg_kg))
    what = "R2* of the living nigra, with edges (per s); published: a cut-off; 11 of 21 controls lay at or below it"
    yield _row(what, key, published, model, rules.rate / 100 * published, digits=1)


def _nigra(rules):
    """The published MRI comparisons that did not set the model, judged as a set; the largest study; and the onset."""
    d, d_late = Brain().d_early, Brain().d_late
    rest = [study for study in STUDIES if study.told and study.fact_id != "earley-2006-mri-nigra"]
    chance = np.array([power(d, study.people, study.controls) for study in rest])
    found, spread = sum(study.found == LOWER for study in rest), math.sqrt((chance * (1 - chance)).sum())
    what = f"Nigra in MRI: how many of {len(rest)} comparisons find less iron, if {d:g} SD holds for all"
    told = f"{chance.sum():.1f}, give or take {rules.standard_errors * spread:.1f}"
    result = HIT if abs(found - chance.sum()) <= rules.standard_errors * spread else MISS
    facts = tuple(fact(key) for key in dict.fromkeys(study.fact_id for study in rest))
    yield (what, f"{found}", told, FREE, result, facts)
    key = "beliveau-2022-largest"
    largest = next(study for study in STUDIES if study.fact_id == key)
    told = f"lower (a chance of {100 * power(d, largest.people, largest.controls):.0f} % to see it)"
    what = "The largest MRI study, 72 v 72, known second-hand: iron in restless legs"
    yield (
        what,
        "higher, or mixed; which regions was not read",
        told,
        FREE,
        f"{MISS}, if the nigra was meant",
        fact(key),
    )
    late, early = (
        next(study for study in STUDIES if study.name == f"Moon 2014, {group}") for group in ("late", "early")
    )
    both = power(d_late, late.people, late.controls) * (1 - power(d, early.people, early.controls))
    told = f"early ({d:g} SD) more than late ({d_late:g} SD): a chance of {100 * both:.0f} % to see late only"
    yield ("Moon 2014: less iron in early or late onset", "late only", told, FREE, MISS, fact("moon-2014-mri-onset"))
