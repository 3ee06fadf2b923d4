"""What the prose says of its own demos: `says` ties an assertion to its words, `unchecked` finds words without one."""

import functools
import re

from conftest import HOUSE

from tools.prose import FACT_LINK, INSTRUCTION, blocks, plain

LOOK = re.compile(
    r"^\W*(?:\w+ ){0,2}(?:look|watch|compare|follow|take|press|choose|switch|in the (?:demo|picture))\b", re.I
)
CLAIMS = re.compile(
    r"\d|\b(?:more|less|fewer|higher|lower|larger|smaller|stronger|weaker|longer|shorter|earlier|later|better|worse|best|"
    r"worst|most|least|half|twice|double|rise[sn]?|rose|f[ae]lls?|grows?|shrinks?|sinks?|climbs?|drops?|up|down|flat|"
    r"nothing|hardly|gone|same|alike|never|always)\b",
    re.I,
)


def words(notebook):
    """The prose of a notebook without links and emphasis, one line a block."""
    return "\n".join(map(plain, blocks((HOUSE / "notebooks" / f"{notebook}.md").read_text(encoding="utf-8"))))


def says(notebook, *sentences):
    """Decorate a test that holds these words of a notebook's prose; it fails, too, when they no longer stand there."""

    def decorate(test):
        @functools.wraps(test)
        def with_words(*args, **kwargs):
            told = words(notebook)
            assert [words for words in sentences if words not in told] == [], "the prose no longer says this"
            return test(*args, **kwargs)

        with_words.says = sentences
        return with_words

    return decorate


def unchecked(notebook, tests):
    """List the sentences that say what a demo shows, with a number or a direction, and that no test holds.

    Such sentences stand in a block that asks the reader to look or to move something. tests: the module's globals(),
    joined with the vars() of the other files that hold this notebook's prose.
    """
    held = [words for name, test in tests.items() if name.startswith("test_") for words in getattr(test, "says", ())]
    found = []
    for block in blocks((HOUSE / "notebooks" / f"{notebook}.md").read_text(encoding="utf-8")):
        told = [part for part in re.split(r"(?<=[.!?])\s+(?=\W*[A-Z“])", block)]
        if not any(INSTRUCTION.match(plain(part)) or LOOK.match(plain(part)) for part in told):
            continue
        for part in told:
            own = plain(part)
            is_claim = CLAIMS.search(own) and not own.endswith("?") and not FACT_LINK.search(part) and "(A" not in own
            if is_claim and not INSTRUCTION.match(own) and not any(w in own or own in w for w in held):
                found.append(own)
    return found


def said_at_start(demo):
    """What a Demo says at its default settings."""
    return demo.told(demo.result())


def numbers(text):
    """The numbers in a text; those of names such as R2* and D2 do not count."""
    return [float(number) for number in re.findall(r"\d+(?:\.\d+)?", re.sub(r"[A-Z]\d\*?", "", text))]
