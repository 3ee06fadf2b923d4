"""Promise: whether the study behind a check also set the model is computed, not claimed by its author."""

import importlib
from dataclasses import dataclass

import pytest
from conftest import ROOMS

from rlsedu.evidence import Parameters, checks, fact, from_fact, parameter, tuned
from rlsedu.evidence.checks import FREE, HIT, MISS, PERHAPS, ROLE_COLUMN, SAME_STUDY, SET, SET_BY_THIS, Check, set_by


def run(room):
    return importlib.import_module(f"rlsedu.{room}.validation").run_checks()


@pytest.fixture
def made(monkeypatch):
    """The names of the classes of parameters that are made from here on."""
    found, real = set(), Parameters.__post_init__

    def note(self):
        found.add(type(self).__name__)
        real(self)

    monkeypatch.setattr(Parameters, "__post_init__", note)
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_every_table_of_checks_shows_the_computed_role(room):
    module = importlib.import_module(f"rlsedu.{room}.validation")
    kinds = ("fitted", "unfitted", "failed") if room == "supplements" else ()
    tables = [module.checks(kind) for kind in kinds] or [module.checks()]
    rows = {}
    for table in tables:
        rows |= {row[0]: row[table.columns.index(ROLE_COLUMN)] for row in table.rows}
    found = run(room)
    assert found and {check.what for check in found} == set(rows)
    assert all(rows[check.what] in {c.role for c in found if c.what == check.what} for check in found)


@pytest.mark.parametrize("room", ROOMS)
def test_rows_name_the_parameters_that_their_models_use(room, made):
    named = {owner.__name__ for check in run(room) for owner in check.uses}
    assert named and all(check.uses for check in run(room))
    judging = {name for name in made if name in ("Rules", "Sampling") or name.endswith(("Trials", "TestMeals"))}
    assert made - judging <= named, made - judging - named


@dataclass(frozen=True)
class Toy(Parameters):
    severe: float = parameter(from_fact("hogl-2005-bruneck", "severe"), "severe", unit="%")
    fitted: float = parameter(tuned(0.7, "garcia-borreguero-2013-msit", "patients"), "a", "set so")
    guess: float = parameter(2.0, "guess", "assumed: a guess")


@pytest.mark.parametrize(
    ("place", "role"),
    [
        ("hogl-2005-bruneck/severe", SET),
        ("hogl-2005-bruneck/women", SAME_STUDY),
        ("hogl-2005-bruneck", SAME_STUDY),
        ("garcia-borreguero-2013-msit/patients", SET),
        ("garcia-borreguero-2013-msit/controls", SAME_STUDY),
        ("allen-2005-rest-prevalence", FREE),
    ],
)
def test_the_role_follows_from_what_set_the_model(place, role):
    check = Check("what", (place,), (Toy,), "1", "2", "within 1", HIT)
    assert check.role == role and check.verdict == (SET_BY_THIS if role == SET else HIT)
    assert Check("what", (place,), (), "1", "2", "within 1", MISS, own_lab=True).role == PERHAPS


def test_a_parameter_that_moves_to_another_study_frees_the_row():
    @dataclass(frozen=True)
    class Other(Parameters):
        severe: float = parameter(21.6, "severe", "assumed: as in a town in the Alps", unit="%")

    assert Check("what", ("hogl-2005-bruneck/women",), (Other,), "1", "2", "within 1", HIT).role == FREE
    assert set_by(Other) == (set(), set()) and fact("hogl-2005-bruneck").source in set_by(Toy, Other)[1]


@pytest.mark.parametrize(("model", "result"), [(9, HIT), (12, HIT), (14, checks.OPEN), (16, MISS)])
def test_a_check_is_judged_by_how_near_it_is(model, result):
    assert checks.within(model, 10, 2, chance=5) == result


def test_an_unknown_place_is_refused():
    with pytest.raises(KeyError, match="hogl-2005-bruneck has no value 'child'"):
        Check("what", ("hogl-2005-bruneck/child",), (Toy,), "1", "2", "within 1", HIT)
    with pytest.raises(ValueError, match="owners = dict is not allowed: give classes of Parameters"):
        set_by(dict)
