"""Promise: a class board without a server: a class is counted, wrong codes are refused in words, nothing leaves."""

import base64
import io
import random

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from board_pages import anything, asked_in_all, boards, changed, codes_of, made, put_in, refused_in
from PIL import Image, ImageChops

from rlsedu.stage.bank import bank, beside
from tools import lesson_board

AXE = "axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations.map((rule) => rule.id))"
SCREENS = ({"width": 390, "height": 844}, {"width": 1024, "height": 768}, {"width": 1366, "height": 768})


@pytest.fixture
def opened(chrome, tmp_path_factory):
    with boards(chrome, tmp_path_factory) as open_on:
        yield open_on


def test_thirty_codes_two_of_them_damaged(opened):
    page = opened()
    codes = made(page, asked_in_all()[0], 30)
    codes[4], codes[21] = codes[4][:-3], changed(codes[21], 8)
    put_in(page, *(f"Pupil {n}: {code}" for n, code in enumerate(codes)))
    assert page.locator("#count").inner_text() == "28 codes count, 2 not."
    assert [one.partition(": ")[2] for one in refused_in(page)] == [
        "It is cut: it has 12 of 15 signs.",
        "It is damaged: at least one sign is wrong.",
    ]
    assert "Pupil" not in page.locator("body").inner_text().replace("Each pupil", ""), "a name stands on the wall"
    assert page.locator("#chapter").input_value() == "01-symptoms"
    put_in(page, codes[0])
    assert page.locator("#count").inner_text().startswith("Not counted: It came twice.")


def test_foreign_codes_are_refused_in_words(opened):
    page = opened("#02-dopamine")
    (ours,), (other,) = made(page, asked_in_all()[1], 1), made(page, asked_in_all()[3], 1)
    edition = {**asked_in_all()[1], "edition": (asked_in_all()[1]["edition"] + 1) % 1024}
    (old,), (unknown,) = made(page, edition, 1), made(page, {**asked_in_all()[1], "number": 9}, 1)
    new = page.evaluate("codec.inGroups(codec.signed([2, ...Array(13).fill(7)]))")
    put_in(
        page, ours, other, old, unknown, new, "hello there class", "restless legs", "https://example.org/?a=b", "漢字"
    )
    assert page.locator("#count").inner_text() == "1 code counts, 8 not."
    told = refused_in(page)
    page_words = page.locator("body").inner_text()
    assert not [word for word in ("hello there", "restless legs", "example.org", "漢字") if word in "".join(told)]
    assert "hello there" not in page_words, "what was refused may hold a name"
    for words, found in zip(
        [
            "It is of chapter 4, Supplements.",
            "another edition of chapter 2",
            "chapter 9",
            "another edition of this course",
        ],
        told,
        strict=False,
    ):
        assert words in found
    page.get_by_label("Chapter").select_option("04-supplements")
    assert (
        page.locator("#count").inner_text() == "1 code counts, 8 not." and "chapter 2, Dopamine" in refused_in(page)[0]
    )


def test_a_fuller_code_of_the_same_pupil_takes_the_place_of_the_first(opened):
    page, asked = opened(), asked_in_all()[0]
    none = [-1] * len(asked["questions"])
    first = {"place": 7, "sure": 2, "answers": none, "salt": 5}
    later, other = {**first, "answers": [1, *none[1:]]}, {**first, "salt": 6}
    codes = codes_of(page, asked, [first, later, other])
    put_in(page, *codes)
    assert page.locator("#count").inner_text() == "2 codes count, 1 not."
    assert "1 of 1 missed" in page.locator("#missed").inner_text() or "0 of 1" in page.locator("#missed").inner_text()


def test_the_answer_is_hidden_until_it_is_asked_for(opened):
    for asked in asked_in_all():
        page = opened(f"#{asked['page']}")
        put_in(page, *made(page, asked, 30))
        seen = page.locator("#seen").inner_text()
        hidden = [asked["rules"]["why"], "The answer is", "right answer:", "Were the sure ones right?"]
        assert not [words for words in hidden if words in seen]
        assert page.locator(".plot .answer, .options .right").count() == 0
        page.get_by_role("button", name="Show the answer").click()
        page.get_by_role("button", name="Show the right answer").click()
        seen = page.locator("#seen").inner_text()
        assert [words for words in hidden if words not in seen] == []
        if asked["rules"]["kind"] != "choice":
            assert page.locator(".plot .answer").count() >= 1


