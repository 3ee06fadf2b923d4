"""The factory beside a normal one: what a nerve ending holds and moves at rest, and what the next cell reads."""

from rlsedu.dopamine.daily_rhythm import _d2_signal
from rlsedu.dopamine.scenario import Scenario
from rlsedu.dopamine.terminal import TerminalState, _holo_th, brake, steady_state
from rlsedu.dopamine.terminal_numbers import Terminal
from rlsedu.evidence import checked, record

USUAL = 0.05  # assumed: a brake within this of 1 is told as usual


@record
class Factory:
    """A nerve ending at rest: `state` and `normal` (uM, uM/h); `brake` is the autoreceptor's factor on TH.

    with_iron: share of the TH that carries its iron. d2_signal: of the next cell, 1 when half of its D2 receptors is
    filled.
    """

    terminal: Terminal
    state: TerminalState
    normal: TerminalState
    brake: float
    with_iron: float
    d2_signal: float

    @property
    def as_usual(self):
        """Whether the brake stands within 5 % of what it is at rest."""
        return abs(self.brake - 1) < USUAL

    @property
    def stands(self):
        """How the brake stands: "off", "usual", "slows" (it is pressed harder) or "speeds" (it is eased)."""
        if not self.terminal.autoreceptor:
            return "off"
        return "usual" if self.as_usual else "slows" if self.brake < 1 else "speeds"

    @property
    def shares(self):
        """What there is and what flows, as times the normal, by name; and `press`, how hard the brake is on."""
        names = ("tyrosine", "vesicular_da", "extracellular_da")
        held = {name: float(getattr(self.state, name) / getattr(self.normal, name)) for name in names}
        flows = ("th", "aadc", "release", "dat")
        moved = {name: float(self.state.fluxes[name] / self.normal.fluxes[name]) for name in flows}
        return held | moved | {"press": 1 / self.brake if self.terminal.autoreceptor else 0.0}

    @property
    def taken_back_percent(self):
        """How much of what is released the pumps take back, %."""
        return float(100 * self.state.fluxes["dat"] / self.state.fluxes["release"])


@checked(terminal=Terminal)
def run_factory(terminal):
    """Return the Factory of a Terminal: its rest, the rest of a normal one, and how hard the brake is pulled."""
    state = steady_state(terminal)
    outside = float(state.extracellular_da)
    return Factory(
        terminal,
        state,
        steady_state(Terminal()),
        brake=float(brake(terminal, outside)),
        with_iron=float(_holo_th(terminal.iron, terminal.iron_half) / (1 + terminal.iron_half)),
        d2_signal=float(_d2_signal(Scenario("", terminal), outside)),
    )
