"""What the demos of the third room say and show: counted again by hand, and honest about what is not verified."""

import math
import re

import numpy as np
import pytest

from rlsedu import brain_iron
from rlsedu.brain_iron import demos
from rlsedu.brain_iron.fluid import FluidTest, log_curves, read_fluid
from rlsedu.brain_iron.heap_picture import HeapPicture
from rlsedu.brain_iron.how_many_picture import LOOKS
from rlsedu.brain_iron.mri import Protocol
from rlsedu.brain_iron.population import sample_people
from rlsedu.brain_iron.quality import compare_fits
from rlsedu.brain_iron.studies import STUDIES, WORDS, Plan, plan_study
from rlsedu.brain_iron.windows import Reading, read_both
from rlsedu.evidence import fact
from rlsedu.statistics.roc import auc, auc_of, positive_predictive_value
from rlsedu.statistics.study_power import power, sample_size, t_critical

NAMES = ("midbrain", "two_windows", "spinal_fluid", "scanner", "fits", "how_many")


@pytest.fixture(params=NAMES)
def shown(request):
    stage = getattr(demos, request.param)()
    yield stage
    stage.close()


def test_one_predictive_value_for_the_whole_package():
    assert brain_iron.positive_predictive_value is positive_predictive_value
    published = fact("godau-2008-tcs")
    sensitivity, specificity = published.value("sensitivity"), published.value("specificity")
    studied = published.size("rls") / published.size()
    for prevalence, expected in ((studied, published.value("share-positives-true")), (0.10, 0.35), (0.03, 0.13)):
        assert positive_predictive_value(sensitivity, specificity, prevalence) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize("cutoff", [15, 75, 200])
def test_two_windows_counts_again(cutoff):
    result = read_both(Reading(cutoff_ug_l=cutoff), rho=0.3)
    people = sample_people(20_000, seed=3, rho=0.3)
    controls = people.only(people.group == "control")
    assert (controls.brain_iron_mg_kg < result.low_iron_mg_kg).mean() == pytest.approx(0.25, abs=0.001)
    low = people.only((people.group != "control") & (people.brain_iron_mg_kg < result.low_iron_mg_kg))
    assert result.reassured == pytest.approx(sum(low.serum_ferritin_ug_l >= cutoff) / len(low.age))
    assert result.alarmed == pytest.approx(sum(controls.serum_ferritin_ug_l < cutoff) / len(controls.age))
    others = people.only(people.group != "control")
    assert auc_of(others.serum_ferritin_ug_l, controls.serum_ferritin_ug_l) == pytest.approx(0.5, abs=0.01)
    assert np.array_equal(result.people.age, others.age[: len(result.people.age)])


@pytest.mark.parametrize("cutoff", [15, 75, 200])
def test_the_shaded_corner_holds_those_reassured_wrongly(cutoff):
    picture, people = demos.two_windows.value().drawn(cutoff_ug_l=cutoff), read_both(Reading(cutoff_ug_l=cutoff))
    corner, low = picture.corner.get_bbox(), people.people.brain_iron_mg_kg < people.low_iron_mg_kg
    x, y = picture.misled.get_data()
    assert (x > cutoff).all() and (y < people.low_iron_mg_kg).all()
    assert (corner.x0, corner.y1) == pytest.approx((cutoff, people.low_iron_mg_kg))
    assert len(x) == (low & (people.people.group != "control") & (people.people.serum_ferritin_ug_l > cutoff)).sum()


def test_a_stronger_link_reassures_fewer_wrongly():
    shares = [read_both(Reading(), rho=rho).reassured for rho in (0, 0.2, 0.4)]
    assert shares == sorted(shares, reverse=True) and shares[0] - shares[-1] > 0.05
    assert read_both(Reading(), assay_b=True).reassured > read_both(Reading()).reassured


def test_spinal_fluid_in_closed_form_equals_a_large_sample():
    result = read_fluid(FluidTest(d=1.0, cutoff_ng_ml=2.0))
    people = sample_people(200_000, seed=1)
    early, control = (people.csf_ferritin_ng_ml[people.group == name] for name in ("early", "control"))
    assert result.sensitivity == pytest.approx((early < 2).mean(), abs=0.005)
    assert result.specificity == pytest.approx((control >= 2).mean(), abs=0.005)
    assert result.area == pytest.approx(auc_of(early, control), abs=0.005)
    assert result.area == pytest.approx(auc(1.0), abs=0.005)
    late = people.csf_ferritin_ng_ml[people.group == "late"]
    assert result.late_sensitivity == pytest.approx((late < 2).mean(), abs=0.005)
    found = (result.sensitivity + result.late_sensitivity) / 2  # half of those with restless legs have late onset
    assert result.true_positives == pytest.approx(positive_predictive_value(found, result.specificity, 0.10))
    for crowd, group in ((result.control_ng_ml, control), (result.rls_ng_ml, early)):
        assert crowd[[9, 49, 89]] == pytest.approx(np.quantile(group, [0.095, 0.495, 0.895]), rel=0.02)


