"""The demos of this chapter: controls, model, picture and sentence, wired."""

from functools import partial

from rlsedu.stage import Choice, Demo, Range, control, room_guess, room_quiz, shown
from rlsedu.symptoms import facts, sentences
from rlsedu.symptoms.burden import Burden
from rlsedu.symptoms.discomfort import (
    BANDS,
    Clock,
    Evening,
    Severity,
    band_susceptibility,
    earliest_onset_h,
    simulate_evening,
)
from rlsedu.symptoms.evening_picture import EveningPicture
from rlsedu.symptoms.is_it_picture import IsItPicture
from rlsedu.symptoms.leg_movements import Nights, compare_nights
from rlsedu.symptoms.moment import Drawing, moment_of
from rlsedu.symptoms.nights_picture import NightsPicture
from rlsedu.symptoms.screening import QUESTIONNAIRES, Screening, questionnaire_rows, round_of, screen
from rlsedu.symptoms.surveys import GROUPS, LINES, Sampling, count_people, findings, group_rows, lifetime
from rlsedu.symptoms.who_picture import WhoPicture

NOT_A_RATING = "A toy for learning. Its numbers are not the medical rating scale, and they say nothing about you."


ORDER = ("evening-guess", "evening", "who-guess", "who", "yes-guess", "is_it", "nights")  # as they come in the chapter


EARLY = "early"  # of the strengths in the demo: severe, and with sensitive hours that begin early


def _evening(band, now_h, **values):
    person = band_susceptibility("severe" if band == EARLY else band)
    if band == EARLY:
        values["onset_h"] = float(earliest_onset_h(person))
    return Evening(susceptibility=person, **values)


@shown
def evening():
    """Show how clock, rest and walks turn into discomfort and leg movements on one evening."""
    relief = "Assumption: how much of the unrest a walk removes (0 none, 1 all)"
    bands = {**{band: band for band in BANDS}, EARLY: "severe, from the afternoon on"}
    return Demo(
        id="symptoms.evening",
        title="When do the legs become restless, and what does a walk change?",
        controls=[
            Range("now_h", "Clock time", 16, 32, 1 / 12, 24.25, "h", "clock"),
            control(Evening, "break_every_min", step=5),
            control(Evening, "sit_from_h", step=0.25, style="clock"),
            Choice("band", "How strong are this person's symptoms?", bands, "moderate"),
            control(Evening, "relief", step=0.05, label=relief),
        ],
        time="now_h",
        model=lambda now_h, **settings: moment_of(simulate_evening(_evening(now_h=now_h, **settings)), now_h),
        picture=EveningPicture,
        facts_of=facts.evening_facts,
        guessed=lambda evening: (evening.clock_h, evening.after_an_hour),
        first=1,
        sentence=sentences.evening_sentence,
        parameters=lambda **settings: (_evening(**settings), Clock, Severity, Drawing),
        longest=130,
        safety=[NOT_A_RATING],
        notes=[
            "Assumed: the smooth shape and the height of the daily curve, how much a walk helps, and how early the "
            "sensitive hours begin. We found no study that measured them.",
        ],
    )


@shown
def who():
    """Show how many people count as affected, by definition and by group, beside what surveys found."""
    return Demo(
        id="symptoms.who",
        title="How many people have it? It depends on whom you ask, and what you count.",
        controls=[
            Choice("definition", "Count people with", dict(LINES), "any"),
            Choice("group", "Group", {name: group.short for name, group in GROUPS.items()}, "general"),
            Choice("people", "Draw", {"100": "100 people", "1000": "1000 people"}, "100"),
        ],
        first=1,
        model=lambda definition, group, people: count_people(definition, group, int(people)),
        picture=partial(WhoPicture, findings(), lifetime()),
        guessed=lambda who: 100 * who.counted / who.people,
        facts_of=facts.who_facts,
        sentence=sentences.who_sentence,
        parameters=lambda **_: (Burden, Sampling),
        rows=group_rows(),
        longest=125,
        notes=[
            "Adults in general: one toy distribution of how strong and how often, cut at three lines. "
            "Assumed: its spread, its middle and its link.",
            "Other groups were counted by one definition each. The picture then uses that one.",
        ],
    )


@shown
def is_it():
    """Show in people how often a yes to questions about restless legs is a false alarm."""
    return Demo(
        id="symptoms.is_it",
        title="A yes to the questions: is it restless legs?",
        controls=[
            control(Screening, "prevalence", step=1),
            Choice("questions", "What is asked", {name: q.short for name, q in QUESTIONNAIRES.items()}, "list"),
            control(Screening, "found", step=5),
        ],
        model=lambda **settings: screen(round_of(**settings)),
        picture=IsItPicture,
        facts_of=facts.is_it_facts,
        guessed=lambda screening: 100 * screening.predictive_value,
        sentence=sentences.is_it_sentence,
        parameters=lambda **settings: (round_of(**settings),),
        rows=questionnaire_rows(),
        longest=70,
        safety=["These are counts of made-up people. They cannot say whether you have restless legs."],
        notes=[
            "The questions ask about four features: urge, worse at rest, better with movement, worse in the evening. "
            "The fifth, that nothing else explains it, needs a clinician.",
            "Each way to ask was tested in other people. How well it works in the street is not known. "
            "For the relatives it is assumed that nobody is missed.",
        ],
    )


def _nights(cut_off_per_h, ratio, **_):
    return Nights(cut_off_per_h=cut_off_per_h, ratio=ratio)


@shown
def nights():
    """Show how one night of counting leg movements misleads, and what more nights do."""
    return Demo(
        id="symptoms.nights",
        title="Is one night enough to count leg movements?",
        controls=[
            Range("n_nights", "Nights measured", 1, 10, 1, 1),
            Range("seed", "Draw other people: draw number", 1, 20, 1, 17),
            control(Nights, "cut_off_per_h", step=1),
            control(Nights, "ratio", step=1),
        ],
        time="n_nights",
        model=lambda n_nights, seed, **line: compare_nights(int(n_nights), _nights(**line), int(seed)),
        picture=NightsPicture,
        facts_of=facts.nights_facts,
        sentence=sentences.nights_sentence,
        parameters=lambda **settings: (_nights(**settings),),
        longest=88,
        safety=[NOT_A_RATING],
        notes=[
            "Assumed: the log-normal shape. Nights are drawn independently of each other.",
            "Percentages are out of 2000 drawn people; the picture shows 20.",
        ],
    )


@shown
def quiz(name):
    """Return the quiz called `name`: "opening" or "closing"."""
    return room_quiz("symptoms", name)


@shown
def predict(name):
    """Return the guess called `name`: "evening", "who" or "yes"; its demo answers."""
    return room_guess("symptoms", name)
