"""What the demo of this chapter shows, as named numbers."""

from rlsedu.evidence import checked
from rlsedu.sleep.nights import Debt


@checked(result=Debt)
def debt_facts(result):
    """Return how many hours are missing at the end. case: "none" or "missing"."""
    missing = float(result.missing_h[-1])
    return {
        "case": "missing" if missing else "none",
        "slept_h": result.night.slept_h,
        "nights": float(result.nights[-1]),
        "missing_h": missing,
    }
