"""What each picture of this chapter shows, in one or two plain sentences, made of named numbers alone."""

from rlsedu.evidence import Said, checked, clock

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
BRAKE_NOW = {
    "off": "The brake is off.",
    "usual": "The brake stands as usual.",
    "slows": "More dopamine outside presses the brake.",
    "speeds": "Less dopamine outside eases the brake.",
}
WEAK = {
    "all day": "It lies below the restless line all day",
    "never": "It never falls below the restless line",
    "some": "It lies below the restless line for {hours:g} hours",
}
PEOPLE = {
    "all day": ", but people are restless only",
    "never": ", but people are restless",
    "some": "; people are restless",
}
MEDICINE = {"levodopa": "Levodopa", "agonist": "An agonist"}
STUDY = {"levodopa": "one study's", "agonist": "a survey's"}
REACH = {"above": "above", "below": "still below"}
COUNTED = {"levodopa": "one study of levodopa", "agonist": "a survey of people on any dopamine medicine"}

POOLED = (
    "Numbers differ: sixty studies of very different length, pooled, gave {levodopa:.0f} of 100 people on levodopa and "
    "{agonists:.0f} of 100 on agonists."
)


def _change(ratio):
    """Write a ratio as a change, "+24 %", or "unchanged"."""
    percent = round(100 * (ratio - 1))
    return f"{percent:+d} %".replace("-", "−") if percent else "unchanged"


