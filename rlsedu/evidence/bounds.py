"""Bad input: one clear error that names the argument, what was given, what is allowed and the unit."""

import dataclasses
import functools
import inspect
import itertools
import math
import reprlib
import types
import typing
from collections.abc import Callable

import numpy as np

_WORDS = {
    str: "words",
    bool: "True or False",
    int: "a whole number",
    float: "a finite number or an array of them",
    np.ndarray: "an array without gaps",
    Callable: "a function",
    dict: "a table",
}


def check(name, value, low, high, unit="1"):
    """Return `value` as a float if it is a finite number from `low` to `high`.

    Raises ValueError naming the argument, what was given, what is allowed and the unit.
    """
    try:
        number = math.nan if isinstance(value, (str, bytes)) else float(value)
    except (TypeError, ValueError, OverflowError):
        number = math.nan
    if math.isfinite(number) and low <= number <= high:
        return number
    unit = "" if unit == "1" else f" {unit}"
    raise ValueError(f"{name} = {value!r} is not allowed: give a number from {low:g} to {high:g}{unit}")


def check_choice(name, value, allowed):
    """Return `value` if it is one of `allowed`; otherwise raise ValueError naming the argument and the choices."""
    if isinstance(value, str) and value in allowed:
        return value
    raise ValueError(f"{name} = {value!r} is not allowed: give one of {', '.join(map(repr, allowed))}")


def check_kind(name, value, *kinds):
    """Return `value` if it is of one of `kinds`; otherwise raise ValueError naming the argument and the kinds.

    kinds: classes, or None. float stands for finite numbers and arrays of them, int for whole numbers; what is in an
    array must be finite.
    """
    if any(_is(value, kind) for kind in kinds):
        return value
    allowed = " or ".join(map(_named, kinds))
    raise ValueError(f"{name} = {reprlib.repr(value)} is not allowed: give {allowed}")


def _is(value, kind):
    if kind is float or kind is np.ndarray:
        if isinstance(value, (int, float)):
            return kind is float and math.isfinite(value)
        array = isinstance(value, (np.ndarray, np.generic) if kind is float else np.ndarray)
        letter = value.dtype.kind if array else "none"
        return bool(np.isfinite(value).all()) if letter in "fc" else letter in ("biu" if kind is float else "biuU")
    return isinstance(value, {int: (int, np.integer), bool: (bool, np.bool_)}.get(kind, kind))


def _named(kind):
    name = kind.__name__
    return _WORDS.get(kind) or ("None" if name == "NoneType" else f"a{'n' * (name[0] in 'AEIO')} {name}")


def number_in(low, high, unit="1"):
    """Return the rule for a number from `low` to `high`."""
    low, high = float(low), float(high)

    def rule(name, value):
        return value if type(value) is float and low <= value <= high else check(name, value, low, high, unit)

    return rule


def whole_in(low, high, unit="1"):
    """Return the rule for a number from `low` to `high` of which the whole part counts."""
    return lambda name, value: int(check(name, value, low, high, unit))


def one_of(allowed):
    """Return the rule for one of the names in `allowed`."""
    return lambda name, value: check_choice(name, value, tuple(allowed))


def numbers_in(low=-math.inf, high=math.inf, unit="1", ndim=None, least=1):
    """Return the rule for a number or an array of them from `low` to `high`, with `ndim` axes (None: any).

    least: how many there must be.
    """
    span = "" if low == -math.inf else f" of {low:g} or more" if high == math.inf else f" from {low:g} to {high:g}"
    axes = "" if ndim is None else " in a row" if ndim == 1 else f" in a table of {ndim} axes"
    allowed = f"give finite numbers{axes}{span}{'' if unit == '1' else f' {unit}'}"

    def rule(name, value):
        if type(value) is float and ndim is None and low <= value <= high and math.isfinite(value):
            return value
        try:
            array = np.asarray(value)
        except ValueError:  # rows of unequal length
            array = np.asarray(None)
        fine = (
            array.dtype.kind in "biufc"
            and array.size >= least
            and ndim in (None, array.ndim)
            and np.isfinite(array).all()
        )
        if not fine or (array.size and array.dtype.kind != "c" and (array.min() < low or array.max() > high)):
            raise ValueError(f"{name} = {reprlib.repr(value)} is not allowed: {allowed}")
        return (array if array.dtype.kind in "fc" else array.astype(float))[()]

    return rule


