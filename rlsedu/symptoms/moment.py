"""One moment of an evening: what the person does just then, and when it is worst."""

from dataclasses import dataclass

import numpy as np

from rlsedu.evidence import Parameters, checked, clock, number_in, parameter, record, whole_in
from rlsedu.symptoms.discomfort import EveningResult


@dataclass(frozen=True)
class Drawing(Parameters):
    """What the picture of the person needs besides the model; it changes no number."""

    bed_from_h: float = parameter(
        23.0,
        "Clock time from which the person is drawn in bed",
        "assumed: the model knows rest alone",
        unit="h",
        clock=True,
    )
    seen_min: float = parameter(
        10.0, "A walk is drawn for so much longer", "assumed: or it is over before the eye sees it", unit="min"
    )


@record
class Moment(EveningResult):
    """An evening with a moment of it. doing: "up", "sits", "lies" or "walks". now, worst: places in the arrays."""

    now: int
    worst: int
    doing: str

    @property
    def now_at(self):
        """The clock time of the moment, in words."""
        return clock(self.clock_h[self.now])

    @property
    def worst_at(self):
        """The clock time when it is worst, in words."""
        return clock(self.clock_h[self.worst])

    @checked(place=whole_in(0, 10**6))
    def after_walk(self, place):
        """Return how bad it is once the walk is done that begins at a place in the arrays; None if no walk does."""
        there = slice(place, place + 2)
        rests, then_h = self.resting[there].tolist(), self.clock_h[there][-1]
        walks = rests == [True, False] and then_h < self.evening.sit_until_h - 1e-9
        return float(self.discomfort[place + 1]) if walks else None


@checked(evening=EveningResult, now_h=number_in(16, 32, "h"))
def moment_of(evening, now_h):
    """Return the Moment of an evening at a clock time, which counts on past midnight; ValueError beyond 16 to 32 h."""
    clock_h = evening.clock_h
    now = round((now_h - clock_h[0]) / (clock_h[1] - clock_h[0]))
    worst = int(evening.discomfort.argmax())
    doing = _doing(evening, clock_h[now], bool(evening.resting[now]))
    return Moment(**vars(evening), now=now, worst=worst, doing=doing)


def _doing(result, now_h, resting):
    evening, drawing = result.evening, Drawing()
    latest = np.searchsorted(result.breaks_h, now_h - 1e-9) - 1
    seen_h = (evening.break_min + min(drawing.seen_min, evening.break_every_min / 2)) / 60
    if latest >= 0 and now_h < result.breaks_h[latest] + seen_h:
        return "walks"
    if not resting:
        return "up"
    return "sits" if now_h < drawing.bed_from_h else "lies"
