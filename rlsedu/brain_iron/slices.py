"""One scanned slice as a reader of the scan sees it: an image, a voxel's fading signal, a map, and the nigra's mean."""

import numpy as np

from rlsedu.anatomy.midbrain import MIDBRAIN
from rlsedu.brain_iron.mri import BACK_MM, LEFT_MM, Protocol, iron_from_r2star, phantom, scan
from rlsedu.brain_iron.relaxometry import fit_r2star
from rlsedu.evidence import SEED, checked, number_in, one_of, record

CLOSE_MM = (0.0, 18.0, 0.5, 18.5)  # grid: the square round one nigra, in whole voxels of each size
CURVE_MS = np.linspace(0, 42, 60)  # grid: a little past the last echo
CENTRES = {part.name: (part.x_mm, part.y_mm) for part in MIDBRAIN}
# Where the reader may look: x, y in mm
PLACES = {
    "nigra": CENTRES["substantia nigra"],
    "edge": (10.6, 8.8),  # assumed: on the border of nigra and peduncle
    "red nucleus": CENTRES["red nucleus"],
    "peduncle": (12.6, 14.2),  # assumed: well inside the peduncle, off the nigra
    "fluid": (0.5, 17.5),  # assumed: in front of the midbrain
}


@record
class Slice:
    """What one scan shows.

    image: signal at echo_time_ms, shape (y, x). r2star: the fitted map (1/s), and close_r2star its part in CLOSE_MM
    (left, right, back, front). echo_times_ms, signal: the chosen voxel at (x_mm, y_mm); curve_times_ms, curve: what was
    fitted to it; voxel_r2star (1/s). nigra_read_mg_kg: mean iron index over voxels that are at least half nigra;
    nigra_sd_per_s: the spread of R2* among them; voxels: how many; mixed: how many of these hold something else, too.
    """

    nigra_iron_mg_kg: float
    voxel_mm: float
    snr: float
    place: str
    echo_time_ms: float
    image: np.ndarray
    r2star: np.ndarray
    close_r2star: np.ndarray
    echo_times_ms: np.ndarray
    signal: np.ndarray
    curve_times_ms: np.ndarray
    curve: np.ndarray
    x_mm: float
    y_mm: float
    voxel_r2star: float
    nigra_read_mg_kg: float
    nigra_sd_per_s: float
    voxels: int
    mixed: int


@checked(
    nigra_iron_mg_kg=number_in(0, 300, "mg/kg"),
    voxel_mm=number_in(0.5, 3, "mm"),
    snr=number_in(1, 1000),
    echo_time_ms=number_in(0, 1000, "ms"),
    place=one_of(PLACES),
    seed=SEED,
)
def scan_slice(nigra_iron_mg_kg, voxel_mm, snr, echo_time_ms, place, seed=7):
    """Return the Slice for a nigra of known iron.

    nigra_iron_mg_kg: 0 to 300. voxel_mm, snr: as in `phantom` and `scan`. echo_time_ms: the nearest echo is shown.
    place: a key of PLACES. seed: for the noise.
    """
    times = Protocol().echo_times_ms
    made = phantom(voxel_mm, nigra_iron=nigra_iron_mg_kg)
    images = scan(made, times, snr, seed)
    rates = fit_r2star(images, times)
    shown = int(np.abs(times - echo_time_ms).argmin())
    column, row = (int((at - start) // voxel_mm) for at, start in zip(PLACES[place], (LEFT_MM, BACK_MM), strict=True))
    signal, rate = images[:, row, column], float(rates[row, column])
    shape = np.exp(-times / 1000 * rate)
    nigra = rates[made.nigra]
    return Slice(
        nigra_iron_mg_kg=nigra_iron_mg_kg,
        voxel_mm=voxel_mm,
        snr=snr,
        place=place,
        echo_time_ms=float(times[shown]),
        image=images[shown],
        r2star=rates,
        close_r2star=rates[_voxels(*CLOSE_MM[2:], BACK_MM, voxel_mm), _voxels(*CLOSE_MM[:2], LEFT_MM, voxel_mm)],
        echo_times_ms=times,
        signal=signal,
        curve_times_ms=CURVE_MS,
        curve=(signal @ shape) / (shape @ shape) * np.exp(-CURVE_MS / 1000 * rate),
        x_mm=LEFT_MM + voxel_mm * (column + 0.5),
        y_mm=BACK_MM + voxel_mm * (row + 0.5),
        voxel_r2star=rate,
        nigra_read_mg_kg=float(iron_from_r2star(nigra).mean()),
        nigra_sd_per_s=float(nigra.std()),
        voxels=int(made.nigra.sum()),
        mixed=int((made.nigra & ~made.pure_nigra).sum()),
    )


def _voxels(first_mm, last_mm, start_mm, voxel_mm):
    """The voxels between two places, of those that begin at a start."""
    return slice(round((first_mm - start_mm) / voxel_mm), round((last_mm - start_mm) / voxel_mm))
