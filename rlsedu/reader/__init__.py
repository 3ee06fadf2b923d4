"""What the reader did: guesses, answers and beliefs, kept in one file beside the notebooks. It knows no page."""

from rlsedu.doors import doors

__getattr__, __dir__, __all__ = doors(
    __name__,
    events=["Event", "Record"],
    store=["Store", "store_here"],
    again=["due", "items_again"],
)
