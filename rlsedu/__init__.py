"""See why a lack of iron in the brain may cause restless legs: five rooms of toy models with moving pictures.

Importing this package draws nothing and changes no global setting. Each room loads its parts when they are first used.
"""

import importlib

from rlsedu.course import ROOMS

__version__ = "0.1.0"
__all__ = sorted(ROOMS)

for room in ROOMS:
    importlib.import_module(f"rlsedu.{room}")
del room


def __getattr__(name):
    if name == "demos":  # reads all rooms, so only when it is asked for
        return importlib.import_module("rlsedu.contents").demos
    raise AttributeError(f"rlsedu has no {name!r}; it offers: demos, {', '.join(__all__)}")
