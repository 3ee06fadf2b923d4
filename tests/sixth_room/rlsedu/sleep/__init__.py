"""Chapter 6: what short nights add up to. A tiny room, made to test the house."""

from rlsedu.doors import doors

__getattr__, __dir__, __all__ = doors(
    __name__,
    demos=["debt", "quiz", "predict"],
    nights=["Night", "Debt", "sleep_debt"],
    validation=["checks"],
)
