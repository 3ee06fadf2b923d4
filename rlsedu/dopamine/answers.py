"""The answers of the guesses of this chapter, worked out by its models."""

from rlsedu.dopamine.augmentation_risk import augmentation
from rlsedu.dopamine.daily_rhythm import simulate_day
from rlsedu.dopamine.nerve_ending import run_factory
from rlsedu.dopamine.scenario import pumps_and_brake
from rlsedu.dopamine.terminal_numbers import Terminal


def _left_at_half():
    half = run_factory(Terminal(th_expression=0.5))
    return round(100 * half.state.extracellular_da / half.normal.extracellular_da)


def _made():
    made = simulate_day(pumps_and_brake()).means["th_flux"]
    return "same" if abs(made - 1) < 0.1 else "more" if made > 1 else "less"


def _augmented():
    return round(100 * augmentation("levodopa", 6))


ANSWERS = {"half": _left_at_half, "paradox": _made, "augmented": _augmented}
