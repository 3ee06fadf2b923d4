"""Checks: what the models of this chapter say beside published results that did not set them, misses included."""

import math
from dataclasses import dataclass

import numpy as np

from rlsedu.brain_iron.population import Brain, sample_people
from rlsedu.brain_iron.scanner import Protocol, r2star_from_iron
from rlsedu.brain_iron.slices import scan_slice
from rlsedu.brain_iron.studies import STUDIES
from rlsedu.brain_iron.testing import d_from_auc, effect_size, power, sensitivity_at
from rlsedu.evidence import Parameters, Table, fact, parameter


@dataclass(frozen=True)
class Rules(Parameters):
    """When a model figure counts as a hit: inside the 95 % interval of the published one, or within these limits."""

    standard_errors: float = parameter(1.96, "Published figure plus or minus (standard errors)", "assumed: 95 %")
    sensitivity: float = parameter(0.05, "Sensitivities: within", "assumed: the bar set for this chapter")
    rate: float = parameter(15.0, "R2*: within", "assumed: the bar set for this chapter", unit="%")
    people: float = parameter(200_000.0, "People drawn", "assumed: enough to keep chance small")
    controls: float = parameter(73.0, "Controls in the blood study", "serum-ferritin-rls-vs-control-2020")
    patients: float = parameter(102.0, "People with restless legs in it", "serum-ferritin-rls-vs-control-2020")
    wei: float = parameter(35.0, "People per group in the phase study", "wei-2014-phase")
    rizzo: float = parameter(15.0, "People per group in another", "rizzo-2013-serum-ferritin")
    echo: float = parameter(167.0, "People with blood test and ultrasound", "serum-vs-nigral-echo-2021")


def checks():
    """Return the table of published against model figures: what, published, model, hit or miss, source."""
    rules = Rules()
    people = sample_people(int(rules.people), seed=1)
    rows = [*_ultrasound(rules), *_blood(rules, people), *_links(rules, people), *_scanner(rules), *_directions()]
    return Table("Published against model: hits and misses", ("what", "published", "model", "result", "source"), rows)


def _row(what, key, published, model, within, digits=2):
    result = "hit" if abs(model - published) <= within else "MISS"
    written = (f"{value:.{digits}f}".replace("-", "−") for value in (published, model))
    return (what, *written, result, fact(key))


def _ultrasound(rules):
    d = d_from_auc(fact("godau-2007-tcs").value("ROC area"))
    for key in ("godau-2008-tcs", "godau-2007-tcs"):
        specificity = fact(key).value("specificity")
        what = f"Ultrasound: share found at specificity {specificity:.2f}, from the ROC area of 2007"
        yield _row(what, key, fact(key).value("sensitivity"), sensitivity_at(d, specificity), rules.sensitivity)


def _blood(rules, people):
    key = "serum-ferritin-rls-vs-control-2020"
    below = people.serum_ferritin_ug_l < 50  # from serum-ferritin-rls-vs-control-2020
    control = people.group == "control"
    for name, n, chosen in (("controls", rules.controls, control), ("RLS", rules.patients, ~control)):
        share = fact(key).value(f"below 50 ug/L, {name}") / 100
        within = rules.standard_errors * math.sqrt(share * (1 - share) / n)
        words = "controls" if name == "controls" else "people with restless legs"
        yield _row(f"Share of {words} with ferritin below 50 µg/L", key, share, below[chosen].mean(), within)
    key = "rizzo-2013-serum-ferritin"
    rls, controls = ((v.value, v.spread, rules.rizzo) for v in fact(key).values)
    what = "Blood ferritin: restless legs above controls (SD); the model puts in none"
    yield _row(what, key, effect_size(controls, rls), 0.0, _d_error(rules, rules.rizzo))


def _d_error(rules, per_group):
    return rules.standard_errors * math.sqrt(2 / per_group)


def _links(rules, people):
    key = "serum-vs-nigral-echo-2021"
    published = fact(key).value("ferritin, rank correlation")
    within = rules.standard_errors / math.sqrt(rules.echo - 3)
    rls = people.group != "control"
    strong = sample_people(int(rules.people), seed=1, rho=0.4)  # assumed: the strongest link on the slider
    for words, drawn in ((f"{Brain().rho:g}, as set", people), ("0.4", strong)):
        model = np.corrcoef(np.log(drawn.serum_ferritin_ug_l[rls]), drawn.r2star_per_s[rls])[0, 1]
        yield _row(f"Blood ferritin with the nigra's signal, 167 patients: link {words}", key, published, model, within)
    fluid = np.corrcoef(np.log(people.serum_ferritin_ug_l[~rls]), np.log(people.csf_ferritin_ng_ml[~rls]))[0, 1]
    sources = (fact("sindic-1981-csf-serum-independent"), fact("mizuno-2005-csf-serum-slope"))
    yield ("Blood with spinal-fluid ferritin, controls", "none; positive", f"{fluid:.2f}", "cannot decide", sources)


def _scanner(rules):
    key = "wei-2014-phase"
    rls, controls = ((v.value, v.spread, rules.wei) for v in fact(key).values[:2])
    what = "Nigral difference in another method, 35 v 35 (SD)"
    yield _row(what, key, effect_size(controls, rls), Brain().d_early, _d_error(rules, rules.wei))
    key, sharp = "murakami-2015-sn-r2star", scan_slice(Brain().mean_iron_mg_kg, 1.0, Protocol().snr, 4, "nigra")
    published, model = fact(key).value("cut-off"), float(r2star_from_iron(sharp.nigra_read_mg_kg))
    yield _row("R2* of the living nigra, with edges (per s)", key, published, model, rules.rate / 100 * published, 1)


def _directions():
    """Every published MRI study but the one that set the model: did it report less iron, as the model says?"""
    for study in STUDIES:
        if study.fact_id not in ("earley-2006-mri-nigra", "moon-2014-mri-onset"):
            chance = power(Brain().d_early, study.people, study.controls)
            told = f"lower (chance to see it {100 * chance:.0f} %)"
            result = "hit" if study.found == "lower" else "MISS"
            yield (f"{study.name}: iron in restless legs", study.found, told, result, fact(study.fact_id))
    key = "moon-2014-mri-onset"
    told = f"early ({Brain().d_early:g} SD) more than late ({Brain().d_late:g} SD)"
    yield ("Moon 2014: lower iron in early or late onset", "late only", told, "MISS", fact(key))
