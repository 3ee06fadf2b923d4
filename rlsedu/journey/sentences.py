"""What each picture of this chapter shows, in a few plain sentences, made of named numbers alone."""

from rlsedu.evidence import Said, checked, number_in
from rlsedu.evidence.road import RULE, STRENGTHS
from rlsedu.journey.word_tables import GAP_WORDS, MOVES, RANGES, SUPPER_WORDS, WAY_WORDS, WHEN, points_words

MOST = 0.8  # assumed: from this share of trials on, what they find is no surprise


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
    too_much_points: float,
    seeming_points: float,
):
    """Say what the first trial and all trials of a plan found: power, false alarms and the winner's curse."""
    truth = f"iron really helps by {effect_points:.1f} points" if case == "helps" else "iron does nothing"
    one = f"{first_points:.1f}".replace("-", "minus ")
    told = [
        f"Here are {per_group} people in each group, and {truth}.",
        f"The first trial finds {one} points, which is {first}.",
    ]
    if case == "nothing":
        short = f"Iron does nothing here, yet {found + misled} of {trials} such trials see a clear difference."
        told.append(f"Of {trials} such trials {found + misled} raise a false alarm; {found} of them praise iron.")
    else:
        more = f"{too_much_points:.1f} points too much" if too_much_points else "about the truth"
        report = f" On average those report {more}." if reported_points else ""
        joined = "and" if found > MOST * trials else "but"
        short = f"Iron really helps here, {joined} {found} of {trials} such trials find it.{report}"
        told.append(f"Of {trials} such trials {found} find it.")
        told += [f"Those report {reported_points:.1f} points on average."] if reported_points else []
        told += [f"Clear, but the wrong way round: {misled}."] if misled else []
    told.append(f"Without a dummy group, iron would seem to help by {seeming_points:.1f} points.")
    return Said(short, " ".join(told))


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
    moved_ug_l: float,
    worst: float,
    relief: float,
    lowest_place: float,
    highest_place: float,
):
    """Say where the twelve end or how far supper travels, and how much of the spread in the evening each link adds."""
    told = (
        f"Here: {SUPPER_WORDS[supper]}. "
        f"Ferritin can tell {percent(ferritin_share)} of all differences in the evening. "
        f"Brain iron itself adds {percent(brain_share)}, dopamine {percent(dopamine_share)}, and the person and the "
        f"evening {percent(legs_share)}. People with the same ferritin end {_apart(apart)} as far apart as everyone. "
        "These shares tell how people differ who all have restless legs. They do not tell what iron does to one person."
    )
    if case == "usual":
        return Said(
            "Twelve people have nearly the same ferritin. In this toy their legs end almost anywhere, from bad to "
            f"calm: places {lowest_place:.0f} to {highest_place:.0f} of 100.",
            f"{told} The middle person has a ferritin of {before_ug_l:.0f} µg/L. The worst discomfort averages "
            f"{worst:.1f} of 10.",
        )
    told = f"{told} For the middle person ferritin goes from {before_ug_l:.0f} to {after_ug_l:.0f} µg/L."
    by = f"{relief:.2g}" if relief >= 0.001 else "under 0.001"
    moves = f"{MOVES[supper]} by {moved_ug_l:.0f} µg/L, the evening"
    if case == "no change":
        return Said(
            f"{moves} just as before. A link is cut, so supper cannot reach the legs.",
            f"{told} The evening does not change at all.",
        )
    return Said(
        f"In the toy, {moves[0].lower()}{moves[1:]} {'better' if case == 'falls' else 'worse'} by {by} of 10. "
        "People still end anywhere.",
        f"{told} The worst discomfort of the evening {case} by {by} of 10 on average.",
    )


@checked()
def gap_sentence(
    case: str,
    beside: str,
    way: str,
    toy_points: float,
    found_points: float,
    low_points: float,
    high_points: float,
    times: float,
    turned_up_percent: float,
):
    """Say how far what the chain gives is from what trials found, and how the two scales were laid on each other."""
    toy = points_words(toy_points)
    found, given, whom = GAP_WORDS[beside]
    end = "less but within the range" if case == "reached" else "and either may mislead"
    return Said(
        f"{found} found {found_points:.1f} points more than a dummy; {given} the toy gives {toy}, {end}.",
        f"The 95 % range of what was found is {low_points:.1f} to {high_points:.1f} points, of 40. What was found is "
        f"{times:.{0 if times >= 10 else 1}f} times as much as the toy gives to {whom}. "
        f"The links stand {turned_up_percent:.0f} % of the way from what is assumed to the strongest that the toy "
        "allows. By then half of a change has reached the brain (assumed). "
        f"{WAY_WORDS[way]} The toy's scale is not the rating, so nobody knows which way is right.",
    )


