"""Chapter 5: one person through all four chapters, and how we know."""
