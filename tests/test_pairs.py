"""Promise: every .ipynb is exactly what its .md says, run from top to bottom, and readable without a kernel."""

import ast
import html
import re

import nbformat
import pytest
from conftest import DEMOS, NOTEBOOKS
from nbconvert import HTMLExporter

from rlsedu.course import CHAPTERS
from rlsedu.stage.saved import unbroken
from tools.made import Made
from tools.render import differences, run
from tools.source import BuildError, read

LAST = ("What the models leave out", "Stay safe", "Check yourself", "Sources")  # how each chapter ends
SHARED = ("Do you still know?", "What was measured, and in whom", "Three open doors", "Exercise", *LAST)
EMPTY = ("Guess first", "Try it", "Why", "But wait", "Introduction", "Background", "Results")  # they say nothing
PICTURE = re.compile(r'<img alt="(?P<name>[^"]*)" src="data:image/png;base64,[^"]{400}')
SHOWN_CODE = ("Three open doors", "Exercise")


@pytest.fixture
def built(source):
    return nbformat.read(source.with_suffix(".ipynb"), as_version=4)


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def shows_demo(cell):
    return any(re.fullmatch(rf"(rlsedu\.)?{room}\.{name}\(\)", cell.source.strip()) for room, name in DEMOS)


def headings(text):
    return re.findall(
        r"^(#{1,2}) +(.+?) *$", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL), re.MULTILINE
    )


def code_problems(source):
    """List what a code cell does that the house does not allow."""
    found = [line for line in source.splitlines() if re.match(r"\s*[%!]", line)]
    found += re.findall(r".*pyplot.*|.*\bplt\..*|.*default_rng\(\).*|.*np\.random\.(?!default_rng).*", source)
    found += [line for line in source.splitlines() if line.rstrip().endswith(";")]
    if not found:
        ast.parse(source)
    return found


def test_every_room_with_demos_has_its_notebook():
    assert {path.stem for path in NOTEBOOKS} == {chapter.notebook for chapter in CHAPTERS}
    assert {room for room, _ in DEMOS} == {chapter.room for chapter in CHAPTERS if chapter.room}


def test_notebook_matches_its_text(source):
    assert differences(source) == []


def test_all_cells_were_run_in_order(built):
    assert [cell.execution_count for cell in code(built)] == list(range(1, len(code(built)) + 1))


def test_no_widget_state_and_no_addresses(built):
    assert "widgets" not in built.metadata
    for cell in code(built):
        for output in cell.outputs:
            assert output.output_type in ("execute_result", "display_data", "stream"), cell.source
            assert output.get("name") != "stderr", cell.source
            assert not [mime for mime in output.get("data", {}) if "widget" in mime], cell.source
            told = output.get("text", "") + output.get("data", {}).get("text/plain", "")
            assert not re.search(r"\b0x[0-9a-f]{6,}|^array\(", told), f"{cell.source}\n{told}"


def test_every_demo_left_a_picture_and_a_sentence(built):
    for cell in filter(shows_demo, code(built)):
        (saved,) = cell.outputs
        assert set(saved.data) == {"text/html", "text/plain"}, cell.source
        assert PICTURE.search(saved.data["text/html"])["name"], cell.source
        assert saved.data["text/plain"].rstrip().endswith("."), cell.source


def test_code_cells_obey_the_house(source):
    heading = ""
    for cell in read(source).cells:
        if cell.cell_type == "markdown":
            heading = ([heading] + [title for _, title in headings(cell.source)])[-1]
            continue
        assert code_problems(cell.source) == []
        if shows_demo(cell) and not heading.startswith(SHOWN_CODE):
            assert "hide-input" in cell.metadata.get("tags", ()), f"{cell.source} under {heading!r} is not folded"


def test_headings_say_what_is_under_them(chapter_notebook):
    found = headings(chapter_notebook.read_text(encoding="utf-8"))
    assert found[0][0] == "#" and found[0][1].startswith(f"Chapter {int(chapter_notebook.stem[:2])}: ")
    titles = [title for level, title in found if level == "##"]
    shared = [title for title in titles if title.startswith(SHARED)]
    assert [title.partition(":")[0] for title in shared] == list(SHARED)
    assert 4 <= len(titles) - len(shared) <= 10 and titles[0] not in shared and titles[-4:] == list(LAST)
    assert not {title for _, title in found} & set(EMPTY) and len(set(titles)) == len(titles)


def test_reads_without_a_kernel(built):
    """A plain page shows every picture, named for those who cannot see it, and its sentence as words under it."""
    page, _ = HTMLExporter().from_notebook_node(built)
    for cell in filter(shows_demo, code(built)):
        (saved,) = cell.outputs
        told = re.findall(r"<p>([^<]+)</p>", saved.data["text/html"])  # the sentence, and more
        assert html.unescape(" ".join(told)) == unbroken(saved.data["text/plain"]), cell.source
        assert PICTURE.search(saved.data["text/html"])[0] in page, cell.source
        assert all(f"<p>{html.escape(html.unescape(words), quote=False)}</p>" in page for words in told), cell.source
    in_words = sum(cell.source.lower().count("model not found") for cell in built.cells)  # the start page tells of it
    assert page.lower().count("model not found") == in_words and "page live" not in page


def test_the_way_to_run_stands_above_the_first_quiz_or_demo(built):
    cells = code(built)
    (place,) = [n for n, cell in enumerate(cells) if cell.source.endswith("running()")]
    assert place == 0 and "hide-input" in cells[0].metadata.tags
    told = cells[0].outputs[-1].data["text/plain"]
    assert all(way in told for way in ("Run All Cells", "double arrow", "Ctrl")), told
    assert not any("quiz" in cell.source or shows_demo(cell) for cell in cells[:place])


@pytest.mark.parametrize("bad", ["%matplotlib inline", "!ls", "import matplotlib.pyplot as plt", "1 + 1;"])
def test_forbidden_code_is_found(bad):
    assert code_problems(bad)


def test_a_changed_cell_is_found(source, tmp_path):
    text = source.read_text(encoding="utf-8")
    copy = tmp_path / source.name
    copy.with_suffix(".ipynb").write_bytes(source.with_suffix(".ipynb").read_bytes())
    copy.write_text(text + "\n\nOne more line.\n", encoding="utf-8")
    assert differences(copy, Made(source.parent))


def test_a_citation_is_a_number_with_a_card_and_a_wrong_one_is_named(tmp_path):
    text = NOTEBOOKS[0].read_text(encoding="utf-8").replace("\n## ", "\nSeen[](fact:hogl-2005-bruneck).\n\n## ", 1)
    page = tmp_path / "00-start-here.md"
    page.write_text(text, encoding="utf-8")
    told = "\n".join(cell.source for cell in read(page).cells)
    assert re.search(r'Seen<sup>\[\d+\]\(https://doi.org/\S+ "H[^"]+ In whom: [^"]+ How sure: [^"]+"\)</sup>\.', told)
    page.write_text(text.replace("hogl-2005-bruneck", "hogl-2005-brunek"), encoding="utf-8")
    with pytest.raises(BuildError, match=r"there is no fact 'hogl-2005-brunek'.*hogl-2005-bruneck"):
        read(page)


def test_a_notebook_is_run_in_its_folder_wherever_its_builder_stands_and_nothing_is_left_there(tmp_path):
    cell = nbformat.v4.new_code_cell("import os; print(os.getcwd())")
    built = run(nbformat.v4.new_notebook(cells=[cell]), tmp_path, "here")
    assert built.cells[0].outputs[0].text.strip() == str(tmp_path) and list(tmp_path.iterdir()) == []
