"""Promise: the nurse's cases. Every way ends, what keeps safe stays in sight, keys reach all of it."""

import dataclasses
import random
import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from rlsedu.evidence import fact, safety
from rlsedu.journey.words import STORIES, asks, stay_safe
from tools import lab, lesson_cases, lesson_stories, prose
from tools.cards import keys_in
from tools.source import BuildError

CASES = [lesson_stories.case(story) for story in STORIES]
# What a nurse's case must never say: an amount to take, a finding, a treatment to choose.
AMOUNT = re.compile(r"(?i)\b\d+([.,]\d+)?\s*(mg|mcg|µg|g|ml|tablets?|pills|drops|capsules)\b(?! that must get)")
each = pytest.mark.parametrize("case", CASES, ids=[case.story for case in CASES])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("cases")
    lesson_cases.build(out)
    return out


@pytest.fixture(params=[{}, {**lab.PHONE, "color_scheme": "dark"}], ids=["laptop", "dark-phone"])
def seen(chrome, folder, request):
    """The page, opened from its file; it may ask for nothing but itself."""
    context, asked = chrome.new_context(**request.param), []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto((folder / "cases.html").as_uri())
    yield page
    context.close()
    assert [url for url in asked if not url.startswith(("data:", "file:"))] == [] and len(asked) < 4


@each
def test_every_way_ends_after_four_to_six_choices_and_every_choice_is_on_one(case):
    ways = case.ways()
    assert {len(way) for way in ways} <= {4, 5, 6}
    met = {id(choice) for way in ways for choice in way}
    assert met == {id(choice) for step in case.steps for choice in step.choices}
    assert {choice.asks for way in ways for choice in way} - {0} == set(range(1, len(asks(case.story).lines) + 1))
    assert any(len({choice.to for choice in step.choices}) > 1 for step in case.steps), "it never branches"


@each
def test_each_step_has_a_poor_choice_not_always_at_the_same_place_and_a_good_one(case):
    places = [[choice.poor for choice in step.choices].index(True) for step in case.steps]
    assert all(sum(choice.poor for choice in step.choices) in (1, 2) and len(step.choices) == 3 for step in case.steps)
    assert len(set(places)) == 3
    assert all(choice.know or choice.poor for step in case.steps for choice in step.choices)


def test_a_way_that_never_ends_or_leads_nowhere_is_refused():
    first = CASES[0].steps[0]
    for to, words in (("begin", "circle"), ("no-such-step", "is not there")):
        step = dataclasses.replace(first, choices=(dataclasses.replace(first.choices[0], to=to),))
        with pytest.raises(BuildError, match=words):
            dataclasses.replace(CASES[0], steps=(step,)).ways()


@each
def test_it_reads_easily_and_names_no_amount_and_no_finding(case):
    assert prose.grade(case.texts()) <= 9
    own = [choice.text for step in case.steps for choice in step.choices]
    everything = " ".join([*case.texts(), *own])
    assert not AMOUNT.search(everything), AMOUNT.search(everything)
    assert not re.search(r"(?i)\bshe has restless legs|he has restless legs|suffer|IRLS", everything)
    assert 5 <= len(case.check) <= 6 and "own words" in case.check[-1] and "60 words" in case.explain


@each
def test_what_was_measured_has_its_fact(case):
    made_up = {choice.says for step in case.steps for choice in step.choices} | {case.who}
    made_up |= {choice.know for step in case.steps for choice in step.choices} | {case.explain, *case.check}
    bare = [text for text in case.texts() if text not in made_up and prose.measured(text)]
    assert bare == []
    keys = keys_in("\n".join(case.texts()))
    assert len(keys) >= 4 and all(fact(key) for key in keys)
    with pytest.raises(KeyError):
        keys_in("A claim[](fact:no-such-fact).")


def test_a_page_without_the_journey_has_no_cases(tmp_path):
    lesson_cases.build(tmp_path, ["01-symptoms"])
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(BuildError, match="no chapter"):
        lesson_cases.build(tmp_path, ["06-nothing"])


