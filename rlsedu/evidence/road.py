"""The road of the idea that the course explains, from the plate to the legs, and how strong each link of it is."""

from functools import cache

from rlsedu.course import CHAPTERS, ROOMS
from rlsedu.evidence.bounds import build, checked, one_of, record
from rlsedu.evidence.fact_base import fact
from rlsedu.evidence.files import read_toml, tupled

STRENGTHS = {"strong": "strong", "weak": "weak", "unknown": "nobody knows"}
RULE = (
    "The rule is ours. Strong: at least two studies of living people, which we read at least in summary, support it, "
    "and no study that we list speaks against it. Weak: one does, or studies disagree. Nobody knows: no study of "
    "living people supports it. It counts studies, not people. Evening and night are also part of how doctors define "
    "restless legs."
)
READ = ("fulltext", "abstract")  # how a fact was checked that may make a link strong
STOPS = one_of(("start", *ROOMS))


@record
class Station:
    """A place on the road. label: its words on a picture, a line each. room: the chapter that stops there."""

    id: str
    label: str
    room: one_of(ROOMS)


@record
class Link:
    """A step of the road. claim: what would have to be true. supports, against: the facts, by id."""

    id: str
    claim: str
    supports: tuple[str, ...]
    against: tuple[str, ...] = ()

    @property
    def ends(self):
        """The ids of the two stations; the clock is one, too."""
        return tuple(self.id.split("-"))

    @property
    def name(self):
        """The link in words: "plate to gut"."""
        return " to ".join(self.ends)

    @property
    def strength(self):
        """How strong the evidence is, by a rule: a key of STRENGTHS.

        Unknown: no study of living people that we read supports it. Strong: two do, and none speaks against it.
        """
        living = [f for f in map(fact, self.supports) if "living people" in f.subjects and f.checked in READ]
        if not living:
            return "unknown"
        return "strong" if len(living) > 1 and not self.against else "weak"


@cache
def stations():
    """Return the Stations from the plate to the legs."""
    return _made(Station, "station")


@cache
def links():
    """Return the Links in the order of the road; that of the clock comes last."""
    return _made(Link, "link")


def _made(kind, name):
    where = f"rlsedu/evidence/road.toml, [{name}"
    return tuple(build(kind, {"id": id, **tupled(one)}, f"{where}.{id}]") for id, one in _road()[name].items())


@checked(stop=STOPS)
def ida(stop):
    """Return what Ida, the made-up person, does at a stop: "start" or a chapter's room."""
    return next(chapter.ida for chapter in CHAPTERS if (chapter.room or "start") == stop)


@checked(stop=STOPS)
def lit(stop):
    """Return the ids of the stations at which a chapter stops; the start and the last chapter see the whole road."""
    found = tuple(one.id for one in stations() if one.room == stop)
    return found or tuple(one.id for one in stations())


@checked(stop=STOPS)
def weighs(stop):
    """Return whether the reader weighs the links at this stop, so that their strength is not told above it."""
    return any(chapter.weighs_road for chapter in CHAPTERS if chapter.room == stop)


def link_rows():
    """Return rows for a table of numbers: each link's facts, whether they support it, and how sure they are."""
    sides = [(link, words, key) for link in links() for words, keys in _sides(link) for key in keys]
    return tuple((f"{link.name}: {link.claim}", words, "", fact(key), fact(key).status) for link, words, key in sides)


def _sides(link):
    return ("supports", link.supports), ("speaks against", link.against)


@cache
def _road():
    return read_toml("rlsedu.evidence", "road.toml")
