"""The checks against results that did not set the model: hits and misses as the specification lists them."""

import numpy as np
import pytest

from rlsedu.dopamine.checks import checks, meal_swings, run_checks
from rlsedu.dopamine.robustness import draw_means, robustness
from rlsedu.evidence import fact

CHECKS = run_checks()
EXPECTED = [  # part of the check, part of the model's name, hit
    ("dopamine outside, iron-poor rats", "simple", False),
    ("dopamine outside, iron-poor rats", "evidence", True),
    ("HVA in spinal fluid", "evidence", True),
    ("HVA outside, iron-poor rats", "evidence", False),
    ("tissue dopamine, iron-poor rats", "evidence", True),
    ("more 3-OMD", "evidence", False),
    ("after iron into the midbrain", "evidence", False),
    ("dopamine peaks before HVA", "TH sets", True),
    ("dopamine peaks before HVA", "transporter shares", False),
    ("the transporter makes the daily swing", "TH sets", False),
    ("dopamine outside when 80 % is lost", "Parkinson", True),
    ("rise after levodopa", "evidence", False),
    ("D2 answer to levodopa at 23:00", "evidence", False),
    ("half of those with augmentation", "constant risk", True),
    ("augmentation after 2.7 years", "constant risk", True),
    ("dopamine made, no transporter", "one nerve ending", False),
]


@pytest.mark.parametrize("what, model, hit", EXPECTED)
def test_outcome(what, model, hit):
    found = [c.hit for c in CHECKS if what in c.what and c.model.startswith(model)]
    assert found and all(outcome is hit for outcome in found)


def test_a_fitted_result_checks_nothing():
    """A fact that sets a number cannot test it; the two of augmentation test other numbers than they set."""
    fitted = {c.fact_id for c in CHECKS if fact(c.fact_id).use == "calibration"}
    other = {"poceta-2009-csf-rhythm", "hogl-2010-augmentation-levodopa", "allen-2011-augmentation-community"}
    assert fitted <= other


def test_the_table_shows_every_miss():
    shown = checks()
    assert [row[-1] for row in shown.rows].count("MISS") == sum(not c.hit for c in CHECKS) > 10
    assert f"{sum(c.hit for c in CHECKS)} hits" in shown.caption


def test_levodopa_rises_more_where_it_was_measured_to_rise_less():
    rise = next(c for c in CHECKS if c.what.startswith("rise after levodopa") and c.model == "evidence-weighted")
    assert 35 <= float(rise.computed.rstrip(" %")) <= 50


def test_meals_move_tyrosine_more_than_dopamine():
    (tyrosine, dopamine), (_, unslowed) = meal_swings(), meal_swings(substrate_inhibition=False)
    assert tyrosine > 4 * dopamine and dopamine < 0.6 * unslowed


def test_random_guesses_keep_the_sign_but_not_the_size():
    means = draw_means()
    assert np.all(means["d2_signal"] < 1) and np.all(means["th_amount"] >= 0.99)
    assert np.mean(means["extracellular_da"] > 1.05) == pytest.approx(0.86, abs=0.06)
    assert np.mean(means["th_flux"] <= 1.05) == pytest.approx(0.77, abs=0.06)
    assert np.mean(np.abs(means["hva"] - 1) < 0.1) == pytest.approx(0.21, abs=0.06)
    assert np.array_equal(draw_means(20)["hva"], draw_means(20)["hva"])
    assert len(robustness(20).rows) == len(means)


def test_bad_draws():
    with pytest.raises(ValueError, match="draws"):
        draw_means(3)
