"""See why a lack of iron in the brain may cause restless legs: five rooms of toy models with moving pictures.

Importing this package draws nothing and changes no global setting. Each room loads its parts when they are first used.
"""

import importlib

from rlsedu.course import ROOMS

__version__ = "0.1.0"
__all__ = sorted(ROOMS)
_READ_ALL_ROOMS = {  # so only when they are asked for
    "demos": "rlsedu.contents",
    "progress": "rlsedu.lookback.doors",
    "again": "rlsedu.lookback.doors",
    "ledger": "rlsedu.lookback.doors",
    "empty_ledger": "rlsedu.lookback.doors",
}

for room in ROOMS:
    importlib.import_module(f"rlsedu.{room}")
del room


def __getattr__(name):
    if name in _READ_ALL_ROOMS:
        return getattr(importlib.import_module(_READ_ALL_ROOMS[name]), name)
    raise AttributeError(f"rlsedu has no {name!r}; it offers: {', '.join([*_READ_ALL_ROOMS, *__all__])}")
