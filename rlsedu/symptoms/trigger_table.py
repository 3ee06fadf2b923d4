"""What makes it worse and what helps: each claim with the evidence for and against it, and how sure one can be."""

from rlsedu.evidence import Table, checked, fact, one_of, record, told

SURE = ("fair", "weak", "very weak", "not tested")
CAPTION = (
    "Triggers and habits: what was studied, not advice. How sure (our own grading): fair = a blinded trial; "
    "weak = small or unblinded trials, or links only; very weak = single cases, or findings that disagree; "
    "not tested = we found no study of just this."
)


@record
class Trigger:
    """One claim: what, what is said of it, fact ids for and against, and how sure (one of SURE: our own grading).

    article: whether the article itself says it.
    """

    name: str
    claim: str
    support: tuple[str, ...]
    against: tuple[str, ...]
    sure: str
    article: bool = False


TRIGGERS = (
    Trigger(
        "Coffee, tea, cola (caffeine)",
        "The article (A9): avoid coffee in the evening.",
        ("nhs-page-current",),
        ("batool-anwar-2016-lifestyle", "ohayon-2002-associations"),
        "not tested",
        article=True,
    ),
    Trigger(
        "Alcohol",
        "The article (A9): avoid it in the evening.",
        ("ohayon-2002-associations", "didriksen-2017-blood-donors", "aldrich-1993-alcohol"),
        ("winter-2013-alcohol-inverse", "hrs-2012-alcohol-inverse", "batool-anwar-2016-lifestyle"),
        "very weak",
        article=True,
    ),
    Trigger(
        "Smoking",
        "The article (A9): do not smoke in the evening.",
        ("song-2024-risk-factors", "didriksen-2017-blood-donors", "batool-anwar-2016-lifestyle"),
        (),
        "weak",
        article=True,
    ),
    Trigger(
        "Medicines for depression",
        "The article (A8): a medicine can be the cause.",
        ("rottach-2008-antidepressants",),
        ("kolla-2018-antidepressants",),
        "weak",
        article=True,
    ),
    Trigger(
        "Allergy medicines that make one sleepy",
        "Often named as a medicine that makes it worse (A8).",
        ("antihistamines-evidence",),
        (),
        "very weak",
    ),
    Trigger(
        "Metoclopramide (for sickness)",
        "Often named as a medicine that makes it worse (A8).",
        ("tribl-2005-apomorphine",),
        ("winkelmann-2001-metoclopramide",),
        "very weak",
    ),
    Trigger(
        "Medicines for psychosis (antipsychotics)",
        "Often named as a medicine that makes it worse (A8). They can also bring on a look-alike, akathisia.",
        ("elrassas-2022-antipsychotics", "walters-1991-akathisia"),
        (),
        "very weak",
    ),
    Trigger(
        "Untreated sleep apnoea (breathing that stops in sleep)",
        "Not in the article; doctors look for it, since it can be treated.",
        ("ohayon-2002-associations", "rodrigues-2006-cpap"),
        (),
        "weak",
    ),
    Trigger("Lithium", "Sometimes named as a cause (A8).", ("lithium-evidence",), (), "very weak"),
    Trigger(
        "Massage",
        "The article (A9): massage helps.",
        ("park-2020-massager", "xia-2022-massage-dialysis"),
        ("nonpharm-meta-2025",),
        "very weak",
        article=True,
    ),
    Trigger(
        "Stretching and walking about",
        "The article (A4, A9): moving the legs helps, and so does stretching.",
        ("allen-2014-five-criteria", "nhs-page-current"),
        ("movement-relief-time-constant",),
        "not tested",
        article=True,
    ),
    Trigger(
        "Regular exercise",
        "Not in the article; often advised.",
        ("aukerman-2006-exercise", "harrison-2019-nonpharm-review"),
        ("nonpharm-meta-2025", "acute-exercise-pilot"),
        "weak",
    ),
    Trigger(
        "Compression of the legs by an air sleeve",
        "Not in the article.",
        ("lettieri-2009-compression", "winkelman-2016-nonpharm"),
        (),
        "fair",
    ),
    Trigger(
        "Stimulating a leg nerve with a device",
        "Not in the article.",
        ("bogan-2023-restful", "buchfuhrer-2021-npns", "winkelman-2025-leg-nerve"),
        (),
        "fair",
    ),
)


@checked(sort=one_of(("sure", "name", "article")))
def triggers(sort="sure"):
    """Return the graded table of triggers and habits, made from the facts.

    sort: "sure" (surest first), "name" (alphabetical) or "article" (what the article says first). ValueError otherwise.
    """
    rows = [
        (
            f"{trigger.name}. {trigger.claim}".rstrip("."),
            trigger.sure,
            _evidence(trigger.support, trigger),
            _evidence(trigger.against, trigger),
            tuple(fact(key) for key in (*trigger.support, *trigger.against)),
        )
        for trigger in sorted(TRIGGERS, key=_ORDER[sort])
    ]
    return Table(CAPTION, ("what is said", "how sure", "evidence for", "evidence against", "sources"), rows)


_ORDER = {
    "sure": lambda trigger: SURE.index(trigger.sure),
    "name": lambda trigger: trigger.name,
    "article": lambda trigger: not trigger.article,
}


def _evidence(keys, trigger):
    return tuple(_both_sides(fact(key), {*trigger.support, *trigger.against}) for key in keys) or "none in our facts"


def _both_sides(found, shown):
    """A disputed fact whose other side is not in the row carries its note, which tells the dispute."""
    others = {key.rpartition(":")[2] for key in found.see}
    return f"{told(found.id)} {found.note}" if found.contested and not others & shown else told(found.id)
