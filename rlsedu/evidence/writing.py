"""How units, comparisons and clock times are written wherever a reader looks."""

import re

from rlsedu.evidence.bounds import checked, number_in

UNITS = {
    "1": "",
    "1/h": "per hour",
    "1/s": "per s",
    "1/wk": "per week",
    "1/a": "per year",
    "a": "years",
    "uM/h": "µM per hour",
    "mg/d": "mg per day",
    "d": "days",
    "wk": "weeks",
}
SIGNS = {"<=": "at most", ">=": "at least", "<": "below", ">": "above"}
MICRO = re.compile(r"(?<![A-Za-z])u(?=(?:g|L|M|mol)\b)")
COMPARED = re.compile(r" *([<>]=?) *(?=\d)")


@checked(text=str)
def written(text):
    """Return a text as a reader meets it: micro as µ ("ug/L" is µg/L), and signs before a number as words."""
    words = COMPARED.sub(lambda sign: f" {SIGNS[sign[1]]} ", MICRO.sub("µ", text))
    return words.replace("( ", "(").lstrip()


@checked(unit=str)
def unit_words(unit):
    """Return a unit of the evidence base as it is written beside a number; empty for a pure number."""
    return UNITS.get(unit, written(unit))


@checked(hours=number_in(-1e6, 1e6, "h"))
def clock(hours):
    """Return decimal hours, counted on past midnight, as a clock time: 21.33 is 21:20 and 24.5 is 00:30."""
    minutes = round(float(hours) * 60) % (24 * 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
