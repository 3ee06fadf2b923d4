"""How far off and how scattered the five fits are, for a nigra without edges."""

from functools import cache

import numpy as np

from rlsedu.brain_iron.mri import CALIBRATIONS, Protocol, Tissue, add_noise, iron_from_r2star, r2star_from_iron
from rlsedu.brain_iron.relaxometry import METHODS, fit_r2star
from rlsedu.evidence import checked, fact, number_in, one_of, record

SNRS = (10, 12, 15, 20, 30, 60, 120)  # grid: levels of signal over noise
REPEATS = 100  # grid: scans per level
VOXELS = int(fact("sim-noise-vs-snr").value("voxels"))


@record
class Quality:
    """bias and sd: mean error and spread of the region's mean iron in mg/kg, shape (method, level), over SNRS.

    bias_here, sd_here: the same at `snr`, read between the levels; one value per method, in the order of METHODS.
    """

    calibration: str
    snr: float
    true_iron_mg_kg: float
    snrs: np.ndarray
    bias: np.ndarray
    sd: np.ndarray
    bias_here: np.ndarray
    sd_here: np.ndarray

    @property
    def worst(self):
        """The row of the method that is farthest off at `snr`."""
        return int(abs(self.bias_here).argmax())

    @property
    def all_right(self):
        """Whether every method reads right at `snr`, to within half a mg/kg."""
        return not round(self.bias_here[self.worst])


@cache
def _levels(calibration):
    """Scan pure nigra REPEATS times at every level, with the same noise pattern, and fit it in every way."""
    protocol, iron = Protocol(), Tissue().nigra_iron_mg_kg
    times = protocol.echo_times_ms
    signal = np.exp(-times / 1000 * r2star_from_iron(iron, calibration))[:, None, None]
    bias, sd = np.empty((2, len(METHODS), len(SNRS)))
    for level, snr in enumerate(SNRS):
        images = add_noise(np.broadcast_to(signal, (len(times), REPEATS, VOXELS)), 1 / snr, np.random.default_rng(3))
        for row, method in enumerate(METHODS):
            rates = fit_r2star(images, times, method, sigma=1 / snr)
            means = iron_from_r2star(rates, calibration).mean(axis=1)
            bias[row, level], sd[row, level] = means.mean() - iron, means.std(ddof=1)
    bias.flags.writeable = sd.flags.writeable = False
    return bias, sd


@checked(snr=number_in(SNRS[0], SNRS[-1]), calibration=one_of(CALIBRATIONS))
def compare_fits(snr, calibration="in-vivo"):
    """Return the Quality of the five fits.

    snr: 10 to 120. calibration: "in-vivo" or "post-mortem" (not verified), used for scan and fit alike. The first call
    for a calibration takes about a quarter of a second; later ones are immediate.
    """
    bias, sd = _levels(calibration)
    here = [[np.interp(np.log(snr), np.log(SNRS), row) for row in part] for part in (bias, sd)]
    return Quality(calibration, snr, Tissue().nigra_iron_mg_kg, np.array(SNRS), bias, sd, *map(np.array, here))
