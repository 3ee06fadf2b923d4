"""The website: whole and readable without anything that runs, and the same in every build."""

import ast
import filecmp
import html
import re

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from built_site import CHAPTERS, HOUSE, built, served, visitor

from rlsedu.course import CHAPTERS as COURSE
from rlsedu.course import ROOMS
from rlsedu.evidence import safety
from tools import build_site, lab, site_notebooks, site_pages
from tools.made import anchor
from tools.source import BuildError

PAGES = ["index", *CHAPTERS, "teachers", "search"]
SCREENS = {
    "wide": {"viewport": {"width": 1366, "height": 768}},
    "phone": {**lab.PHONE, "device_scale_factor": 1},
    "dark": {**lab.PHONE, "device_scale_factor": 1, "color_scheme": "dark"},
}
NOTEBOOKS = {one.notebook: HOUSE / "notebooks" / f"{one.notebook}.ipynb" for one in COURSE}
TEXT = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]+>", re.DOTALL)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The folder of the site with the start page and chapter 1."""
    return built(tmp_path_factory)


@pytest.fixture(scope="session")
def address(site):
    with served(site) as found:
        yield found


@pytest.fixture(params=SCREENS)
def reader(request, chrome):
    """An empty page on each screen."""
    with visitor(chrome, **SCREENS[request.param]) as page:
        page.screen = SCREENS[request.param]
        yield page


@pytest.fixture(scope="session")
def pages(site):
    """The text of each page."""
    return {name: (site / f"{name}.html").read_text(encoding="utf-8") for name in PAGES}


def words_of(page):
    """Return the words that a reader sees, in one line."""
    return " ".join(html.unescape(TEXT.sub(" ", page)).split())


def test_the_start_page_is_the_index(pages):
    assert pages["index"] == pages["00-start-here"]


def test_each_link_within_the_site_reaches_something(pages, site):
    ids = {f"{name}.html": set(re.findall(r'\bid="([^"]*)"', page)) for name, page in pages.items()}
    ids = {name: {html.unescape(one) for one in found} for name, found in ids.items()}
    not_here = {f"{one.notebook}.html" for one in COURSE} - set(ids)
    for name, page in pages.items():
        for where, at in site_notebooks.targets(page):
            file = where.partition("?")[0] or f"{name}.html"
            if file in not_here:
                assert not at or at in headings(file), f"{name}: {where}#{at}"
            elif not file.startswith(("lite/", "lesson/")):
                assert (site / file).exists(), f"{name}: {where}"
                assert not at or file not in ids or at in ids[file], f"{name}: {where}#{at}"


def headings(file):
    """Return the ids of the headings of a chapter that was not built here."""
    cells = nbformat.read(NOTEBOOKS[file.removesuffix(".html")], as_version=4).cells
    text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    return {site_notebooks.heading_id(words) for words in re.findall(r"^#+ +(.+?) *$", text, re.MULTILINE)}


def test_a_part_has_the_address_that_it_has_in_jupyter(pages):
    found = re.findall(r"^## (.+)$", NOTEBOOKS["01-symptoms"].with_suffix(".md").read_text(encoding="utf-8"), re.M)
    linked = {at for where, at in site_notebooks.targets(pages["01-symptoms"]) if not where}
    for heading in found:
        assert f'id="{html.escape(site_notebooks.heading_id(heading), quote=False)}"' in pages["01-symptoms"], heading
        assert anchor(heading).replace("%22", '"') and site_notebooks.heading_id(heading) in linked


def test_each_picture_says_what_it_shows(pages):
    seen = [picture for page in pages.values() for picture in re.findall(r"<img\b[^>]*>", page)]
    assert len(seen) > 15
    for picture in seen:
        words = re.search(r'\balt="([^"]*)"', picture)
        assert words and len(words[1].split()) >= 4 and ".png" not in words[1], picture[:200]
        assert "data:" not in picture and 'loading="lazy"' in picture


def test_each_place_that_can_live_is_marked_once(pages):
    for name in CHAPTERS:
        code = [cell.source for cell in nbformat.read(NOTEBOOKS[name], as_version=4).cells if cell.cell_type == "code"]
        calls = [call for text in code if (call := called(text))]
        found = re.findall(r'<div class="rlsedu-here" data-kind="(\w+)" data-id="([^"]+)">', pages[name])
        assert len(set(found)) == len(found) == len(calls) > 2
        for (kind, name_), (room, door, which) in zip(found, calls, strict=True):
            wanted = {"predict": f"{room}.{which}-guess", "quiz": f"{room}.quiz:{which}"}.get(door, f"{room}.{door}")
            assert name_ == wanted and kind == {"predict": "guess", "quiz": "quiz"}.get(door, "demo")


def called(code):
    """Return (room, function, argument) of a cell that is one call of a room's demo, guess or quiz, or nothing."""
    try:
        (line,) = ast.parse(code).body
        call = line.value
        room, door = call.func.value.id, call.func.attr
    except (ValueError, AttributeError):
        return None
    which = call.args[0].value if call.args else None
    tables = {"features", "mimics", "questionnaires", "triggers", "checks"}  # stand still
    return (room, door, which) if room in ROOMS and door not in tables else None


def test_what_keeps_readers_safe_stands_on_its_page(pages):
    for name, chapter in zip(CHAPTERS, COURSE, strict=False):
        for part in {"walk", chapter.room or "start"}:
            lines = re.findall(r"<(?:p|li)>(.*?)</(?:p|li)>", safety(part).page)
            assert lines
            for line in lines:
                assert words_of(line) in words_of(pages[name]), line


