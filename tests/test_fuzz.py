"""A short form of benchmarks/fuzz.py: random events on a few demos, guesses and quizzes, with JupyterLab's settings."""

from benchmarks.fuzz import fuzz
from tools.lab import jupyterlab

EVENTS = 300
FEW = (
    *("symptoms.evening", "symptoms.predict:evening", "symptoms.predict:yes", "symptoms.quiz:opening"),
    *("dopamine.factory", "brain_iron.how_many", "brain_iron.scanner", "supplements.months", "journey.chain"),
    *("journey.predict:donor", "journey.quiz:closing"),
)


def test_random_events_leave_page_kernel_and_notebook_in_step(chrome, tmp_path):
    with jupyterlab(tmp_path) as address:
        found = fuzz(chrome, address, tmp_path, EVENTS, seed=1, names=FEW)
    assert not found.kinds, f"\n{found}"