def test_two_builds_are_the_same_and_every_answer_is_said_to_be_made_up(folder, tmp_path):
    lesson_cases.build(tmp_path)
    text = (folder / "cases.html").read_text(encoding="utf-8")
    assert (tmp_path / "cases.html").read_text(encoding="utf-8") == text
    assert all(f"{case.person} is made up, and so is every answer." in text for case in CASES)
    assert "connect-src" not in text and "default-src 'none'" in text
    assert not re.search(r"localStorage|sessionStorage|fetch\(|XMLHttp|sendBeacon|document\.cookie", text)


def test_nothing_to_complain_about_and_nothing_wider_than_the_window(seen):
    def looked_at():
        seen.evaluate(AXE_SCRIPT)
        found = seen.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        assert not found, [(rule["id"], rule["nodes"][0]["html"]) for rule in found]
        assert seen.evaluate("document.documentElement.scrollWidth <= innerWidth")

    looked_at()
    walked = random.Random(3)
    for case in CASES:
        while (choices := seen.locator(f"#{case.story} .choices button")).count():
            choices.nth(walked.randrange(choices.count())).click()
    looked_at()


def test_what_keeps_safe_stands_open_from_the_start_to_the_end(seen):
    for case in CASES:
        lines = stay_safe(case.story).lines
        assert lines[0] == safety("walk").lines[0]

        def open_lines(case=case, lines=lines):
            box = seen.locator(f"#{case.story} .safety")
            assert box.is_visible() and all(line in box.inner_text() for line in lines)

        open_lines()
        for choice in case.ways()[0]:
            seen.locator(f"#{case.story} .choices button", has_text=choice.text).click()
            open_lines()


def test_a_case_by_keyboard_alone_each_yield_heard_once(seen):
    case = CASES[0]
    way = max(case.ways(), key=len)
    seen.locator(f"#{case.story} .choices button").first.focus()
    focused = seen.locator(":focus")
    for choice in way:
        while focused.inner_text() != choice.text:
            seen.keyboard.press("Tab")
        seen.keyboard.press("Enter")
        name = focused.get_attribute("aria-label")
        said, why = (re.sub(r"\[\]\(fact:[^)]*\)", "", text) for text in (choice.says, choice.why))
        assert name.count(said) == 1 and name.count(why) == 1 and focused.get_attribute("role") == "group"
        assert choice.poor == ("Kindly meant" in name)
        assert said not in "".join(seen.locator("[aria-live], [role=status], [role=alert]").all_inner_texts())
    known = seen.locator(f"#{case.story} .known").inner_text()
    assert all(choice.know.strip() in known for choice in way if choice.know)
    asked = seen.locator(f"#{case.story} .asks li", has_text="You asked this")
    assert asked.count() == len({choice.asks for choice in way} - {0})
    own = seen.locator(f"#{case.story}-own")
    for _ in range(60):
        if focused.get_attribute("id") == f"{case.story}-own":
            break
        seen.keyboard.press("Tab")
    seen.keyboard.type("Nobody can tell yet, Maja. " + "word " * 58)
    count = seen.locator(f"#{case.story}-count")
    assert count.inner_text() == "63 of 60 words: leave out 3" and own.input_value()
    heard = seen.locator(f"#{case.story} .hush")
    assert heard.inner_text() == ""
    seen.wait_for_function(
        "text => document.querySelector('#donor .hush').textContent === text", arg=count.inner_text()
    )
    seen.keyboard.press("Tab")
    seen.keyboard.press("Space")
    assert seen.locator(f"#{case.story} .check input").first.is_checked()
    seen.get_by_role("button", name="Take the last choice back").click()
    assert focused.inner_text() == case.steps[-1].scene and not own.is_visible()
    seen.reload()
    assert own.input_value() == "" and seen.locator(f"#{case.story} .said li").count() == 0


def test_paper_and_a_page_without_scripts_have_every_branch(chrome, folder):
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "cases.html").as_uri())
    paper = chrome.new_page()
    paper.goto((folder / "cases.html").as_uri())
    assert not paper.locator(".branches").first.is_visible()  # on a screen it would give all away
    paper.emulate_media(media="print")
    assert not paper.locator(".play").first.is_visible()
    for looked_at in (page, paper):
        for case in CASES:
            rows = looked_at.locator(f"#{case.story} .branches tbody td:first-child")
            texts = [choice.text for step in case.steps for choice in step.choices]
            assert rows.all_inner_texts() == texts and rows.first.is_visible()
            assert looked_at.locator(f"#{case.story} .check").is_visible()
    paper.close()
    context.close()
