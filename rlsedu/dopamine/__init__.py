"""Chapter 2: the dopamine factory, the paradox and the evening."""

from rlsedu.doors import doors

__getattr__, __dir__, __all__ = doors(
    __name__,
    demos=["factory", "paradox", "day", "parkinson", "medicine", "midbrain", "quiz", "predict"],
    terminal_numbers=["Terminal"],
    terminal=["TerminalState", "steady_state", "time_course", "th_speed"],
    scenario=["Scenario", "Rhythm", "Dose", "IronLoss", "healthy", "simple_story", "pumps_and_brake", "more_made"],
    daily_rhythm=["Day", "simulate_day"],
    augmentation_risk=["augmentation", "hazard"],
    validation=["checks"],
    factory_checks=["meal_swings"],
    article_claims=["claims"],
    sensitivity=["robustness"],
    tables=["stories", "damping"],
)
