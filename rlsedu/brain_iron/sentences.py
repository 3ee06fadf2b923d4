"""What each picture of this chapter shows, in one or two plain sentences, made of named numbers alone."""

from rlsedu.brain_iron.places import PARTS
from rlsedu.brain_iron.relaxometry import SHORT
from rlsedu.evidence import checked

PLACES = {
    "nigra": "middle of the nigra",
    "edge": "edge of the nigra",
    "red nucleus": "red nucleus",
    "peduncle": "peduncle",
    "fluid": "spinal fluid",
}
LINES = {"in-vivo": "line of living people", "post-mortem": "post-mortem line (not verified)"}


@checked()
def midbrain_sentence(case: str, part: str, long_mm: float, wide_mm: float, iron_mg_kg: float, status: str):
    """Say what the chosen part is, how big it is drawn, and how much iron it holds."""
    name, words = PARTS[part]
    told = f"The {name}: {words}. It is drawn {long_mm:.1f} by {wide_mm:.1f} mm large."
    if case == "unknown":
        return told
    return f"{told} Mean iron by chemistry after death: {iron_mg_kg:.0f} mg per kg of wet tissue ({status})."


@checked()
def windows_sentence(
    case: str,
    cutoff_ug_l: float,
    low_iron_mg_kg: float,
    reassured_percent: float,
    alarmed_percent: float,
    put_in: float,
    seen: float,
):
    """Say how many people the blood test reassures although their brain iron is low."""
    return (
        f"Right now: the blood test reassures {reassured_percent:.0f} of 100 people with restless legs and low "
        f"iron in the nigra (below {low_iron_mg_kg:.0f} mg/kg): their ferritin is above {cutoff_ug_l:.0f} µg/L. "
        f"Of 100 people without restless legs, {alarmed_percent:.0f} are below {cutoff_ug_l:.0f}. "
        f"Body iron was put in with a correlation of {put_in:.2f} to iron in the nigra; "
        f"what the blood test sees of it is {seen:.2f}."
    )


@checked()
def fluid_sentence(
    case: str,
    cutoff_ng_ml: float,
    found: int,
    missed: int,
    alarms: int,
    late_found: int,
    rls_of_100: int,
    right_percent: float,
    area: float,
):
    """Say what the cut-off finds, how often it is wrong, and what a positive result is worth."""
    have = "has" if rls_of_100 == 1 else "have"
    worth = f"a positive result is right {right_percent:.0f} times in 100"
    if case == "none":
        worth = "hardly anyone gets a positive result"
    return (
        f"Right now: a cut-off of {cutoff_ng_ml:.1f} ng/mL finds {found} of 100 people "
        f"with early-onset restless legs, misses {missed}, and raises {alarms} false alarms "
        f"in 100 people without. If {rls_of_100} of 100 people tested {have} restless legs "
        f"(half of them late onset, where the test finds {late_found}), {worth}. "
        f"The ROC area for early onset is {area:.2f} (0.5 is a coin). The level in spinal fluid is not verified."
    )


@checked()
def scanner_sentence(
    case: str,
    place: str,
    iron_mg_kg: float,
    read_mg_kg: float,
    voxels: int,
    voxel_mm: float,
    voxel_r2star_per_s: float,
    echo_time_ms: float,
):
    """Say what the nigra reads against what was put in, and how the chosen voxel fades."""
    return (
        f"Right now: the nigra holds {iron_mg_kg:.0f} mg/kg of iron, and the scan reads "
        f"{read_mg_kg:.0f} from {voxels} voxels of {voxel_mm:g} mm. "
        f"The chosen voxel ({PLACES[place]}) fades at R2* = {voxel_r2star_per_s:.1f} per s. "
        f"The image shows the echo at {echo_time_ms:.0f} ms."
    )


@checked()
def fits_sentence(
    case: str,
    calibration: str,
    worst: str,
    default: str,
    snr: float,
    worst_off_mg_kg: float,
    default_off_mg_kg: float,
    default_sd_mg_kg: float,
    echoes: int,
):
    """Say how far off the worst fit and the default fit are, and how much the default scatters."""
    told = f"the worst fit ({SHORT[worst]}) {_read(worst_off_mg_kg)}"
    if case == "all right":
        told = "all five fits agree: on average each is right to within 1 mg/kg"
    return (
        f"Right now: where the signal is {snr:.0f} times the noise, {told}. The fit of this chapter "
        f"({SHORT[default]}) {_read(default_off_mg_kg)}, give or take {default_sd_mg_kg:.1f}. "
        f"All read {echoes} echoes with the {LINES[calibration]}."
    )


def _read(error):
    off = round(abs(error))
    return f"reads {off} mg/kg too {'high' if error > 0 else 'low'}" if off else "reads the right amount on average"


@checked()
def how_many_sentence(
    case: str,
    d_sd: float,
    per_group: int,
    found_percent: float,
    needed: int,
    reported_sd: float,
    wrong_percent: float,
    told: int,
    expected: float,
    found: int,
):
    """Say how likely a study of this size is to find the difference, and what it would report."""
    if case == "none":
        return (
            f"Right now: there is no true difference. A study of {per_group} v {per_group} people still reports one "
            f"{found_percent:.0f} times in 100, half of them the wrong way, and makes it about {reported_sd:.2f} SD."
        )
    takes = f"it takes {needed} per group to find it 4 times out of 5"
    return (
        f"Right now: the true difference is {d_sd:.2f} SD. A study of {per_group} v {per_group} people finds it "
        f"{found_percent:.0f} times in 100; {takes if case == 'needed' else 'all sizes here are too small'}. "
        f"When it is found, the report says {reported_sd:.2f} SD on average. "
        f"{wrong_percent:.0f} in 100 such studies point the wrong way. "
        f"Of the {told} published comparisons that tell of the nigra, about {expected:.0f} should have "
        f"found it; {found} did."
    )