@checked()
def published_sentence(single: int, tablets: int, crossing: int):
    """Say in how many single trials 0 fits with the result, and how many gave tablets."""
    return Said(
        f"In {crossing} of {single} single trials the line crosses 0: that may be chance. Only {tablets} gave tablets.",
        RANGES,
    )


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
def donor_sentence(
    case: str,
    week: int,
    whole_year: bool,
    start_ug_l: float,
    end_ug_l: float,
    lowest_percent: float,
    highest_percent: float,
    counted: tuple,
    us_little_percent: float,
    swedish_little_percent: float,
):
    """Say what giving blood does to ferritin, and that no share with restless legs follows from it."""
    if case == "steady":
        told = f"still stands at {end_ug_l:.0f} {'after a year' if whole_year else f'in week {week}'}"
    else:
        when = "in a year" if whole_year else f"by week {week}"
        told = f"falls from {start_ug_l:.0f} to {end_ug_l:.0f} {when}: too far"
    return Said(
        f"In the toy, ferritin {told}. Studies of donors disagree whether low iron goes with restless legs.",
        "Ferritin is in µg/L. For donors it falls too far, so look at the direction only. "
        f"Of 100 donors, studies counted {lowest_percent:.1f} to {highest_percent:.1f} with restless legs: "
        f"{', '.join(f'{share:g} of 100 {who}' for who, share in counted)}. No slider moves these numbers. The Danish "
        "study and one US study saw no clear link with low iron. In the other US study it was "
        f"{us_little_percent:g} of 100 with little iron; its authors call the link weak. In Sweden it was "
        f"{swedish_little_percent:g} of 100 among the few women with a sign of low iron in the blood.",
    )


@checked()
def trimester_sentence(case: str, stage: str, week: int, ferritin_ug_l: float, share_percent: float):
    """Say what ferritin the model gives in this week, and how many women had restless legs at that stage."""
    counted = f"{WHEN[stage]} {share_percent:.0f} of 100 women had restless legs"
    if case == "after birth":
        return Said(
            f"{counted}, far fewer than before. The toy does not know their ferritin then.",
            f"This is week {week}. Ferritin in these weeks is not drawn: the model leaves out the iron that comes back "
            "after a birth. Both may recover together, or not.",
        )
    return Said(
        f"{counted}, and the toy's ferritin is {ferritin_ug_l:.0f}. That both change together proves no cause.",
        f"This is week {week}, of the stage “{stage}”. The model gives a ferritin of about {ferritin_ug_l:.0f} µg/L. "
        "Both change in the same months, but that does not show that one causes the other.",
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
    short = (
        f"In this model, of 100 with restless legs and normal blood, {rls_percent:.0f} have little ferritin in spinal "
        f"fluid; without restless legs, {others_percent:.0f}."
    )
    if case == "nobody":
        short = "In this model, nearly nobody with normal blood is below so strict a line, restless legs or not."
    return Said(
        short,
        f"Here {people} virtual people with restless legs have a blood ferritin of {normal_from_ug_l:.0f} µg/L or "
        f"more. Of 100 of these, {rls_percent:.0f} have less than {low_below_ng_ml:.1f} ng/mL in spinal fluid. So do "
        f"{others_percent:.0f} of 100 people without restless legs and with such a blood test. No line finds "
        "all of the one group and nobody of the other.",
    )


@checked()
def medicine_sentence(case: str, before: int, new: int, by_chance: int, from_medicine: int):
    """Say how many have symptoms after starting a medicine, and that the calendar cannot tell why."""
    had = f"Of the 1000, {before} had restless legs before."
    if case == "nobody":
        return Said("In this study's count, nobody on the medicine got new or worse symptoms in these weeks.", had)
    why = {
        "mixed": f"; {by_chance} of these anyway (assumed). The calendar cannot tell which.",
        "all medicine": ", all from the medicine (assumed). The calendar alone cannot show that.",
        "all anyway": ", and all would have anyway (assumed). The calendar alone cannot show that.",
    }
    return Said(
        f"In one study's count, {new} of 1000 get new or worse symptoms{why[case]}",
        f"{had} The {new} are those that the study counted. Here {by_chance} of them would have got them anyway "
        f"(assumed), and {from_medicine} get them from the medicine. The calendar alone cannot tell which is which.",
    )


@checked()
def road_sentence(case: str, links: int, given: int, agree: int, compared: tuple):
    """Say how far the reader and the evidence agree on the links of the road."""
    told = " ".join(
        f"{name.capitalize()}. {claim} You say: {STRENGTHS[mine]}. The evidence: {STRENGTHS[evidence]}."
        for name, claim, mine, evidence in compared
    )
    if case == "none":
        return Said(f"The road has {links} links. Weigh one, and the evidence stands beside it.", RULE)
    if case == "all":
        return Said(f"You and the evidence agree on {agree} of {links} links.", f"{told} {RULE}")
    return Said(f"You have weighed {given} of {links} links, and agree with the evidence on {agree}.", f"{told} {RULE}")
