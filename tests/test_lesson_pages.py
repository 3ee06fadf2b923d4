"""Promise: each chapter has a teacher's page and a pupil's sheet that carry a lesson, also on paper."""

import html
import itertools
import json
import re
import tomllib

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import HOUSE

from rlsedu.course import CHAPTERS
from rlsedu.evidence import safety
from rlsedu.stage.sentences import answer_sentence
from tools import build_lesson, lab, lesson_curricula, lesson_pages, lesson_pdf, lesson_words, prose
from tools.lesson_shell import chapters_of
from tools.site_notebooks import targets
from tools.source import BuildError

ROOMS = [chapter for chapter in CHAPTERS if chapter.room]
KINDS = ("teacher", "sheet")
PRINTED = ROOMS[0].notebook  # the chapter that these tests print
TAGS = re.compile(r"<(style|script)\b.*?</\1>|<[^>]+>", re.DOTALL)
SCREENS = {
    "wide": {"viewport": {"width": 1366, "height": 768}},
    "dark phone": {**lab.PHONE, "device_scale_factor": 1, "color_scheme": "dark"},
}


def words_of(page):
    """The words of a page, in one line."""
    return " ".join(html.unescape(TAGS.sub(" ", page)).split())


def plain(text):
    """Words as a page shows them: without marks of slant and weight."""
    return " ".join(re.sub(r"[*`]", "", text).split())


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The pages of all chapters and their index."""
    out = tmp_path_factory.mktemp("lesson")
    build_lesson.build(out, without=set(build_lesson.PARTS) - {"pages", "index"}, tell=lambda line: None)
    return out


@pytest.fixture(scope="module")
def texts(folder):
    """The HTML of each page by its name."""
    return {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.html")}


@pytest.fixture(params=ROOMS, ids=lambda chapter: chapter.notebook)
def one(request):
    """The lesson of each chapter."""
    return lesson_words.lesson(request.param)


def test_each_chapter_has_its_pages(texts):
    assert set(texts) == {"index", *(f"{chapter.notebook}-{kind}" for chapter in ROOMS for kind in KINDS)}


@pytest.mark.parametrize("at", range(3))
def test_the_plan_adds_up_to_the_lesson(one, at):
    assert sum(minutes[at] for minutes, _ in one.steps()) == lesson_words.LENGTHS[at]


def test_the_plan_is_told_from_the_first_to_the_last_minute(one, texts):
    rows = re.findall(r"<tr>((?:<td [^>]+>[\d–]+</td>){3})", texts[f"{one.name}-teacher"])
    columns = zip(*(re.findall(r">([\d–]+)</td>", row) for row in rows), strict=True)
    for column, length in zip(columns, lesson_words.LENGTHS, strict=True):
        spans = [tuple(map(int, cell.split("–"))) for cell in column if cell != "–"]
        assert spans[0][0] == 0 and spans[-1][1] == length
        assert all(before[1] == after[0] for before, after in itertools.pairwise(spans))


@pytest.mark.parametrize("kind", KINDS)
def test_what_keeps_people_safe_stands_on_each_page_the_urgent_line_first(one, texts, kind):
    words = words_of(texts[f"{one.name}-{kind}"])
    places = [words.find(plain(line)) for line in one.kept_safe()]
    assert -1 not in places and places == sorted(places) and "suicide" in one.kept_safe()[0]
    assert one.kept_safe()[:3] == list(safety("walk").lines)


def answers_of(one):
    """What a sheet must not tell."""
    yield from (answer_sentence(one.guess), one.guess.why, one.own["explain"]["answer"])
    yield from (said for _, said in one.seen())
    yield from (option.feedback for question in (one.walk, one.exit) for option in question.options)
    yield from (pair["answer"] for pair in one.own["pairs"])
    yield from (error.reason for error in one.guess.expected_errors)


def test_the_answers_stand_on_the_teachers_page_and_not_on_the_sheet(one, texts):
    teacher, sheet = (words_of(texts[f"{one.name}-{kind}"]) for kind in KINDS)
    told = [plain(answer) for answer in answers_of(one)]
    assert len(told) > 10 and [answer for answer in told if answer in sheet] == []
    wanted = [answer_sentence(one.guess), one.own["explain"]["answer"], *(said for _, said in one.seen())]
    wanted += [lesson_words.right(question)[1].feedback for question in (one.walk, one.exit)]
    wanted += [*(pair["answer"] for pair in one.own["pairs"]), *(error.reason for error in one.guess.expected_errors)]
    assert [answer for answer in map(plain, wanted) if answer not in teacher] == []


def test_no_line_of_the_sheet_marks_the_right_option(one, texts):
    sheet = texts[f"{one.name}-sheet"]
    for question in (one.walk, one.exit):
        options = [re.escape(html.escape(option.text, quote=False)) for option in question.options]
        listed = [re.search(rf"<li>([^<]*){text}</li>", sheet) for text in options]
        assert all(listed) and len({re.sub(r"\([a-z]\)", "", found[1]) for found in listed}) == 1


def test_the_point_the_quote_and_the_three_to_keep_are_those_of_the_walk(one, texts):
    source = plain((HOUSE / "notebooks" / f"{one.name}.md").read_text(encoding="utf-8").replace("[](fact:", "("))
    assert len(one.keep) == 3 and one.point and one.quote
    assert plain(one.point) in source and plain(one.quote) in source
    assert all(plain(line) in words_of(texts[f"{one.name}-teacher"]) for line in (one.point, one.quote, *one.keep))


def test_the_question_of_the_exit_ticket_needs_no_picture(one):
    assert one.exit.settings is None and one.exit.id != one.walk.id


def test_a_sheet_names_its_chapter_and_nobody(one, texts):
    sheet, teacher = (words_of(texts[f"{one.name}-{kind}"]) for kind in ("sheet", "teacher"))
    assert f"rlsedu.github.io/rlsedu/{one.name}.html" in sheet
    assert "(no name)" in sheet and "not about yourself" in sheet and "Name or" not in sheet
    aid = one.shared["help"]
    for words in (aid["number"], aid["person"]):
        assert words in sheet and words in teacher
    assert teacher.index(aid["lead_in"]) < teacher.index(one.kept_safe()[0]) < teacher.index(aid["reacts"])


def test_the_plan_names_the_slides_in_their_order_and_teaches_before_it_asks(one, texts):
    plan = words_of(texts[f"{one.name}-teacher"].partition("Board sketch")[0])
    kinds = [step["slides"] for step in one.shared["plan"] if "slides" in step]
    places = [plan.index(f"({lesson_words.slides(one.chapter.room)[kind]}.)") for kind in kinds]
    assert kinds == ["title", "guess", "demo", "found", "question", "keep"] and places == sorted(places)
    assert plan.index("Say before the check.") < plan.index("Check. The question")


def test_a_sketch_says_in_words_what_it_shows(one, texts):
    drawn = re.search(r'<svg role="img" aria-label="([^"]+)"', texts[f"{one.name}-teacher"])
    assert len(drawn[1].split()) > 15


def teaching(value):
    """All texts of a file in teaching/."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in teaching(part)]


