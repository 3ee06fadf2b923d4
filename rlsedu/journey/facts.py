"""What each demo of this chapter shows, as named numbers: its sentence is made of these."""

import numpy as np

from rlsedu.evidence import checked
from rlsedu.evidence.road import links
from rlsedu.journey.causal_chain import Chain
from rlsedu.journey.designed_trials import Trials
from rlsedu.journey.one_scale import Gap
from rlsedu.journey.published import TABLETS
from rlsedu.journey.road_links import Road
from rlsedu.journey.stories import NewSymptoms, TwoWindows, YearOfIron


@checked(result=Trials)
def trial_facts(result):
    """Return what the first trial and all trials of a plan found; points are points of the rating.

    case: "helps" or "nothing" (no true effect). first: "clear" or "not clear". reported_points: of those that found it,
    0 if none did. too_much_points: how far that is above the truth, 0 if it rounds to nothing.
    """
    design, trials = result.design, len(result.advantage)
    reported = 0.0 if result.when_found is None else float(result.when_found)
    return {
        "case": "helps" if design.true_effect else "nothing",
        "first": "clear" if result.significant[0] else "not clear",
        "per_group": round(design.n_per_arm),
        "effect_points": design.true_effect,
        "first_points": float(result.advantage[0]),
        "trials": trials,
        "found": round(result.found * trials),
        "misled": round(result.misled * trials),
        "reported_points": reported,
        "too_much_points": max(round(reported - design.true_effect, 1), 0.0),
        "seeming_points": design.true_effect + design.placebo_response,
    }


@checked(result=tuple)
def published_facts(result):
    """Return how many of the Published are single trials, how many of these gave tablets, and in how many 0 fits."""
    single = [trial for trial in result if not trial.pooled]
    return {
        "single": len(single),
        "tablets": sum(trial.kind == TABLETS for trial in single),
        "crossing": sum(trial.may_be_chance for trial in single),
    }


@checked(result=Chain)
def chain_facts(result):
    """Return how far supper travels along the chain: shares (0 to 1) that each link adds, and the middle person.

    case: "usual" (nothing is given), "no change", "falls" or "rises" (the worst discomfort). supper: a key of
    SUPPER_WORDS. apart: how far apart people with the same ferritin end, as a share of all. lowest_place,
    highest_place: where the twelve who are drawn end, of 100.
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
        "moved_ug_l": abs(after - before),
        "worst": float(result.before.discomfort.mean()),
        "relief": abs(float(result.relief)),
        "lowest_place": float(result.places[-1].min()),
        "highest_place": float(result.places[-1].max()),
    }


@checked(result=Gap)
def gap_facts(result):
    """Return what the chain gives and what trials found, in points of the rating, with the 95 % range of the latter.

    case: "reached" if the toy gives as much as the low end of that range, or "apart".
    """
    found, low, high = map(float, result.found.words)
    return {
        "case": "reached" if result.reached else "apart",
        "beside": result.side.beside,
        "way": result.side.way,
        "toy_points": result.toy_points,
        "found_points": found,
        "low_points": low,
        "high_points": high,
        "times": float(result.times),
        "turned_up_percent": result.side.turned_up,
    }


@checked(result=YearOfIron)
def donor_facts(result):
    """Return ferritin at the start and in the week looked at, and what studies of donors counted.

    case: "falls" or "steady". whole_year: whether the week looked at is the last. counted: pairs of who and per cent.
    us_, swedish_little_percent: the share among those with little iron, where it is told.
    """
    start, end = float(result.ferritin[0]), float(result.now)
    us, swedish = (row.little_percent for row in result.rows if row.little_percent)
    return {
        "case": "steady" if round(end) >= round(start) else "falls",
        "week": result.whole_week,
        "whole_year": bool(result.week == result.weeks[-1]),
        "start_ug_l": start,
        "end_ug_l": end,
        "counted": tuple((row.who, row.percent) for row in result.rows),
        "lowest_percent": min(row.percent for row in result.rows),
        "highest_percent": max(row.percent for row in result.rows),
        "us_little_percent": us,
        "swedish_little_percent": swedish,
    }


@checked(result=YearOfIron)
def trimester_facts(result):
    """Return the week, its ferritin, and how many women had restless legs at that stage.

    case: "pregnant" or "after birth" (no ferritin is drawn: 0). stage: the words of the stage.
    """
    stage = result.rows[result.chosen]
    return {
        "case": "after birth" if result.now is None or stage.who == "after birth" else "pregnant",
        "stage": stage.who,
        "week": result.whole_week,
        "ferritin_ug_l": 0.0 if result.now is None else result.now,
        "share_percent": stage.percent,
    }


@checked(result=TwoWindows)
def spinal_fluid_facts(result):
    """Return how often a normal blood test goes with little ferritin in spinal fluid, in %, with and without it.

    case: "some" or "nobody" (less than half of 100 with restless legs).
    """
    return {
        "case": "some" if result.rls_of_100 else "nobody",
        "people": result.normal_rls,
        "normal_from_ug_l": result.windows.normal_from,
        "low_below_ng_ml": result.windows.low_below,
        "rls_percent": 100 * result.share_rls,
        "others_percent": 100 * result.share_others,
    }


@checked(result=NewSymptoms)
def medicine_facts(result):
    """Return how many of 1000 had it before, get it by chance, and from the medicine.

    case: "nobody" has it new or worse; "all medicine", "all anyway" or "mixed" do.
    """
    ways = {(False, False): "nobody", (True, False): "all medicine", (False, True): "all anyway", (True, True): "mixed"}
    return {
        "case": ways[result.from_medicine > 0, result.by_chance > 0],
        "before": result.before,
        "new": result.new,
        "by_chance": result.by_chance,
        "from_medicine": result.from_medicine,
    }


@checked(road=Road)
def road_facts(road):
    """Return how many links of the road the reader has weighed, and with how many of them the evidence agrees.

    case: "none", "some" or "all". compared: for each link weighed its name, its claim, the
    reader's word and the evidence's.
    """
    named = {link.id: link for link in links()}
    weighed = [one for one in road.weighed if one.given]
    return {
        "case": "all" if len(weighed) == len(road.weighed) else "some" if weighed else "none",
        "links": len(road.weighed),
        "given": road.given,
        "agree": road.agree,
        "compared": tuple((named[one.link].name, named[one.link].claim, one.strength, one.evidence) for one in weighed),
    }
