"""Chapter 1: what restless legs feel like, who has them, and how one tells."""

from rlsedu.doors import doors

__getattr__, __dir__, __all__ = doors(
    __name__,
    demos=["evening", "who", "is_it", "nights", "quiz", "predict"],
    evening=["Evening", "simulate_evening", "circadian"],
    burden=["Burden", "Population", "severity_population"],
    prevalence=["prevalence", "Prevalence"],
    screening=["Screening", "screen", "questionnaires", "features", "mimics", "positive_predictive_value"],
    nights=["Nights", "leg_movement_nights"],
    triggers=["triggers"],
    checks=["checks", "evening_share"],
)
