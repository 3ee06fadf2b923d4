"""What the demos of the third room say and show: counted again by hand, and honest about what is not verified."""

import io
import math
import re

import numpy as np
import pytest
from matplotlib.image import AxesImage
from PIL import Image

from rlsedu import brain_iron
from rlsedu.brain_iron import demos
from rlsedu.brain_iron.fluid import FluidTest, read_fluid
from rlsedu.brain_iron.how_many_picture import LOOKS
from rlsedu.brain_iron.mri import FIELD_MM, VOXEL_SIZES_MM, Protocol
from rlsedu.brain_iron.population import sample_people
from rlsedu.brain_iron.quality import compare_fits
from rlsedu.brain_iron.slices import PLACES, scan_slice
from rlsedu.brain_iron.studies import STUDIES, WORDS, Plan, plan_study
from rlsedu.brain_iron.windows import Reading, read_both
from rlsedu.evidence import fact
from rlsedu.statistics.roc import auc, auc_of, positive_predictive_value
from rlsedu.statistics.study_power import power, sample_size

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
    assert np.array_equal(result.people.age, people.age[: len(result.people.age)])


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
    for x, density in ((result.ferritin_ng_ml, result.control_density), (result.ferritin_ng_ml, result.rls_density)):
        assert np.trapezoid(density, x) == pytest.approx(1, abs=0.01)


def test_roc_curve_of_spinal_fluid():
    result = read_fluid(FluidTest(d=1.98))
    found, alarms = result.roc_sensitivity, result.roc_false_alarms
    assert (np.diff(found) >= 0).all() and found[0] < 1e-3 and found[-1] > 1 - 1e-3
    assert np.trapezoid(found, alarms) == pytest.approx(result.area, abs=0.003)
    coin = read_fluid(FluidTest(d=0))
    assert coin.area == 0.5


@pytest.mark.parametrize("voxel_mm", VOXEL_SIZES_MM)
@pytest.mark.parametrize("place", PLACES)
def test_the_chosen_voxel_holds_its_place(place, voxel_mm):
    result = scan_slice(185, voxel_mm, 120, 20, place)
    x, y = PLACES[place]
    assert abs(result.x_mm - x) <= voxel_mm / 2 + 1e-9 and abs(result.y_mm - y) <= voxel_mm / 2 + 1e-9
    assert result.image.shape == (FIELD_MM / voxel_mm,) * 2
    column, row = (round((at - start) / voxel_mm - 0.5) for at, start in ((result.x_mm, -24), (result.y_mm, -17.5)))
    shown = int(np.argmin(abs(result.echo_times_ms - result.echo_time_ms)))
    assert result.image[row, column] == result.signal[shown]
    assert result.r2star[row, column] == pytest.approx(result.voxel_r2star)


def test_slice_directions():
    reads = [scan_slice(iron, 1.0, 60, 4, "nigra").nigra_read_mg_kg for iron in (50, 130, 185, 300)]
    assert reads == sorted(reads)
    early, late = (scan_slice(185, 1.0, 120, time, "fluid").image.mean() for time in (4, 39))
    assert late < early
    assert scan_slice(185, 1.0, 60, 21.4, "nigra").echo_time_ms == 19
    scatter = [scan_slice(185, 1.0, snr, 4, "nigra").nigra_sd_per_s for snr in (10, 120)]
    assert scatter[0] > scatter[1]
    measured = fact("murakami-2015-sn-r2star").value("cut-off")
    one_mm = scan_slice(185, 1.0, 120, 4, "nigra")
    in_rate = 14.9 + 0.113 * one_mm.nigra_read_mg_kg
    assert in_rate == pytest.approx(32, abs=0.5) and in_rate > measured


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
    assert shown.sentence.count(".") >= 2
    assert shown._repr_mimebundle_()[0]["text/plain"] == shown.sentence


@pytest.mark.parametrize(
    ("name", "settings", "words"),
    [
        (
            "two_windows",
            {},
            "put in with a correlation of 0.15 to iron in the nigra; what the blood test sees of it is 0.12",
        ),
        ("spinal_fluid", {}, "not verified"),
        ("scanner", {}, "the scan reads 152 from 66 voxels of 1 mm"),
        ("fits", {"calibration": "post-mortem"}, "post-mortem line (not verified)"),
        ("fits", {"snr": 15}, "the worst fit (noisy weights) reads 20 mg/kg too low"),
        ("fits", {"snr": 120}, "all five fits agree"),
        ("spinal_fluid", {"cutoff_ng_ml": 0.5}, "hardly anyone gets a positive result"),
        ("spinal_fluid", {"rls_of_100": 1}, "If 1 of 100 people tested has"),
        ("how_many", {}, "it takes 36 per group"),
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
    assert words in stage.sentence
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


def test_the_map_keeps_its_colours():
    """The palette picture shows the fitted map in the colours of its colour bar, to within 2 % of their range."""
    stage = demos.scanner()
    picture = stage.picture
    sent = np.asarray(Image.open(io.BytesIO(stage.frame)).convert("RGB")).astype(float)
    true = np.asarray(picture._canvas.buffer_rgba())[..., :3].astype(float)
    for artist in (a for a in picture._moving if isinstance(a, AxesImage)):
        box = artist.axes.bbox.extents.round().astype(int)
        rows = slice(true.shape[0] - box[3] + 1, true.shape[0] - box[1] - 1)
        columns = slice(box[0] + 1, box[2] - 1)
        gap = np.abs(true[rows, columns] - sent[rows, columns])
        assert np.quantile(gap, 0.99) <= 8 and gap.mean() <= 5
    stage.close()


def test_colour_bars_have_units_and_even_colours():
    stage = demos.scanner()
    labels = [axes.get_xlabel() for axes in stage.picture.figure.axes]
    assert "R2* (per s)" in labels and "Signal (white matter = 1)" in labels
    assert len(stage.picture.colours) <= 90
    luminance = np.array(stage.picture.colours) @ [0.2126, 0.7152, 0.0722]
    assert (np.diff(luminance) > 0).all()
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
