"""The page side of a demo by itself, in a real browser with a kernel that the test plays: typing, focus, two views."""

import pytest

from rlsedu.stage import Picture, Predict, PredictItem, Range, Stage

# A model as anywidget gives it; `sent` holds what the page sent, `answer` plays the kernel to all views.
STAND_IN = """async ([code, state]) => {
  const module = await import(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
  const heard = {};
  window.sent = [];
  window.state = state;
  const model = {
    get: (name) => (name === "frame" ? new Uint8Array() : state[name]), send: (message) => sent.push(message),
    on: (name, act) => (heard[name] ??= new Set()).add(act), off: (name, act) => heard[name].delete(act),
  };
  window.tell = (name, ...words) => [...heard[name] ?? []].forEach((act) => act(...words));
  window.answer = (message) => tell("msg:custom", message, [new Uint8Array()]);
  window.show = () => {
    const el = document.body.appendChild(document.createElement("div"));
    window.stop = module.default.render({ model, el });
  };
  show();
}"""


@pytest.fixture
def page(chrome):
    page = chrome.new_page(viewport={"width": 900, "height": 900})
    page.set_default_timeout(5000)
    yield page
    page.close()


def place(page, widget):
    """Put a widget on the page and return its title's section; its picture is left empty."""
    state = {k: v for k, v in widget.get_state().items() if k != "layout" and not k.startswith("_")}
    page.evaluate(STAND_IN, [widget._esm, {**state, "frame": {}}])
    widget.close()


class Line(Picture):
    """A line that can be kept."""

    def build(self, figure):
        self.moving(figure.subplots().plot([0, 1], [0, 1])[0], ghost=True)

    def show(self, result):
        pass


@pytest.fixture
def evening(page):
    controls = (
        Range("sit_from_h", "Sit down at", 16, 26, 0.25, 20, "h", "clock"),
        Range("break_every_min", "Walk every", 10, 240, 5, 60, "min"),
        Range("relief", "Relief", 0, 1, 0.05, 0.9),
        Range("people", "People", 4, 2000, 1, 50, style="log"),
    )
    place(page, Stage(title="An evening", controls=controls, model=dict, picture=Line(), sentence=str))
    return page


def type_into(page, label, text):
    """Type into the box of a control as a reader does; return what the page sent for it and what it says."""
    page.evaluate("sent.length = 0")
    box = page.get_by_role("textbox", name=label)
    box.fill(text)
    box.press("Enter")
    sent = page.evaluate("sent")
    for message in sent:
        page.evaluate(
            "m => answer({kind: 'frame', values: {...state.values, ...m.values}, ...m, sentence: 's'})", message
        )
    return [message["values"] for message in sent], page.locator(".rlsedu-problem").inner_text()


@pytest.mark.parametrize(
    ("label", "text", "values", "shown"),
    [
        ("Sit down at", "21:30", {"sit_from_h": 21.5}, "21:30"),
        ("Sit down at", "21.30", {"sit_from_h": 21.5}, "21:30"),
        ("Sit down at", "22", {"sit_from_h": 22}, "22:00"),
        ("Sit down at", "1:15", {"sit_from_h": 25.25}, "01:15"),
        ("Sit down at", "24:30", {"sit_from_h": 24.5}, "00:30"),
        ("Relief", "0,5", {"relief": 0.5}, "0.5"),
        ("Relief", " 0.333 ", {"relief": 0.33}, "0.33"),
        ("Walk every", "62", {"break_every_min": 62}, "62"),
        ("People", "1234", {"people": 1230}, "1230"),
    ],
)
def test_a_typed_value_is_understood_and_the_box_keeps_the_focus(evening, label, text, values, shown):
    assert type_into(evening, label, text) == ([values], "")
    box = evening.get_by_role("textbox", name=label)
    assert box.input_value() == shown and box.evaluate("box => box === document.activeElement")


CLOCK, SHARE = "give a clock time from 16:00 to 02:00.", "give a number from 0 to 1."


