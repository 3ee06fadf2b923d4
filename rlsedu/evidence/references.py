"""References, citations, the list of sources of a chapter, and the safety statements."""

import difflib
import html
import json
import re
from functools import cache

from rlsedu.course import ROOMS
from rlsedu.evidence.bounds import checked, one_of, record
from rlsedu.evidence.fact_base import CHAPTERS, STATUS, fact, facts
from rlsedu.evidence.files import read, read_toml
from rlsedu.evidence.writing import written

OURSELVES = "rlsedu-course"
EVERY = "all"  # chapters together
WALK = "walk"  # the first part of each notebook, where many readers stop
NOTEBOOKS = (*ROOMS, "start", WALK)
NO_TITLE = re.compile(r"^title not found[;:] *")
ON_PAPER = (
    "<style>@media print { details:not(.rlsedu-answer)::details-content "
    "{ content-visibility: visible; block-size: auto } }</style>"
)
SHORT_LIST = "author list incomplete"  # the note of an entry that names only the first authors


@record
class Reference:
    """One source: its short label, its full line and, where known, an address."""

    id: str
    label: str
    line: str
    url: str

    def _repr_html_(self):
        label = html.escape(self.label)
        return f'<a href="{html.escape(self.url)}">{label}</a>' if self.url else label

    def __repr__(self):
        return f"{self.label} ({self.url})" if self.url else self.label


@cache
def _references():
    return {entry["id"]: entry for entry in json.loads(read("rlsedu.evidence", "references.json"))}


def _lacking(entry, what):
    """Return the words that stand where a source's year or address should: why it lacks it."""
    word = entry.get("missing", "not found")
    return f"{what} not found" if word == "not found" else word


def _year(entry):
    return str(entry["issued"]["date-parts"][0][0]) if "issued" in entry else _lacking(entry, "year")


def _names(entry, given):
    return [a.get("literal") or f"{a['family']} {a['given'] if given else ''}".strip() for a in entry.get("author", [])]


def _title(entry):
    """Return the title, or what is known of the source in its place."""
    title = entry["title"].rstrip(".")
    return NO_TITLE.sub("", title[1:-1]) if title.startswith("(") else title


def _label(entry):
    names, more = _names(entry, given=False), SHORT_LIST in entry.get("note", "")
    who = names[0] if names else _title(entry)
    if len(who) > 40:
        who = who[:38].rsplit(" ", 1)[0] + " ..."
    if len(names) > 2 or (names and more):
        who = f"{who} et al."
    elif len(names) == 2:
        who = f"{names[0]} and {names[1]}"
    return f"{who}{' ' if 'issued' in entry else ', '}{_year(entry)}"


def _line(entry):
    names, more = _names(entry, given=True), SHORT_LIST in entry.get("note", "")
    who = ", ".join(names[:3]) + (", et al." if len(names) > 3 or (names and more) else "")
    where = " ".join(
        part
        for part in (
            entry.get("container-title", ""),
            entry.get("volume", ""),
            f"({entry['issue']})" if "issue" in entry else "",
            entry.get("page", ""),
        )
        if part
    )
    named = [who, _year(entry), entry["title"]] if who else [entry["title"], "author not found", _year(entry)]
    parts = [*named, where, "" if _url(entry) else _lacking(entry, "address")]
    parts = dict.fromkeys(part.strip().rstrip(".") for part in parts if part.strip())
    return ". ".join(parts) + "."


def _url(entry):
    if "DOI" in entry:
        return f"https://doi.org/{entry['DOI']}"
    if "PMID" in entry:
        return f"https://pubmed.ncbi.nlm.nih.gov/{entry['PMID']}/"
    if "PMCID" in entry:
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{entry['PMCID']}/"
    return entry.get("URL", "")


@checked(key=str)
def reference(key):
    """Return the Reference with this key of references.json; KeyError, naming the nearest keys, if there is none."""
    if key not in _references():
        near = difflib.get_close_matches(key, _references(), n=4, cutoff=0.3)
        raise KeyError(f"there is no source {key!r}; the nearest keys are: {', '.join(near) or 'none'}")
    entry = _references()[key]
    return Reference(key, _label(entry), _line(entry), _url(entry))


@checked(key=str)
def cite(key):
    """Return a short clickable citation for a fact id; it says so when the fact is second-hand or not verified."""
    found = fact(key)
    source = reference(found.source)
    label = "our calculation" if found.source == OURSELVES else source.label
    words = {**STATUS, "secondary": "from reported numbers"} if found.source == OURSELVES else STATUS
    mark = "" if found.checked in ("fulltext", "abstract") else f" ({words[found.checked]})"
    return Reference(source.id, label + mark, source.line, source.url)


