"""What each picture of this chapter shows, in a few plain sentences, made of named numbers alone."""

from rlsedu.evidence import checked, number_in

SUPPER_WORDS = {
    "usual": "usual food and no tablets",
    "helping": "years of food that helps absorption",
    "hindering": "years of food that hinders absorption",
    "daily": "one iron tablet a day for 12 weeks",
    "twice": "two iron tablets a day for 12 weeks",
}


@checked()
def trial_sentence(
    case: str,
    first: str,
    per_group: int,
    effect_points: float,
    first_points: float,
    trials: int,
    found: int,
    misled: int,
    reported_points: float,
    seeming_points: float,
):
    """Say what the first trial and all trials of a plan found: power, false alarms and the winner's curse."""
    truth = f"iron really helps by {effect_points:.1f} points" if case == "helps" else "iron does nothing"
    one = f"{first_points:.1f}".replace("-", "minus ")
    told = [
        f"Right now: {per_group} people in each group, and {truth}.",
        f"The first trial finds {one} points, which is {first}.",
    ]
    if case == "nothing":
        told.append(f"Of {trials} such trials {found + misled} raise a false alarm; {found} of them praise iron.")
    else:
        told.append(f"Of {trials} such trials {found} find it.")
        told += [f"Those report {reported_points:.1f} points on average."] if reported_points else []
        told += [f"Clear, but the wrong way round: {misled}."] if misled else []
    told.append(f"Without a dummy group, iron would seem to help by {seeming_points:.1f} points.")
    return " ".join(told)


@checked()
def chain_sentence(
    case: str,
    supper: str,
    ferritin_share: float,
    brain_share: float,
    dopamine_share: float,
    legs_share: float,
    apart: float,
    before_ug_l: float,
    after_ug_l: float,
    worst: float,
    relief: float,
):
    """Say how far supper travels along the chain, and how much of the spread in the evening each link adds."""
    told = (
        f"Right now: {SUPPER_WORDS[supper]}. "
        f"Ferritin can tell {percent(ferritin_share)} of all differences in the evening. "
        f"Brain iron itself adds {percent(brain_share)}, dopamine {percent(dopamine_share)}, and the person and the "
        f"evening {percent(legs_share)}. People with the same ferritin end {_apart(apart)} as far apart as everyone."
    )
    if case == "usual":
        return (
            f"{told} The middle person has a ferritin of {before_ug_l:.0f} µg/L. The worst discomfort averages "
            f"{worst:.1f} of 10."
        )
    told = f"{told} For the middle person ferritin goes from {before_ug_l:.0f} to {after_ug_l:.0f} µg/L."
    if case == "no change":
        return f"{told} The evening does not change at all."
    return f"{told} The worst discomfort of the evening {case} by {relief:.2g} of 10 on average."


@checked(share=number_in(-1, 1))
def percent(share):
    """Write a share (0 to 1) in words with two digits; only exactly nothing is called nothing."""
    if share == 0:
        return "nothing"
    return f"{100 * share:.0f} %" if share > 0.1 else f"{100 * share:#.2g} %"


def _apart(share):
    apart = 100 * share
    if apart == 100:
        return "just"
    return "more than 99.9 %" if apart > 99.9 else f"{apart:.1f} %"


@checked()
def donor_sentence(case: str, start_ug_l: float, end_ug_l: float, lowest_percent: float, highest_percent: float):
    """Say what a year of giving blood does to ferritin, and that no share with restless legs follows from it."""
    falls = "stays at" if case == "steady" else "falls to"
    return (
        f"Right now: in a year ferritin in the model starts at {start_ug_l:.0f} and {falls} {end_ug_l:.0f} µg/L. "
        "For donors it falls too far, so look at the direction only. "
        f"Studies of donors counted restless legs in {lowest_percent:.1f} to {highest_percent:.1f} % of them. "
        "Those numbers do not move with the sliders: the Danish and the US study drawn saw no clear link with low iron."
    )


@checked()
def trimester_sentence(case: str, stage: str, week: int, ferritin_ug_l: float, share_percent: float):
    """Say what ferritin the model gives in this week, and how many women had restless legs at that stage."""
    counted = f"Of women in the stage “{stage}”, {share_percent:.0f} % had restless legs"
    if case == "after birth":
        return (
            f"Right now: week {week}. {counted}, far fewer than before birth. Her ferritin in these weeks "
            "is not drawn: the model leaves out the iron that comes back after a birth. "
            "Both may recover together, or not."
        )
    return (
        f"Right now: week {week}. The model gives a ferritin of about {ferritin_ug_l:.0f} µg/L. {counted}. "
        "Both change in the same months, but that does not show that one causes the other."
    )


@checked()
def spinal_fluid_sentence(
    case: str,
    people: int,
    normal_from_ug_l: float,
    low_below_ng_ml: float,
    rls_percent: float,
    others_percent: float,
):
    """Say how often a normal blood test goes with little ferritin in spinal fluid, with and without restless legs."""
    return (
        f"Right now: {people} virtual people with restless legs have a blood ferritin of "
        f"{normal_from_ug_l:.0f} µg/L or more. Of these, {rls_percent:.0f} % have less than "
        f"{low_below_ng_ml:.1f} ng/mL in spinal fluid. So do {others_percent:.0f} % of people without "
        "restless legs and with such a blood test: no line parts the two groups."
    )


@checked()
def medicine_sentence(case: str, before: int, new: int, by_chance: int, from_medicine: int):
    """Say how many have symptoms after starting a medicine, and that the calendar cannot tell why."""
    start = f"Right now: of 1000 people who start it, {before} had restless legs before."
    if case == "nobody":
        return f"{start} Nobody gets new or worse symptoms in these weeks."
    return (
        f"{start} {new} get new or worse symptoms, as in the study: {by_chance} of them would have got them "
        f"anyway (assumed), and {from_medicine} get them from the medicine. "
        "The calendar alone cannot tell which is which."
    )
