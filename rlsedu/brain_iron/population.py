"""Virtual people: one hidden quantity, iron in the substantia nigra, and what blood, spinal fluid and scanner show."""

from dataclasses import dataclass, fields

import numpy as np

from rlsedu.brain_iron.lognormal import geometric_mean, log_spread
from rlsedu.brain_iron.mri import NIGRA_IRON, r2star_from_iron
from rlsedu.evidence import SEED, Parameters, checked, fact, fields_of, from_fact, parameter, record, tuned, whole_in
from rlsedu.evidence.conversions import more_by, ratio, rounded, share

GROUPS = ("control", "early", "late")
BLOOD_STUDY = "serum-ferritin-rls-vs-control-2020"
MEN = "nhanes-1999-2002-ferritin-sigma-derived"
WOMEN = "nhanes-2021-2023-ferritin-women-lognormal-derived"
FIRST_REPORT = ("earley-2000-csf-ferritin", "controls", "controls.spread", "n.controls")


@dataclass(frozen=True)
class People(Parameters):
    """Who is drawn."""

    rls_share: float = parameter(
        0.5, "Share with restless legs", "assumed: half, so that groups compare", low=0, high=1
    )
    early_share: float = parameter(0.5, "Share of them whose symptoms began before 45", "assumed: half", low=0, high=1)
    female_share: float = parameter(from_fact(BLOOD_STUDY, "women", by=share), "Share of women", low=0, high=1)
    mean_age_a: float = parameter(
        58.0, "Mean age", f"{BLOOD_STUDY}: assumed, 58 for both groups; about 59 there", unit="a"
    )
    sd_age_a: float = parameter(12.0, "Spread of age (SD)", "assumed: a wide adult sample", unit="a")
    youngest_a: float = parameter(22.0, "Youngest", "assumed: adults", unit="a")
    oldest_a: float = parameter(85.0, "Oldest", "assumed: adults", unit="a")


@dataclass(frozen=True)
class Blood(Parameters):
    """Ferritin in blood: a bell curve on a logarithmic scale, by sex and age."""

    men_20_ug_l: float = parameter(
        from_fact("nhanes-1999-2002-ferritin-men-20-39", "geometric-mean"),
        "Ferritin, men 20-39 (geometric mean)",
        unit="ug/L",
    )
    men_40_ug_l: float = parameter(
        from_fact("nhanes-1999-2002-ferritin-men-40-59", "geometric-mean"),
        "Ferritin, men 40-59 (geometric mean)",
        unit="ug/L",
    )
    men_60_ug_l: float = parameter(
        from_fact("nhanes-1999-2002-ferritin-men-60-plus", "geometric-mean"),
        "Ferritin, men 60 and over (geometric mean)",
        unit="ug/L",
    )
    women_20_ug_l: float = parameter(
        from_fact(WOMEN, "geometric-mean", by=rounded(0)),
        "Ferritin, women under 50 (geometric mean)",
        "rounded",
        unit="ug/L",
    )
    women_50_ug_l: float = parameter(
        from_fact("ferritin-lognormal-norms-1995", "women-after-menopause-median"),
        "Ferritin, women 50 and over (geometric mean)",
        unit="ug/L",
    )
    men_20_sigma: float = parameter(from_fact(MEN, "sigma-ln-ferritin-20"), "Log spread, men 20-39")
    men_40_sigma: float = parameter(from_fact(MEN, "sigma-ln-ferritin-40"), "Log spread, men 40-59")
    men_60_sigma: float = parameter(from_fact(MEN, "sigma-ln-ferritin-60"), "Log spread, men 60 and over")
    women_20_sigma: float = parameter(from_fact(WOMEN, "sigma-ln-ferritin"), "Log spread, women under 50")
    women_50_sigma: float = parameter(0.90, "Log spread, women 50 and over", "assumed: between the groups of men")
    inflamed_share: float = parameter(0.15, "Share of people with an inflammation", "assumed: adults", low=0, high=1)
    inflamed_factor: float = parameter(
        from_fact("thurnham-2010-ferritin-inflammation", "c-reactive-protein-above", by=rounded(1, more_by)),
        "Inflammation multiplies ferritin by",
        "rounded",
        low=1,
        high=3,
    )
    assay_b: bool = parameter(False, "Measured with laboratory test B", "assumed: the reader's choice")
    assay_b_factor: float = parameter(
        from_fact("ferritin-assay-beckman-roche", "test-b-at-75", "test-a-cut-off", by=rounded(1, ratio)),
        "Test B reads higher by a factor of",
        "121 for 75",
        low=1,
        high=2,
    )
    d_blood: float = parameter(
        0.0,
        "Shift of blood ferritin in restless legs (SD)",
        f"{BLOOD_STUDY}: assumed, none is put in, as no clear difference was found",
        low=0,
        high=1,
    )


