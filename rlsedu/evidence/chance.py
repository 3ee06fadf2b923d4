"""Chance: what a test result means, shared by every room."""

from rlsedu.evidence.bounds import checked, number_in

SHARE = number_in(0, 1)


@checked(sensitivity=SHARE, specificity=SHARE, prevalence=SHARE)
def positive_predictive_value(sensitivity, specificity, prevalence):
    """Return the share of positive results that are true, by Bayes' rule.

    sensitivity, specificity, prevalence: shares from 0 to 1. Returns a share from 0 to 1; if no result can be positive
    (prevalence 0 with specificity 1, say) it returns 0. Raises ValueError outside the ranges.
    """
    true, false = sensitivity * prevalence, (1 - specificity) * (1 - prevalence)
    return true / (true + false) if true + false > 0 else 0.0
