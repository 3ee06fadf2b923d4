"""The demos of this chapter: controls, model, picture and sentence, wired."""

from functools import partial

from rlsedu.evidence import numbers_table
from rlsedu.journey import sentences
from rlsedu.journey.chain import Chance, Links, draw_crowd, run_chain
from rlsedu.journey.chain_picture import ChainPicture
from rlsedu.journey.laws import Supper, ask_the_rooms
from rlsedu.journey.published import published_table, published_trials
from rlsedu.journey.trial import Design, draw_luck, run_trials
from rlsedu.journey.trial_picture import TrialPicture
from rlsedu.stage import Choice, Stage, control, room_quiz

NOT_ADVICE = "A toy for learning. It says nothing about you, and its amounts are not doses."


def chain():
    """Send 2000 virtual people from supper to their legs, and show how the spread grows link by link."""
    crowd, laws = draw_crowd(), ask_the_rooms()
    return Stage(
        title="From supper to the legs: how far does iron travel?",
        controls=[
            Choice("supper", "Supper and tablets", sentences.SUPPER_WORDS, "usual"),
            control(Links, "stores", step=0.05),
            control(Links, "brain", step=0.05),
            control(Links, "dopamine", step=0.05),
            control(Links, "legs", step=0.05),
        ],
        model=lambda supper, **links: run_chain(supper, Links(**links), crowd, laws),
        picture=ChainPicture(),
        sentence=sentences.chain_sentence,
        numbers=numbers_table(Links, Chance, Supper),
        notes=[
            "2000 virtual people with restless legs, in a toy of four linked models. The worse end of each column is "
            "below. A strength of 0 cuts a link.",
            "Assumed: how strong the links are. No study has measured all of them in the same people.",
            NOT_ADVICE,
        ],
    )


def trial():
    """Plan a trial of iron against a dummy, run it 1000 times, and compare it with the published trials."""
    luck = draw_luck(people=80)
    table = numbers_table(Design)
    table.rows += [
        (name, found, "points", source, f"{status}; {how}")
        for name, found, how, status, source in published_table().rows
    ]
    return Stage(
        title="Can a trial find out whether iron helps?",
        controls=[
            control(Design, "n_per_arm", step=1, high=80),
            control(Design, "true_effect", step=0.2),
            control(Design, "placebo_response", step=0.2),
            control(Design, "drop_out", step=5),
        ],
        model=lambda **values: run_trials(Design(**values), luck),
        picture=TrialPicture([(p.name, p.low, p.advantage, p.high) for p in published_trials()]),
        sentence=sentences.trial_sentence,
        numbers=table,
        notes=[
            "Points are points of the rating scale of restless legs. Assumed: bell-shaped changes, and people leave by "
            "chance. Results beyond the edges stand in the last bars.",
            "The published trials used tablets or infusions, in different people. More trials gave no number to draw: "
            "see the table of numbers.",
            NOT_ADVICE,
        ],
    )


quiz = partial(room_quiz, "journey")
