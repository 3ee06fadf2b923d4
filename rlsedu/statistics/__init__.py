"""Statistics that several rooms use: what a test, a study and a comparison can tell; no screen."""

from rlsedu.doors import doors

__getattr__, __dir__, __all__ = doors(
    __name__,
    roc=["auc", "auc_of", "effect_size", "positive_predictive_value", "sensitivity_at"],
    study_power=["p_value", "power", "reports", "sample_size", "t_critical", "winners_curse", "Curse"],
    comparing=["rank_correlation", "student_quantile", "student_tail", "welch", "wilson"],
)
