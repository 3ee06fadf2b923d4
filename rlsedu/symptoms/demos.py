"""The demos of this chapter: controls, model, picture and sentence, wired."""

from functools import partial

import numpy as np

from rlsedu.evidence import checked, numbers_table
from rlsedu.stage import Choice, Range, Stage, control, room_predict, room_quiz
from rlsedu.symptoms import sentences
from rlsedu.symptoms.burden import Burden
from rlsedu.symptoms.evening import (
    BANDS,
    SCALE_POINTS,
    Clock,
    Evening,
    Severity,
    band_susceptibility,
    circadian,
    simulate_evening,
)
from rlsedu.symptoms.evening_picture import EveningPicture
from rlsedu.symptoms.is_it_picture import IsItPicture
from rlsedu.symptoms.nights import Nights, compare_nights
from rlsedu.symptoms.nights_picture import NightsPicture
from rlsedu.symptoms.prevalence import GROUPS, LINES, Sampling, count_people, findings, group_rows
from rlsedu.symptoms.screening import QUESTIONNAIRES, Screening, questionnaire_rows, round_of, screen
from rlsedu.symptoms.who_picture import WhoPicture

NOT_A_RATING = "A toy for learning. Its numbers are not the medical rating scale, and they say nothing about you."


def evening():
    """Show how clock, rest and walks turn into discomfort and leg movements on one evening."""
    middle = {band: band_susceptibility(band) for band in BANDS}

    def model(band, **values):
        return simulate_evening(Evening(susceptibility=middle[band], **values))

    return Stage(
        title="When do the legs become restless, and what does a walk change?",
        controls=[
            control(Evening, "sit_from_h", step=0.25, style="clock"),
            control(Evening, "break_every_min", step=5),
            control(Evening, "onset_h", step=1 / 6, style="clock", low=16),
            Choice("band", "How strong are this person's symptoms?", {name: name for name in middle}, "moderate"),
            control(
                Evening, "relief", step=0.05, label="Assumption: how much of the unrest a walk removes (0 none, 1 all)"
            ),
        ],
        model=model,
        picture=EveningPicture(),
        sentence=sentences.evening_sentence,
        longest=170,
        numbers=numbers_table(Evening, Clock, Severity),
        notes=[
            "Assumed: the smooth shape and the height of the daily curve, and how much a walk helps. "
            "We found no study that measured them.",
            NOT_A_RATING,
        ],
    )


def who():
    """Show how many people count as affected, by definition and by group, beside what surveys found."""
    table = numbers_table(Burden, Sampling)
    table.rows += group_rows()
    return Stage(
        title="How many people have it? It depends on whom you ask, and what you count.",
        controls=[
            Choice("definition", "Count people with", dict(LINES), "any"),
            Choice("group", "Group", {name: group.short for name, group in GROUPS.items()}, "general"),
            Choice("people", "Draw", {"100": "100 people", "1000": "1000 people"}, "100"),
        ],
        model=lambda definition, group, people: count_people(definition, group, int(people)),
        picture=WhoPicture(findings()),
        sentence=sentences.who_sentence,
        longest=285,
        numbers=table,
        notes=[
            "Adults in general: one toy distribution of how strong and how often, cut at three lines. "
            "Assumed: its spread, its middle and its link.",
            "Other groups were counted by one definition each. The picture then uses that one.",
        ],
    )


def is_it():
    """Show in people how often a yes to questions about restless legs is a false alarm."""
    table = numbers_table(Screening)
    table.rows += questionnaire_rows()
    return Stage(
        title="A yes to the questions: is it restless legs?",
        controls=[
            Choice("questions", "What is asked", {name: q.short for name, q in QUESTIONNAIRES.items()}, "list"),
            control(Screening, "prevalence", step=1),
            control(Screening, "found", step=5),
        ],
        model=lambda **values: screen(round_of(**values)),
        picture=IsItPicture(),
        sentence=sentences.is_it_sentence,
        longest=240,
        numbers=table,
        notes=[
            "The questions ask about four features: urge, worse at rest, better with movement, worse in the evening. "
            "The fifth, that nothing else explains it, needs a clinician.",
            "Each way to ask was tested in other people. How well it works in the street is not known. "
            "For the relatives it is assumed that nobody is missed.",
            "These are counts of made-up people. They cannot say whether you have restless legs.",
        ],
    )


def nights():
    """Show how one night of counting leg movements misleads, and what more nights do."""

    def model(n_nights, cut_off_per_h, ratio, seed):
        return compare_nights(int(n_nights), Nights(cut_off_per_h=cut_off_per_h, ratio=ratio), int(seed))

    return Stage(
        title="Is one night enough to count leg movements?",
        controls=[
            Range("n_nights", "Nights measured", 1, 10, 1, 5),
            control(Nights, "cut_off_per_h", step=1),
            control(Nights, "ratio", step=1),
            Range("seed", "Draw other people: draw number", 1, 20, 1, 1),
        ],
        model=model,
        picture=NightsPicture(),
        sentence=sentences.nights_sentence,
        longest=240,
        numbers=numbers_table(Nights),
        notes=[
            "Assumed: the log-normal shape. Nights are drawn independently of each other.",
            "Percentages are out of 2000 drawn people; the picture shows 20. " + NOT_A_RATING,
        ],
    )


quiz = partial(room_quiz, "symptoms")


@checked(name=str)
def predict(name):
    """Return the guess called `name`: "evening" or "yes"; the answers come from the models."""
    return room_predict("symptoms", name, answer={"evening": _worst_hour, "yes": _right_yes}.get(name, lambda: None)())


def _worst_hour():
    hours = np.linspace(12, 32, 241)
    return hours, SCALE_POINTS * band_susceptibility("moderate") * circadian(hours)


def _right_yes():
    return round(100 * screen(Screening()).predictive_value)
