"""The checks against published results: hits and misses, what cannot decide, and what set the model itself."""

import numpy as np
import pytest

from rlsedu.dopamine.factory_checks import meal_swings
from rlsedu.dopamine.scenario import STORIES
from rlsedu.dopamine.sensitivity import draw_means, robustness
from rlsedu.dopamine.validation import checks, run_checks
from rlsedu.evidence.checks import FREE, HIT, MISS, OPEN

CHECKS = run_checks()
PUMPS, MADE = STORIES["pumps"], STORIES["made"]
EXPECTED = [  # part of the check, the model's name, result
    ("dopamine outside, iron-poor rats", "simple story", MISS),
    ("dopamine outside, iron-poor rats", PUMPS, HIT),
    ("dopamine outside, iron-poor rats", MADE, HIT),
    ("HVA in spinal fluid", PUMPS, OPEN),
    ("HVA in spinal fluid", MADE, OPEN),
    ("HVA outside, iron-poor rats", PUMPS, MISS),
    ("stored dopamine, iron-poor rats", PUMPS, OPEN),
    ("more 3-OMD", PUMPS, MISS),
    ("more 3-OMD", MADE, HIT),
    ("after iron into the midbrain", PUMPS, MISS),
    ("after iron into the midbrain", MADE, OPEN),
    ("the weakest hours", "simple story", MISS),
    ("the weakest hours", PUMPS, MISS),
    ("the weakest hours", MADE, MISS),
    ("in the best hour", PUMPS, MISS),
    ("in the best hour", MADE, MISS),
    ("in the best hour", "simple story", HIT),
    ("the evening signal is too weak", PUMPS, HIT),
    ("the evening signal is too weak", MADE, MISS),
    ("HVA peaks after dopamine", "TH sets the rhythm", OPEN),
    ("HVA peaks after dopamine", "the transporter shares it", MISS),
    ("augmentation after", "constant risk", OPEN),
    ("the transporter makes the daily swing", "TH sets the rhythm", MISS),
    ("dopamine outside when 80 % is lost", "Parkinson", HIT),
    ("the signal is clearly weaker", "Parkinson", MISS),
    ("rise after levodopa", PUMPS, MISS),
    ("answer to levodopa at 23:00", PUMPS, OPEN),
    ("half of those with augmentation", "constant risk", HIT),
    ("dopamine made, mice without transporter", "one nerve ending", MISS),
    ("tissue dopamine left, mice without transporter", "one nerve ending", MISS),
]


@pytest.mark.parametrize("what, model, result", EXPECTED)
def test_outcome(what, model, result):
    found = [c.result for c in CHECKS if what in c.what and c.model.startswith(f"{model}: ")]
    assert found == [result]


def test_the_table_shows_every_miss_and_counts_only_what_set_nothing():
    shown, free = checks(), [c.result for c in CHECKS if c.role == FREE]
    assert [row[4] for row in shown.rows].count(MISS) == sum(c.result == MISS for c in CHECKS) > 20
    counts = [free.count(result) for result in (HIT, MISS, OPEN)]
    assert "{} hits, {} misses, {} that cannot decide".format(*counts) in shown.caption
    assert sum(counts) == len(free) < len(CHECKS)


def test_levodopa_rises_more_where_it_was_measured_to_rise_less():
    rise = next(c for c in CHECKS if c.what.startswith("rise after levodopa") and PUMPS in c.model)
    assert 35 <= rise.number <= 50


def test_meals_move_tyrosine_more_than_dopamine():
    (tyrosine, dopamine), (_, unslowed) = meal_swings(), meal_swings(substrate_inhibition=False)
    assert tyrosine > 4 * dopamine and dopamine < 0.6 * unslowed


def test_random_guesses_say_how_much_hangs_on_the_receptors():
    means, spared = draw_means(), draw_means(d2_loss=0)
    assert np.mean(means["extracellular_da"] > 1.05) == pytest.approx(0.81, abs=0.06)
    assert np.mean(means["d2_signal"] < 0.95) == pytest.approx(0.86, abs=0.06)
    assert np.mean(spared["extracellular_da"] > 1.05) == pytest.approx(0.27, abs=0.06)
    assert np.mean(spared["d2_signal"] < 0.95) == 0
    assert np.mean(means["th_flux"] <= 1.05) == pytest.approx(0.83, abs=0.06)
    assert np.mean(np.abs(means["hva"] - 1) < 0.1) == pytest.approx(0.2, abs=0.08)
    assert np.array_equal(draw_means(20)["hva"], draw_means(20)["hva"])
    assert len(robustness(20).rows) == len(means)


def test_bad_draws():
    with pytest.raises(ValueError, match="draws"):
        draw_means(3)
