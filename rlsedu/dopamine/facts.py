"""What each demo of this chapter shows, as named numbers: its sentence is made of these."""

from rlsedu.dopamine.compare import Comparison
from rlsedu.dopamine.daily_rhythm import Day
from rlsedu.dopamine.medication import Evening
from rlsedu.dopamine.nerve_ending import Factory
from rlsedu.evidence import checked


@checked(result=Factory)
def factory_facts(result):
    """Return what is made and held, as times the normal, and what the brake does.

    case: how the brake stands: "off", "usual", "slows" or "speeds".
    """
    terminal, state, normal = result.terminal, result.state, result.normal
    pulled = "slows" if result.brake < 1 else "speeds"
    stands = "usual" if result.as_usual else pulled
    return {
        "case": stands if terminal.autoreceptor else "off",
        "iron": terminal.iron,
        "th": terminal.th_expression,
        "made_um_per_h": float(state.fluxes["th"]),
        "made": float(state.fluxes["th"] / normal.fluxes["th"]),
        "vesicles": float(state.vesicular_da / normal.vesicular_da),
        "outside": float(state.extracellular_da / normal.extracellular_da),
        "brake": float(result.brake),
        "taken_back_percent": float(100 * state.fluxes["dat"] / state.fluxes["release"]),
    }


@checked(result=Comparison)
def paradox_facts(result):
    """Return what each of the three stories makes of the same lack of iron, as times the healthy."""
    told = {"case": "shown", "iron": float(result.series[0]["iron"])}
    for name, one in zip(("simple", "pumps", "made"), result.series, strict=True):
        told |= {f"{name}_made": float(one["th_flux"]), f"{name}_outside": float(one["extracellular_da"])}
        told[f"{name}_signal"] = float(one["d2_signal"])
    return told


@checked(day=Day)
def day_facts(day):
    """Return when the signal is lowest and highest, and the day's means as times the healthy.

    case: "rhythm" or "still". story: a scenario's name. Hours are clock times that count on past midnight.
    """
    low, high = int(day.d2_signal.argmin()), int(day.d2_signal.argmax())
    return {
        "case": "rhythm" if day.swings else "still",
        "story": day.scenario.name,
        "low_h": float(day.clock_h[low]),
        "low": float(day.d2_signal[low]),
        "high_h": float(day.clock_h[high]),
        "high": float(day.d2_signal[high]),
        "outside": float(day.means["extracellular_da"]),
        "signal": float(day.means["d2_signal"]),
    }


@checked(result=Comparison)
def parkinson_facts(result):
    """Return what lost endings and what little iron do, as times the healthy."""
    lost, iron = result.series
    told = {"case": "shown", "endings": float(lost["endings"]), "iron": float(iron["iron"])}
    names = {"stored": "tissue_da", "release": "release", "outside": "extracellular_da", "receptors": "d2_density"}
    for name, quantity in names.items():
        told |= {f"lost_{name}": float(lost[quantity]), f"iron_{name}": float(iron[quantity])}
    return told


@checked(result=Evening)
def medicine_facts(result):
    """Return what the medicine does to tonight's signal, and how many people have augmentation after so long.

    case: "none" (no medicine), "lost endings" (augmentation is not counted), "not counted" (the study was shorter) or
    "counted". medicine: its key. Hours are clock times that count on past midnight.
    """
    gain = result.after.d2_signal - result.before.d2_signal
    best = int(gain.argmax())
    counted = "not counted" if result.augmented is None else "counted"
    lost = result.before.scenario.terminal.surviving_terminals < 1
    taken = "lost endings" if lost else counted
    return {
        "case": "none" if result.clock_h is None else taken,
        "medicine": result.medicine,
        "low": float(result.before.d2_signal.min()),
        "taken_h": 0.0 if result.clock_h is None else float(result.clock_h),
        "gain": float(gain[best]),
        "best": float(result.after.d2_signal[best]),
        "best_h": float(result.after.clock_h[best]),
        "months": float(result.months),
        "augmented_percent": 0.0 if result.augmented is None else float(100 * result.augmented),
    }


@checked(marked=bool)
def midbrain_facts(marked):
    """Return whether the substantia nigra is outlined. case: "marked" or "plain"."""
    return {"case": "marked" if marked else "plain"}
