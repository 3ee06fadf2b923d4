"""Chapter 4: iron from food and tablets, how slowly stores fill, who gains, and how to stay safe."""

from rlsedu.doors import doors

__getattr__, __dir__, __all__ = doors(
    __name__,
    demos=["meal", "schedule", "months", "who_gains", "quiz", "predict"],
    meal=["Meal", "Formula", "whole_diet_absorption", "meal_absorption", "absorbed_mg"],
    foods=["Food", "BASES", "DRINKS", "EXTRAS", "plate"],
    dosing=["Schedule", "Dosing", "Absorption", "regular", "dose_absorption"],
    stores=["Person", "Body", "Stores", "simulate_stores", "ferritin_band"],
    trial=["Trial", "Effect", "trial", "overlap"],
    checks=["checks"],
    dosing_checks=["signal_shapes"],
    stores_checks=["naive", "predictions"],
    people=["WHO"],
)