@checked(key=str)
def card(key):
    """Return the words of a card beside a citation of a fact: who found it, in whom it was measured, and how sure."""
    found = fact(key)
    how_many = found.n_words or (f"{found.n} in all" if isinstance(found.n, int) else "")
    whom = "; ".join(part for part in (found.population, how_many) if part)
    return written(f"{reference(found.source).label}. In whom: {whom}. How sure: {found.status}.")


class Listing:
    """A list of lines to show: HTML in a notebook, plain lines elsewhere. `ids` are the keys, `lines` the texts.

    title: what stands above. items: (key, line, address) for each. alone: the first line stands by itself, before the
    title. folded: keys of the lines that a page folds under `fold`, a line that says what they are; print shows them.
    numbered: whether the lines have numbers.
    """

    @checked(title=str, items=list | tuple, alone=bool, folded=tuple | list | set, fold=str, numbered=bool)
    def __init__(self, title, items, *, alone=False, folded=(), fold="", numbered=False):
        self.title, self.items, self.alone = title, tuple(items), alone
        self.folded, self.fold, self._tag = frozenset(folded), fold, "ol" if numbered else "ul"

    @property
    def ids(self):
        return tuple(key for key, _, _ in self.items)

    @property
    def lines(self):
        return tuple(line for _, line, _ in self.items)

    def _repr_html_(self):
        return self.page + (ON_PAPER if self.folded else "")

    @property
    def page(self):
        """The same for the text of a page, which may hold no style."""
        first = [f"<p><strong>{html.escape(self.lines[0])}</strong></p>"] if self.alone else []
        rest = self.items[len(first) :]
        seen, under = ([item for item in rest if (item[0] in self.folded) == fold] for fold in (False, True))
        if seen:
            first.append(f"<p><strong>{html.escape(self.title)}</strong></p>{self._rows(seen)}")
        if under:
            fold = f"<summary>{html.escape(self.fold)} ({len(under)})</summary>{self._rows(under)}"
            first.append(f'<details class="rlsedu-fold">{fold}</details>')
        return "".join(first)

    def _rows(self, items):
        rows = "".join(f"<li>{html.escape(line)}{_link(url)}</li>" for _, line, url in items)
        return f"<{self._tag}>{rows}</{self._tag}>"

    def __repr__(self):
        return "\n".join([self.title, *(f"- {line} {url}".rstrip() for _, line, url in self.items)])


def _link(url):
    return f' <a href="{html.escape(url)}">{html.escape(url)}</a>' if url else ""


@checked(chapter=one_of((*CHAPTERS, EVERY)), cited=tuple | list)
def bibliography(chapter=None, cited=()):
    """List the sources of what a page cites, in its order, then those behind a chapter's other facts, by name.

    chapter: one of CHAPTERS, or "all"; None for none, or for all if nothing is cited. cited: the page's fact ids. Their
    numbers are those of the citations in the page. Raises ValueError for another chapter, KeyError for an unknown fact.
    """
    chapters = CHAPTERS if chapter == EVERY or not (chapter or cited) else [chapter] if chapter else []
    first = dict.fromkeys(fact(key).source for key in cited)
    chosen = [f for name in chapters for f in facts(name).values()] + [fact(key) for key in cited]
    keys = {key for f in chosen for key in f.sources}
    if chapters:
        keys |= {key for statement in _safety_for(chapter).values() for key in statement["sources"]}
    rest = sorted((reference(key) for key in keys - set(first)), key=lambda r: r.line.lstrip("(").lower())
    items = [(r.id, r.line, r.url) for r in [*map(reference, first), *rest]]
    return Listing(f"Sources ({len(items)})", items, folded=keys, fold="Sources", numbered=True)


@cache
def _safety():
    return read_toml("rlsedu.evidence", "safety.toml")


def _safety_for(notebook):
    """Return the statements by id that must stand in a notebook."""
    if notebook == WALK:
        return {key: s for key, s in _safety().items() if s.get("walk")}
    return {key: s for key, s in _safety().items() if notebook in (None, EVERY) or {"all", notebook} & set(s["where"])}


@checked(notebook=one_of(NOTEBOOKS))
def safety(notebook=None):
    """List the safety statements that must stand in a notebook: one of NOTEBOOKS, or None for all of them.

    "walk": those at the end of each walk. The urgent one comes first, by itself. What every notebook says may be
    folded; never on the start page.
    Raises ValueError for another name, so that no statement is lost to a slip of the pen.
    """
    due = _safety_for(notebook)
    items = [(key, s["statement"], "") for key, s in due.items()]
    folded = [key for key, s in due.items() if notebook in s.get("folded", ())]
    return Listing("Please read this", items, alone=True, folded=folded, fold="More to know, said in every chapter")
