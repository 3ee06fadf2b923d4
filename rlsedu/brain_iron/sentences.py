"""What each picture of this chapter shows, in one or two plain sentences, made of named numbers alone."""

from rlsedu.brain_iron.places import PARTS
from rlsedu.brain_iron.relaxometry import SHORT
from rlsedu.evidence import Said, checked

PLACES = {
    "nigra": "middle of the nigra",
    "edge": "edge of the nigra",
    "red nucleus": "red nucleus",
    "peduncle": "peduncle",
    "fluid": "spinal fluid",
}
WINDOWS = Said(  # a drawing that stands still
    "The blood test looks far from the brain. The two others look closer, and each is blind to something, too.",
    "A drawing, not to scale. Spinal fluid flows around the brain and down the back, where a needle can reach it. "
    "A scanner measures a sign of iron, not iron itself.",
)
TOO_SMALL = "At no size here would 80 of 100 studies find it."
PLAIN = {
    "in-vivo": f"The fit called {SHORT['loglinear']} looks fine here, where the signal fades slowly. Choose the other "
    "line from iron to R2* (not verified): in much noise it then reads far too low as well.",
    "post-mortem": f"Here the signal fades faster: in much noise the fit called {SHORT['loglinear']} reads far too low "
    "as well.",
}
LINES = {"in-vivo": "line of living people", "post-mortem": "post-mortem line (not verified)"}


@checked()
def midbrain_sentence(case: str, part: str, long_mm: float, wide_mm: float, iron_mg_kg: float, status: str):
    """Say what the chosen part is, how big it is drawn, and how much iron it holds."""
    words, further = PARTS[part]
    short = f"In the midbrain, deep in the head, the {part} is {words}."
    more = f"{further}It is drawn {long_mm:.1f} by {wide_mm:.1f} mm large."
    if case == "iron":
        more += f" Mean iron by chemistry after death: {iron_mg_kg:.0f} mg per kg of wet tissue ({status})."
    return Said(short, more)


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
    return Said(
        f"Of 100 with restless legs and low brain iron, the test wrongly reassures {reassured_percent:.0f}. "
        f"It alarms {alarmed_percent:.0f} of as many without restless legs (not drawn).",
        f"All of them are made up. Low brain iron means below {low_iron_mg_kg:.0f} mg/kg; the test reassures when "
        f"ferritin is above {cutoff_ug_l:.0f} µg/L. Of 100 people without restless legs, {alarmed_percent:.0f} are "
        f"below {cutoff_ug_l:.0f}. Body iron was put in with a correlation of {put_in:.2f} to iron in the nigra; "
        f"what the blood test sees of it is {seen:.2f}.",
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
    """Say whom the cut-off misses and alarms, and what a positive result is worth."""
    have = "has" if rls_of_100 == 1 else "have"
    worth = f"{right_percent:.0f} of 100 positive results are right"
    short = (
        f"Of 100 people with early-onset restless legs, this cut-off misses {missed}. "
        f"Of as many people without, it alarms {alarms} wrongly."
    )
    if case == "none":
        worth = "hardly anyone gets a positive result"
        short = (
            "Hardly anyone gets a yes at this cut-off: "
            f"of 100 people with early-onset restless legs, it misses {missed}."
        )
    return Said(
        short,
        f"The cut-off is {cutoff_ng_ml:.1f} ng/mL, and it finds {found}. If {rls_of_100} of 100 people tested {have} "
        f"restless legs (half of them late onset, where the test finds {late_found}), {worth}. "
        f"A score for all cut-offs together, the ROC area for early onset, is {area:.2f} (1 is perfect, 0.5 a coin). "
        "The level in spinal fluid is not verified.",
    )


@checked()
def scanner_sentence(
    case: str,
    place: str,
    iron_mg_kg: float,
    read_mg_kg: float,
    voxels: int,
    mixed: int,
    voxel_mm: float,
    voxel_r2star_per_s: float,
    echo_time_ms: float,
):
    """Say what the nigra reads against what was put in, and how the chosen voxel fades."""
    return Said(
        f"The nigra holds {iron_mg_kg:.0f} mg/kg of iron, but the scan reads {read_mg_kg:.0f}: "
        "voxels on its edge mix in what lies beside it.",
        f"The scan reads it from {voxels} voxels of {voxel_mm:g} mm; {mixed} of them hold such a mix. "
        f"The chosen voxel ({PLACES[place]}) fades at R2* = {voxel_r2star_per_s:.1f} per s. "
        f"The image shows the echo at {echo_time_ms:.0f} ms.",
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
    """Say how far off the worst fit and the default fit are, how much the default scatters, and of the plain line."""
    where = f"Where the signal is {snr:.0f} times the noise"
    short = (
        f"{where}, the worst fit ({SHORT[worst]}) reads {_off(worst_off_mg_kg, ' mg/kg')}, "
        f"this chapter's {_off(default_off_mg_kg)}."
    )
    if case == "all right":
        short = f"{where}, all five fits agree: on average each is right to within 1 mg/kg."
    return Said(
        short,
        f"The fit of this chapter ({SHORT[default]}) scatters: give or take {default_sd_mg_kg:.1f} mg/kg. "
        f"All read {echoes} echoes with the {LINES[calibration]}. {PLAIN[calibration]}",
    )


def _off(error, unit=""):
    off = round(abs(error))
    return f"{off}{unit} too {'high' if error > 0 else 'low'}" if off else "about right"


@checked()
def how_many_sentence(
    case: str,
    d_sd: float,
    per_group: int,
    found_percent: float,
    needed: int,
    reported_sd: float,
    tells: str,
    wrong_way: int,
    wrong_percent: float,
    told: int,
    expected: float,
    found: int,
):
    """Say how likely a study of this size is to find the difference, and what it would report."""
    studies = f"With {per_group} people in each group, {found_percent:.0f} of 100 studies"
    published = f"Of the {told} published comparisons that tell of the nigra, about {expected:.0f} should have found "
    if case == "none":
        return Said(
            f"{studies} tell of a difference that is not there.",
            "Here there is no true difference. About half of them tell of less iron, and half of more. "
            f"They make it about {reported_sd:.2f} SD. {published}one; {found} did.",
        )
    takes = f"With {needed} in each group, 80 of 100 find it." if case == "needed" else TOO_SMALL
    short = f"{studies} find a difference. On average they report it {tells}."
    if wrong_way:
        short = f"{studies} tell of a difference. Even its direction can be wrong."
    return Said(
        short,
        f"The true difference is set to {d_sd:.2f} SD. {takes} "
        f"When it is found, the report says {reported_sd:.2f} SD on average. "
        f"Of all 100, found or not, {wrong_percent:.0f} measure it the wrong way round. {published}it; {found} did.",
    )
