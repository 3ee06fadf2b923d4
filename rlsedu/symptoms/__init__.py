"""Chapter 1: what restless legs feel like, who has them, and how one tells."""

from rlsedu.doors import doors

__getattr__, __dir__, __all__ = doors(
    __name__,
    demos=["evening"],
    evening=["Evening", "simulate_evening", "circadian"],
)
