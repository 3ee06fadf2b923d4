"""Five ways to read the rate R2* out of fading echoes, each for all voxels at once."""

import numpy as np

from rlsedu.brain_iron.mri import TIMES, check_times
from rlsedu.evidence import check, checked, number_in, numbers_in, one_of, whole_in

METHODS = {
    "loglinear": "straight line through the logarithms",
    "weighted": "straight line, weights from the noisy signal",
    "irls": "straight line, weights from the fitted signal",
    "nlls": "least squares on the curve itself",
    "rice": "maximum likelihood with the Rician noise law",
}
SHORT = {
    "loglinear": "plain line",
    "weighted": "noisy weights",
    "irls": "fitted weights",
    "nlls": "curve",
    "rice": "Rician",
}
CHOSEN = "irls"  # the fit of this chapter
HIGHEST_R2STAR_PER_S = 400.0  # assumed: far above any tissue
GOLDEN = (np.sqrt(5) - 1) / 2  # arithmetic: the golden section
SMALLEST = 1e-12


@checked(images=numbers_in(0), echo_times_ms=TIMES, method=one_of(METHODS), sigma=number_in(1e-6, 1))
def fit_r2star(images, echo_times_ms, method=CHOSEN, *, sigma=None):
    """Return the map of R2* in 1/s that best explains the images; shape (y, x), or any shape after the echoes.

    images: signal, shape (echo, ...). echo_times_ms: as many rising times in ms. method: one of METHODS. sigma: the
    known noise level, needed by "rice" only. Values stay between 0 and 400 1/s for "nlls" and "rice".
    Raises ValueError for bad input. Sources: pei-2015-loglinear-inferior, bouhrara-2015-rician-fit.
    """
    times = check_times(echo_times_ms) / 1000
    if np.shape(images)[:1] != times.shape:
        raise ValueError(f"images of shape {np.shape(images)} are not allowed: give {len(times)} echoes")
    flat = images.reshape(len(times), -1)
    if method == "rice":
        rate = _rice(flat, times, check("sigma", sigma, 1e-6, 1))
    else:
        rate = {"loglinear": _loglinear, "weighted": _weighted, "irls": _irls, "nlls": _nlls}[method](flat, times)
    return rate.reshape(images.shape[1:])


def _line(log_signal, times, weights):
    """Fit weighted straight lines; return the rate and the logarithm of the signal on the line at each echo."""
    total = weights.sum(axis=0)
    middle = times @ weights / total
    level = np.einsum("ev,ev->v", weights, log_signal) / total
    distance = times[:, None] - middle
    pull = weights * distance
    slope = np.einsum("ev,ev->v", pull, log_signal) / np.einsum("ev,ev->v", pull, distance)
    return -slope, level + slope * distance


def _log(signal):
    return np.log(np.maximum(signal, SMALLEST))


def _loglinear(signal, times):
    distance = times - times.mean()
    return -(distance @ _log(signal)) / (distance @ distance)


def _weighted(signal, times):
    return _line(_log(signal), times, np.maximum(signal, SMALLEST) ** 2)[0]


def _irls(signal, times, passes=3):
    logs = _log(signal)
    rate, fitted = _line(logs, times, np.ones_like(signal))
    for _ in range(passes):
        rate, fitted = _line(logs, times, np.exp(2 * (fitted - fitted.max(axis=0))))
    return rate


def _nlls(signal, times, steps=24):  # grid: to within 0.001 per s
    """Least squares by variable projection: S0 has a closed form, so only the rate is searched, by golden section."""

    def explained(rate):
        curve = np.exp(-times[:, None] * rate)
        return np.einsum("ev,ev->v", signal, curve) ** 2 / np.einsum("ev,ev->v", curve, curve)

    low, high = np.zeros(signal.shape[1]), np.full(signal.shape[1], HIGHEST_R2STAR_PER_S)
    left, right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
    at_left, at_right = explained(left), explained(right)
    for _ in range(steps):
        lower = at_left > at_right
        low, high = np.where(lower, low, left), np.where(lower, right, high)
        probe = np.where(lower, high - GOLDEN * (high - low), low + GOLDEN * (high - low))
        value = explained(probe)
        left, right = np.where(lower, probe, right), np.where(lower, left, probe)
        at_left, at_right = np.where(lower, value, at_right), np.where(lower, at_left, value)
    return (low + high) / 2


def _rice(signal, times, sigma, steps=16):  # grid: to within 0.001 per s on average
    """Maximum likelihood for Rician noise by expectation-maximisation: replace each echo by what it would be without
    its noise floor, given the present curve, and take one Gauss-Newton step towards it."""
    rate = _nlls(signal, times, steps=16)
    curve = np.exp(-times[:, None] * rate)
    s0 = np.einsum("ev,ev->v", signal, curve) / np.einsum("ev,ev->v", curve, curve)
    for _ in range(steps):
        curve = np.exp(-times[:, None] * rate)
        model = s0 * curve
        gap = signal * bessel_ratio(signal * model / sigma**2) - model
        slope = -times[:, None] * model
        cc, cs, ss = (np.einsum("ev,ev->v", a, b) for a, b in ((curve, curve), (curve, slope), (slope, slope)))
        cg, sg = np.einsum("ev,ev->v", curve, gap), np.einsum("ev,ev->v", slope, gap)
        determinant = np.maximum(cc * ss - cs**2, SMALLEST)
        s0 = np.maximum(s0 + (ss * cg - cs * sg) / determinant, sigma / 10)
        rate = np.clip(rate + (cc * sg - cs * cg) / determinant, 0, HIGHEST_R2STAR_PER_S)
    return rate


@checked(x=numbers_in(0), depth=whole_in(1, 1000))
def bessel_ratio(x, depth=16):  # grid: terms of the fraction
    """Return I1(x) / I0(x), the ratio of modified Bessel functions, for x of 0 or more; from 0 to 1, within 1e-5."""
    change = 20.0  # grid: from here on the series is the better one
    near, far = np.minimum(x, change), np.maximum(x, change)
    fraction = np.zeros_like(near)
    for k in range(2 * depth, 0, -2):
        fraction = near**2 / (k + fraction)
    series = 1 - 1 / (2 * far) - 1 / (8 * far**2) - 1 / (8 * far**3) - 25 / (128 * far**4)  # arithmetic: the series
    return np.where(x < change, fraction / np.maximum(near, SMALLEST), series)
