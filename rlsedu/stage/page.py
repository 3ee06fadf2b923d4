"""A part of a page without any widget: a demo's picture with its name, its sentence and the numbers behind it."""

import base64
import html

from rlsedu.evidence import Said, Table, checked, record, whole_in
from rlsedu.stage.demo import Demo


@record
class Page:
    """What a page, a slide or a sheet of paper shows of a demo at some settings.

    title, notes: plain text. sentence: what is Said. name: what the picture shows, in a few words: its alternative
    text. picture: the bytes of a PNG. numbers: the Table of the numbers behind it; it may be empty.
    """

    title: str
    name: str
    picture: bytes
    sentence: Said
    numbers: Table
    notes: tuple[str, ...]

    def _repr_html_(self):
        data = base64.b64encode(self.picture).decode()
        more = f"<p>{html.escape(self.sentence.more)}</p>" if self.sentence.more else ""
        notes = "".join(f"<p><small>{html.escape(note)}</small></p>" for note in self.notes)
        return (
            f'<h3>{html.escape(self.title)}</h3><img alt="{html.escape(self.name)}" src="data:image/png;base64,{data}">'
            f"<p>{html.escape(self.sentence.short)}</p>{more}{notes}"
            f"{self.numbers._repr_html_() if self.numbers.rows else ''}"
        )

    def __repr__(self):
        table = [repr(self.numbers)] if self.numbers.rows else []
        return "\n".join([self.title, f"[Picture: {self.name}]", self.sentence, *self.notes, *table])


@checked(demo=Demo, settings=dict, narrow=bool, width_px=whole_in(100, 4000), dark=bool)
def page_of(demo, settings=None, *, narrow=False, width_px=None, dark=False):
    """Return the Page of a demo.

    demo: a Demo, such as `symptoms.evening.value()`. settings: a table of controls' values; the others are as at the
    start. narrow: laid out for a phone. width_px: dots across, 100 an inch if left out. dark: on dark paper. Raises the
    ValueError of an unknown or bad setting.
    """
    chosen = demo.settings(**(settings or {}))
    result, picture = demo.model(**chosen), demo.picture()
    picture.resize(narrow, width_px, dark)
    picture.hold(result)
    return Page(demo.title, picture.name, picture.frame(), demo.told(result), demo.numbers(**chosen), demo.notes)
