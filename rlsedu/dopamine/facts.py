"""What each demo of this chapter shows, as named numbers: its sentence is made of these."""

from rlsedu.dopamine.compare import Comparison, restless_hours
from rlsedu.dopamine.medication import Evening
from rlsedu.dopamine.nerve_ending import Factory
from rlsedu.dopamine.restless_line import WatchedDay
from rlsedu.evidence import checked

MORNING_H = 28  # assumed: from 04:00 on an hour is told as the morning


@checked(result=Factory)
def factory_facts(result):
    """Return what is made, held and read, as times the normal, and what the brake does.

    case: how the brake stands: "off", "usual", "slows" or "speeds".
    """
    terminal, share = result.terminal, result.shares
    return {
        "case": result.stands,
        "iron": terminal.iron,
        "th": terminal.th_expression,
        "made_um_per_h": float(result.state.fluxes["th"]),
        "made": share["th"],
        "vesicles": share["vesicular_da"],
        "outside": share["extracellular_da"],
        "signal": result.d2_signal,
        "brake": float(result.brake),
        "taken_back_percent": result.taken_back_percent,
    }


@checked(result=Comparison)
def paradox_facts(result):
    """Return what each of the three stories makes of the same lack of iron, as times the healthy.

    case: "apart" if there is more dopamine outside and yet a weaker signal in the story of pumps and brake, or "alike".
    """
    told = {"case": "apart" if result.parted(1) else "alike", "iron": float(result.series[0]["iron"])}
    for name, one in zip(("simple", "pumps", "made"), result.series, strict=True):
        told |= {f"{name}_made": float(one["th_flux"]), f"{name}_outside": float(one["extracellular_da"])}
        told[f"{name}_signal"] = float(one["d2_signal"])
    return told


@checked(result=WatchedDay)
def day_facts(result):
    """Return where the signal is now, when it is lowest and highest, and the day's means as times the healthy.

    case: "rhythm" or "still". weak: whether the signal is below the line "all day", "never" or in "some" hours;
    below_h: in how many of 24. story: a scenario's name. people_from_h, people_until_h: when sitting still made the
    legs of people worse. Hours are clock times that count on past midnight.
    """
    day, some = result.day, "some" if result.restless.any() else "never"
    start, end = restless_hours()
    high = int(day.d2_signal.argmax())
    return {
        "case": "rhythm" if day.swings else "still",
        "weak": "all day" if result.restless.all() else some,
        "story": day.scenario.name,
        "now_h": result.clock_h,
        "now": result.signal_now,
        "below": result.line.below,
        "below_h": result.hours_below,
        "low_h": result.low_h,
        "low": result.low,
        "high_h": float(day.clock_h[high]),
        "high": float(day.d2_signal[high]),
        "outside": float(day.means["extracellular_da"]),
        "signal": float(day.means["d2_signal"]),
        "people_from_h": start,
        "people_until_h": end,
    }


@checked(result=Comparison)
def parkinson_facts(result):
    """Return what lost endings and what little iron do, as times the healthy. case: "little" or "usual", of iron."""
    lost, iron = result.series
    case = "little" if iron["iron"] < 1 else "usual"
    told = {"case": case, "endings": float(lost["endings"]), "iron": float(iron["iron"])}
    names = {"stored": "tissue_da", "release": "release", "outside": "extracellular_da", "receptors": "d2_density"}
    names["signal"] = "d2_signal"
    for name, quantity in names.items():
        told |= {f"lost_{name}": float(lost[quantity]), f"iron_{name}": float(iron[quantity])}
    return told


@checked(result=Evening)
def medicine_facts(result):
    """Return what the medicine does to tonight's signal, and how many people have augmentation after so long.

    case: "none" (no medicine), "lost endings" (augmentation is not counted), "not counted" (the study was shorter) or
    "counted". medicine: its key. reach: whether the signal, where it is lifted most, is "above" this person's best hour
    without it, or "below"; "late": where it is morning already. Hours are clock times that count on past midnight.
    """
    before, after = result.before.d2_signal, result.after.d2_signal
    gain = after - before
    best, time = int(gain.argmax()), result.after.clock_h
    counted = "not counted" if result.augmented is None else "counted"
    taken = "lost endings" if result.lost_endings else counted
    return {
        "case": "none" if result.clock_h is None else taken,
        "medicine": result.medicine,
        "reach": "late" if time[best] >= MORNING_H else "above" if after[best] > result.own_best else "below",
        "own_best": result.own_best,
        "now_h": float(result.after.clock_h[result.now]),
        "now": float(after[result.now]),
        "now_without": float(before[result.now]),
        "low": float(result.before.d2_signal.min()),
        "taken_h": 0.0 if result.clock_h is None else float(result.clock_h),
        "gain": float(gain[best]),
        "best": float(result.after.d2_signal[best]),
        "best_h": float(result.after.clock_h[best]),
        "months": float(result.months),
        "augmented_percent": 0.0 if result.augmented is None else float(100 * result.augmented),
    }


@checked(fibre=bool)
def midbrain_facts(fibre):
    """Return whether a cell's long fibre is drawn. case: "fibre" or "cells"."""
    return {"case": "fibre" if fibre else "cells"}
