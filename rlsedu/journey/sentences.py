"""What each picture of this chapter shows, in a few plain sentences."""

import numpy as np

from rlsedu.evidence import checked, number_in
from rlsedu.journey.chain import Chain
from rlsedu.journey.stories import NewSymptoms, TwoWindows, YearOfIron
from rlsedu.journey.trial import Trials


@checked(result=Trials)
def trial_sentence(result):
    """Say what the first trial and all trials of a plan found: power, false alarms and the winner's curse."""
    design, trials = result.design, len(result.advantage)
    effect = design.true_effect
    first = f"{result.advantage[0]:.1f}".replace("-", "minus ")
    clear = "clear" if result.significant[0] else "not clear"
    truth = f"iron really helps by {effect:.1f} points" if effect else "iron does nothing"
    start = (
        f"Right now: {design.n_per_arm:.0f} people in each group, and {truth}. "
        f"The first trial finds {first} points, which is {clear}."
    )
    return f"{start} {_all_trials(result, trials)} {_alone(result)}"


def _all_trials(result, trials):
    found, misled = round(result.found * trials), round(result.misled * trials)
    if not result.design.true_effect:
        return f"Of {trials} such trials {found + misled} raise a false alarm; {found} of them praise iron."
    told = f"Of {trials} such trials {found} find it."
    if result.when_found is not None:
        told += f" Those report {result.when_found:.1f} points on average."
    return told + (f" Clear, but the wrong way round: {misled}." if misled else "")


def _alone(result):
    both = result.design.true_effect + result.design.placebo_response
    return f"Without a dummy group, iron would seem to help by {both:.1f} points."


SUPPER_WORDS = {
    "usual": "usual food and no tablets",
    "helping": "years of food that helps absorption",
    "hindering": "years of food that hinders absorption",
    "daily": "one iron tablet a day for 12 weeks",
    "twice": "two iron tablets a day for 12 weeks",
}


@checked(result=Chain)
def chain_sentence(result):
    """Say how far supper travels along the chain, and how much of the spread in the evening each link adds."""
    shares = [percent(share) for share in result.adds]
    return (
        f"Right now: {SUPPER_WORDS[result.supper]}. "
        f"Ferritin can tell {shares[0]} of all differences in the evening. "
        f"Brain iron itself adds {shares[1]}, dopamine {shares[2]}, and the person and the evening {shares[3]}. "
        f"People with the same ferritin end {_apart(result)} as far apart as everyone. {_travels(result)}"
    )


def _travels(result):
    before, after = (float(np.median(steps.ferritin)) for steps in (result.before, result.after))
    if result.supper == "usual":
        legs = result.before.discomfort.mean()
        return f"The middle person has a ferritin of {before:.0f} µg/L. The worst discomfort averages {legs:.1f} of 10."
    start = f"For the middle person ferritin goes from {before:.0f} to {after:.0f} µg/L."
    if not result.relief:
        return f"{start} The evening does not change at all."
    way = "falls" if result.relief > 0 else "rises"
    return f"{start} The worst discomfort of the evening {way} by {abs(result.relief):.2g} of 10 on average."


@checked(share=number_in(-1, 1))
def percent(share):
    """Write a share (0 to 1) in words with two digits; only exactly nothing is called nothing."""
    if share == 0:
        return "nothing"
    return f"{100 * share:.0f} %" if share > 0.1 else f"{100 * share:#.2g} %"


def _apart(result):
    apart = 100 * result.same_ferritin_spread
    if apart == 100:
        return "just"
    return "more than 99.9 %" if apart > 99.9 else f"{apart:.1f} %"


@checked(result=YearOfIron)
def donor_sentence(result):
    """Say what a year of giving blood does to ferritin, and that no share with restless legs follows from it."""
    start, end = float(result.ferritin[0]), result.now
    lowest, highest = (edge(share for _, share in result.rows) for edge in (min, max))
    falls = "stays at" if end > 0.99 * start else "falls to"
    return (
        f"Right now: in a year ferritin in the model starts at {start:.0f} and {falls} {end:.0f} µg/L. "
        "For donors it falls too far, so look at the direction only. "
        f"Studies of donors counted restless legs in {lowest:.1f} to {highest:.1f} % of them. "
        "Those numbers do not move with the sliders: the Danish and the US study drawn saw no clear link with low iron."
    )


@checked(result=YearOfIron)
def trimester_sentence(result):
    """Say what ferritin the model gives in this week, and how many women had restless legs at that stage."""
    who, share = result.rows[result.chosen]
    counted = f"Of women in the stage “{who}”, {share:.0f} % had restless legs"
    if result.now is None:
        return (
            f"Right now: week {result.week:.0f}. {counted}, far fewer than before birth. Her ferritin in these weeks "
            "is not drawn: the model leaves out the iron that comes back after a birth. "
            "Both may recover together, or not."
        )
    return (
        f"Right now: week {result.week:.0f}. The model gives a ferritin of about {result.now:.0f} µg/L. {counted}. "
        "Both change in the same months, but that does not show that one causes the other."
    )


@checked(result=TwoWindows)
def spinal_fluid_sentence(result):
    """Say how often a normal blood test goes with little ferritin in spinal fluid, with and without restless legs."""
    windows = result.windows
    return (
        f"Right now: {result.normal_rls} virtual people with restless legs have a blood ferritin of "
        f"{windows.normal_from:.0f} µg/L or more. Of these, {100 * result.share_rls:.0f} % have less than "
        f"{windows.low_below:.1f} ng/mL in spinal fluid. So do {100 * result.share_others:.0f} % of people without "
        "restless legs and with such a blood test: no line parts the two groups."
    )


@checked(result=NewSymptoms)
def medicine_sentence(result):
    """Say how many have symptoms after starting a medicine, and that the calendar cannot tell why."""
    new = result.from_medicine + result.by_chance
    start = f"Right now: of 1000 people who start it, {result.before} had restless legs before."
    if not new:
        return f"{start} Nobody gets new or worse symptoms in these weeks."
    return (
        f"{start} {new} get new or worse symptoms, as in the study: {result.by_chance} of them would have got them "
        f"anyway (assumed), and {result.from_medicine} get them from the medicine. "
        "The calendar alone cannot tell which is which."
    )
