"""Promise: where a room tells itself whether the study of a check set the model, it tells so rightly."""

import dataclasses
import importlib

import pytest
from conftest import HOUSE, ROOMS

from rlsedu.evidence import Parameters, fact
from rlsedu.evidence.checks import FREE, PERHAPS, ROLE_COLUMN, SAME_STUDY, SET
from rlsedu.evidence.tables import Table

RULES = "checks"  # files of checks hold rules of judging, not numbers of a model


def model_files(room):
    rooms = ROOMS if room == "journey" else (room,)  # the chain stands on all rooms
    found = [path for name in rooms for path in (HOUSE / "rlsedu" / name).glob("[!_]*.py")]
    return [path for path in found if RULES not in path.stem]


def setters(room):
    """The references behind the numbers of a room's models."""
    sources = set()
    for path in model_files(room):
        module = importlib.import_module(f"rlsedu.{path.parent.name}.{path.stem}")
        for part in vars(module).values():
            if isinstance(part, type) and issubclass(part, Parameters) and part is not Parameters:
                for field in dataclasses.fields(part):
                    head = field.metadata["source"].partition(":")[0]
                    sources |= set() if head == "assumed" else {fact(head).source}
    return sources


def tables(room):
    checks = importlib.import_module(f"rlsedu.{room}.checks").checks
    return [checks(kind) for kind in ("fitted", "unfitted", "failed")] if room == "supplements" else [checks()]


def problems(table, known):
    """Say which rows of a table of checks have no role, or the wrong one."""
    place = table.columns.index(ROLE_COLUMN)
    for row in table.rows:
        role, facts = row[place], row[-1] if isinstance(row[-1], tuple) else (row[-1],)
        if role not in (SET, SAME_STUDY, PERHAPS, FREE):
            yield f"{row[0]}: {role!r} is no role"
        set_it = any(found.source in known for found in facts)
        if set_it and role in (PERHAPS, FREE):
            yield f"{row[0]}: {facts[0].source} set a number of the model"
        if not set_it and role in (SET, SAME_STUDY):
            yield f"{row[0]}: {facts[0].source} set no number of the model"


@pytest.mark.parametrize("room", ["dopamine"])
def test_every_check_says_whether_its_study_set_the_model(room):
    known = setters(room)
    assert known
    found = tables(room)
    assert sum(len(table.rows) for table in found) > 5
    assert [problem for table in found for problem in problems(table, known)] == []


def test_a_wrong_role_is_found():
    columns = ("what", ROLE_COLUMN, "source")
    hogl, allen = fact("hogl-2005-bruneck"), fact("allen-2005-rest-prevalence")
    rows = [("a", FREE, hogl), ("b", SET, allen), ("c", "perhaps", allen), ("d", SAME_STUDY, hogl), ("e", FREE, allen)]
    found = [problem[0] for problem in problems(Table("", columns, rows), {hogl.source})]
    assert found == ["a", "b", "c"]
