"""Promise: `rlsedu class` makes one folder, and its zip, in which the course and its lessons live without a server."""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from built_site import built

from rlsedu.app import classic, command
from rlsedu.app.class_folder import class_folder, still_places
from rlsedu.evidence import safety
from tools import lesson_cases

PAGE = (
    '<html><head><meta charset="utf-8"><link rel="manifest" href="app.webmanifest">\n'
    '<script type="module" src="live/offline.js"></script>\n'
    '<script type="module" src="live/page.js"></script></head><body><p id="told">still</p><ul>\n'
    '<li><a href="lite/notebooks/index.html?path=a">In the notebook</a></li>\n<li>Binder</li></ul>\n'
    '<p class="rlsedu-open"><a href="lite/a">Open</a></p><p>See <a href="lite/b">the cell</a>.</p>'
    '<div class="rlsedu-here" data-kind="quiz" data-id="a.quiz:walk"></div></body>'
)
MODULES = {
    "page.js": 'import view from "./view.js";\nimport { twice as double, name } from "./math.js";\n'
    "const where = import.meta.url; // import nothing\n"
    'const data = async () => (await fetch(new URL("../data/a.b.json", where))).json();\n'
    'const gone = await_(fetch(new URL("../data/none.bin", where)));\n'
    "async function await_(asked) { return asked.then(() => 'there', (problem) => problem.name); }\n"
    'import("./python.js").catch(() => "no").then(async (no) => {\n'
    '  const { late } = await import("./math.js"), { n } = await data();\n'
    '  document.querySelector("#told").textContent = [view.say, double(n), name, late, no, await gone].join(" ");\n'
    "});\n",
    "view.js": 'const say = "ä";\nexport default { say };\n',
    "math.js": "export function twice(n) { return 2 * n; }\n"
    "export const name = `x`;\nconst late = 7;\nexport { late };\n",
    "python.js": "export const python = new Worker('no');\n",
    "offline.js": "throw new Error();\n",
}


