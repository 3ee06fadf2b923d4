"""What each demo of this chapter shows, as named numbers: its sentence is made of these."""

from rlsedu.brain_iron.fluid import FluidResult
from rlsedu.brain_iron.mri import Protocol
from rlsedu.brain_iron.places import Place
from rlsedu.brain_iron.quality import Quality
from rlsedu.brain_iron.relaxometry import CHOSEN, METHODS
from rlsedu.brain_iron.slices import Slice
from rlsedu.brain_iron.studies import NONE_SD, HowMany
from rlsedu.brain_iron.windows import TwoWindows
from rlsedu.evidence import checked

# What is told, from how many times the truth on
TELLS = {"much too large": 1.25, "too large": 1.05, "about right": 0}  # assumed: words for what the eye sees


@checked(place=Place)
def midbrain_facts(place):
    """Return which part it is, how large it is drawn, and how much iron it holds. case: "iron" or "unknown"."""
    return {
        "case": "iron" if place.iron_mg_kg else "unknown",
        "part": place.part,
        "long_mm": 2 * place.shape.half_length_mm,
        "wide_mm": 2 * place.shape.half_width_mm,
        "iron_mg_kg": place.iron_mg_kg,
        "status": place.status,
    }


@checked(result=TwoWindows)
def windows_facts(result):
    """Return whom the blood test reassures and alarms, in %, and the two correlations."""
    return {
        "case": "shown",
        "cutoff_ug_l": result.reading.cutoff_ug_l,
        "low_iron_mg_kg": result.low_iron_mg_kg,
        "reassured_percent": 100 * result.reassured,
        "alarmed_percent": 100 * result.alarmed,
        "put_in": result.put_in,
        "seen": max(0.0, result.link),
    }


@checked(result=FluidResult)
def fluid_facts(result):
    """Return what the cut-off finds, misses and raises, of 100 each, and what a positive result is worth.

    case: "positives" or "none" (hardly anyone gets a positive result).
    """
    found, alarms = result.found, result.alarms
    return {
        "case": "positives" if found or alarms else "none",
        "cutoff_ng_ml": result.test.cutoff_ng_ml,
        "found": found,
        "missed": 100 - found,
        "alarms": alarms,
        "late_found": round(100 * result.late_sensitivity),
        "rls_of_100": round(result.test.rls_of_100),
        "right_percent": 100 * result.true_positives,
        "area": result.area,
    }


@checked(result=Slice)
def scanner_facts(result):
    """Return what the nigra holds and reads, and how the chosen voxel fades. place: one of the voxels' names."""
    return {
        "case": "shown",
        "place": result.place,
        "iron_mg_kg": result.nigra_iron_mg_kg,
        "read_mg_kg": max(0.0, result.nigra_read_mg_kg),
        "voxels": result.voxels,
        "mixed": result.mixed,
        "voxel_mm": result.voxel_mm,
        "voxel_r2star_per_s": max(0.0, result.voxel_r2star),
        "echo_time_ms": result.echo_time_ms,
    }


@checked(result=Quality)
def fits_facts(result):
    """Return how far off the worst fit and the chapter's fit are, and how much the latter scatters.

    case: "all right" (all to within 1 mg/kg) or "off". worst, default: keys of METHODS.
    """
    methods = list(METHODS)
    worst, default = result.worst, methods.index(CHOSEN)
    return {
        "case": "all right" if result.all_right else "off",
        "calibration": result.calibration,
        "worst": methods[worst],
        "default": methods[default],
        "snr": result.snr,
        "worst_off_mg_kg": float(result.bias_here[worst]),
        "default_off_mg_kg": float(result.bias_here[default]),
        "default_sd_mg_kg": float(result.sd_here[default]),
        "echoes": round(Protocol().echoes),
    }


@checked(result=HowMany)
def how_many_facts(result):
    """Return how likely a study of this size finds the difference, and what it would report.

    case: "none" (no true difference), "too small" (no size here would do) or "needed". tells: how a study that finds
    the difference tells it: "much too large", "too large" or "about right". wrong_way: of 100 studies, those that
    find the opposite.
    """
    plan, curse = result.plan, result.curse
    times = curse.mean_reported_d / max(plan.d, NONE_SD)
    tells = next((tells for tells, least in TELLS.items() if times >= least))
    small = "needed" if result.needed else "too small"
    return {
        "case": "none" if result.none else small,
        "d_sd": plan.d,
        "per_group": round(plan.per_group),
        "found_percent": 100 * result.power_here,
        "needed": result.needed,
        "reported_sd": curse.mean_reported_d,
        "tells": tells,
        "wrong_way": result.find_more,
        "wrong_percent": 100 * curse.wrong_sign,
        "told": result.told,
        "expected": result.expected,
        "found": result.found,
    }
