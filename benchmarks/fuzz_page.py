"""What a random reader does around the demos of benchmarks/fuzz.py: windows, scrolling, fingers, running, Python."""

# Bring a demo into sight and give the middle of one of its parts; null if it is not there, or covered.
POINT = """([cell, parts, number]) => {
  const home = document.querySelectorAll('.jp-Notebook .jp-Cell')[cell];
  const found = [...(home?.querySelectorAll(parts.split(', ').map((part) => `.rlsedu ${part}`).join(', ')) ?? [])];
  if (!found.length) return null;
  const node = found[number % found.length];
  const inSight = () => {
    const box = node.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
    return box.width && node.closest('.rlsedu').contains(document.elementFromPoint(x, y)) && box;
  };
  if (!inSight()) node.scrollIntoView({ block: 'center' });
  const box = inSight();
  return box && { x: box.x, y: box.y, width: box.width, height: box.height,
    name: (node.getAttribute('aria-label')
      ?? node.id.replace(/^rlsedu-\\d+-\\w+-/, '') + node.textContent).slice(0, 40) };
}"""
SHOW = """(cell) => document.querySelectorAll('.jp-Notebook .jp-Cell')[cell]
  ?.querySelector('.rlsedu .rlsedu-place, .rlsedu')?.scrollIntoView({ block: 'center' })"""
FOCUS = """(() => { const at = document.activeElement;
  return at.closest('.rlsedu') ? '' : `focus on ${at.tagName.toLowerCase()}.${at.className.slice(0, 40)}`; })()"""
WINDOWS = ((1366, 648), (1366, 768), (1100, 700), (800, 600), (640, 900), (390, 844), (1600, 1000))
DENSITIES = (1, 1.25, 1.5, 2, 3)


class Around:
    """Points at parts of demos on a page, and does what is not done with a demo's own controls.

    kernel: a fuzz_checks.Kernel. specs: the controls of each demo by its name.
    """

    def __init__(self, page, kernel, specs):
        self.page, self.kernel, self.specs, self.log = page, kernel, specs, []
        self.window, self.dots, self._inside = WINDOWS[1], 1, False
        self._devtools = page.context.new_cdp_session(page)

    def show(self, cell):
        """Bring the demo of a cell into sight."""
        self.page.evaluate(SHOW, cell)

    def _at(self, chance, cell, parts):
        """Point at a part of the cell's demo; gives its place, or None."""
        before, asked = None, [cell, parts, chance.randrange(1000)]
        while (box := self.page.evaluate(POINT, asked)) != before:  # what comes into sight takes its true height
            before = box
            self.page.wait_for_timeout(40)
        if box:
            self._x, self._y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        return box

    def _click(self, chance, cell, parts):
        if box := self._at(chance, cell, parts):
            self.page.mouse.click(self._x, self._y)
            self._inside = not self.page.evaluate(FOCUS)  # else the page moved under the mouse
            return box["name"] if self._inside else f"{box['name']} (missed)"

    def _scroll(self, chance, cell, sources):
        far = chance.choice((-2000, -400, -60, 60, 400, 2000))
        self.page.mouse.move(self.window[0] / 2, self.window[1] / 2)
        self.page.mouse.wheel(0, far)
        return str(far)

    def _resize(self, chance, cell, sources):
        self.window = chance.choice(WINDOWS)
        return self._screen()

    def _density(self, chance, cell, sources):
        self.dots, (width, height) = chance.choice(DENSITIES), self.window
        self.window = width, height ^ 1  # Chromium tells a page of other dots only with another size
        return self._screen()

    def _screen(self):
        width, height = self.window
        size = {"width": width, "height": height, "deviceScaleFactor": self.dots, "mobile": False}
        self._devtools.send("Emulation.setDeviceMetricsOverride", size)
        return f"{width}x{height} at {self.dots}"

    def _theme(self, chance, cell, sources):
        if self.window[0] < 1000:
            return None
        dark = self.page.evaluate("document.body.dataset.jpThemeLight") == "false"
        for words in ("Settings", "Theme", "JupyterLab Light" if dark else "JupyterLab Dark"):
            self.page.locator(".lm-MenuBar-item, .lm-Menu-item", has_text=words).first.click(timeout=3000)
        self._inside = False
        return "light" if dark else "dark"

    def _swipe(self, chance, cell, sources):
        if not self._at(chance, cell, "input[type=range]:not(:disabled)"):
            return None
        x, y, far = self._x, self._y, chance.choice((-150, -40, 40, 150))
        self._devtools.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        for share in (0.2, 0.5, 0.8, 1):
            at = {"x": x, "y": y + share * far}
            self._devtools.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at]})
        self._devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        return f"from a slider by {far}"

    def _run_again(self, chance, cell, sources):
        lines = sources[cell].splitlines()
        if len(lines) > 1 and lines[-1] in sources:
            return None  # another cell would go on showing the old demo
        self._inside = False
        self.page.evaluate("(cell) => document.querySelectorAll('.jp-Notebook .jp-Cell')[cell]?.scrollIntoView()", cell)
        self.page.locator(".jp-Notebook .jp-Cell").nth(cell).locator(".jp-InputPrompt").click(timeout=3000)
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_timeout(chance.choice((0, 300, 1500)))
        return "."

    def _set_from_python(self, chance, cell, sources):
        name = next((name for name in self.specs if repr(name) in sources[cell]), None)
        if not name:
            return None
        values = {spec["name"]: self._value(chance, spec) for spec in self.specs[name]}
        if ".predict:" in name:
            guess = tuple(values.values()) if len(values) > 1 else values["guess"]
            code = chance.choice((f"set(**{values!r})", f"commit({guess!r})", "reset()"))
        else:
            some = dict(chance.sample(sorted(values.items()), chance.randint(1, len(values))))
            code = chance.choice((f"set(**{some!r})", f"set(**{some!r})", "reset()", "keep()"))
        self.kernel.run(f"_ = W[{name!r}].{code}")
        return code

    def _value(self, chance, spec):
        if spec["kind"] == "choice":
            return chance.choice([value for value, _ in spec["options"]])
        if spec["kind"] == "toggle":
            return chance.random() < 0.5
        steps = int((spec["high"] - spec["low"]) / spec["step"] + 1e-6)
        return round(spec["low"] + chance.randint(0, steps) * spec["step"], 6)

    def _wait(self, chance, cell, sources):
        ms = chance.choice((0, 10, 50, 200, 800))
        self.page.wait_for_timeout(ms)
        return f"{ms} ms"

    def _second_view(self, chance, cell, sources):
        if self.page.locator(".jp-LinkedOutputView").count() or self.window[0] < 1000:
            return None
        self._inside = False
        self.show(cell)
        prompt = self.page.locator(".jp-Notebook .jp-Cell").nth(cell).locator(".jp-OutputArea-promptOverlay").first
        prompt.click(button="right", timeout=3000)
        self.page.locator(".lm-Menu-item", has_text="Create New View for Cell Output").click(timeout=3000)
        return "."
