"""The demos of this chapter: controls, model, picture and sentence, wired."""

from functools import partial

from rlsedu.dopamine import scenario, sentences
from rlsedu.dopamine.augmentation import Augmented, augmentation
from rlsedu.dopamine.compare import compare_illnesses, compare_stories, paradox_marks, parkinson_marks
from rlsedu.dopamine.day import simulate_day
from rlsedu.dopamine.day_picture import DayPicture
from rlsedu.dopamine.factory import run_factory
from rlsedu.dopamine.factory_picture import FactoryPicture
from rlsedu.dopamine.medicine import Amounts, augmentation_courses, take
from rlsedu.dopamine.medicine_picture import MedicinePicture
from rlsedu.dopamine.midbrain_picture import MidbrainPicture
from rlsedu.dopamine.rows_picture import ParadoxPicture, ParkinsonPicture
from rlsedu.dopamine.scenario import CellLoss, Dose, IronLoss, Rhythm, evidence_weighted, healthy, simple_story
from rlsedu.dopamine.terminal import Terminal
from rlsedu.evidence import fact, numbers_table
from rlsedu.evidence.midbrain import midbrain_table
from rlsedu.stage import Choice, Range, Stage, Toggle, control, room_predict, room_quiz

TOY = "A toy: one nerve ending, one volume. Read the sizes against normal, not as amounts in a brain."
ENDING = "The numbers of the nerve ending itself stand under the factory."
STORIES = {
    "healthy": "healthy",
    "simple": "simple: little iron",
    "evidence": "evidence-weighted: little iron",
    "parkinson": "Parkinson: few endings left",
}


def _iron(**more):
    return control(Terminal, "iron", **{"step": 0.01, "low": 0.3, "high": 1, "value": 0.5, **more})


def _story(story, iron, gain):
    """The scenario behind a choice; iron only matters in the two stories of little iron."""
    if story == "simple":
        return simple_story(iron, gain=gain)
    if story == "evidence":
        return evidence_weighted(iron, rhythm_gain=gain)
    return scenario.parkinson(gain=gain) if story == "parkinson" else healthy()


def _hours():
    value = fact("michaud-2005-circadian-x-rest").value
    return value("start of the window"), 24 + value("end of that window")


def factory():
    """Show how a nerve ending makes dopamine, stores it, lets it out and takes it back."""
    return Stage(
        title="What does the dopamine factory do when iron, TH or food changes?",
        controls=[
            control(Terminal, "iron", step=0.01, low=0.05, high=1.5),
            control(Terminal, "th_expression", step=0.05, low=0.25),
            control(Terminal, "serum_tyrosine", step=1, low=40, high=200, label="Tyrosine in the blood, from meals"),
            Toggle("autoreceptor", "The brake works (dopamine outside slows TH)", True),
        ],
        model=lambda **values: run_factory(Terminal(**values)),
        picture=FactoryPicture(),
        sentence=sentences.factory_sentence,
        numbers=numbers_table(Terminal),
        notes=[
            "Arrows are as wide as the flow, in µM per hour. A store at its dotted line is as full as normal.",
            TOY,
            "Assumed: how much iron TH needs in a nerve cell. In a test tube rat and human TH differ 40 to 90 times.",
        ],
    )


def paradox():
    """Show two stories of the same lack of iron beside what was measured."""
    table = numbers_table(Terminal, IronLoss, Rhythm)
    table.rows += [
        (f"measured: {row}", _range(low, high), "", fact(key), fact(key).status)
        for row, low, high, _, key in paradox_marks()
    ]
    return Stage(
        title="TH is up. Is dopamine up, too?",
        controls=[
            _iron(),
            control(Terminal, "iron_half", step=0.01, style="log"),
            control(IronLoss, "d2_loss", step=0.01),
            control(Rhythm, "th_response", step=0.05),
        ],
        model=lambda iron, iron_half, d2_loss, th_response: compare_stories(iron, iron_half, d2_loss, th_response),
        picture=ParadoxPicture(paradox_marks()),
        sentence=sentences.paradox_sentence,
        numbers=table,
        notes=[
            "“Or higher”, “or lower”: other studies of people say so, but we could not read by how much.",
            "D2 receptors in people are contested: fewer at autopsy, unchanged or more in brain scans. 0 is allowed.",
            "Assumed: how TH answers a weak signal. It is set so that TH makes up for the missing iron.",
            TOY,
        ],
    )


def _range(low, high):
    return f"{low:.2f}" if low == high else f"{low:.2f} to {high:.2f}"


