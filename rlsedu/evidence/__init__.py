"""Every number of the course and where it comes from."""

from rlsedu.doors import doors

__getattr__, __dir__, __all__ = doors(
    __name__,
    fact_base=["Fact", "Value", "fact", "facts", "CHAPTERS"],
    references=["Reference", "reference", "cite", "card", "bibliography", "safety"],
    bounds=[
        *("check", "check_choice", "check_kind", "checked", "record", "build"),
        *("number_in", "numbers_in", "whole_in", "one_of", "fields_of", "SEED", "ROW"),
    ],
    parameters=["Parameters", "parameter", "from_fact", "tuned", "numbers_table"],
    tables=["Table"],
    said=["Said"],
    telling=["in_whom", "measured", "told"],
    article=["Claim", "Verdict", "claims_table"],
    writing=["clock", "unit_words", "written"],
)
