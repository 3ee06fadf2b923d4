"""Prints the pages of a lesson that are for paper: PDF on A4 and Letter, and sheets that can be edited (.docx).

`build(out, chapters)` prints what tools/lesson_pages.py wrote. The PDFs are tagged, with an outline, a language and
the words of each picture; links lead to the website that is to be, not to a folder of this machine.
"""

import io
import pathlib
import re
import zipfile

import pypandoc
from playwright.sync_api import sync_playwright

from tools.lab import CHROMIUM, QUIET
from tools.lesson_shell import PUBLIC, chapters_of
from tools.source import BuildError

PAPERS = {"a4": "A4", "letter": "Letter"}
PRINTED = ("teacher", "sheet")
MARGIN = {"top": "9mm", "bottom": "9mm", "left": "12mm", "right": "12mm"}
LESSON = f"{PUBLIC}lesson/"
WHEN, WHENEVER = re.compile(rb"(?<=Date \(D:)\d{14}"), b"20260101000000"  # two builds give the same bytes
LINE = "_" * 72  # to write on, where a page can be edited
MARGINS = {"top": 850, "right": 1000, "bottom": 850, "left": 1000, "header": 0, "footer": 0, "gutter": 0}
PAGE_XML = (  # A4, in twentieths of a point
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar '
    + " ".join(f'w:{side}="{width}"' for side, width in MARGINS.items())
    + "/></w:sectPr>"
).encode()


def build(out, chapters=None):
    """Print the teacher's page and the sheet of the chapters (names of notebooks; all if None) that lie in `out`."""
    out, names = pathlib.Path(out), [chapter.notebook for chapter in chapters_of(chapters)]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page()
        for name in names:
            for kind in PRINTED:
                print_page(page, out / f"{name}-{kind}.html")
        browser.close()
    for name in names:
        edit(out / f"{name}-sheet.html")


def print_page(page, source):
    """Print an HTML file beside itself, once for each paper. page: a page of a browser."""
    page.set_content(on_paper(source.read_text(encoding="utf-8")), wait_until="load")
    for paper, size in PAPERS.items():
        printed = page.pdf(format=size, margin=MARGIN, tagged=True, outline=True)
        source.with_name(f"{source.stem}-{paper}.pdf").write_bytes(WHEN.sub(WHENEVER, printed))


def on_paper(text):
    """Return a page's HTML with addresses that mean something on paper, and without what cannot be pressed there."""
    text = re.sub(r"""(?<=href=["'])\.\./""", PUBLIC, text)
    return re.sub(r"""(?<=href=["'])(?=[\w-]+\.html)""", LESSON, text)


def edit(source):
    """Write a sheet's HTML as a .docx beside it, with lines and boxes that a word processor keeps."""
    text = on_paper(source.read_text(encoding="utf-8"))
    text = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
    text = re.sub(r"<div class=.lines.>((?:<p></p>)*)</div>", lambda m: m[1].replace("<p></p>", f"<p>{LINE}</p>"), text)
    text = re.sub(r"<span>(.*?)</span>", r"\1 &emsp;&emsp;&emsp;", text)
    made = source.with_suffix(".docx")
    try:
        pypandoc.convert_text(text, "docx", format="html", outputfile=str(made))
    except (OSError, RuntimeError) as problem:
        raise BuildError(f"pandoc cannot make {made.name}: {problem}") from None
    made.write_bytes(on_a4(made.read_bytes()))


def on_a4(docx):
    """Return the bytes of a .docx whose page is A4, with the same day in it whenever it is made."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "word/document.xml":
                data = re.sub(rb"<w:sectPr\b.*?(?:/>|</w:sectPr>)\s*(?=</w:body>)", PAGE_XML, data, flags=re.DOTALL)
                data = re.sub(rb' descr="data:[^"]*"', b"", data)  # pandoc's, beside the words of the picture
            elif part.filename == "docProps/core.xml":
                data = re.sub(rb"(?<=>)\d{4}-\d\d-\d\dT[\d:]+Z(?=<)", b"2026-01-01T00:00:00Z", data)
            new.writestr(zipfile.ZipInfo(part.filename, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return kept.getvalue()
