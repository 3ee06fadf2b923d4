"""The signs of the stations on the road, each in a square from -1 to 1: lines and filled shapes, as arrays x, y."""

import numpy as np

from rlsedu.evidence import checked, number_in

TURN = np.linspace(0, 2 * np.pi, 60)


def _round(x, y, across, up=None, tilt=0.0):
    right, high = across * np.cos(TURN), (up or across) * np.sin(TURN)
    return x + right * np.cos(tilt) - high * np.sin(tilt), y + right * np.sin(tilt) + high * np.cos(tilt)


def _line(*points):
    return tuple(np.array(points, dtype=float).T)


def _plate():
    fork = [_line((-0.82 + d, 0.55), (-0.82 + d, 0.2)) for d in (-0.1, 0, 0.1)]
    knife = _line((0.8, -0.55), (0.8, 0.55), (0.92, 0.3), (0.8, 0.0))
    return [
        _round(0, 0, 0.6),
        _round(0, 0, 0.38),
        *fork,
        _line((-0.92, 0.2), (-0.72, 0.2)),
        _line((-0.82, 0.2), (-0.82, -0.55)),
        knife,
    ], []


def _gut():
    down = np.linspace(0, 1, 160)
    x, y = 0.55 * np.sin(5 * np.pi * down), 0.8 - 1.6 * down
    slant = np.gradient(x), np.gradient(y)
    across = 0.11 / np.hypot(*slant)
    sides = [(x + way * across * slant[1], y - way * across * slant[0]) for way in (-1, 1)]
    return sides, []


def _blood():
    up = np.linspace(0, np.pi, 40)
    x = 0.52 * np.sin(up) * np.sin(up / 2) ** 1.5
    y = 0.85 * np.cos(up)
    return [], [(np.concatenate([x, -x[::-1]]), np.concatenate([y, y[::-1]]))]


def _border():
    bricks = []
    for row, y in enumerate(np.arange(-0.75, 0.7, 0.3)):
        if row != 2:  # a gap in the wall
            bricks.append(_line((-0.22, y), (0.22, y), (0.22, y + 0.22), (-0.22, y + 0.22), (-0.22, y)))
    return [_line((-0.85, -0.05), (0.75, -0.05)), _line((0.5, 0.15), (0.78, -0.05), (0.5, -0.25))], bricks


def _nigra():
    side = _round(0.42, 0.12, 0.36, 0.11, 0.6)
    return [_round(0, -0.05, 0.8, 0.62)], [side, (-side[0], side[1])]


def _dopamine():
    bulb = np.linspace(-0.25 * np.pi, 1.25 * np.pi, 50)
    dots = [_round(x, y, 0.09) for x, y in ((-0.3, -0.5), (0.02, -0.36), (0.33, -0.52), (-0.12, -0.74), (0.2, -0.8))]
    cell = 0.55 * np.cos(bulb), 0.3 + 0.42 * np.sin(bulb)
    return [(np.append(cell[0], cell[0][0]), np.append(cell[1], cell[1][0])), _line((0, 0.72), (0, 0.98))], dots


def _legs():
    bed = [_line((-0.9, 0.35), (-0.9, -0.6)), _line((-0.9, -0.3), (0.9, -0.3)), _line((0.9, -0.1), (0.9, -0.6))]
    person = [
        _line((-0.45, -0.1), (0.1, -0.1), (0.32, 0.28), (0.5, -0.14)),
        _line((0.1, -0.1), (0.4, 0.02), (0.78, -0.12)),
    ]
    return [*bed, *person], [_round(-0.65, -0.04, 0.16)]


@checked(hour=number_in(0, 24, "h"))
def clock(hour):
    """Return the lines of a small clock that shows an hour, 0 to 24, in the same square."""
    angle, minutes = np.pi / 2 - 2 * np.pi * (hour % 12) / 12, np.pi / 2 - 2 * np.pi * (hour % 1)
    hands = [_line((0, 0), (r * np.cos(a), r * np.sin(a))) for r, a in ((0.42, angle), (0.68, minutes))]
    return [_round(0, 0, 0.9), *hands]


ICONS = {
    "plate": _plate,
    "gut": _gut,
    "blood": _blood,
    "border": _border,
    "nigra": _nigra,
    "dopamine": _dopamine,
    "legs": _legs,
}
