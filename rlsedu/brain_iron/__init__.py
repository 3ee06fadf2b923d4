"""Chapter 3: three windows on brain iron: blood, spinal fluid, scanner."""

from rlsedu.doors import doors

__getattr__, __dir__, __all__ = doors(
    __name__,
    demos=["midbrain", "two_windows", "spinal_fluid", "scanner", "fits", "how_many", "drawing", "predict", "quiz"],
    population=["Population", "VirtualPeople", "sample_people"],
    mri=["Phantom", "Protocol", "phantom", "scan", "iron_from_r2star", "r2star_from_iron"],
    relaxometry=["fit_r2star"],
    regions=["iron_by_age"],
    slices=["scan_slice"],
    csf_study=["first_p_value", "first_study"],
    studies=["published_studies"],
    procedures=["after_lumbar_puncture"],
    validation=["checks"],
    **{
        "rlsedu.statistics": [
            *("auc", "auc_of", "effect_size", "positive_predictive_value", "power", "sample_size", "winners_curse"),
        ]
    },
)
