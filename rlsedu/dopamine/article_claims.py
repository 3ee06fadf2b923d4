"""What the source article says about dopamine, clause by clause, beside what was measured and our verdict."""

from rlsedu.evidence import claims_table


def claims():
    """Return the table of what the article says, what was measured, in whom, and how sure one can be."""
    return claims_table("dopamine", "The article's story of dopamine, clause by clause")
