"""Chapter 5: one person through all four chapters, and how we know."""

from rlsedu.doors import doors

__getattr__, __dir__, __all__ = doors(
    __name__,
    demos=["chain", "trial", "quiz"],
    chain=["Links", "Chance", "Chain", "Crowd", "draw_crowd", "run_chain", "explained"],
    laws=["Laws", "ask_the_rooms"],
    trial=["Design", "Luck", "Trials", "draw_luck", "run_trials"],
    published=["Published", "published_trials", "published_table"],
)
