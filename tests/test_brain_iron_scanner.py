"""The scanner: a phantom true to its shapes, Rician noise, edges that cost more than noise, and its picture."""

import io
import math

import numpy as np
import pytest
from conftest import at_the_ends
from matplotlib.image import AxesImage
from PIL import Image

from rlsedu.brain_iron import demos, scanner_picture
from rlsedu.brain_iron.mri import (
    CALIBRATIONS,
    FIELD_MM,
    TISSUES,
    VOXEL_SIZES_MM,
    Protocol,
    add_noise,
    iron_from_r2star,
    phantom,
    r2star_from_iron,
    scan,
)
from rlsedu.brain_iron.relaxometry import fit_r2star
from rlsedu.brain_iron.slices import CLOSE_MM, PLACES, scan_slice
from rlsedu.evidence import fact

TIMES = Protocol().echo_times_ms


def nigra_reading(voxel_mm, iron=185.0):
    made = phantom(voxel_mm, nigra_iron=iron)
    return iron_from_r2star(fit_r2star(scan(made, TIMES, math.inf, seed=1), TIMES))[made.nigra].mean()


def test_edges_lower_the_reading():
    published = fact("sim-partial-volume")
    assert nigra_reading(1.0) == pytest.approx(published.value("read-1-mm"), abs=3)
    assert nigra_reading(2.0) == pytest.approx(published.value("read-2-mm"), abs=3)
    readings = [nigra_reading(size) for size in VOXEL_SIZES_MM]
    assert readings == sorted(readings, reverse=True) and readings[0] < 185


def test_edges_shrink_a_group_difference():
    published = fact("sim-partial-volume")
    for size in (1.0, 2.0):
        kept = 100 * (nigra_reading(size) - nigra_reading(size, 160)) / 25
        assert kept == pytest.approx(published.value(f"group-difference-kept-{size:g}"), abs=2)


@pytest.mark.parametrize("voxel_mm", VOXEL_SIZES_MM)
def test_phantom(voxel_mm):
    made = phantom(voxel_mm)
    side = round(48 / voxel_mm)
    assert made.labels.shape == made.r2star.shape == made.s0.shape == (side, side)
    assert made.shares.sum(axis=0) == pytest.approx(np.ones((side, side)))
    assert made.r2star.min() >= 2 and made.r2star.max() <= r2star_from_iron(195)
    area = made.shares[TISSUES.index("substantia nigra")].sum() * voxel_mm**2
    assert area == pytest.approx(2 * math.pi * 6.4 * 1.6, rel=0.01)  # both sides, two ellipses
    assert made.signal([5.0]).shape == (1, side, side)
    assert np.array_equal(made.nigra, made.nigra[:, ::-1])
    assert (made.nigra | ~made.pure_nigra).all() and made.r2star[made.pure_nigra] == pytest.approx(
        r2star_from_iron(185)
    )


def test_the_reference_region_has_36_pure_voxels():
    assert phantom(1.0).pure_nigra.sum() == 36


def test_a_voxel_with_two_tissues_averages_signals_not_rates():
    made = phantom(1.0)
    mixed = np.argwhere(np.abs(made.shares[TISSUES.index("substantia nigra")] - 0.5) < 0.3)[0]
    shares = made.shares[:, mixed[0], mixed[1]]
    by_hand = sum(
        share * s0 * math.exp(-0.02 * rate)
        for share, s0, rate in zip(shares, made.tissue_s0, made.tissue_r2star_per_s, strict=True)
    )
    assert made.signal([20.0])[0, mixed[0], mixed[1]] == pytest.approx(by_hand)
    one_rate = made.s0[tuple(mixed)] * math.exp(-0.02 * made.r2star[tuple(mixed)])
    assert by_hand > one_rate + 1e-4


def test_noise_is_rician():
    background = add_noise(np.zeros(200_000), 0.1, np.random.default_rng(1))
    assert background.mean() == pytest.approx(0.1 * math.sqrt(math.pi / 2), rel=0.01)
    strong = add_noise(np.ones(200_000), 0.02, np.random.default_rng(2))
    assert strong.mean() == pytest.approx(1, abs=0.001) and strong.std() == pytest.approx(0.02, rel=0.01)
    made = phantom()
    assert np.array_equal(scan(made, TIMES, 60, seed=1), scan(made, TIMES, 60, seed=1))
    assert not np.array_equal(scan(made, TIMES, 60, seed=1), scan(made, TIMES, 60, seed=2))


@pytest.mark.parametrize("calibration", CALIBRATIONS)
def test_calibration_there_and_back(calibration):
    iron = np.linspace(0, 300, 7)
    assert iron_from_r2star(r2star_from_iron(iron, calibration), calibration) == pytest.approx(iron)


