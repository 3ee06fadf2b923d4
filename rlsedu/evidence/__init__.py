"""Every number of the course and where it comes from."""

from rlsedu.doors import doors

__getattr__, __dir__, __all__ = doors(
    __name__,
    facts=["Fact", "Value", "fact", "facts", "CHAPTERS"],
    references=["Reference", "reference", "cite", "bibliography", "safety"],
    parameters=["Parameters", "parameter", "check", "check_choice", "numbers_table"],
    tables=["Table"],
    measured=["measured", "told"],
    chance=["positive_predictive_value"],
)