@pytest.mark.parametrize(
    ("label", "text", "words", "shown"),
    [
        *[("Sit down at", text, CLOCK, "20:00") for text in ("03:00", "9:5", "21:75", "", "-1:00", "late", "27:00")],
        *[("Relief", text, SHARE, "0.9") for text in ("", "1.1", "-0.1", "half", "0,5,5")],
        ("Walk every", "5", "give a number from 10 min to 240 min.", "60"),
    ],
)
def test_what_cannot_be_used_is_refused_in_the_reader_s_words(evening, label, text, words, shown):
    sent, said = type_into(evening, label, text)
    assert sent == [] and said.startswith(label) and said.endswith(words)
    assert evening.get_by_role("textbox", name=label).input_value() == shown


def test_half_typed_text_survives_a_frame_and_the_slider_takes_over(evening):
    box, slider = evening.get_by_role("textbox", name="Walk every"), evening.get_by_role("slider", name="Walk every")
    box.press("End")
    box.press("Backspace")
    evening.evaluate("answer({kind: 'frame', values: state.values, sentence: 's'})")
    assert box.input_value() == "6" and box.evaluate("box => box === document.activeElement")
    slider.press("ArrowRight")
    assert box.input_value() == slider.input_value() != "60"


def test_after_a_problem_the_controls_say_what_the_picture_shows(evening):
    slider = evening.get_by_role("slider", name="Walk every")
    slider.press("End")
    assert slider.input_value() == "240"
    evening.evaluate("answer({kind: 'problem', sequence: sent[0].sequence, values: state.values, words: 'Too much.'})")
    assert slider.input_value() == "60" and evening.locator(".rlsedu-problem").inner_text() == "Too much."


def test_reset_keeps_the_focus_and_the_button_says_whether_a_curve_is_kept(evening):
    reset = evening.get_by_role("button", name="Reset")
    reset.press("Enter")
    evening.evaluate("answer({kind: 'frame', sequence: 1, values: state.values, sentence: 's'})")
    assert reset.evaluate("button => button === document.activeElement")
    evening.evaluate("state.kept = true; tell('change:kept')")
    evening.evaluate("show()")  # a second view, or the page opened again
    assert evening.get_by_role("button", name="Forget the kept curve").count() == 2
    evening.evaluate("sent.length = 0")
    evening.get_by_role("button", name="Forget").last.click()
    assert [message["kind"] for message in evening.evaluate("sent")] == ["forget"]


def test_a_screen_reader_hears_the_last_sentence_once_and_no_step_before(evening):
    evening.evaluate("""() => {
      window.said = [];
      for (const live of document.querySelectorAll("[role=status], [aria-live]")) new MutationObserver(
        () => said.push(live.textContent)).observe(live, { childList: true, characterData: true, subtree: true });
    }""")
    for sentence in ("one", "two", "two", "three"):
        evening.evaluate("sentence => answer({kind: 'frame', values: state.values, sentence})", sentence)
        assert (
            evening.locator(".rlsedu-sentence").inner_text() == evening.locator("img").get_attribute("alt") == sentence
        )
    evening.wait_for_function("said.length")
    evening.evaluate("answer({kind: 'frame', values: state.values, sentence: 'three'})")  # a new size, say
    evening.wait_for_timeout(700)
    assert evening.evaluate("said") == ["three"]


def test_a_view_asks_for_its_size_only_if_the_picture_has_another(evening):
    evening.wait_for_timeout(100)
    assert evening.evaluate("sent") == []
    evening.evaluate("state.size = [true, 1]; show()")  # it was laid out for a phone before
    evening.wait_for_function("sent.length")
    assert evening.evaluate("sent") == [{"kind": "size", "narrow": False, "scale": 1, "sequence": 1}]


def test_a_stopped_view_hears_nothing(evening):
    evening.evaluate("stop(); answer({kind: 'frame', sequence: 1, values: {}, sentence: 'later'})")
    assert evening.locator(".rlsedu-sentence").inner_text() != "later"


def test_a_choice_is_not_made_by_clicking_the_picture(page):
    place(page, Predict(PredictItem("Which?", "choice", "a", "Why.", options={"a": "A", "b": "B"})))
    picture = page.locator("img")
    assert "rlsedu-target" not in picture.get_attribute("class")
    picture.dispatch_event("click")
    assert page.evaluate("sent") == []
