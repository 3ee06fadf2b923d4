"""Promise: what the prose of chapter 1 says of nights and of leg movements is what the models do."""

import numpy as np
import pytest
from told import says

from rlsedu import symptoms
from rlsedu.evidence import fact
from rlsedu.symptoms.leg_movements import Nights, compare_nights, leg_movement_nights
from rlsedu.symptoms.validation import checks, evening_share

NAME = "01-symptoms"


@says(
    NAME,
    "A cross is a person whom one night puts on the wrong side.",
    "the large dots then show the mean, and the small grey ones single nights.",
    "In the toy one night puts one person in ten on the wrong side, and the mean of five nights one in twenty.",
    "Real nights mislead more, it seems.",
    "In the study of 20 people with restless legs 34 of 100 single nights lay above the line of 15, but the chance to "
    "be above it at least once in five nights was 63 of 100.",
    "In the toy it is about 43 and 58, so the gap is only half as wide",
)
def test_one_night_and_five():
    demo, shown = symptoms.nights.value(), compare_nights(5)
    assert demo.time == "n_nights" and demo.start["n_nights"] == 1 and demo.result().wrong.any()
    assert shown.mean_per_h == pytest.approx(shown.movements_per_h.mean(axis=1))
    assert (shown.wrong_one, shown.wrong_mean) == pytest.approx((0.1, 0.05), abs=0.006)
    study = fact("trotti-2009-night-variance").value
    single, ever = study("single-nights-above-15"), study("people-above-15")
    assert (round(single), round(ever)) == (34, 63)
    many = leg_movement_nights(200_000, 5, seed=2) > Nights().cut_off_per_h
    toy = 100 * many.mean(), 100 * many.any(axis=1).mean()
    assert (round(toy[0]), round(toy[1])) == (43, 58)
    assert (toy[1] - toy[0]) / (ever - single) == pytest.approx(0.5, abs=0.05)


@says(
    NAME, "calm sleepers move too much, and people change sides too little.", "It is quiet at 12:30", "one night told"
)
def test_why_the_misses():
    rows = {row[0]: row for row in checks().rows}
    for what, more in (
        ("One night above 5 per hour, 354 other patients", True),
        ("How much more that is than one night, 5 per hour", False),
    ):
        published, model = (float(cell.split()[0]) for cell in rows[what][1:3])
        assert (model > published) == more and rows[what][4] == "MISS"
    published, model = (float(cell) for cell in rows["Correlation between two nights"][1:3])
    assert model > published and rows["Correlation between two nights"][4] == "MISS"
    wave = lambda hour: (1 + np.cos(2 * np.pi * (hour - 24.5) / 24)) / 2  # noqa: E731
    assert wave(12.5) == pytest.approx(0) and evening_share() > evening_share(wave)


def test_default_sentence_of_the_nights():
    demo, shown = symptoms.nights.value(), compare_nights(5)
    told = demo.told(demo.result(n_nights=5))
    assert f"one night puts {100 * shown.wrong_one:.0f} of 100" in told
    assert f"5 nights still puts {100 * shown.wrong_mean:.0f} of 100" in told
    assert (
        f"{100 * shown.share_one_night:.0f} of 100 single nights" in told
        and f"{100 * shown.share_any:.0f} of 100" in told
    )