def test_the_two_lines_disagree_as_described():
    found = fact("calibration-mismatch-derived")
    rate = fact("murakami-2015-sn-r2star").value("cut-off")
    for calibration in CALIBRATIONS:
        assert iron_from_r2star(rate, calibration) == pytest.approx(found.value(f"iron-read-{calibration}"), abs=0.5)
        rates = found.value(f"r2star-at-185-{calibration}")
        assert r2star_from_iron(185, calibration) == pytest.approx(rates, abs=0.1)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: phantom(0.9), "voxel_mm = 0.9 is not allowed: give one of"),
        (lambda: phantom(nigra_iron=301), "nigra_iron = 301 is not allowed: give a number from 0 to 300 mg/kg"),
        (lambda: phantom(calibration="both"), "calibration = 'both'"),
        (lambda: scan(phantom(), [5, 4], 60, 1), "rising times"),
        (lambda: scan(phantom(), [0, 4], 60, 1), "rising times"),
        (lambda: scan(phantom(), TIMES, 0, 1), "snr = 0"),
        (lambda: fit_r2star(np.ones((8, 3)), TIMES, "fast"), "method = 'fast'"),
        (lambda: fit_r2star(np.ones((7, 3)), TIMES), r"images of shape \(7, 3\)"),
        (lambda: fit_r2star(-np.ones((8, 3)), TIMES), "numbers of 0 or more"),
        (lambda: fit_r2star(np.ones((8, 3)), TIMES, "rice"), "sigma = None"),
        (lambda: r2star_from_iron(-1), "iron_mg_kg = -1"),
    ],
)
def test_bad_input(call, words):
    with pytest.raises(ValueError, match=words):
        call()


@pytest.mark.parametrize("voxel_mm", VOXEL_SIZES_MM)
@pytest.mark.parametrize("place", PLACES)
def test_the_chosen_voxel_holds_its_place(place, voxel_mm):
    result = scan_slice(185, voxel_mm, 120, 20, place)
    x, y = PLACES[place]
    assert abs(result.x_mm - x) <= voxel_mm / 2 + 1e-9 and abs(result.y_mm - y) <= voxel_mm / 2 + 1e-9
    assert result.image.shape == (FIELD_MM / voxel_mm,) * 2
    left, right, back, front = CLOSE_MM
    assert scanner_picture.CLOSE_MM == CLOSE_MM
    spans = ((back + 17.5, front + 17.5), (left + 24, right + 24))
    rows, columns = (slice(round(first / voxel_mm), round(last / voxel_mm)) for first, last in spans)
    assert np.array_equal(result.close_r2star, result.r2star[rows, columns])
    assert result.close_r2star.shape == ((front - back) / voxel_mm, (right - left) / voxel_mm)
    assert left <= result.x_mm - voxel_mm / 2 and back <= result.y_mm - voxel_mm / 2
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


@pytest.mark.parametrize("voxel_mm", VOXEL_SIZES_MM)
def test_the_call_out_points_at_a_voxel_that_mixes(voxel_mm):
    picture, made = demos.scanner.value().drawn(voxel=f"{voxel_mm:g}"), phantom(voxel_mm)
    x, y = (np.unique(part).mean() for part in picture.mixed.get_data())
    row, column = (int((at + edge) // voxel_mm) for at, edge in ((y, 17.5), (x, 24)))
    assert 0.5 <= made.shares[TISSUES.index("substantia nigra"), row, column] < 1
    assert picture.point.words.get_text().startswith("185 mg/kg in") and picture.map.get_extent()[3] == CLOSE_MM[3]
    picture.close()


@pytest.mark.parametrize("narrow", [False, True], ids=["laptop", "phone"])
def test_the_call_out_covers_no_data(narrow):
    demo = demos.scanner.value()
    picture = demo.picture()
    picture.resize(narrow)
    for values in at_the_ends(demo):
        picture.hold(demo.result(**values))
        picture.frame()
        assert not picture.point.box.get_window_extent().overlaps(picture.map.get_window_extent()), values
    picture.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_square_of_a_mixed_voxel_is_seen_on_the_map(dark):
    """It is black with a white rim, whatever the paper: one of the two stands out from each place of the map."""
    picture = demos.scanner.value().drawn()
    picture.resize(dark=dark)
    picture.point.say("")
    for line in picture.map.axes.lines:
        line.set_visible(line is picture.mixed)
    seen = np.asarray(Image.open(io.BytesIO(picture.frame())).convert("RGB")).astype(int)
    x0, y0, x1, y1 = picture.mixed.get_window_extent().extents.round().astype(int)
    for x, y in ((x0, (y0 + y1) // 2), (x1, (y0 + y1) // 2), ((x0 + x1) // 2, y0), ((x0 + x1) // 2, y1)):
        near = seen[seen.shape[0] - y - 5 : seen.shape[0] - y + 5, x - 5 : x + 5].reshape(-1, 3)
        assert (near.max(axis=1) < 60).any() and (near.min(axis=1) > 220).any(), near
    picture.close()


def test_the_map_keeps_its_colours():
    """The palette picture shows the fitted map in the colours of its colour bar, to within 2 % of their range."""
    stage = demos.scanner()
    picture = stage.picture
    sent = np.asarray(Image.open(io.BytesIO(stage.frame)).convert("RGB")).astype(float)
    true = np.asarray(picture._canvas.buffer_rgba())[..., :3].astype(float)
    for artist in (a for a in picture._moving if isinstance(a, AxesImage)):
        box = artist.get_window_extent().extents.round().astype(int)
        rows = slice(true.shape[0] - box[3] + 1, true.shape[0] - box[1] - 1)
        columns = slice(box[0] + 1, box[2] - 1)
        gap = np.abs(true[rows, columns] - sent[rows, columns])
        assert np.quantile(gap, 0.99) <= 8 and gap.mean() <= 5
    stage.close()


def test_colour_bars_have_units_and_even_colours():
    stage = demos.scanner()
    labels = [axes.get_xlabel() for axes in stage.picture.figure.axes]
    assert "R2* (per s): higher with\nmore iron, read as mg/kg" in labels and "Signal (white matter = 1)" in labels
    assert len(stage.picture.colours) <= 90
    luminance = np.array(stage.picture.colours) @ [0.2126, 0.7152, 0.0722]
    assert (np.diff(luminance) > 0).all()
    stage.close()
