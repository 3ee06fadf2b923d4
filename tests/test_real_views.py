"""Promise: in JupyterLab with its own settings every view shows what the kernel has, whenever it was made."""

import pytest

from benchmarks.fuzz_checks import SEEN, Kernel, picture_wrong, words_wrong
from tools.lab import TOKEN, jupyterlab, kernels_of, open_notebook, run_all, write_notebook

EVENING, GUESS, WHO = "symptoms.evening", "symptoms.predict:evening", "symptoms.is_it"
CELLS = (
    "from rlsedu import symptoms\nW = {}",
    f"d = W[{EVENING!r}] = symptoms.evening()\nd.set(sit_from_h=22)\nd",
    "d",
    f"g = W[{GUESS!r}] = symptoms.predict('evening')\n_ = g.commit((0, 0, 1, 4, 8, 5, 3, 1, 0))\ng",
    f"w = W[{WHO!r}] = symptoms.is_it()\nw",
    "_ = w.set(prevalence=0.1)",  # Run All: said before the page has made its view
)


class Tab:
    """A notebook in one tab of a browser."""

    def __init__(self, context, address, name):
        self.page, self.context, self.name = context.new_page(), context, name
        open_notebook(self.page, address, name)
        self.address, self.kernel = address, Kernel(address, kernels_of(address, name)[0]["id"], TOKEN)

    def demos(self, title):
        """Find the demos whose heading has these words."""
        return self.page.locator(".rlsedu", has=self.page.get_by_role("heading", name=title))

    def wrong(self):
        """List where what a view says or shows is not what the kernel has, once the page rests."""
        about = self.kernel.about()
        names, found = {title: name for name, (title, _) in about.items()}, []
        for view in self.page.locator(".rlsedu:visible").all():
            view.locator(".rlsedu-place").scroll_into_view_if_needed()
            found += self._wrong_in_sight(names, about) and self._wrong_in_sight(names, about, 3000)  # or only late
        return found

    def _wrong_in_sight(self, names, about, wait_ms=1200):
        self.page.wait_for_timeout(wait_ms)
        found, told = [], self.kernel.tell()["demos"]
        for one in self.page.evaluate(SEEN, list(names)):
            if one["visible"]:
                name = names[one["title"]]
                found += words_wrong(name, one, told[name], about[name][1])
                found += picture_wrong(name, one, told[name], True)
        return found


@pytest.fixture(scope="module")
def tab(chrome, tmp_path_factory):
    folder = tmp_path_factory.mktemp("views")
    write_notebook(folder / "views.ipynb", *CELLS)
    with jupyterlab(folder) as address:
        tab = Tab(chrome.new_context(viewport={"width": 1366, "height": 768}), address, "views.ipynb")
        run_all(tab.page)
        tab.page.locator(".rlsedu img").nth(3).wait_for()
        yield tab
        tab.kernel.close()
        tab.context.close()


def test_what_was_set_before_a_view_is_there_in_every_view(tab):
    assert tab.wrong() == []
    boxes = tab.page.locator("[data-name='sit_from_h'] .rlsedu-box")
    assert [box.input_value() for box in boxes.all()] == ["22:00", "22:00"]
    assert tab.page.get_by_role("button", name="Guess again").count() == 1
    told = tab.kernel.tell()["demos"]
    assert told[EVENING]["values"]["sit_from_h"] == 22 and told[GUESS]["open"]


def slider_of(tab):
    """The slider of the first demo that says when to sit down, unfolded."""
    demo = tab.demos("When do").first
    demo.locator(".rlsedu-rest").evaluate("e => { e.open = true; }")
    return demo.get_by_role("slider", name="Sit down at")


def _second_view(tab):
    tab.page.locator(".jp-Cell").nth(1).locator(".jp-OutputArea-promptOverlay").click(button="right")
    tab.page.locator(".lm-Menu-item", has_text="Create New View for Cell Output").click()
    tab.page.locator(".jp-LinkedOutputView .rlsedu").wait_for()


def _moved_cell(tab):
    tab.page.locator(".jp-Cell").nth(1).locator(".jp-InputPrompt").click()
    tab.page.keyboard.press("Control+Shift+ArrowDown")
    tab.page.wait_for_function(
        "document.querySelectorAll('.jp-Cell')[2].innerText.includes('sit_from_h') && "
        "document.querySelectorAll('.jp-Cell')[2].querySelector('.rlsedu')"
    )


def _second_tab(tab):
    tab.page.keyboard.press("Control+s")
    tab.page.wait_for_timeout(1000)
    other = Tab(tab.context, tab.address, tab.name)
    other.page.locator(".rlsedu img").nth(3).wait_for()
    assert other.wrong() == []
    slider_of(other).press("ArrowLeft")
    other.page.wait_for_timeout(1500)
    other.page.close()


@pytest.mark.parametrize("happens", [_second_view, _moved_cell, _second_tab])
def test_a_moved_slider_is_where_it_was_after(tab, happens):
    slider = slider_of(tab)
    before = float(slider.input_value())
    slider.press("ArrowRight")
    tab.page.wait_for_timeout(800)
    happens(tab)
    step = 0 if happens is _second_tab else 0.25
    assert tab.kernel.tell()["demos"][EVENING]["values"]["sit_from_h"] == before + step
    assert tab.wrong() == []
