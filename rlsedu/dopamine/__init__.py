"""Chapter 2: the dopamine factory, the paradox and the evening."""
