"""What of the course fits which curriculum, as a table: teaching/curricula.toml, told with what we did not read."""

import tomllib
from functools import cache

from rlsedu.course import CHAPTERS
from tools.lesson_shell import TEACHING
from tools.source import BuildError

HEAD = (
    "curriculum",
    "what it asks for, in our words",
    "chapters",
    "how well it fits, and where not",
    "what we read of it",
)
UNREAD = "Not read by us in the document itself:"


@cache
def curricula():
    """List the curricula, tables of teaching/curricula.toml. BuildError for a chapter that there is not."""
    found = tomllib.loads((TEACHING / "curricula.toml").read_text(encoding="utf-8"))["curriculum"]
    known = {chapter.number for chapter in CHAPTERS if chapter.room}
    for one in found:
        if not set(one["chapters"]) <= known:
            raise BuildError(f"teaching/curricula.toml: {one['name']} names a chapter that there is not")
    return found


def rows():
    """List the rows of the table, a text for each column of HEAD; links in Markdown."""
    return [
        (
            f"[{one['name']}]({one['read_at']})",
            one["topic"],
            ", ".join(map(str, one["chapters"])),
            one["fit"],
            " ".join([one["read"], *([f"**{UNREAD}** {one['unread']}"] if "unread" in one else [])]),
        )
        for one in curricula()
    ]


def markdown():
    """Return the table as Markdown."""
    lines = [HEAD, ["---"] * len(HEAD), *rows()]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def fitting(number):
    """List the names of the curricula to which the chapter with this number fits."""
    return [one["name"] for one in curricula() if number in one["chapters"]]
