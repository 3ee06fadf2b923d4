"""Tables for reading: HTML with headings and a caption in a notebook, aligned text elsewhere."""

import html
import textwrap

from rlsedu.evidence.bounds import checked
from rlsedu.evidence.fact_base import Fact
from rlsedu.evidence.references import ON_PAPER, Reference, cite
from rlsedu.evidence.writing import written

# What these say stands in stage/live/page.css too; pages without it (exports) have only this.
LONG = 200  # words of a table that a page shows folded
_LEFT = 'style="text-align:left;vertical-align:top;white-space:normal"'


class Table:
    """A table whose cells are text, numbers, references or facts (a fact is shown as its citation).

    caption: what the table shows. columns: headings. rows: tuples as long as the columns; the first cell heads its row.
    A page folds a long table under its caption, if it is not to stand `open`; print shows it.
    """

    @checked(caption=str, columns=tuple | list, rows=tuple | list, open=bool)
    def __init__(self, caption, columns, rows, *, open=False):
        self._open = open
        self.caption, self.columns = written(caption), tuple(map(written, columns))
        self.rows = [tuple(map(_readable, row)) for row in rows]

    def _repr_html_(self):
        head = "".join(f'<th role="columnheader" scope="col" {_LEFT}>{html.escape(c)}</th>' for c in self.columns)
        body = "".join(f'<tr role="row">{self._html_row(*row)}</tr>' for row in self.rows)
        long = sum(len(_plain(cell).split()) for row in self.rows for cell in row) > LONG and not self._open
        first, _, more = self.caption.partition(". ") if long else ("", "", self.caption)
        caption = f"<caption {_LEFT}>{html.escape(more)}</caption>" if more else ""
        # A table may be wider than the page, and the keys can only scroll what holds something to focus.
        focus = "" if "<a " in body else ' tabindex="0"'
        table = (
            f'<div class="rlsedu-tables"><table class="rlsedu-table" role="table"{focus}>{caption}'
            f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
            f'<tbody role="rowgroup">{body}</tbody></table></div>'
        )
        if not long:
            return table
        fold = f"<summary>{html.escape(first)} ({len(self.rows)} rows)</summary>{table}"
        return f'<details class="rlsedu-fold">{fold}</details>{ON_PAPER}'

    def _html_row(self, first, *rest):
        """Each cell carries its column's name, which stands before it on a phone: `abbr` outlives every clean-up."""
        cells = [f'<th role="rowheader" scope="row" {_LEFT}>{_html(first)}</th>']
        for name, cell in zip(self.columns[1:], rest, strict=True):
            cells.append(f'<td role="cell" abbr="{html.escape(name)}" {_LEFT}>{_html(cell)}</td>')
        return "".join(cells)

    def __repr__(self):
        lines = [self.caption]
        for row in self.rows:
            cells = "; ".join(f"{name}: {_plain(cell)}" for name, cell in zip(self.columns[1:], row[1:], strict=True))
            lines.append(textwrap.fill(f"{_plain(row[0])}. {cells}", 110, initial_indent="- ", subsequent_indent="  "))
        return "\n".join(lines)


def _readable(cell):
    if isinstance(cell, (tuple, list)):
        return tuple(map(_readable, cell))
    return written(cell) if isinstance(cell, str) else cell


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
