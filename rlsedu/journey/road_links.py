"""How strong a reader thinks each link of the road is, beside what the evidence says."""

from rlsedu.evidence import checked, one_of, record
from rlsedu.evidence.road import STRENGTHS, Link, links

NOT_YET = "not yet"
ANSWERS = {NOT_YET: "not yet", **STRENGTHS}


@record
class Weighed:
    """One link, by its id, and how strong the reader thinks it is: a key of ANSWERS. evidence: a key of STRENGTHS."""

    link: str
    strength: one_of(tuple(ANSWERS))
    evidence: one_of(tuple(STRENGTHS))

    @property
    def given(self):
        """Whether the reader has weighed it."""
        return self.strength != NOT_YET

    @property
    def agrees(self):
        """Whether the reader and the evidence say the same."""
        return self.strength == self.evidence


@record
class Road:
    """All links of the road as the reader weighed them."""

    weighed: tuple[Weighed, ...]

    @property
    def given(self):
        """How many links the reader has weighed."""
        return sum(one.given for one in self.weighed)

    @property
    def agree(self):
        """With how many links the reader and the evidence agree."""
        return sum(one.agrees for one in self.weighed)


@checked(link=Link)
def control_name(link):
    """Return the name of the control of a link."""
    return link.id.replace("-", "_")


@checked()
def weigh(**answers: str):
    """Return the Road for a reader's answers by the names of the controls."""
    return Road(tuple(Weighed(link.id, answers[control_name(link)], link.strength) for link in links()))
