"""What each picture of this chapter shows, in one or two plain sentences."""

from rlsedu.brain_iron.fits import METHODS
from rlsedu.brain_iron.fluid import FluidResult
from rlsedu.brain_iron.places import Place
from rlsedu.brain_iron.quality import Quality
from rlsedu.brain_iron.scanner import Protocol
from rlsedu.brain_iron.slices import Slice
from rlsedu.brain_iron.studies import HowMany
from rlsedu.brain_iron.windows import TwoWindows
from rlsedu.evidence import checked

PLACES = {
    "nigra": "middle of the nigra",
    "edge": "edge of the nigra",
    "red nucleus": "red nucleus",
    "peduncle": "peduncle",
    "fluid": "spinal fluid",
}
SHORT = ("plain line", "noisy weights", "fitted weights", "curve", "Rician")


@checked(place=Place)
def midbrain_sentence(place):
    """Say what the chosen part is, how big it is drawn, and how much iron it holds."""
    shape = place.shape
    size = f"{2 * shape.half_length_mm:.1f} by {2 * shape.half_width_mm:.1f} mm"
    told = f"The {place.name}: {place.words}. It is drawn {size} large."
    if not place.iron_mg_kg:
        return told
    return (
        f"{told} Mean iron by chemistry after death: {place.iron_mg_kg:.0f} mg per kg of wet tissue ({place.status})."
    )


@checked(result=TwoWindows)
def windows_sentence(result):
    """Say how many people the blood test reassures although their brain iron is low."""
    cutoff = result.reading.cutoff_ug_l
    return (
        f"Right now: the blood test reassures {100 * result.reassured:.0f} of 100 people with restless legs and low "
        f"iron in the nigra (below {result.low_iron_mg_kg:.0f} mg/kg): their ferritin is above {cutoff:.0f} µg/L. "
        f"Of 100 people without restless legs, {100 * result.alarmed:.0f} are below {cutoff:.0f}. "
        f"Body iron was put in with a correlation of {result.put_in:.2f} to iron in the nigra; "
        f"what the blood test sees of it is {max(0, result.link):.2f}."
    )


@checked(result=FluidResult)
def fluid_sentence(result):
    """Say what the cut-off finds, how often it is wrong, and what a positive result is worth."""
    test = result.test
    found, alarms = round(100 * result.sensitivity), round(100 * (1 - result.specificity))
    late = round(100 * result.late_sensitivity)
    have = "has" if test.rls_of_100 == 1 else "have"
    worth = f"a positive result is right {100 * result.true_positives:.0f} times in 100"
    if not found and not alarms:
        worth = "hardly anyone gets a positive result"
    return (
        f"Right now: a cut-off of {test.cutoff_ng_ml:.1f} ng/mL finds {found} of 100 people "
        f"with early-onset restless legs, misses {100 - found}, and raises {alarms} false alarms "
        f"in 100 people without. If {test.rls_of_100:.0f} of 100 people tested {have} restless legs "
        f"(half of them late onset, where the test finds {late}), {worth}. "
        f"The ROC area for early onset is {result.area:.2f} (0.5 is a coin). The level in spinal fluid is not verified."
    )


@checked(result=Slice)
def scanner_sentence(result):
    """Say what the nigra reads against what was put in, and how the chosen voxel fades."""
    shown = max(0, result.nigra_read_mg_kg)
    return (
        f"Right now: the nigra holds {result.nigra_iron_mg_kg:.0f} mg/kg of iron, and the scan reads "
        f"{shown:.0f} from {result.voxels} voxels of {result.voxel_mm:g} mm. "
        f"The chosen voxel ({PLACES[result.place]}) fades at R2* = {max(0, result.voxel_r2star):.1f} per s. "
        f"The image shows the echo at {result.echo_time_ms:.0f} ms."
    )


@checked(result=Quality)
def fits_sentence(result):
    """Say how far off the worst fit and the default fit are, and how much the default scatters."""
    worst = int(abs(result.bias_here).argmax())
    default = list(METHODS).index("irls")
    line = "post-mortem line (not verified)" if result.calibration == "post-mortem" else "line of living people"
    if round(result.bias_here[worst]):
        told = f"the worst fit ({SHORT[worst]}) {_read(result.bias_here[worst])}"
    else:
        told = "all five fits agree: on average each is right to within 1 mg/kg"
    return (
        f"Right now: where the signal is {result.snr:.0f} times the noise, {told}. The fit of this chapter "
        f"({SHORT[default]}) {_read(result.bias_here[default])}, give or take {result.sd_here[default]:.1f}. "
        f"All read {Protocol().echoes:.0f} echoes with the {line}."
    )


def _read(error):
    off = round(abs(error))
    return f"reads {off} mg/kg too {'high' if error > 0 else 'low'}" if off else "reads the right amount on average"


@checked(result=HowMany)
def how_many_sentence(result):
    """Say how likely a study of this size is to find the difference, and what it would report."""
    plan, curse = result.plan, result.curse
    here = round(plan.per_group)
    if plan.d < 0.005:
        return (
            f"Right now: there is no true difference. A study of {here} v {here} people still reports one "
            f"{100 * result.power_here:.0f} times in 100, half of them the wrong way, and makes it about "
            f"{curse.mean_reported_d:.2f} SD."
        )
    needed = (
        f"it takes {result.needed} per group to find it 4 times out of 5"
        if result.needed
        else "all sizes here are too small"
    )
    return (
        f"Right now: the true difference is {plan.d:.2f} SD. A study of {here} v {here} people finds it "
        f"{100 * result.power_here:.0f} times in 100; {needed}. When it is found, the report says "
        f"{curse.mean_reported_d:.2f} SD on average. "
        f"{100 * curse.wrong_sign:.0f} in 100 such studies point the wrong way. "
        f"Of the {result.told} published comparisons that tell of the nigra, about {result.expected:.0f} should have "
        f"found it; {result.found} did."
    )
