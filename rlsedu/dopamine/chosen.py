"""The stories that a reader can choose, and the scenario behind each choice."""

from rlsedu.dopamine import scenario
from rlsedu.dopamine.scenario import IronLoss, healthy, more_made, pumps_and_brake, simple_story
from rlsedu.evidence import checked, number_in, one_of

STORIES = {
    "healthy": "healthy",
    "simple": "little iron: simple",
    "pumps": "little iron: fewer pumps, weaker brake",
    "made": "little iron: more is made",
    "parkinson": "Parkinson: endings lost",
}


@checked(story=one_of(tuple(STORIES)), iron=number_in(0, 2), gain=number_in(0, 10))
def story_of(story, iron, gain):
    """Return the Scenario of a story, a key of STORIES.

    iron: 0 to 2, as times normal; it only matters in the three stories of little iron. gain: strength of the daily
    rhythm, 0 to 10 (assumed). Raises ValueError outside.
    """
    if story == "simple":
        return simple_story(iron, gain=gain)
    if story in ("pumps", "made"):
        return (pumps_and_brake if story == "pumps" else more_made)(iron, rhythm_gain=gain)
    return scenario.parkinson(gain=gain) if story == "parkinson" else healthy()


@checked(story=one_of(tuple(STORIES)))
def at_half_the_iron(story):
    """Return the Scenario of a story, a key of STORIES, at the iron and the rhythm that stand at the start."""
    return story_of(story, IronLoss.reference_iron, IronLoss.rhythm_gain)
