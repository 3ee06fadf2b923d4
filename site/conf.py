"""How Sphinx makes the website of pages that tools/site_pages.py puts before it. Nothing is run here."""

import json
import pathlib
import sys

from docutils import nodes
from sphinx.transforms import SphinxTransform

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from tools.site_notebooks import heading_id  # noqa: E402

project = html_title = "Restless legs and iron"
copyright = "the rlsedu founders. Text and pictures: CC BY 4.0. Code: BSD 3-Clause"
language = "en"
root_doc = "00-start-here"
extensions = ["myst_nb"]
nb_execution_mode = "off"
nb_code_prompt_show = "Show the code"
nb_code_prompt_hide = "Fold the code"
myst_enable_extensions = []
suppress_warnings = ["mystnb.unknown_mime_type"]

html_theme = "furo"
templates_path = [str(HERE / "_templates")]
html_css_files = ["course.css", "look.css"]
html_js_files = ["cards.js"]
html_favicon = str(HERE / "icon.svg")
html_copy_source = html_show_sourcelink = html_show_sphinx = False
html_use_index = False
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/chapters.html",
        "sidebar/scroll-end.html",
    ]
}
_PAPER = {"color-brand-primary": "#004a8c", "color-brand-content": "#0057a3", "color-brand-visited": "#5c3a8c"}
_NIGHT = {"color-brand-primary": "#8cc8ff", "color-brand-content": "#8cc8ff", "color-brand-visited": "#c9b2ff"}
html_theme_options = {"light_css_variables": _PAPER, "dark_css_variables": _NIGHT, "top_of_page_buttons": []}


class IdsAsInJupyter(SphinxTransform):
    """Give each heading the id that Jupyter gives it, so that one address of a part is right in every door."""

    default_priority = 300

    def apply(self):
        for section in self.document.findall(nodes.section):
            old, new = section["ids"], heading_id(section.next_node(nodes.title).astext())
            if new in self.document.ids:  # a heading that comes twice: the first has the name
                continue
            for name, known in self.document.nameids.items():
                if known in old:
                    self.document.nameids[name] = new
            for one in old:
                self.document.ids.pop(one, None)
            section["ids"] = [new]
            self.document.ids[new] = section


def dress(app, name, template, context, doctree):
    """Give each page what the side bar tells, and put its text where the style sheets of the notebooks find it."""
    context["course"] = json.loads(pathlib.Path(app.srcdir, "course.json").read_text(encoding="utf-8"))
    context["here"] = next((one for one in context["course"]["chapters"] if one["page"] == name), None)
    if context.get("body"):
        context["body"] = (
            f'<div class="jp-Notebook rlsedu-page"><div class="jp-RenderedHTMLCommon">{context["body"]}</div></div>'
        )


def setup(app):
    app.add_transform(IdsAsInJupyter)
    app.connect("html-page-context", dress)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
