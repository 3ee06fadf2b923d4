"""What the picture of this chapter shows, in plain sentences, made of named numbers alone."""

from rlsedu.evidence import checked


@checked()
def debt_sentence(case: str, slept_h: float, nights: float, missing_h: float):
    """Say how much sleep is missing at the end."""
    if case == "none":
        return f"Right now: nights of {slept_h:g} hours. No sleep is missing."
    return f"Right now: nights of {slept_h:g} hours. Nights so far: {nights:.0f}. Hours missing: {missing_h:.1f}."
