"""Promise: each notebook begins with a walk of about ten minutes, and tells honestly how long it and the rest take."""

import re

import pytest
from conftest import HOUSE, ROOMS

from rlsedu.course import CHAPTERS, WAYS
from rlsedu.stage import demo_named
from tools.made import Made
from tools.minutes import END_OF_WALK, parts_of, whole
from tools.prose import blocks, grade, plain
from tools.source import read_plain

MOST_WORDS, MOST_MINUTES, MOST_WORDS_OF_THE_POINT = 900, 12, 20
HARDEST_WALK, HARDEST = 8, 9  # school years, by the formula of Flesch and Kincaid
POINT = re.compile(r"^\*\*The point\.\*\* (.+)$", re.MULTILINE)
KEEP = re.compile(r"^\*\*Keep these three\*\*\n\n((?:[*-] .+\n){3})\n", re.MULTILINE)


@pytest.fixture
def walk(source):
    return source.read_text(encoding="utf-8").partition(END_OF_WALK)[0]


@pytest.fixture(scope="module")
def made():
    return Made(HOUSE / "notebooks")


def test_a_walk_has_a_point_a_guess_a_demo_a_question_and_three_things_to_keep(walk):
    (point,) = POINT.findall(walk)
    assert len(plain(point).split()) <= MOST_WORDS_OF_THE_POINT and point.count(".") == 1, point
    assert walk.index("**The point.**") < walk.index("```{code-cell}"), "the point comes first"
    order = [walk.index(part) for part in (".predict(", ".quiz(", "**Keep these three**", "[](safety:walk)")]
    assert order == sorted(order) and KEEP.search(walk)


def test_the_demo_of_a_walk_opens_with_one_control(walk):
    names = re.findall(r"^(\w+)\.(\w+)\(\)$", walk, re.MULTILINE)
    (demo,) = [demo_named(f"{room}.{name}") for room, name in names if room in ROOMS]
    assert demo.first == 1


def test_a_walk_is_short_and_easy(source, made):
    walk = made.parts(source.stem)[0]
    print(f"{source.stem}: {walk.words} words, {walk.minutes} minutes, grade {grade(walk.texts):.1f}")
    assert walk.words <= MOST_WORDS and walk.minutes <= MOST_MINUTES
    assert walk.demos == 1 and walk.questions == 2
    assert grade(walk.texts) <= HARDEST_WALK


def test_all_of_a_page_is_readable_tables_too(source, made):
    texts = [text for part in made.parts(source.stem) for text in part.texts]
    assert grade(texts) <= HARDEST


def test_the_minutes_told_are_those_of_the_formula(source, made):
    parts = made.parts(source.stem)
    text = source.read_text(encoding="utf-8")
    told = [int(n) for n in re.findall(r"^\* \[.*\((\d+) minutes?\)$", text.partition(END_OF_WALK)[2], re.MULTILINE)]
    assert told == [part.minutes for part in parts[1:] if part.minutes]
    head = re.search(r"walk takes about (\d+) minutes.*takes about (\d+)\.", text)
    assert [int(n) for n in head.groups()] == [parts[0].minutes, whole(parts)]


def test_the_formula_counts_words_demos_and_questions(tmp_path):
    """180 words are a minute, a demo three, a guess one, a quiz one for each of its questions."""
    page = tmp_path / "01-symptoms.md"
    cell = "```{code-cell} ipython3\nsymptoms.%s\n```\n\n"
    shown = "".join(cell % name for name in ("evening()", 'predict("evening")', 'quiz("opening")'))
    page.write_text(
        f"# One\n\n{'word ' * 180}\n\n{shown}{END_OF_WALK}\n<!-- end of parts -->\n\n## Two\n\nTwo words.\n"
    )
    first, second = parts_of(read_plain(page).cells)
    assert (first.words, first.demos, first.questions, first.minutes) == (180, 1, 1 + 3, 1 + 3 + 1 + 3)
    assert (second.heading, second.words, second.minutes) == ("Two", 2, 1)


def test_ways_through_stop_at_parts_that_exist(made):
    text = (HOUSE / "notebooks" / f"{CHAPTERS[0].notebook}.md").read_text(encoding="utf-8")
    assert len(WAYS) == 4 and made.put_in(text, f"{CHAPTERS[0].notebook}.md") == text
    for way in WAYS:
        assert way.who in text and 2 <= len(way.stops) <= 12


def test_hard_words_and_long_walks_are_found():
    hard = "Heterogeneous pharmacological interventions necessitate individualised neurological consideration."
    assert grade(blocks(f"{hard}\n\n{hard}")) > HARDEST


SHARE = re.compile(
    r"\d in 1000?\b|\d %(?: of)?(?: the| all)? (?:people|women|men|patients|adults|spouses|donors|children)\b"
)


def test_shares_of_people_are_written_in_one_way(source, made):
    """N of 100, or of 1000 where so many are drawn; a per cent sign is for amounts."""
    texts = [text for part in made.parts(source.stem) for text in part.texts]
    assert [found[0] for text in texts for found in SHARE.finditer(plain(text)) if "1 in 10 " not in text] == []