SEED, ROW = whole_in(0, 2**32), numbers_in(ndim=1)


def fields_of(owner):
    """Return the rule for keyword arguments that are fields of a class of parameters; TypeError lists their names."""

    def rule(name, value):
        names = [field.name for field in dataclasses.fields(owner)]
        if name not in names:
            raise TypeError(f"{name} is not known: the names are {', '.join(names)}")
        return getattr(owner(**{name: value}), name)

    return rule


def checked(**rules):
    """Return a decorator that checks a function's arguments before it runs, and hands them on as numbers.

    rules: for each argument a class ("a | b" for two), or a rule made by number_in, numbers_in, whole_in, one_of or
    fields_of; an argument without one is checked by its annotation, if there is one. An argument whose default is None
    may be None. The error is a ValueError.
    """

    def guard(function):
        known = inspect.signature(function).parameters
        asked = {name: spot.annotation for name, spot in known.items() if spot.annotation is not spot.empty} | rules
        tests = {name: _test(rule, known[name].default is None) for name, rule in asked.items()}
        places = [(name, tests.get(name)) for name, spot in known.items() if spot.kind is spot.POSITIONAL_OR_KEYWORD]
        spare = next(((name, tests[name]) for name, spot in known.items() if spot.kind is spot.VAR_POSITIONAL), None)
        other = next((tests[name] for name, spot in known.items() if spot.kind is spot.VAR_KEYWORD), None)

        @functools.wraps(function, (*functools.WRAPPER_ASSIGNMENTS, "cache_clear", "cache_info"))
        def guarded(*given, **named):
            spots = places if spare is None else itertools.chain(places, itertools.repeat(spare))
            if spare or len(given) <= len(places):
                given = [test(name, value) if test else value for (name, test), value in zip(spots, given)]  # noqa: B905
            for name, value in named.items():
                test = tests.get(name) if name in known else other
                if test:
                    named[name] = test(name, value)
            return function(*given, **named)

        guarded.rules = asked
        return guarded

    return guard


def _test(rule, optional):
    """Return the function (name, value) -> value of a class or a rule."""
    if not isinstance(rule, (type, types.UnionType, types.GenericAlias)):
        return (lambda name, value: None if value is None else rule(name, value)) if optional else rule
    kinds = [*(typing.get_args(rule) if isinstance(rule, types.UnionType) else (rule,)), *[type(None)] * optional]
    kinds = tuple(typing.get_origin(kind) or kind for kind in kinds)
    plain = tuple(kind for kind in kinds if kind not in (int, float, bool, np.ndarray))
    return lambda name, value: value if isinstance(value, plain) else check_kind(name, value, *kinds)


def record(owner):
    """Make a class a frozen dataclass whose fields are checked against their annotations before one is made."""
    made = dataclasses.dataclass(frozen=True)(owner)
    kinds = {field.name: field.type for field in dataclasses.fields(made) if field.init}
    made.__init__ = checked(**kinds)(made.__init__)
    return made


def build(owner, table, where):
    """Make a dataclass from a table of a TOML file; ValueError names a field that is missing, unknown or wrong.

    where: the file and the entry, in words, for the message.
    """
    fields = {field.name: field for field in dataclasses.fields(owner) if field.init}
    for name in table:
        if name not in fields:
            raise ValueError(f"{where}: {name} is not known; the fields are: {', '.join(fields)}")
    for name, field in fields.items():
        if name not in table and field.default is field.default_factory is dataclasses.MISSING:
            raise ValueError(f"{where}: {name} is missing")
    try:
        return owner(**table)
    except (TypeError, ValueError) as problem:
        raise ValueError(f"{where}: {problem}") from None
