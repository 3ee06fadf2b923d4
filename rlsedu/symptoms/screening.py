"""Is it restless legs? What a yes to the agreed features means, counted in people (a toy; it diagnoses nobody)."""

from dataclasses import dataclass

from rlsedu.evidence import Parameters, Table, fact, parameter, positive_predictive_value

PEOPLE = 1000


@dataclass(frozen=True)
class Screening(Parameters):
    """A round of questions: how common the condition is, and how often the answer is right."""

    prevalence: float = parameter(
        7.0,
        "People who have restless legs",
        "allen-2005-rest-prevalence: any frequency, rounded",
        unit="%",
        low=0,
        high=40,
    )
    sensitivity: float = parameter(
        100.0,
        "Of those who have it, how many say yes to all four",
        "assumed: everybody with restless legs says yes",
        unit="%",
        low=40,
        high=100,
    )
    specificity: float = parameter(
        84.0,
        "Of those who do not, how many say no to at least one",
        "hening-2009-mimic-specificity",
        unit="%",
        low=40,
        high=100,
    )
    found: float = parameter(
        0.0,
        "Assumption: look-alikes that a doctor then finds",
        "assumed: no study in our facts gives this share",
        unit="%",
        low=0,
        high=100,
    )


@dataclass(frozen=True)
class Answers:
    """Counts among 1000 people: right_yes, missed, false_yes, right_no; and the share of yes answers that are right."""

    screening: Screening
    right_yes: int
    missed: int
    false_yes: int
    right_no: int
    predictive_value: float

    @property
    def yes(self):
        """How many people end with a yes."""
        return self.right_yes + self.false_yes


def screen(screening):
    """Return what happens to 1000 people who are asked, as whole people.

    screening: a Screening. The doctor's look for other causes (the fifth feature) takes away that share of the false
    yes answers. Sources: hening-2009-mimic-specificity, allen-2014-five-criteria.
    """
    have = round(PEOPLE * screening.prevalence / 100)
    right_yes = round(have * screening.sensitivity / 100)
    wrong = (1 - screening.specificity / 100) * (1 - screening.found / 100)
    false_yes = round((PEOPLE - have) * wrong)
    value = positive_predictive_value(screening.sensitivity / 100, 1 - wrong, screening.prevalence / 100)
    return Answers(screening, right_yes, have - right_yes, false_yes, PEOPLE - have - false_yes, value)


LOST = "In very severe cases this may no longer show, but it did earlier."  # from allen-2014-five-criteria
FEATURES = (
    ("Urge", "The person feels driven to move the legs, mostly with odd or unpleasant feelings in them."),
    ("Rest", "It starts, or gets worse, while sitting or lying still."),
    ("Movement helps", f"Walking or stretching eases it, at least in part, for as long as it goes on. {LOST}"),
    ("Evening", f"It is worse in the evening or at night than by day. {LOST}"),
    ("Nothing else explains it", "Another condition alone does not account for it. A clinician has to look for this."),
)


def features():
    """Return the table of the five agreed features in our own words (allen-2014-five-criteria)."""
    source = fact("allen-2014-five-criteria")
    rows = [(f"{number}. {name}", words, source) for number, (name, words) in enumerate(FEATURES, 1)]
    return Table("The five features that experts agreed on, in our words", ("feature", "meaning", "source"), rows)


MIMICS = (
    ("Leg cramp", "A muscle turns hard and hurts. Stretching that muscle ends it."),
    ("Uneasy position", "One way of sitting presses on a nerve or joint. A single shift ends it."),
    ("Sore muscles or joints (arthritis)", "The ache is there with use, too, and not mainly in the evening."),
    ("Slow veins or swollen legs", "The legs are heavy or swollen. Raising them helps more than walking."),
    ("Foot tapping by habit", "The foot moves, but there is no urge and no unpleasant feeling."),
)


def mimics():
    """Return the table of conditions that look alike (allen-2014-mimics); how they differ is in our own words."""
    source = fact("allen-2014-mimics")
    rows = [(name, words, source) for name, words in MIMICS]
    return Table(
        "What can look like it (the list is reported; how to tell them apart is assumed, as a teaching rule)",
        ("look-alike", "how it tends to differ", "source of the list"),
        rows,
    )
