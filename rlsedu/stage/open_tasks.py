"""Open tasks of a chapter: questions without one right answer, each with four lines to judge an answer by."""

import html

from rlsedu.evidence import build, checked, record
from rlsedu.evidence.files import read_toml
from rlsedu.stage.asked import Asked
from rlsedu.stage.demo import demo_named
from rlsedu.stage.questions import citations
from rlsedu.stage.saved import folded

LINES = 4  # of a rubric


@record
class Investigation(Asked):
    """An open task: id (room and name), title (a question), task, the id of the demo to use, a rubric, ids of facts.

    rubric: four lines, each something that a good answer does and that one can see.
    """

    id: str
    title: str
    task: str
    demo: str
    rubric: tuple | list
    facts: tuple | list

    def __post_init__(self):
        self._check_id()
        for name in ("title", "task"):
            self._check_words(name, getattr(self, name))
        if len(self.rubric) != LINES:
            raise ValueError(f"rubric = {len(self.rubric)} lines is not allowed: give {LINES}")
        for line in self.rubric:
            self._check_words("rubric", line)
        self._check_facts()
        demo_named(self.demo)


@record
class Investigations:
    """The open tasks of a room, to read on a page."""

    tasks: tuple[Investigation, ...]

    def _repr_html_(self):
        return "".join(map(_page, self.tasks))

    def __repr__(self):
        told = [
            "\n".join([task.title, task.task, "A good answer:", *(f"- {line}" for line in task.rubric)])
            for task in self.tasks
        ]
        return "\n\n".join(told)


@checked(room=str)
def investigations(room):
    """Return the Investigations of a room, "symptoms" say, from its investigations.toml."""
    tables, where = read_toml(f"rlsedu.{room}", "investigations.toml"), f"rlsedu/{room}/investigations.toml"
    tasks = (build(Investigation, {**table, "id": f"{room}.{name}"}, where) for name, table in tables.items())
    return Investigations(tuple(tasks))


def _page(task):
    lines = "".join(f"<li>{html.escape(line)}</li>" for line in task.rubric)
    demo = html.escape(demo_named(task.demo).title)
    rubric = folded("How good is an answer? Four lines to judge it by", f"<ol>{lines}</ol>")
    head = f"<p><strong>{html.escape(task.title)}</strong></p><p>{html.escape(task.task)}</p>"
    return f"{head}<p>Use the demo: {demo} Sources: {citations(task.facts)}</p>{rubric}"
