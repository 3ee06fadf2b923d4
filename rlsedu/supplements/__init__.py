"""Chapter 4: iron from food and tablets, how slowly stores fill, who gains, and how to stay safe."""

from rlsedu.doors import doors

__getattr__, __dir__, __all__ = doors(
    __name__,
    demos=["meal", "schedule", "months", "who_gains", "quiz", "predict"],
    single_meal=["Meal", "Formula", "whole_diet_absorption", "meal_absorption", "absorbed_mg"],
    foods=["Food", "BASES", "DRINKS", "EXTRAS", "plate"],
    dosing=["Schedule", "Dosing", "Absorption", "regular", "dose_absorption"],
    stores=["Person", "Body", "Stores", "simulate_stores", "ferritin_band"],
    resampled_trial=["Trial", "Effect", "trial", "overlap"],
    validation=["checks"],
    dosing_checks=["signal_shapes"],
    stores_checks=["naive", "predictions"],
    people=["WHO"],
)
