"""A toy MR scanner: a midbrain of known iron, echoes that fade, noise, and the step from a rate back to iron."""

import math
from dataclasses import dataclass
from functools import cache

import numpy as np

from rlsedu.anatomy.midbrain import MIDBRAIN
from rlsedu.evidence import (
    SEED,
    Parameters,
    check,
    checked,
    from_fact,
    number_in,
    numbers_in,
    one_of,
    parameter,
    record,
)
from rlsedu.evidence.conversions import rounded

LIVING, POST_MORTEM = "gelman-1999-calibration-derived", "langkammer-2010-r2star-line"
NIGRA_IRON = from_fact("hallgren-1958-sn-mean", "substantia-nigra", by=rounded(0))
TIMES = numbers_in(0, 1e6, "ms", ndim=1)
CALIBRATIONS = ("in-vivo", "post-mortem")
VOXEL_SIZES_MM = (0.5, 1.0, 2.0, 3.0)  # assumed: sizes in use
FINE_MM, FIELD_MM = 0.25, 48.0  # grid: step of the drawing, side of the square scanned
LEFT_MM, BACK_MM = -24.0, -17.5  # grid: where that square begins; 0, 0 is the aqueduct
TISSUES = ("spinal fluid", "white matter", "tegmentum", "periaqueductal grey", "red nucleus", "substantia nigra")
TISSUE_OF = {"cerebral peduncle": "white matter", "colliculi": "tegmentum", "aqueduct": "spinal fluid"}


@dataclass(frozen=True)
class Calibration(Parameters):
    """The two published straight lines from iron to the rate R2*, both for a 3 T scanner."""

    living_intercept_per_s: float = parameter(
        from_fact(LIVING, "intercept"), "R2* without iron, line for living people", unit="1/s"
    )
    living_slope: float = parameter(
        from_fact(LIVING, "slope"), "R2* per iron, line for living people", unit="1/s/(mg/kg)"
    )
    postmortem_intercept_per_s: float = parameter(
        from_fact(POST_MORTEM, "intercept"), "R2* without iron, post-mortem line (not verified)", unit="1/s"
    )
    postmortem_slope: float = parameter(
        from_fact(POST_MORTEM, "slope"), "R2* per iron, post-mortem line (not verified)", unit="1/s/(mg/kg)"
    )

    @checked(calibration=one_of(CALIBRATIONS))
    def line(self, calibration):
        """Return the intercept (1/s) and the slope (1/s per mg/kg) of "in-vivo" or "post-mortem"."""
        if calibration == "in-vivo":
            return self.living_intercept_per_s, self.living_slope
        return self.postmortem_intercept_per_s, self.postmortem_slope


@dataclass(frozen=True)
class Tissue(Parameters):
    """What the scanner sees in each tissue: the rate R2* (1/s) and the brightness at echo time 0 (white matter = 1)."""

    nigra_iron_mg_kg: float = parameter(
        NIGRA_IRON, "Iron in the substantia nigra", "rounded", unit="mg/kg", low=0, high=300
    )
    red_nucleus_iron_mg_kg: float = parameter(
        from_fact("hallgren-1958-other-means", "red-nucleus", by=rounded(0)),
        "Iron in the red nucleus (not verified)",
        "rounded",
        unit="mg/kg",
    )
    fluid_per_s: float = parameter(2.0, "R2* of spinal fluid", "assumed: fluid fades very slowly", unit="1/s")
    white_per_s: float = parameter(
        from_fact("ajnr-white-matter-r2star", "r2star", by=rounded(0)), "R2* of the peduncle", "rounded", unit="1/s"
    )
    tegmentum_per_s: float = parameter(
        18.5, "R2* of the tegmentum", "assumed: between grey and white matter", unit="1/s"
    )
    grey_per_s: float = parameter(
        from_fact("gelman-1999-r2star-sums-derived", "prefrontal-grey-matter"),
        "R2* of the grey round the aqueduct",
        "prefrontal grey",
        unit="1/s",
    )
    fluid_s0: float = parameter(1.15, "Brightness of spinal fluid", "assumed: contrast only")
    white_s0: float = parameter(1.0, "Brightness of white matter", "assumed: the yardstick")
    grey_s0: float = parameter(1.08, "Brightness of the grey round the aqueduct", "assumed: contrast only")
    red_nucleus_s0: float = parameter(1.05, "Brightness of the red nucleus", "assumed: contrast only")
    nigra_s0: float = parameter(1.0, "Brightness of the substantia nigra", "assumed: as white matter")


