"""Draw printed statements of the course at random, for a pair of fresh eyes to hold against their sources.

python tools/sample_statements.py --seed 11 --count 60      print a table: number, place, statement, fact ids

A statement is a sentence of a notebook's prose that cites a fact or gives a measured number, a row of a printed table
that names a source, the answer to a question or a guess, what the ledger says of a claim, or a sentence of the safety
statements.
"""

import argparse
import pathlib
import random
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))

import nbformat

from rlsedu.contents import demos
from rlsedu.evidence import safety
from rlsedu.evidence.article import main_claims
from rlsedu.stage import Guess, Question
from tools.cards import FACT
from tools.prose import MEASURED, blocks, plain

HOUSE = pathlib.Path(__file__).parent.parent
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\W*[A-Z“])")


def of_prose(path):
    """List (place, statement, fact ids) of the prose of a notebook."""
    found = []
    for block in blocks(path.read_text(encoding="utf-8")):
        for part in SENTENCE.split(block):
            ids = [found["key"] for found in FACT.finditer(part)]
            if ids or MEASURED.search(plain(part)):
                found.append((path.stem, plain(part), ids))
    return found


def of_tables(path):
    """List (place, row, no ids) of the tables with sources that a built notebook prints."""
    found = []
    for cell in nbformat.read(path.with_suffix(".ipynb"), as_version=4).cells:
        for output in cell.get("outputs", ()):
            text = output.get("data", {}).get("text/plain", "")
            if "source: " in text:
                rows = re.split(r"\n- ", text)
                found += [(f"{path.stem}, table", " ".join(row.split()), []) for row in rows[1:] if "source: " in row]
    return found


def of_asked():
    """List (place, words, fact ids) of all questions with their right answer and reason, and of all guesses."""
    found = []
    for item in demos():
        if isinstance(item, Question):
            (right,) = (option for option in item.options if option.right)
            found.append((item.id, f"{item.question} {right.text} {right.feedback}", item.facts))
        elif isinstance(item, Guess):
            found.append((item.id, f"{item.question} {item.why}", item.facts))
    return [row for row in found if row[2]]


def statements():
    """List every printed statement as (place, words, fact ids), in the order of the course."""
    notebooks = sorted((HOUSE / "notebooks").glob("*.md"))
    found = [row for path in notebooks for row in (*of_prose(path), *of_tables(path))]
    found += of_asked()
    found += [(f"ledger, {c.id}", c.strength.words, c.strength.facts) for c in main_claims()]
    found += [("safety box", part, []) for line in safety().lines for part in SENTENCE.split(line)]
    return list(dict.fromkeys((place, words, tuple(ids)) for place, words, ids in found))


def main(argv=None):
    """Print the drawn statements as a markdown table, with the seed and the number that it was drawn from."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--seed", type=int, default=11)
    options.add_argument("--count", type=int, default=60)
    chosen = options.parse_args(argv)
    known = statements()
    drawn = random.Random(chosen.seed).sample(known, chosen.count)
    print(f"{chosen.count} of {len(known)} printed statements, seed {chosen.seed}\n")
    print("| n | place | statement | facts |\n|---|---|---|---|")
    for number, (place, words, ids) in enumerate(drawn, 1):
        print(f"| {number} | {place} | {words.replace('|', '/')} | {', '.join(ids)} |")


if __name__ == "__main__":
    main()
