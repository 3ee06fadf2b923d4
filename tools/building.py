"""What the commands that build something share: a folder made anew, a line for each part, words for what fails."""

import shutil
import sys
import time

from tools.source import BuildError


def clear(out, mark, what):
    """Remove what an earlier build left in a folder; BuildError for a folder that holds anything else.

    mark: the name of a file that stands in every folder that this build made. what: what it makes, in a word.
    """
    if out.exists() and any(out.iterdir()) and not (out / mark).exists():
        raise BuildError(f"{out} holds something that is no {what} of this course: name another folder, or empty it")
    shutil.rmtree(out, ignore_errors=True)


def take(steps, without, tell):
    """Do the steps, functions by name, but those in `without`; `tell` hears of each how long it took."""
    for name, step in steps.items():
        if name not in without:
            began = time.perf_counter()
            step()
            tell(f"{name}: {time.perf_counter() - began:.0f} s")


def status(build, *given):
    """Build; return 0, or 1 when it cannot be done: then standard error says why."""
    try:
        build(*given)
    except BuildError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def tell_size(out):
    """Print how large a built folder is."""
    size_mb = sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) / 1e6
    print(f"{out}: {size_mb:.1f} MB")
