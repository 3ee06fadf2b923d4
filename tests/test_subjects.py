"""Promise: what was measured in animals, in cells, after death or in a model is never told as of living people."""

import re

import pytest
from conftest import ROOMS, asked_in

from rlsedu.evidence import fact
from tools.prose import blocks

CITED = re.compile(r"\[\]\(fact:([a-z0-9:-]+)\)")
WORDS = {
    "animal": r"\b(rats?|mice|mouse|animals?|rodents?|pigs?|monkeys?)\b",
    "cells": r"\b(test[ -]tubes?|dish(es)?|laborator(y|ies)|cells grown|grown cells|cell lines?|in cells|purified)\b",
    "post-mortem": r"\b(after death|post-?mortem|dead|died|deceased|autopsy|donated brains?|bodies)\b",
    "model": r"\b(models?|toy|calculat\w+|simulat\w+|formulas?|computer|our (?:own )?(?:sum|reckoning))\b",
}


def unsaid(text, keys):
    """List (fact id, subject) of the facts that are not about living people where the text does not say so."""
    found = []
    for key in keys:
        subjects = fact(key).subjects
        said = any(re.search(WORDS[subject], text, re.IGNORECASE) for subject in subjects if subject in WORDS)
        if subjects and "living people" not in subjects and not said:
            found.append((key, subjects[0]))
    return found


def test_every_paragraph_says_in_whom(source):
    told = [(block, CITED.findall(block)) for block in blocks(source.read_text(encoding="utf-8"))]
    assert [found for block, keys in told for found in unsaid(block, keys)] == []


@pytest.mark.parametrize("room", ROOMS)
def test_every_question_says_in_whom(room):
    table = asked_in(room)
    items = [item for items in table["quiz"].values() for item in items] + list(table["predict"].values())
    told = [(str({k: v for k, v in item.items() if k != "facts"}), item.get("facts", ())) for item in items]
    assert [found for words, keys in told for found in unsaid(words, keys)] == []


def test_an_animal_told_as_people_is_found():
    key = "beard-1994-id-extracellular-da"
    assert unsaid("Dopamine outside was higher.", [key]) == [(key, "animal")]
    assert unsaid("In rats dopamine outside was higher.", [key]) == []
    assert unsaid("The nigra held less iron.", ["brain_iron:connor-2003-postmortem"])