@pytest.mark.parametrize("name", ["common", *(chapter.notebook for chapter in ROOMS)])
def test_no_measured_number_stands_here_without_its_source(name):
    told = tomllib.loads((HOUSE / "teaching" / f"{name}.toml").read_text(encoding="utf-8"))
    told.pop("see", None)  # what to set, and the heads of columns
    bare = {text: found for text in teaching(told) if (found := prose.measured(text))}
    assert {text: found for text, found in bare.items() if not SETTINGS.search(text)} == {}


# Numbers that a lesson sets itself: the size of a class, of a plan or of a made-up trial.
SETTINGS = re.compile(r"You may run one trial with 100 people|A trial with 20 people in each group")


def test_a_pupil_of_13_can_read_the_sheets_and_a_teacher_the_rest():
    for chapter in ROOMS:
        own = lesson_words.lesson(chapter).own
        asked = [own["see"]["lead"], own["explain"]["question"], *(row["do"] for row in own["see"]["rows"])]
        assert prose.grade([*asked, *(pair["question"] for pair in own["pairs"])]) <= 8, chapter.notebook
        assert prose.grade(teaching(own)) <= 9, chapter.notebook


def test_each_link_reaches_something(texts, folder):
    ids = {f"{name}.html": set(re.findall(r"\bid=['\"]([^'\"]*)['\"]", page)) for name, page in texts.items()}
    notebooks = {f"{chapter.notebook}.html" for chapter in CHAPTERS} | {"index.html", "teachers.html", ""}
    for name, page in texts.items():
        page = page.replace("href='", 'href="').replace("'>", '">')
        for where, at in targets(page):
            file = where.partition("?")[0] or f"{name}.html"
            assert (folder / file).exists() and (not at or at in ids[file]), f"{name}: {where}#{at}"
        ours = re.findall(rf'href="{re.escape(lesson_pdf.PUBLIC)}([^"?#]*)', page)
        assert set(ours) <= notebooks, name


