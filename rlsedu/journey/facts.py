"""What each demo of this chapter shows, as named numbers: its sentence is made of these."""

import numpy as np

from rlsedu.evidence import checked
from rlsedu.journey.causal_chain import Chain
from rlsedu.journey.designed_trials import Trials
from rlsedu.journey.stories import NewSymptoms, TwoWindows, YearOfIron

STEADY = 0.99  # assumed: a ferritin above this share of its start is told as unchanged


@checked(result=Trials)
def trial_facts(result):
    """Return what the first trial and all trials of a plan found; points are points of the rating.

    case: "helps" or "nothing" (no true effect). first: "clear" or "not clear". reported_points: of those that found it,
    0 if none did.
    """
    design, trials = result.design, len(result.advantage)
    return {
        "case": "helps" if design.true_effect else "nothing",
        "first": "clear" if result.significant[0] else "not clear",
        "per_group": round(design.n_per_arm),
        "effect_points": design.true_effect,
        "first_points": float(result.advantage[0]),
        "trials": trials,
        "found": round(result.found * trials),
        "misled": round(result.misled * trials),
        "reported_points": 0.0 if result.when_found is None else float(result.when_found),
        "seeming_points": design.true_effect + design.placebo_response,
    }


@checked(result=Chain)
def chain_facts(result):
    """Return how far supper travels along the chain: shares (0 to 1) that each link adds, and the middle person.

    case: "usual" (nothing is given), "no change", "falls" or "rises" (the worst discomfort). supper: a key of
    SUPPER_WORDS. apart: how far apart people with the same ferritin end, as a share of all.
    """
    before, after = (float(np.median(steps.ferritin)) for steps in (result.before, result.after))
    moved = "falls" if result.relief > 0 else "rises"
    changed = moved if result.relief else "no change"
    ferritin, brain, dopamine, legs = map(float, result.adds)
    return {
        "case": "usual" if result.supper == "usual" else changed,
        "supper": result.supper,
        "ferritin_share": ferritin,
        "brain_share": brain,
        "dopamine_share": dopamine,
        "legs_share": legs,
        "apart": float(result.same_ferritin_spread),
        "before_ug_l": before,
        "after_ug_l": after,
        "worst": float(result.before.discomfort.mean()),
        "relief": abs(float(result.relief)),
    }


@checked(result=YearOfIron)
def donor_facts(result):
    """Return ferritin at the start and the end of the year, and what studies of donors counted.

    case: "falls" or "steady".
    """
    start, end = float(result.ferritin[0]), float(result.now)
    lowest, highest = (edge(share for _, share in result.rows) for edge in (min, max))
    return {
        "case": "steady" if end > STEADY * start else "falls",
        "start_ug_l": start,
        "end_ug_l": end,
        "lowest_percent": lowest,
        "highest_percent": highest,
    }


@checked(result=YearOfIron)
def trimester_facts(result):
    """Return the week, its ferritin, and how many women had restless legs at that stage.

    case: "pregnant" or "after birth" (no ferritin is drawn: 0). stage: the words of the stage.
    """
    stage, share = result.rows[result.chosen]
    return {
        "case": "after birth" if result.now is None else "pregnant",
        "stage": stage,
        "week": round(result.week),
        "ferritin_ug_l": 0.0 if result.now is None else float(result.now),
        "share_percent": share,
    }


@checked(result=TwoWindows)
def spinal_fluid_facts(result):
    """Return how often a normal blood test goes with little ferritin in spinal fluid, in %, with and without it."""
    return {
        "case": "shown",
        "people": result.normal_rls,
        "normal_from_ug_l": result.windows.normal_from,
        "low_below_ng_ml": result.windows.low_below,
        "rls_percent": 100 * result.share_rls,
        "others_percent": 100 * result.share_others,
    }


@checked(result=NewSymptoms)
def medicine_facts(result):
    """Return how many of 1000 had it before, get it by chance, and from the medicine. case: "new" or "nobody"."""
    new = result.from_medicine + result.by_chance
    return {
        "case": "new" if new else "nobody",
        "before": result.before,
        "new": new,
        "by_chance": result.by_chance,
        "from_medicine": result.from_medicine,
    }
