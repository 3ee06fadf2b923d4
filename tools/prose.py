"""The prose of a notebook or a question: its blocks of text, its reading grade, its numbers that need a source."""

import re

import textstat

FENCE = re.compile(r"^(`{3,}|:{3,}|~{3,}).*?^\1\s*$", re.MULTILINE | re.DOTALL)
FACT_LINK = re.compile(r"\[\]\(fact:[^)\s]*\)")
NEW_ITEM = re.compile(r"^\s*(?:[-*]|\d+\.)\s+")
UNITS = (
    r"%|per cent|percent|per hour|an hour|per night|per year|a year|years\b|mg\b|g/L|[uµ]g|ng/mL|[un]mol|mL\b|ppb|ppm|"
    r"points?\b|times\b|people|patients|women|men\b|adults|children|mice|rats|controls|studies|trials|standard dev"
)
NUMBER = r"(?<![\w.])[-−]?\d+(?:[.,]\d+)*"
MEASURED = re.compile(
    rf"{NUMBER}(?:\s*(?:to|and|-|–)\s*{NUMBER})?[\s\u202f-]*(?:{UNITS})"
    rf"|{NUMBER}\s+(?:in|of|out of)\s+(?:every\s+)?{NUMBER}|(?:odds ratio|correlation)[^.]{{0,20}}?{NUMBER}"
)
INSTRUCTION = re.compile(
    r"^\W*(?:Then |Now |Next,? |First,? )?(?:set|move|drag|slide|put|turn|change|try|type|go)\b", re.IGNORECASE
)


def blocks(text):
    """Return the paragraphs, list items and table rows of markdown; code, headings and quoted markup are left out."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    text = FENCE.sub("\n\n", text)
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    found, block = [], []
    for line in [*text.splitlines(), ""]:
        line = re.sub(r"</?[a-z][^>]*>", "", re.sub(r"^\s*>\s?", "", line))
        ends = not line.strip() or re.match(r"\s*(#|\+\+\+|\|)", line) or NEW_ITEM.match(line)
        if ends and block:
            found.append(" ".join(block))
            block = []
        if line.lstrip().startswith("|"):
            if not re.fullmatch(r"[\s|:-]+", line):
                found.append(line.strip())
        elif line.strip() and not re.match(r"\s*(#|\+\+\+)", line):
            block.append(NEW_ITEM.sub("", line).strip())
    return found


def plain(block):
    """Return a block without citations, addresses, emphasis and code marks."""
    block = FACT_LINK.sub("", block)
    block = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", block)
    return re.sub(r"\s+", " ", re.sub(r"[*_`]+", "", block)).strip()


def grade(texts):
    """Return the Flesch-Kincaid grade of texts together; each ends a sentence. Table rows do not count."""
    told = [plain(text) for text in texts if not text.startswith("|")]
    told = [re.sub(r"\d+[.,:]\d+", "7", text) for text in told if len(text.split()) > 2]
    told = [text if text[-1] in ".!?" else re.sub(r"[^\w)]*$", "", text) + "." for text in told]
    return textstat.flesch_kincaid_grade("\n".join(told))


def measured(block):
    """List the measured numbers of a block that has neither a citation nor the word "assumed"."""
    if FACT_LINK.search(block) or re.search(r"\bassum(?:ed|ption)", block, re.IGNORECASE):
        return []
    sentences = re.split(r"(?<=[.!?:])\s+", plain(block))
    return [found[0] for told in sentences if not INSTRUCTION.match(told) for found in MEASURED.finditer(told)]