@dataclass(frozen=True)
class Protocol(Parameters):
    """How the scan is taken."""

    first_echo_ms: float = parameter(4.0, "First echo", "assumed: typical for 3 T", unit="ms", low=1, high=20)
    echo_step_ms: float = parameter(5.0, "Time between echoes", "assumed: typical for 3 T", unit="ms", low=1, high=20)
    echoes: float = parameter(8, "Number of echoes", "assumed: typical for 3 T", low=2, high=32)
    snr: float = parameter(
        60.0, "Signal over noise (more is cleaner)", "assumed: typical; the reader's choice", low=10, high=120
    )

    @property
    def echo_times_ms(self):
        """The echo times in ms."""
        return self.first_echo_ms + self.echo_step_ms * np.arange(round(self.echoes))


@checked(iron_mg_kg=numbers_in(0, unit="mg/kg"), calibration=one_of(CALIBRATIONS))
def r2star_from_iron(iron_mg_kg, calibration="in-vivo"):
    """Return the relaxation rate R2* in 1/s at 3 T for iron in mg per kg of wet tissue.

    iron_mg_kg: 0 or more, number or array. calibration: "in-vivo" (gelman-1999-calibration-derived) or "post-mortem"
    (langkammer-2010-r2star-line, not verified). Raises ValueError for a negative or unknown input.
    """
    intercept, slope = Calibration().line(calibration)
    return intercept + slope * iron_mg_kg


@checked(r2star_per_s=numbers_in(unit="1/s"), calibration=one_of(CALIBRATIONS))
def iron_from_r2star(r2star_per_s, calibration="in-vivo"):
    """Return the iron index in mg/kg that a rate R2* in 1/s stands for: the inverse of `r2star_from_iron`.

    r2star_per_s: number or array; noise may make the index negative. Raises ValueError for an unknown calibration.
    """
    intercept, slope = Calibration().line(calibration)
    return (r2star_per_s - intercept) / slope


@record
class Phantom:
    """A midbrain of known iron in square voxels.

    voxel_mm: their side. shares: share of each of TISSUES in each voxel, shape (tissue, y, x); y points to the face.
    tissue_r2star_per_s, tissue_s0: rate and brightness of each tissue.
    """

    voxel_mm: float
    shares: np.ndarray
    tissue_r2star_per_s: np.ndarray
    tissue_s0: np.ndarray

    @property
    def labels(self):
        """The tissue that fills most of each voxel, as an index into TISSUES; shape (y, x)."""
        return self.shares.argmax(axis=0)

    @property
    def r2star(self):
        """The true R2* in 1/s, averaged over each voxel; shape (y, x)."""
        return np.tensordot(self.tissue_r2star_per_s, self.shares, 1)

    @property
    def s0(self):
        """The signal at echo time 0 (white matter = 1); shape (y, x)."""
        return np.tensordot(self.tissue_s0, self.shares, 1)

    @property
    def nigra(self):
        """True where a voxel is at least half nigra: the region a reader of the scan would draw; shape (y, x)."""
        return self.shares[TISSUES.index("substantia nigra")] >= 0.5

    @property
    def pure_nigra(self):
        """True where a voxel is nigra and nothing else; shape (y, x)."""
        return self.shares[TISSUES.index("substantia nigra")] == 1

    @checked(echo_times_ms=numbers_in(0, unit="ms"))
    def signal(self, echo_times_ms):
        """Return the noise-free signal at each echo time (ms), shape (echo, y, x): tissues' signals averaged per voxel.

        Each tissue fades as S0 exp(-TE R2*) (ordidge-1994-gre-signal-model).
        """
        times = np.atleast_1d(echo_times_ms)
        fading = self.tissue_s0 * np.exp(-times[:, None] / 1000 * self.tissue_r2star_per_s)
        return np.tensordot(fading, self.shares, 1)


