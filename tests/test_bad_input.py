"""Promise: every public door answers bad input in words that name the argument (checks: evidence/bounds.py)."""

import importlib
import inspect
import itertools
import math
import re
import types
import typing
import warnings

import numpy as np
import pytest
from conftest import HOUSE

from rlsedu.evidence import Parameters, checked, fact, facts, measured, numbers_in, reference, whole_in
from rlsedu.stage.questions import room_questions

# Not the doors of a model: what draws, what talks to the page, the command, and the home of the checks themselves.
ELSEWHERE = re.compile(r".*_pictures?|demos|bounds|doors|__init__|__main__|connection|course|working_copy")
STAGE = ("controls", "questions")
# A control names itself, and an answer is judged by the kind of its question: test_extremes.py, test_predict.py.
OTHERS = ("Range.check", "Choice.check", "Toggle.check", "PredictItem(answer)", "Choice(value)", "control(value)")
BAD = {
    "an object": object(),
    "NaN": math.nan,
    "infinity": math.inf,
    "minus infinity": -math.inf,
    "bytes": b"1",
    "nothing": None,
    "half a complex number": complex(1, math.inf),
    "rows of unequal length": [[1, 2], [3]],
    "a table of anything": np.array([["a", None]], dtype=object),
    "a table with a gap": np.array([[1.0, math.nan]]),
    "no such name": "no such name",
}


def modules():
    for path in sorted((HOUSE / "rlsedu").rglob("*.py")):
        if not ELSEWHERE.fullmatch(path.stem) and (path.parent.name != "stage" or path.stem in STAGE):
            yield importlib.import_module(".".join(path.relative_to(HOUSE).with_suffix("").parts))


def doors(owner, home, prefix=""):
    """Yield (name, function) for what is public in a module, and in its classes; making one is a door, too."""
    for name, value in vars(owner).items():
        if name.startswith("_") or getattr(value, "__module__", None) != home or prefix + name in OTHERS:
            continue
        if inspect.isclass(value):
            if not issubclass(value, Parameters):
                yield prefix + name, value.__init__
            yield from doors(value, home, f"{name}.")
        elif inspect.isfunction(value):
            yield prefix + name, value


DOORS = [
    pytest.param(function, spot, id=f"{module.__name__}.{name}({spot.name})")
    for module in modules()
    for name, function in doors(module, module.__name__)
    for spot in inspect.signature(function).parameters.values()
    if spot.name != "self" and f"{name}({spot.name})" not in OTHERS
]


def allowed(function, spot):
    """The values of BAD that this argument takes after all, by its rule: free words, None, lists."""
    rule = getattr(function, "rules", {}).get(spot.name)
    kinds = typing.get_args(rule) if isinstance(rule, types.UnionType) else (rule,)
    taken = {"no such name"} if str in kinds else set()
    taken |= {"nothing"} if types.NoneType in kinds or (rule and spot.default is None) else set()
    taken |= {"rows of unequal length"} if list in kinds else set()
    return taken | ({"infinity"} if function.__qualname__ == "scan" and spot.name == "snr" else set())  # no noise


def answer(function, spot, value):
    """Call a door with one bad argument and nothing else, and return what it says; the check must come first."""
    name = "no_such_field" if spot.kind is spot.VAR_KEYWORD else spot.name
    before = itertools.takewhile(lambda other: other != spot.name, inspect.signature(function).parameters)
    with warnings.catch_warnings(), pytest.raises((TypeError, ValueError)) as said:
        warnings.simplefilter("error")
        if spot.kind is spot.VAR_POSITIONAL:
            function(*("hogl-2005-bruneck" for _ in before), value)
        else:
            function(**{name: value})
    return name, str(said.value)


@pytest.mark.parametrize(("function", "spot"), DOORS)
def test_every_door_names_a_bad_argument(function, spot):
    for what in BAD.keys() - allowed(function, spot):
        name, said = answer(function, spot, BAD[what])
        assert re.match(rf"{name} (= .* is not allowed: give |is not known: the names are )", said, re.DOTALL), what


def test_a_door_without_checks_is_found():
    def door(width):
        return width

    spot = inspect.signature(door).parameters["width"]
    with pytest.raises(pytest.fail.Exception):
        answer(door, spot, math.nan)
    assert answer(checked(width=whole_in(1, 3, "mm"))(door), spot, 7)[1] == (
        "width = 7 is not allowed: give a number from 1 to 3 mm"
    )
    assert len(DOORS) > 700


@pytest.mark.parametrize(
    ("rule", "value", "words"),
    [
        (numbers_in(0, 1), [0.5, 2], "give finite numbers from 0 to 1"),
        (numbers_in(0, 1, "h", ndim=1), 0.5, "give finite numbers in a row from 0 to 1 h"),
        (numbers_in(ndim=1), [[1, 2]], "give finite numbers in a row"),
        (numbers_in(), [], "give finite numbers"),
        (numbers_in(), ["1"], "give finite numbers"),
    ],
)
def test_arrays_of_a_wrong_shape_or_value(rule, value, words):
    with pytest.raises(ValueError, match=re.escape(f"x = {value!r} is not allowed: {words}")):
        rule("x", value)


@pytest.mark.parametrize("ask", [fact, measured, lambda key: facts("symptoms") and fact(key), reference])
def test_an_unknown_name_gets_a_list(ask):
    with pytest.raises(KeyError, match="the nearest"):
        ask("hogl-2005-brunek")
    with pytest.raises(KeyError, match="it has: "):
        room_questions("symptoms", "quiz", "no such quiz")
