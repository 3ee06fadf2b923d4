"""What all pages of a lesson share: one self-contained HTML file, with its look inside, that opens from a USB stick."""

import html
import pathlib
import re

from rlsedu.course import CHAPTERS
from tools.source import BuildError

HOUSE = pathlib.Path(__file__).parent.parent
TEACHING = HOUSE / "teaching"
PUBLIC = "https://rlsedu.github.io/rlsedu/"  # where the website will stand, for paper and for pages outside of a site
MARK = ".nojekyll"  # stands in every website that tools/build_site.py made


def chapters_of(names=None):
    """List the chapters with a room, in course order: those called `names` (of their notebooks), or all.

    Raises BuildError for a name that no chapter has.
    """
    known = {chapter.notebook: chapter for chapter in CHAPTERS}
    unknown = sorted(set(names or ()) - set(known))
    if unknown:
        raise BuildError(f"no chapter is called {', '.join(unknown)}: choose of {', '.join(known)}")
    return [chapter for name, chapter in known.items() if chapter.room and (names is None or name in names)]


def course_address(out):
    """Return what leads from a page in the folder `out` to the website: "../" if it lies in a built one."""
    return "../" if (pathlib.Path(out).resolve().parent / MARK).exists() else PUBLIC


def page(title, body, *, kind="", style="", script=""):
    """Return a whole HTML page: title (plain text), body (HTML), kind (a class of its body), more CSS and a script."""
    look = (TEACHING / "look.css").read_text(encoding="utf-8")
    run = f"<script>\n{script}\n</script>\n" if script else ""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{html.escape(title)}</title>\n<link rel="icon" href="data:,">\n'
        f"<style>\n{look}{style}</style>\n</head>\n"
        f'<body class="{kind}">\n<main>\n{body}\n</main>\n{run}</body>\n</html>\n'
    )


def inline(text):
    """Return plain text as HTML; **bold**, *slanted* and `[words](address)` are kept as such."""
    text = html.escape(text, quote=False)
    text = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text)
    text = re.sub(r"(?<!\*)\*([^*]+)\*(?!\*)", r"<em>\1</em>", text)
    return re.sub(r"\[([^\]]+)\]\(([^)\s]+)\)", r'<a href="\2">\1</a>', text)


def listed(items, tag="ul"):
    """Return pieces of HTML as a list."""
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>"


def help_lines(aid):
    """Return the lines on which a school writes whom to call and whom to talk to. aid: of teaching/common.toml."""
    return f"<p class='help'><span>{inline(aid['number'])}</span><span>{inline(aid['person'])}</span></p>"
