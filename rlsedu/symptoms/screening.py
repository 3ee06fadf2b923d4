"""Is it restless legs? What a yes to questions about it means, counted in people (a toy; it diagnoses nobody)."""

from dataclasses import dataclass

from rlsedu.evidence import Parameters, Table, checked, fact, from_fact, number_in, one_of, parameter, record
from rlsedu.evidence.conversions import middle, then, whole
from rlsedu.statistics.roc import positive_predictive_value

PEOPLE = 1000


@dataclass(frozen=True)
class Screening(Parameters):
    """A round of questions: how common the condition is, and how often the answer is right."""

    prevalence: float = parameter(
        from_fact(
            "ohayon-2012-prevalence-by-definition",
            "with-exclusion.low",
            "with-exclusion.high",
            by=then(middle, whole),
        ),
        "People who have restless legs",
        "about the middle of 1.9 to 4.6 %, where look-alikes were left out",
        unit="%",
        low=0,
        high=40,
    )
    sensitivity: float = parameter(
        from_fact("allen-2009-questionnaire", "sensitivity"),
        "Of those who have it, how many get a yes",
        unit="%",
        low=40,
        high=100,
    )
    specificity: float = parameter(
        from_fact("allen-2009-questionnaire", "specificity"),
        "Of those who do not, how many get a no",
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


@record
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

    @property
    def have(self):
        """How many people have restless legs."""
        return self.right_yes + self.missed


@checked(screening=Screening)
def screen(screening):
    """Return what happens to 1000 people who are asked, as whole people.

    screening: a Screening. The doctor's look for other causes (the fifth feature) takes away that share of the false
    yes answers. Sources: allen-2009-questionnaire, allen-2014-five-criteria.
    """
    have = round(PEOPLE * screening.prevalence / 100)
    right_yes = round(have * screening.sensitivity / 100)
    wrong = (1 - screening.specificity / 100) * (1 - screening.found / 100)
    false_yes = round((PEOPLE - have) * wrong)
    value = positive_predictive_value(screening.sensitivity / 100, 1 - wrong, screening.prevalence / 100)
    return Answers(screening, right_yes, have - right_yes, false_yes, PEOPLE - have - false_yes, value)


@record
class Questionnaire:
    """Questions that were tested: short for a control, what was asked, in whom, and the fact with both shares.

    complete: True where the study did not say how many are missed; then all who have it get a yes (assumed).
    """

    short: str
    asked: str
    whom: str
    fact: str
    complete: bool = False


QUESTIONNAIRES = {
    "list": Questionnaire(
        "a list that asks about look-alikes, too (donors)",
        "A list that asks about look-alikes, too",
        "blood donors",
        "allen-2009-questionnaire",
    ),
    "village": Questionnaire(
        "four questions (villages near Shanghai)",
        "Four questions",
        "adults in villages near Shanghai",
        "shi-2015-shanghai",
    ),
    "one": Questionnaire(
        "one question (nerve clinic)", "One question", "patients of a nerve clinic", "ferri-2007-single-question"
    ),
    "relatives": Questionnaire(
        "the four features (relatives)",
        "The four features",
        "relatives of people with restless legs",
        "hening-2009-mimic-specificity",
        complete=True,
    ),
}


@checked(questions=one_of(QUESTIONNAIRES), prevalence=number_in(0, 40, "%"), found=number_in(0, 100, "%"))
def round_of(questions, prevalence=None, found=0.0):
    """Return the Screening of one of QUESTIONNAIRES; ValueError for another name.

    prevalence: people who have restless legs, in per cent, or None for the usual value. found: as in Screening.
    """
    asked = QUESTIONNAIRES[questions]
    sensitivity = 100.0 if asked.complete else fact(asked.fact).value("sensitivity")  # assumed: nobody is missed
    specificity = fact(asked.fact).value("specificity")
    prevalence = Screening().prevalence if prevalence is None else prevalence
    return Screening(prevalence, sensitivity, specificity, found)


def surveyed():
    """Return the lowest and the highest count of yes answers per 1000 adults (ohayon-2012-prevalence-by-definition)."""
    found = fact("ohayon-2012-prevalence-by-definition").quantity("minimal-criteria")
    return round(PEOPLE * found.low / 100), round(PEOPLE * found.high / 100)


def questionnaires():
    """Return the table of tested questions: in whom, who is missed, false alarms, and what that means in the street."""
    low, high = surveyed()
    rows = []
    for name, asked in QUESTIONNAIRES.items():
        answers, shares = screen(round_of(name)), round_of(name)
        finds = "not told; 100 assumed" if asked.complete else f"{shares.sensitivity:.3g}"
        fits = "fits" if low <= answers.yes <= high else "too many"
        right = f"{100 * answers.predictive_value:.0f} of 100"
        false = f"{100 - shares.specificity:.2g}"
        what = f"{asked.asked}, in {asked.whom}"
        rows.append((what, finds, false, f"{answers.yes}: {fits}", right, fact(asked.fact)))
    columns = (
        "what was asked, and in whom",
        "yes, of 100 who have it",
        "false alarms, of 100 who do not",
        "yes, of 1000 adults",
        "a yes is right",
        "source",
    )
    common = Screening().prevalence
    caption = (
        f"Four ways to ask, and what they would give in the street if {common:.0f} of 100 adults have restless legs "
        f"(our sums). “Fits”: surveys of adults by such features found {low} to {high} yes answers of 1000."
    )
    return Table(caption, columns, rows)


def questionnaire_rows():
    """Return rows (what, value, unit, source, how sure) of both shares of every set of questions."""
    rows = []
    for name, asked in QUESTIONNAIRES.items():
        shares, source = round_of(name), fact(asked.fact)
        sure = "assumed: nobody is missed" if asked.complete else source.status
        rows.append((f"{asked.short}: a yes, if they have it", f"{shares.sensitivity:.3g}", "%", source, sure))
        rows.append((f"{asked.short}: a no, if not", f"{shares.specificity:.3g}", "%", source, source.status))
    return rows


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
    ("Leg cramp", "A muscle turns hard and hurts. Stretching that muscle ends it.", "allen-2014-mimics"),
    ("Uneasy position", "One way of sitting presses on a nerve or joint. A single shift ends it.", "allen-2014-mimics"),
    (
        "Sore muscles or joints (arthritis)",
        "The ache is there with use, too, and not mainly in the evening.",
        "allen-2014-mimics",
    ),
    (
        "Slow veins or swollen legs",
        "The legs are heavy or swollen. Raising them helps more than walking.",
        "allen-2014-mimics",
    ),
    ("Foot tapping by habit", "The foot moves, but there is no urge and no unpleasant feeling.", "allen-2014-mimics"),
    (
        "Damaged nerves (neuropathy)",
        "The feet are numb, or burn, at any hour, and walking does not end it. Tell a doctor. A person can have both.",
        "hattan-2009-neuropathy",
    ),
    (
        "Restlessness from a medicine (akathisia)",
        "The whole person is restless, by day as well. It began with a medicine that blocks dopamine, for instance one "
        "for psychosis. Ask a doctor soon; never stop it on your own.",
        "walters-1991-akathisia",
    ),
)


def mimics():
    """Return the table of some conditions that look alike; how they differ is in our own words."""
    rows = [(name, words, fact(key)) for name, words, key in MIMICS]
    return Table(
        "Some things that can look like it. The list is not complete, and most of it is reported, second-hand. "
        "How to tell them apart is assumed, as a teaching rule.",
        ("look-alike", "how it tends to differ", "source"),
        rows,
    )
