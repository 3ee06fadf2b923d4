"""See why a lack of iron in the brain may cause restless legs: five rooms of toy models with moving pictures.

Importing this package draws nothing and changes no global setting. Each room loads its parts when they are first used.
"""

from rlsedu import brain_iron, dopamine, journey, supplements, symptoms

__version__ = "0.1.0"
__all__ = ["brain_iron", "dopamine", "journey", "supplements", "symptoms"]
