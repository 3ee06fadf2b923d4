"""The stage: what every demo shares. Only this package knows widgets."""

from rlsedu.doors import doors

__getattr__, __dir__, __all__ = doors(
    __name__,
    live=["Stage"],
    controls=["Range", "Choice", "Toggle", "control"],
    picture=["Picture", "png"],
    predict=["Predict", "PredictItem", "room_predict"],
    quiz=["Quiz", "Question", "Option", "room_quiz"],
    running=["running"],
)
