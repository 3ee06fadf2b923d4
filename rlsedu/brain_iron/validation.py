"""Checks: what the models of this chapter say beside published results, misses included, and what set the models."""

import math
from dataclasses import dataclass

import numpy as np

from rlsedu.brain_iron.mri import Calibration, Protocol, Tissue, r2star_from_iron
from rlsedu.brain_iron.population import BLOOD_STUDY, Blood, Brain, Fluid, People, Population, sample_people
from rlsedu.brain_iron.slices import scan_slice
from rlsedu.brain_iron.studies import LOWER, STUDIES
from rlsedu.evidence import Parameters, Table, checked, fact, parameter
from rlsedu.evidence.checks import HIT, MISS, OPEN, ROLE_COLUMN, Check, judged, set_by, within
from rlsedu.statistics.roc import effect_size, sensitivity_at
from rlsedu.statistics.study_power import power

COLUMNS = ("what", "published", "model", ROLE_COLUMN, "result", "source")
LINKS = (Population, Calibration)  # the classes of parameters behind blood, fluid, iron and R2* of virtual people
SCANNED = (Brain, Tissue, Protocol, Calibration)  # and those behind the reading of a scan
IF_NIGRA = f"{MISS}, if the nigra was meant"


@dataclass(frozen=True)
class Rules(Parameters):
    """When a model figure counts as a hit: inside the 95 % interval of the published one, or within these limits."""

    standard_errors: float = parameter(1.96, "Published figure plus or minus (standard errors)", "assumed: 95 %")
    sensitivity: float = parameter(0.05, "Sensitivities: within", "assumed: the bar set for this chapter")
    rate: float = parameter(15.0, "R2*: within", "assumed: the bar set for this chapter", unit="%")
    people: float = parameter(200_000.0, "People drawn", "assumed: enough to keep chance small")


@checked(brain=Brain)
def run_checks(brain=None):
    """Return every Check of this chapter, in the order of the table; brain: another Brain to judge the scans by."""
    rules, brain = Rules(), brain or Brain()
    people = sample_people(int(rules.people), seed=1)
    rows = [*_ultrasound(rules), *_blood(rules, people), *_blood_and_scan(rules, people), *_fluid(rules, people)]
    return [*rows, *_scanner(rules, brain), _set_of_scans(rules, brain), *_single_scans(brain)]


def checks():
    """Return the table of published against model figures: what, published, model, role, hit or miss, source."""
    rows = [(c.what, c.published, c.model, c.role, c.verdict, c.source) for c in run_checks()]
    return Table("Published against model: hits, misses, and what cannot decide", COLUMNS, rows)


def _written(value, digits=2):
    return f"{value:.{digits}f}".replace("-", "−")


def _beside(what, places, uses, published, model, near, chance=0.0, digits=2):
    """One row; near: how far off a hit may be; chance: how far off so few people could be by chance alone."""
    sides, rule = (_written(published, digits), _written(model, digits)), f"within {near:.{digits}f}"
    return Check(what, places, uses, *sides, rule, within(model, published, near, chance), number=float(model))


def _of_100(what, places, uses, *shares):
    """One row of shares (0 to 1), told of 100; shares: published, model, near and, if it is given, chance."""
    return _beside(what, places, uses, *(100 * share for share in shares), digits=0)


def _groups(key):
    """How many with and without restless legs a fact's study compared, as it is told."""
    return f"{fact(key).size('rls')} v {fact(key).size('controls')}"


def _share_error(rules, share, people):
    return rules.standard_errors * math.sqrt(share * (1 - share) / people)


def _d_error(rules, per_group):
    return rules.standard_errors * math.sqrt(2 / per_group)


def _difference(key, rls, controls):
    """How many standard deviations the people with restless legs lie above the controls in a fact's two values."""
    found, pairs = fact(key), ((controls, "controls"), (rls, "rls"))
    groups = [(found.value(name), found.value(f"{name}.spread"), found.size(group)) for name, group in pairs]
    return effect_size(*groups)


def _ultrasound(rules):
    for key, group in (("godau-2008-tcs", "rls"), ("godau-2007-tcs", "idiopathic")):
        found, specificity = fact(key).value("sensitivity"), fact(key).value("specificity")
        model = sensitivity_at(Fluid().d_ultrasound, specificity)
        chance = _share_error(rules, found, fact(key).size(group))
        cleared = f"{100 * specificity:.0f} of 100 others are cleared, from the ROC area of 2007"
        what = f"Ultrasound: of 100 people with restless legs, how many are found if {cleared}"
        yield _of_100(what, (f"{key}/sensitivity",), (Fluid,), found, model, rules.sensitivity, chance)


def _blood(rules, people):
    study, control = fact(BLOOD_STUDY), people.group == "control"
    below = people.serum_ferritin_ug_l < study.value("low-ferritin-below")
    groups = (("controls", "controls", control), ("rls", "people with restless legs", ~control))
    for group, words, chosen in groups:
        name = f"below-50-ug-l-{group}"
        share = study.value(name) / 100
        what, places = f"Of 100 {words}, how many have a ferritin below 50 µg/L", (f"{study.id}/{name}",)
        near = _share_error(rules, share, study.size(group))
        yield _of_100(what, places, (People, Blood), share, below[chosen].mean(), near)
    key = "rizzo-2013-serum-ferritin"
    near, model = _d_error(rules, fact(key).size("rls")), 0 - Blood().d_blood
    what = f"Blood ferritin in restless legs above controls (SD), {_groups(key)}: all within {near:.2f} would do"
    sides = (_written(_difference(key, "rls", "controls")), _written(model))
    rule = f"within {near:.2f} decides nothing"
    yield Check(what, (f"{key}/rls", f"{key}/controls"), (Blood,), *sides, rule, OPEN, number=model)


