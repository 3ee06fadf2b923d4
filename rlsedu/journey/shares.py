"""From brain iron to an evening, and how much of the evening could be told from each step: worked out, not drawn."""

from statistics import NormalDist

import numpy as np

from rlsedu.brain_iron.population import Population
from rlsedu.evidence import ROW, Parameters, checked, numbers_in
from rlsedu.journey.laws import IRON, Laws
from rlsedu.symptoms.discomfort import susceptibility_at

NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(16)  # grid: points of an average over a bell curve
WEIGHTS = WEIGHTS / WEIGHTS.sum()
Z = np.linspace(-8, 8, 161)  # grid: points of the bell curve
SUSCEPTIBILITY = susceptibility_at(np.array([NormalDist().cdf(z) for z in Z]))
SHARES = np.linspace(IRON[0], 1, 46)  # grid: brain iron as a share of the normal
SIGNALS = np.linspace(-8, 8, 81)  # grid: dopamine signal, SD from the usual mean
SCORES = np.linspace(-2.4, 2.4, 25)  # grid: what ferritin does to brain iron, SD
BLOOD = np.linspace(0, 9, 37)  # grid: log of ferritin


class Downstream:
    """The way from brain iron to the evening, for one set of links.

    own: what makes the brain iron of people of the same ferritin differ (SD), one per luck. usual: what ferritin does
    to brain iron with usual food (SD), one per person. walks: worst discomfort at full susceptibility, one per luck.
    """

    @checked(links=Parameters, laws=Laws, chance=Parameters, own=ROW, usual=ROW, walks=ROW)
    def __init__(self, links, laws, chance, own, usual, walks):
        self.links, self.laws, self.chance, self.walks = links, laws, chance, walks
        brain = Population()
        self.iron = brain.mean_iron_mg_kg * (1 + brain.iron_cv * (SCORES[:, None] + own))
        base = self.signal(self.iron)
        first = base.flat[0]
        mean, square = (
            np.interp(usual, SCORES, part.mean(axis=1)).mean() for part in (base - first, (base - first) ** 2)
        )
        self.mean, self.sd = first + mean, np.sqrt(square - mean**2 + chance.signal_spread**2)

    @checked(iron=numbers_in(unit="mg/kg"))
    def signal(self, iron):
        """Lowest dopamine signal of the day for iron in mg/kg, without what makes people of the same iron differ."""
        short = 1 - np.clip(iron / self.laws.normal_mg_kg, IRON[0], 1.0)
        return np.interp(1 - self.links.dopamine * short, IRON, self.laws.signal)

    @checked(signal=numbers_in(), legs=numbers_in())
    def susceptibility(self, signal, legs):
        """Susceptibility (0 to 1); with usual food the crowd as a whole keeps the published spread."""
        weak = self.links.legs * (self.mean - signal) / self.sd
        return np.interp(weak + np.sqrt(1 - self.links.legs**2) * legs, Z, SUSCEPTIBILITY)

    @checked(scores=ROW, log_ferritin=ROW)
    def told(self, scores, log_ferritin):
        """Return the shares (0 to 1) of the variance of the evening that ferritin, brain iron and dopamine can tell.

        scores: what ferritin does to brain iron (SD), log_ferritin: log of ug/L without its own wobble, both one per
        person. The shares are variances of conditional means: all chance after a step is averaged over, so that a cut
        link tells exactly nothing. A later step never tells less; the last is 1.
        """
        tables = self._given_iron()
        people = [np.interp(scores, SCORES, column) for column in self._given_score(*tables)]
        evening, within_iron, within_score, square, first = people
        mean = first.mean()
        by_score, by_iron = evening.var(), evening.var() + within_score.mean()
        by_signal = by_iron + within_iron.mean()
        whole = square.mean() * (self.walks**2).mean() - (mean * self.walks.mean()) ** 2
        by_ferritin = min(self._given_ferritin(evening, log_ferritin), by_score)
        return np.array([by_ferritin, by_iron, by_signal, whole]) / whole

    def _given_iron(self):
        """On SHARES: the mean evening from some zero, its variance by dopamine, and two moments of susceptibility."""
        legs = np.sqrt(1 - self.links.legs**2)
        first, square = _averaged((SUSCEPTIBILITY, SUSCEPTIBILITY**2), Z, -self.links.legs * SIGNALS, legs)
        evening = (first - first[0]) * self.walks.mean()
        at = (self.signal(SHARES * self.laws.normal_mg_kg) - self.mean) / self.sd
        columns = (evening, evening**2, square, first)
        mean, mean_square, square, first = _averaged(columns, SIGNALS, at, self.chance.signal_spread / self.sd)
        return mean - mean[-1], np.maximum(mean_square - mean**2, 0), square, first

    def _given_score(self, evening, within, square, first):
        """On SCORES: the same, averaged over what makes brain iron differ, and the variance of the mean by iron."""
        iron = np.clip(self.iron / self.laws.normal_mg_kg, IRON[0], 1.0)
        evening, again, within, square, first = (
            np.interp(iron, SHARES, column).mean(axis=1) for column in (evening, evening**2, within, square, first)
        )
        return evening - evening[0], within, np.maximum(again - evening**2, 0), square, first

    def _given_ferritin(self, evening, log_ferritin):
        """Variance of the mean evening of people of the same ferritin; evening: one mean per person."""
        away = (BLOOD[:, None] - log_ferritin) / self.chance.ferritin_spread
        weight = np.exp(-(away**2) / 2)
        at = weight.sum(axis=1)
        seen = at > 1e-9 * at.sum()  # grid: leave out ferritin that nobody has
        mean = (weight[seen] * (evening - evening[0])).sum(axis=1) / at[seen]
        share = at[seen] / at[seen].sum()
        return float((share * (mean - (share * mean).sum()) ** 2).sum())


def _averaged(columns, grid, points, spread):
    """Average functions, given on a grid, over a bell curve around each of some points."""
    around = points[:, None] + spread * NODES
    return [(np.interp(around, grid, column) * WEIGHTS).sum(axis=1) for column in columns]
