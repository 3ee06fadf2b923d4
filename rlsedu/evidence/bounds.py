"""Bad input: one clear ValueError that names the argument, what was given and what is allowed."""

import math


def check(name, value, low, high, unit="1"):
    """Return `value` as a float if it is a finite number from `low` to `high`.

    Raises ValueError naming the argument, what was given, what is allowed and the unit.
    """
    unit = "" if unit == "1" else f" {unit}"
    message = f"{name} = {value!r} is not allowed: give a number from {low:g} to {high:g}{unit}"
    if isinstance(value, (str, bytes)):
        raise ValueError(message)
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise ValueError(message) from None
    if not math.isfinite(number) or not low <= number <= high:
        raise ValueError(message)
    return number


def check_choice(name, value, allowed):
    """Return `value` if it is one of `allowed`; otherwise raise ValueError naming the argument and the choices."""
    if isinstance(value, str) and value in allowed:
        return value
    raise ValueError(f"{name} = {value!r} is not allowed: give one of {', '.join(map(repr, allowed))}")
