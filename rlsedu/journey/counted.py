"""What was counted among people like those of the stories: shares with restless legs in donors and in pregnancy."""

from functools import cache

from rlsedu.evidence import checked, fact, number_in, record
from rlsedu.supplements.stores import Pregnancy
from rlsedu.symptoms.surveys import prevalence

WEEKS = 52
DANISH, US, SWEDISH = "didriksen-2017-blood-donors", "spencer-2013-blood-donors", "ulfberg-2004-blood-donors"
OTHER_US = "bryant-2013-blood-donors"
UNSEEN, WEAK, FEW = "Denmark, US:\nthree groups", "US, 2nd study:\nweak link", "Sweden: a link in\nabout 24 women"
DONORS = (  # who, what the study says of low iron, its fact, value among all (or with enough iron), with little iron
    ("Danish women", UNSEEN, DANISH, "women", None),
    ("Danish men", UNSEEN, DANISH, "men", None),
    ("US donors", UNSEEN, US, "probable-rls", None),
    ("US donors with enough iron", WEAK, OTHER_US, "rls-iron-replete", "rls-iron-depleted-or"),
    ("Swedish women", FEW, SWEDISH, "women", "women-red-cell-width"),
    ("Swedish men", None, SWEDISH, "men", None),
)
SECOND_WK, THIRD_WK, BIRTH_WK = (
    round(begins / 7) for begins in (Pregnancy.second_from_d, Pregnancy.third_from_d, Pregnancy.birth_d)
)
STAGES = (  # who, group of the symptoms room, from this week on
    ("months 1 to 3", "pregnant-1", 0),
    ("months 4 to 6", "pregnant-2", SECOND_WK),
    ("months 7 to 9", "pregnant-3", THIRD_WK),
    ("after birth", "after-birth", BIRTH_WK),
)


@record
class Counted:
    """Who was counted, and the share (%) with restless legs.

    low_iron: what the study says of low iron, in short; little_percent: the share with restless legs among those with
    little iron. None where it is not told.
    """

    who: str
    percent: float
    low_iron: str | None = None
    little_percent: float | None = None


@cache
def donor_studies():
    """Return what studies of donors Counted."""
    return tuple(
        Counted(who, fact(key).value(name), told, fact(key).value(little) if little else None)
        for who, told, key, name, little in DONORS
    )


@cache
def pregnant_stages():
    """Return the shares Counted at each stage of a pregnancy, from the symptoms room."""
    return tuple(Counted(who, 100 * prevalence("any", group).fraction) for who, group, _ in STAGES)


@checked(week=number_in(0, WEEKS, "wk"))
def stage_of(week):
    """Return which of the STAGES a week, counted from the start of a pregnancy, falls into."""
    return sum(week >= start for _, _, start in STAGES) - 1
