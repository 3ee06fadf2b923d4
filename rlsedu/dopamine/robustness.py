"""What the evidence-weighted story gives when its guessed numbers are drawn at random."""

from dataclasses import dataclass

import numpy as np

from rlsedu.dopamine.day import simulate_day
from rlsedu.dopamine.scenario import evidence_weighted
from rlsedu.evidence import Parameters, Table, check, parameter

LABELS = {
    "th_amount": "amount of TH",
    "th_flux": "L-DOPA made",
    "tissue_da": "tissue dopamine",
    "hva": "HVA",
    "extracellular_da": "dopamine outside",
    "d2_signal": "D2 signal",
}


@dataclass(frozen=True)
class Guesses(Parameters):
    """Between which limits each guessed number is drawn, evenly (the iron half point by factors)."""

    k_least: float = parameter(0.1, "iron at which TH works at half speed, least", "assumed: below both enzymes")
    k_most: float = parameter(20.0, "the same, most", "assumed: near the human enzyme with added iron")
    dat_least: float = parameter(0.2, "loss of transporters, least", "bianco-2009-mouse-day-night: -20 % in the light")
    dat_most: float = parameter(0.3, "loss of transporters, most", "erikson-2000-id-dat")
    d2_least: float = parameter(0.2, "loss of D2 receptors, least", "assumed: contested")
    d2_most: float = parameter(0.5, "loss of D2 receptors, most", "assumed: above it the model runs away")
    gain_most: float = parameter(2.0, "strength of the rhythm, most (least is 1)", "assumed: not measured")
    response_most: float = parameter(2.5, "how strongly a weak signal raises TH, most", "assumed: not measured")
    delay_least: float = parameter(24.0, "time TH takes to answer, least", "assumed: a day", unit="h")
    delay_most: float = parameter(120.0, "time TH takes to answer, most", "assumed: five days", unit="h")
    draws: float = parameter(240.0, "how many draws", "assumed: enough for whole per cents")
    least: float = parameter(5.0, "lower end shown", "assumed: 9 in 10 draws lie between", unit="%")
    most: float = parameter(95.0, "upper end shown", "assumed: 9 in 10 draws lie between", unit="%")
    above: float = parameter(1.05, "clearly above normal", "assumed: our rule")
    near: float = parameter(0.1, "near normal", "assumed: our rule")


def draw_means(draws=Guesses.draws, seed=1):
    """Return the 24-hour means (healthy = 1) by name, arrays (draws,), with every guessed number drawn at random.

    draws: how many, 20 to 2000. seed: of the random numbers. Raises ValueError for other draws.
    """
    draws, random, g = int(check("draws", draws, 20, 2000)), np.random.default_rng(seed), Guesses()
    found = [
        simulate_day(
            evidence_weighted(
                k=np.exp(random.uniform(np.log(g.k_least), np.log(g.k_most))),
                dat_loss=random.uniform(g.dat_least, g.dat_most),
                d2_loss=random.uniform(g.d2_least, g.d2_most),
                rhythm_gain=random.uniform(1, g.gain_most),
                autoreceptor_follows_d2=bool(random.integers(2)),
                th_response=random.uniform(0, g.response_most),
                th_delay=random.uniform(g.delay_least, g.delay_most),
            )
        ).means
        for _ in range(draws)
    ]
    return {name: np.array([means[name] for means in found]) for name in LABELS}


def robustness(draws=Guesses.draws, seed=1):
    """Return the table of how far each 24-hour mean moves when every guessed number is drawn at random.

    draws: how many, 20 to 2000. seed: of the random numbers.
    """
    rows, guesses = [], Guesses()
    for name, values in draw_means(draws, seed).items():
        low, high = np.percentile(values, (guesses.least, guesses.most))
        above, near = 100 * np.mean(values > guesses.above), 100 * np.mean(np.abs(values - 1) < guesses.near)
        rows.append((LABELS[name], f"{low:.2f} to {high:.2f}", f"{above:.0f} %", f"{near:.0f} %"))
    caption = f"The evidence-weighted story, {draws:.0f} times with its guessed numbers drawn at random (healthy = 1)"
    columns = ("24-hour mean", "9 in 10 draws lie from", "draws above 1.05", "draws within 0.1 of normal")
    return Table(caption, columns, rows)
