"""The live views: the only part of the course that knows widgets."""
