"""The stories a reader can switch between: healthy, three of little iron, and Parkinson; and a medicine."""

import dataclasses
from dataclasses import dataclass, field

import numpy as np

from rlsedu.dopamine.terminal_numbers import BRAKE, Terminal
from rlsedu.evidence import Parameters, checked, fields_of, from_fact, number_in, numbers_in, parameter, record, tuned
from rlsedu.evidence.conversions import left, lost, rate_of_half_life, rounded

IRON, IRON_HALF, LOSS, GAIN = number_in(0.02, 1), number_in(0.1, 20), number_in(0, 0.5), number_in(0, 2)
SWING = "bianco-2009-mouse-day-night", "active-against-rest-phase"
STORIES = {  # the words for a scenario's name
    "healthy": "healthy",
    "simple": "simple story",
    "pumps": "fewer pumps, weaker brake",
    "made": "more is made",
    "parkinson": "Parkinson",
}


@dataclass(frozen=True)
class Rhythm(Parameters):
    """How a nerve ending changes with the clock, and how TH answers a weak signal over days."""

    gain: float = parameter(
        1.0, "Strength of the rhythm (1 = healthy)", "assumed: no amplitude was found", low=0, high=2
    )
    th_swing: float = parameter(
        tuned(0.30, *SWING),
        "swing of TH",
        "set so that 12-hour means differ by so much; the split is assumed",
        high=0.35,
        low=0,
    )
    dat_swing: float = parameter(
        tuned(0.08, *SWING), "swing of the transporter", "set with the swing of TH", low=0, high=0.2
    )
    peak_clock: float = parameter(
        from_fact("poceta-2009-csf-rhythm", "dopamine-peak-clock-time"),
        "clock time of most dopamine",
        unit="h",
        clock=True,
        low=0,
        high=24,
    )
    th_response: float = parameter(
        1.3, "How strongly a weak signal raises TH", "assumed: set so that TH makes up for the iron", low=0, high=2.5
    )
    th_delay: float = parameter(72.0, "time TH takes to answer", "assumed: some days", unit="h", low=24, high=240)
    th_least: float = parameter(0.2, "least amount of TH", "assumed: a floor", low=0.05, high=1)
    d2_half: float = parameter(
        from_fact(BRAKE, "reference-dopamine-outside-cell"),
        "dopamine outside that fills half of the D2 receptors",
        "assumed: half full at rest",
        unit="uM",
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
    clock: float = parameter(
        21.0, "clock time of the medicine", "assumed: a choice", unit="h", clock=True, low=12, high=35
    )
    loss: float = parameter(
        from_fact("levodopa-half-life", "half-life-product-information", by=rounded(2, rate_of_half_life)),
        "levodopa leaves",
        "ln 2 divided by the half-life",
        unit="1/h",
        low=0.1,
        high=0.9,
    )
    uptake: float = parameter(
        tuned(3.0, "levodopa-half-life", "time-peak"),
        "levodopa arrives",
        "set so that the peak comes when it was seen",
        unit="1/h",
    )
    agonist_loss: float = parameter(0.09, "agonist leaves", "assumed: half in 8 hours", unit="1/h")

    @checked(t=numbers_in(unit="h"), loss=number_in(0.01, 0.9, "1/h"))
    def course(self, t, loss):
        """Return the share of the peak at the times `t` (h), 0 before the medicine, for a loss rate (1/h)."""
        since = np.maximum(np.asarray(t, float) - self.clock, 0)
        late = np.log(self.uptake / loss) / (self.uptake - loss)
        top = np.exp(-loss * late) - np.exp(-self.uptake * late)
        return (np.exp(-loss * since) - np.exp(-self.uptake * since)) / top


@dataclass(frozen=True)
class IronLoss(Parameters):
    """What a lack of iron does to TH, the transporter and the D2 receptors, at the iron it was measured at."""

    reference_iron: float = parameter(
        from_fact("unger-2008-d2-iron", "regional-iron", by=left),
        "iron at which these changes were seen",
        "what was left",
        low=0.02,
        high=0.9,
    )
    dat_loss: float = parameter(
        from_fact("erikson-2000-id-dat", "transporter-striatum", by=lost),
        "Loss of transporters (pumps) at half the iron",
        low=0,
        high=0.5,
    )
    d2_loss: float = parameter(
        from_fact("connor-2009-rls-putamen-nigra", "d2-putamen", by=lost),
        "Loss of D2 receptors at half the iron",
        "contested, PET found no loss; 0 is allowed",
        low=0,
        high=0.5,
    )
    th_gain: float = parameter(
        2.0,
        "How active TH is at half the iron (1 = normal)",
        "assumed: connor-2009 found more active TH; by how much we could not read",
        low=1,
        high=3,
    )
    rhythm_gain: float = parameter(
        1.5,
        "strength of the rhythm in restless legs",
        "earley-2006-csf-day-night: assumed in size; the direction was seen",
        low=0,
        high=2,
    )

    @checked(iron=IRON)
    def lost(self, iron):
        """Return how far these changes have gone, 0 to 1; below the reference iron nothing more is lost."""
        return min((1 - iron) / (1 - self.reference_iron), 1.0)

    @checked(iron=IRON)
    def shares(self, iron):
        """Return the shares of transporters and D2 receptors left at this iron."""
        return 1 - self.dat_loss * self.lost(iron), 1 - self.d2_loss * self.lost(iron)


@dataclass(frozen=True)
class CellLoss(Parameters):
    """How many nerve endings Parkinson's leaves."""

    left: float = parameter(
        from_fact("heng-2023-dat-early-pd", "loss-long-study-first", by=rounded(2, left)),
        "share of nerve endings left early in Parkinson's",
        "what was left of the transporter signal after the first year",
        low=0.02,
        high=1,
    )
    few: float = parameter(0.05, "very few nerve endings left", "assumed: to see the end of it", low=0.02, high=1)


@record
class Scenario:
    """One story: a nerve ending, its rhythm and the medicine of one evening. name: a key of STORIES, or none."""

    name: str
    terminal: Terminal = field(default_factory=Terminal)
    rhythm: Rhythm = field(default_factory=Rhythm)
    dose: Dose = field(default_factory=Dose)

    @checked(dose=fields_of(Dose))
    def with_dose(self, **dose):
        """Return this scenario with another Dose: levodopa (uM/h), agonist, clock (h)."""
        return dataclasses.replace(self, dose=Dose(**dose))


FIELDS = fields_of(Rhythm)


def healthy():
    """Return the scenario of a nerve ending with normal iron and all its neighbours."""
    return Scenario("healthy")


@checked(iron=IRON, iron_half=IRON_HALF, rhythm=FIELDS)
def simple_story(iron=IronLoss.reference_iron, iron_half=Terminal.iron_half, **rhythm):
    """Return the article's story: low iron does nothing but idle TH.

    iron: 0.02 to 1, 1 is normal. iron_half: iron at which TH works at half speed, 0.1 to 20. rhythm: fields of Rhythm.
    """
    return Scenario("simple", Terminal(iron=iron, iron_half=iron_half), Rhythm(**rhythm))


@checked(
    iron=IRON,
    iron_half=IRON_HALF,
    dat_loss=LOSS,
    d2_loss=LOSS,
    rhythm_gain=GAIN,
    autoreceptor_follows_d2=bool,
    rhythm=FIELDS,
)
def pumps_and_brake(
    iron=IronLoss.reference_iron,
    iron_half=Terminal.iron_half,
    dat_loss=IronLoss.dat_loss,
    d2_loss=IronLoss.d2_loss,
    rhythm_gain=IronLoss.rhythm_gain,
    autoreceptor_follows_d2=True,
    **rhythm,
):
    """Return the story of fewer pumps and a weaker brake: low iron also costs transporters and D2 receptors.

    iron: 0.02 to 1. iron_half: 0.1 to 20. dat_loss, d2_loss: shares lost at half the iron, 0 to 0.5 (0 is allowed: the
    receptor loss is contested). rhythm_gain: 0 to 2, assumed. rhythm: further fields of Rhythm.
    """
    dat, d2 = IronLoss(dat_loss=dat_loss, d2_loss=d2_loss).shares(iron)
    terminal = Terminal(
        iron=iron, iron_half=iron_half, dat_density=dat, d2_density=d2, autoreceptor_follows_d2=autoreceptor_follows_d2
    )
    return Scenario("pumps", terminal, Rhythm(gain=rhythm_gain, **rhythm))


@checked(iron=IRON, th_gain=number_in(1, 3), dat_loss=LOSS, rhythm_gain=GAIN, rhythm=FIELDS)
def more_made(
    iron=IronLoss.reference_iron,
    th_gain=IronLoss.th_gain,
    dat_loss=IronLoss.dat_loss,
    rhythm_gain=IronLoss.rhythm_gain,
    **rhythm,
):
    """Return the story in which more dopamine is made: low iron makes TH more active and costs transporters.

    TH keeps its iron, no receptor is lost, and TH does not answer a weak signal. iron: 0.02 to 1. th_gain: how active
    TH is at half the iron, 1 to 3 (assumed). dat_loss: 0 to 0.5. rhythm_gain: 0 to 2. rhythm: fields of Rhythm.
    """
    loss = IronLoss(dat_loss=dat_loss, th_gain=th_gain)
    active = 1 + (loss.th_gain - 1) * loss.lost(iron)
    terminal = Terminal(th_expression=active, dat_density=loss.shares(iron)[0])
    return Scenario("made", terminal, Rhythm(gain=rhythm_gain, **{"th_response": 0, **rhythm}))


@checked(surviving_terminals=IRON, rhythm=FIELDS)
def parkinson(surviving_terminals=CellLoss.left, **rhythm):
    """Return the story of lost nerve endings with normal iron (never lower: in Parkinson it is not low).

    surviving_terminals: share left, 0.02 to 1. rhythm: fields of Rhythm.
    """
    return Scenario("parkinson", Terminal(surviving_terminals=surviving_terminals), Rhythm(**rhythm))
