"""What questions and guesses share: an id that stays, words, and the facts behind them."""

import re

from rlsedu.evidence import fact, record

ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_-]+)+")


@record
class Asked:
    """Base of what a reader is asked; each kind checks its own parts."""

    def _put(self, name, value):
        object.__setattr__(self, name, value)

    def _check_id(self):
        if not ID.fullmatch(self.id):
            raise ValueError(f"id = {self.id!r} is not allowed: give room and name in small letters")

    def _check_words(self, name, text):
        if not isinstance(text, str) or not text.strip():
            raise ValueError(f"{name} = {text!r} is not allowed: give words")

    def _check_facts(self):
        for key in self.facts:
            try:
                fact(key)
            except KeyError as problem:
                raise ValueError(f"{self.question!r}: {problem.args[0]}") from None
        self._put("facts", tuple(self.facts))
