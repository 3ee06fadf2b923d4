"""The demos of this chapter: controls, model, picture and sentence, wired."""

from rlsedu.evidence import numbers_table
from rlsedu.stage import Choice, Stage, control
from rlsedu.symptoms import sentences
from rlsedu.symptoms.evening import Clock, Evening, Severity, band_susceptibility, simulate_evening
from rlsedu.symptoms.evening_picture import EveningPicture

NOT_A_RATING = "A toy for learning. Its numbers are not the medical rating scale, and they say nothing about you."


def evening():
    """Show how clock, rest and walks turn into discomfort and leg movements on one evening."""
    middle = {band: band_susceptibility(band) for band in ("mild", "moderate", "severe")}

    def model(sit_from_h, break_every_min, band, onset_h, relief):
        person = {"susceptibility": middle[band], "onset_h": onset_h, "relief": relief}
        return simulate_evening(Evening(sit_from_h=sit_from_h, break_every_min=break_every_min, **person))

    return Stage(
        title="When do the legs become restless, and what does a walk change?",
        controls=[
            control(Evening, "sit_from_h", step=0.25, style="clock"),
            control(Evening, "break_every_min", step=5),
            Choice("band", "How strong are this person's symptoms?", {name: name for name in middle}, "moderate"),
            control(Evening, "onset_h", step=1 / 12, style="clock"),
            control(Evening, "relief", step=0.05, label="Assumption: share of the build-up a walk removes"),
        ],
        model=model,
        picture=EveningPicture(),
        sentence=sentences.evening_sentence,
        numbers=numbers_table(Evening, Clock, Severity),
        notes=[
            "Assumed: the smooth shape and the height of the daily curve, and how much a walk helps. "
            "No study has measured them.",
            NOT_A_RATING,
        ],
    )
