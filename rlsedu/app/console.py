"""What the `rlsedu` command says, on whatever console there is, or none."""

import os
import sys


def ready_consoles():
    """Make standard output and error fit for any word: odd letters are shown by number, a closed one leads nowhere."""
    while (spare := os.open(os.devnull, os.O_RDWR)) < 3:  # else a closed console's number goes to the next socket
        pass
    os.close(spare)
    for name, number in (("stdout", 1), ("stderr", 2)):
        stream = getattr(sys, name) or os.fdopen(number, "w", closefd=False)
        setattr(sys, name, stream)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def tell(*lines, on=None):
    """Print lines at once. A console that is gone (`rlsedu | head -1`) or full keeps nobody from the course.

    on: an open text file; default standard output.
    """
    console = on or sys.stdout
    try:
        for line in lines:
            print(line, file=console)
        console.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), console.fileno())
