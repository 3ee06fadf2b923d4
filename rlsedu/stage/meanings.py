"""What colours and shapes mean, in all chapters: a model's quantity has its colour, what was measured is black."""

from rlsedu.evidence import checked, one_of
from rlsedu.stage.style import BLUE, GREEN, INK, ORANGE, PAPER, PURPLE, RED, SOFT

# name: colour of its line, and shape and face of its mark
MEANINGS = {
    "restless legs": (ORANGE, "-", "^", ORANGE),  # people who have them, and what they feel
    "no restless legs": (BLUE, "-", "o", PAPER),
    "leg movements": (BLUE, "-", "o", BLUE),
    "dopamine": (BLUE, "-", "o", BLUE),
    "D2 signal": (GREEN, "-", "s", GREEN),
    "ferritin": (RED, "-", "s", RED),  # in blood, and the iron that gets into it
    "brain iron": (PURPLE, "-", "h", PURPLE),
    "on iron": (RED, "-", "o", RED),  # a group in a trial
    "on placebo": (BLUE, "--", "s", PAPER),
    "healthy": (INK, ":", "_", INK),  # the same without the lack
    "limit": (SOFT, ":", "|", SOFT),
    "measured": (INK, "-", "D", INK),  # in people
    "measured in animals": (INK, "-", "D", PAPER),
}
MEANING = one_of(tuple(MEANINGS))


@checked(name=MEANING)
def line_of(name):
    """Return how matplotlib draws the line of a meaning, one of MEANINGS: a table of its colour, dashes and name."""
    colour, dashes, _, _ = MEANINGS[name]
    return {"color": colour, "linestyle": dashes, "gid": name}


@checked(name=MEANING)
def dots_of(name):
    """Return how matplotlib draws the marks of a meaning, one of MEANINGS: a table of their colour, shape and name."""
    colour, _, shape, face = MEANINGS[name]
    return {
        "color": colour,
        "linestyle": "none",
        "marker": shape,
        "markerfacecolor": face,
        "markeredgecolor": INK if face == colour != INK else colour,
        "gid": name,
    }
