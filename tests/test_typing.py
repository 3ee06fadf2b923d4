"""What a reader types or taps into the box of a slider: understood, or refused beside the box and kept."""

import pytest


def box_of(page, label):
    return page.get_by_role("textbox", name=f"{label}: type a ")


def type_into(page, label, text):
    """Type into the box of a control as a reader does; return what the page sent for it and what stands beside it."""
    page.evaluate("sent.length = 0")
    box = box_of(page, label)
    box.fill(text)
    box.press("Enter")
    sent = page.evaluate("sent")
    for message in sent:
        page.evaluate(
            "m => answer({...m, kind: 'frame', values: {...state.values, ...m.values}, sentence: 's'})", message
        )
    beside = page.locator(".rlsedu-control").filter(has=box).locator(".rlsedu-refusal")
    return [message["values"] for message in sent], beside.inner_text()


@pytest.mark.parametrize(
    ("label", "text", "values", "shown"),
    [
        ("Sit down at", "21:30", {"sit_from_h": 21.5}, "21:30"),
        ("Sit down at", "21.30", {"sit_from_h": 21.5}, "21:30"),
        ("Sit down at", "21,30", {"sit_from_h": 21.5}, "21:30"),
        ("Sit down at", "2130", {"sit_from_h": 21.5}, "21:30"),
        ("Sit down at", "130", {"sit_from_h": 25.5}, "01:30"),
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
    box = box_of(evening, label)
    assert box.input_value() == shown and box.evaluate("box => box === document.activeElement")


CLOCK, SHARE = "Give a clock time from 16:00 to 02:00, such as 20:00 or 2000.", "Give a number from 0 to 1."


@pytest.mark.parametrize(
    ("label", "text", "words"),
    [
        *[("Sit down at", text, CLOCK) for text in ("03:00", "9:5", "21:75", "", "-1:00", "late", "27:00")],
        *[("Relief", text, SHARE) for text in ("", "1.1", "-0.1", "half", "0,5,5")],
        ("Walk every", "5", "Give a number from 10 min to 240 min."),
    ],
)
def test_what_cannot_be_used_is_refused_beside_its_box_and_stays_there(evening, label, text, words):
    sent, said = type_into(evening, label, text)
    assert sent == [] and said == f"“{text}” cannot be used. {words}"
    box = box_of(evening, label)
    assert box.input_value() == text and box.get_attribute("aria-invalid") == "true"
    assert evening.locator(f"[id='{box.get_attribute('aria-describedby')}']").inner_text() == said
    below = evening.locator(".rlsedu-refusal").filter(has_text="cannot").bounding_box()["y"]
    assert 0 <= below - box.bounding_box()["y"] - box.bounding_box()["height"] < 12


@pytest.mark.parametrize("way_out", ["a value", "the slider", "Reset"])
def test_a_refusal_ends_when_something_else_is_given(evening, way_out):
    type_into(evening, "Walk every", "abc")
    box = box_of(evening, "Walk every")
    if way_out == "a value":
        assert type_into(evening, "Walk every", "80") == ([{"break_every_min": 80}], "")
    elif way_out == "the slider":
        evening.get_by_role("slider", name="Walk every").press("End")
    else:
        evening.get_by_role("button", name="Reset").click()
        evening.evaluate("answer({...sent.at(-1), values: state.values, sentence: 's', kind: 'frame'})")
    assert box.input_value() == {"a value": "80", "the slider": "240", "Reset": "60"}[way_out]
    assert box.get_attribute("aria-invalid") is None and box.get_attribute("aria-describedby") is None
    assert evening.locator(".rlsedu-refusal").all_inner_texts() == [""] * 4


def test_a_tap_takes_the_whole_number_and_a_second_one_sets_the_cursor(evening):
    box = box_of(evening, "Walk every")
    box.click()
    marked = "box => box.value.slice(box.selectionStart, box.selectionEnd)"
    assert box.evaluate(marked) == "60"
    box.click()
    assert box.evaluate(marked) == ""


@pytest.mark.parametrize("name", ["Sit down at", "Walk every"])
def test_a_phone_s_digits_are_enough(evening, name):
    assert box_of(evening, name).get_attribute("inputmode") in ("numeric", "decimal")


def test_half_typed_text_survives_a_frame_and_the_slider_takes_over(evening):
    box, slider = box_of(evening, "Walk every"), evening.get_by_role("slider", name="Walk every")
    box.press("End")
    box.press("Backspace")
    evening.evaluate("answer({kind: 'frame', values: state.values, sentence: 's'})")
    assert box.input_value() == "6" and box.evaluate("box => box === document.activeElement")
    slider.press("ArrowRight")
    assert box.input_value() == slider.input_value() != "60"
