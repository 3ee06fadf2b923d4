"""The first study of spinal fluid: what its plus-minus numbers, quoted without saying what they are, could mean."""

import math

from rlsedu.brain_iron.testing import effect_size
from rlsedu.evidence import check_choice, fact

FACT = "earley-2000-csf-ferritin"
MEANINGS = ("spread", "error")


def first_study(meaning):
    """Return how many standard deviations apart the two groups would be (means quoted from memory: not verified).

    meaning: "spread" if the plus-minus number says how much people differ (a standard deviation), "error" if it says
    how sure the mean is (a standard error, the spread divided by the root of the number of people).
    """
    check_choice("meaning", meaning, MEANINGS)
    found, design = fact(FACT), fact("earley-2000-csf-design")
    people = {"RLS": design.value("people with RLS"), "controls": design.value("controls")}
    groups = []
    for value in found.values:
        factor = math.sqrt(people[value.name]) if meaning == "error" else 1.0
        groups.append((value.value, value.spread * factor, people[value.name]))
    return effect_size(*groups)
