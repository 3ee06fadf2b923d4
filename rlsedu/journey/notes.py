"""The notes under each demo of this chapter: what is assumed, and what keeps readers safe."""

from rlsedu.evidence import Said

HOW = Said(  # a drawing that stands still
    "In large trials chance makes the two groups much alike, but for the iron. A difference at the end may come from "
    "iron or chance.",
    "The bars are made up. They show how bad the legs are. In both groups they get better: people do so with a dummy, "
    "too. In the best trials nobody knows who has which until the end.",
)
TABLETS = (
    "Never take more iron than the label says. Do not take iron if you have too much of it or haemochromatosis, unless "
    "a specialist tells you to. Lock tablets away from children: iron can poison a child."
)
NOT_ADVICE = "A toy for learning. It says nothing about you, and its amounts are not doses."
NOTES = {  # fields of each Demo
    "chain": {
        "safety": [TABLETS, NOT_ADVICE],
        "notes": [
            "2000 virtual people with restless legs, in a toy of four linked models. A slider at 0 cuts its link. A 1 "
            "in the first or last would mean: perfectly in step. A 1 in the middle one means: as in chapter 2.",
            "The twelve are neighbours by ferritin with their usual food. Their places are among all 2000 on usual "
            "food.",
            "The shares are worked out, not drawn by chance: a cut link adds exactly nothing.",
            "Assumed: how strong the links are. No study has measured all of them in the same people. Assumed, too: "
            "what holds between people also holds when one person's ferritin changes.",
        ],
    },
    "trial": {
        "safety": [TABLETS, NOT_ADVICE],
        "notes": [
            "Points are points of the rating scale of restless legs. Assumed: bell-shaped changes, and people leave by "
            "chance. Results beyond the edges stand in the last bars.",
            "Four real results are drawn. Wang 2009 gave tablets, Trenkwalder 2017 and Earley 2024 gave infusions. The "
            "large diamond is seven trials: six of infusions, one of tablets. All others are in the table of numbers.",
        ],
    },
    "gap": {
        "safety": [TABLETS, NOT_ADVICE],
        "notes": [
            "The toy's scale is not the rating that patients fill in. Both ways to turn it into points are assumed.",
            "The trial of tablets had 18 people with a ferritin of 15 to 75. In the toy, too, only such people count. "
            "No link of the toy stands for an infusion. So its most, every nigra filled, stands beside the infusions.",
            "Assumed: how strong the links are, and that what holds between people also holds when one person changes.",
        ],
    },
    "donor": {
        "safety": [NOT_ADVICE],
        "notes": [
            "Sources disagree: Swedish donors had far more than later studies found, and Swedish women with a sign of "
            "low iron had more still. Danish women who gave more often had signs like it more often, though not those "
            "with less ferritin.",
            "Chapter 4 shows that the model does not fit donors: it makes new blood faster than was measured, so its "
            "ferritin falls too far. Trust the direction, not the number.",
        ],
    },
    "trimester": {
        "safety": [NOT_ADVICE],
        "notes": [
            "The shares are pooled from many studies. The model has no tablets and no bleeding in it.",
            "It also leaves out two things: the thinner blood of pregnancy, which lowers ferritin by itself, and the "
            "iron that comes back after a birth. So its curve ends at birth.",
        ],
    },
    "spinal_fluid_story": {
        "safety": ["A lumbar puncture is not a routine test for restless legs.", NOT_ADVICE],
        "notes": [
            "2000 virtual people, half of them with restless legs that began early. 160 are drawn. "
            "Assumed: both shifts and the line for “low”. Blood that does not count as normal is drawn faint.",
        ],
    },
    "new_medicine": {
        "safety": ["Do not stop a medicine yourself.", NOT_ADVICE],
        "notes": [
            "One study in four practices; a later review of 18 studies calls this side effect uncommon. "
            "Where a range is given, its middle is drawn. It counted all new or worse cases. Assumed: how many of "
            "these would have come anyway. A lot decides which of the triangles are hollow. Those who got worse had "
            "restless legs before, so they stand in the bar above, too.",
        ],
    },
}