def test_in_a_website_the_pages_lead_to_it_and_elsewhere_to_where_it_will_stand(tmp_path, texts):
    (tmp_path / ".nojekyll").touch()
    (tmp_path / "lesson").mkdir()
    lesson_pages.build(tmp_path / "lesson", [PRINTED])
    inside = (tmp_path / "lesson" / f"{PRINTED}-teacher.html").read_text(encoding="utf-8")
    assert f'href="../{PRINTED}.html?show"' in inside and not re.search(f"href=.{lesson_pdf.PUBLIC}", inside)
    assert f'href="{lesson_pdf.PUBLIC}{PRINTED}.html?show"' in texts[f"{PRINTED}-teacher"]
    assert "../" not in lesson_pdf.on_paper(inside)


def test_links_of_the_index_can_be_told_apart_and_a_chapter_is_named_with_its_curricula(texts):
    for section in re.findall(r"<section id=.*?</section>", texts["index"]):
        words = re.findall(r"<a [^>]*>([^<]*)</a>", section)
        assert len(set(words)) == len(words) >= 2
    for chapter in ROOMS:
        fits = lesson_curricula.fitting(chapter.number)
        told = words_of(texts[f"{chapter.notebook}-teacher"])
        assert all(name in told for name in fits) and ("Fits:" in told) == bool(fits)


def test_the_line_in_model_md_leads_to_what_a_teacher_needs():
    for chapter in ROOMS:
        lines = (HOUSE / "rlsedu" / chapter.room / "model.md").read_text(encoding="utf-8")
        path = re.search(r"\]\(\.\./\.\./(teaching/[^)]+)\)", lines.partition("## For the lesson\n")[2])[1]
        assert (HOUSE / path).exists() and chapter.notebook in path


def test_the_table_of_curricula_says_what_we_did_not_read():
    table = lesson_curricula.markdown()
    assert len(lesson_curricula.rows()) == 6 and table.count(lesson_curricula.UNREAD) == 4
    assert all(words in table for words in ("3.6.2", "HS-LS1-2", "HS-LS1-3", "C2.2", "D3.3", "Biologi B", "NMC"))
    assert {number for one in lesson_curricula.curricula() for number in one["chapters"]} <= {c.number for c in ROOMS}


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("name", ["index", f"{PRINTED}-teacher", f"{PRINTED}-sheet", "04-supplements-sheet"])
def test_a_page_opens_from_a_file_asks_nothing_and_everybody_can_use_it(folder, chrome, name, screen):
    context, asked = chrome.new_context(**SCREENS[screen]), []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / f"{name}.html").as_uri())
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == [] and len(asked) >= 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == []
    context.close()


def test_what_is_missing_is_said(tmp_path):
    with pytest.raises(BuildError, match="no chapter is called 09-nothing: choose of"):
        chapters_of(["09-nothing"])
    chapter = ROOMS[0]
    bad = {**lesson_words.lesson(chapter).own, "see": {"rows": [{"do": "", "settings": {}, "begins": "Nothing"}]}}
    broken = lesson_words.Lesson(**{**vars(lesson_words.lesson(chapter)), "own": bad})
    with pytest.raises(BuildError, match="the demo says nothing that begins with 'Nothing'"):
        broken.seen()
    (tmp_path / "mine.txt").touch()
    with pytest.raises(BuildError, match="holds something that is no lesson"):
        build_lesson.build(tmp_path, tell=json.dumps)
