"""Prints the pages of a lesson that are for paper as PDF, A4 and Letter. `build(out, chapters)`."""


def build(out, chapters=None):
    """Print what tools/lesson_pages.py wrote into `out`."""
