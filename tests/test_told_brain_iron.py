"""Promise: what the prose of chapter 3 says of its demos is what the models do."""

import math

import numpy as np
import pytest
from told import says, unchecked

from rlsedu import brain_iron
from rlsedu.brain_iron import demos
from rlsedu.brain_iron.fluid import FluidTest, read_fluid
from rlsedu.brain_iron.population import Brain, People, sample_people
from rlsedu.brain_iron.quality import compare_fits
from rlsedu.brain_iron.relaxometry import METHODS
from rlsedu.brain_iron.slices import scan_slice
from rlsedu.brain_iron.studies import STUDIES, Plan, plan_study
from rlsedu.brain_iron.windows import Reading, read_both
from rlsedu.evidence import fact
from rlsedu.stage.style import PAPER
from rlsedu.statistics import positive_predictive_value, power, winners_curse

NAME = "03-brain-iron"
BASE = read_both(Reading())


@says(
    NAME,
    "Fewer people are reassured wrongly.",
    "how many people without restless legs does the test now alarm?",
    "Fewer of the one means more of the other.",
)
def test_a_higher_cutoff_reassures_fewer_and_alarms_more():
    low, high = (read_both(Reading(cutoff_ug_l=line)) for line in (50, 150))
    lowest = read_both(Reading(cutoff_ug_l=15))
    assert lowest.reassured > 0.9 and lowest.alarmed < 0.1
    assert high.reassured < BASE.reassured < low.reassured and high.alarmed > BASE.alarmed > low.alarmed


@says(NAME, "Open More to change", "Does it save the test?", "a second correlation: what the blood test sees of it.")
def test_the_link_does_not_save_the_test_and_the_second_correlation_is_smaller():
    for rho in (0.15, 0.4):
        result = read_both(Reading(), rho=rho)
        assert result.reassured > 0.4 and result.put_in == rho and 0 < result.link < rho - 0.02


@says(
    NAME,
    "It is the same blood.",
    "One maker's test reads much higher than another's.",
    "More people seem to have enough",
)
def test_laboratory_b():
    assert read_both(Reading(), assay_b=True).reassured > BASE.reassured + 0.1
    one, other = (sample_people(500, seed=1, assay_b=b).serum_ferritin_ug_l for b in (False, True))
    assert other == pytest.approx(1.6 * one)


@says(NAME, "The area of 0.50 for blood is an input, not a discovery", "a quarter of the people without restless legs")
def test_the_area_and_the_line():
    people = sample_people(100_000, seed=2)
    control, blood = people.group == "control", people.serum_ferritin_ug_l
    assert brain_iron.auc_of(blood[~control], blood[control]) == pytest.approx(0.5, abs=0.005)
    assert Reading().low_share == 0.25


@says(
    NAME,
    "Each mark below is a made-up person. Left of the line the marks are full: there the test says yes.",
    "try to find everybody without raising false alarms",
)
def test_nobody_can_find_all_without_false_alarms():
    for cutoff in np.arange(0.5, 8.1, 0.1):
        result = read_fluid(FluidTest(cutoff_ng_ml=float(cutoff)))
        assert result.sensitivity < 0.8 or result.specificity < 0.7
    full, empty = demos.spinal_fluid.value().drawn().crowds[0]
    assert max(full.get_xdata()) < 2 < min(empty.get_xdata())
    assert full.get_markerfacecolor() != empty.get_markerfacecolor() == PAPER


@says(
    NAME,
    "we count in steps. One step (one SD) is about how far a typical person is",
    "By that reading, the two groups lie about two steps apart",
)
def test_the_first_study_lies_two_steps_apart():
    assert brain_iron.first_study("error") == pytest.approx(2, abs=0.1)


@says(NAME, "Half of those with restless legs are taken to have late onset (assumed).", "The test finds fewer of them.")
def test_late_onset_is_found_less_and_a_positive_result_is_rarely_right_in_the_street():
    result = read_fluid(FluidTest(rls_of_100=3))
    assert People().early_share == 0.5 and result.late_sensitivity < result.sensitivity / 2
    assert result.true_positives < 0.1 < 0.2 < read_fluid(FluidTest()).true_positives


@says(NAME, "Set true difference to the first report, 1.98 (not verified).", "Then to 1, which is assumed.")
def test_the_first_report_looks_like_a_test():
    assert brain_iron.first_study("error") == pytest.approx(1.98, abs=0.01) and FluidTest().d == 1
    assert read_fluid(FluidTest(d=1.98)).area > 0.9 > 0.8 > read_fluid(FluidTest(d=1)).area


@says(NAME, "The report is remembered with p = 0.0002 (not verified)", "Which reading gives that?")
def test_the_p_value_settles_the_puzzle():
    p = fact("earley-2000-csf-ferritin").value("p-value")
    assert brain_iron.first_p_value("error") == pytest.approx(p, rel=0.5)
    assert brain_iron.first_p_value("spread") < 1e-11 and f"{brain_iron.first_p_value('error'):.5f}" == "0.00015"


