"""A notebook as the website shows it: its cells, with words, links, pictures and live places as a website has them.

Nothing is run. The notebooks stay the only home of the text; where a sentence is true in Jupyter only,
site/words.toml says what stands there instead.
"""

import hashlib
import html
import importlib
import re
import struct
import tomllib
import urllib.parse
from base64 import b64decode
from functools import cache

import nbformat

from rlsedu.course import CHAPTERS, ROOMS
from tools.minutes import SHOWS, WAYS_ON, demo_names
from tools.source import BuildError

LITE = "lite/notebooks/index.html?path={}.ipynb"
PICTURES = "pictures"
DATA_PICTURE = re.compile(r'<img alt="(?P<alt>[^"]*)" src="data:image/png;base64,(?P<data>[^"]*)">')
# A link to a page of the course or within one, in Markdown; and one in HTML.
LINK = re.compile(r'\[(?P<words>[^\[\]]*)\]\((?P<page>\d\d-[\w-]+\.ipynb)?(?P<at>#[^)\s"]*)?(?: "(?P<title>[^"]*)")?\)')
HTML_LINK = re.compile(r'(?<=href=")(\d\d-[\w-]+)\.ipynb(?=[#"])')
HEADING = re.compile(r"^## +.+$", re.MULTILINE)
OPEN = '\n\n<p class="rlsedu-open"><a href="{}">Open in the notebook</a></p>'


@cache
def place_of(code):
    """Return (kind, id) of what a cell shows live: a "demo", a "guess" or a "quiz"; None for any other cell."""
    shown = SHOWS.search(code)
    if not shown or shown["room"] not in ROOMS:
        return None
    room, name, which = shown["room"], shown["name"], shown["which"]
    doors = importlib.import_module(f"rlsedu.{room}.demos")
    if name == "quiz":
        return "quiz", f"{room}.quiz:{which}"
    if name == "predict":
        return "guess", doors.predict.value(which).id
    if which or name not in demo_names():
        return None
    return "demo", getattr(doors, name).value().id


class Pages:
    """Makes pages of notebooks: `page(path)`; the pictures in them go to the folder `pictures`.

    words: what site/words.toml lists. `unused(built)` lists those of its sentences that no page had.
    """

    def __init__(self, words_file, pictures):
        self._words = tomllib.loads(words_file.read_text(encoding="utf-8"))["word"]
        self._pictures = pictures
        self._met = set()

    def page(self, path):
        """Return a notebook (its path) as the website shows it."""
        made, name = nbformat.read(path, as_version=4), path.stem
        last = made.cells[-1]
        last.source = WAYS_ON.sub("", last.source)  # here the theme leads back and on
        for cell in made.cells:
            if cell.cell_type == "markdown":
                cell.source = linked(self._worded(cell.source, name))
                cell.source = HEADING.sub(lambda found: found[0] + OPEN.format(LITE.format(name)), cell.source)
            else:
                self._put_code(cell, name)
        return made

    def missing(self, built):
        """List what of words.toml stands on none of the pages `built`, of those that it names."""
        wanted = [
            (number, page)
            for number, word in enumerate(self._words)
            for page in built
            if page == word.get("page", page) and page not in word.get("but", ())
        ]
        return [
            f"{page}: {self._words[at].get('was', str(self._words[at]))[:70]}"
            for at, page in wanted
            if (at, page) not in self._met
        ]

    def _worded(self, text, page):
        for number, word in enumerate(self._words):
            if page != word.get("page", page):
                continue
            if "was" in word and word["was"] in text:
                self._met.add((number, page))
                text = text.replace(word["was"], word["now"])
            elif "section" in word:
                section = re.compile(
                    rf"(?<=^## {re.escape(word['section'])}\n).*?(?=^## |\Z)", re.MULTILINE | re.DOTALL
                )
                if section.search(text):
                    self._met.add((number, page))
                    text = section.sub(lambda _, now=word["now"]: f"{now}\n", text)
        return text

    def _put_code(self, cell, page):
        folded = "hide-input" in cell.metadata.get("tags", ())
        cell.metadata["tags"] = ["remove-input"] if folded else ["hide-input"]
        cell.metadata.pop("jupyter", None)
        for number, word in enumerate(self._words):
            if word.get("code") == cell.source and word.get("page", page) == page:
                self._met.add((number, page))
                cell.outputs = [_html(word["now"])] if word["now"] else []
        place = place_of(cell.source)
        for output in cell.outputs:
            if "text/html" not in output.get("data", {}):
                continue
            shown = HTML_LINK.sub(r"\1.html", self._worded(output.data["text/html"], page))
            shown = DATA_PICTURE.sub(self._picture, shown)
            if place:
                kind, name = place
                shown = f'<div class="rlsedu-here" data-kind="{kind}" data-id="{name}">{shown}</div>'
            output.data = {"text/html": shown}
        if not folded:
            change = f'<p class="rlsedu-open"><a href="{LITE.format(page)}">Change it in the notebook</a></p>'
            cell.outputs.append(_html(change))

    def _picture(self, found):
        data = b64decode(found["data"])
        name = f"{hashlib.sha256(data).hexdigest()[:16]}.png"
        (self._pictures / name).write_bytes(data)
        wide, tall = struct.unpack(">II", data[16:24])  # a PNG begins with its size
        size = f'width="{wide}" height="{tall}" loading="lazy" decoding="async"'
        return f'<img alt="{found["alt"]}" src="{PICTURES}/{name}" {size}>'


def linked(text):
    """Return Markdown with its links to pages of the course as a website has them, their titles kept."""
    return HTML_LINK.sub(r"\1.html", LINK.sub(_link, text))


def _link(found):
    if not found["page"] and not found["at"]:
        return found[0]
    address = (found["page"] or "").replace(".ipynb", ".html") + (found["at"] or "")
    title = f' title="{html.escape(found["title"])}"' if found["title"] else ""
    return f'<a href="{html.escape(address)}"{title}>{found["words"]}</a>'


def heading_id(words):
    """Return the id of a heading, such that links to it are spelled as in Jupyter (tools/made.py `anchor`)."""
    return words.replace(" ", "-")


def pages_of(names):
    """Return the chapters called `names` (their notebooks) in course order, and always the start page.

    Raises BuildError for a name that no chapter has.
    """
    known = {chapter.notebook: chapter for chapter in CHAPTERS}
    unknown = sorted(set(names) - set(known))
    if unknown:
        raise BuildError(f"no chapter is called {', '.join(unknown)}: choose of {', '.join(known)}")
    return [chapter for name, chapter in known.items() if name in names or not chapter.room]


def targets(page):
    """List the (page, anchor) that the HTML of a page leads to within the site; "" where there is none."""
    found = []
    for address in re.findall(r'<a\b[^>]*?\bhref="([^"]*)"', page):
        address = html.unescape(address)
        if not re.match(r"[a-z]+:|//", address):
            where, _, at = address.partition("#")
            found.append((where, urllib.parse.unquote(at)))
    return found


def _html(text):
    return nbformat.v4.new_output("display_data", data={"text/html": text})
