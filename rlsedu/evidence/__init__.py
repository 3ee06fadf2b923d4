"""Every number of the course and where it comes from."""

from rlsedu.doors import doors

__getattr__, __dir__, __all__ = doors(
    __name__,
    facts=["Fact", "Value", "fact", "facts", "unit_words", "CHAPTERS"],
    references=["Reference", "reference", "cite", "bibliography", "safety"],
    bounds=["check", "check_choice"],
    parameters=["Parameters", "parameter", "numbers_table"],
    tables=["Table"],
    measured=["in_whom", "measured", "told"],
    chance=["positive_predictive_value"],
)
