"""The demos of this chapter: controls, model, picture and sentence, wired."""

from rlsedu.brain_iron.population import Population
from rlsedu.journey import facts, sentences
from rlsedu.journey.causal_chain import Chance, Links, draw_crowd, run_chain
from rlsedu.journey.chain_picture import ChainPicture
from rlsedu.journey.designed_trials import Design, draw_luck, run_trials
from rlsedu.journey.laws import Supper, ask_the_rooms
from rlsedu.journey.published import published_table, published_trials
from rlsedu.journey.stories import (
    BIRTH_WK,
    MEDICINES,
    PEOPLE,
    Donor,
    Expecting,
    Medicine,
    Windows,
    donor_year,
    expecting_year,
    new_symptoms,
    two_windows,
)
from rlsedu.journey.story_pictures import MedicinePicture, WindowsPicture, YearPicture
from rlsedu.journey.trial_picture import TrialPicture
from rlsedu.stage import Choice, Demo, control, room_guess, room_quiz, shown

MOST = 80  # people in a group
LUCK = 3  # assumed: a seed whose 1000 trials of the plan at the start find as many as an exact sum says
TABLETS = (
    "Never take more iron than the label says. Do not take iron if you have too much of it or haemochromatosis, unless "
    "a specialist tells you to. Lock tablets away from children: iron can poison a child."
)
NOT_ADVICE = "A toy for learning. It says nothing about you, and its amounts are not doses."


@shown
def chain():
    """Send 2000 virtual people from supper to their legs, and show how the spread grows link by link."""
    crowd, laws = draw_crowd(), ask_the_rooms()
    return Demo(
        id="journey.chain",
        title="From supper to the legs: how far does iron travel?",
        controls=[
            Choice("supper", "Supper and tablets", sentences.SUPPER_WORDS, "daily", listed=True),
            control(Links, "brain", step=0.05),
            control(Links, "dopamine", step=0.05),
            control(Links, "legs", step=0.05),
        ],
        model=lambda supper, **links: run_chain(supper, Links(**links), crowd, laws),
        picture=ChainPicture,
        facts_of=facts.chain_facts,
        guessed=lambda chain: 100 * float(chain.told[0]),
        sentence=sentences.chain_sentence,
        longest=410,
        parameters=lambda supper, **links: (Links(**links), Chance, Supper),
        notes=[
            "2000 virtual people with restless legs, in a toy of four linked models. A slider at 0 cuts its link. A 1 "
            "in the first or last would mean: perfectly in step. A 1 in the middle one means: as in chapter 2.",
            "The shares are worked out, not drawn by chance: a cut link adds exactly nothing.",
            "Assumed: how strong the links are. No study has measured all of them in the same people. Assumed, too: "
            "what holds between people also holds when one person's ferritin changes.",
            TABLETS,
            NOT_ADVICE,
        ],
    )


@shown
def trial():
    """Plan a trial of iron against a dummy, run it 1000 times, and compare it with the published trials."""
    luck = draw_luck(seed=LUCK, people=MOST)
    rows = [
        (name, found, "points", source, f"{status}; {given}; {how}")
        for name, given, found, how, status, source in published_table().rows
    ]
    return Demo(
        id="journey.trial",
        title="Can a trial find out whether iron helps?",
        controls=[
            control(Design, "n_per_arm", step=1, high=MOST),
            control(Design, "true_effect", step=0.2),
            control(Design, "placebo_response", step=0.2),
            control(Design, "drop_out", step=5),
        ],
        model=lambda **values: run_trials(Design(**values), luck),
        picture=lambda: TrialPicture([(p.name, p.group, p.low, p.advantage, p.high) for p in published_trials()]),
        facts_of=facts.trial_facts,
        guessed=lambda trials: 1000 * trials.found,
        sentence=sentences.trial_sentence,
        longest=300,
        parameters=lambda **values: (Design(**values),),
        rows=rows,
        notes=[
            "Points are points of the rating scale of restless legs. Assumed: bell-shaped changes, and people leave by "
            "chance. Results beyond the edges stand in the last bars.",
            "Of the published trials drawn singly only Wang 2009 used tablets (triangle). All others gave infusions, "
            "some to people with anaemia or on dialysis. More trials gave no number to draw: see the table of numbers.",
            TABLETS,
            NOT_ADVICE,
        ],
    )