def day():
    """Show dopamine and its signal over a day and a night, with the hours of symptoms."""
    return Stage(
        title="When is the dopamine signal weakest?",
        controls=[
            Choice("story", "Story", dict(STORIES), "evidence"),
            _iron(),
            control(Rhythm, "gain", step=0.1, value=IronLoss.rhythm_gain),
        ],
        model=lambda story, iron, gain: simulate_day(_story(story, iron, gain)),
        picture=DayPicture(_hours(), simulate_day(healthy())),
        sentence=sentences.day_sentence,
        numbers=numbers_table(Rhythm, IronLoss, CellLoss),
        notes=[
            "Assumed: how large the daily swing is. Studies give its hours, not its height.",
            "The healthy and the Parkinson story always have normal iron; the healthy one always has the usual rhythm.",
            TOY,
            ENDING,
        ],
    )


def parkinson():
    """Show lost nerve endings beside little iron: what is alike and what is opposite."""
    return Stage(
        title="Parkinson's and restless legs: the same lack?",
        controls=[
            control(Terminal, "surviving_terminals", step=0.01, low=0.05, value=CellLoss.left),
            _iron(),
        ],
        model=compare_illnesses,
        picture=ParkinsonPicture(parkinson_marks()),
        sentence=sentences.parkinson_sentence,
        numbers=numbers_table(CellLoss, IronLoss, Rhythm),
        notes=[
            "In Parkinson's the iron of the nigra is reported as higher or as normal, never as low. So it stays at 1.",
            "The diamond for stored dopamine is a textbook figure for Parkinson's, reported second-hand.",
            "Restless legs is not Parkinson's disease.",
            TOY,
            ENDING,
        ],
    )


def medicine():
    """Show what levodopa or an agonist does tonight, and augmentation over the years."""
    return Stage(
        title="Relief tonight: and after years?",
        controls=[
            Choice(
                "kind", "Medicine", {"none": "none", "levodopa": "levodopa", "agonist": "dopamine agonist"}, "levodopa"
            ),
            Range("clock", "Taken at", 17, 30, 0.25, 21, "h", "clock"),
            Choice("story", "Story", {name: STORIES[name] for name in ("simple", "evidence", "parkinson")}, "evidence"),
            Range("months", "Months on the medicine", 0, 12 * Amounts.years, 1, 6),
        ],
        model=lambda kind, clock, story, months: take(
            _story(story, IronLoss.reference_iron, IronLoss.rhythm_gain), kind, clock, months
        ),
        picture=MedicinePicture(_hours(), simulate_day(healthy()), augmentation_courses()),
        sentence=sentences.medicine_sentence,
        numbers=numbers_table(Amounts, Dose, Augmented, Rhythm, IronLoss, CellLoss),
        notes=[
            "The amounts are made up. They are nobody's dose, and the hours are no advice on when to take anything.",
            ENDING,
            "Augmentation is a rate in groups. It cannot say what happens to one person. Each curve ends where its "
            "study ended. Within it, one steady risk is assumed.",
            _pooled(),
            "Never stop such a medicine suddenly or alone: ask your doctor.",
        ],
    )


def _pooled():
    value = fact("symptoms:liu-2016-augmentation-meta").value
    return (
        f"Numbers differ: pooled, mostly short studies gave {value('levodopa'):.0f} of 100 people on levodopa and "
        f"{value('dopamine agonists'):.0f} of 100 on agonists."
    )


def midbrain():
    """Show a slice through the midbrain and where its dopamine cells sit."""
    return Stage(
        title="Where are the cells that make dopamine?",
        controls=[Toggle("marked", "Mark the substantia nigra", True)],
        model=lambda marked: marked,
        picture=MidbrainPicture(),
        sentence=sentences.midbrain_sentence,
        numbers=midbrain_table(),
        notes=["A drawing, not a scan. Chapter 3 shows more of it."],
    )


quiz = partial(room_quiz, "dopamine")


def predict(name):
    """Return the guess called `name`: "half", "paradox" or "augmented"; the answers come from the models."""
    answers = {"half": _left_at_half, "paradox": _made, "augmented": _augmented}
    return room_predict("dopamine", name, answer=answers.get(name, lambda: None)())


def _left_at_half():
    half = run_factory(Terminal(th_expression=0.5))
    return round(100 * half.state.extracellular_da / half.normal.extracellular_da)


def _made():
    made = simulate_day(evidence_weighted()).means["th_flux"]
    return "same" if abs(made - 1) < 0.1 else "more" if made > 1 else "less"


def _augmented():
    return round(100 * augmentation("levodopa", 6))
