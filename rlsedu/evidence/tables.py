"""Tables for reading: HTML with headings and a caption in a notebook, aligned text elsewhere."""

import html
import textwrap

from rlsedu.evidence.facts import Fact
from rlsedu.evidence.references import Reference, cite

_CELL = "text-align:left;vertical-align:top;white-space:normal"
_CAPTION = "text-align:left;max-width:70vw"  # on a phone a table is wider than the page; its caption must not be


class Table:
    """A table whose cells are text, numbers, references or facts (a fact is shown as its citation).

    caption: what the table shows. columns: headings. rows: tuples as long as the columns; the first cell heads its row.
    """

    def __init__(self, caption, columns, rows):
        self.caption, self.columns, self.rows = caption, tuple(columns), [tuple(row) for row in rows]

    def _repr_html_(self):
        head = "".join(f'<th scope="col" style="{_CELL}">{html.escape(c)}</th>' for c in self.columns)
        body = "".join(f"<tr>{_html_row(row)}</tr>" for row in self.rows)
        caption = f'<caption><div style="{_CAPTION}">{html.escape(self.caption)}</div></caption>'
        # A table may be wider than a phone, and the keys can only scroll what holds something to focus.
        focus = "" if "<a " in body else ' tabindex="0"'
        return f"<table{focus}>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def __repr__(self):
        lines = [self.caption]
        for row in self.rows:
            cells = "; ".join(f"{name}: {_plain(cell)}" for name, cell in zip(self.columns[1:], row[1:], strict=True))
            lines.append(textwrap.fill(f"{_plain(row[0])}. {cells}", 110, initial_indent="- ", subsequent_indent="  "))
        return "\n".join(lines)


def _html_row(row):
    first, *rest = map(_html, row)
    return f'<th scope="row" style="{_CELL}">{first}</th>' + "".join(f'<td style="{_CELL}">{c}</td>' for c in rest)


def _plain(cell):
    if isinstance(cell, Fact):
        return cite(cell.id).label
    if isinstance(cell, Reference):
        return cell.label
    if isinstance(cell, (tuple, list)):
        return ", ".join(map(_plain, cell))
    return str(cell)


def _html(cell):
    if isinstance(cell, Fact):
        return cite(cell.id)._repr_html_()
    if isinstance(cell, Reference):
        return cell._repr_html_()
    if isinstance(cell, (tuple, list)):
        return "<br>".join(map(_html, cell))
    return html.escape(str(cell))
