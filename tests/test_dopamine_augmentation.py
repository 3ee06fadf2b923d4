"""Augmentation: the rates that were measured, what they predict, and bad input."""

import numpy as np
import pytest

from rlsedu.dopamine.augmentation_risk import DRUGS, augmentation, hazard, median_days
from rlsedu.evidence import fact


def test_augmentation_repeats_its_calibration_and_predicts_the_rest():
    assert hazard("levodopa") == pytest.approx(1.83, abs=0.005)
    assert hazard("community") == pytest.approx(0.083, abs=0.0005)
    assert hazard("pramipexole") == pytest.approx(0.080, abs=0.0005)
    assert hazard("pregabalin") == pytest.approx(0.021, abs=0.0005)
    assert augmentation("levodopa", 6) == pytest.approx(0.60)
    assert median_days("levodopa", 6) == pytest.approx(
        fact("hogl-2010-augmentation-levodopa").value("median-time"), abs=1
    )
    years = fact("allen-2011-augmentation-community").value("time-treatment")
    assert augmentation("community", 12 * years) == pytest.approx(0.202, abs=0.002)


@pytest.mark.parametrize("drug", DRUGS)
def test_augmentation_only_grows(drug):
    shares = augmentation(drug, np.arange(0, 121))
    assert shares[0] == 0 and np.all(np.diff(shares) > 0) and shares[-1] < 1


def test_bad_augmentation():
    with pytest.raises(ValueError, match="drug"):
        augmentation("aspirin", 3)
    with pytest.raises(ValueError, match="months"):
        augmentation("levodopa", -1)
