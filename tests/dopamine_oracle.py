"""The dopamine model written a second time, in plain numbers from the published equations, and solved by scipy.

It shares no line with the package: what the package computes is compared with it.
"""

import itertools
import math

import numpy as np
from scipy.integrate import solve_ivp

NORMAL = {"iron": 1, "th": 1, "serum": 97, "fire": 1, "left": 1, "dat": 1, "d2": 1, "k": 0.43}
NORMAL |= {"brake": True, "brake_follows": True, "inhibition": True}
NORMAL |= {"gain": 0, "aT": 0.30, "aD": 0.08, "peak": 10, "G": 0, "tau": 72}
NORMAL |= {"levodopa": 0, "agonist": 0, "clock": 21}
START = np.array([41, 319, 126, 943, 0.36, 2.65, 81, 0.002024, 7.68, 1.0])


def slopes(t, y, p):
    """Ten rates of change per hour: the nine amounts of the published model and the amount of TH."""
    b2, b4, tyr, pool, dopa, c, v, e, hva, amount = y
    swing = p["gain"] * math.cos(2 * math.pi * (t - p["peak"]) / 24)
    s, levodopa, agonist = max(t - p["clock"], 0), 0, 0
    if p["levodopa"]:
        levodopa = p["levodopa"] * bateman(s, 0.46, 3.0)
    if p["agonist"]:
        agonist = p["agonist"] * 0.002024 * bateman(s, 0.09, 3.0)
    seen = (e + agonist) * (p["d2"] if p["brake_follows"] else 1)
    brake = 4.5 / (8 * (seen / 0.002024) ** 4 + 1) + 0.5 if p["brake"] else 1
    holo = (1 + p["k"]) * p["iron"] / (p["k"] + p["iron"])
    slowed = 0.56 / (1 + (tyr if p["inhibition"] else 126) / 160)
    v_th = amount * p["th"] * holo * (1 + p["aT"] * swing) * brake * slowed
    v_th *= 125 * tyr * b4 / (tyr * b4 + 46 * b4 + 46 * 60 * (1 + c / 110))
    v_dhpr = 200 * b2 * 330 / ((100 + b2) * (75 + 330)) - 80 * b4 * 26 / ((10 + b4) * (75 + 26))
    v_in = 400 * p["serum"] / (64 + p["serum"])
    v_aadc = 10000 * dopa / (130 + dopa)
    v_mat = 7082 * c / (3 + c) - 40 * v
    v_dat = p["dat"] * (1 - p["aD"] * swing) * 8000 * e / (0.2 + e)
    v_cat = 30 * e / (3 + e)
    signal = p["d2"] * ((e + agonist) / (e + agonist + 0.002024)) / 0.5
    return [
        v_th - v_dhpr,
        v_dhpr - v_th,
        v_in - v_th - 6 * tyr + 0.6 * pool - 0.2 * tyr,
        6 * tyr - 0.6 * pool - 0.2 * pool,
        v_th + levodopa - v_aadc,
        v_aadc - v_mat + v_dat - 10 * c,
        v_mat - p["fire"] * v,
        p["left"] * (p["fire"] * v - v_dat) - v_cat - 400 * e,
        p["left"] * 10 * c + v_cat - 3.45 * hva,
        (max(0.2, 1 + p["G"] * (1 - signal)) - amount) / p["tau"],
    ]


def bateman(s, out, into):
    late = math.log(into / out) / (into - out)
    return (math.exp(-out * s) - math.exp(-into * s)) / (math.exp(-out * late) - math.exp(-into * late))


def follow(p, start, first, last, times=None, method="LSODA", rtol=1e-8):
    """Amounts (10, N) at `times`, or at the end, of the full system from `start`."""
    p = NORMAL | p
    pauses = [first, *([p["clock"]] if first < p["clock"] < last else []), last]
    times = [last] if times is None else np.asarray(times)
    out, y = [], np.asarray(start, float)
    for a, b in itertools.pairwise(pauses):
        answer = solve_ivp(slopes, (a, b), y, method, args=(p,), rtol=rtol, atol=1e-12, dense_output=True)
        assert answer.success, answer.message
        y = answer.y[:, -1]
        out += [answer.sol(t) for t in times if a <= t < b or t == b == last]
    return np.array(out).T
