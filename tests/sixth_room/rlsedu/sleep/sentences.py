"""What the picture of this chapter shows: a short sentence and more, made of named numbers alone."""

from rlsedu.evidence import Said, checked


@checked()
def debt_sentence(case: str, slept_h: float, nights: float, missing_h: float):
    """Say how much sleep is missing at the end."""
    more = f"Each night is {slept_h:.1f} hours long."
    if case == "none":
        return Said(f"After {nights:.0f} nights no sleep is missing.", more)
    return Said(f"After {nights:.0f} nights {missing_h:.1f} hours of sleep are missing.", more)
