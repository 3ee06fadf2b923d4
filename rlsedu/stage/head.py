"""A drawing of a head from the side, cut in the middle: brain, brainstem, and the level of the midbrain's slice.

Its curves are our own, and its proportions are assumed. Units are mm; the origin is the aqueduct of the midbrain, x
runs to the back of the head and y up.
"""

import numpy as np
from matplotlib.patches import Polygon

from rlsedu.evidence import checked, number_in, numbers_in
from rlsedu.stage.style import INK, SKY, SOFT, Axes

SKIN, BRAIN, STEM, LIT = "#f4f4f4", "#dedede", "#c4c4c4", "#c4a7c7"
PLACE, SCALE = number_in(-1e6, 1e6), number_in(1e-6, 1e6)
# Points of each outline; the curve runs smoothly through them
HEAD = """-38 -135, -43 -117, -58 -108, -84 -113, -106 -117, -117 -106, -114 -92, -120 -86, -122 -80, -117 -74,
-125 -68, -121 -62, -121 -57, -134 -53, -136 -46, -127 -36, -114 -16, -111 -4, -116 14, -112 38, -94 73, -60 99,
-10 108, 51 92, 79 58, 86 16, 76 -26, 55 -62, 47 -100, 48 -135"""
CEREBRUM = """-98 14, -92 46, -60 77, -12 89, 34 74, 63 42, 70 14, 58 2, 38 9, 18 14, 4 14, -10 9, -18 1, -32 -7,
-48 -12, -70 -14, -88 -5"""
CEREBELLUM = "13 -2, 34 4, 54 -7, 61 -26, 46 -46, 24 -48, 13 -36, 11 -18"
MIDBRAIN = "-17 0, -11 7, 4 9, 8 2, 10 -7, 4 -11, -8 -11, -14 -8"
STEM_BELOW = """4 -135, 3 -100, -2 -72, -6 -56, -11 -43, -20 -34, -21 -20, -14 -8, -2 -10, 10 -8, 6 -26, 9 -42, 12 -56,
12 -72, 15 -100, 16 -135"""
FLUID_MM = 14  # assumed: thick enough to be seen in a small drawing
CUT = ((-21.0, 13.0), (0.0, 0.0))  # x of its two ends, and y: a little longer than the midbrain is thick
EYE = ((-101.0, -94.0, -101.0), (-10.0, -15.0, -18.0))
NIGRA = (-8.5, 0.0)  # as far in front of the aqueduct as in the slice
ENDINGS = ((-30.0, 27.0), (-41.0, 27.0), (-50.0, 20.0), (-47.0, 10.0))  # assumed: in the forebrain, near its middle
FORK = (-35.0, 15.0)


@checked(axes=Axes, x=PLACE, y=PLACE, scale=SCALE, fluid=bool)
def draw_head(axes, x, y, scale, fluid=False):
    """Draw a head that looks to the left: brain, brainstem, the midbrain tinted, and the level of its slice marked.

    axes: matplotlib axes. x, y: where the aqueduct stands. scale: units of the axes to one mm of the head.
    fluid: whether spinal fluid is drawn around the brain. Returns where the marked level ends: two x and two y.
    """

    def add(points, **look):
        axes.add_patch(Polygon(points * scale + (x, y), joinstyle="round", **look))

    outline = _curve(HEAD)
    add(outline, facecolor=SKIN, edgecolor="none", zorder=0.5)
    for part in (_closed(CEREBRUM), _closed(CEREBELLUM), _curve(STEM_BELOW)) if fluid else ():
        add(part, facecolor=SKY, edgecolor=SKY, linewidth=72 * FLUID_MM * scale, closed=False, zorder=0.55)
    add(_closed(CEREBRUM), facecolor=BRAIN, edgecolor=SOFT, linewidth=0.8, zorder=0.6)
    add(_closed(CEREBELLUM), facecolor=BRAIN, edgecolor=SOFT, linewidth=0.8, zorder=0.6)
    add(_curve(STEM_BELOW), facecolor=STEM, edgecolor=SOFT, linewidth=0.8, closed=False, zorder=0.7)
    add(_closed(MIDBRAIN), facecolor=LIT, edgecolor=INK, linewidth=0.8, zorder=0.8)
    add(outline, facecolor="none", edgecolor=SOFT, linewidth=1.4, closed=False, zorder=0.9)
    axes.plot(x + scale * np.array(EYE[0]), y + scale * np.array(EYE[1]), color=SOFT, linewidth=1.2)
    ends = x + scale * np.array(CUT[0]), y + scale * np.array(CUT[1])
    axes.plot(*ends, color=INK, linewidth=2.4, solid_capstyle="butt")
    return ends


@checked(points=numbers_in(ndim=2, least=2))
def smooth(points):
    """Return a smooth curve through points from the first to the last; points: rows of x and y."""
    return _through(np.vstack([points[:1], points, points[-1:]]))


@checked(x=PLACE, y=PLACE, scale=SCALE)
def fibre(x, y, scale):
    """Return one cell's long fibre, from the nigra to its endings in the forebrain, in a head drawn by `draw_head`.

    Returns a line with gaps (nan), and the places of the endings, each as two rows x and y.
    """
    gap = np.full((1, 2), np.nan)
    trunk = _bend(NIGRA, FORK, 3.0)
    lines = [trunk, gap]
    for way, end in zip((2.0, 1.0, -1.0, -2.0), ENDINGS, strict=True):
        lines += [_bend(FORK, end, way), gap]
    at = np.array([[x], [y]])
    return scale * np.vstack(lines).T + at, scale * np.array(ENDINGS).T + at


def _bend(start, end, aside, steps=20):
    """A line from one point to another that swings aside by so many mm."""
    start, end = np.array(start), np.array(end)
    along = np.linspace(0, 1, steps)[:, None]
    across = np.array([-(end - start)[1], (end - start)[0]]) / np.hypot(*(end - start))
    return start + along * (end - start) - 4 * along * (1 - along) * aside * across


def _points(words):
    return np.array([point.split() for point in words.split(",")], dtype=float)


def _closed(words):
    points = _points(words)
    return _through(np.vstack([points[-1:], points, points[:2]]))


def _curve(words):
    return smooth(_points(words))


def _through(points, steps=8):
    """A smooth curve through all points but the first and the last (Catmull and Rom)."""
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    found = []
    for before, start, end, after in zip(points, points[1:], points[2:], points[3:], strict=False):
        bent = 2 * before - 5 * start + 4 * end - after, 3 * start - before - 3 * end + after
        found.append(start + ((end - before) * t + bent[0] * t**2 + bent[1] * t**3) / 2)
    return np.vstack([*found, points[-2:-1]])
