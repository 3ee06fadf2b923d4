"""Questions as values: what a quiz asks; and how questions and guesses are read from a room's files."""

import importlib
from functools import cache

from rlsedu.evidence import build, check_choice, check_kind, checked, cite, fact, one_of, record
from rlsedu.evidence.files import read_toml
from rlsedu.stage.asked import Asked
from rlsedu.stage.demo import demo_named
from rlsedu.stage.guess import Guess

ONE = "One question"
TITLES = {
    **{"start": ONE, "walk": ONE},
    **{"opening": "Do you still know?", "closing": "Check yourself", "more": "More questions"},
}
FILES = {"quiz": "questions.toml", "predict": "guesses.toml"}
ASKS = ("recall", "read", "predict", "compare", "explain")


@record
class Option(Asked):
    """One possible answer: its text, what to say to a reader who chose it, and whether it is right."""

    text: str
    feedback: str
    right: bool = False

    def __post_init__(self):
        self._check_words("text", self.text)
        self._check_words(f"feedback of {self.text!r}", self.feedback)
        if not isinstance(self.right, bool):
            raise ValueError(f"right = {self.right!r} is not allowed: give True or False")


@record
class Question(Asked):
    """A quiz question with two or more Options, of which exactly one is right, and the ids of the facts behind it.

    id: room, quiz and name, "symptoms.opening.who-was-asked" say; it stays when the words change. asks: what a reader
    has to do, one of ASKS. demo: the demo that would help, "symptoms.evening" say. settings: if given, the demo's
    picture at these settings stands with the question. twin: quiz and name of another version of it in its room.
    holds: what the model must give for the words to be true, tables of `settings`, `fact` (a name of the demo's
    `facts_of`), and `low` and `high`, between which it lies, or `is`.
    """

    id: str
    question: str
    options: tuple | list
    facts: tuple | list = ()
    asks: str = "recall"
    demo: str = ""
    settings: dict | None = None
    twin: str = ""
    holds: tuple | list = ()

    def __post_init__(self):
        self._check_id()
        self._check_words("question", self.question)
        self._put("options", tuple(_option(self.question, o) for o in self.options))
        self._check_facts()
        check_choice("asks", self.asks, ASKS)
        if self.settings is not None and not self.demo:
            raise ValueError("settings are given, but no demo: name the demo whose picture is shown")
        right = sum(option.right for option in self.options)
        if len(self.options) < 2 or right != 1:
            raise ValueError(
                f"{self.question!r} has {len(self.options)} options, {right} of them right: "
                "give at least 2, exactly one of them right"
            )
        if len({option.text for option in self.options}) < len(self.options):
            raise ValueError(f"{self.question!r} has two options with the same text")


@record
class Quiz(Asked):
    """Questions that are asked together: id (room and name), title, and one Question or more.

    fold: the words of the fold in which they stand; none if it is empty.
    """

    id: str
    title: str
    questions: tuple | list
    fold: str = ""

    def __post_init__(self):
        self._check_id()
        if not self.questions:
            raise ValueError("questions is empty: give one Question or more")
        for question in self.questions:
            check_kind("questions", question, Question)
        self._put("questions", tuple(self.questions))


@checked(keys=tuple | list)
def citations(keys):
    """Return fact ids as one line of HTML with clickable sources; a contested fact brings its other side with it."""
    parts = []
    for found in map(fact, keys):
        text = cite(found.id)._repr_html_()
        if found.contested:
            others = ", ".join(cite(key)._repr_html_() for key in found.see)
            text += f" (sources disagree; see also {others})" if others else " (sources disagree)"
        parts.append(text)
    return "; ".join(dict.fromkeys(parts))


@checked(room=str, kind=one_of(("quiz", "predict")), name=str)
def room_questions(room, kind, name):
    """Return one entry of a room's files: a list of tables (kind "quiz") or one table (kind "predict").

    Raises KeyError, listing the names there are, if the room has no such entry.
    """
    entries = _asked(room, kind)
    if name not in entries:
        raise KeyError(f"{room} has no {kind} {name!r}; it has: {', '.join(entries) or 'none'}")
    return entries[name]


@cache
def _asked(room, kind):
    """What a room asks: its quizzes, lists of tables, or its guesses, a table each; by their names."""
    try:
        tables = read_toml(f"rlsedu.{room}", FILES[kind])
    except (FileNotFoundError, ModuleNotFoundError, TypeError):  # TypeError: a file, no room
        return {}
    return tables["quiz"] if kind == "quiz" else tables


@checked(room=str, name=str)
def room_quiz(room, name):
    """Return the Quiz called `name` in a room's questions.toml.

    room: the room's name, "symptoms" say. Raises KeyError, listing the names there are, and ValueError for bad data.
    """
    where, questions = f"{room}.{name}", []
    for number, table in enumerate(room_questions(room, "quiz", name), 1):
        told = f"{room} quiz.{name}, question {number}"
        questions.append(build(Question, {**table, "id": f"{where}.{table.get('id', '')}"}, told))
    fold = f"{len(questions)} more questions" if name == "more" else ""
    return Quiz(where, TITLES.get(name, name.replace("_", " ").capitalize()), questions, fold)


@checked(room=str, name=str)
def room_guess(room, name, answer=None):
    """Return the Guess called `name` in a room's guesses.toml; its id is "room.name-guess".

    room: the room's name, "symptoms" say. answer: in place of an answer in the file: a key (choice), a number in the
    item's unit, or two arrays (x, y). If neither is given, the guess's demo answers, at the entry's `settings`. Raises
    KeyError, listing the names there are, and ValueError for bad data.
    """
    table = {**room_questions(room, "predict", name), "id": f"{room}.{name}-guess"}
    settings = table.pop("settings", {})
    if answer is not None:
        table["answer"] = answer
    elif "answer" not in table and table.get("demo"):
        demo = demo_named(f"{room}.{table['demo']}")
        table["answer"] = _rounded(demo.guessed(demo.result(**settings)), table.get("step", Guess.step))
    return build(Guess, table, f"{room} predict.{name}")


def _rounded(answer, step):
    return step * round(answer / step) if isinstance(answer, (int, float)) else answer


@checked(demo=str)
def guess_before(demo):
    """Return the Guess whose answer a demo shows, or None. demo: its id, "symptoms.evening" say."""
    room, _, name = demo.partition(".")
    for guess, table in _asked(room, "predict").items():
        if table.get("demo") == name:
            return importlib.import_module(f"rlsedu.{room}.demos").predict.value(guess)
    return None


@checked(room=str)
def room_names(room):
    """Return the names of a room's quizzes and of its guesses, in the order of their files."""
    return tuple(tuple(_asked(room, kind)) for kind in FILES)


def _option(question, option):
    return option if isinstance(option, Option) else build(Option, option, f"an option of {question!r}")
