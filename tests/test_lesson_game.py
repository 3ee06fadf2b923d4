"""Promise: the game that a class plays comes out as the model does."""

import re

from rlsedu.course import CHAPTERS
from tools import lesson_words


def test_the_game_of_the_gate_comes_out_as_the_model_does():
    supplements = next(chapter for chapter in CHAPTERS if chapter.room == "supplements")
    (daily, other), (same_daily, same_other) = ((3 + 7 * 2, 4 * 3), (3 + 3 * 2, 4 * 3))
    activity = lesson_words.lesson(supplements).own["activity"]
    assert f"{daily} balls against {other}" in activity and f"{same_daily} against {same_other}" in activity
    facts = lesson_words.lesson(supplements).demo
    said = facts.told(facts.result()).more  # 247 and 170 in equal time, 126 and 170 of equal tablets
    total, alternate = (float(found) for found in re.search(r"lets in (\d+) mg .*? day (\d+) mg", said).groups())
    assert (total > alternate) == (daily > other)
    assert abs(total / alternate - daily / other) < 0.1