def _moved(ratio):
    """Write a ratio as a change in words: "up by 24 %"."""
    percent = round(100 * (ratio - 1))
    return f"{'up' if percent > 0 else 'down'} by {abs(percent)} %" if percent else "unchanged"


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
    signal: float,
    brake: float,
    taken_back_percent: float,
):
    """Say how the brake answers: how much L-DOPA is made, and what reaches the outside."""
    return Said(
        f"{BRAKE_NOW[case]} TH makes {_share(made)} of the normal L-DOPA, and {_share(outside)} of the normal "
        "dopamine is outside.",
        f"Iron {_share(iron)}, TH {_share(th)}. TH makes {made_um_per_h:.1f} µM of "
        f"L-DOPA an hour ({_change(made)}). Dopamine in the vesicles: {_change(vesicles)}; outside: "
        f"{_change(outside)}. The D2 signal of the next cell: {_change(signal)}. {BRAKE[case].format(brake=brake)} "
        f"Of each 100 released, {taken_back_percent:.0f} are taken back.",
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
    """Say what the story of pumps and brake makes of the lack of iron, and then what each story makes of it."""
    told = (
        ("Simple story", simple_made, simple_outside, simple_signal),
        ("Fewer pumps, weaker brake", pumps_made, pumps_outside, pumps_signal),
        ("More is made", made_made, made_outside, made_signal),
    )
    joined = "but" if case == "apart" else "and"
    return Said(
        f"In one of three stories, fewer pumps and weaker brake, dopamine outside is {_moved(pumps_outside)}, "
        f"{joined} the D2 signal is {_moved(pumps_signal)}.",
        f"Iron: {_share(iron)}. "
        + " ".join(
            f"{name}: L-DOPA made {_change(made)}, dopamine outside {_change(outside)}, D2 signal {_change(signal)}."
            for name, made, outside, signal in told
        ),
    )


@checked()
def day_sentence(
    case: str,
    weak: str,
    story: str,
    now_h: float,
    now: float,
    below: float,
    below_h: float,
    low_h: float,
    low: float,
    high_h: float,
    high: float,
    outside: float,
    signal: float,
    people_from_h: float,
    people_until_h: float,
):
    """Say how long the signal is below the line, beside people; more: when, and how the day compares with healthy."""
    least = "weakest: " if case == "rhythm" and clock(now_h) == clock(low_h) else ""
    people = "" if story in ("healthy", "parkinson") else f"{PEOPLE[weak]} from evening to morning"
    swing = (
        f"The D2 signal is lowest at {clock(low_h)} ({low:.2f}) and highest at {clock(high_h)} ({high:.2f})."
        if case == "rhythm"
        else "Nothing falls in the evening."
    )
    return Said(
        f"At {clock(now_h)} the D2 signal is {least}{now:.2f}. {WEAK[weak].format(hours=below_h)}{people}.",
        f"{STORY[story]}{'' if case == 'rhythm' else ', without a rhythm'}. {swing} "
        f"Over the day, dopamine outside is {_change(outside)} against healthy, the D2 signal {_change(signal)}. "
        f"The line stands at {below:.2f}. That is assumed: nobody has measured such a line. "
        f"In a laboratory people's legs grew worse at rest from {clock(people_from_h)} to {clock(people_until_h)}.",
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
    lost_signal: float,
    iron_signal: float,
):
    """Say what is stored with lost endings and with little iron, and then what else is alike and what is opposite."""
    return Said(
        f"With {_share(endings)} of the nerve endings left, stored dopamine is {_moved(lost_stored)}. "
        f"With {case} iron it is {_moved(iron_stored)}.",
        f"{_share(endings)} of the nerve endings left, or iron at {_share(iron)}. "
        f"Stored dopamine: {_change(lost_stored)} with lost endings, {_change(iron_stored)} with {case} "
        f"iron. Release: {_change(lost_release)} and {_change(iron_release)}. Dopamine outside: "
        f"{_change(lost_outside)} and {_change(iron_outside)}. D2 receptors: "
        f"{_change(lost_receptors)} and {_change(iron_receptors)}. D2 signal: {_change(lost_signal)} and "
        f"{_change(iron_signal)}. In Parkinson's movement suffers. The toy cannot show why.",
    )


@checked()
def medicine_sentence(
    case: str,
    medicine: str,
    reach: str,
    own_best: float,
    now_h: float,
    now: float,
    now_without: float,
    low: float,
    taken_h: float,
    gain: float,
    best: float,
    best_h: float,
    months: float,
    augmented_percent: float,
):
    """Say how far the medicine lifts tonight's signal, and how many have augmentation after the chosen time."""
    if case == "none":
        falls = f"Without a medicine, the D2 signal falls to {low:.2f} tonight."
        return Said(falls, f"At {clock(now_h)} it is {now:.2f}.")
    helped = f"At best, with {MEDICINE[medicine].lower()}"
    tonight = f"{helped}, tonight's signal is {REACH.get(reach)} this person's morning."
    if reach == "late":
        tonight = f"Taken so late, {MEDICINE[medicine].lower()} helps most in the morning."
    more = (
        f"{MEDICINE[medicine]} at {clock(taken_h)} lifts the D2 signal by up to {gain:.2f}, to {best:.2f} at "
        f"{clock(best_h)}. At {clock(now_h)} it is {now:.2f}, and {now_without:.2f} without it. This person's best "
        f"without it is {own_best:.2f}, in the morning. The toy cannot say why a medicine relieves."
    )
    counted = f"{round(augmented_percent)} of 100"
    years = {
        "lost endings": "Augmentation is not counted here: it belongs to restless legs.",
        "not counted": f"How many have augmentation after {_span(months)} was not counted.",
        "counted": f"At {STUDY[medicine]} rate, {counted} have augmentation after {_span(months)}."
        if months
        else "Augmentation is counted from here on.",
    }
    further = {
        "lost endings": " Augmentation is not counted for lost endings.",
        "not counted": " The study was shorter.",
        "counted": f" At the rate of {COUNTED[medicine]}, {counted} people have augmentation after {_span(months)}, if "
        "all stay on it.",
    }
    return Said(f"{tonight} {years[case]}", more + further[case])


def _span(months):
    if months < 24:
        return f"{months:.0f} month{'' if months == 1 else 's'}"
    return f"{months / 12:.1f}".removesuffix(".0") + " years"


@checked()
def midbrain_sentence(case: str):
    """Say where the cells that make dopamine sit."""
    where = "in a dark band on each side: the substantia nigra."
    more = (
        "A slice through the midbrain stands beside a head seen from the side. The substantia nigra is outlined. "
        "It lies behind the stalks that carry other nerve fibres down. Its dopamine cells send their endings up into "
        "the forebrain."
    )
    if case == "cells":
        return Said(f"The dopamine cells of this chapter sit in the midbrain, {where}", more)
    drawn = "The fibre is drawn by eye (assumed). Of its many endings the picture shows four."
    short = "The dopamine cells of this chapter sit in the midbrain. Each sends a long fibre up to the forebrain."
    return Said(short, f"{more} {drawn}")