@shown
def donor():
    """Follow a regular blood donor through a year."""
    return Demo(
        id="journey.donor",
        title="Story 1: I give blood. Is that why my legs are restless?",
        controls=[
            control(Donor, "donations", step=1),
            control(Donor, "ferritin", step=5),
            control(Donor, "who", options={"woman": "a woman", "man": "a man"}),
        ],
        model=lambda **values: donor_year(Donor(**values)),
        picture=lambda: YearPicture(donor_year(Donor()).rows, 30),
        facts_of=facts.donor_facts,
        sentence=sentences.donor_sentence,
        longest=320,
        parameters=lambda **values: (Donor(**values), Supper),
        notes=[
            "Sources disagree: Swedish donors had far more than later studies found, and Swedish women with a sign of "
            "low iron had more still. Danish women who gave more often had signs like it more often, though not those "
            "with less ferritin.",
            "Chapter 4 shows that the model does not fit donors: it makes new blood faster than was measured, so its "
            "ferritin falls too far. Trust the direction, not the number.",
            NOT_ADVICE,
        ],
    )


@shown
def trimester():
    """Follow a pregnant woman week by week."""
    return Demo(
        id="journey.trimester",
        title="Story 2: the last three months. Iron, or something else?",
        controls=[control(Expecting, "ferritin", step=5), control(Expecting, "week", step=1)],
        model=lambda **values: expecting_year(Expecting(**values)),
        picture=lambda: YearPicture(expecting_year(Expecting()).rows, 30, birth=BIRTH_WK),
        facts_of=facts.trimester_facts,
        sentence=sentences.trimester_sentence,
        longest=250,
        parameters=lambda **values: (Expecting(**values), Supper),
        notes=[
            "The shares are pooled from many studies. The model has no tablets and no bleeding in it.",
            "It also leaves out two things: the thinner blood of pregnancy, which lowers ferritin by itself, and the "
            "iron that comes back after a birth. So its curve ends at birth.",
            NOT_ADVICE,
        ],
    )


def _windows(shift, **values):
    return Windows(shift=shift, **values), Population(d_fluid_early=shift, early_share=1.0)


@shown
def spinal_fluid_story():
    """Look at people with a normal blood test through the second window."""
    return Demo(
        id="journey.spinal_fluid_story",
        title="Story 3: my blood is normal. Can my brain still lack iron?",
        controls=[
            control(Windows, "normal_from", step=5),
            control(Windows, "low_below", step=0.1),
            control(Windows, "shift", step=0.05),
        ],
        model=lambda **values: two_windows(Windows(**values)),
        picture=WindowsPicture,
        facts_of=facts.spinal_fluid_facts,
        guessed=lambda both: 100 * both.share_rls,
        sentence=sentences.spinal_fluid_sentence,
        longest=250,
        parameters=_windows,
        notes=[
            "2000 virtual people, half of them with restless legs that began early. 160 are drawn. "
            "Assumed: both shifts and the line for “low”.",
            "A lumbar puncture is not a routine test for restless legs. " + NOT_ADVICE,
        ],
    )


@shown
def new_medicine():
    """Ask whether symptoms that began with a new medicine came from it."""
    return Demo(
        id="journey.new_medicine",
        title="Story 4: it began with a new medicine. Was it the medicine?",
        controls=[
            control(Medicine, "medicine", options={key: words for key, (words, _) in MEDICINES.items()}),
            control(Medicine, "before", step=1),
            control(Medicine, "by_chance", step=0.5),
        ],
        model=lambda **values: new_symptoms(Medicine(**values)),
        picture=MedicinePicture,
        facts_of=facts.medicine_facts,
        guessed=lambda new: 100 * (new.from_medicine + new.by_chance) / PEOPLE,
        sentence=sentences.medicine_sentence,
        longest=250,
        parameters=lambda **values: (Medicine(**values),),
        notes=[
            "One study in four practices; a later review of 18 studies calls this side effect uncommon. "
            "Where a range is given, its middle is drawn. It counted all new or worse cases. Assumed: how many of "
            "these would have come anyway. Those who got worse had restless legs before, so the first bar overlaps.",
            "Do not stop a medicine yourself. " + NOT_ADVICE,
        ],
    )


ORDER = (  # as they come in the chapter
    *("chain-guess", "chain", "trial-guess", "trial", "donor-guess", "donor"),
    *("trimester-guess", "trimester", "spinal_fluid-guess", "spinal_fluid_story", "new_medicine-guess", "new_medicine"),
)


@shown
def quiz(name):
    """Return the quiz called `name`, such as "opening" or "closing"."""
    return room_quiz("journey", name)


@shown
def predict(name):
    """Return the guess called `name`: "chain", "trial" or a story; its demo or a study answers."""
    return room_guess("journey", name)
