"""Promise: no number of a model stands alone: each is a parameter with a source, or says that it is assumed."""

import ast
import dataclasses
import importlib
import math
import re

import pytest
from conftest import HOUSE, ROOMS

from rlsedu.evidence import Parameters, fact, numbers_table, parameter

OTHER_DOORS = re.compile(r"__init__|demos|sentences|pictures?|\w+_pictures?")
MODELS = sorted(
    path for room in ROOMS for path in (HOUSE / "rlsedu" / room).glob("*.py") if not OTHER_DOORS.fullmatch(path.stem)
)
ARITHMETIC = {0.25, 0.5, 0, 1, 2, 3, 4, 6, 7, 12, 24, 36, 48, 52, 60, 365, 365.25, 3600}
EXPLAINED = re.compile(r"#.*\b(assumed|arithmetic|grid|from [a-z0-9]+(-[a-z0-9]+)+)\b")
NO_AMOUNT = re.compile(r"seed|axis|decimals|ndmin|num|steps|points|maxsize|size|n|n_\w+")


def owners(path):
    """The classes of parameters that a file defines."""
    module = importlib.import_module(f"rlsedu.{path.parent.name}.{path.stem}")
    found = [part for part in vars(module).values() if isinstance(part, type) and issubclass(part, Parameters)]
    return [owner for owner in found if owner.__module__ == module.__name__]


def source_problem(field):
    """Say what is wrong with a parameter's source, or nothing."""
    source, label = field.metadata.get("source", ""), field.metadata.get("label", "")
    head, _, words = source.partition(":")
    if not label.strip():
        return "it has no label"
    if head == "assumed":
        return "" if words.strip() else "it is assumed without a reason"
    try:
        found = fact(head)
    except KeyError as problem:
        return problem.args[0]
    if found.checked == "unverified" and "not verified" not in source + label:
        return f"it rests on {head} alone, which is not verified: its label or source must say so"
    return ""


class Numbers(ast.NodeVisitor):
    """Collects (line, number) of a model file, but for parameter(), limits of checks, indices, counts, arithmetic."""

    def __init__(self):
        self.found = []

    def visit_Call(self, node):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in ("parameter", "check", "range", "number_in", "numbers_in", "whole_in"):
            return
        for part in [*node.args[: 2 if name in ("linspace", "geomspace") else None], *node.keywords]:
            self.visit(part)

    def visit_arguments(self, node):
        named = [*zip(node.args[len(node.args) - len(node.defaults) :], node.defaults, strict=True)]
        for name, default in [*named, *zip(node.kwonlyargs, node.kw_defaults, strict=True)]:
            if default is not None and not NO_AMOUNT.fullmatch(name.arg):
                self.visit(default)

    def visit_keyword(self, node):
        if not NO_AMOUNT.fullmatch(node.arg or ""):
            self.generic_visit(node)

    def visit_Subscript(self, node):
        self.visit(node.value)

    def visit_Constant(self, node):
        value = node.value
        plain = type(value) not in (int, float) or value in ARITHMETIC or math.log10(value).is_integer()
        if not plain:
            self.found.append((node.lineno, value))


def bare_numbers(text):
    """List (line, number) of a model file that are neither arithmetic nor explained in a comment on their line."""
    numbers = Numbers()
    numbers.visit(ast.parse(text))
    lines = text.splitlines()
    return [(line, value) for line, value in numbers.found if not EXPLAINED.search(lines[line - 1])]


@pytest.mark.parametrize("path", MODELS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_parameter_has_a_source(path):
    for owner in owners(path):
        fields = dataclasses.fields(owner)
        assert fields and owner.__dataclass_params__.frozen, owner
        assert not {f"{owner.__name__}.{f.name}": source_problem(f) for f in fields if source_problem(f)}
        assert len(numbers_table(owner).rows) == len(fields)


def test_there_are_parameters_and_only_in_model_files():
    assert sum(len(owners(path)) for path in MODELS) > 0
    others = {path for room in ROOMS for path in (HOUSE / "rlsedu" / room).glob("[!_]*.py")} - set(MODELS)
    assert not [owner for path in others for owner in owners(path)]


@pytest.mark.parametrize("path", MODELS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_bare_number(path):
    told = "\n".join(f"  line {n}: {value}" for n, value in bare_numbers(path.read_text(encoding="utf-8")))
    assert not told, (
        f"{path.name}: numbers outside parameter(...):\n{told}\n"
        "Make them fields of a Parameters class, or say on the line where they come from: "
        "# assumed: why / # from fact-id / # arithmetic: what / # grid: points"
    )


@pytest.mark.parametrize(
    ("given", "label", "words"),
    [
        ("assumed:", "x", "without a reason"),
        ("hogl-2005-brunek", "x", "nearest ids are"),
        ("earley-2000-csf-ferritin", "x", "not verified"),
        ("hogl-2005-bruneck", " ", "no label"),
    ],
)
def test_a_poor_source_is_found(given, label, words):
    @dataclasses.dataclass(frozen=True)
    class Toy(Parameters):
        x: float = parameter(1.0, label, given)

    assert words in source_problem(dataclasses.fields(Toy)[0])


def test_a_bare_number_is_found():
    assert bare_numbers("x = 60 * 24 + 1e-9\ny = 7.3 * x") == [(2, 7.3)]
    assert bare_numbers("def f(v=17, *, w=18, seed=19):\n    return np.linspace(20, v, 21)") == [
        (1, 17),
        (1, 18),
        (2, 20),
    ]
    assert not bare_numbers("x = 7.3  # assumed: a guess\ny = 8.1  # from hogl-2005-bruneck\nz = a[7]")