@says(
    NAME,
    "The nigra and the red nucleus darken most, because their signals fade fastest.",
    "The band melts into its neighbours, and the reading falls.",
    "The picture gets grainy, but look at the mean: it hardly moves. Edges beat noise.",
    "Set the iron to 160.",
)
def test_scanner():
    read = {mm: scan_slice(185, mm, 60, 24, "nigra").nigra_read_mg_kg for mm in (0.5, 1.0, 2.0, 3.0)}
    assert list(read.values()) == sorted(read.values(), reverse=True)
    nigra, other = (scan_slice(185, 1.0, 60, 4, place).signal for place in ("nigra", "peduncle"))
    red = scan_slice(185, 1.0, 60, 4, "red nucleus").signal
    assert max(nigra[-1] / nigra[0], red[-1] / red[0]) < other[-1] / other[0]
    noisy = scan_slice(185, 1.0, 10, 24, "nigra").nigra_read_mg_kg
    assert abs(noisy - read[1.0]) < 6 < read[1.0] - read[2.0] < 185 - read[1.0]
    assert 185 * (1 - Brain().d_early * Brain().iron_cv) == pytest.approx(160, abs=1)


@says(
    NAME,
    "The numbers on the right are what each way reads.",
    "With a clean signal they agree.",
    "In noise, the worst one weighs each echo by its own noisy value: then noise helps itself.",
    "The plain line looks fine here.",
    "where the signal fades faster: the plain line goes wrong too.",
)
def test_fits():
    clean, noisy, dead = compare_fits(120), compare_fits(15), compare_fits(15, "post-mortem")
    assert np.abs(clean.bias_here).max() < 1
    for result in (clean, noisy, dead):
        picture = demos.fits.value().drawn(snr=result.snr, calibration=result.calibration)
        assert [int(words.get_text()) for words in picture.reads] == [round(185 + off) for off in result.bias_here]
        assert picture.means.get_xdata() == pytest.approx(185 + result.bias_here)
    weights, plain = list(METHODS).index("weighted"), list(METHODS).index("loglinear")
    assert np.abs(noisy.bias_here).argmax() == weights and abs(noisy.bias_here[plain]) < 2 < 10 < abs(
        dead.bias_here[plain]
    )


@says(
    NAME,
    "We found 14 published comparisons of scans. Six found less iron in the nigra, six saw no clear difference",
    "The upper part shows a hundred virtual studies of one size. All look for the same true difference (dashed).",
    "A full triangle found less iron; one with its tip up found more. A circle found nothing clear.",
    "The purple line is what those that found less iron report, on average.",
    "The lower part shows what the published comparisons found.",
    "How often is a true difference found? And how big does it look when it is?",
    "a small study finds a modest difference only if luck makes it look large.",
    "The studies still find something now and then.",
)
def test_small_studies():
    five = plan_study(Plan(per_group=5))
    assert five.power_here < 0.2 and five.curse.mean_reported_d > 2 * Plan().d
    least = 2.306 * math.sqrt(2 / 5)  # the smallest difference that 5 v 5 people can call found
    assert least > 2 * Plan().d
    picture = demos.how_many.value().drawn()
    found, missed = picture.less.get_xdata(), picture.missed.get_xdata()
    assert len(found) + len(missed) == 100 and min(found) > max(missed) and picture.truth.get_xdata() == [0.67, 0.67]
    assert picture.told.get_xdata() == pytest.approx([found.mean()] * 2, abs=0.02)
    assert [len(own) for own, _ in picture.rows] == [6, 6, 2]
    less, same, _ = (marks.get_xdata() for _, marks in picture.rows)
    assert less.mean() < same.mean()  # "those with a better chance did not find less iron more often"
    assert plan_study(Plan(d=0.0)).power_here == pytest.approx(0.05, abs=1e-6)
    assert winners_curse(2.5, 5).mean_reported_d < 1.2 * 2.5  # a large difference needs no luck


@says(
    NAME,
    "tells how many should have found less iron, and how many did.",
    "They are about alike.",
    "even if it held for everyone, most studies were too small to be sure",
    "just 2 of 100 such studies, of 72 and 72, would miss it",
    "somewhat less would fit as well",
)
def test_the_studies_as_a_set():
    result = plan_study(Plan())
    assert result.found == 6 and abs(result.expected - result.found) < 1 and result.told == 12
    assert sum(result.study_power < 0.8) == len(STUDIES) - 1
    assert 1 - power(0.67, 72, 72) == pytest.approx(0.02, abs=0.005)
    assert (
        abs(plan_study(Plan(d=0.55)).expected - result.found) < 2 < 5 < result.found - plan_study(Plan(d=0.0)).expected
    )


@says(
    NAME,
    "Draw many people and ask how well each window tells early-onset restless legs from none.",
    "Suppose 3 of 100 people have restless legs (assumed).",
)
def test_door_1_and_the_exercise():
    assert round(100 * positive_predictive_value(0.82, 0.83, 0.03)) == 13
    people = sample_people(20_000, seed=1, rho=0.15)
    early, control = people.group == "early", people.group == "control"
    seen = (people.serum_ferritin_ug_l, people.r2star_per_s, people.csf_ferritin_ng_ml)
    blood, scan, fluid = (brain_iron.auc_of(values[early], values[control]) for values in seen)
    assert blood == pytest.approx(0.5, abs=0.02) and blood < scan < fluid


def test_nothing_is_told_unchecked():
    assert unchecked(NAME, globals()) == []
