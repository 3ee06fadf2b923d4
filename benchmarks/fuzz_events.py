"""What a random reader does with the demos, guesses and quizzes of benchmarks/fuzz.py: real mouse and keys."""

from playwright.sync_api import Error as BrowserError

from benchmarks.fuzz_page import FOCUS, Around

CELLS = "document.querySelectorAll('.jp-Notebook .jp-Cell').length"
TEXTS = (
    *(
        "1",
        "0",
        "1.5",
        "0,9",
        "15",
        "57",
        "99",
        "100",
        "500",
        "1000",
        "12",
        "7.25",
        "-1",
        "1e3",
        "1e999",
        "0x10",
        "Infinity",
    ),
    *(
        "20:15",
        "2015",
        "8",
        "23:59",
        "7.30",
        "24:00",
        "0:0",
        "3pm",
        "25:99",
        "",
        " ",
        "abc",
        "१२",
        "<b>1</b>",
        "1 000",
        "NaN",
    ),
)
KEYS = (
    *"abdxzmyDXfhjklo0",
    "Enter",
    "Delete",
    "Backspace",
    "ArrowUp",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    " ",
    "dd",
)
MOVES = ("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown")


class Hand(Around):
    """Does one random event at a time on a page and writes it down in `log`."""

    EVENTS = (  # how often, and what
        *((14, "drag"), (8, "move_by_keys"), (12, "type"), (10, "choose"), (12, "press"), (4, "place"), (8, "answer")),
        *((12, "hit_keys"), (5, "scroll"), (3, "resize"), (3, "density"), (1, "theme"), (2, "swipe"), (2, "run_again")),
        (3, "play"),
        *((5, "set_from_python"), (6, "wait"), (2, "fold"), (1, "second_view"), (2, "save"), (1, "leave")),
    )

    def __init__(self, page, kernel, specs):
        super().__init__(page, kernel, specs)
        self._cells = page.evaluate(CELLS)

    def do(self, chance, cell, sources):
        """Do one event on the demo of a cell."""
        kind = chance.choices([what for _, what in self.EVENTS], [often for often, _ in self.EVENTS])[0]
        try:
            words = getattr(self, f"_{kind}")(chance, cell, sources)
        except BrowserError as problem:
            words = f"could not: {str(problem).splitlines()[0]}"
        if words:
            self.log.append(f"cell {cell} {sources[cell].splitlines()[-1]}: {kind} {words}")
        if (now := self.page.evaluate(CELLS)) != self._cells:
            self.log.append(f"(now {now} cells, before {self._cells})")
            self._cells = now

    def let_go(self):
        """Leave what is being typed, as a reader does who looks elsewhere."""
        self.page.evaluate("document.activeElement?.blur()")
        self._inside = False

    def _drag(self, chance, cell, sources):
        if not (box := self._at(chance, cell, "input[type=range]:not(:disabled)")):
            return None
        shares = [chance.random() for _ in range(chance.choice((1, 2, 5, 12)))]
        for number, share in enumerate(shares):
            self.page.mouse.move(box["x"] + 4 + share * (box["width"] - 8), self._y)
            if number == 0:
                self.page.mouse.down()
            if chance.random() < 0.3:
                self.page.wait_for_timeout(chance.choice((5, 30, 100)))
        self.page.mouse.up()
        self._inside = not self.page.evaluate(FOCUS)
        return f"{box['name']} to {', '.join(f'{share:.2f}' for share in shares)}"

    def _move_by_keys(self, chance, cell, sources):
        name = self._click(chance, cell, "input[type=range]:not(:disabled)")
        if name and self._inside:
            keys = [chance.choice(MOVES) for _ in range(chance.randint(1, 6))]
            for key in keys:
                self.page.keyboard.press(key)
            return f"{name}: {' '.join(keys)}"

    def _type(self, chance, cell, sources):
        name = self._click(chance, cell, "input[type=text]:not(:disabled)")
        if name and self._inside:
            text, end = chance.choice(TEXTS), chance.choice(("Enter", "Tab", "Escape", "", "", "elsewhere"))
            if chance.random() < 0.8:
                self.page.keyboard.press("Control+a")
            self.page.keyboard.type(text)
            if end == "elsewhere":
                self._click(chance, cell, ".rlsedu-title")
            elif end:
                self.page.keyboard.press(end)
            self._inside = end in ("", "Enter")
            return f"{name}: {text!r} {end}"

    def _choose(self, chance, cell, sources):
        parts = "input[type=radio]:not(:disabled), .rlsedu-option label, input[type=checkbox]:not(:disabled), select"
        name = self._click(chance, cell, parts)
        if name and self.page.evaluate("document.activeElement?.tagName") == "SELECT":
            self.page.keyboard.press("Escape")
            keys = [chance.choice(("ArrowDown", "ArrowUp", "End", "Home")) for _ in range(chance.randint(1, 3))]
            for key in keys:
                self.page.keyboard.press(key)
            return f"{name}: {' '.join(keys)}"
        return name

    def _press(self, chance, cell, sources):
        name = self._click(chance, cell, ".rlsedu-buttons .rlsedu-button")
        if name and chance.random() < 0.2:  # a hasty reader
            self.page.mouse.click(self._x, self._y)
            name = f"{name} twice"
        self.page.evaluate("document.fullscreenElement && document.exitFullscreen()")  # the others are hidden behind it
        return name

    def _play(self, chance, cell, sources):
        if name := self._click(chance, cell, ".rlsedu-time .rlsedu-button"):
            self.page.wait_for_timeout(chance.choice((50, 400, 1500)))
            self.page.keyboard.press("Escape")
            return name

    def _place(self, chance, cell, sources):
        if box := self._at(chance, cell, ".rlsedu-drawing:not(.rlsedu-drawn)"):
            path = [(chance.random(), chance.random()) for _ in range(chance.choice((1, 2, 6)))]
            for number, (x, y) in enumerate(path):
                self.page.mouse.move(box["x"] + x * (box["width"] - 1), box["y"] + y * (box["height"] - 1))
                if number == 0:
                    self.page.mouse.down()
            self.page.mouse.up()
            self._inside = not self.page.evaluate(FOCUS)
            return f"a line through {', '.join(f'{x:.2f} {y:.2f}' for x, y in path)}"

    def _answer(self, chance, cell, sources):
        parts = ("input[type=radio]:not(:disabled)", ".rlsedu-question .rlsedu-button", "> .rlsedu-button")
        if ".quiz" in sources[cell]:
            return self._click(chance, cell, chance.choice(parts))

    def _hit_keys(self, chance, cell, sources):
        if not self._inside:
            self._click(chance, cell, "input:not(:disabled), button")
        if not self._inside:
            return None
        focus, keys = self.page.evaluate(FOCUS), [chance.choice(KEYS) for _ in range(chance.randint(1, 4))]
        for key in keys:
            for one in "dd" if key == "dd" else [key]:
                self.page.keyboard.press(one)
        if chance.random() < 0.15:
            self.page.keyboard.press("Escape")
            self._inside = False
            keys.append("Escape")
        return f"{' '.join(keys)} {focus}"

    def _fold(self, chance, cell, sources):
        return self._click(chance, cell, "summary")

    def _save(self, chance, cell, sources):
        if self._inside:
            self.page.keyboard.press("Control+s")
            return "Ctrl+S"

    def _leave(self, chance, cell, sources):
        self.page.keyboard.press("Tab")
        self._inside = False
        return "Tab"
