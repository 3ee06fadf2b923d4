"""Promise: in Notebook 7, too, the keys of a slider, of radio buttons and of a list move them, and stay in the demo."""

import pytest

from tools import lab as jupyter

CELLS = ("from rlsedu import symptoms", "symptoms.evening()", "symptoms.who()")


@pytest.fixture(scope="module")
def page(chrome, tmp_path_factory):
    """Two demos in Notebook 7, as a reader on a laptop has them, run."""
    folder = tmp_path_factory.mktemp("keys")
    jupyter.write_notebook(folder / "keys.ipynb", *CELLS)
    page = chrome.new_context(**jupyter.LAPTOP).new_page()
    with jupyter.jupyterlab(folder) as address:
        jupyter.open_notebook(page, address, "keys.ipynb", "notebooks")
        jupyter.run_all(page)
        yield page
        page.context.close()


VALUES = """node => node.type === 'radio'
  ? [...node.closest('fieldset').querySelectorAll('input')].find((one) => one.checked).value : node.value"""


@pytest.mark.parametrize(
    ("control", "keys"),
    [
        ("input[type='range']", ("ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown", "PageUp", "Home", "End")),
        ("input[type='radio']:checked", ("ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft")),
        ("select", ("ArrowDown", "ArrowUp", "End", "Home")),
    ],
)
def test_keys_move_a_control_and_stay_in_it(page, control, keys):
    page.evaluate("for (const fold of document.querySelectorAll('.rlsedu details')) fold.open = true")
    node = page.locator(f".rlsedu {control}").first
    node.focus()
    for key in keys:
        focused = page.evaluate_handle("document.activeElement")
        before = focused.evaluate(VALUES)
        page.keyboard.press(key)
        assert page.evaluate("!!document.activeElement.closest('.rlsedu')"), key
        assert page.evaluate_handle("document.activeElement").evaluate(VALUES) != before, key
