"""Promise: a demo says its point in one or two sentences of at most 25 words and 3 numbers; more is one click away."""

import itertools
import re

import pytest
from test_pictures_fit import anywhere, at_the_ends

from rlsedu.evidence import Said

WORDS, NUMBERS, SENTENCES, SETTINGS = 25, 3, 2, 200
NUMBER = re.compile(r"(?<![\w*])\d[\d,]*(?:[.:]\d+)?(?!\w)")  # D2 and R2* are names
END = re.compile(r"[.?!](?:\s|$)")


def too_much(words):
    """Say what is too long in a short sentence; nothing if it keeps the promise."""
    counts = {
        "words": len([part for part in words.split() if re.search(r"\w", part)]),
        "numbers": len(NUMBER.findall(words)),
        "sentences": len(END.findall(words)),
    }
    limits = {"words": WORDS, "numbers": NUMBERS, "sentences": SENTENCES}
    return {name: count for name, count in counts.items() if count > limits[name]}


def test_every_sentence_is_short(demo_value):
    settings = itertools.chain(at_the_ends(demo_value), anywhere(demo_value, SETTINGS))
    said = {demo_value.told(demo_value.result(**values)) for values in settings}
    assert all(isinstance(words, Said) for words in said)
    assert {words.short: too_much(words.short) for words in said if too_much(words.short)} == {}


def test_it_ends_as_a_sentence_and_more_begins_as_one(demo_value):
    for values in at_the_ends(demo_value):
        said = demo_value.told(demo_value.result(**values))
        assert said.short[0].isupper() and said.short[-1] in ".?!", said.short
        assert not said.more or ((said.more[0].isupper() or said.more[0].isdigit()) and said.more[-1] in ".?!"), (
            said.more
        )


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Of 100 people 3 have it: 1 of 2.", {"numbers": 4}),
        ("The D2 signal is lowest at 22:30, at 0.75 of 1,000.", {}),
        ("One. Two. Three.", {"sentences": 3}),
        ("word " * 26, {"words": 26}),
    ],
)
def test_what_is_too_long_is_found(words, found):
    assert too_much(words) == found
