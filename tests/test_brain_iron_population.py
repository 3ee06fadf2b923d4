"""The virtual people: published shares and curves come back, directions are right, the same seed draws the same."""

import math
import time

import numpy as np
import pytest

from rlsedu.brain_iron.lognormal import log_spread
from rlsedu.brain_iron.population import GROUPS, Fluid, Population, sample_people
from rlsedu.brain_iron.regions import NUCLEI, iron_by_age
from rlsedu.evidence import fact
from rlsedu.statistics.roc import auc_of

MANY = 200_000


@pytest.fixture(scope="module")
def groups():
    people = sample_people(MANY, seed=1)
    return {name: people.only(people.group == name) for name in GROUPS}


def measured_auc(groups, name, quantity):
    return auc_of(getattr(groups[name], quantity), getattr(groups["control"], quantity))


@pytest.mark.parametrize(
    ("group", "quantity", "expected"),
    [
        ("early", "serum_ferritin_ug_l", 0.50),
        ("late", "serum_ferritin_ug_l", 0.50),
        ("early", "r2star_per_s", 0.68),
        ("late", "r2star_per_s", 0.56),
        ("early", "csf_ferritin_ng_ml", 0.76),
    ],
)
def test_roc_areas_of_the_reference_run(groups, group, quantity, expected):
    assert measured_auc(groups, group, quantity) == pytest.approx(expected, abs=0.01)


def test_roc_areas_that_the_sources_give(groups):
    ultrasound = auc_of(-groups["early"].ultrasound_index, -groups["control"].ultrasound_index)
    assert ultrasound == pytest.approx(fact("godau-2007-tcs").value("roc-area"), abs=0.01)
    people = sample_people(
        MANY, seed=1, d_fluid_early=fact("earley-2000-csf-effect-size-derived").value("effect-size-d")
    )
    fluid = [people.csf_ferritin_ng_ml[people.group == name] for name in ("early", "control")]
    assert auc_of(*fluid) == pytest.approx(fact("earley-2000-csf-effect-size-derived").value("roc-area"), abs=0.01)


def test_reference_run_of_controls_and_patients(groups):
    controls, early = groups["control"], groups["early"]
    assert controls.r2star_per_s.mean() == pytest.approx(35.8, abs=0.1)
    assert controls.r2star_per_s.std() == pytest.approx(4.3, abs=0.1)
    assert early.r2star_per_s.mean() == pytest.approx(33.0, abs=0.1)
    link = np.corrcoef(np.log(controls.serum_ferritin_ug_l), controls.r2star_per_s)[0, 1]
    assert link == pytest.approx(0.13, abs=0.01)
    assert (controls.serum_ferritin_ug_l < 75).mean() == pytest.approx(0.42, abs=0.015)
    fluid = np.corrcoef(np.log(controls.serum_ferritin_ug_l), np.log(controls.csf_ferritin_ng_ml))[0, 1]
    assert fluid == pytest.approx(0.24, abs=0.01)
    assert controls.csf_ferritin_ng_ml.mean() == pytest.approx(3.5, abs=0.05)
    assert controls.csf_ferritin_ng_ml.std() == pytest.approx(1.56, abs=0.05)


def test_a_reassuring_blood_value_with_low_brain_iron(groups):
    low = np.quantile(groups["control"].brain_iron_mg_kg, 0.25)
    early = groups["early"]
    ferritin = early.serum_ferritin_ug_l[early.brain_iron_mg_kg < low]
    assert (ferritin > 75).mean() == pytest.approx(0.55, abs=0.015)
    assert (ferritin > 100).mean() == pytest.approx(0.43, abs=0.015)


@pytest.mark.parametrize(
    ("ages", "key"),
    [
        ((22, 40), "nhanes-1999-2002-ferritin-men-20-39"),
        ((40, 60), "nhanes-1999-2002-ferritin-men-40-59"),
        ((60, 90), "nhanes-1999-2002-ferritin-men-60-plus"),
    ],
)
def test_ferritin_of_men_comes_back(ages, key):
    people = sample_people(MANY, seed=2, inflamed_share=0.0)
    chosen = ~people.female & (people.age >= ages[0]) & (people.age < ages[1])
    ferritin, published = people.serum_ferritin_ug_l[chosen], fact(key)
    assert np.exp(np.log(ferritin).mean()) == pytest.approx(published.value("geometric-mean"), rel=0.03)
    low, high = np.quantile(ferritin, [0.05, 0.95])
    assert high / low == pytest.approx(published.value("95th-percentile") / published.value("5th-percentile"), rel=0.06)