@dataclass(frozen=True)
class Brain(Parameters):
    """Iron in the substantia nigra, and the scanner's rate R2*."""

    rho: float = parameter(
        0.15, "Body iron with brain iron (correlation put in)", "assumed: weak, as in wang-2022", low=0, high=0.4
    )
    d_early: float = parameter(
        from_fact("earley-2006-mri-effect-size-derived", "effect-size-d"),
        "Brain iron lower in early-onset restless legs by (SD)",
        low=0,
        high=1,
    )
    d_late: float = parameter(0.20, "Brain iron lower in late-onset (SD)", "assumed: studies disagree", low=0, high=1)
    mean_iron_mg_kg: float = parameter(NIGRA_IRON, "Iron in the substantia nigra", "rounded", unit="mg/kg")
    iron_cv: float = parameter(0.20, "Spread between people (share of the mean)", "assumed: the 1958 spread is 35 %")
    scan_sd_per_s: float = parameter(
        from_fact("r2star-reproducibility-3t", "r2star-within-site"), "Scan-to-scan spread of R2* (SD)", unit="1/s"
    )


@dataclass(frozen=True)
class Fluid(Parameters):
    """Ferritin in spinal fluid, and the ultrasound index."""

    fluid_mean_ng_ml: float = parameter(
        from_fact(*FIRST_REPORT, by=rounded(1, geometric_mean)),
        "Ferritin in spinal fluid, controls (geometric mean)",
        "not verified; between the 2.3 and 6.2 of two other laboratories",
        unit="ng/mL",
    )
    fluid_sigma: float = parameter(
        from_fact(*FIRST_REPORT, by=rounded(3, log_spread)),
        "Its log spread",
        "not verified; from a standard error",
    )
    brain_weight: float = parameter(0.5, "How strongly it follows brain iron", "assumed: no study measured this")
    blood_weight: float = parameter(0.20, "How strongly it follows body iron, controls", "assumed: a weak link")
    blood_weight_rls: float = parameter(
        tuned(0.08, "mizuno-2005-csf-serum-slope", "ratio-of-slopes"),
        "How strongly it follows body iron, restless legs",
        "flatter; size assumed",
    )
    own_weight: float = parameter(0.84, "Share of its own (noise)", "assumed: makes the spread come out at 1")
    d_fluid_early: float = parameter(
        1.0,
        "Spinal-fluid ferritin lower in early-onset restless legs by (SD)",
        "assumed: direction as in earley-2005; half of the first report, 1.98 (not verified)",
        low=0,
        high=2,
    )
    d_fluid_late: float = parameter(
        0.3, "The same in late onset (SD)", "assumed: small, as earley-2005 found none", low=0, high=2
    )
    d_ultrasound: float = parameter(
        from_fact("godau-2007-tcs-effect-size-derived", "effect-size-d"),
        "Ultrasound shift in restless legs (SD)",
        low=0,
        high=3,
    )


