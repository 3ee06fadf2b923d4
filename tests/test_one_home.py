"""Promise: a number has one home. A parameter that cites a fact takes its number from there, and follows a change."""

import ast
import dataclasses
import importlib
import math
import re

import pytest
from conftest import HOUSE, ROOMS

from rlsedu.evidence import CHAPTERS, Fact, Parameters, fact, facts, from_fact, parameter, tuned
from rlsedu.evidence.parameters import FromFact, Tuned

KINDS = ("assumed", "setting", "constant")
FILES = sorted(path for room in ROOMS for path in (HOUSE / "rlsedu" / room).glob("[!_]*.py"))
NAMES = {"ids": lambda path: f"{path.parent.name}/{path.name}"}
SLACK = 1.5  # times which a fact's value is moved


def owners(path):
    module = importlib.import_module(f"rlsedu.{path.parent.name}.{path.stem}")
    found = [part for part in vars(module).values() if isinstance(part, type) and issubclass(part, Parameters)]
    return [owner for owner in found if owner.__module__ == module.__name__]


def cited():
    """Every parameter that takes its number from facts, as (class, field), and the places that it cites."""
    for path in FILES:
        for owner in owners(path):
            for field in dataclasses.fields(owner):
                if isinstance(field.metadata["given"], FromFact):
                    yield pytest.param(owner, field, id=f"{path.parent.name}.{owner.__name__}.{field.name}")


def moved(monkeypatch, key, name):
    """Change one number of one fact as an edit of evidence.toml would; return it before and after."""
    real = Fact.value
    before = fact(key).value(name)
    after = before * SLACK or 1.0

    def value(self, asked):
        return after if (self.id, asked) == (fact(key).id, name) else real(self, asked)

    monkeypatch.setattr(Fact, "value", value)
    return before, after


def number_of(given):
    """The number; None where values that must be the same no longer are, which is refused."""
    try:
        return given.number
    except ValueError as refused:
        assert "give numbers that are all the same" in str(refused)
        return None


@pytest.mark.parametrize(("owner", "field"), list(cited()))
def test_a_parameter_follows_each_number_of_its_fact(owner, field, monkeypatch):
    given = field.metadata["given"]
    assert field.default == given.number
    for key, name in given.places:
        with monkeypatch.context() as patch:
            before, after = moved(patch, key, name)
            assert number_of(given) != field.default, (key, name, before, after)
    assert field.default == given.number


def literals(node):
    """Numbers typed in an expression, but for the 0s and 1s of indices and the arguments of conversions."""
    return [
        part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and type(part.value) in (int, float)
    ]


def typed_beside_a_fact(text):
    """List the parameters of a file whose number is typed although their source is a fact: its name and line.

    What is tuned is our own number; what is assumed beside a fact says so; a switch or a choice is no number.
    """
    found = []
    for node in ast.walk(ast.parse(text)):
        if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "parameter"):
            continue
        default, _, *source = node.args
        maker = getattr(getattr(default, "func", None), "id", "")
        if maker == "from_fact":
            if any(literals(word) for word in default.args):
                found.append(node.lineno)
        elif maker != "tuned" and literals(default) and source:
            words = ast.unparse(source[0]).strip("f'\"")
            if not words.startswith(KINDS) and not re.match(r"[\w:{}-]+: assumed", words):
                found.append(node.lineno)
    return found


@pytest.mark.parametrize("path", FILES, **NAMES)
def test_no_number_is_typed_where_a_fact_is_cited(path):
    assert typed_beside_a_fact(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", FILES, **NAMES)
def test_what_is_tuned_or_assumed_is_not_simply_the_number_of_its_fact(path):
    for owner in owners(path):
        for field in dataclasses.fields(owner):
            given, head = field.metadata["given"], field.metadata["source"].partition(":")[0]
            if isinstance(given, FromFact | bool | str) or head in KINDS:
                continue
            places = given.places if isinstance(given, Tuned) else [(head, v.id) for v in fact(head).values]
            told = [fact(key).quantity(name).value for key, name in places if name]
            known = [number for number in told if number is not None]
            assert not [number for number in known if math.isclose(number, field.default)], (owner, field.name)


def test_a_typed_number_is_found():
    line = 'x: float = parameter({}, "label", {})\n'
    bad = line.format("21.6", '"hogl-2005-bruneck"') + line.format("from_fact(KEY, 3)", '""')
    bad += line.format("0.5", 'f"{KEY}: rounded"')
    good = line.format("21.6", '"assumed: so"') + line.format('from_fact("hogl-2005-bruneck", "severe")', '"half"')
    good += line.format('tuned(0.7, "hogl-2005-bruneck", "severe")', '"set so"') + line.format("True", '"a-fact"')
    good += line.format("2.0", '"hogl-2005-bruneck: assumed, the middle"')
    assert typed_beside_a_fact(bad + good) == [1, 2, 3]


def test_a_parameter_that_only_looks_like_its_fact_is_found(monkeypatch):
    @dataclasses.dataclass(frozen=True)
    class Toy(Parameters):
        severe: float = parameter(from_fact("hogl-2005-bruneck", "severe"), "severe", unit="%")
        known: float = parameter(tuned(0.5, "hogl-2005-bruneck", "men"), "men", "set so that it fits")

    severe, known = dataclasses.fields(Toy)
    assert severe.default == fact("hogl-2005-bruneck").value("severe") == 21.6
    assert severe.metadata["source"] == "hogl-2005-bruneck" and known.metadata["source"].endswith(
        ": set so that it fits"
    )
    before, after = moved(monkeypatch, "hogl-2005-bruneck", "severe")
    assert (before, severe.metadata["given"].number) == (21.6, after)
    with pytest.raises(KeyError, match=r"hogl-2005-bruneck has no value 'sevre'; it has: .*severe"):
        parameter(from_fact("hogl-2005-bruneck", "sevre"), "severe")
    with pytest.raises(KeyError, match=r"hogl-2005-bruneck has no value 'sevre'; it has: .*severe"):
        tuned(0.5, "hogl-2005-bruneck", "sevre")
    with pytest.raises(ValueError, match="names = 3 is not allowed: give words"):
        tuned(0.5, "hogl-2005-bruneck", 3)


def test_ids_of_values_are_unique_and_plain():
    for chapter in CHAPTERS:
        for key, found in facts(chapter).items():
            ids = [value.id for value in found.values]
            assert len(set(ids)) == len(ids) and "n" not in ids, key
            assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in ids), key


def test_how_many_were_studied_is_a_number():
    assert fact("hogl-2005-bruneck").size() == fact("hogl-2005-bruneck").value("n") == 701
    known = [found for chapter in CHAPTERS for found in facts(chapter).values() if found.n is not None]
    assert len(known) > 200 and all(found.size() > 0 for found in known)
    groups = [found for found in known if isinstance(found.n, dict)]
    assert len(groups) > 40 and all(sum(found.size(group) for group in found.n) == found.size() for found in groups)
    with pytest.raises(KeyError, match="hogl-2005-bruneck has no n for 'women'"):
        fact("hogl-2005-bruneck").size("women")
