"""The shapes of the brain, shared by all rooms; no screen."""

from rlsedu.doors import doors

__getattr__, __dir__, __all__ = doors(__name__, midbrain=["Ellipse", "MIDBRAIN", "midbrain_table"])
