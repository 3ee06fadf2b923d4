"""Chapter 4: from the plate to the stores, safely."""
