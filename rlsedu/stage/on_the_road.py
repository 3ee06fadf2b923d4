"""The road at the head of each chapter: where the chapter stops, how strong each link is, and Ida, who is made up."""

from functools import partial

from rlsedu.evidence import Said, checked, record
from rlsedu.evidence.road import RULE, STOPS, STRENGTHS, ida, link_rows, links, weighs
from rlsedu.stage.demo import Demo, shown
from rlsedu.stage.road_picture import RoadPicture

TITLE = "The road from the plate to the legs: how strong is the evidence in people?"


@record
class Stop:
    """Where on the road we are: "start", or a chapter's room."""

    stop: STOPS


@checked(stop=Stop)
def stop_facts(stop):
    """Return where we are, and the names of the links of each strength."""
    named = {strength: [link.name for link in links() if link.strength == strength] for strength in STRENGTHS}
    return {"stop": stop.stop, **{strength: ", ".join(names) for strength, names in named.items()}}


@checked(stop=STOPS, strong=str, weak=str, unknown=str)
def stop_sentence(stop, strong, weak, unknown):
    """Say where Ida is, and then how strong each link of the road is."""
    if weighs(stop):
        return Said(ida(stop), "Further down you can weigh each link. Then the evidence stands beside it.")
    return Said(
        ida(stop),
        f"How strong is the evidence for each link? Strong: {strong}. Weak: {weak}. "
        f"Nobody knows in people: {unknown}. {RULE}",
    )


@shown
def road(stop):
    """Show the road. stop: "start" (large) or a chapter's room, whose stations are lit."""
    return Demo(
        id=f"road.{stop}",
        title=TITLE,
        controls=[],
        model=partial(Stop, stop),
        picture=partial(RoadPicture, stop),
        facts_of=stop_facts,
        sentence=stop_sentence,
        rows=link_rows(),
        longest=len(ida(stop)),
    )
