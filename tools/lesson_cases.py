"""The nurse's cases: the four stories of the journey chapter, in which the reader chooses what to ask next.

`build(out, chapters)` writes cases.html: one page that opens from a file. What people say stands in teaching/cases,
the questions of a clinician and what keeps people safe in rlsedu/journey/stories.toml, the first words of each story
in the notebook. Without JavaScript, and on paper, all branches stand there as tables.
"""

import html
import json
import pathlib

from rlsedu.evidence import bibliography, card, cite, fact
from rlsedu.journey.words import STORIES, asks, stay_safe
from rlsedu.stage.live.front import front, style
from tools.cards import CITED, FACT, MARKS, keys_in
from tools.lesson_shell import chapters_of, course_address, inline, listed, page
from tools.lesson_stories import CASES, CHAPTER, END, case

NEXT = {False: "That helps.", True: "Kindly meant, but wait."}  # by whether a choice is a poor one
# The page may run what is in it, and nothing else: what is written in it cannot leave it.
RULES = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; form-action 'none'"


def build(out, chapters=None):
    """Write cases.html into a folder, if the chapter of the stories is among `chapters` (names of notebooks)."""
    if CHAPTER not in [chapter.notebook for chapter in chapters_of(chapters)]:
        return
    out = pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    (out / "cases.html").write_text(cases_page(course_address(out)), encoding="utf-8")


def cases_page(address):
    """Return the page of all cases. address: what leads from it to the website, with a slash at its end."""
    cases = [case(story) for story in STORIES]
    keys = keys_in("\n".join(text for one in cases for text in one.texts()))
    told = Told(list(dict.fromkeys(fact(key).source for key in keys)), keys)
    intro = (CASES / "intro.html").read_text(encoding="utf-8").replace("{course}", f"{address}{CHAPTER}.html")
    contents = listed([f'<a href="#{one.story}">{_plain(one.title)}</a>' for one in cases])
    body = intro.replace("{cases}", contents).replace("{urgent}", _plain(stay_safe(STORIES[0]).lines[0]))
    body += "".join(_section(one, told) for one in cases) + told.sources()
    data = json.dumps([_live(one, told) for one in cases], ensure_ascii=False).replace("<", "\\u003c")
    body += f'<script type="application/json" id="cases">{data}</script>'
    cards = front("cards.js", start="cards").rpartition("export default")[0]
    own = (CASES / "cases.js").read_text(encoding="utf-8")
    run = f"(() => {{\n{cards}\ncards(document.body);\n}})();\n(() => {{\n{own}}})();"
    look = style("cards.css") + (CASES / "cases.css").read_text(encoding="utf-8")
    made = page("Cases: four people, and what to ask next", body, kind="cases", style=look, script=run)
    guard = f'<meta http-equiv="Content-Security-Policy" content="{RULES}">'
    return made.replace('<meta charset="utf-8">', f'<meta charset="utf-8">\n{guard}', 1)


class Told:
    """Makes HTML of a page's texts, with a number and a card for each source. order: of its sources; keys: of facts."""

    def __init__(self, order, keys):
        self.order, self.keys = order, keys

    def __call__(self, text):
        return CITED.sub(
            lambda run: f"<sup>{', '.join(self._link(found['key']) for found in FACT.finditer(run[0]))}</sup>",
            inline(text),
        )

    def _link(self, key):
        found, number = fact(key), self.order.index(fact(key).source) + 1
        url, mark = cite(key).url or "#sources", MARKS.get(found.checked, "")
        return (
            f'<a href="{html.escape(url)}" title="{html.escape(card(key))}" '
            f'aria-label="Source {number}{mark}">{number}{mark}</a>'
        )

    def sources(self):
        """List the sources by number; in whom each was measured and how sure stands with it, for paper."""
        rows = []
        for source, line, url in bibliography(None, cited=self.keys).items:
            seen = dict.fromkeys(
                card(key).partition(". In whom: ")[2] for key in self.keys if fact(key).source == source
            )
            link = f' <a href="{html.escape(url)}">{_plain(url)}</a>' if url else ""
            rows.append(f"{_plain(line)}{link} <span>In whom: {_plain('; '.join(seen))}</span>")
        return f'<h2 id="sources">Sources</h2><div class="small">{listed(rows, "ol")}</div>'


def _plain(text):
    return html.escape(text, quote=False)


def _section(one, told):
    """A case as HTML: what can be played is put into `.play`; the table of all branches is for paper."""
    boxes = listed([f'<label><input type="checkbox" autocomplete="off"> {told(line)}</label>' for line in one.check])
    safe = stay_safe(one.story)
    end = (
        f'<div class="end"><h3>What is open</h3>{listed([told(line) for line in one.open])}'
        f'<h3>A clinician would ask</h3><div class="asks">{listed(_questions(one))}</div>'
        f'<h3>Explain it to {one.person}</h3><label for="{one.story}-own">{told(one.explain)}</label>'
        f'<textarea id="{one.story}-own" rows="5" autocomplete="off" aria-describedby="{one.story}-count"></textarea>'
        f'<p class="small count"><span id="{one.story}-count">0 of 60 words</span>. '
        "What you write is neither stored nor sent.</p>"
        f'<p class="hush" role="status"></p>'
        f'<fieldset class="check"><legend>Now hold your words against these lines</legend>{boxes}</fieldset></div>'
    )
    return (
        f'<section class="case" id="{one.story}" aria-labelledby="{one.story}-title">'
        f'<h2 id="{one.story}-title">{_plain(one.title)}</h2>'
        f"<blockquote>“{_plain(one.quote)}”</blockquote>"
        f"<p>{told(one.who)} <strong>{one.person} is made up, and so is every answer.</strong></p>"
        f'<div class="play"></div>{_table(one, told)}{end}'
        f'<div class="safety"><p><strong>{_plain(safe.lines[0])}</strong></p><p><strong>Please read this</strong></p>'
        f"{listed([_plain(line) for line in safe.lines[1:]])}</div></section>"
    )


def _questions(one):
    """The questions of a clinician, each with room for a word on whether the reader asked it."""
    return [f"{_plain(line)}<span></span>" for line in asks(one.story).lines]


def _table(one, told):
    number = {step.id: str(place) for place, step in enumerate(one.steps, 1)} | {END: "the end"}
    rows = []
    for step in one.steps:
        rows.append(f'<tr><th colspan="3" scope="colgroup">{number[step.id]}. {told(step.scene)}</th></tr>')
        for choice in step.choices:
            way = f"<em>{NEXT[choice.poor]}</em> {told(choice.why)} → {number[choice.to]}"
            rows.append(f"<tr><td>{told(choice.text)}</td><td>{told(choice.says)}</td><td>{way}</td></tr>")
    heads = "".join(
        f'<th scope="col">{words}</th>' for words in ("You say", f"{one.person} (made up)", "Why, and on to")
    )
    return (
        f'<div class="branches scrolls" tabindex="0" role="region" aria-label="All ways: {_plain(one.title)}"><table>'
        f"<caption>All ways through this case</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _live(one, told):
    """What the page's script needs of a case."""
    steps = {
        step.id: {
            "scene": told(step.scene),
            "choices": [
                {
                    **{"text": told(choice.text), "says": told(choice.says), "why": told(choice.why)},
                    **{"next": NEXT[choice.poor], "poor": choice.poor, "asks": choice.asks},
                    **{"know": told(choice.know), "to": choice.to},
                }
                for choice in step.choices
            ],
        }
        for step in one.steps
    }
    return {"story": one.story, "person": one.person, "begin": one.steps[0].id, "steps": steps}
