"""The factory beside a normal one: what a nerve ending holds and moves at rest."""

from rlsedu.dopamine.terminal import TerminalState, brake, steady_state
from rlsedu.dopamine.terminal_numbers import Terminal
from rlsedu.evidence import checked, record

USUAL = 0.05  # assumed: a brake within this of 1 is told as usual


@record
class Factory:
    """A nerve ending at rest: `state` and `normal` (uM, uM/h); `brake` is the autoreceptor's factor on TH."""

    terminal: Terminal
    state: TerminalState
    normal: TerminalState
    brake: float

    @property
    def as_usual(self):
        """Whether the brake stands within 5 % of what it is at rest."""
        return abs(self.brake - 1) < USUAL


@checked(terminal=Terminal)
def run_factory(terminal):
    """Return the Factory of a Terminal: its rest, the rest of a normal one, and how hard the brake is pulled."""
    state = steady_state(terminal)
    return Factory(terminal, state, steady_state(Terminal()), float(brake(terminal, state.extracellular_da)))
