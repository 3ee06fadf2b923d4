"""What the story of fewer pumps and a weaker brake gives when its guessed numbers are drawn at random."""

from dataclasses import dataclass

import numpy as np

from rlsedu.dopamine.daily_rhythm import simulate_day
from rlsedu.dopamine.scenario import pumps_and_brake
from rlsedu.evidence import SEED, Parameters, Table, checked, from_fact, number_in, parameter, whole_in
from rlsedu.evidence.conversions import lost

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
    dat_least: float = parameter(
        from_fact("bianco-2009-mouse-day-night", "transporter-light", by=lost),
        "loss of transporters, least",
        "in the light",
    )
    dat_most: float = parameter(
        from_fact("erikson-2000-id-dat", "transporter-striatum", by=lost), "loss of transporters, most"
    )
    d2_least: float = parameter(
        0.0, "loss of D2 receptors, least", "earley-2013-d2-binding: assumed, since no loss was seen", low=0, high=0.5
    )
    d2_most: float = parameter(0.5, "loss of D2 receptors, most", "assumed: above it the model runs away")
    gain_most: float = parameter(2.0, "strength of the rhythm, most (least is 1)", "assumed: not measured")
    response_most: float = parameter(2.5, "how strongly a weak signal raises TH, most", "assumed: not measured")
    delay_least: float = parameter(24.0, "time TH takes to answer, least", "assumed: a day", unit="h")
    delay_most: float = parameter(120.0, "time TH takes to answer, most", "assumed: five days", unit="h")
    draws: float = parameter(240.0, "how many draws", "assumed: enough for whole per cents")
    least: float = parameter(5.0, "lower end shown", "assumed: 9 in 10 draws lie between", unit="%")
    most: float = parameter(95.0, "upper end shown", "assumed: 9 in 10 draws lie between", unit="%")
    above: float = parameter(1.05, "clearly above normal", "assumed: our rule")


@checked(draws=whole_in(20, 2000), seed=SEED, d2_loss=number_in(0, 0.5))
def draw_means(draws=Guesses.draws, seed=1, d2_loss=None):
    """Return the 24-hour means (healthy = 1) by name, arrays (draws,), with every guessed number drawn at random.

    draws: how many, 20 to 2000. seed: of the random numbers. d2_loss: one loss of D2 receptors for all draws, 0 to 0.5;
    None draws it, too. Raises ValueError outside.
    """
    random, g = np.random.default_rng(seed), Guesses()
    found = [simulate_day(_draw(random, g, d2_loss)).means for _ in range(int(draws))]
    return {name: np.array([means[name] for means in found]) for name in LABELS}


def _draw(random, g, d2_loss):
    drawn = random.uniform(g.d2_least, g.d2_most)
    return pumps_and_brake(
        iron_half=np.exp(random.uniform(np.log(g.k_least), np.log(g.k_most))),
        dat_loss=random.uniform(g.dat_least, g.dat_most),
        d2_loss=drawn if d2_loss is None else d2_loss,
        rhythm_gain=random.uniform(1, g.gain_most),
        autoreceptor_follows_d2=bool(random.integers(2)),
        th_response=random.uniform(0, g.response_most),
        th_delay=random.uniform(g.delay_least, g.delay_most),
    )


@checked(draws=whole_in(20, 2000), seed=SEED)
def robustness(draws=Guesses.draws, seed=1):
    """Return the table of how far each 24-hour mean moves when every guessed number is drawn at random.

    draws: how many, 20 to 2000. seed: of the random numbers. The last column holds the loss of D2 receptors at 0.
    """
    rows, g = [], Guesses()
    spared = draw_means(draws, seed, d2_loss=0)
    for name, values in draw_means(draws, seed).items():
        low, high = np.percentile(values, (g.least, g.most))
        shares = [_per_cent(v) for v in (values > g.above, values < 2 - g.above, spared[name] > g.above)]
        shares.append(_per_cent(spared[name] < 2 - g.above))
        rows.append((LABELS[name], f"{low:.2f} to {high:.2f}", *shares))
    caption = (
        f"Fewer pumps and a weaker brake, {draws:.0f} times with the guessed numbers drawn at random (healthy = 1). "
        f"The loss of D2 receptors is drawn from {g.d2_least:g} to {g.d2_most:g}; in the last two columns it is 0."
    )
    columns = ("24-hour mean", "9 in 10 draws lie from", "above 1.05", "below 0.95")
    return Table(caption, (*columns, "above 1.05, no receptor lost", "below 0.95, no receptor lost"), rows)


def _per_cent(which):
    return f"{100 * np.mean(which):.0f} %"
