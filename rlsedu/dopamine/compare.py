"""Stories side by side, and the measurements that a picture puts beside them; healthy = 1 everywhere."""

from functools import lru_cache

from rlsedu.dopamine.daily_rhythm import Day, day_means, simulate_day
from rlsedu.dopamine.scenario import Scenario, healthy, more_made, parkinson, pumps_and_brake, simple_story
from rlsedu.evidence import checked, clock, fact, number_in, record, whole_in
from rlsedu.evidence.conversions import more_by, next_day


@record
class Comparison:
    """Several stories: for each, the 24-hour means and the amounts by name (healthy = 1)."""

    series: tuple[dict, ...]

    @checked(story=whole_in(0, 10), name=str)
    def percent(self, story, name):
        """Return by how many whole per cent a quantity of a story, counted from 0, lies above the healthy."""
        return round(100 * (self.series[story][name] - 1))

    @checked(story=whole_in(0, 10))
    def parted(self, story):
        """Return whether a story, counted from 0, has more dopamine outside and yet a weaker D2 signal."""
        return self.percent(story, "extracellular_da") > 0 > self.percent(story, "d2_signal")


@checked(scenarios=Scenario)
def compare(*scenarios):
    """Return the Comparison of scenarios."""
    return Comparison(tuple(map(_amounts, scenarios)))


@lru_cache(maxsize=64)
def _amounts(scenario):
    terminal = scenario.terminal
    left = terminal.surviving_terminals
    return {
        **day_means(scenario),
        "endings": left,
        "iron": terminal.iron,
        "transporters": left * terminal.dat_density,
        "d2_density": terminal.d2_density,
    }


@checked(iron=number_in(0.02, 1), dat_loss=number_in(0, 0.5), d2_loss=number_in(0, 0.5), th_gain=number_in(1, 3))
def compare_stories(iron, dat_loss, d2_loss, th_gain):
    """Compare the three stories of little iron: the simple one, fewer pumps with a weaker brake, and more made.

    iron: 0.02 to 1. dat_loss, d2_loss: shares of transporters and of D2 receptors lost at half the iron, 0 to 0.5.
    th_gain: how active TH is at half the iron in the last story, 1 to 3. Raises ValueError outside.
    """
    return compare(
        simple_story(iron),
        pumps_and_brake(iron, dat_loss=dat_loss, d2_loss=d2_loss),
        more_made(iron, th_gain, dat_loss),
    )


@checked(surviving_terminals=number_in(0.02, 1), iron=number_in(0.02, 1))
def compare_illnesses(surviving_terminals, iron):
    """Compare lost nerve endings (share left, 0.02 to 1; iron normal) with little iron (0.02 to 1)."""
    return compare(parkinson(surviving_terminals), pumps_and_brake(iron))


def _share(key, name):
    return more_by(fact(key).value(name))


def paradox_marks():
    """Return what was measured beside the stories: (row, low, high, in whom, fact id)."""
    connor, unger = "connor-2009-rls-putamen-nigra", "unger-2008-d2-iron"
    beard, nelson = "beard-1994-id-extracellular-da", "nelson-1997-id-reversible"
    erikson, bianco = "erikson-2000-id-dat", "bianco-2009-mouse-day-night"
    outside = sorted((_share(nelson, "dopamine-outside-cell"), _share(beard, "dopamine")))
    pumps = _share(erikson, "transporter-striatum"), _share(bianco, "transporter-light")
    return [
        ("tissue_da", 1, 1, "post-mortem", connor),
        ("tissue_da", 1, 1, "animal", nelson),
        ("hva", 1, 1, "living people", "earley-2001-csf"),
        ("hva", *[_share(beard, "hva")] * 2, "animal", beard),
        ("extracellular_da", *outside, "animal", beard),
        ("transporters", *pumps, "animal", erikson),
        ("transporters", 1, 1, "post-mortem", connor),
        ("d2_density", _share(unger, "d2-surface"), _share(unger, "d2-inside-cell"), "animal", unger),
        ("d2_density", *[_share(connor, "d2-putamen")] * 2, "post-mortem", connor),
        ("d2_density", 1, 1, "living people", "earley-2013-d2-binding"),
    ]


@checked(marks=list)
def measured_rows(marks):
    """Return rows (what, value, unit, source, how sure) of marks, such as `paradox_marks` returns."""

    def span(low, high):
        return f"{low:.2f}" if low == high else f"{low:.2f} to {high:.2f}"

    return [(f"measured: {row}", span(low, high), "", fact(key), fact(key).status) for row, low, high, _, key in marks]


def parkinson_marks():
    """Return what was measured in Parkinson disease: (row, low, high, in whom, fact id)."""
    loss, more = "fearnley-1991-threshold-80-percent", fact("dexter-1989-pd-iron").quantity("nigral-iron-above-control")
    left = _share(loss, "striatal-dopamine")
    return [
        ("tissue_da", left, left, "post-mortem", loss),
        ("iron", more_by(more.low), more_by(more.high), "post-mortem", "dexter-1989-pd-iron"),
        ("iron", 1, 1, "post-mortem", "galazka-friedman-1996-nigral-iron"),
    ]


def restless_hours():
    """Return from when to when sitting still made the legs worse in most tests, in hours from midnight."""
    value = fact("michaud-2005-circadian-x-rest").value
    return value("window-start"), next_day(value("window-end"))


def restless_words():
    """Return the hours of `restless_hours` in words, "21:20 to 08:00"."""
    return " to ".join(map(clock, restless_hours()))


@checked(day=Day)
def weaker_signal(day):
    """Return whose D2 signal is weaker: "ill" (of this Day at its best hour), "healthy" (at its worst), or "same"."""
    best, worst = (float(f"{level:.2f}") for level in (day.d2_signal.max(), simulate_day(healthy()).d2_signal.min()))
    return "same" if best == worst else "ill" if best < worst else "healthy"
