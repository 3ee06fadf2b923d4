"""The first study of spinal fluid: what its plus-minus numbers, quoted without saying what they are, could mean."""

import math

from rlsedu.evidence import checked, fact, one_of
from rlsedu.statistics.roc import effect_size
from rlsedu.statistics.study_power import p_value

FACT = "earley-2000-csf-ferritin"
MEANINGS = ("spread", "error")


@checked(meaning=one_of(MEANINGS))
def first_study(meaning):
    """Return how many standard deviations apart the two groups would be (means quoted from memory: not verified).

    meaning: "spread" if the plus-minus number says how much people differ (a standard deviation), "error" if it says
    how sure the mean is (a standard error, the spread divided by the root of the number of people).
    """
    return effect_size(*_groups(meaning))


@checked(meaning=one_of(MEANINGS))
def first_p_value(meaning):
    """Return the p value of the same two groups (0 to 1, two-sided t test): what the report itself would have printed.

    meaning: as in `first_study`. The numbers are quoted from memory: not verified.
    """
    rls, controls = _groups(meaning)
    return p_value(effect_size(rls, controls), rls[2], controls[2])


def _groups(meaning):
    """(mean, standard deviation, people) of those with restless legs and of the controls."""
    found, design = fact(FACT), fact("earley-2000-csf-design")
    groups = []
    for group in ("rls", "controls"):
        people = design.size(group)
        factor = math.sqrt(people) if meaning == "error" else 1.0
        groups.append((found.value(group), found.value(f"{group}.spread") * factor, people))
    return groups
