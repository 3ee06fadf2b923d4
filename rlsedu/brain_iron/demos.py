"""The demos of this chapter: controls, model, picture and sentence, wired."""

from functools import partial

from rlsedu.anatomy.midbrain import midbrain_table
from rlsedu.brain_iron import facts, sentences
from rlsedu.brain_iron.fits_picture import FitsPicture
from rlsedu.brain_iron.fluid import FluidTest, read_fluid
from rlsedu.brain_iron.fluid_picture import SpinalFluidPicture
from rlsedu.brain_iron.how_many_picture import HowManyPicture
from rlsedu.brain_iron.midbrain_picture import MidbrainPicture
from rlsedu.brain_iron.mri import CALIBRATIONS, VOXEL_SIZES_MM, Calibration, Protocol, Tissue
from rlsedu.brain_iron.places import PARTS, find_place
from rlsedu.brain_iron.population import Blood, Brain, Fluid, People
from rlsedu.brain_iron.quality import REPEATS, VOXELS, compare_fits
from rlsedu.brain_iron.relaxometry import CHOSEN, SHORT
from rlsedu.brain_iron.scanner_picture import ScannerPicture
from rlsedu.brain_iron.slices import scan_slice
from rlsedu.brain_iron.studies import STUDIES, Plan, plan_study
from rlsedu.brain_iron.three_windows_picture import ThreeWindowsPicture
from rlsedu.brain_iron.windows import Reading, read_both
from rlsedu.brain_iron.windows_picture import TwoWindowsPicture
from rlsedu.evidence import check_choice, fact
from rlsedu.stage import Choice, Demo, Range, control, room_guess, room_quiz, shown

NOT_A_TEST = "Virtual people, for learning. No picture here can tell you about your own blood or brain."
NOT_ROUTINE = "Neither a lumbar puncture nor a brain scan is a routine test for restless legs."

ORDER = (  # as they come in the chapter
    *("reassured-guess", "two_windows", "midbrain", "spinal_fluid", "edges-guess", "scanner"),
    *("fits", "needed-guess", "how_many"),
)


@shown
def midbrain():
    """Show where the midbrain lies in the head, and a slice through it; point at a part by its name."""
    return Demo(
        id="brain_iron.midbrain",
        title="Where is the substantia nigra?",
        controls=[Choice("part", "Show me", {part: part for part in PARTS}, "substantia nigra")],
        model=find_place,
        picture=MidbrainPicture,
        facts_of=facts.midbrain_facts,
        sentence=sentences.midbrain_sentence,
        longest=110,
        rows=midbrain_table().rows,
        notes=[
            "A drawing with smooth shapes. The head is assumed. Of the slice some sizes are measured, others are "
            "assumed: see the table."
        ],
    )


def _two_windows(cutoff_ug_l, rho, d_early, assay_b):
    return Reading(cutoff_ug_l=cutoff_ug_l), People, Blood(assay_b=assay_b), Brain(rho=rho, d_early=d_early)


@shown
def two_windows():
    """Show blood ferritin against brain iron, and count the people whom a blood cut-off reassures wrongly."""
    higher = 100 * (Blood.assay_b_factor - 1)
    return Demo(
        id="brain_iron.two_windows",
        title="Does a normal blood test mean enough iron in the brain?",
        controls=[
            control(Reading, "cutoff_ug_l", step=5),
            control(Brain, "rho", step=0.05, label="Assumption: body iron with brain iron (correlation put in)"),
            control(Brain, "d_early", step=0.01),
            control(Blood, "assay_b", label=f"Measure with laboratory test B (reads {higher:.0f} % higher)"),
        ],
        model=lambda cutoff_ug_l, **numbers: read_both(Reading(cutoff_ug_l=cutoff_ug_l), **numbers),
        picture=TwoWindowsPicture,
        facts_of=facts.windows_facts,
        guessed=lambda both: 100 * both.reassured,
        sentence=sentences.windows_sentence,
        longest=136,
        first=1,
        parameters=_two_windows,
        safety=[NOT_A_TEST],
        notes=[
            "Put in, not found out: blood ferritin is the same with and without restless legs, as in one study. "
            "So its ROC area (how well it tells the groups apart: 1 is perfect, 0.5 a coin) of 0.50 is an input.",
            "Two correlations: the one you put in is of iron in the whole body with iron in the nigra. The other is of "
            "ferritin, as the blood test shows it: see More about this. Sex, age and inflammation make it smaller.",
            "Assumed: the correlation put in, the spread of brain iron, and the effect in late-onset restless legs.",
        ],
    )


@shown
def spinal_fluid():
    """Show two crowds that overlap, a cut-off you move, and what a positive result is worth."""
    first, people = fact("earley-2000-csf-effect-size-derived"), fact("earley-2000-csf-design")
    sides = " and ".join(str(people.size(group)) for group in ("rls", "controls"))
    levels = (("sindic-1981-csf-ferritin-control", "median"), ("fehling-1985-csf-ferritin", "mean"))
    told = " and ".join(f"{fact(key).value(name):g}" for key, name in levels)
    late = f"{Fluid.d_fluid_late / Fluid.d_fluid_early:g}"
    return Demo(
        id="brain_iron.spinal_fluid",
        title="Could ferritin in spinal fluid be a test for restless legs?",
        controls=[
            control(FluidTest, "cutoff_ng_ml", step=0.1),
            control(FluidTest, "d", step=0.02),
            control(FluidTest, "rls_of_100", step=1),
        ],
        model=lambda **numbers: read_fluid(FluidTest(**numbers)),
        picture=SpinalFluidPicture,
        facts_of=facts.fluid_facts,
        sentence=sentences.fluid_sentence,
        longest=120,
        first=1,
        parameters=lambda **numbers: (FluidTest(**numbers), Fluid),
        safety=[NOT_ROUTINE],
        notes=[
            f"The first report of 2000 is quoted as a difference of {first.value('effect-size-d'):g} SD: "
            f"not verified, and from {sides} people.",
            f"Laboratories differ: control levels of {told} were published. No cut-off holds everywhere.",
            f"Assumed: half of those with restless legs have late onset, with {late} of the difference. "
            "The crowd above the other is of early onset; what a positive result is worth counts both. "
            "Each mark stands for a hundredth of its group: nobody is drawn by lot.",
        ],
    )


