"""Every number of the course and where it comes from."""

from rlsedu.doors import doors

__getattr__, __dir__, __all__ = doors(
    __name__,
    facts=["Fact", "Value", "fact", "facts", "CHAPTERS"],
    references=["Reference", "reference", "cite", "bibliography", "safety"],
    bounds=[
        *("check", "check_choice", "check_kind", "checked", "record", "build"),
        *("number_in", "numbers_in", "whole_in", "one_of", "fields_of", "SEED", "ROW"),
    ],
    parameters=["Parameters", "parameter", "from_fact", "tuned", "numbers_table"],
    tables=["Table"],
    measured=["in_whom", "measured", "told"],
    written=["clock", "unit_words", "written"],
    chance=["positive_predictive_value"],
)
