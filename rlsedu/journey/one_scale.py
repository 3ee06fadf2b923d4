"""What the chain gives beside what trials found, on one scale: points of the rating of restless legs."""

import dataclasses
from dataclasses import dataclass

import numpy as np

from rlsedu.evidence import Parameters, checked, from_fact, number_in, one_of, parameter, record
from rlsedu.journey.causal_chain import FULL, Chain, Crowd, Links, run_chain
from rlsedu.journey.laws import Laws
from rlsedu.journey.published import Published, published
from rlsedu.journey.word_tables import points_words
from rlsedu.symptoms.discomfort import SCALE_POINTS

RELIEF, INFUSED = "wang-2009-irls", "khan-2025-fcm-meta"
BESIDE = {"tablets": (RELIEF, "twice"), "infusions": (INFUSED, FULL)}  # what was measured, what the toy is given
WAYS = ("length", "spread")


@dataclass(frozen=True)
class Patients(Parameters):
    """Who of the chain is compared with a trial's patients, and how its scale is read as points of the rating."""

    lowest: float = parameter(
        from_fact(RELIEF, "ferritin-entry.low"), "Ferritin in the trial of tablets, from", unit="ug/L"
    )
    highest: float = parameter(
        from_fact(RELIEF, "ferritin-entry.high"), "Ferritin in the trial of tablets, to", unit="ug/L"
    )
    rating_sd: float = parameter(
        from_fact("hornyak-2007-irls-psg", "irls.spread"), "Spread of the rating among patients (SD)", unit="points"
    )
    rating_length: float = parameter(
        from_fact("irlssg-2003-irls-validation", "score.high"), "Length of the rating's scale", unit="points"
    )


@dataclass(frozen=True)
class Side(Parameters):
    """What the reader lays side by side, and how."""

    beside: str = parameter("tablets", "Compare", "assumed: the reader's choice", choices=tuple(BESIDE))
    turned_up: float = parameter(
        0.0, "Turn all links up (0: as assumed, 100: their top)", "assumed: the reader's choice", low=0, high=100
    )
    way: str = parameter("length", "Turn the toy's scale into points", "assumed: the reader's choice", choices=WAYS)


@record
class Gap:
    """toy_points: relief that the chain gives, in points of the rating. found: what was Published."""

    side: Side
    toy_points: float
    found: Published

    @property
    def times(self):
        """How many times as much was found as the toy gives, both as they are written."""
        return float(self.found.words[0]) / float(self.toy_words)

    @property
    def toy_words(self):
        """What the toy gives, as it is written."""
        return points_words(self.toy_points)

    @property
    def reached(self):
        """Whether the toy gives as much as the low end of the 95 % range of what was found."""
        return self.toy_points >= self.found.low


@checked(share=number_in(0, 1))
def links_at(share):
    """Return the Links, each a share (0 to 1) of the way up from what is assumed to the top of its slider."""
    ways = {field.name: (field.default, field.metadata["high"]) for field in dataclasses.fields(Links)}
    return Links(**{name: start + share * (top - start) for name, (start, top) in ways.items()})


@checked(chain=Chain)
def little_ferritin(chain):
    """Return which people of a Chain have, with usual food, a ferritin as in the trial of tablets; array of bool."""
    patients, ferritin = Patients(), chain.before.ferritin
    return (ferritin >= patients.lowest) & (ferritin <= patients.highest)


@checked(chain=Chain, way=one_of(WAYS), chosen=np.ndarray)
def in_points(chain, way="spread", chosen=None):
    """Return the mean relief that a Chain gives, in points of the rating.

    way: "length": the toy's whole scale is as long as the rating's; "spread": its people are as far apart (SD) as
    patients are. Both are assumed. chosen: array of bool, whom to count; everybody if left out.
    """
    patients, worst = Patients(), chain.before.discomfort
    relief = (worst - chain.after.discomfort)[slice(None) if chosen is None else chosen].mean()
    point = SCALE_POINTS / patients.rating_length if way == "length" else worst.std() / patients.rating_sd
    return float(relief / point)


@checked(side=Side, crowd=Crowd, laws=Laws)
def lay_side_by_side(side=Side(), crowd=None, laws=None):
    """Return the Gap for a Side; crowd, laws: of the chain, made anew if left out.

    Beside the trial of tablets stand two tablets a day, in people with as little ferritin; beside the trials of
    infusions, which no link models, the most that the chain can give: every nigra filled.
    """
    key, supper = BESIDE[side.beside]
    chain = run_chain(supper, links_at(side.turned_up / 100), crowd, laws)
    chosen = little_ferritin(chain) if side.beside == "tablets" else None
    return Gap(side, in_points(chain, side.way, chosen), published(key))
