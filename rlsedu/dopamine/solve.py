"""How the room's equations are solved: rest, a day that repeats, and one stretch of time; numpy only.

All three need the rates and their slopes at many times at once; a complex step gives both in one call. States are
arrays (n, ...) in uM with BH2 and BH4 first: their sum never changes. Rest and day are found in logarithms, so that
no amount can become negative.
"""

from collections.abc import Callable
from functools import cache

import numpy as np

from rlsedu.evidence import ROW, checked, number_in, numbers_in, whole_in

# Newton's error after a step is about the step's square, so a last step of 1e-6 leaves an error near 1e-12
HOURS, LENGTH = number_in(-1e6, 1e6, "h"), number_in(1e-6, 1e6, "h")
_TINY, _TOLERANCE, _LIMIT, _MOST = 1e-30, 1e-6, 2.0, 60
_GENTLE, _GENTLER, _FADING = 10.0, 1e12, 10.0


def _linearise(function, y):
    """Return `function(y)` and its Jacobian, exact to rounding.

    function: (n, ...) -> (n, ...), elementwise over the trailing axes and without abs, max or real. y: shape (n, N).
    Returns arrays (n, N) and (n, n, N), the latter with rows first.
    """
    out = function(y[:, None] + 1j * _TINY * np.eye(len(y))[:, :, None])
    return out[:, 0].real, out.imag / _TINY


def _newton(equations, z, limit=np.inf, scale=1.0, easing=0.0):
    """Return the z (n, N) at which `equations(z)`, which gives residuals (n, N) and a matrix (nN, nN), are zero.

    limit: the longest step. scale: what steps are measured in. easing: a rate (1/h) that holds the first steps back as
    if the model only had a short time to move; it fades.
    """
    for _ in range(_MOST):
        residual, slopes = equations(z)
        try:
            step = np.linalg.solve(slopes + easing * np.eye(z.size), -residual.ravel()).reshape(z.shape)
        except np.linalg.LinAlgError:
            break
        largest = np.abs(step / scale).max()
        if not np.isfinite(largest):
            break
        z = z + step * min(1.0, limit / max(largest, _TINY))
        if largest < _TOLERANCE and easing < _TOLERANCE:
            return z
        easing /= _FADING
    raise ValueError("these settings have no answer that the model can find: move a slider back a little")


def _fold(y):
    return np.stack([np.log(y[0] / y[1]), *np.log(y[2:])])


def _unfold(z, total):
    return np.stack([total / (1 + np.exp(-z[0])), total / (1 + np.exp(z[0])), *np.exp(z[1:])])


def _folded(rates, total):
    def function(z):
        y = _unfold(z, total)
        slope = rates(y) / y
        return np.concatenate([slope[:1] - slope[1:2], slope[2:]])

    return function


@checked(rates=Callable, guess=ROW)
def rest(rates, guess):
    """Return the state (n,) at which `rates(y)` is zero, searched from `guess` (n,); ValueError if there is none."""
    total = guess[0] + guess[1]
    function = _folded(rates, total)

    def equations(z):
        value, slopes = _linearise(function, z)
        return -value, -slopes[:, :, 0]

    z = _fold(guess)[:, None]
    try:
        z = _newton(equations, z, _LIMIT, easing=_GENTLE)
    except ValueError:
        z = _newton(equations, z, _LIMIT, easing=_GENTLER)
    return _unfold(z, total)[:, 0]


@cache
def _fourier(points, period):
    """Return the matrix that differentiates a periodic series at an odd number of even spaced times."""
    apart = np.subtract.outer(np.arange(points), np.arange(points))
    angle = np.pi * apart / points + np.eye(points)
    return (1 - np.eye(points)) * np.pi / period * (-1.0) ** apart / np.sin(angle)


