"""Promise: a pupil's page makes a code of what was done there, shows it as a QR code, and says what is in it."""

import io
import json

import pytest
import zxingcpp
from axe_playwright_python.base import AXE_SCRIPT
from board_pages import asked_in_all, boards, put_in
from live_pages import pages
from PIL import Image

AT = "2026-11-01T20:00:00+00:00"
LINE = [0, 0, 0.5, 4.13, 5.31, 3, 1, 0, 0]
AXE = "axe.run('.rlsedu-code', {resultTypes: ['violations']}).then((found) => found.violations.map((rule) => rule.id))"


@pytest.fixture
def opened(chrome, tmp_path_factory):
    with pages(chrome, tmp_path_factory) as open_on:
        yield open_on


def did(page, events):
    """Make a page's reader one who did these things before."""
    held = json.dumps({"format": "rlsedu progress", "version": 1, "events": [{**one, "at": AT} for one in events]})
    page.add_init_script(
        f"localStorage.getItem('rlsedu-progress') ?? localStorage.setItem('rlsedu-progress', {held!r})"
    )


def ask(page):
    page.get_by_role("button", name="Make a code for the class").click()
    return page.locator(".rlsedu-code-out")


def test_a_code_is_made_scanned_and_read_by_the_board(opened, chrome, tmp_path_factory):
    asked = asked_in_all()[0]
    answers = [(one["id"], one["options"][n % 3]["text"]) for n, one in enumerate(asked["questions"][:5])]
    events = [{"kind": "guess", "id": asked["rules"]["id"], "guess": LINE, "right": True, "sure": 3}]
    events += [{"kind": "answer", "id": id, "guess": text, "right": False} for id, text in answers]
    page = opened("phone", lambda page: did(page, events))
    out = ask(page)
    code = out.locator(".rlsedu-code-signs").inner_text()
    words = out.inner_text()
    assert "a line with its peak at 00:00, at 5.3" in words and "How sure you were: sure." in words
    right = sum(one["options"][n % 3]["right"] for n, one in enumerate(asked["questions"][:5]))
    assert f"Your first answers to 5 of 6 questions: {right} right." in words
    shot = Image.open(io.BytesIO(out.locator(".rlsedu-code-qr").screenshot()))
    (found,) = zxingcpp.read_barcodes(shot, formats=zxingcpp.BarcodeFormat.QRCode)
    assert found.text == code.replace("-", "")
    page.reload()
    assert ask(page).locator(".rlsedu-code-signs").inner_text() == code, "the same pupil has another code"
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(AXE) == [] and page.errors == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    with boards(chrome, tmp_path_factory) as open_board:
        board = open_board()
        put_in(board, found.text)
        assert board.locator("#count").inner_text() == "1 code counts."
        assert "00:00: 1" in board.locator(".plot svg").first.get_attribute("aria-label")


def test_without_anything_done_there_is_no_code_and_all_can_be_erased(opened):
    page = opened("laptop")
    assert "nothing to put into a code yet" in ask(page).inner_text()
    page.evaluate("localStorage.setItem('other', 'x'); localStorage.setItem('rlsedu-progress', '{}')")
    page.get_by_text("Has somebody else used this browser").click()
    page.get_by_role("button", name="Erase all guesses").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Yes, erase them").click()
    assert page.evaluate("Object.keys(localStorage).filter((name) => name !== 'theme')") == ["other"]


def test_two_pupils_who_did_the_same_have_two_codes(opened):
    event = {"kind": "guess", "id": asked_in_all()[0]["rules"]["id"], "guess": LINE, "right": True}
    page, codes = opened("laptop", lambda page: did(page, [event])), set()
    for _ in range(3):
        codes.add(ask(page).locator(".rlsedu-code-signs").inner_text())
        page.evaluate("localStorage.removeItem('rlsedu-class-salt')")
        page.reload()
    assert len(codes) == 3