def test_the_board_counts_as_python_does(opened):
    page, asked = opened(), asked_in_all()[1]  # a number
    chance, many = random.Random(4), page.evaluate("codec.placesOf", asked)
    done = [anything(asked, many, chance) for _ in range(29)]
    put_in(page, *codes_of(page, asked, done))
    page.get_by_role("button", name="Show the answer").click()
    rules, guesses = asked["rules"], [(one["place"], one["sure"]) for one in done if one["place"] >= 0]
    right = [abs(place - rules["answer"]) <= rules["near"] for place, _ in guesses]
    assert f"{sum(right)} of {len(right)} came near enough" in page.locator("#answer").inner_text()
    for row in page.locator(".sureness tbody tr").all():
        sure = {"sure": 3, "fairly sure": 2, "a shot in the dark": 1, "not said": 0}[
            row.locator("th").inner_text().strip()
        ]
        these = [ok for ok, (_, one) in zip(right, guesses, strict=True) if one == sure]
        assert row.locator("td").first.inner_text() == f"{sum(these)} of {len(these)}"
    missed = []
    for n, question in enumerate(asked["questions"]):
        answer = next(i for i, option in enumerate(question["options"]) if option["right"])
        missed.append(sum(one["answers"][n] not in (-1, answer) for one in done))
    worst = asked["questions"][missed.index(max(missed))]
    assert (
        worst["question"] in page.locator("#missed").inner_text()
        and f"{max(missed)} of " in page.locator("#missed").inner_text()
    )
    assert page.locator(".plot .dot").count() == len(guesses)


def test_by_keyboard_one_after_the_other_then_emptied(opened):
    page, codes = opened(), None
    codes = made(page, asked_in_all()[2], 3)
    page.locator("#paste").focus()
    for code in codes:
        page.keyboard.type(code.lower())
        page.keyboard.press("Enter")
    assert page.locator("#count").inner_text() == "3 codes count."
    page.get_by_role("button", name="Empty the board").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")  # on "No, keep them"
    assert page.locator("#count").inner_text() == "3 codes count."
    page.keyboard.press("Enter")
    page.keyboard.press("Tab") if page.evaluate("document.activeElement.id") == "yes" else None
    page.get_by_role("button", name="Yes, empty it").press("Enter")
    assert page.locator("#count").inner_text() == "No code yet." and not page.locator("#seen").is_visible()
    assert page.evaluate("[localStorage.length, document.cookie]") == [0, ""]


def test_one_is_warned_before_the_codes_are_gone(opened):
    page, asked = opened(), []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == [], "an empty board has nothing to lose"
    put_in(page, *made(page, asked_in_all()[0], 2))
    page.reload()
    assert asked == ["beforeunload"] and page.locator("#count").inner_text() == "No code yet."


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation_and_nothing_wider_than_the_screen(opened, scheme):
    for asked, screen in zip((asked_in_all()[0], asked_in_all()[3], asked_in_all()[4]), SCREENS, strict=True):
        page = opened(viewport=screen, color_scheme=scheme)
        put_in(page, *made(page, asked, 30), "nonsense")
        for name in ("Show the answer", "Show the right answer"):
            page.get_by_role("button", name=name).click()
        page.locator("#all summary").click()
        page.evaluate(AXE_SCRIPT)
        assert page.evaluate(AXE) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= screen["width"]


CAMERA = """
  window.BarcodeDetector = class {
    static async getSupportedFormats() { return ["qr_code"]; }
    async detect() { return (window.inSight ?? []).map((rawValue) => ({ rawValue })); }
  };
  const camera = { kind: "videoinput" }, sheet = document.createElement("canvas");
  sheet.getContext("2d");
  const getUserMedia = async () => window.stream = sheet.captureStream(5);
  Object.defineProperty(navigator, "mediaDevices", { value: { enumerateDevices: async () => [camera], getUserMedia } });
  HTMLMediaElement.prototype.play = async () => {};
"""


def test_codes_are_scanned_where_the_browser_can_and_else_it_says_so(opened):
    page = opened()
    page.get_by_text("This browser cannot scan QR codes").wait_for()
    assert not page.get_by_role("button", name="Scan").is_visible()
    page = opened(before=CAMERA)
    codes = [code.replace("-", "") for code in made(page, asked_in_all()[0], 3)]
    page.get_by_role("button", name="Scan").click()
    for n, code in enumerate(codes, 1):
        page.evaluate("(code) => { window.inSight = [code]; }", code)
        page.locator("#count").get_by_text(f"{n} code").wait_for()
    page.wait_for_timeout(600)
    assert page.locator("#count").inner_text() == "3 codes count.", "one in sight is taken again and again"
    page.get_by_role("button", name="Stop the camera").click()
    assert page.evaluate("window.stream.getTracks().every((track) => track.readyState === 'ended')")


def test_the_pictures_of_questions_are_those_of_the_chapter():
    told = lesson_board.with_pictures(asked_in_all()[0])
    for question in told["questions"]:
        png = beside(bank()[question["id"]]).picture
        assert bool(png) == bool(question["picture"])
        if png:
            ours = Image.open(io.BytesIO(base64.b64decode(question["picture"].partition(",")[2])))
            theirs = Image.open(io.BytesIO(png)).convert("RGB")
            assert ImageChops.difference(ours.convert("RGB"), theirs).getbbox() is None and question["name"]