def _blood_and_scan(rules, people):
    rls, key, name = people.group != "control", "serum-vs-nigral-echo-2021", "ferritin-rank-correlation"
    published, near = fact(key).value(name), rules.standard_errors / math.sqrt(fact(key).size() - 3)
    model = np.corrcoef(np.log(people.serum_ferritin_ug_l[rls]), people.r2star_per_s[rls])[0, 1]
    ends = " to ".join(_written(published + side * near) for side in (-1, 1))
    sign = f"a sign of nigral iron, {fact(key).size()} patients (ultrasound there, R2* here)"
    what = f"Blood ferritin with {sign}: {ends} would do"
    result = within(model, published, near)
    if result == HIT and abs(published) <= near:
        result = OPEN  # it allows no link at all, too
    sides, rule = (_written(published), _written(model)), f"within {near:.2f}, which no link would be, too"
    yield Check(what, (f"{key}/{name}",), LINKS, *sides, rule, result, number=float(model))


def _fluid(rules, people):
    logs, rls = np.log([people.serum_ferritin_ug_l, people.csf_ferritin_ng_ml]), people.group != "control"
    without, with_it = (float(np.corrcoef(logs[:, chosen])[0, 1]) for chosen in (~rls, rls))
    against = ("sindic-1981-csf-serum-independent", "csf-ferritin-local-synthesis")
    against += ("kolodziej-2014-csf-ferritin-unspecific", "fehling-1985-csf-ferritin")
    told = "no clear link in four studies (in one, only where the barrier was damaged)"
    what = "Blood with spinal-fluid ferritin, people without restless legs"
    near = rules.standard_errors / math.sqrt(fact(against[0]).size() - 3)
    rule = f"within {near:.2f} of none, which {fact(against[0]).size()} samples would see"
    result = judged(abs(without) <= near)
    yield Check(what, against, (Population,), told, _written(without), rule, result, number=without)
    told, model = "positive in both; flatter with it", f"{without:.2f} without, {with_it:.2f} with it"
    what, places = "Blood with spinal-fluid ferritin, with and without restless legs", ("mizuno-2005-csf-serum-slope",)
    rule, result = "both above 0, the one with it smaller", judged(0 < with_it < without)
    yield Check(what, (f"{places[0]}/ratio-of-slopes",), (Population,), told, model, rule, result)


def _scanner(rules, brain):
    key, names = "wei-2014-phase", ("nigral-phase-rls", "nigral-phase-controls")
    near = _d_error(rules, fact(key).size("rls"))
    what = f"Nigra: the difference (SD) in phase, another measure than R2*, {_groups(key)}: within {near:.2f} would do"
    places = tuple(f"{key}/{name}" for name in names)
    yield _beside(what, places, (Brain,), _difference(key, *names), brain.d_early, near)
    key, sharp = "murakami-2015-sn-r2star", scan_slice(brain.mean_iron_mg_kg, 1.0, Protocol().snr, 4, "nigra")
    published, model = fact(key).value("cut-off"), float(r2star_from_iron(sharp.nigra_read_mg_kg))
    controls = fact(key).size("controls")
    below = f"{round(fact(key).value('r2star-specificity') / 100 * controls)} of {controls}"
    what = f"R2* of the living nigra, with edges (per s); published: a cut-off; {below} controls lay at or below it"
    yield _beside(what, (f"{key}/cut-off",), SCANNED, published, model, rules.rate / 100 * published, digits=1)


def _set_of_scans(rules, brain):
    """The published MRI comparisons that did not set the model, judged as a set."""
    d, used = brain.d_early, set_by(Brain)[1]
    rest = [study for study in STUDIES if study.told and not used & set(fact(study.fact_id).sources)]
    chance = np.array([power(d, study.people, study.controls) for study in rest])
    found, spread = sum(study.found == LOWER for study in rest), math.sqrt((chance * (1 - chance)).sum())
    near = rules.standard_errors * spread
    what = f"Nigra in MRI: how many of {len(rest)} comparisons find less iron, if {d:g} SD holds for all"
    told, rule = f"{chance.sum():.1f}, give or take {near:.1f}", f"within {near:.1f}"
    result, places = within(chance.sum(), found, near), tuple(dict.fromkeys(study.fact_id for study in rest))
    return Check(what, places, (Brain,), f"{found}", told, rule, result, number=float(chance.sum()))


def _single_scans(brain):
    """The largest study, and the onset."""
    studies, d, d_late = {study.id: study for study in STUDIES}, brain.d_early, brain.d_late
    largest = studies["beliveau-2022"]
    seen = power(d, largest.people, largest.controls)
    what = f"The largest MRI study, {_groups(largest.fact_id)}, known second-hand: iron in restless legs"
    told = f"lower ({100 * seen:.0f} of 100 such studies would see it)"
    sides = ("higher, or mixed; which regions was not read", told)
    yield Check(what, (largest.fact_id,), (Brain,), *sides, "lower in the nigra", IF_NIGRA)
    late, early = studies["moon-2014-late"], studies["moon-2014-early"]
    both = power(d_late, late.people, late.controls) * (1 - power(d, early.people, early.controls))
    told = f"early ({d:g} SD) more than late ({d_late:g} SD): {100 * both:.0f} of 100 such studies would see late only"
    what, rule = "Moon 2014: less iron in early or late onset", "the same onset"
    yield Check(what, (late.fact_id,), (Brain,), "late only", told, rule, judged(d_late > d))