def put(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def site(tmp_path):
    """A website of one page, with lessons beside it."""
    site = tmp_path / "build" / "site"
    put(site, {"index.html": PAGE, "01-symptoms.html": PAGE, "sw.js": "no", "offline.json": "{}", ".nojekyll": ""})
    put(site / "live", MODULES)
    put(site, {"data/a.b.json": '{"n": 21}', "data/quiz/1.png": "a picture", "lite/index.html": "l", "python/a": "p"})
    lesson = (
        "<a href=\"https://rlsedu.github.io/rlsedu/\">start</a><a href='https://rlsedu.github.io/rlsedu/a.html'>a</a>"
    )
    put(tmp_path / "build" / "lesson", {"index.html": lesson, "board.html": "b", "01-symptoms-sheet-a4.pdf": "pdf"})
    return site


def files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_folder_holds_what_a_class_needs_and_the_zip_the_same(site, tmp_path, capsys):
    out = tmp_path / "out" / "für alle"
    assert command.main(["class", str(out), "--page", str(site)]) == 0
    said = capsys.readouterr().out
    assert "START.html" in said and "do not move" in said and "a.quiz:walk" in said
    here = files(out)
    assert here >= {"START.html", "README.txt", "start.bat", "start.command", "start.sh"}
    assert here >= {"course/index.html", "course/live/file.js", "course/data/a.b.json.js", "course/data/quiz/1.png"}
    assert here >= {"course/lesson/board.html", "course/lesson/01-symptoms-sheet-a4.pdf"}
    assert not [name for name in here if re.search(r"lite/|python|sw\.js|offline|page\.js|\.nojekyll|json$", name)]
    page = (out / "course/index.html").read_text(encoding="utf-8")
    assert 'type="module"' not in page and "manifest" not in page and "lite/" not in page and "<li>Binder</li>" in page
    assert "Open" not in page and "<p>See the cell.</p>" in page
    assert 'href="../index.html"' in (out / "course/lesson/index.html").read_text()
    assert "href='../a.html'" in (out / "course/lesson/index.html").read_text()
    with zipfile.ZipFile(out.with_name("für alle.zip")) as zipped:
        assert set(zipped.namelist()) == {f"für alle/{name}" for name in here}
        assert {entry.date_time for entry in zipped.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert zipped.getinfo("für alle/start.command").external_attr >> 16 & 0o111
    start = (out / "START.html").read_text(encoding="utf-8")
    assert all(line in start for line in safety("walk").lines) and "<!--" not in start
    links = re.findall(r'href="(?!https?:|data:)([^"?]+)', start)
    assert links and all((out / link).is_file() for link in links)
    assert b"\r\n" in (out / "start.bat").read_bytes() and b"\r" not in (out / "start.sh").read_bytes()


def test_a_whole_website_has_no_place_that_stands_still(site):
    assert still_places(site) == ["a.quiz:walk"]
    put(site, {"data/a.quiz-walk.json": "{}"})
    assert still_places(site) == []


def test_all_brings_python_and_notebooks_and_the_modules(site, tmp_path):
    out = tmp_path / "all"
    class_folder(out, site, everything=True)
    here = files(out / "course")
    assert here >= {"lite/index.html", "python/a", "live/page.js", "data/a.b.json", "data/a.b.json.js"}
    assert "lite/" in (out / "course/index.html").read_text() and "sw.js" not in here


def test_two_zips_of_the_same_website_are_alike(site, tmp_path):
    first = class_folder(tmp_path / "a" / "bag", site).read_bytes()
    assert class_folder(tmp_path / "a" / "bag", site).read_bytes() == first
    later = shutil.copytree(site.parent, tmp_path / "elsewhere") / "site"  # other times, another place
    assert class_folder(tmp_path / "b" / "bag", later).read_bytes() == first


def test_what_is_missing_is_told_with_the_commands(site, tmp_path, capsys):
    assert command.main(["class", str(tmp_path / "x"), "--page", str(tmp_path / "nothing")]) == 1
    assert "--page FOLDER" in capsys.readouterr().err
    shutil.rmtree(site.parent / "lesson")
    assert command.main(["class", str(tmp_path / "x"), "--page", str(site)]) == 1
    said = capsys.readouterr().err
    assert "python tools/build_site.py" in said and "python tools/build_lesson.py" in said
    assert not (tmp_path / "x").exists()


def test_what_somebody_else_made_is_not_touched(site, tmp_path, capsys):
    mine = tmp_path / "mine"
    put(mine, {"START.html": "my own"})
    put(tmp_path, {"bag.zip": "my own"})
    for folder in (mine, site, site.parent, site / "data" / "bag", tmp_path / "bag"):
        before = files(tmp_path)
        assert command.main(["class", str(folder), "--page", str(site)]) == 1
        assert "Name another folder" in capsys.readouterr().err and files(tmp_path) == before
    put(site / "live", {"new.js": 'import * as all from "./view.js";\n'})
    assert command.main(["class", str(tmp_path / "x"), "--page", str(site)]) == 1
    assert "new.js: 'import * as all" in capsys.readouterr().err


@pytest.mark.parametrize("line", ['export * from "./a.js";', "await import(name);", "export let n = 1;"])
def test_a_module_of_another_form_is_refused(line):
    with pytest.raises(ValueError, match=r"x\.js"):
        classic.plain(line, "x.js")


def opened(chrome, address, **screen):
    """A page from a file, in a browser of its own without a network: (page, what it asked for)."""
    context, asked = chrome.new_context(offline=True, **screen), []
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    return page, asked


@pytest.mark.parametrize("everything", [False, True])
def test_modules_and_data_work_from_a_file(site, tmp_path, chrome, everything):
    out = tmp_path / "a stick ä"
    class_folder(out, site, everything)
    page, _ = opened(chrome, (out / "course" / "index.html").as_uri())
    page.locator("#told", has_text="ä 42 x 7 no TypeError").wait_for()
    page.context.close()


def test_the_real_course_lives_from_a_file(tmp_path_factory, chrome):
    made = shutil.copytree(
        built(tmp_path_factory, parts=("packs",), demos=("symptoms.evening",)),
        tmp_path_factory.mktemp("class") / "site",
    )
    lesson_cases.build(made / "lesson")
    put(made, {"lesson/index.html": "<p>lessons</p>"})
    class_folder(made.parent / "bag", made)
    page, asked = opened(chrome, (made.parent / "bag" / "START.html").as_uri())
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate("axe.run()")["violations"] == []
    page.get_by_role("link", name="1. Symptoms").click()
    demo, guess = (page.locator(f".rlsedu-here[data-id='symptoms.evening{end}']") for end in ("", "-guess"))
    guess.scroll_into_view_if_needed()
    guess.get_by_role("button", name="Skip").click()
    slider = demo.locator("input[type=range]").first
    slider.focus()
    sentence = demo.locator(".rlsedu-sentence").first
    before = sentence.inner_text()
    for _ in range(12):
        page.keyboard.press("ArrowLeft")
    page.wait_for_function("([node, text]) => node.innerText !== text", arg=[sentence.element_handle(), before])
    page.reload()
    demo.scroll_into_view_if_needed()
    slider.wait_for(state="attached")  # the guess was kept: the demo is open
    assert demo.locator(".rlsedu-shut").count() == 0
    quiz = page.locator(".rlsedu-here[data-id='symptoms.quiz:walk']")
    quiz.scroll_into_view_if_needed()
    quiz.locator("input[type=radio]").first.check()
    page.get_by_role("button", name="Make a code for the class").wait_for(state="attached")
    page.goto(page.url.partition("#")[0] + "?show")
    page.locator(".rlsedu-counter", has_text="1 of ").wait_for()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    page.context.close()


def test_the_small_server_of_the_folder_serves_it(site, tmp_path):
    if sys.platform == "win32":
        pytest.skip("start.sh is for other machines")
    out = tmp_path / "bag"
    class_folder(out, site)
    spy = tmp_path / "bin" / "python3"  # says how it was called
    put(spy.parent, {"python3": '#!/bin/sh\necho "$PWD $*"\n'})
    spy.chmod(0o755)
    ran = subprocess.run(["sh", out / "start.sh"], env={"PATH": f"{spy.parent}:/usr/bin:/bin"}, capture_output=True)
    said = ran.stdout.decode()
    assert f"{out} -m http.server 8765 --bind 127.0.0.1 --directory course" in said
    readme = (out / "README.txt").read_text(encoding="utf-8")
    assert all("--bind 127.0.0.1 --directory course" in text for text in (readme, (out / "start.bat").read_text()))


def test_what_a_file_tells_is_what_it_holds():
    data = bytes(range(256)) * 3
    name, text = json.loads(f"[{classic.told(data, 'data/ä.bin').removeprefix('rlseduTold(').rstrip()[:-2]}]")
    assert name == "data/ä.bin" and classic.base64.b64decode(text) == data
    assert (Path(classic.HERE) / "START.html").is_file()