def _scanner(nigra_iron_mg_kg, snr, **_):
    return Tissue(nigra_iron_mg_kg=nigra_iron_mg_kg), Protocol(snr=snr), Calibration


@shown
def scanner():
    """Run a toy MR scanner over a midbrain of known iron: an echo's image, the map of R2*, a voxel's fading signal."""
    sizes = {f"{size:g}": f"{size:g} mm" for size in VOXEL_SIZES_MM}
    echoes = Protocol().echo_times_ms

    def model(echo_time_ms, nigra_iron_mg_kg, voxel, snr, place):
        return scan_slice(nigra_iron_mg_kg, float(voxel), snr, echo_time_ms, place)

    return Demo(
        id="brain_iron.scanner",
        title="How does a scanner see iron in the midbrain, and how well?",
        controls=[
            Range("echo_time_ms", "Echo time: when the image is taken", echoes[0], echoes[-1], 5, echoes[4], "ms"),
            Choice("voxel", "Size of a voxel", sizes, "1"),
            control(Tissue, "nigra_iron_mg_kg", step=5, low=50),
            control(Protocol, "snr", step=5),
            Choice("place", "Look at one voxel", sentences.PLACES, "nigra"),
        ],
        model=model,
        picture=ScannerPicture,
        facts_of=facts.scanner_facts,
        guessed=lambda scan: scan.nigra_read_mg_kg,
        sentence=sentences.scanner_sentence,
        longest=106,
        time="echo_time_ms",
        parameters=_scanner,
        safety=[NOT_ROUTINE],
        notes=[
            "The scanner measures a rate, R2*. Iron raises it, but so does the fat sheath of nerves. "
            "In real people we say iron index, not iron.",
            "Assumed: the head, the brightness of each tissue and the shape of the midbrain.",
        ],
    )


@shown
def fits():
    """Compare five ways to read R2* out of noisy echoes: how far off each is, and how much it scatters."""
    lines = dict(zip(CALIBRATIONS, ("living people", "after death (not verified)"), strict=True))
    return Demo(
        id="brain_iron.fits",
        title="Does it matter how the fading is fitted?",
        controls=[
            control(Protocol, "snr", step=1, style="log", value=15.0),
            Choice("calibration", "Line from iron to R2*", lines, "in-vivo"),
        ],
        model=compare_fits,
        picture=partial(FitsPicture, tuple(SHORT.values()), list(SHORT).index(CHOSEN)),
        facts_of=facts.fits_facts,
        sentence=sentences.fits_sentence,
        longest=125,
        first=1,
        parameters=lambda snr, **_: (Tissue, Protocol(snr=snr), Calibration),
        notes=[f"A nigra of {VOXELS} voxels without edges, scanned {REPEATS} times at each level of noise."],
    )


@shown
def how_many():
    """Show what a hundred studies of one size find and tell, and what the published studies found."""
    return Demo(
        id="brain_iron.how_many",
        title="How many people does it take to see a difference in brain iron?",
        controls=[control(Plan, "per_group", step=1, style="log", low=5), control(Plan, "d", step=0.01)],
        model=lambda **numbers: plan_study(Plan(**numbers)),
        picture=partial(HowManyPicture, STUDIES),
        facts_of=facts.how_many_facts,
        guessed=lambda plan: plan.needed,
        sentence=sentences.how_many_sentence,
        longest=109,
        parameters=lambda **numbers: (Plan(**numbers),),
        notes=[
            f"{Plan.d:g} SD comes from one study of early-onset restless legs. In all others it may be less: try 0.",
            "Each virtual study stands for a hundredth of all such studies: none is drawn by lot. "
            "One rule for all published ones: the nigra alone, each comparison with its own two groups. Godau 2008 and "
            "Beliveau 2022 do not say there what the nigra showed, or we could not read it. Beliveau 2022, the largest,"
            " is reported to find more iron, or a mixed picture. Studies that find nothing are printed less often.",
        ],
    )


@shown
def drawing(name):
    """Show the drawing called `name`, which stands still: the three "windows" on brain iron."""
    check_choice("name", name, ("windows",))
    return Demo(
        id="brain_iron.windows-drawing",
        title="Three windows on the iron in a brain",
        controls=(),
        model=dict,
        picture=ThreeWindowsPicture,
        facts_of=lambda _: {},
        sentence=lambda: sentences.WINDOWS,
        longest=len(sentences.WINDOWS.short),
    )


@shown
def quiz(name):
    """Return the quiz called `name`: "walk", "opening", "closing" or "more"."""
    return room_quiz("brain_iron", name)


@shown
def predict(name):
    """Return the guess called `name`: "reassured", "edges" or "needed"; its demo answers."""
    return room_guess("brain_iron", name)
