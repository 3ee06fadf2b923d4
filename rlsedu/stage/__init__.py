"""The stage: what every demo shares. Only its `live` part knows widgets."""

from rlsedu.doors import doors

__getattr__, __dir__, __all__ = doors(
    __name__,
    demo=["Demo", "demo_named", "shown"],
    controls=["Range", "Choice", "Toggle", "control"],
    picture=["Picture", "png"],
    guess=["Guess"],
    questions=["Question", "Quiz", "Option", "room_guess", "room_quiz"],
    open_tasks=["Investigation", "investigations"],
    page=["Page", "page_of"],
    on_the_road=["road"],
    **{"live.running": ["running"]},
)