@cache
def _shares(voxel_mm):
    """Draw the midbrain in fine steps and return the share of each tissue in each voxel (never changes)."""
    steps = round(FIELD_MM / FINE_MM)
    x = LEFT_MM + FINE_MM * (np.arange(steps) + 0.5)
    y = (BACK_MM + FINE_MM * (np.arange(steps) + 0.5))[:, None]
    label = np.zeros((steps, steps), dtype=np.int8)
    for part in MIDBRAIN:
        for side in part.sides:
            label[side.contains(x, y)] = TISSUES.index(TISSUE_OF.get(part.name, part.name))
    per_voxel = round(voxel_mm / FINE_MM)
    n = steps // per_voxel
    shares = np.stack([(label == i).reshape(n, per_voxel, n, per_voxel).mean((1, 3)) for i in range(len(TISSUES))])
    shares.flags.writeable = False
    return shares


@checked(voxel_mm=number_in(0.5, 3, "mm"), nigra_iron=number_in(0, 300, "mg/kg"), calibration=one_of(CALIBRATIONS))
def phantom(voxel_mm=1.0, *, nigra_iron=Tissue.nigra_iron_mg_kg, calibration="in-vivo"):
    """Return a Phantom of the midbrain, 48 mm a side.

    voxel_mm: one of VOXEL_SIZES_MM. nigra_iron: mg/kg, 0 to 300. calibration: the line from iron to R2*, as in
    `r2star_from_iron`. Raises ValueError for other values. Sources: the tables of MIDBRAIN and of Tissue.
    """
    if voxel_mm not in VOXEL_SIZES_MM:
        raise ValueError(f"voxel_mm = {voxel_mm!r} is not allowed: give one of {VOXEL_SIZES_MM} mm")
    t = Tissue(nigra_iron_mg_kg=nigra_iron)
    nuclei = r2star_from_iron([t.red_nucleus_iron_mg_kg, t.nigra_iron_mg_kg], calibration)
    rates = np.array([t.fluid_per_s, t.white_per_s, t.tegmentum_per_s, t.grey_per_s, *nuclei])
    bright = np.array([t.fluid_s0, t.white_s0, t.white_s0, t.grey_s0, t.red_nucleus_s0, t.nigra_s0])
    return Phantom(voxel_mm, _shares(voxel_mm), rates, bright)


def _snr(name, value):
    return value if isinstance(value, float) and value == math.inf else check(name, value, 1, 1000)


@checked(phantom=Phantom, echo_times_ms=TIMES, snr=_snr, seed=SEED)
def scan(phantom, echo_times_ms, snr, seed):
    """Return the images a scanner would make, shape (echo, y, x): the signal with noise, as a magnitude.

    echo_times_ms: times above 0 in ms. snr: signal of white matter at echo time 0 over the noise, 1 to 1000; infinity
    for no noise. seed: for the noise, a whole number. Noise in both channels makes the magnitude Rician
    (gudbjartsson-1995-rician). Raises ValueError for bad input.
    """
    signal = phantom.signal(check_times(echo_times_ms))
    if snr == math.inf:
        return signal
    return add_noise(signal, 1 / snr, np.random.default_rng(seed))


@checked(signal=numbers_in(), sigma=number_in(0, 1e6), random=np.random.Generator)
def add_noise(signal, sigma, random):
    """Return the magnitude of a signal after noise of SD sigma in both channels; random: a numpy Generator."""
    noise = random.standard_normal((2, *signal.shape)) * sigma
    return np.hypot(signal + noise[0], noise[1])


@checked(echo_times_ms=TIMES)
def check_times(echo_times_ms):
    """Return echo times as an array; raises ValueError unless there are two or more, above 0 ms and rising."""
    times = echo_times_ms
    if len(times) < 2 or times[0] <= 0 or (np.diff(times) <= 0).any():
        raise ValueError(
            f"echo_times_ms = {echo_times_ms!r} is not allowed: give two or more rising times above 0, in ms"
        )
    return times
