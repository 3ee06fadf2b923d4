"""What each picture of this chapter shows, in one or two plain sentences."""

from rlsedu.dopamine.compare import Comparison
from rlsedu.dopamine.day import Day
from rlsedu.dopamine.factory import Factory
from rlsedu.dopamine.medicine import Evening
from rlsedu.evidence import checked, clock

STORY = {
    "healthy": "Healthy nerve ending",
    "simple story": "Simple story",
    "fewer pumps, weaker brake": "Fewer pumps, weaker brake",
    "more is made": "More is made",
    "Parkinson": "Lost nerve endings",
}

COUNTED = {"levodopa": "one study of levodopa", "agonist": "a survey of people on any dopamine medicine"}


def _change(ratio):
    """Write a ratio as a change, "+24 %", or "unchanged"."""
    percent = round(100 * (float(ratio) - 1))
    return f"{percent:+d} %".replace("-", "−") if percent else "unchanged"


def _share(value):
    return f"{round(100 * float(value))} %"


@checked(result=Factory)
def factory_sentence(result):
    """Say how much L-DOPA is made, what reaches the outside, and what the brake does."""
    terminal, state, normal = result.terminal, result.state, result.normal
    made, outside = state.fluxes["th"], state.extracellular_da / normal.extracellular_da
    if not terminal.autoreceptor:
        brake = "The brake is off."
    elif abs(result.brake - 1) < 0.05:
        brake = "The brake on TH stands as usual."
    else:
        word = "slows TH" if result.brake < 1 else "lets TH run faster"
        brake = f"The brake {word}: times {result.brake:.2f}."
    return (
        f"Right now: iron {_share(terminal.iron)}, TH {_share(terminal.th_expression)}. TH makes {made:.1f} µM of "
        f"L-DOPA an hour ({_change(made / normal.fluxes['th'])}). Dopamine in the vesicles: "
        f"{_change(state.vesicular_da / normal.vesicular_da)}; outside: {_change(outside)}. {brake} "
        f"Of each 100 released, {100 * state.fluxes['dat'] / state.fluxes['release']:.0f} are taken back."
    )


@checked(result=Comparison)
def paradox_sentence(result):
    """Say what each story makes of the same lack of iron."""
    simple, pumps, made = result.series
    told = (("Simple story", simple), ("Fewer pumps, weaker brake", pumps), ("More is made", made))
    return f"Right now: iron {_share(simple['iron'])}. " + " ".join(
        f"{name}: L-DOPA made {_change(one['th_flux'])}, dopamine outside {_change(one['extracellular_da'])}, "
        f"D2 signal {_change(one['d2_signal'])}."
        for name, one in told
    )


@checked(day=Day)
def day_sentence(day):
    """Say when the signal is lowest and highest, and how the day's means compare with healthy."""
    low, high = day.d2_signal.argmin(), day.d2_signal.argmax()
    swing = day.d2_signal[high] - day.d2_signal[low]
    mean = f"Over the day, dopamine outside is {_change(day.means['extracellular_da'])} against healthy"
    signal = f"the D2 signal {_change(day.means['d2_signal'])}"
    if swing < 0.005:
        return (
            f"Right now: {STORY[day.scenario.name]}, without a rhythm. {mean}, {signal}. Nothing falls in the evening."
        )
    return (
        f"Right now: {STORY[day.scenario.name]}. The D2 signal is lowest at {clock(day.clock_h[low])} "
        f"({day.d2_signal[low]:.2f}) and highest at {clock(day.clock_h[high])} ({day.d2_signal[high]:.2f}). "
        f"{mean}, {signal}."
    )


@checked(result=Comparison)
def parkinson_sentence(result):
    """Say what is alike and what is opposite in lost endings and in little iron."""
    lost, iron = result.series
    return (
        f"Right now: {_share(lost['endings'])} of the nerve endings left, or iron at {_share(iron['iron'])}. "
        f"Stored dopamine: {_change(lost['tissue_da'])} with lost endings, {_change(iron['tissue_da'])} with little "
        f"iron. Release: {_change(lost['release'])} and {_change(iron['release'])}. Dopamine outside: "
        f"{_change(lost['extracellular_da'])} and {_change(iron['extracellular_da'])}. D2 receptors: "
        f"{_change(lost['d2_density'])} and {_change(iron['d2_density'])}."
    )


@checked(result=Evening)
def medicine_sentence(result):
    """Say what the medicine does to tonight's signal, and how many people have augmentation after the chosen time."""
    low = result.before.d2_signal.min()
    if result.clock_h is None:
        return f"Right now: no medicine. Tonight the D2 signal falls to {low:.2f}."
    gain = result.after.d2_signal - result.before.d2_signal
    best = int(gain.argmax())
    words = {"levodopa": "Levodopa", "agonist": "An agonist"}[result.medicine]
    tonight = (
        f"Right now: {words} at {clock(result.clock_h)} lifts the D2 signal by up to {gain[best]:.2f}, to "
        f"{result.after.d2_signal[best]:.2f} at {clock(result.after.clock_h[best])}."
    )
    if result.before.scenario.name == "Parkinson":
        return f"{tonight} Augmentation is a matter of restless legs: it is not counted for lost endings."
    if result.augmented is None:
        return (
            f"{tonight} How many have augmentation after {_span(result.months)} was not counted: the study was shorter."
        )
    many = round(100 * result.augmented)
    return (
        f"{tonight} At the rate of {COUNTED[result.medicine]}, {many} of 100 people have augmentation after "
        f"{_span(result.months)}, if all stay on it."
    )


def _span(months):
    if months < 24:
        return f"{months:.0f} month{'' if months == 1 else 's'}"
    return f"{months / 12:.1f}".removesuffix(".0") + " years"


@checked(marked=bool)
def midbrain_sentence(marked):
    """Say where the cells that make dopamine sit."""
    where = "The substantia nigra is a dark band on each side, behind the stalks that carry the nerve fibres down."
    return f"A slice through the midbrain. {where} Its dopamine cells send their endings up into the forebrain." + (
        " It is outlined." if marked else ""
    )
