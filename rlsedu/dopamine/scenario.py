"""The stories a reader can switch between: healthy, simple, evidence-weighted and Parkinson; and a medicine."""

import dataclasses
from dataclasses import dataclass, field

import numpy as np

from rlsedu.dopamine.terminal import Terminal
from rlsedu.evidence import Parameters, check, parameter


@dataclass(frozen=True)
class Rhythm(Parameters):
    """How a nerve ending changes with the clock, and how TH answers a weak signal over days."""

    gain: float = parameter(
        1.0, "Strength of the rhythm (1 = healthy)", "assumed: no amplitude was found", low=0, high=2
    )
    th_swing: float = parameter(
        0.30,
        "swing of TH",
        "bianco-2009-mouse-day-night: 12-hour means differ by 17 %; the split is assumed",
        high=0.35,
        low=0,
    )
    dat_swing: float = parameter(
        0.08, "swing of the transporter", "bianco-2009-mouse-day-night: the rest of the 17 %", low=0, high=0.2
    )
    peak_clock: float = parameter(
        10.0, "clock time of most dopamine", "poceta-2009-csf-rhythm", unit="h", low=0, high=24
    )
    th_response: float = parameter(
        1.3, "How strongly a weak signal raises TH", "assumed: set so that TH makes up for the iron", low=0, high=2.5
    )
    th_delay: float = parameter(72.0, "time TH takes to answer", "assumed: some days", unit="h", low=24, high=240)
    th_least: float = parameter(0.2, "least amount of TH", "assumed: a floor")
    d2_half: float = parameter(
        0.002024, "dopamine outside that fills half of the D2 receptors", "assumed: half full at rest", unit="uM"
    )


@dataclass(frozen=True)
class Dose(Parameters):
    """A medicine taken once this evening. The amounts are not doses that anybody takes."""

    levodopa: float = parameter(
        0.0, "levodopa, highest inflow", "assumed: 27 uM/h is what TH makes at rest", unit="uM/h", low=0, high=54
    )
    agonist: float = parameter(
        0.0, "agonist, in amounts of resting dopamine outside", "assumed: no number fits this toy", low=0, high=2
    )
    clock: float = parameter(21.0, "clock time of the medicine", "assumed: a choice", unit="h", low=12, high=35)
    loss: float = parameter(0.46, "levodopa leaves", "levodopa-half-life: ln 2 / 1.5 h", unit="1/h")
    uptake: float = parameter(3.0, "levodopa arrives", "levodopa-half-life: peak after 0.75 h", unit="1/h")
    agonist_loss: float = parameter(0.09, "agonist leaves", "assumed: half in 8 hours", unit="1/h")

    def course(self, t, loss):
        """Return the share of the peak at the times `t` (h), 0 before the medicine, for a loss rate (1/h)."""
        since = np.maximum(np.asarray(t, float) - self.clock, 0)
        late = np.log(self.uptake / loss) / (self.uptake - loss)
        top = np.exp(-loss * late) - np.exp(-self.uptake * late)
        return (np.exp(-loss * since) - np.exp(-self.uptake * since)) / top


@dataclass(frozen=True)
class IronLoss(Parameters):
    """What a lack of iron does to the transporter and the D2 receptors, at the iron it was measured at."""

    reference_iron: float = parameter(0.5, "iron at which these losses were seen", "unger-2008-d2-iron: -50 %")
    dat_loss: float = parameter(0.30, "loss of transporters at half the iron", "erikson-2000-id-dat", low=0, high=0.5)
    d2_loss: float = parameter(
        0.30,
        "Loss of D2 receptors at half the iron",
        "connor-2009-rls-putamen-nigra: contested, PET found no loss; 0 is allowed",
        low=0,
        high=0.5,
    )

    rhythm_gain: float = parameter(
        1.5,
        "strength of the rhythm in restless legs",
        "earley-2006-csf-day-night: the direction; the size is assumed",
        low=0,
        high=2,
    )

    def shares(self, iron):
        """Return the shares of transporters and D2 receptors left; below the reference iron nothing more is lost."""
        lost = min((1 - iron) / (1 - self.reference_iron), 1.0)
        return 1 - self.dat_loss * lost, 1 - self.d2_loss * lost


@dataclass(frozen=True)
class CellLoss(Parameters):
    """How many nerve endings Parkinson's leaves."""

    left: float = parameter(
        0.2,
        "share of nerve endings left when the signs begin",
        "fearnley-1991-threshold-80-percent: 80 % lost",
        low=0.02,
        high=1,
    )
    few: float = parameter(0.05, "very few nerve endings left", "assumed: to see the end of it", low=0.02, high=1)


@dataclass(frozen=True)
class Scenario:
    """One story: a nerve ending, its rhythm and the medicine of one evening."""

    name: str
    terminal: Terminal = field(default_factory=Terminal)
    rhythm: Rhythm = field(default_factory=Rhythm)
    dose: Dose = field(default_factory=Dose)

    def with_dose(self, **dose):
        """Return this scenario with another Dose: levodopa (uM/h), agonist, clock (h)."""
        return dataclasses.replace(self, dose=Dose(**dose))


def _iron(value):
    return check("iron", value, 0.02, 1)


def healthy():
    """Return the scenario of a nerve ending with normal iron and all its neighbours."""
    return Scenario("healthy")


def simple_story(iron=IronLoss.reference_iron, k=Terminal.iron_half, **rhythm):
    """Return the article's story: low iron does nothing but idle TH.

    iron: 0.02 to 1, 1 is normal. k: iron at which TH works at half speed, 0.1 to 20. rhythm: fields of Rhythm.
    """
    return Scenario("simple story", Terminal(iron=_iron(iron), iron_half=k), Rhythm(**rhythm))


def evidence_weighted(
    iron=IronLoss.reference_iron,
    k=Terminal.iron_half,
    dat_loss=IronLoss.dat_loss,
    d2_loss=IronLoss.d2_loss,
    rhythm_gain=IronLoss.rhythm_gain,
    autoreceptor_follows_d2=True,
    **rhythm,
):
    """Return the story that follows the measurements: low iron also costs transporters and D2 receptors.

    iron: 0.02 to 1. k: 0.1 to 20. dat_loss, d2_loss: shares lost at half the iron, 0 to 0.5 (0 is allowed: the
    receptor loss is contested). rhythm_gain: 0 to 2, assumed. rhythm: further fields of Rhythm.
    """
    dat, d2 = IronLoss(dat_loss=dat_loss, d2_loss=d2_loss).shares(_iron(iron))
    terminal = Terminal(
        iron=iron, iron_half=k, dat_density=dat, d2_density=d2, autoreceptor_follows_d2=autoreceptor_follows_d2
    )
    return Scenario("evidence-weighted", terminal, Rhythm(gain=rhythm_gain, **rhythm))


def parkinson(surviving_terminals=CellLoss.left, **rhythm):
    """Return the story of lost nerve endings with normal iron (never lower: in Parkinson it is not low).

    surviving_terminals: share left, 0.02 to 1. rhythm: fields of Rhythm.
    """
    return Scenario("Parkinson", Terminal(surviving_terminals=surviving_terminals), Rhythm(**rhythm))
