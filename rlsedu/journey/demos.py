"""The demos of this chapter: controls, model, picture and sentence, wired."""

from rlsedu.brain_iron.population import Population
from rlsedu.evidence import check_choice
from rlsedu.evidence.road import link_rows, links
from rlsedu.journey import facts, sentences, stories
from rlsedu.journey.causal_chain import Chance, Links, draw_crowd, run_chain
from rlsedu.journey.chain_picture import ChainPicture
from rlsedu.journey.counted import STAGES, donor_studies, pregnant_stages
from rlsedu.journey.crowd_pictures import MedicinePicture, WindowsPicture
from rlsedu.journey.designed_trials import Design, draw_luck, run_trials
from rlsedu.journey.gap_picture import GapPicture
from rlsedu.journey.how_picture import HowPicture
from rlsedu.journey.laws import Supper, ask_the_rooms
from rlsedu.journey.notes import HOW, NOTES
from rlsedu.journey.one_scale import BESIDE, Patients, Side, lay_side_by_side, links_at
from rlsedu.journey.published import FEW, published, published_rows, published_trials
from rlsedu.journey.published_picture import PublishedPicture
from rlsedu.journey.road_links import ANSWERS, NOT_YET, control_name, weigh
from rlsedu.journey.road_links_picture import RoadLinksPicture
from rlsedu.journey.trial_picture import TrialPicture
from rlsedu.journey.word_tables import BESIDE_WORDS, SCALE_WORDS, SUPPER_WORDS
from rlsedu.journey.year_picture import DonorPicture, PregnancyPicture
from rlsedu.stage import Choice, Demo, control, room_guess, room_quiz, shown

MOST = 80  # people in a group
LUCK = 3  # assumed: a seed whose 1000 trials of the plan at the start find as many as an exact sum says


@shown
def chain():
    """Send 2000 virtual people from supper to their legs, and show how the spread grows link by link."""
    crowd, laws = draw_crowd(), ask_the_rooms()
    return Demo(
        id="journey.chain",
        title="From supper to the legs: how far does iron travel?",
        controls=[
            Choice("supper", "Supper and tablets", SUPPER_WORDS, "usual", listed=True),
            control(Links, "brain", step=0.05),
            control(Links, "dopamine", step=0.05),
            control(Links, "legs", step=0.05),
        ],
        model=lambda supper, **links: run_chain(supper, Links(**links), crowd, laws),
        picture=ChainPicture,
        facts_of=facts.chain_facts,
        guessed=lambda chain: 100 * float(chain.told[0]),
        sentence=sentences.chain_sentence,
        longest=138,
        parameters=lambda supper, **links: (Links(**links), Chance, Supper),
        **NOTES["chain"],
    )


@shown
def trial():
    """Plan a trial of iron against a dummy, run it 1000 times, and compare it with the published trials."""
    luck = draw_luck(seed=LUCK, people=MOST)
    return Demo(
        id="journey.trial",
        title="Can a trial find out whether iron helps?",
        controls=[
            control(Design, "n_per_arm", step=1, high=MOST),
            control(Design, "true_effect", step=0.2),
            control(Design, "placebo_response", step=0.2),
            control(Design, "drop_out", step=5),
        ],
        first=1,
        model=lambda **values: run_trials(Design(**values), luck),
        picture=lambda: TrialPicture(tuple(map(published, FEW))),
        facts_of=facts.trial_facts,
        guessed=lambda trials: 1000 * trials.found,
        sentence=sentences.trial_sentence,
        longest=106,
        parameters=lambda **values: (Design(**values),),
        rows=published_rows(),
        **NOTES["trial"],
    )


DRAWINGS = {  # title, picture, facts and sentence
    "how": ("How does a trial of iron work?", HowPicture, lambda _: {}, lambda: HOW),
    "published": (
        "What did published trials of iron find?",
        lambda: PublishedPicture(published_trials()),
        *(facts.published_facts, sentences.published_sentence),
    ),
}


@shown
def drawing(name):
    """Show a drawing that stands still: "how" a trial works, or what "published" trials found."""
    title, picture, facts_of, sentence = DRAWINGS[check_choice("name", name, tuple(DRAWINGS))]
    made = {"picture": picture, "facts_of": facts_of, "sentence": sentence}
    return Demo(f"journey.{name}-drawing", title, (), published_trials, **made, longest=len(HOW.short))


@shown
def gap():
    """Lay what the chain gives beside what trials found, and leave the space between them open."""
    crowd, laws = draw_crowd(), ask_the_rooms()
    return Demo(
        id="journey.gap",
        title="The gap: what this chain gives, and what trials found",
        controls=[
            control(Side, "turned_up", step=5),
            control(Side, "beside", options=BESIDE_WORDS),
            control(Side, "way", options=SCALE_WORDS),
        ],
        model=lambda **values: lay_side_by_side(Side(**values), crowd, laws),
        picture=GapPicture,
        facts_of=facts.gap_facts,
        guessed=lambda gap: gap.toy_points,
        sentence=sentences.gap_sentence,
        longest=132,
        parameters=lambda turned_up, **side: (links_at(turned_up / 100), Chance, Supper, Patients),
        rows=published_rows(*(key for key, _ in BESIDE.values())),
        **NOTES["gap"],
    )