@checked(rates=Callable, guess=ROW, points=whole_in(3, 999), period=LENGTH)
def orbit(rates, guess, points=11, period=24.0):
    """Return the states of the day that repeats itself.

    rates: (t, y) -> rates of change, with y (n, ..., N) at the times t (N,). guess: state (n,) to start from. points:
    an odd number of times. Returns arrays t (N,) in h and y (n, N); ValueError if there is no such day.
    """
    t, total, n = np.arange(points) * period / points, guess[0] + guess[1], len(guess) - 1
    function, turning = _folded(lambda y: rates(t, y), total), _fourier(points, period)
    base, now = np.kron(np.eye(n), turning).reshape(n, points, n, points), np.arange(points)

    def equations(z):
        value, slopes = _linearise(function, z)
        matrix = base.copy()
        matrix[:, now, :, now] -= slopes.transpose(2, 0, 1)
        return z @ turning.T - value, matrix.reshape(n * points, -1)

    z = np.repeat(_fold(guess)[:, None], points, axis=1)
    return t, _unfold(_newton(equations, z, _LIMIT), total)


@checked(t=ROW, y=numbers_in(), times=numbers_in(), period=LENGTH)
def between(t, y, times, period=24.0):
    """Return the periodic y (n, N), known at evenly spaced t (N,), at `times`: the Fourier series of its logarithm."""
    points = len(t)
    order = np.arange(1, points // 2 + 1)
    apart = 2 * np.pi * np.subtract.outer(np.asarray(times, float), t) / period
    weights = (1 + 2 * np.cos(apart[..., None] * order).sum(-1)) / points
    return np.exp(np.log(y) @ weights.T)


@cache
def _radau(points):
    """Return the Radau times in (0, 1], the last is 1, and the matrix that integrates from 0 to each of them."""
    legendre = np.polynomial.legendre
    nodes = (1 + np.sort(legendre.legroots([0] * (points - 1) + [1, -1]).real)) / 2
    powers = np.arange(1, points + 1)
    return nodes, (nodes[:, None] ** powers / powers) @ np.linalg.inv(nodes[:, None] ** (powers - 1))


def _march(rates, start, first, last, points=6):
    """Follow `rates(t, y)` from the state `start` (n,) at `first` to `last` (h) in one step of Radau collocation.

    Returns arrays t (N,), the last of which is `last`, and y (n, N). ValueError if the step cannot be solved.
    """
    nodes, integral = _radau(points)
    n, long, now = len(start), last - first, np.arange(points)
    t = first + long * nodes

    def equations(y):
        value, slopes = _linearise(lambda y: rates(t, y), y)
        matrix = -long * np.einsum("ts,ijs->itjs", integral, slopes)
        matrix[:, now, :, now] += np.eye(n)
        return y - start[:, None] - long * value @ integral.T, matrix.reshape(n * points, -1)

    return t, _newton(equations, np.repeat(start[:, None], points, axis=1), scale=start[:, None])


@checked(rates=Callable, start=ROW, first=HOURS, times=ROW, shortest=LENGTH, longest=LENGTH, points=whole_in(1, 20))
def follow(rates, start, first, times, shortest=0.25, longest=4.0, points=6):
    """Follow `rates(t, y)` from `start` (n,) at `first` and return the states (n, N) at the increasing `times` (h).

    The steps begin at `shortest`, because something has just changed at `first`, and double up to `longest` (h).
    """
    times, step, done = np.asarray(times, float), shortest, 0
    out = np.empty((len(start), len(times)))
    powers = np.arange(points + 1)
    while done < len(times):
        last = min(first + step, times[-1])
        t, y = _march(rates, start, first, last, points)
        here = np.searchsorted(times, last, side="right")
        known = (np.append(first, t) - first) / (last - first)
        asked = (times[done:here] - first) / (last - first)
        weights = asked[:, None] ** powers @ np.linalg.inv(known[:, None] ** powers)
        out[:, done:here] = np.column_stack([start, y]) @ weights.T
        start, first, step, done = y[:, -1], last, min(2 * step, longest), here
    return out
