"""What the source article says about dopamine, clause by clause, beside what was measured and our verdict."""

from rlsedu.evidence import Table, fact, in_whom, record, reference, told


@record
class Claim:
    """One clause of the article: its id, its words, our verdict, and the facts for and against."""

    id: str
    words: str
    verdict: str
    facts: tuple[str, ...]


CLAIMS = (
    Claim(
        "A10",
        "Restless legs come with a disturbance of dopamine.",
        "fits",
        ("earley-2022-bid-review", "khan-2017-relative-excess"),
    ),
    Claim(
        "A11",
        "Dopamine medicine relieves many.",
        "true in short trials; later it can backfire, on levodopa within months",
        (
            "scholz-2011-agonists",
            "hogl-2010-augmentation-levodopa",
            "winkelman-2025-dopaminergic-conditional",
            "winkelman-2025-strong-recommendations",
            "winkelman-2025-conditional-for-and-against",
        ),
    ),
    Claim(
        "A13",
        "Some cells of the substantia nigra lack iron.",
        "fits in a few brains after death; scans of living people are mixed",
        ("brain_iron:connor-2003-postmortem", "brain_iron:earley-2006-mri-nigra", "brain_iron:moon-2014-mri-onset"),
    ),
    Claim(
        "A14",
        "Cells switch TH on or off; active TH raises dopamine.",
        "true; in a model the brake and tyrosine itself soften it",
        ("human-brain-th-mostly-inactive", "best-2009-qualitative-claims"),
    ),
    Claim(
        "A15",
        "Dopamine carries signals that movement needs.",
        "fits: where it is lost, movement suffers",
        ("fearnley-1991-threshold-80-percent",),
    ),
    Claim(
        "A16",
        "Damage there lowers dopamine: movements can no longer be controlled, as in Parkinson's.",
        "true for what is stored and released, less so outside the cells (rats); signs: slowness, stiffness, tremor",
        (
            "fearnley-1991-pd-cell-loss",
            "heng-2023-dat-early-pd",
            "acnp-6ohda-80-percent",
            "castaneda-1990-6ohda-threshold",
        ),
    ),
    Claim(
        "A17, first part",
        "Active TH is very high in restless legs.",
        "raised in one small study of brains, as usual in another; a third counted cells, not TH",
        (
            "connor-2009-rls-putamen-nigra",
            "brain_iron:connor-2003-postmortem",
            "walters-2009-th-unchanged",
            "allen-2009-3omd",
        ),
    ),
    Claim(
        "A17, second part",
        "Without iron TH does not work fully.",
        "true in a test tube; in iron-poor rats and cells TH was raised, in iron-poor mice its work seemed not limited",
        (
            "th-one-iron-per-subunit",
            "fitzpatrick-1989-th-iron-rat",
            "haavik-1991-th-iron-human",
            "connor-2009-rls-putamen-nigra",
            "bianco-2009-synthesis-not-limited",
        ),
    ),
    Claim(
        "A17, third part",
        "So dopamine does not follow.",
        "disputed: as usual or more in some studies; two scan studies were read as weaker dopamine",
        ("earley-2001-csf", "beard-1994-id-extracellular-da", "cervenka-2006-d2-higher", "ruottinen-2000-fdopa"),
    ),
    Claim(
        "A18",
        "Dopamine in the nigra falls in the evening.",
        "a daily rhythm, yes; where and how deep is open",
        ("poceta-2009-csf-rhythm", "earley-2006-csf-day-night", "garcia-borreguero-2004-levodopa-night"),
    ),
    Claim(
        "A20",
        "The same medicines treat Parkinson's and help for a while.",
        "fits",
        ("reed-2012-levodopa-model", "levodopa-half-life"),
    ),
)


def claims():
    """Return the table of what the article says, what was measured, in whom, and how sure one can be."""
    rows = []
    for claim in CLAIMS:
        for place, found in enumerate(map(fact, claim.facts)):
            head = f"{claim.id}: {claim.words} Our verdict: {claim.verdict}" if place == 0 else f"{claim.id}, continued"
            what = told(f"{found.chapter}:{found.id}").rstrip(".")
            sources = (found, *map(reference, found.also)) if found.also else found
            rows.append((head, what, in_whom(found), found.status, sources))
    columns = ("the article says", "what was found", "in whom (how many)", "how sure", "source")
    return Table("The article's story of dopamine, clause by clause", columns, rows)
