"""Chapter 5: one person through all four chapters, and how we know."""

from rlsedu.doors import doors

__getattr__, __dir__, __all__ = doors(
    __name__,
    demos=[
        *("my_road", "chain", "trial", "gap", "donor", "trimester", "spinal_fluid_story", "new_medicine"),
        *("drawing", "quiz", "predict"),
    ],
    causal_chain=["Links", "Chance", "Chain", "Crowd", "draw_crowd", "run_chain", "FULL"],
    laws=["Laws", "ask_the_rooms"],
    designed_trials=["Design", "Luck", "Trials", "draw_luck", "run_trials"],
    stories=[
        "Donor",
        "Expecting",
        "Windows",
        "Medicine",
        "donor_year",
        "expecting_year",
        "two_windows",
        "new_symptoms",
    ],
    words=["glossary", "asks", "stay_safe"],
    validation=["checks", "check_count"],
    road_links=["Road", "Weighed", "weigh", "control_name"],
    one_scale=["Side", "Gap", "lay_side_by_side"],
    published=["Published", "published_trials", "published_table"],
)