@dataclass(frozen=True)
class Population(Fluid, Brain, Blood, People):
    """All numbers of the virtual people: who they are, their blood, brain and spinal fluid."""


@record
class VirtualPeople:
    """One array per quantity, one entry per person; group is "control", "early" or "late" (onset before, after 45)."""

    age: np.ndarray
    female: np.ndarray
    group: np.ndarray
    inflamed: np.ndarray
    brain_iron_mg_kg: np.ndarray
    serum_ferritin_ug_l: np.ndarray
    csf_ferritin_ng_ml: np.ndarray
    r2star_per_s: np.ndarray
    ultrasound_index: np.ndarray

    @checked(keep=np.ndarray | slice)
    def only(self, keep):
        """Return the people where `keep` (an array of True and False, or a slice) holds."""
        return VirtualPeople(**{field.name: getattr(self, field.name)[keep] for field in fields(self)})


@checked(n=whole_in(1, 1_000_000), seed=SEED, numbers=fields_of(Population))
def sample_people(n, *, seed, **numbers):
    """Return n VirtualPeople.

    n: 1 to 1 000 000. seed: a whole number; the same seed draws the same people, so that only what you change moves.
    numbers: any field of Population by name, such as rho (0 to 0.4), d_early (0 to 1, in SD), assay_b (True, False).
    Raises ValueError for a value out of range and TypeError for an unknown name. Sources: the table of Population.
    """
    p = Population(**numbers)
    random = np.random.default_rng(seed)
    share = random.random(n)
    rls, early = share < p.rls_share, share < p.rls_share * p.early_share
    late = rls & ~early
    age = np.clip(random.normal(p.mean_age_a, p.sd_age_a, n), p.youngest_a, p.oldest_a)
    female = random.random(n) < p.female_share
    inflamed = random.random(n) < p.inflamed_share
    body, own_brain, own_fluid, rescan, ultrasound = random.standard_normal((5, n))  # arithmetic: five scores each

    unshifted = p.rho * body + np.sqrt(1 - p.rho**2) * own_brain
    iron = p.mean_iron_mg_kg * (1 + p.iron_cv * (unshifted - p.d_early * early - p.d_late * late))
    iron = np.maximum(iron, 0.0)
    fluid = p.brain_weight * unshifted + np.where(rls, p.blood_weight_rls, p.blood_weight) * body
    fluid = fluid + p.own_weight * own_fluid - p.d_fluid_early * early - p.d_fluid_late * late
    return VirtualPeople(
        age=age,
        female=female,
        group=np.array(GROUPS)[early + 2 * late],
        inflamed=inflamed,
        brain_iron_mg_kg=iron,
        serum_ferritin_ug_l=_serum_ferritin(p, age, female, inflamed, body - p.d_blood * rls),
        csf_ferritin_ng_ml=p.fluid_mean_ng_ml * np.exp(p.fluid_sigma * fluid),
        r2star_per_s=r2star_from_iron(iron) + p.scan_sd_per_s * rescan,
        ultrasound_index=ultrasound + p.d_ultrasound * rls,
    )


def _serum_ferritin(p, age, female, inflamed, body):
    """Ferritin in ug/L for a body-iron score in SD: a lognormal curve for each sex and age group."""
    men = np.digitize(age, [fact(MEN).value("second-group-from"), fact(MEN).value("third-group-from")])
    column = np.where(female, 3 + (age >= fact(WOMEN).value("oldest") + 1), men)
    means = np.array([p.men_20_ug_l, p.men_40_ug_l, p.men_60_ug_l, p.women_20_ug_l, p.women_50_ug_l])
    sigmas = np.array([p.men_20_sigma, p.men_40_sigma, p.men_60_sigma, p.women_20_sigma, p.women_50_sigma])
    log = np.log(means)[column] + sigmas[column] * body + np.log(p.inflamed_factor) * inflamed
    return np.exp(log) * (p.assay_b_factor if p.assay_b else 1.0)
