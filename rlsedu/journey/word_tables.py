"""Words for what the controls of the chain and of the gap stand for."""

from rlsedu.evidence import checked, number_in

SUPPER_WORDS = {
    "usual": "usual food and no tablets",
    "helping": "years of food that helps absorption",
    "hindering": "years of food that hinders absorption",
    "daily": "one iron tablet a day for 12 weeks",
    "twice": "two iron tablets a day for 12 weeks",
}
MOVES = {  # what a supper does to ferritin
    "helping": "Food that helps absorption: ferritin up",
    "hindering": "Food that hinders absorption: ferritin down",
    "daily": "One iron tablet a day: ferritin up",
    "twice": "Two iron tablets a day: ferritin up",
}
WHEN = {  # of a stage of a pregnancy
    "months 1 to 3": "Early in pregnancy",
    "months 4 to 6": "In mid-pregnancy",
    "months 7 to 9": "Late in pregnancy",
    "after birth": "After birth",
}

BESIDE_WORDS = {
    "tablets": "two tablets a day, and the one trial of tablets",
    "infusions": "the most it can give, and trials of infusions",
}
SCALE_WORDS = {"length": "its whole scale is the whole rating", "spread": "its people differ as patients do"}
RANGES = (
    "A diamond is what was found, its line the 95 % range. Large diamonds are several trials together. Some trials "
    "gave no number that can be drawn: see the table of all trials."
)
GAP_WORDS = {  # what was found, what the toy is given, to whom
    "tablets": ("The one trial of tablets", "for the same tablets", "people with as little ferritin"),
    "infusions": ("Seven trials of infusions", "with all brain iron back", "everybody"),
}
WAY_WORDS = {
    "length": "The toy's whole scale, 10, is taken to be as long as the whole rating, 40 (assumed).",
    "spread": "The toy's people are taken to differ as much from each other as patients do in the rating (assumed).",
}


@checked(points=number_in(0, 1000, "points"))
def points_words(points):
    """Write the points that the toy gives: with one decimal, or three digits if less than one."""
    return f"{points:.1f}" if points >= 1 else f"{points:#.3g}"