@shown
def donor():
    """Follow a regular blood donor through a year."""
    return Demo(
        id="journey.donor",
        title="Story 1: I give blood. Is that why my legs are restless?",
        controls=[
            control(stories.Donor, "donations", step=1),
            control(stories.Donor, "ferritin", step=5),
            control(stories.Donor, "who", options={"woman": "a woman", "man": "a man"}),
            control(stories.Donor, "week", step=0.5),
        ],
        first=1,
        time="week",
        model=lambda **values: stories.donor_year(stories.Donor(**values)),
        picture=lambda: DonorPicture(donor_studies()),
        facts_of=facts.donor_facts,
        sentence=sentences.donor_sentence,
        longest=135,
        parameters=lambda **values: (stories.Donor(**values), Supper),
        **NOTES["donor"],
    )


@shown
def trimester():
    """Follow a pregnant woman week by week."""
    return Demo(
        id="journey.trimester",
        title="Story 2: the last three months. Iron, or something else?",
        controls=[control(stories.Expecting, "ferritin", step=5), control(stories.Expecting, "week", step=0.5)],
        time="week",
        model=lambda **values: stories.expecting_year(stories.Expecting(**values)),
        picture=lambda: PregnancyPicture(pregnant_stages(), [begins for *_, begins in STAGES]),
        facts_of=facts.trimester_facts,
        sentence=sentences.trimester_sentence,
        longest=130,
        parameters=lambda **values: (stories.Expecting(**values), Supper),
        **NOTES["trimester"],
    )


def _windows(shift, **values):
    return stories.Windows(shift=shift, **values), Population(d_fluid_early=shift, early_share=1.0)


@shown
def spinal_fluid_story():
    """Look at people with a normal blood test through the second window."""
    return Demo(
        id="journey.spinal_fluid_story",
        title="Story 3: my blood is normal. Can my brain still lack iron?",
        controls=[
            control(stories.Windows, "normal_from", step=5),
            control(stories.Windows, "low_below", step=0.1),
            control(stories.Windows, "shift", step=0.05),
        ],
        model=lambda **values: stories.two_windows(stories.Windows(**values)),
        picture=WindowsPicture,
        facts_of=facts.spinal_fluid_facts,
        guessed=lambda both: 100 * both.share_rls,
        sentence=sentences.spinal_fluid_sentence,
        longest=130,
        parameters=_windows,
        **NOTES["spinal_fluid_story"],
    )


@shown
def new_medicine():
    """Ask whether symptoms that began with a new medicine came from it."""
    return Demo(
        id="journey.new_medicine",
        title="Story 4: it began with a new medicine. Was it the medicine?",
        controls=[
            control(stories.Medicine, "by_chance", step=0.5, high=9),  # as many as one study counted
            control(stories.Medicine, "medicine", options={key: one[0] for key, one in stories.MEDICINES.items()}),
            control(stories.Medicine, "before", step=1),
        ],
        model=lambda **values: stories.new_symptoms(stories.Medicine(**values)),
        picture=MedicinePicture,
        facts_of=facts.medicine_facts,
        guessed=lambda found: 100 * found.new / stories.PEOPLE,
        sentence=sentences.medicine_sentence,
        longest=138,
        parameters=lambda **values: (stories.Medicine(**values),),
        **NOTES["new_medicine"],
    )


@shown
def my_road():
    """Let the reader weigh each link of the road, and lay the evidence beside it."""
    return Demo(
        id="journey.my_road",
        title="How strong is each link? You, and the evidence",
        controls=[
            Choice(control_name(link), link.claim.rstrip("."), ANSWERS, NOT_YET, listed=True) for link in links()
        ],
        first=len(links()) - 1,  # the clock is no station
        model=weigh,
        picture=RoadLinksPicture,
        facts_of=facts.road_facts,
        sentence=sentences.road_sentence,
        rows=link_rows(),
        longest=75,
    )


ORDER = (  # as they come in the chapter
    *("trial-guess", "trial", "my_road", "chain-guess", "chain", "gap-guess", "gap", "donor-guess", "donor"),
    *("trimester-guess", "trimester", "spinal_fluid-guess", "spinal_fluid_story", "new_medicine-guess", "new_medicine"),
)


@shown
def quiz(name):
    """Return the quiz called `name`, such as "opening" or "closing"."""
    return room_quiz("journey", name)


@shown
def predict(name):
    """Return the guess called `name`: "chain", "trial", "gap" or a story; its demo or a study answers."""
    return room_guess("journey", name)
