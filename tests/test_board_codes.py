"""Promise: a code for the class comes back as it was made; a wrong, cut or foreign one is refused."""

import json
import random

import pytest
from board_pages import SIGNS, anything, asked_in_all, boards, changed, codes_of, made
from conftest import HOUSE

VECTORS = HOUSE / "teaching" / "board" / "vectors.json"
TOLD = """([asked, guesses]) => guesses.map((guess) => {
  const place = codec.placeOf(asked, guess), back = codec.guessAt(asked, place);
  const [before, after] = [guess, back].map((one) => compare.isRight(asked.rules, one));
  return [before, after, place === codec.placeOf(asked, back)];
})"""


@pytest.fixture
def opened(chrome, tmp_path_factory):
    with boards(chrome, tmp_path_factory) as open_on:
        yield open_on


def test_whatever_a_pupil_did_comes_back_from_the_code(opened):
    page, chance = opened(), random.Random(1)
    for asked in asked_in_all():
        many = page.evaluate("codec.placesOf", asked)
        done = [anything(asked, many, chance) for _ in range(300)]
        done += [{**done[0], "place": place} for place in range(-1, many)]
        codes = codes_of(page, asked, done)
        odd = [f" {code.lower().replace('0', 'o').replace('1', 'l').replace('-', ' - ')} " for code in codes]
        told = page.evaluate("([texts, all]) => texts.map((text) => codec.read(text, all))", [odd, asked_in_all()])
        assert all(set(code) <= {*SIGNS, "-"} and len(code) == 17 for code in codes)
        assert [{name: one.get(name) for name in done[0]} for one in told] == done, asked["title"]
        assert {one["asked"]["number"] for one in told} == {asked["number"]}


def test_the_test_vectors_hold(opened):
    page = opened()
    for one in json.loads(VECTORS.read_text(encoding="utf-8")):
        done = page.evaluate("([asked, events]) => codec.doneIn(asked, events)", [one["asked"], one["events"]])
        assert done == one["done"]
        assert codes_of(page, one["asked"], [{**done, "salt": one["salt"]}]) == [one["code"]]


def test_a_guess_keeps_its_verdict_and_its_place(opened):
    page, chance = opened(), random.Random(2)
    for asked in asked_in_all():
        rules, scale = asked["rules"], asked["scale"]
        if rules["kind"] == "choice":
            guesses = scale["keys"]
        elif rules["kind"] == "number":
            guesses = [scale["low"] + n * scale["step"] for n in range(scale["many"])]
        else:
            low, high = rules["ylim"]
            guesses = [[round(chance.uniform(low, high), 6) for _ in rules["places"]] for _ in range(300)]
        told = page.evaluate(TOLD, [asked, guesses])
        wrong = [
            guess for guess, (before, after, same) in zip(guesses, told, strict=True) if before != after or not same
        ]
        assert wrong == [], asked["title"]


def test_no_code_with_a_wrong_sign_or_a_cut_end_passes(opened):
    page = opened()
    for asked in asked_in_all():
        (code,) = (one.replace("-", "") for one in made(page, asked, 1))
        wrong = [code[:at] + sign + code[at + 1 :] for at in range(15) for sign in SIGNS if sign != code[at]]
        swapped = [code[:at] + code[at + 1] + code[at] + code[at + 2 :] for at in range(14) if code[at] != code[at + 1]]
        chance = random.Random(3)
        pairs = [changed(changed(code, one), other) for one, other in (chance.sample(range(15), 2) for _ in range(60))]
        texts = [
            *wrong,
            *swapped,
            *pairs,
            *(code[:many] for many in range(1, 15)),
            code + "0",
            "0" + code,
            code[1:] + "0",
        ]
        why = page.evaluate(
            "([texts, all]) => texts.map((text) => codec.read(text, all).refused ?? '')", [texts, asked_in_all()]
        )
        assert [text for text, words in zip(texts, why, strict=True) if not words] == []
        assert all(words.startswith("It is ") and words.endswith(".") for words in why)
