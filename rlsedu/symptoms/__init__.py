"""Chapter 1: what restless legs feel like, who has them, and how one tells."""

from rlsedu.doors import doors

__getattr__, __dir__, __all__ = doors(
    __name__,
    demos=["evening", "who", "is_it", "nights", "quiz", "predict"],
    discomfort=["Evening", "simulate_evening", "circadian"],
    burden=["Burden", "Population", "severity_population"],
    surveys=["prevalence", "Prevalence"],
    screening=["Screening", "screen", "questionnaires", "features", "mimics"],
    leg_movements=["Nights", "leg_movement_nights"],
    trigger_table=["triggers"],
    validation=["checks", "evening_share"],
    **{"rlsedu.statistics": ["positive_predictive_value"]},
)
