"""Promise: every public door answers bad input in words that name the argument (checks: evidence/bounds.py)."""

import functools
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
from conftest import HOUSE, ROOMS

from rlsedu.evidence import Parameters, checked, fact, facts, measured, numbers_in, reference, whole_in
from rlsedu.stage import Choice, Guess, Picture, Quiz, Range, Toggle, control
from rlsedu.stage.live.view import live
from rlsedu.stage.questions import room_questions
from rlsedu.symptoms import Evening

# No doors: what a demo makes and hands its own results to; the command and its server (test_course.py, test_server.py);
# what only a package's first file calls; and the home of the checks themselves.
ELSEWHERE = re.compile(
    r".*_pictures?|picture|canvas|dark|fitted|front|saved|running|connection|command|console|options|working_copy|course|doors|bounds|requests|__init__"
)
# Judged by the kind of their control or question: the tests below, test_extremes.py, test_demo.py and test_predict.py.
# And what a demo or a guess hands to its own sentence. tuned: test_one_home.py.
OTHERS = ("Range.check", "Choice.check", "Toggle.check", "LiveGuess.commit")
OTHERS += ("Demo.settings", "Demo.result", "Demo.drawn", "Demo.numbers", "Demo.told(result)", "Demo.parameters")
OTHERS += (
    "tuned(names)",
    "Guess(answer)",
    "room_guess(answer)",
    "Choice(value)",
    "control(value)",
    "reveal_sentence(result)",
    *(
        "Guess.settings_of",
        "Guess.allows",
        "Guess.is_right",
        "Guess.is_flat",
        "Guess.error_in",
        "guess_words(guess)",
        "LiveView.set",
    ),
    *("mark_of(marked)", "mark_of(now)", "Event(guess)", "Store.add(guess)"),
)
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
        if not ELSEWHERE.fullmatch(path.stem):
            yield importlib.import_module(".".join(path.relative_to(HOUSE).with_suffix("").parts))


def doors(owner, home, prefix=""):
    """Yield (name, function) for what is public in a module, and in its classes; making one is a door, too."""
    for name, value in vars(owner).items():
        ours = isinstance(value, functools.partial) or getattr(value, "__module__", None) == home
        if name.startswith("_") or not ours or prefix + name in OTHERS:
            continue
        if inspect.isclass(value):
            if issubclass(value, (Picture, typing.Protocol)):
                continue
            if not issubclass(value, Parameters):
                yield prefix + name, value.__init__
            yield from doors(value, home, f"{name}.")
        elif inspect.isfunction(value) or isinstance(value, functools.partial):
            yield prefix + name, value


DOORS = [
    pytest.param(function, spot, id=f"{module.__name__}.{name}({spot.name})")
    for module in modules()
    for name, function in doors(module, module.__name__)
    for spot in inspect.signature(function).parameters.values()
    if spot.name != "self" and f"{name}({spot.name})" not in OTHERS
]


def allowed(function, spot):
    """The values of BAD that this argument takes after all, by its rule: free words, None, lists, bytes."""
    rule = getattr(getattr(function, "func", function), "rules", {}).get(spot.name)
    kinds = typing.get_args(rule) if isinstance(rule, types.UnionType) else (rule,)
    taken = {"no such name"} if str in kinds else set()
    taken |= {"nothing"} if types.NoneType in kinds or (rule and spot.default is None) else set()
    taken |= {"rows of unequal length"} if list in kinds else set()
    taken |= {"bytes"} if bytes in kinds else set()
    return taken | (
        {"infinity"} if getattr(function, "__qualname__", "") == "scan" and spot.name == "snr" else set()
    )  # no noise


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


def made(kind, **more):
    """A control of a kind, or a guess; `more` replaces what it is made of."""
    table = {
        Range: {"low": 1, "high": 3, "step": 0.5, "value": 2, "unit": "mm"},
        Choice: {"options": {"a": "A", "b": "B"}, "value": "a"},
        Toggle: {"value": True},
    }[kind]
    return kind(**{"name": "it", "label": "It", **table, **more})


@pytest.mark.parametrize("kind", [Range, Choice, Toggle])
@pytest.mark.parametrize("what", BAD)
def test_a_control_names_itself_and_what_it_takes(kind, what):
    with pytest.raises(ValueError, match=r"it = [\s\S]* is not allowed: give (a number from 1 to 3 mm|one of|True or)"):
        made(kind).check(BAD[what])


@pytest.mark.parametrize(
    ("kind", "more", "words"),
    [
        (Range, {"value": 4}, "value = 4.0 is not allowed: give a number from 1 to 3 mm"),
        (Range, {"high": 0.5}, "high = 0.5 is not allowed: give a number from 1 to"),
        (Range, {"step": 0}, "step = 0.0 is not allowed: give a number from "),
        (Range, {"step": -1}, "step = -1.0 is not allowed: give a number from "),
        (Choice, {"options": {}}, "value = 'a' is not allowed: give one of"),
        (Choice, {"options": {1: "A"}}, "options = 1 is not allowed: give words"),
        (Choice, {"options": {"a": None}}, "options['a'] = None is not allowed: give words"),
        (Choice, {"value": "c"}, "value = 'c' is not allowed: give one of 'a', 'b'"),
    ],
)
def test_a_control_that_makes_no_sense_is_not_made(kind, more, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        made(kind, **more)


def test_a_control_of_a_parameter_stays_inside_its_range():
    for bad in (*BAD.values(), 3):
        if bad is not None:
            with pytest.raises(ValueError, match=r"value = [\s\S]* is not allowed: give a number from "):
                control(Evening, "sit_from_h", value=bad)
    with pytest.raises(ValueError, match=r"owner = .* is not allowed: give a Parameters"):
        control(int, "sit_from_h")


GUESSES = {
    "choice": Guess("test.which", "Which?", "choice", "a", "Why.", options={"a": "A", "b": "B"}),
    "number": Guess("test.many", "How many?", "number", 5, "Why."),
    "curve": Guess("test.where", "Where?", "curve", ([0, 1], [0, 1]), "Why.", xlabel="x", ylabel="y"),
}


@pytest.mark.parametrize("kind", GUESSES)
def test_a_bad_guess_is_named_and_shows_nothing(kind):
    guess = live(GUESSES[kind])
    names = ["y0", "y8"] if kind == "curve" else ["guess"]
    for bad in BAD.values():
        with pytest.raises(ValueError, match=r"(guess|y0) = [\s\S]* is not allowed: give|Choose one"):
            guess.commit(bad)
        for name in names:
            with pytest.raises(ValueError, match=rf"{name} = [\s\S]* is not allowed: give|Choose one"):
                guess.set(**{name: bad})
    assert not guess.extra["committed"] and "still hidden" in guess.sentence
    guess.close()


def test_a_quiz_takes_questions_alone():
    for bad in BAD.values():
        with pytest.raises(ValueError, match=r"questions = [\s\S]* is not allowed: give a Question"):
            Quiz("test.check", "Check yourself", [bad])
    with pytest.raises(ValueError, match="give one Question or more"):
        Quiz("test.check", "Check yourself", [])


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_offers_what_it_names_and_no_picture(room):
    """So pictures are no doors: only demos make them, and hand them the results of their own models."""
    home = importlib.import_module(f"rlsedu.{room}")
    offered = [getattr(home, name) for name in home.__all__]
    assert not [kind for kind in offered if isinstance(kind, type) and issubclass(kind, Picture)]
