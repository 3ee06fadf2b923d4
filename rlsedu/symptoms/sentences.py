"""What each picture of this chapter shows, in one or two plain sentences."""

from rlsedu.stage.style import clock


def evening_sentence(result):
    """Say how bad the evening gets, when, for how long, and how much the legs move."""
    evening, discomfort = result.evening, result.discomfort
    if evening.sit_until_h <= evening.sit_from_h:
        return "Right now: this person does not sit still at all, so the model gives no discomfort."
    worst = int(discomfort.argmax())
    step_h = result.clock_h[1] - result.clock_h[0]
    hours = float((discomfort >= 3).sum() * step_h)
    walks = len(result.breaks_h)
    resting = f"at rest from {clock(evening.sit_from_h)} to {clock(evening.sit_until_h)}"
    breaks = f"with {walks} short walk{'s' if walks != 1 else ''}" if walks else "without a walk"
    if discomfort[worst] < 0.05:
        return f"Right now: {resting}, {breaks}. The legs stay quiet: these are not the sensitive hours."
    return (
        f"Right now: {resting}, {breaks}. Discomfort peaks at {discomfort[worst]:.1f} of 10 at "
        f"{clock(result.clock_h[worst])} and is 3 or more for {_duration(hours)}. "
        f"Leg movements peak at {result.leg_movements_per_h.max():.0f} per hour."
    )


def _duration(hours):
    whole, minutes = divmod(round(hours * 60), 60)
    if not whole:
        return f"{minutes} minutes"
    return f"{whole} h {minutes:02d} min"