# Words that are true in a running notebook only.
JUPYTER = re.compile(
    r"Run All|saved copy: nothing|\bkernel\b|code is folded away|select a kernel|rlsedu-progress\.json"
)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_no_page_speaks_of_buttons_that_only_jupyter_has(name, tmp_path):
    made = site_notebooks.Pages(HOUSE / "site" / "words.toml", tmp_path).page(NOTEBOOKS[name])
    for cell in made.cells:
        shown = (
            [cell.source]
            if cell.cell_type == "markdown"
            else [o.get("data", {}).get("text/html", "") for o in cell.outputs]
        )
        for text in shown:
            assert not JUPYTER.search(text), JUPYTER.search(text)


def test_words_that_are_not_found_stop_the_build(tmp_path):
    words = tmp_path / "words.toml"
    words.write_text('[[word]]\nwas = "no page says this"\nnow = "nothing"\n', encoding="utf-8")
    pages = site_notebooks.Pages(words, tmp_path)
    pages.page(NOTEBOOKS["01-symptoms"])
    assert pages.missing(["01-symptoms"]) == ["01-symptoms: no page says this"]


def test_a_chapter_that_is_none_stops_the_build(tmp_path):
    with pytest.raises(BuildError, match="no chapter is called 07-moon"):
        site_pages.build(tmp_path, ["07-moon"])


def test_the_command_spares_a_folder_that_is_no_site(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine")
    assert build_site.main([str(tmp_path), "--without", *build_site.PARTS]) == 1
    assert "holds something" in capsys.readouterr().err and (tmp_path / "mine.txt").exists()


def test_a_card_keeps_its_words_and_code_its_link(pages):
    cited = re.findall(r'<sup><a [^>]*title="([^"]+)"', pages["01-symptoms"])
    assert len(cited) > 20 and any("Michaud" in card for card in cited)
    assert re.search(r'href="05-journey.html#Words" title="toy model', pages["01-symptoms"])
    assert pages["01-symptoms"].count("Change it in the notebook</a>") == 4
    code = html.unescape(re.sub(r"<[^>]+>", "", pages["01-symptoms"]))
    assert "symptoms.Nights(ratio=" in code and "symptoms.evening()" not in code


def test_one_line_leads_back_and_on(pages):
    assert len(re.findall(r"Next: 2. Dopamine →", pages["01-symptoms"])) == 1, "below, the theme's own buttons do it"
    assert re.search(r'class="prev-page" href="00-start-here.html"', pages["01-symptoms"])


def test_minutes_stand_in_the_side_bar(pages):
    course = {one["page"]: one for one in site_pages.course()["chapters"]}
    for page in (pages["index"], pages["teachers"]):
        for one in course.values():
            assert f"{one['walk']} to {one['whole']} min" in page


def test_two_builds_are_the_same(site, tmp_path):
    again = tmp_path / "again"
    again.mkdir()
    for name in (build_site.MARK, "old.html"):  # what stood there goes
        (again / name).write_text("from before")
    build_site.build(again, list(CHAPTERS), without=build_site.PARTS, tell=lambda line: None)
    here, there = ({str(path.relative_to(top)) for path in top.rglob("*") if path.is_file()} for top in (site, again))
    assert here == there
    assert filecmp.cmpfiles(site, again, sorted(here), shallow=False)[1:] == ([], [])
    assert not any(name.startswith(("_sources", ".doctrees", "objects")) for name in here)


def test_nobody_is_kept_out_and_nothing_is_cut_off(reader, address):
    reader.route("**/live/page.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    for name in PAGES[1:]:
        reader.goto(f"{address}/{name}.html")
        reader.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert reader.evaluate("document.body.dataset.jpThemeLight") == str("color_scheme" not in reader.screen).lower()
        problems = Axe().run(reader).response["violations"]
        assert [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in problems] == [], name


def test_keys_open_the_side_bars_and_reach_a_card(chrome, address):
    with visitor(chrome, **SCREENS["phone"]) as page:
        page.goto(f"{address}/01-symptoms.html")
        page.get_by_role("button", name="Chapters").press("Enter")
        page.wait_for_function("document.querySelector('.course a').getBoundingClientRect().left >= 0")
        page.keyboard.press("Escape")
        page.locator("sup a[title]").last.focus()  # far below: the page goes there, and the card with it
        page.wait_for_timeout(300)
        assert page.locator(".rlsedu-card").is_visible()


def test_a_finger_sees_a_card_first(chrome, address):
    with visitor(chrome, **SCREENS["phone"]) as page:
        page.goto(f"{address}/01-symptoms.html")
        page.locator("sup a[title]").first.tap()
        assert "Tap again" in page.locator(".rlsedu-card").inner_text()
        assert page.url.endswith("01-symptoms.html")


def test_the_search_finds_a_word(chrome, address):
    with visitor(chrome, **SCREENS["wide"]) as page:
        page.goto(f"{address}/01-symptoms.html")
        page.get_by_label("Search", exact=True).fill("ferritin")
        page.keyboard.press("Enter")
        page.locator("ul.search a", has_text="Chapter 1").wait_for()
        assert "01-symptoms.html" in page.locator("ul.search a", has_text="Chapter 1").first.get_attribute("href")


def test_a_page_is_whole_without_anything_that_runs(chrome, address):
    with visitor(chrome, java_script_enabled=False, **SCREENS["wide"]) as page:
        page.goto(f"{address}/01-symptoms.html")
        page.get_by_text("Show the answer").first.click()  # which waits until it is seen
        assert page.get_by_text("How high the curve goes is assumed").first.is_visible()