def test_women_under_50_match_the_two_published_shares():
    people = sample_people(MANY, seed=3, inflamed_share=0.0, mean_age_a=35.0)
    young = people.serum_ferritin_ug_l[people.female & (people.age < 50)]
    published = fact("nhanes-2021-2023-ferritin-women")
    assert 100 * (young < 15).mean() == pytest.approx(published.value("under-15-ug-l"), abs=1)
    assert 100 * (young < 25).mean() == pytest.approx(published.value("under-25-ug-l"), abs=1)


def test_the_first_report_gives_the_curve_of_spinal_fluid():
    spread = fact("earley-2000-csf-effect-size-derived").value("standard-deviation-controls")
    known = fact("earley-2000-csf-ferritin")
    people = np.exp(np.random.default_rng(1).normal(math.log(Fluid().fluid_mean_ng_ml), Fluid().fluid_sigma, MANY))
    assert people.mean() == pytest.approx(known.value("controls"), abs=0.02)
    assert people.std() == pytest.approx(spread, abs=0.03)
    with pytest.raises(ValueError, match="mean = 0 is not allowed"):
        log_spread(0, 1, 8)


def test_same_seed_same_people_and_only_what_changes_moves():
    one, two = sample_people(500, seed=4), sample_people(500, seed=4, rho=0.4)
    assert np.array_equal(one.serum_ferritin_ug_l, two.serum_ferritin_ug_l)
    assert not np.array_equal(one.brain_iron_mg_kg, two.brain_iron_mg_kg)
    assert not np.array_equal(one.age, sample_people(500, seed=5).age)


@pytest.mark.parametrize(("rho", "link"), [(0.0, 0.0), (0.15, 0.13), (0.4, 0.34)])
def test_the_link_follows_rho(rho, link):
    people = sample_people(MANY, seed=6, rho=rho, rls_share=0.0)
    measured = np.corrcoef(np.log(people.serum_ferritin_ug_l), people.r2star_per_s)[0, 1]
    assert measured == pytest.approx(link, abs=0.01)


def test_directions():
    base = sample_people(20_000, seed=7)
    assert sample_people(20_000, seed=7, assay_b=True).serum_ferritin_ug_l == pytest.approx(
        1.6 * base.serum_ferritin_ug_l
    )
    lower = sample_people(20_000, seed=7, d_early=1.0)
    early = base.group == "early"
    assert (lower.brain_iron_mg_kg[early] <= base.brain_iron_mg_kg[early]).all()
    assert np.array_equal(lower.brain_iron_mg_kg[~early], base.brain_iron_mg_kg[~early])
    inflamed = base.inflamed
    calm = sample_people(20_000, seed=7, inflamed_factor=1.0)
    assert base.serum_ferritin_ug_l[inflamed] == pytest.approx(1.5 * calm.serum_ferritin_ug_l[inflamed])
    assert (base.brain_iron_mg_kg >= 0).all() and (base.csf_ferritin_ng_ml > 0).all()
    assert (sample_people(300, seed=7, rls_share=1.0).group != "control").all()


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ({"rho": 0.5}, "rho = 0.5 is not allowed: give a number from 0 to 0.4"),
        ({"d_early": -0.1}, "d_early = -0.1"),
        ({"d_early": float("nan")}, "d_early = nan"),
        ({"assay_b": 1}, "give True or False"),
        ({"n": 0}, "n = 0"),
        ({"n": 2_000_000}, "n = 2000000"),
    ],
)
def test_bad_input(numbers, words):
    with pytest.raises(ValueError, match=words):
        sample_people(**{"n": 10, "seed": 1, **numbers})
    with pytest.raises(TypeError, match="no_such_number"):
        sample_people(10, seed=1, no_such_number=1)


def test_blood_tells_nothing_of_the_group_because_nothing_was_put_in():
    assert Population().d_blood == 0
    people = sample_people(MANY, seed=8, d_blood=1.0)
    ferritin = [people.serum_ferritin_ug_l[people.group == name] for name in ("early", "control")]
    assert auc_of(*ferritin) > 0.7


@pytest.mark.parametrize("nucleus", NUCLEI)
def test_iron_grows_with_age(nucleus):
    known = fact(f"hallgren-1958-age-{nucleus}")
    assert iron_by_age(nucleus, 30) == pytest.approx(known.value("iron-age-30"), abs=0.2)
    assert (np.diff(iron_by_age(nucleus, np.arange(101))) > 0).all()
    for age in (-1, 101, float("nan")):
        with pytest.raises(ValueError, match="age = "):
            iron_by_age(nucleus, age)
    with pytest.raises(ValueError, match="nucleus = 'nigra'"):
        iron_by_age("nigra", 30)


def test_time_is_printed():
    start = time.perf_counter()
    sample_people(MANY, seed=9)
    print(f"{MANY} people in {1000 * (time.perf_counter() - start):.0f} ms (aim: under 1000)")
