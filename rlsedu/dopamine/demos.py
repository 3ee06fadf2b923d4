"""The demos of this chapter: controls, model, picture and sentence, wired."""

from dataclasses import fields

from rlsedu.anatomy.midbrain import midbrain_table
from rlsedu.dopamine import compare, facts, sentences
from rlsedu.dopamine.augmentation_risk import Augmented
from rlsedu.dopamine.chosen import STORIES, at_half_the_iron, story_of
from rlsedu.dopamine.daily_rhythm import simulate_day
from rlsedu.dopamine.day_picture import DayPicture
from rlsedu.dopamine.factory_picture import FactoryPicture
from rlsedu.dopamine.medication import Amounts, augmentation_courses, pooled, take
from rlsedu.dopamine.medicine_picture import MedicinePicture
from rlsedu.dopamine.midbrain_picture import MidbrainPicture
from rlsedu.dopamine.nerve_ending import run_factory
from rlsedu.dopamine.restless_line import RestlessLine, watch
from rlsedu.dopamine.rows_picture import ParadoxPicture, ParkinsonPicture
from rlsedu.dopamine.scenario import CellLoss, Dose, IronLoss, Rhythm, healthy
from rlsedu.dopamine.terminal_numbers import Terminal
from rlsedu.evidence import numbers_table
from rlsedu.stage import Choice, Demo, Range, Toggle, control, room_guess, room_quiz, shown

TOY = "A toy: one nerve ending, one volume. Read the sizes against normal, not as amounts in a brain."
ENDING = "The numbers of the nerve ending itself stand under the factory."


def _iron(**more):
    return control(Terminal, "iron", **{"step": 0.01, "low": 0.3, "high": 1, "value": IronLoss.reference_iron, **more})


def _half_full():
    """The row of the number by which the next cell's receptors are filled."""
    label = next(field.metadata["label"] for field in fields(Rhythm) if field.name == "d2_half")
    return [row for row in numbers_table(Rhythm).rows if row[0] == label]


@shown
def factory():
    """Show how a nerve ending makes dopamine, stores it, lets it out and takes it back."""
    return Demo(
        id="dopamine.factory",
        title="What does the dopamine factory do when iron, TH or food changes?",
        controls=[
            control(Terminal, "iron", step=0.01, low=0.05, high=1.5),
            Toggle("autoreceptor", "The brake works (dopamine outside slows TH)", True),
            control(Terminal, "th_expression", step=0.05, low=0.25, high=2),
            control(Terminal, "serum_tyrosine", step=1, low=40, high=200, label="Tyrosine in the blood, from meals"),
        ],
        model=lambda **values: run_factory(Terminal(**values)),
        picture=FactoryPicture,
        facts_of=facts.factory_facts,
        guessed=lambda result: 100 * result.state.extracellular_da / result.normal.extracellular_da,
        sentence=sentences.factory_sentence,
        longest=122,
        first=1,
        parameters=lambda **settings: (Terminal(**settings),),
        rows=_half_full(),
        notes=[
            "Dots are dopamine, boxes TH, and a hexagon in a box is its iron. Each arrow, and the brake, is as wide as "
            "it is strong against its own normal (dotted). How many dots and boxes stand for normal is our choice.",
            "With the brake off, each TH keeps its usual pace, whatever is outside.",
            TOY,
            "Assumed: how much iron TH needs in a nerve cell. In test tubes human TH bound iron 1.3 to 20 times less "
            "firmly than a rat's TH, if the two can be compared. Assumed, too: half of the D2 receptors are filled "
            "at rest.",
        ],
    )


def _paradox(iron, **losses):
    return Terminal(iron=iron), IronLoss(**losses), Rhythm


@shown
def paradox():
    """Show three stories of the same lack of iron beside what was measured."""
    return Demo(
        id="dopamine.paradox",
        title="TH is up. Is dopamine up, too?",
        controls=[
            control(IronLoss, "d2_loss", step=0.01),
            control(IronLoss, "dat_loss", step=0.01),
            _iron(),
            control(IronLoss, "th_gain", step=0.05),
        ],
        model=compare.compare_stories,
        picture=lambda: ParadoxPicture(compare.paradox_marks()),
        facts_of=facts.paradox_facts,
        sentence=sentences.paradox_sentence,
        longest=125,
        parameters=_paradox,
        rows=compare.measured_rows(compare.paradox_marks()),
        notes=[
            "Measured in people, but we could not read by how much: active TH was higher after death, pumps were lower "
            "in one scan study, D2 receptors higher in another. Whether more L-DOPA is made in living people is "
            "unclear. For the D2 signal we found no measurement.",
            "Loss of transporters moves the last two stories, loss of receptors the second alone, the activity of TH "
            "the third alone.",
            "D2 receptors in people are contested: fewer in one study after death; in scans binding was weaker or "
            "stronger, and the one study that counted receptors saw no clear lack. 0 is allowed.",
            "Assumed: that lost receptors are lost from the brake, too; how TH answers a weak signal; how much more "
            "active TH is.",
            TOY,
        ],
    )


def _day(story, iron, gain, below, **_):
    return RestlessLine(below=below), story_of(story, iron, gain).rhythm, IronLoss, CellLoss