def test_roc_curve_of_spinal_fluid():
    result = read_fluid(FluidTest(d=1.98))
    cuts = np.log(np.geomspace(0.1, 40, 120))
    alarms, found = (np.array([curve.cdf(cut) for cut in cuts]) for curve in log_curves(1.98))
    assert (np.diff(found) >= 0).all() and found[0] < 1e-3 and found[-1] > 1 - 1e-3
    assert np.trapezoid(found, alarms) == pytest.approx(result.area, abs=0.003)
    coin = read_fluid(FluidTest(d=0))
    assert coin.area == 0.5


@pytest.mark.parametrize("d", [0, 1, 1.98])
@pytest.mark.parametrize("cutoff", [0.5, 1.3, 2.0, 4.0, 8.0])
def test_as_many_marks_lie_left_of_the_line_as_the_words_say(cutoff, d):
    result = read_fluid(FluidTest(d=d, cutoff_ng_ml=cutoff))
    assert result.found == round(100 * result.sensitivity) == np.sum(result.rls_ng_ml < cutoff)
    assert result.alarms == round(100 * (1 - result.specificity)) == np.sum(result.control_ng_ml < cutoff)
    picture = demos.spinal_fluid.value().drawn(d=d, cutoff_ng_ml=cutoff)
    found, missed, alarms, cleared = (len(marks.get_xdata()) for crowd in picture.crowds for marks in crowd)
    assert (found, missed, alarms, cleared) == (result.found, 100 - found, result.alarms, 100 - alarms)
    words = picture.point.words.get_text()
    assert words == f"{found} found, {missed} missed,\n{alarms} false alarms"
    picture.close()


@pytest.mark.parametrize("d", [0, 0.3, 0.67, 1])
@pytest.mark.parametrize("per_group", [5, 15, 60, 200])
def test_a_hundred_studies_find_what_the_power_says(per_group, d):
    result = plan_study(Plan(d=d, per_group=per_group))
    assert result.find_less + result.find_more == round(100 * result.power_here)
    line = t_critical(2 * per_group - 2) * math.sqrt(2 / per_group)  # the smallest difference that counts as found
    assert abs(np.sum(result.reported_d > line) - result.find_less) <= 1
    assert abs(np.sum(result.reported_d < -line) - result.find_more) <= 1
    if result.find_less > 20:
        told = result.reported_d[-result.find_less :].mean()
        assert told == pytest.approx(result.curse.mean_reported_d, rel=0.02)
    picture = demos.how_many.value().drawn(d=d, per_group=per_group)
    drawn = [len(marks.get_xdata()) for marks in (picture.less, picture.missed, picture.more)]
    assert drawn == [result.find_less, 100 - sum(drawn[::2]), result.find_more]
    assert picture.point.words.get_text().startswith(f"{drawn[0] + drawn[2]} of 100 find")
    picture.close()


@pytest.mark.parametrize("width", [0.05, 0.2, 1.0])
def test_no_two_marks_of_a_heap_stand_on_one_another(width):
    places = np.sort(np.random.default_rng(1).normal(size=100))
    rows = HeapPicture().piled(places, width)
    assert all((np.diff(places[rows == row]) > width - 1e-9).all() for row in range(rows.max() + 1))
    assert set(rows) == set(range(rows.max() + 1))


def test_fits_between_the_levels():
    low, middle, high = (compare_fits(snr).bias_here for snr in (12, 13, 15))
    assert (np.minimum(low, high) <= middle).all() and (middle <= np.maximum(low, high)).all()
    at_level = compare_fits(30)
    assert at_level.bias_here == pytest.approx(at_level.bias[:, 4]) and at_level.sd_here == pytest.approx(
        at_level.sd[:, 4]
    )
    noisy = compare_fits(10)
    assert noisy.bias_here[1] == min(noisy.bias_here) and abs(noisy.bias_here[2]) < 3
    with pytest.raises(ValueError, match="snr = 9"):
        compare_fits(9)
    with pytest.raises(ValueError, match="calibration"):
        compare_fits(30, "both")


