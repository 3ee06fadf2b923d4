"""Frames ahead of the hand: between other work the kernel draws what a reader may ask for next."""

import asyncio
import time
from collections.abc import Callable

from rlsedu.evidence import checked

BUDGET_S = 0.9  # of drawing, for one grab of a control
REST_S = 0.004  # between two frames: whatever a reader asks meanwhile goes first


class Ahead:
    """Draws the frames of one grab, one at a time; a new grab, or `stop`, ends it.

    draw: called with what is to be drawn next; it returns whether to go on.
    """

    @checked(draw=Callable)
    def __init__(self, draw):
        self._draw, self._grab = draw, None

    @checked(jobs=list | tuple)
    def begin(self, jobs):
        """Draw `jobs` in order, until the time for one grab is used. Nothing happens where no event loop runs."""
        self._grab = grab = object()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return
        self._later(loop, grab, iter(jobs), 0.0)

    def _later(self, loop, grab, jobs, spent_s):
        loop.call_later(REST_S, self._step, loop, grab, jobs, spent_s)

    def _step(self, loop, grab, jobs, spent_s):
        if self._grab is not grab:
            return
        begun = time.perf_counter()
        for job in jobs:
            if self._draw(job):
                spent_s += time.perf_counter() - begun
                if spent_s < BUDGET_S:
                    self._later(loop, grab, jobs, spent_s)
            return

    def stop(self):
        """End what is under way."""
        self._grab = None
