"""The demo of this chapter: controls, model, picture and sentence, wired."""

from rlsedu.sleep.debt_picture import DebtPicture
from rlsedu.sleep.facts import debt_facts
from rlsedu.sleep.nights import NIGHTS, Night, sleep_debt
from rlsedu.sleep.sentences import debt_sentence
from rlsedu.stage import Demo, Range, control, room_guess, room_quiz, shown

ORDER = ("debt-guess", "debt")  # of the chapter


@shown
def debt():
    """Show how short nights add up."""
    return Demo(
        id="sleep.debt",
        title="What do short nights add up to?",
        controls=[control(Night, "slept_h", step=0.5), Range("nights", "Nights", 1, NIGHTS, 1, 5)],
        model=lambda slept_h, nights: sleep_debt(Night(slept_h=slept_h), int(nights)),
        picture=DebtPicture,
        facts_of=debt_facts,
        guessed=lambda missing: float(missing.missing_h[-1]),
        sentence=debt_sentence,
        longest=50,
        first=1,
        parameters=lambda slept_h, **_: (Night(slept_h=slept_h),),
        notes=["A toy: it counts hours, and nothing else. Assumed: that every night needs the same."],
    )


@shown
def quiz(name):
    """Return the quiz called `name`: "opening" or "closing"."""
    return room_quiz("sleep", name)


@shown
def predict(name):
    """Return the guess called `name`: "debt"; its demo answers."""
    return room_guess("sleep", name)