@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_studies_are_those_of_the_evidence(study):
    found = fact(study.fact_id)
    told = {int(number) for number in re.findall(r"\d+", found.n_words)}
    assert {study.people, study.controls} <= told & set(found.n.values())
    chance = plan_study(Plan()).study_power[STUDIES.index(study)]
    assert chance == pytest.approx(fact("mri-rls-power-derived").value(study.id), abs=0.006)
    assert power(0.67, study.people, study.controls) == chance


def test_every_outcome_has_a_word_and_a_look():
    assert set(WORDS) == set(LOOKS) == {study.found for study in STUDIES}
    ids = [study.id for study in STUDIES]
    assert ids == [value.id for value in fact("mri-rls-power-derived").values] and len(set(ids)) == len(ids)


def test_the_largest_study_would_rarely_miss_it():
    assert 1 - power(0.67, 72, 72) == pytest.approx(0.02, abs=0.005)
    result = plan_study(Plan())
    assert (result.study_power <= 0.705).sum() == 11  # "eleven of them had 70 % or less"
    assert result.needed == sample_size(0.67)
    assert plan_study(Plan(d=0.0)).study_power == pytest.approx(np.full(len(STUDIES), 0.05), abs=1e-6)
    assert plan_study(Plan(d=0.05)).needed == 0


def test_sentences_carry_the_numbers(shown):
    said = f"{shown.sentence} {shown.more}".strip()
    assert said.count(".") >= 2
    assert shown._repr_mimebundle_()[0]["text/plain"] == said


@pytest.mark.parametrize(
    ("name", "settings", "words"),
    [
        (
            "two_windows",
            {},
            "put in with a correlation of 0.15 to iron in the nigra; what the blood test sees of it is 0.12",
        ),
        ("spinal_fluid", {}, "not verified"),
        ("scanner", {}, "the scan reads 152: voxels on its edge mix in what lies beside it"),
        ("scanner", {}, "The scan reads it from 66 voxels of 1 mm; 30 of them hold such a mix"),
        ("fits", {"calibration": "post-mortem"}, "post-mortem line (not verified)"),
        ("fits", {"snr": 15}, "the worst fit (noisy weights) reads 20 mg/kg too low"),
        ("fits", {"snr": 120}, "all five fits agree"),
        ("spinal_fluid", {"cutoff_ng_ml": 0.5}, "hardly anyone gets a positive result"),
        ("spinal_fluid", {"rls_of_100": 1}, "If 1 of 100 people tested has"),
        ("spinal_fluid", {}, "misses 54. Of as many people without, it alarms 14 wrongly. The cut-off is 2.0"),
        ("fits", {}, "Choose the other line from iron to R2* (not verified): in much noise it then reads far too low"),
        ("how_many", {}, "43 of 100 studies find a difference. On average they report it much too large."),
        ("how_many", {"per_group": 200}, "100 studies find a difference. On average they report it about right."),
        ("how_many", {"d": 0.05}, "Even its direction can be wrong."),
        ("how_many", {}, "With 36 in each group, 80 of 100 find it."),
        (
            "how_many",
            {},
            "Of the 12 published comparisons that tell of the nigra, about 7 should have found it; 6 did.",
        ),
        ("how_many", {"d": 0}, "there is no true difference"),
        ("midbrain", {"part": "red nucleus"}, "(not verified)"),
        ("midbrain", {}, "reported"),
    ],
)
def test_what_sentences_say(name, settings, words):
    stage = getattr(demos, name)()
    stage.set(**settings)
    assert words in f"{stage.sentence} {stage.more}"
    stage.close()


def test_not_verified_stands_in_pictures_and_tables():
    stage = demos.spinal_fluid()
    labels = " ".join(axes.get_xlabel() for axes in stage.picture.figure.axes)
    assert "not verified" in labels
    assert stage.numbers.count("not verified") >= 3
    assert any("1.98 SD: not verified" in note for note in stage.notes)
    stage.close()
    for name in ("scanner", "fits"):
        stage = getattr(demos, name)()
        rows = re.findall(r"<tr[ >].*?</tr>", stage.numbers)
        old = [row for row in rows if "post-mortem line" in row]
        assert len(old) == 2 and all("not verified" in row for row in old)
        stage.close()


def test_closed_demos_answer_no_more(shown):
    shown.close()
    assert shown.picture is None and shown.result is None


def test_protocol():
    assert Protocol().echo_times_ms == pytest.approx([4, 9, 14, 19, 24, 29, 34, 39])
    with pytest.raises(ValueError, match="echoes = 1"):
        Protocol(echoes=1)
    with pytest.raises(ValueError, match="snr"):
        Protocol(snr=math.nan)
