"""Words: the glossary of the course, and what belongs to each story: a clinician's questions and the safety lines."""

from functools import cache

from rlsedu.evidence import Table, checked, fact, one_of, safety
from rlsedu.evidence.files import read_toml
from rlsedu.evidence.references import Listing

STORIES = ("donor", "trimester", "spinal_fluid", "new_medicine")
URGENT = "safety-15-emergency"


@cache
def _read(name):
    return read_toml("rlsedu.journey", f"{name}.toml")


def words():
    """Return the words of the course by key: each a table with its word, forms in texts, meaning, chapter and fact."""
    return _read("glossary")


def glossary():
    """Return the table of the words of the course: word, meaning, chapter, source; in alphabetical order."""
    entries = sorted(words().values(), key=lambda entry: entry["word"].lower())
    rows = [
        (e["word"], e["meaning"], e["chapter"].replace("_", " "), fact(e["fact"]) if "fact" in e else "our own words")
        for e in entries
    ]
    return Table("Words of this course", ("word", "what it means", "chapter", "see"), rows)


@checked(story=one_of(STORIES))
def asks(story):
    """List what a clinician would ask next in a story: one of STORIES. Raises ValueError for another name."""
    told = _read("stories")[story]
    return Listing(
        f"{told['title']}: a clinician would ask", [(str(i), ask, "") for i, ask in enumerate(told["asks"], 1)]
    )


@checked(story=one_of((*STORIES, "tablets")))
def stay_safe(story):
    """List the safety statements that belong to a story, or to "tablets"; the urgent one comes first, as everywhere.

    story: one of STORIES, or "tablets". Raises ValueError for another name.
    """
    wanted = {URGENT, *_read("stories")[story]["safety"]}
    every = safety()
    rows = [(key, line, "") for key, line in zip(every.ids, every.lines, strict=True) if key in wanted]
    return Listing("Please read this", rows, alone=True)
