"""What stands small in a notebook's text: numbered sources, and words explained where they stand. Both carry a card.

In the .md a citation is [](fact:ID), right before the full stop or comma of what it proves. In the .ipynb it is a small
number, in the order in which the text first cites its source, and [](sources:CHAPTER) is their list. In each part of a
notebook the first word of the glossary (rlsedu/journey/glossary.toml) leads to its meaning. The title of such a link is
its card: a browser shows it under the mouse, and rlsedu/stage/live/cards.js on focus and tap, too. On GitHub they are
plain links.
"""

import re
import urllib.parse
from functools import cache

from rlsedu.evidence import bibliography, card, cite, fact
from rlsedu.journey.words import words

FACT = re.compile(r"\[\]\(fact:(?P<key>[^)\s]*)\)")
CITED = re.compile(r"(?:\[\]\(fact:[^)\s]*\))+")
SOURCES = re.compile(r"^\[\]\(sources:(?P<chapter>\w+)\)$", re.MULTILINE)
MARKS = {"secondary": ", reported", "unverified": ", not verified"}
MEANING = "05-journey.ipynb#Words"
# Where no word is explained: code, headings, quotes of the article and of people, tables, HTML, links, directives.
BARE = re.compile(
    r"```.*?```|`[^`\n]*`|^[ \t]*[#>|<][^\n]*|\[[^\]\n]*\]\([^)\n]*\)|<[^>\n]*>", re.MULTILINE | re.DOTALL
)
HEAD = re.compile(r"^(?=## )", re.MULTILINE)


class UnknownFact(KeyError):
    """A text cites a fact that does not exist; `line` is where."""


def keys_in(text):
    """List the facts that a text cites, in its order; UnknownFact for one that does not exist."""
    found = []
    for match in FACT.finditer(text):
        try:
            found.append(fact(match["key"]).id)
        except KeyError as problem:
            raise UnknownFact(text.count("\n", 0, match.start()) + 1, problem.args[0]) from None
    return found


def numbered(texts):
    """Return the texts of a notebook with their citations as numbers, and with their list of sources."""
    keys = keys_in("\n".join(texts))
    order = list(dict.fromkeys(fact(key).source for key in keys))

    def number(match):
        links = ", ".join(_link(found["key"], order) for found in FACT.finditer(match[0]))
        return f"<sup>{links}</sup>"

    def sources(match):
        chapter = match["chapter"]
        return bibliography(None if chapter == "start" else chapter, cited=keys).page

    return [SOURCES.sub(sources, CITED.sub(number, text)) for text in texts]


def _link(key, order):
    found, url = fact(key), urllib.parse.quote(cite(key).url, safe="/:?#&=;,%+@~")
    place = order.index(found.source) + 1
    return f'[{place}{MARKS.get(found.checked, "")}]({url or "#Sources"} "{_quotable(card(key))}")'


def _quotable(words):
    return words.replace('"', "'").replace("[", "(").replace("]", ")")


@cache
def _forms():
    """List (pattern, card) of the words of the glossary; longer ones first, so that no word hides in another."""
    rows = [(form, f"{entry['word']}: {entry['meaning']}") for entry in words().values() for form in entry["forms"]]
    return [
        (re.compile(rf"(?<![\w-]){re.escape(form)}(?![\w-])", re.IGNORECASE if form.islower() else 0), told)
        for form, told in sorted(rows, key=lambda row: -len(row[0]))
    ]


def explained(texts):
    """Return the texts of a notebook in which the first word of the glossary in each part leads to its meaning."""
    seen, found = set(), []
    for text in texts:
        parts = HEAD.split(text)
        for number, part in enumerate(parts):
            if part.startswith("## "):
                seen = set()
            parts[number] = _with_meanings(part, seen)
        found.append("".join(parts))
    return found


def _with_meanings(text, seen):
    """Return a text with links at words of the glossary that are not in `seen`; puts them there."""
    taken, links = [match.span() for match in BARE.finditer(text)], []
    for pattern, told in _forms():
        for match in pattern.finditer(text):
            start, end = match.span()
            if told not in seen and not any(start < b and a < end for a, b in taken):
                seen.add(told)
                taken.append((start, end))
                links.append((start, end, f'[{match[0]}]({MEANING} "{_quotable(told)}")'))
    for start, end, link in sorted(links, reverse=True):
        text = text[:start] + link + text[end:]
    return text
