"""What is in play: settings, picture and words of a demo. It knows no page and no widget."""

import html

from rlsedu.evidence import check_kind, checked
from rlsedu.reader import store_here
from rlsedu.stage.demo import Demo, checked_settings
from rlsedu.stage.guess import Guess
from rlsedu.stage.mark import mark_of
from rlsedu.stage.picture import DPI, Picture
from rlsedu.stage.questions import guess_before
from rlsedu.stage.saved import demo_page


class Scene:
    """Base of a demo or a guess in play: its settings, its picture and its words.

    demo: the Demo or Guess. values: the present settings; result, sentence: what the model and the words make of them.
    kinds: what a reader may ask; said: what they may say besides settings. folded: the words of the fold in which a
    page that is not running keeps it. holds: whether a page may hold its frames ahead of the hand.
    """

    kinds, said, folded, holds = (), (), "", False

    @checked(demo=Demo | Guess, picture=Picture, values=dict)
    def __init__(self, demo, picture, values):
        self.demo, self.picture, self.title, self._store = demo, picture, demo.title, store_here()
        self._look_up()
        self._move(values if self.begun is None else self.begun)

    begun = None  # the settings that the reader left here

    def _look_up(self):
        """See what the reader did before."""

    @checked(requests=tuple | list)
    def take(self, requests):
        """Do what a reader asked, in order: all of it or, if a value is refused (ValueError), no move at all.

        requests: tables with `kind` (one of `kinds`) and, for what sets something, `values`.
        """
        values = self.values
        for request in requests:
            values = self._act(request["kind"], values, request.get("values", {}))
        self._move(values)

    def _move(self, values):
        result = self._result(values)
        sentence = self._told(result)
        self.picture.hold(result)
        self.values, self.result, self.sentence = values, result, sentence

    @checked(values=dict)
    def peek(self, values):
        """Return what is told and drawn at other settings, which stay as they are: values, Said, extra and a PNG."""
        now = self.values, self.result, self.sentence
        try:
            self._move(values)
            return self.values, self.sentence, self.extra(), self.picture.frame()
        finally:
            self.values, self.result, self.sentence = now
            self.picture.hold(self.result)

    def state(self):
        """Return what a page has to know at first, as a table that can be written as JSON."""
        demo, picture = self.demo, self.picture
        return {
            **{"title": self.title, "about": demo.id, "name": picture.name, "hold": self.holds},
            **{"longest": demo.longest, "first": demo.first, "time": demo.time},
            **{"sentence": self.sentence.short, "more": self.sentence.more, "values": dict(self.values)},
            "controls": [control.spec() for control in demo.controls],
            "numbers": self.numbers(),
            "notes": [html.escape(str(note)) for note in demo.notes],
            "extra": self.extra(drawn=False),
            "shapes": [[DPI * side for side in size] for size in (picture.size, picture.narrow_size)],
        }

    def numbers(self):
        """Return the HTML of the table of the numbers that are used now; empty if there is none."""
        return ""

    def close(self):
        """Free the picture for good."""
        self.picture.close()


class DemoScene(Scene):
    """A Demo in play. Where it holds the answer of a guess it is shut until the reader has guessed or skipped.

    before: the Guess, or None. marked: what was guessed, shown in the demo.
    """

    kinds, holds = ("set", "reset", "keep", "forget", "guessed", "open"), True

    @checked(demo=Demo)
    def __init__(self, demo):
        self.before, self.marked = guess_before(demo.id), None
        self.shut = self.before is not None
        super().__init__(demo, check_kind("picture", demo.picture(), Picture), demo.start)

    @property
    def folded(self):
        """What is written on the fold in which a page that is not running keeps the answer of a guess."""
        return "Guessed? Open the picture with the answer." if self.shut else ""

    @checked(requests=tuple | list)
    def take(self, requests):
        """Do what a reader asked, as in every Scene. "guessed": the guess was made; "open": it will not be."""
        if self.shut or any(request["kind"] == "guessed" for request in requests):
            self._look_up()
        super().take(requests)

    def _act(self, kind, values, new):
        if kind == "set":
            return checked_settings(self.demo.controls, {**values, **new})
        if kind == "open" and self.shut:
            self._store.add(kind="skip", id=self.before.id)
            self.shut = False
        if kind == "keep":
            self._move(values)  # a new value may have come in the same request
            self.picture.keep()
        elif kind in ("reset", "forget"):
            self.picture.forget()
        return self.demo.start if kind == "reset" else values

    def _look_up(self):
        last = self.before and self._store.read().last(self.before.id)
        if not last:
            return
        self.shut = False
        self.marked = last.guess if last.kind == "guess" and self.before.allows(last.guess) else None
        if self.before.kind == "curve":
            self.picture.mark(*((self.before.places, self.marked) if self.marked else ((), ())))

    def _result(self, values):
        return self.demo.model(**values)

    def _told(self, result):
        return self.demo.told(result)

    def numbers(self):
        """Return the HTML of the table of the numbers that are used now; empty if there is none."""
        table = self.demo.numbers(**self.values)
        return table._repr_html_() if table.rows else ""

    @checked(drawn=bool)
    def extra(self, drawn=True):
        """Return what a page has to know besides settings, sentence and picture.

        Nothing where no guess stands before the demo; else guess: its id; shut: its question, while the demo is shut;
        mark: the reader's guess, and beside it what the demo says now.
        """
        if self.before is None:
            return {}
        now = self.demo.guessed(self.result) if self.demo.guessed and self.before.kind != "curve" else None
        shut = self.before.question if self.shut else ""
        return {"guess": self.before.id, "shut": shut, "mark": mark_of(self.before, self.marked, now)}

    def saved(self):
        """Return what a page shows that is not running: its words as HTML, the same as plain text, and a PNG."""
        return demo_page(self.sentence), str(self.sentence), self.picture.frame()
