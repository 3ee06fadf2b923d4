"""Promise: a reader of about 14 can read it. The Flesch-Kincaid grade of every text is at most 9."""

import pytest
from conftest import ROOMS, asked_in

from rlsedu.evidence.files import read_toml
from tools.prose import blocks, grade

HIGHEST = 9


def hardest(texts, shown=5):
    """The hardest texts, to know where to begin."""
    worst = sorted(((grade([text]), text) for text in texts if len(text.split()) > 8), reverse=True)[:shown]
    return "\n".join(f"  {value:5.1f}  {text[:160]}" for value, text in worst)


def told(value, key=""):
    """All texts of a file of questions."""
    if isinstance(value, str):
        return [value] if key in ("question", "text", "feedback", "why", "reason", "task", "rubric", "title") else []
    if isinstance(value, dict):
        return [text for name, part in value.items() for text in told(part, name)]
    return [text for part in value for text in told(part, key)] if isinstance(value, list) else []


def test_notebook(source):
    texts = blocks(source.read_text(encoding="utf-8"))
    value = grade(texts)
    print(f"{source.stem}: grade {value:.1f}")
    assert value <= HIGHEST, f"{source.stem}: grade {value:.1f}; the hardest:\n{hardest(texts)}"


@pytest.mark.parametrize("room", ROOMS)
def test_questions(room):
    texts = told(asked_in(room)) + told(read_toml(f"rlsedu.{room}", "investigations.toml"))
    value = grade(texts)
    print(f"{room}: {len(texts)} texts, grade {value:.1f}")
    assert texts and value <= HIGHEST, f"{room}: grade {value:.1f}; the hardest:\n{hardest(texts)}"


def test_hard_text_is_found():
    hard = "Heterogeneous pharmacological interventions necessitate individualised neurological consideration."
    assert grade([hard, hard]) > HIGHEST > grade(["The legs rest in the evening. Then the urge to move them comes."])
