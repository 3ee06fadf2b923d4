"""What each picture of this chapter shows, in one or two plain sentences, made of named numbers alone."""

from rlsedu.evidence import checked, clock

STORY = {
    "healthy": "Healthy nerve ending",
    "simple": "Simple story",
    "pumps": "Fewer pumps, weaker brake",
    "made": "More is made",
    "parkinson": "Lost nerve endings",
}
BRAKE = {
    "off": "The brake is off.",
    "usual": "The brake on TH stands as usual.",
    "slows": "The brake slows TH: times {brake:.2f}.",
    "speeds": "The brake lets TH run faster: times {brake:.2f}.",
}
MEDICINE = {"levodopa": "Levodopa", "agonist": "An agonist"}
COUNTED = {"levodopa": "one study of levodopa", "agonist": "a survey of people on any dopamine medicine"}


def _change(ratio):
    """Write a ratio as a change, "+24 %", or "unchanged"."""
    percent = round(100 * (ratio - 1))
    return f"{percent:+d} %".replace("-", "−") if percent else "unchanged"


def _share(value):
    return f"{round(100 * value)} %"


@checked()
def factory_sentence(
    case: str,
    iron: float,
    th: float,
    made_um_per_h: float,
    made: float,
    vesicles: float,
    outside: float,
    brake: float,
    taken_back_percent: float,
):
    """Say how much L-DOPA is made, what reaches the outside, and what the brake does."""
    return (
        f"Right now: iron {_share(iron)}, TH {_share(th)}. TH makes {made_um_per_h:.1f} µM of "
        f"L-DOPA an hour ({_change(made)}). Dopamine in the vesicles: {_change(vesicles)}; outside: "
        f"{_change(outside)}. {BRAKE[case].format(brake=brake)} "
        f"Of each 100 released, {taken_back_percent:.0f} are taken back."
    )


@checked()
def paradox_sentence(
    case: str,
    iron: float,
    simple_made: float,
    simple_outside: float,
    simple_signal: float,
    pumps_made: float,
    pumps_outside: float,
    pumps_signal: float,
    made_made: float,
    made_outside: float,
    made_signal: float,
):
    """Say what each story makes of the same lack of iron."""
    told = (
        ("Simple story", simple_made, simple_outside, simple_signal),
        ("Fewer pumps, weaker brake", pumps_made, pumps_outside, pumps_signal),
        ("More is made", made_made, made_outside, made_signal),
    )
    return f"Right now: iron {_share(iron)}. " + " ".join(
        f"{name}: L-DOPA made {_change(made)}, dopamine outside {_change(outside)}, D2 signal {_change(signal)}."
        for name, made, outside, signal in told
    )


@checked()
def day_sentence(
    case: str,
    story: str,
    low_h: float,
    low: float,
    high_h: float,
    high: float,
    outside: float,
    signal: float,
):
    """Say when the signal is lowest and highest, and how the day's means compare with healthy."""
    mean = f"Over the day, dopamine outside is {_change(outside)} against healthy, the D2 signal {_change(signal)}."
    if case == "still":
        return f"Right now: {STORY[story]}, without a rhythm. {mean} Nothing falls in the evening."
    return (
        f"Right now: {STORY[story]}. The D2 signal is lowest at {clock(low_h)} ({low:.2f}) and highest at "
        f"{clock(high_h)} ({high:.2f}). {mean}"
    )


@checked()
def parkinson_sentence(
    case: str,
    endings: float,
    iron: float,
    lost_stored: float,
    iron_stored: float,
    lost_release: float,
    iron_release: float,
    lost_outside: float,
    iron_outside: float,
    lost_receptors: float,
    iron_receptors: float,
):
    """Say what is alike and what is opposite in lost endings and in little iron."""
    return (
        f"Right now: {_share(endings)} of the nerve endings left, or iron at {_share(iron)}. "
        f"Stored dopamine: {_change(lost_stored)} with lost endings, {_change(iron_stored)} with little "
        f"iron. Release: {_change(lost_release)} and {_change(iron_release)}. Dopamine outside: "
        f"{_change(lost_outside)} and {_change(iron_outside)}. D2 receptors: "
        f"{_change(lost_receptors)} and {_change(iron_receptors)}."
    )


@checked()
def medicine_sentence(
    case: str,
    medicine: str,
    low: float,
    taken_h: float,
    gain: float,
    best: float,
    best_h: float,
    months: float,
    augmented_percent: float,
):
    """Say what the medicine does to tonight's signal, and how many people have augmentation after the chosen time."""
    if case == "none":
        return f"Right now: no medicine. Tonight the D2 signal falls to {low:.2f}."
    tonight = (
        f"Right now: {MEDICINE[medicine]} at {clock(taken_h)} lifts the D2 signal by up to {gain:.2f}, to "
        f"{best:.2f} at {clock(best_h)}."
    )
    if case == "lost endings":
        return f"{tonight} Augmentation is a matter of restless legs: it is not counted for lost endings."
    if case == "not counted":
        return f"{tonight} How many have augmentation after {_span(months)} was not counted: the study was shorter."
    return (
        f"{tonight} At the rate of {COUNTED[medicine]}, {round(augmented_percent)} of 100 people have augmentation "
        f"after {_span(months)}, if all stay on it."
    )


def _span(months):
    if months < 24:
        return f"{months:.0f} month{'' if months == 1 else 's'}"
    return f"{months / 12:.1f}".removesuffix(".0") + " years"


@checked()
def midbrain_sentence(case: str):
    """Say where the cells that make dopamine sit."""
    where = "The substantia nigra is a dark band on each side, behind the stalks that carry the nerve fibres down."
    return f"A slice through the midbrain. {where} Its dopamine cells send their endings up into the forebrain." + (
        " It is outlined." if case == "marked" else ""
    )