@shown
def day():
    """Show dopamine and its signal over a day and a night, with the hours of symptoms."""
    return Demo(
        id="dopamine.day",
        title="When is the dopamine signal weakest?",
        controls=[
            Range("clock_h", "Clock time", 12, 36, 0.25, 22.5, "h", "clock"),
            Choice("story", "Story", dict(STORIES), "pumps"),
            control(RestlessLine, "below", step=0.01),
            control(Rhythm, "gain", step=0.1, value=IronLoss.rhythm_gain),
            _iron(),
        ],
        time="clock_h",
        model=lambda story, iron, gain, **seen: watch(simulate_day(story_of(story, iron, gain)), **seen),
        picture=lambda: DayPicture(compare.restless_hours(), compare.restless_words(), simulate_day(healthy())),
        facts_of=facts.day_facts,
        guessed=lambda result: compare.weaker_signal(result.day),
        sentence=sentences.day_sentence,
        longest=137,
        parameters=_day,
        notes=[
            "Put in by hand: the hour of the peak, 10:00, so that of the trough, too. Assumed: how large the swing is.",
            "Assumed: the line. Nobody has measured one. It starts just below a healthy person's weakest hour, since "
            "healthy legs are calm all day.",
            "“People” shows the hours of another study, in a laboratory: sitting still made the legs worse in most "
            "tests. The weakest hours of the toy begin earlier and end earlier.",
            "The healthy and the Parkinson story always have normal iron; the healthy one always has the usual rhythm.",
            TOY,
            ENDING,
        ],
    )


@shown
def parkinson():
    """Show lost nerve endings beside little iron: what is alike and what is opposite."""
    return Demo(
        id="dopamine.parkinson",
        title="Parkinson's and restless legs: the same lack?",
        controls=[
            control(Terminal, "surviving_terminals", step=0.01, low=0.05, value=CellLoss.left),
            _iron(),
        ],
        model=compare.compare_illnesses,
        picture=lambda: ParkinsonPicture(compare.parkinson_marks()),
        facts_of=facts.parkinson_facts,
        sentence=sentences.parkinson_sentence,
        longest=115,
        first=1,
        parameters=lambda surviving_terminals, **_: (CellLoss(left=surviving_terminals), IronLoss, Rhythm),
        rows=compare.measured_rows(compare.parkinson_marks()),
        safety=["Restless legs is not Parkinson's disease."],
        notes=[
            "Little iron is told here by the story of fewer pumps and a weaker brake.",
            "In Parkinson's the nigra's iron is higher in most studies, no different in one. Here it stays at 1.",
            "The diamond for stored dopamine is a textbook figure for the time when signs begin, reported second-hand.",
            "The toy cannot show why movement suffers: by its D2 signal, lost endings look milder than restless legs. "
            "It knows only steady release, no bursts, and leaves the receptors of Parkinson's unchanged. In scans of "
            "living people they are more at first.",
            TOY,
            ENDING,
        ],
    )


def _medicine(clock, story, **_):
    return Amounts, Dose(clock=clock), Augmented, at_half_the_iron(story).rhythm, IronLoss, CellLoss


@shown
def medicine():
    """Show what levodopa or an agonist does tonight, and augmentation over the years."""
    return Demo(
        id="dopamine.medicine",
        title="Relief tonight: and after years?",
        controls=[
            Choice(
                "kind", "Medicine", {"none": "none", "levodopa": "levodopa", "agonist": "dopamine agonist"}, "levodopa"
            ),
            Range("months", "Months on the medicine", 0, 12 * Amounts.years, 1, 6),
            Range("clock", "Taken at", 17, 30, 0.25, 21, "h", "clock"),
            Choice("story", "Story", {name: words for name, words in STORIES.items() if name != "healthy"}, "pumps"),
            Range("at_h", "Clock time", 12, 36, 0.25, 22.75, "h", "clock"),
        ],
        time="at_h",
        model=lambda kind, clock, story, months, at_h: take(at_half_the_iron(story), kind, clock, months, at_h),
        picture=lambda: MedicinePicture(
            compare.restless_hours(), simulate_day(healthy()), augmentation_courses(), pooled()["levodopa"]
        ),
        facts_of=facts.medicine_facts,
        guessed=lambda taken: None if taken.augmented is None else 100 * taken.augmented,
        sentence=sentences.medicine_sentence,
        longest=150,
        parameters=_medicine,
        safety=[
            "Never stop such a medicine suddenly or alone: ask your doctor.",
            "Made-up amounts, nobody's dose: the signal's height means nothing. No hour is advice on when to take it.",
        ],
        notes=[
            "Past a year, the picture has only a survey: of people on any dopamine medicine, levodopa among them.",
            "Augmentation is a rate in groups. It cannot say what happens to one person. Each curve ends where its "
            "study ended. Within it, one steady risk is assumed.",
            f"{sentences.POOLED.format(**pooled())} {ENDING}",
        ],
    )


@shown
def midbrain():
    """Show the midbrain in the head, where its dopamine cells sit, and where their long fibres end."""
    return Demo(
        id="dopamine.midbrain",
        title="Where are the cells that make dopamine?",
        controls=[Toggle("fibre", "Draw a cell's long fibre", True)],
        model=lambda fibre: fibre,
        picture=MidbrainPicture,
        facts_of=facts.midbrain_facts,
        sentence=sentences.midbrain_sentence,
        longest=113,
        rows=midbrain_table().rows,
        notes=["A drawing, not a scan: the head's proportions and the fibre are assumed. Chapter 3 shows more of it."],
    )


ORDER = ("half-guess", "factory", "midbrain", "paradox", "weakest-guess", "day", "parkinson")  # of the chapter
ORDER += ("augmented-guess", "medicine")


@shown
def quiz(name):
    """Return the quiz called `name`, such as "opening" or "closing"."""
    return room_quiz("dopamine", name)


@shown
def predict(name):
    """Return the guess called `name`: "half", "weakest" or "augmented"; its demo answers."""
    return room_guess("dopamine", name)
